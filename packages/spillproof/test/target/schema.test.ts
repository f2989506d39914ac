import { expect, test } from "vitest";
import { configurationJsonSchema } from "../../src/target/index.js";

test("the JSON Schema that ships is made from the schema that is used", async () => {
  await expect(`${JSON.stringify(await configurationJsonSchema(), null, 2)}\n`).toMatchFileSnapshot("../../schema/config.json");
});

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of the configuration
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { configurationJsonSchema } from "../../src/target/index.js";

test("the JSON Schema that ships is made from the schema that is used", async () => {
  await expect(`${JSON.stringify(await configurationJsonSchema(), null, 2)}\n`).toMatchFileSnapshot("../../schema/config.json");
});

test("it takes what is read, and points at what is not", async () => {
  const validate = new Ajv2020({ strict: false }).compile(await configurationJsonSchema());
  const identity = {
    login: { request: "POST /login", json: { a: 1 }, token: "/t" },
    send: "X: ${token}",
    moreTokens: { narrow: { bearer: "x" } },
  };
  expect(
    validate({ target: "http://a.test", identities: { alice: identity, bob: { cookie: "a=b" } }, known: { id: { alice: [1, "a"] } } }),
    JSON.stringify(validate.errors),
  ).toBe(true);
  expect(validate({ identites: {} })).toBe(false);
  expect(validate({ identities: { alice: { berer: "x" } } })).toBe(false);
  expect(validate({ failOn: "sometimes" })).toBe(false);
});

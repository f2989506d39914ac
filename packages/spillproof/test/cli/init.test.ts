import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SpillproofError } from "../../src/model/index.js";
import { readConfiguration } from "../../src/target/index.js";
import { run, scratch } from "./run.js";

describe("init", () => {
  it("writes a configuration that is accepted once its variables are set", async () => {
    const cwd = await scratch();
    const { status, stdout, stderr } = await run(["init"], { cwd });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("Wrote spillproof.yaml");
    const configuration = await readConfiguration({ cwd, env: { ALICE_PASSWORD: "one", BOB_PASSWORD: "two" } });
    expect(configuration.target).toBe("http://127.0.0.1:5000");
    expect(Object.keys(configuration.identities)).toEqual(["alice", "bob"]);
    await expect(readConfiguration({ cwd, env: {} })).rejects.toThrow(SpillproofError);
  });

  it("has no line that is refused when its comment sign goes", async () => {
    const cwd = await scratch();
    await run(["init"], { cwd });
    const file = join(cwd, "spillproof.yaml");
    const text = await readFile(file, "utf8");
    // A commented key starts in lower case and ends its name with a colon, or is an item of a list; prose is neither.
    await writeFile(file, text.replace(/^( *)# ((?:[a-zA-Z]+:| {2}- ).*)$/gm, "$1$2"));
    await writeFile(join(cwd, "openapi.yaml"), "openapi: 3.1.0\n");
    const env = {
      ALICE_PASSWORD: "one",
      BOB_PASSWORD: "two",
      CAROL_TOKEN: "three",
      BOSS_TOKEN: "four",
      DAVE_TOKEN: "d",
      DAVE_READ_ONLY: "r",
      DAVE_OLD: "o",
      JWT_SECRET: "s",
    };
    const configuration = await readConfiguration({ cwd, env });
    expect(Object.keys(configuration.identities)).toEqual(["alice", "bob", "carol", "boss", "dave"]);
    expect(configuration.maxRequests).toBe(2000);
    expect(configuration.failOn).toBe("high");
    expect(configuration.ignore).toHaveLength(1);
  });

  it("never writes over a file unless told to", async () => {
    const cwd = await scratch();
    await writeFile(join(cwd, "spillproof.yaml"), "target: http://127.0.0.1:1\n");
    const refused = await run(["init"], { cwd });
    expect(refused.status).toBe(2);
    expect(refused.stderr).toBe("error: spillproof.yaml is there already.\nhint:  Use --force to write over it.\n");
    expect(await readFile(join(cwd, "spillproof.yaml"), "utf8")).toBe("target: http://127.0.0.1:1\n");
    expect((await run(["init", "--force"], { cwd })).status).toBe(0);
    expect((await run(["init", "absent"], { cwd })).stderr).toContain("The directory absent does not exist.");
  });
});

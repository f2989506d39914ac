// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of the configuration
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parseIdentityArgument, readConfiguration } from "../../src/target/index.js";

const cwd = mkdtempSync(join(tmpdir(), "spillproof-"));
afterAll(() => rmSync(cwd, { recursive: true }));
writeFileSync(join(cwd, "token"), "eyJ.abc==\n");
const env = { TOKEN: "abc=def", PREFIXED: "Bearer abc", COOKIE: "cookie:sid=1=2", EMPTY: " " };
const parse = (argument: string) => parseIdentityArgument(argument, { cwd, env });

test.each<[string, object]>([
  ["a=env:TOKEN", { bearer: "abc=def" }],
  ["a=env:PREFIXED", { bearer: "Bearer abc" }],
  ["a=env:COOKIE", { cookie: { name: "sid", value: "1=2" } }],
  ["a=file:token", { bearer: "eyJ.abc==" }],
  ["a=bearer:x:y=z", { bearer: "x:y=z" }],
  ["a=basic:user:pa:ss", { basic: { username: "user", password: "pa:ss" } }],
  ["a=header:X-Api-Key:a b:c", { header: { name: "X-Api-Key", value: "a b:c" } }],
  ["a=cookie:sid=abc=", { cookie: { name: "sid", value: "abc=" } }],
  ["a=query:key=v", { query: { name: "key", value: "v" } }],
])("reads %s", async (argument, identity) => {
  expect(await parse(argument)).toEqual({ name: "a", identity });
});

test.each([
  "",
  "alice",
  "alice=SECRET",
  "alice=bearer:",
  "=bearer:SECRET",
  "a=env:GONE",
  "a=env:EMPTY",
  "a=file:gone",
  "a=basic:SECRET",
  "a=header:SECRET",
  "a=cookie:SECRET",
  "a=token:SECRET",
  "a b=bearer:SECRET",
])("refuses %s without showing it", async (argument) => {
  const error = await parse(argument).catch((cause: unknown) => cause);
  expect(error).toMatchObject({
    code: "usage",
    message: expect.not.stringContaining("SECRET"),
    hint: expect.not.stringContaining("SECRET"),
  });
});

test("a password with a dollar and a brace stays what it is", async () => {
  const { identity } = await parse("a=basic:u:p${HOME}x");
  const { identities } = await readConfiguration({ cwd, overrides: { identities: { a: identity } }, env: {} });
  expect(identities.a).toEqual({ basic: { username: "u", password: "p${HOME}x" } });
});

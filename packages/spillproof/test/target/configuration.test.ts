// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of the configuration
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { SpillproofError } from "../../src/model/index.js";
import { type ConfigurationInput, readConfiguration } from "../../src/target/index.js";

const root = mkdtempSync(join(tmpdir(), "spillproof-"));
afterAll(() => rmSync(root, { recursive: true }));
const folder = () => mkdtempSync(join(root, "case-"));
const now = new Date("2026-11-23T12:00:00Z");

interface Given {
  readonly env?: Record<string, string>;
  readonly overrides?: ConfigurationInput;
}

async function read(yaml: string, { env = {}, overrides = {} }: Given = {}) {
  const cwd = folder();
  writeFileSync(join(cwd, "spillproof.yaml"), yaml);
  return readConfiguration({ cwd, env, overrides, now });
}

async function mistake(yaml: string, given: Given = {}): Promise<string> {
  const error = await read(yaml, given).then(
    () => {
      throw new Error("it was read");
    },
    (cause: SpillproofError) => cause,
  );
  expect(error.code, error.stack).toBe("config");
  return error.message;
}

test("reads the file of the contract", async () => {
  const { identities, ...rest } = await read(
    `
target: http://127.0.0.1:5000/
spec: openapi.yaml
identities:
  alice:
    login:
      request: POST /auth/login
      json: { username: alice, password: "\${ALICE_PASSWORD}" }
      token: /access_token
      refresh: { request: POST /auth/refresh, json: { refresh_token: "\${/refresh_token}" } }
    send: "Authorization: Bearer \${token}"
    groups: [team-1]
    moreTokens: { narrow: { bearer: "\${NARROW}" }, expired: { bearer: "\${NARROW}" } }
  bob:     { bearer: "\${NARROW}" }
  boss:    { basic: { username: boss, password: "\${NARROW}" }, privileged: true }
  machine: { oauth2: { flow: clientCredentials, tokenUrl: /oauth/token, clientId: id, clientSecret: "\${NARROW}", scope: "orders:read" } }
  key: { header: { name: X-Api-Key, value: "\${NARROW}" } }
  cook: { cookie: "sid=\${NARROW}" }
  quer: { query: { name: key, value: x } }
signup: { request: POST /auth/register, json: { username: "\${unique}", password: "\${password}" } }
tokens: { algorithms: [HS256], key: "\${NARROW}", issuer: https://id.example, audience: api }
known: { order_id: { alice: [1001], bob: [2002] } }
access:
  - { operation: GET /teams/{team_id}, sharedWith: team-1 }
llm: { level: quick, endpoints: [{ operation: POST /chat, message: /message, answer: /reply }] }
ignore:
  - { rule: permissive-cors, operation: GET /health, reason: public status page, until: 2027-01-01 }
maxRequests: 10
header: ["X-Tenant: a:b"]
`,
    { env: { ALICE_PASSWORD: "p${token}w", NARROW: "t" } },
  );
  expect(rest).toMatchObject({
    file: "spillproof.yaml",
    target: "http://127.0.0.1:5000",
    maxRequests: 10,
    maxSeconds: 120,
    seed: 1,
    failOn: "high",
    rate: null,
    header: [["X-Tenant", "a:b"]],
  });
  expect(rest.spec).toMatch(/openapi\.yaml$/);
  expect(rest.known).toEqual({ order_id: { alice: [1001], bob: [2002] } });
  expect(identities.bob).toEqual({ bearer: "t" });
  // A value of the environment is no template, whatever stands in it.
  expect(identities.alice?.login?.json).toEqual({ username: "alice", password: "p$${token}w" });
  expect(identities.alice?.login?.refresh?.json).toEqual({ refresh_token: "${/refresh_token}" });
});

test("is found above the directory, and needs none", async () => {
  const cwd = folder();
  mkdirSync(join(cwd, "a", "b"), { recursive: true });
  writeFileSync(join(cwd, "spillproof.yaml"), "target: http://localhost:1\nspec: api.json\n");
  expect(await readConfiguration({ cwd: join(cwd, "a", "b"), env: {} })).toMatchObject({
    file: "../../spillproof.yaml",
    target: "http://localhost:1",
  });
  expect(await readConfiguration({ cwd: folder(), env: {} })).toMatchObject({ file: null, target: null, identities: {} });
  await expect(readConfiguration({ cwd, file: "absent.yaml", env: {} })).rejects.toMatchObject({
    code: "config",
    message: "absent.yaml cannot be read.",
  });
});

test("the command line wins, and keeps what it does not name", async () => {
  const configuration = await read(
    "target: http://a.test\nmaxRequests: 5\nidentities:\n  alice: { bearer: old, groups: [g] }\n  bob: { bearer: b }\n",
    {
      overrides: { target: "http://127.0.0.1:8", identities: { alice: { cookie: { name: "s", value: "new" } }, carol: { bearer: "c" } } },
    },
  );
  expect(configuration).toMatchObject({ target: "http://127.0.0.1:8", maxRequests: 5 });
  expect(configuration.identities).toEqual({
    alice: { cookie: { name: "s", value: "new" }, groups: ["g"] },
    bob: { bearer: "b" },
    carol: { bearer: "c" },
  });
});

test.each<[string, string, string]>([
  ["an unknown key", "target: http://a.test\n\nidentites: {}\n", 'spillproof.yaml:3: unknown key "identites"; did you mean "identities"?'],
  [
    "an unknown key inside",
    "identities:\n  a:\n    bearer: x\n    priviledged: true\n",
    'spillproof.yaml:4: unknown key "priviledged"; did you mean "privileged"?',
  ],
  [
    "an unknown key in a login",
    "identities:\n  a:\n    login:\n      request: POST /x\n      tokn: /t\n",
    'spillproof.yaml:3: "token" is missing (expected a JSON pointer such as /access_token, header:NAME or cookie:NAME)',
  ],
  [
    "an unknown key in a list",
    "ignore:\n  - rule: r\n    reason: x\n    untill: 2027-01-01\n",
    'spillproof.yaml:4: unknown key "untill"; did you mean "until"?',
  ],
  [
    "a key of a header",
    "identities:\n  a:\n    header: { nam: X, value: y }\n",
    'spillproof.yaml:3: "name" is missing (expected text; put it in quotes)',
  ],
  [
    "a variable that is not set",
    'target: http://a.test\nidentities:\n  a: { bearer: "${GONE}" }\n',
    "spillproof.yaml:3: identities.a.bearer: the environment variable GONE is not set",
  ],
  [
    "a token where none is",
    'identities:\n  a: { bearer: "${token}" }\n',
    "spillproof.yaml:2: identities.a.bearer: ${token} is not filled in here",
  ],
  ["a wrong type", "maxRequests: many\n", "spillproof.yaml:1: maxRequests: expected a whole number"],
  [
    "two credentials",
    "identities:\n  a:\n    bearer: x\n    cookie: a=b\n",
    "spillproof.yaml:2: identities.a: expected exactly one of bearer, basic, header, cookie, query, login and oauth2",
  ],
  [
    "a send without a token",
    "identities:\n  a: { bearer: x, send: 'Authorization: Bearer' }\n",
    'spillproof.yaml:2: identities.a.send: expected a way to send such as "Authorization: Bearer ${token}", "cookie: sid=${token}" or "query: key=${token}"',
  ],
  [
    "a login elsewhere",
    "target: http://a.test\nidentities:\n  a: { login: { request: POST https://b.test/x, token: /t } }\n",
    "spillproof.yaml:3: identities.a.login.request: expected a path of the target, the only host that is ever called",
  ],
  ["an ignore without a reason", "ignore:\n  - { rule: verbose-error }\n", 'spillproof.yaml:2: "reason" is missing (expected a reason)'],
  [
    "an ignore that is over",
    "ignore:\n  - rule: verbose-error\n    reason: x\n    until: 2026-11-22\n",
    "spillproof.yaml:4: ignore.0.until: this ignore of verbose-error ended on 2026-11-22; correct the defect or set a later date",
  ],
  [
    "a date that is none",
    "ignore:\n  - { rule: x, reason: y, until: 2027-02-31x }\n",
    "spillproof.yaml:2: ignore.0.until: expected a date such as 2027-01-01",
  ],
  [
    "somebody unknown",
    "identities:\n  alice: { bearer: x }\naccess:\n  - { operation: GET /x, sharedWith: alise }\n",
    'spillproof.yaml:4: access.0.sharedWith: there is no group or identity "alise"; did you mean "alice"?',
  ],
  [
    "ids of somebody unknown",
    "identities:\n  alice: { bearer: x }\nknown: { id: { alicia: [1] } }\n",
    'spillproof.yaml:3: known.id.alicia: there is no identity "alicia"; did you mean "alice"?',
  ],
  [
    "a user in the target",
    "target: http://u:p@a.test\n",
    "spillproof.yaml:1: target: expected a URL such as http://127.0.0.1:5000, without user name and password",
  ],
  ["a word of no list", "failOn: hgih\n", "spillproof.yaml:1: failOn: expected critical, high, medium, low or never"],
  ["broken YAML", "target: http://a.test\nidentities: { a: { bearer: 'x }\n", "spillproof.yaml:3: this is not valid YAML (missing char)."],
  ["a key twice", "target: http://a.test\ntarget: http://b.test\n", "spillproof.yaml:2: this key stands twice in its map."],
])("refuses %s with its line", async (_, yaml, message) => {
  expect(await mistake(yaml)).toBe(message);
});

test("the last day of an ignore is a day of it", async () => {
  expect((await read("ignore:\n  - { rule: x, reason: y, until: 2026-11-23 }\n")).ignore).toHaveLength(1);
});

test("says of an option that it is one, and tells every mistake", async () => {
  expect(await mistake("target: http://a.test\n", { overrides: { maxRequests: -1 } })).toBe(
    "options: maxRequests: expected a number above 0",
  );
  await expect(read("maxRequests: x\nseed: y\n")).rejects.toMatchObject({
    hint: expect.stringContaining("spillproof.yaml:2: seed: expected a whole number"),
  });
});

test("never shows a value of the file", async () => {
  const secret = "hunter2-SECRET";
  const wrong = [
    `identities:\n  a: { bearer: [${secret}] }\n`,
    `identities:\n  a: { basic: ${secret} }\n`,
    `identities:\n  a: { send: ${secret}, bearer: ${secret} }\n`,
    `identities: ${secret}\n`,
    `identities:\n  a: { login: { request: ${secret}, json: { password: ${secret} }, token: ${secret} } }\n`,
    `target: ${secret}\nproxy: http://u:${secret}@\n`,
    `identities:\n  a: { bearer: '${secret}\n`,
    `identities: { a: { bearer: "${secret}" "x" } }\n`,
    `tokens: { key: ${secret}, jwks: ${secret} }\n`,
    `failOn: ${secret}\nheader: [${secret}]\n`,
  ];
  for (const yaml of wrong) {
    const error = await read(yaml).catch((cause: SpillproofError) => cause);
    expect(error, yaml).toBeInstanceOf(Error);
    const { message, hint } = error as SpillproofError;
    expect(`${message} ${hint}`, yaml).not.toContain(secret);
  }
});

test("reads or refuses any text, and throws nothing else", async () => {
  const word = fc.constantFrom(
    "target",
    "identities",
    "ignore",
    "login",
    "- ",
    ": ",
    "\n  ",
    "{",
    "}",
    "[",
    "&a ",
    "*a",
    "${X}",
    "$${",
    "'",
    "http://a.test",
    "1",
    "~",
    "|",
    "\t",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 30 }), async (words) => {
      const error = await read(words.join("")).catch((cause: SpillproofError) => cause);
      if (error instanceof Error) expect((error as SpillproofError).code).toBe("config");
    }),
    { numRuns: 150, seed: 7 },
  );
});

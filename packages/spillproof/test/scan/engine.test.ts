// What the engine does besides checking: refuses what proves nothing, tells what it could not see, ignores what it was told to, runs checks of one's own.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { defineCheck, violated } from "../../src/checks/index.js";
import { type Report, SpillproofError } from "../../src/model/index.js";
import { type ScanOptions, scan } from "../../src/scan/index.js";
import { readConfiguration } from "../../src/target/index.js";
import { start, type Twin, tokenFor } from "../twins/kit.js";

// No spillproof.yaml lies here or above.
const folder = mkdtempSync(join(tmpdir(), "spillproof-"));
afterAll(() => rmSync(folder, { recursive: true }));

const notes = [
  { id: 4101, owner: "user-a1", text: "the spare key hangs behind the shed" },
  { id: 4202, owner: "user-b2", text: "the alarm code is on the fridge door" },
];

const leaky: Twin = {
  name: "notes",
  routes: {
    "GET /notes": {
      list: true,
      promises: ["id"],
      handle: ({ who }) => ({ json: notes.filter((note) => note.owner === who).map(({ id }) => ({ id })) }),
    },
    "GET /notes/{id}": {
      promises: ["id", "owner", "text"],
      handle: ({ path }) => {
        const note = notes.find(({ id }) => String(id) === path.id);
        return note === undefined ? { status: 404, json: { error: "none" } } : { json: note };
      },
    },
  },
  leaks: [],
};

async function scanned(
  twin: Twin,
  overrides: Readonly<Record<string, unknown>> = {},
  options: ScanOptions = {},
): Promise<{ report: Report; requests: number }> {
  const running = await start(twin, true);
  try {
    const configuration = await readConfiguration({
      cwd: folder,
      overrides: { ...running.configuration, ...overrides } as never,
      env: {},
    });
    for await (const event of scan(configuration, options))
      if (event.kind === "report") return { report: event.report, requests: running.requests() };
    throw new Error("no report");
  } finally {
    await running.stop();
  }
}

const bearers = { alice: { bearer: tokenFor("user-a1", {}) }, bob: { bearer: tokenFor("user-b2", {}) } };

test("a token that is refused like none is an error before anything is tested", async () => {
  const dead = { ...bearers, bob: { bearer: tokenFor("user-zz", {}) } };
  await expect(scanned(leaky, { identities: dead })).rejects.toMatchObject({ code: "credential", message: expect.stringContaining("bob") });
  const byIdOnly: Twin = { ...leaky, routes: { "GET /notes/{id}": leaky.routes["GET /notes/{id}"]! } };
  await expect(scanned(byIdOnly, { identities: dead, known: { id: { alice: [4101], bob: [4202] } } })).rejects.toMatchObject({
    code: "credential",
  });
});

test("known ids stand in where nothing lists them", async () => {
  const byIdOnly: Twin = { ...leaky, routes: { "GET /notes/{id}": leaky.routes["GET /notes/{id}"]! } };
  const { report } = await scanned(byIdOnly, { known: { id: { alice: [4101], bob: [4202] } } });
  expect(report.findings.map(({ rule, confidence }) => `${rule} ${confidence}`)).toEqual(["object-authorization proven"]);
});

test("a target that is not there is one sentence", async () => {
  const configuration = await readConfiguration({
    cwd: tmpdir(),
    overrides: { target: "http://127.0.0.1:9", identities: bearers },
    env: {},
  });
  const all = async () => {
    for await (const _ of scan(configuration));
  };
  await expect(all()).rejects.toBeInstanceOf(SpillproofError);
  await expect(all()).rejects.toMatchObject({ code: "unreachable" });
});

test("what is ignored is told with its reason and counts nowhere", async () => {
  const { report } = await scanned(leaky, {
    ignore: [
      { rule: "object-authorization", operation: "GET /notes/{id}", reason: "notes are public from next week", until: "2999-01-01" },
    ],
  });
  expect(report.findings).toEqual([]);
  expect(report.ignored).toEqual([expect.objectContaining({ rule: "object-authorization", reason: "notes are public from next week" })]);
  expect(report.controls).toContainEqual(
    expect.objectContaining({ control: "subject-ownership", operation: "GET /notes/{id}", status: "violated" }),
  );
});

test("only and skip choose rules and categories", async () => {
  expect((await scanned(leaky, { only: ["property-authorization"] })).report.findings).toEqual([]);
  expect((await scanned(leaky, { skip: ["object-authorization", "resource-limits"] })).report.findings).toEqual([]);
  expect((await scanned(leaky, { only: ["object-authorization"] })).report.findings).toHaveLength(1);
});

test("what is missing to prove anything is said", async () => {
  const nobody = await scanned(leaky, { identities: {} });
  expect(nobody.report.incomplete.join()).toMatch(/no identity is given/);
  expect(nobody.report).toMatchObject({ grade: null, findings: [], coverage: { reached: 0 } });
  const one = await scanned(leaky, { identities: { alice: bearers.alice } });
  expect(one.report.incomplete.join()).toMatch(/one identity is given/);
  expect(one.report.controls).toContainEqual(
    expect.objectContaining({ control: "subject-ownership", operation: "GET /notes/{id}", status: "not-tested" }),
  );
});

test("a long number in a path may be somebody's, and stands as a variable", async () => {
  const memberships = [
    { member: 8_123_456, owner: "user-a1", joined: "before the flood" },
    { member: 9_234_567, owner: "user-b2", joined: "after the harvest" },
  ];
  const club: Twin = {
    name: "club",
    routes: {
      "GET /memberships": {
        list: true,
        promises: ["member"],
        handle: ({ who }) => ({ json: memberships.filter(({ owner }) => owner === who).map(({ member }) => ({ member })) }),
      },
      "GET /memberships/{member}": {
        promises: ["member", "owner", "joined"],
        handle: ({ path }) => {
          const found = memberships.find(({ member }) => String(member) === path.member);
          return found === undefined ? { status: 404, json: { error: "none" } } : { json: found };
        },
      },
    },
    leaks: [],
  };
  const { report } = await scanned(club);
  expect(report.findings.map(({ rule }) => rule)).toContain("object-authorization");
  expect(JSON.stringify(report)).not.toMatch(/8123456|9234567/);
});

test("a budget is kept and told", async () => {
  const { report, requests } = await scanned(leaky, { maxRequests: 12 });
  expect(requests).toBeLessThanOrEqual(12);
  expect(report.incomplete.join()).toMatch(/budget of requests/);
});

test("an interrupted scan writes what it knows", async () => {
  const stop = new AbortController();
  const slow: Twin = {
    ...leaky,
    before: (_, count) => {
      if (count > 8) stop.abort();
      return null;
    },
  };
  const { report } = await scanned(slow, {}, { signal: stop.signal });
  expect(report.incomplete.join()).toMatch(/interrupted/);
});

test("a check of one's own runs under the same engine, and its error is its own", async () => {
  const own = {
    check: defineCheck({
      per: "operation",
      rules: ["no-etag"],
      cost: 0,
      applies: () => true,
      async *run(operation, context) {
        const exchange = context.world.instances(operation.id, "alice")[0]?.exchange;
        if (exchange === undefined || exchange.header("etag") !== null) return;
        yield violated("no-etag", {
          operation: operation.id,
          confidence: "firm",
          control: null,
          experiment: exchange,
          difference: "there is no ETag",
          title: "No ETag",
          data: [],
        });
      },
    }),
    rules: [
      {
        id: "no-etag",
        title: "No ETag",
        severity: "info",
        category: "own",
        cwe: [],
        owasp: [],
        control: "safe-configuration",
        why: "House rule.",
        fix: { summary: "Send one.", recipes: {} },
      },
    ],
  } as const;
  const failing = {
    check: defineCheck({
      per: "api",
      rules: ["fails"],
      cost: 0,
      // biome-ignore lint/correctness/useYield: it throws before it could
      async *run() {
        throw new TypeError("told by its kind only");
      },
    }),
    rules: [{ ...own.rules[0], id: "fails" }],
  } as const;
  const { report } = await scanned(leaky, {}, { ownChecks: [own, failing] });
  expect(report.findings.map(({ rule, operation }) => `${rule} ${operation}`)).toEqual([
    "object-authorization GET /notes/{id}",
    "no-etag GET /notes",
    "no-etag GET /notes/{id}",
  ]);
  expect(report.incomplete).toEqual(["the check fails failed (TypeError)"]);
});

test("two tokens that see the same everywhere are asked about", async () => {
  const me: Twin = {
    ...leaky,
    routes: {
      "GET /me": { promises: ["id", "email"], handle: () => ({ json: { id: "p-77", email: "one@person.org" } }) },
      "GET /notes": { list: true, promises: ["id"], handle: () => ({ json: [{ id: 4101 }] }) },
    },
  };
  expect((await scanned(me)).report.incomplete.join()).toMatch(/alice and bob may be one subject/);
});

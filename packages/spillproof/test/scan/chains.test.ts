// In: an API that gives a credential away beside objects that nobody guards. Out: whether the credential is tried, and what opens what.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Finding, Report } from "../../src/model/index.js";
import { withChains } from "../../src/scan/chains.js";
import { scan } from "../../src/scan/index.js";
import { readConfiguration } from "../../src/target/index.js";
import { collection, me } from "../twins/collection.js";
import { start, type Twin, tokenFor } from "../twins/kit.js";
import { alice, bob } from "../twins/people.js";

const folder = mkdtempSync(join(tmpdir(), "spillproof-chains-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The token of somebody else stands in an answer: in one API it opens, in the other it was taken back. */
const shop: Twin = {
  name: "shop",
  routes: {
    ...me,
    ...collection("/orders/{order_id}", "id", [
      [alice.id, { id: 5101, street: alice.street, phone: alice.phone }],
      [bob.id, { id: 5102, street: bob.street, phone: bob.phone }],
    ]),
    "GET /integrations": {
      promises: ["name", "access_token"],
      handle: (ask, leaky) => ({
        json: { name: "mailer", access_token: leaky ? ask.issue("service-7") : tokenFor("service-7", { jti: "taken back" }) },
      }),
    },
  },
  leaks: [],
};
const leakyOrders = shop.routes["GET /orders/{order_id}"]!;
const twin: Twin = {
  ...shop,
  routes: { ...shop.routes, "GET /orders/{order_id}": { ...leakyOrders, handle: (ask) => leakyOrders.handle(ask, true) } },
};

async function reportOf(live: boolean): Promise<Report> {
  const running = await start(twin, live);
  try {
    const configuration = await readConfiguration({ cwd: folder, overrides: running.configuration as never, env: {} });
    for await (const event of scan(configuration)) if (event.kind === "report") return event.report;
    throw new Error("no report");
  } finally {
    await running.stop();
  }
}

test("a credential that lives is told as live, and opens what nobody guards", async () => {
  const { findings } = await reportOf(true);
  const given = findings.find(({ rule }) => rule === "credential-in-response")!;
  const object = findings.find(({ rule }) => rule === "object-authorization")!;
  expect(given.why).toContain("is live");
  expect(given.leadsTo).toEqual([object.id]);
});

test("one that is refused opens nothing", async () => {
  const { findings } = await reportOf(false);
  const given = findings.find(({ rule }) => rule === "credential-in-response")!;
  expect(given.why).not.toContain("is live");
  expect(given.leadsTo).toEqual([]);
});

const finding = (rule: string, operation: string | null, more: Partial<Finding> = {}) =>
  ({
    id: `${rule} ${operation}`,
    rule,
    operation,
    operations: operation === null ? [] : [operation],
    confidence: "proven",
    severity: "high",
    leadsTo: [],
    ...more,
  }) as Finding;

test("ids that can be guessed open unguarded objects, and these the walk through all of them", () => {
  const object = finding("object-authorization", "GET /orders/{id}");
  const walk = finding("enumeration-unhindered", "GET /orders/{id}");
  const other = finding("enumeration-unhindered", "GET /users/{id}");
  const ids = finding("predictable-ids", null);
  const chained = withChains([object, walk, other, ids], new Set());
  expect(chained.map(({ leadsTo }) => leadsTo)).toEqual([[walk.id], [], [], [object.id]]);
});

test("a question opens nothing, and nothing opens a question", () => {
  const object = finding("object-authorization", "GET /orders/{id}", { confidence: "tentative" });
  const chained = withChains([object, finding("predictable-ids", null), finding("no-rate-limit", null)], new Set());
  expect(chained.flatMap(({ leadsTo }) => leadsTo)).toEqual([]);
});

test("names that a login tells open its unlimited guesses alone", () => {
  const names = finding("user-enumeration", "POST /login");
  const slow = finding("no-rate-limit", null, { severity: "low" });
  const login = finding("no-rate-limit", "POST /login", { severity: "medium" });
  expect(withChains([names, slow], new Set())[0]!.leadsTo).toEqual([]);
  expect(withChains([names, login], new Set())[0]!.leadsTo).toEqual([login.id]);
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Report } from "../../src/model/index.js";
import { scan } from "../../src/scan/index.js";
import { readConfiguration } from "../../src/target/index.js";
import { start, type Twin } from "../twins/kit.js";

// No spillproof.yaml lies here or above.
const folder = mkdtempSync(join(tmpdir(), "spillproof-"));
afterAll(() => rmSync(folder, { recursive: true }));

const orders = [
  { id: 1001, owner: "user-a1", item: "standing desk", total: 349.5, address: "12 Juniper Lane, Fairview" },
  { id: 1002, owner: "user-a1", item: "desk lamp", total: 49.95, address: "12 Juniper Lane, Fairview" },
  { id: 2001, owner: "user-b2", item: "bookshelf", total: 129, address: "7 Harbour Street, Millbrook" },
];

const shop: Twin = {
  name: "shop",
  routes: {
    "GET /orders": {
      list: true,
      promises: ["id", "item", "total"],
      handle: ({ who }) => ({ json: orders.filter((order) => order.owner === who).map(({ id, item, total }) => ({ id, item, total })) }),
    },
    "GET /orders/{order_id}": {
      promises: ["id", "owner", "item", "total", "address"],
      handle: ({ who, path }, leaky) => {
        const order = orders.find(({ id, owner }) => String(id) === path.order_id && (leaky || owner === who));
        return order === undefined ? { status: 404, json: { error: "no such order" } } : { json: order };
      },
    },
    "GET /me": {
      promises: ["id"],
      handle: ({ who }, leaky) => ({ json: leaky ? { id: who, ssn: who === "user-a1" ? "219-09-9999" : "457-55-5462" } : { id: who } }),
    },
    "GET /health": { security: [], promises: ["status"], handle: () => ({ json: { status: "ok" } }) },
  },
  leaks: [],
};

async function scanned(leaky: boolean): Promise<{ report: Report; requests: number }> {
  const running = await start(shop, leaky);
  try {
    const configuration = await readConfiguration({
      cwd: folder,
      overrides: running.configuration as never,
      env: {},
    });
    let report: Report | null = null;
    for await (const event of scan(configuration)) if (event.kind === "report") report = event.report;
    return { report: report!, requests: running.requests() };
  } finally {
    await running.stop();
  }
}

test("proves a foreign read and what should not be answered", async () => {
  const { report } = await scanned(true);
  if (process.env.SHOW) console.log(JSON.stringify(report, null, 1));
  expect(report.findings.map(({ rule, operation, confidence }) => `${rule} ${operation} ${confidence}`)).toEqual([
    "excessive-data GET /me proven",
    "object-authorization GET /orders/{order_id} proven",
  ]);
  expect(JSON.stringify(report)).not.toMatch(/219-09-9999|Juniper|349\.5|eyJ/);
});

test("is silent on the sound twin and says what it verified", async () => {
  const { report, requests } = await scanned(false);
  if (process.env.SHOW) console.log(JSON.stringify(report, null, 1), requests);
  expect(report.findings).toEqual([]);
  expect(report.controls).toContainEqual(
    expect.objectContaining({ control: "subject-ownership", operation: "GET /orders/{order_id}", status: "verified" }),
  );
});

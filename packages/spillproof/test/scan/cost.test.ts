// In: APIs of several sizes. Out: that a scan stays within its requests, spends them on what tells most first, and says what it left out.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Report } from "../../src/model/index.js";
import { scan } from "../../src/scan/index.js";
import { readConfiguration } from "../../src/target/index.js";
import { start } from "../twins/kit.js";
import { leaksOf, type Size, sizedApi } from "./sized-api.js";

const folder = mkdtempSync(join(tmpdir(), "spillproof-cost-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function scanned(size: Size, overrides: Readonly<Record<string, unknown>>): Promise<{ report: Report; requests: number }> {
  const running = await start(sizedApi(size), true);
  try {
    const configuration = await readConfiguration({
      cwd: folder,
      env: {},
      overrides: { ...running.configuration, skip: [], ...overrides } as never,
    });
    for await (const event of scan(configuration, { ledgerFolder: folder }))
      if (event.kind === "report") return { report: event.report, requests: running.requests() };
    throw new Error("no report");
  } finally {
    await running.stop();
  }
}

const found = ({ findings }: Report) =>
  findings.filter(({ rule, confidence }) => rule === "object-authorization" && confidence === "proven").map(({ operation }) => operation);

test("ten operations, two identities, active, all checks: under 800 requests", async () => {
  const size = { operations: 10, identities: 2 };
  const { report, requests } = await scanned(size, { active: true });
  expect(found(report)).toEqual(leaksOf(size));
  expect(report.incomplete).toEqual([]);
  expect(requests).toBeLessThan(800);
}, 60_000);

test("requests grow no faster than operations", async () => {
  const [few, many] = [await scanned({ operations: 10, identities: 2 }, {}), await scanned({ operations: 40, identities: 2 }, {})];
  expect(many.report.incomplete).toEqual([]);
  expect(many.requests).toBeLessThan(few.requests * 4);
}, 60_000);

test.each([false, true])(
  "300 operations and four identities, active %s: the ring at every operation first, and what is left out is said",
  async (active) => {
    const size = { operations: 300, identities: 4 };
    const { report, requests } = await scanned(size, { active });
    expect(requests).toBeLessThanOrEqual(2000);
    expect(report.requests).toBe(requests);
    expect(found(report).sort()).toEqual([...leaksOf(size)].sort());
    // Accounts have no removal here; every object that was made is gone.
    expect(report.ledger.filter((line) => !line.startsWith("POST /accounts"))).toEqual([]);
    const said = report.incomplete.find((sentence) => sentence.startsWith("left out")) ?? "";
    expect(said).not.toContain("missing-authentication");
    expect(said).not.toMatch(/object-authorization \(bob → alice, carla → bob/);
    expect(said).toMatch(/object-authorization \(carla → alice, .+?\) at \d+ of 208 operations/);
    expect(said).toMatch(/verbose-error/);
    expect(
      report.controls.filter(({ control, status }) => control === "subject-ownership" && status === "verified").length,
    ).toBeGreaterThan(50);
  },
  120_000,
);

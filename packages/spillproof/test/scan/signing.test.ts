// Secrets are searched beside the scan: with the list that is given, not longer than the scan, and shown nowhere.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Report } from "../../src/model/index.js";
import { render } from "../../src/report/index.js";
import { scan } from "../../src/scan/index.js";
import { readConfiguration } from "../../src/target/index.js";
import { me } from "../twins/collection.js";
import { signingKey, start, type Twin } from "../twins/kit.js";

const folder = mkdtempSync(join(tmpdir(), "spillproof-signing-"));
afterAll(() => rmSync(folder, { recursive: true }));

const twin: Twin = { name: "tokens that the kit signs", routes: me, leaks: [] };
const only = { skip: [], only: ["weak-jwt-secret"] };

async function scanned(overrides: Readonly<Record<string, unknown>>, signal?: AbortSignal): Promise<Report> {
  const running = await start(twin, true);
  try {
    const configuration = await readConfiguration({ cwd: folder, env: {}, overrides: { ...running.configuration, ...overrides } as never });
    for await (const event of scan(configuration, signal === undefined ? {} : { signal })) if (event.kind === "report") return event.report;
    throw new Error("no report");
  } finally {
    await running.stop();
  }
}

const control = ({ controls }: Report) => controls.find(({ control: id, operation }) => id === "token-validation" && operation === null);

test("what the built-in list lacks, the given one may hold", async () => {
  const without = await scanned(only);
  expect(without.findings).toEqual([]);
  expect(control(without)).toMatchObject({ status: "verified", reason: "no token is signed with any of the likely secrets" });

  const wordlist = join(folder, "words.txt");
  writeFileSync(wordlist, `one\n${signingKey}\ntwo\n`);
  const report = await scanned({ ...only, wordlist });
  expect(report.findings).toMatchObject([
    {
      rule: "weak-jwt-secret",
      operation: null,
      severity: "high",
      confidence: "firm",
      title: expect.stringMatching(/in the given word list of 32 or more bytes/),
    },
  ]);
  for (const format of ["text", "json", "html"] as const) expect(render(report, format)).not.toContain(signingKey);
}, 20_000);

test("a search that the time ends says so, and the scan ends with it", async () => {
  const wordlist = join(folder, "endless.txt");
  writeFileSync(wordlist, `${Array.from({ length: 4_000_000 }, (_, index) => `w${index}`).join("\n")}\n`);
  const started = Date.now();
  const report = await scanned({ ...only, wordlist, maxSeconds: 2 });
  expect(Date.now() - started).toBeLessThan(8_000);
  expect(control(report)).toMatchObject({ status: "not-tested" });
}, 20_000);

test("who skips the rule pays for no search", async () => {
  const report = await scanned({ skip: ["weak-jwt-secret"] });
  expect(control(report)?.reason ?? "").not.toContain("likely secrets");
});

// In: the twins. Out: whether the engine tells each leak of the leaky one, nothing of the sound one, the same twice, and no value of either.

import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createDetector } from "@spillproof/detect";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../src/model/index.js";
import { render } from "../../src/report/index.js";
import { scan } from "../../src/scan/index.js";
import { readConfiguration } from "../../src/target/index.js";
import { type Running, start, type Twin } from "./kit.js";
import { both } from "./people.js";

/** Every file in the folder of a category. */
const here = fileURLToPath(new URL(".", import.meta.url));
const files = (readdirSync(here, { recursive: true }) as string[]).filter((file) => /^[^/]+\/[^/]+\.ts$/.test(file)).sort();
const byRule: Record<string, readonly Twin[]> = {};
for (const file of files) byRule[file.replace(/\.ts$/, "")] = ((await import(`./${file}`)) as { readonly twins: readonly Twin[] }).twins;

const formats = ["text", "json", "html"] as const;
const detector = createDetector({ samples: true });
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "spillproof-twins-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Seen {
  readonly report: Report;
  readonly running: Running;
}

async function scanned(twin: Twin, leaky: boolean): Promise<Seen> {
  const running = await start(twin, leaky);
  try {
    const configuration = await readConfiguration({ cwd: folder, env: {}, overrides: running.configuration });
    for await (const event of scan(configuration, { ledgerFolder: folder }))
      if (event.kind === "report") return { report: event.report, running };
    throw new Error("the scan ended without a report");
  } finally {
    await running.stop();
  }
}

const told = ({ findings }: Report) => findings.map(({ rule, operation, severity }) => `${rule} ${operation} ${severity}`).sort();
const isLow = (line: string) => /(?:low|info)$/.test(line);

/** Whether an expected line, with or without a severity, stands for a told one. */
const meant = (expected: string, line: string) => line === expected || (!isLow(line) && line.replace(/ \w+$/, "") === expected);

/** What two runs share: all but times, the count of which depends on them, and the port. */
function lasting(report: Report, url: string): string {
  const { startedAt: _, seconds: __, ...rest } = report;
  return JSON.stringify(rest).replaceAll(url, "http://target");
}

/** Every value that a report must not hold: tokens, what the twin plants, and what its answers hold of people. */
function forbiddenValues(twin: Twin, { report, running }: Seen): readonly string[] {
  const values = new Set<string>([...running.tokens, ...running.tokens.map((token) => token.split(".")[2]!), ...(twin.planted ?? [])]);
  const answered = running.answers.join("\n");
  for (const person of both)
    for (const value of Object.values(person)) if (value !== person.id && answered.includes(String(value))) values.add(String(value));
  for (const answer of running.answers) {
    for (const match of detector.scan(answer))
      if (match.kind !== "network" && match.kind !== "internal" && match.confidence !== "tentative")
        values.add(answer.slice(match.start, match.end));
  }
  // A value that is no secret where it is the twin's own name of something.
  const harmless = new Set([...Object.keys(report.coverage.byIdentity), ...Object.keys(twin.routes)]);
  return [...values].filter((value) => value.length >= 6 && !harmless.has(value) && !value.startsWith("*"));
}

function spilt(twin: Twin, seen: Seen): readonly string[] {
  const values = forbiddenValues(twin, seen);
  return formats.flatMap((format) => {
    const text = render(seen.report, format);
    return values.filter((value) => text.includes(value)).map((value) => `${format}: ${value}`);
  });
}

for (const [rule, twins] of Object.entries(byRule)) {
  describe(rule, () => {
    for (const twin of twins) {
      it(`${twin.name}: leaky`, { timeout: 30_000 }, async () => {
        const seen = await scanned(twin, true);
        const lines = told(seen.report);
        const open = [...twin.leaks];
        const extra = lines.filter((line) => {
          const index = open.findIndex((expected) => meant(expected, line));
          if (index >= 0) open.splice(index, 1);
          return index < 0;
        });
        expect({ missing: open, extra }, `${twin.name}, leaky: ${lines.join("; ")}`).toEqual({ missing: [], extra: [] });
        expect(spilt(twin, seen), `${twin.name}, leaky: raw values in the report`).toEqual([]);
        expect(
          seen.report.incomplete.filter((line) => line.includes("check")),
          `${twin.name}, leaky: a check failed`,
        ).toEqual([]);
        const again = await scanned(twin, true);
        expect(lasting(again.report, again.running.url), `${twin.name}, leaky: twice`).toBe(lasting(seen.report, seen.running.url));
      });

      it(`${twin.name}: sound`, { timeout: 30_000 }, async () => {
        const seen = await scanned(twin, false);
        const said = told(seen.report).filter((line) => !twin.soundMaySay?.includes(line));
        expect(said, `${twin.name}, sound`).toEqual([]);
        expect(spilt(twin, seen), `${twin.name}, sound: raw values in the report`).toEqual([]);
        expect(
          seen.report.incomplete.filter((line) => line.includes("check")),
          `${twin.name}, sound: a check failed`,
        ).toEqual([]);
        const status = (line: string) => {
          const control = seen.report.controls.find((item) => `${item.control} ${item.operation}` === line);
          return `${line}: ${control?.status ?? "absent"}${control?.status === "verified" ? "" : ` (${control?.reason ?? ""})`}`;
        };
        expect((twin.verifies ?? []).map(status), `${twin.name}, sound: controls`).toEqual(
          (twin.verifies ?? []).map((line) => `${line}: verified`),
        );
        const open = (twin.leavesOpen ?? []).filter((line) => !status(line).startsWith(`${line}: not-tested`));
        expect(open.map(status), `${twin.name}, sound: controls that nothing showed`).toEqual([]);
      });
    }
  });
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Report } from "../../src/model/index.js";
import { render } from "../../src/report/index.js";
import { scan } from "../../src/scan/index.js";
import { readConfiguration } from "../../src/target/index.js";
import { apis, type TestApi } from "../apis/index.js";

// No spillproof.yaml lies here or above.
const folder = mkdtempSync(join(tmpdir(), "spillproof-"));
afterAll(() => rmSync(folder, { recursive: true }));

const only = process.env.API;

/** What was written on APIs that no check was written on: everything planted is found, nothing else stands above `low`, nothing raw is told. */
for (const api of apis.filter(({ name }) => only === undefined || name.startsWith(only))) {
  test(`${api.name} (${api.framework}, ${api.variant})`, async () => {
    const report = await scanned(api);
    const again = await scanned(api);
    {
      if (process.env.OP)
        console.log(
          JSON.stringify(
            [
              report.controls.filter((c) => c.operation === process.env.OP),
              report.findings.filter((f) => f.operation === process.env.OP).map(({ fix, ...f }) => f),
            ],
            null,
            1,
          ),
        );
      if (process.env.SHOW) console.log(render(report, "text", { color: false, width: 140 }));
      expect(timeless(again)).toBe(timeless(report));
      const grave = report.findings.filter(({ severity }) => severity !== "low" && severity !== "info");
      const expected = api.truth.findings;
      const name = (finding: { readonly rule: string; readonly operation: string | null }) => `${finding.rule} ${finding.operation}`;
      const found = (planted: (typeof expected)[number]) =>
        report.findings.find(
          (finding) =>
            finding.rule === planted.rule &&
            (finding.operation === planted.operation || (planted.operation !== null && finding.operations.includes(planted.operation))),
        );
      const missed = expected.filter((planted) => {
        const finding = found(planted);
        return (
          finding === undefined ||
          (planted.minConfidence === "proven" && finding.confidence !== "proven") ||
          finding.confidence === "tentative"
        );
      });
      const alarms = grave.filter(
        (finding) =>
          !expected.some(
            (planted) =>
              planted.rule === finding.rule &&
              (planted.operation === finding.operation || finding.operations.includes(planted.operation ?? "")),
          ),
      );
      const written = [render(report, "json"), render(report, "html"), render(report, "text", { color: false, width: 100 })].join("\n");
      expect({
        missed: missed.map((planted) => `${name(planted)} ${found(planted)?.confidence ?? ""}`),
        alarms: alarms.map(name),
        raw: api.planted.filter((value) => written.includes(value)),
      }).toEqual({ missed: [], alarms: [], raw: [] });
      console.log(
        `${api.name}: ${report.requests} requests, ${report.seconds} s, ${report.findings.map((f) => `${f.severity} ${name(f)}`).join("; ")}`,
      );
    }
  });
}

async function scanned(api: TestApi): Promise<Report> {
  const running = await api.start();
  try {
    const configuration = await readConfiguration({
      cwd: folder,
      overrides: { ...api.config, target: running.url },
      env: {},
    });
    for await (const event of scan(configuration)) if (event.kind === "report") return event.report;
    throw new Error("no report");
  } finally {
    await running.stop();
  }
}

/** Same target, same seed, same answers: the same report, times and the port aside. */
function timeless(report: Report): string {
  const { startedAt: _, seconds: __, ...rest } = report;
  return JSON.stringify(rest, null, 1).replaceAll(report.target, "");
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Finding, Report } from "../../src/model/index.js";
import { render } from "../../src/report/index.js";
import { scan } from "../../src/scan/index.js";
import { readConfiguration } from "../../src/target/index.js";
import { apis, type Planted, type TestApi, writableApis } from "../apis/index.js";

// No spillproof.yaml lies here or above.
const folder = mkdtempSync(join(tmpdir(), "spillproof-"));
afterAll(() => rmSync(folder, { recursive: true }));

const only = process.env.API;

/** Read-only on all; on those that can be written to in active mode too, and where it says so as accounts made from nothing. */
const runs: readonly { readonly api: TestApi; readonly manner: "reading" | "active" | "from nothing" }[] = [
  ...[...apis, ...writableApis].map((api) => ({ api, manner: "reading" as const })),
  ...writableApis.map((api) => ({ api, manner: "active" as const })),
  ...writableApis.filter(({ fromNothing }) => fromNothing !== undefined).map((api) => ({ api, manner: "from nothing" as const })),
];

/** What was written on APIs that no check was written on: everything planted is found, nothing else stands above `low`, nothing raw is told. */
for (const { api, manner } of runs.filter(({ api: { name }, manner: how }) => only === undefined || `${name} ${how}`.includes(only))) {
  test(`${api.name} (${api.framework}, ${api.variant}), ${manner}`, async () => {
    const report = await scanned(api, manner);
    const again = api.chance ? report : await scanned(api, manner);
    if (process.env.OP)
      console.log(
        JSON.stringify(
          [
            report.controls.filter(({ operation }) => operation === process.env.OP),
            report.findings.filter(({ operation }) => operation === process.env.OP).map(({ fix: _, ...finding }) => finding),
          ],
          null,
          1,
        ),
      );
    if (process.env.SHOW) console.log(render(report, "text", { color: false, width: 140 }));
    expect(timeless(again)).toBe(timeless(report));
    const grave = report.findings.filter(({ severity }) => severity !== "low" && severity !== "info");
    const { findings: planted, allowed = [] } = api.truth;
    const name = ({ rule, operation }: { readonly rule: string; readonly operation: string | null }) => `${rule} ${operation}`;
    const stands = (item: Planted, finding: Finding) =>
      // Of one defect that shows in several ways the first is told.
      (finding.rule === item.rule || finding.also.includes(item.rule)) &&
      (item.operation === null
        ? item.at === undefined || finding.operation === null || finding.operation === item.at || finding.operations.includes(item.at)
        : finding.operation === item.operation || finding.operations.includes(item.operation));
    // What lives in seeded data is not there for accounts that were just made.
    const due =
      manner === "from nothing" ? [] : planted.filter(({ active, byTime }) => byTime !== true && (manner === "active" || active !== true));
    const missed = due.filter((item) => {
      const finding = report.findings.find((each) => stands(item, each));
      return (
        finding === undefined ||
        // Whether a made-up name is all that is not slowed, reading cannot tell.
        (finding.confidence === "tentative" && finding.rule !== "no-rate-limit") ||
        (item.minConfidence === "proven" && finding.confidence !== "proven")
      );
    });
    const alarms = grave.filter(
      (finding) => ![...planted, ...allowed, ...circumstances(finding, planted)].some((item) => stands(item, finding)),
    );
    const written = [render(report, "json"), render(report, "html"), render(report, "text", { color: false, width: 100 })].join("\n");
    console.log(
      `${api.name}, ${manner}: ${report.requests} requests, ${report.seconds} s, ${report.findings.map((finding) => `${finding.severity} ${name(finding)}`).join("; ")}`,
    );
    expect({
      missed: missed.map(
        (item) => `${name(item)} ${item.at ?? ""} ${report.findings.find((each) => stands(item, each))?.confidence ?? ""}`,
      ),
      alarms: alarms.map((finding) => `${name(finding)} ${finding.severity}`),
      raw: api.planted.filter((value) => written.includes(value)),
      left: report.ledger.filter((entry) => entry.includes("was not undone")),
    }).toEqual({ missed: [], alarms: [], raw: [], left: [] });
  });
}

/** What the older truths were written without: logins that nothing slows, and walks through objects that nobody guards. */
function circumstances(finding: Finding, planted: readonly Planted[]): readonly Planted[] {
  if (finding.rule === "no-rate-limit") return [{ rule: finding.rule, operation: null }];
  return planted
    .filter(({ rule }) => rule === "object-authorization" && finding.rule === "enumeration-unhindered")
    .map(({ operation }) => ({ rule: finding.rule, operation }));
}

async function scanned(api: TestApi, manner: "reading" | "active" | "from nothing"): Promise<Report> {
  const running = await api.start();
  try {
    const configuration = await readConfiguration({
      cwd: folder,
      overrides: {
        ...(manner === "from nothing" ? api.fromNothing : api.config),
        target: running.url,
        ...(manner === "reading" ? {} : { active: true }),
      },
      env: {},
    });
    for await (const event of scan(configuration, { ledgerFolder: folder })) if (event.kind === "report") return event.report;
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

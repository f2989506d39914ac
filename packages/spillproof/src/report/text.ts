// In: a report. Out: the short form for a terminal.

import type { Finding, MaskedExchange, Report, Severity } from "../model/index.js";
import { severities } from "../model/index.js";
import { scoreReport } from "../score/index.js";
import { cleanLine } from "./clean.js";
import { askerOf, counted, listed, placeOf, storyOf } from "./story.js";
import { type ControlTally, foldReasons, operationsOf, percent, type Reason, sharesOf, tallyControls, wholeApi } from "./tally.js";
import { columns, cut, type Paint, padded, painter, unbroken, wrapped, wrappedCommand } from "./terminal.js";

export interface TextOptions {
  readonly color: boolean;
  /** Columns of the terminal. Lines are no shorter than 40 and, since long ones are hard to read, no longer than 120. */
  readonly width: number;
}

interface Page {
  readonly paint: Paint;
  readonly width: number;
}

type Style = Parameters<Paint>[0];

const severityStyle: Readonly<Record<Severity, Style>> = {
  critical: ["bold", "magenta"],
  high: ["bold", "red"],
  medium: ["bold", "yellow"],
  low: ["bold", "blue"],
  info: ["bold", "cyan"],
};
const statusMark: Readonly<Record<ControlTally["status"], readonly [string, Style]>> = {
  violated: ["✗", "red"],
  verified: ["✓", "green"],
  "not-tested": ["–", "dim"],
};

/** Ends in a line feed. Holds no control character but line feeds and, with `color`, the colours of its own. */
export function renderText(report: Report, options: TextOptions): string {
  const page: Page = { paint: painter(options.color), width: Math.min(120, Math.max(40, options.width)) };
  const sections = [
    headOf(report, page),
    ...report.findings.map((finding) => findingBlock(finding, report, page)),
    controlsSection(report, page),
    coverageSection(report, page),
    listSection("Incomplete", report.incomplete, page),
    listSection("Could not be undone", report.ledger, page),
    listSection(
      "Ignored by the configuration",
      report.ignored.map(({ rule, operation, reason }) => `${rule}${operation === null ? "" : ` at ${operation}`}: ${reason}`),
      page,
    ),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => line.trimEnd()).join("\n"))
    .join("\n\n")}\n`;
}

const indent = 2;
/** Columns of one field; the JSON and HTML reports have the rest. */
const longest = 600;
const labelWidth = 12;

/** A label in a column of its own, and what it labels beside it, wrapped. */
function labelled(label: string, text: string, page: Page, style: Style = "dim", textStyle?: Style): readonly string[] {
  const left = indent + labelWidth;
  return wrapped(cut(cleanLine(text), longest), page.width - left).map((line, index) => {
    const name = index === 0 ? page.paint(style, padded(label, labelWidth)) : " ".repeat(labelWidth);
    return `${" ".repeat(indent)}${name}${textStyle ? page.paint(textStyle, line) : line}`;
  });
}

function headOf(report: Report, page: Page): readonly string[] {
  const { coverage, grade, score, summary } = report;
  const source = report.spec === null ? "" : ` · ${cut(cleanLine(report.spec.source), longest)}`;
  const counts = severities.filter((severity) => summary[severity] > 0).map((severity) => `${summary[severity]} ${severity}`);
  const found = counts.length > 0 ? counts.join(", ") : "none";
  const shares = sharesOf(coverage).map(({ identity, reached, share }) => unbroken(`${identity} ${reached} (${share} %)`));
  const total = `${coverage.reached} of ${counted(coverage.operations, "operation")} (${percent(coverage.reached, coverage.operations)} %)`;
  const gradeStyle: Style =
    grade === null ? "bold" : grade === "A" || grade === "B" ? ["bold", "green"] : grade === "C" ? ["bold", "yellow"] : ["bold", "red"];
  const reads = report.command === "audit";
  return [
    ...wrapped(
      `${cut(cleanLine(report.target), longest)}${reads ? "" : `${source} · ${counted(report.requests, "request")}`} in ${report.seconds.toFixed(1)} s`,
      page.width,
    ).map((line, index) => (index === 0 ? page.paint("bold", line) : line)),
    "",
    ...(reads
      ? labelled("Read", counted(coverage.operations, "operation"), page)
      : labelled("Reached", [total, ...shares].join(" · "), page)),
    ...(grade === null
      ? labelled(
          "Grade",
          `none: ${scoreReport(report).reason ?? "too few of the secured operations were reached"}`,
          page,
          "dim",
          gradeStyle,
        )
      : labelled("Grade", `${grade} · ${score ?? 0} of 100`, page, "dim", gradeStyle)),
    ...labelled("Findings", found, page),
    ...(report.incomplete.length > 0
      ? labelled(
          "Incomplete",
          `${reads ? "the document has mistakes" : "this scan did not see all it should have"}: see the end`,
          page,
          "yellow",
        )
      : []),
  ];
}

function findingBlock(finding: Finding, report: Report, page: Page): readonly string[] {
  const { paint, width } = page;
  const badge = finding.severity.toUpperCase();
  const title = wrapped(cut(cleanLine(finding.title), longest), width - columns(badge) - 2);
  const story = storyOf(finding);
  const { control, experiment, difference } = finding.evidence;
  const where =
    finding.operation ?? (finding.operations.length > 0 ? `${wholeApi}: ${listed(finding.operations.map(unbroken), 3)}` : wholeApi);
  const { source } = finding;
  const askers = Math.max(...[control, experiment].map((exchange) => (exchange === null ? 0 : columns(cleanLine(askerOf(exchange))))));
  const opened = finding.leadsTo.flatMap((id) =>
    report.findings.filter((other) => other.id === id).map((other) => `${other.rule} at ${other.operation ?? wholeApi}`),
  );
  return [
    ...title.map(
      (line, index) =>
        `${index === 0 ? paint(severityStyle[finding.severity], badge) : " ".repeat(columns(badge))}  ${paint("bold", line)}`,
    ),
    ...labelled("at", where, page),
    ...(source === null ? [] : labelled("place", `${placeOf(source)}${source.pointer === undefined ? "" : ` · ${source.pointer}`}`, page)),
    ...(story === null ? [] : labelled("read", story, page)),
    ...(control === null ? [] : labelled("control", exchangeLine(control, askers), page)),
    ...(experiment === null ? [] : labelled("experiment", exchangeLine(experiment, askers), page)),
    ...(difference === "" ? [] : labelled(control === null ? "shows" : "difference", difference, page)),
    ...labelled("fix", finding.fix.summary, page, "green"),
    ...finding.reproduce.flatMap((command, index) =>
      wrappedCommand(command, width - indent - labelWidth).map(
        (line, at) => `${" ".repeat(indent)}${paint("dim", padded(index + at === 0 ? "again" : "", labelWidth))}${line}`,
      ),
    ),
    ...(opened.length > 0 ? labelled("opens", listed(opened, 3), page) : []),
    ...labelled(
      "rule",
      [finding.rule, finding.confidence, ...finding.cwe, ...finding.owasp].join(" · ") +
        (finding.also.length > 0 ? ` · also ${finding.also.join(", ")}` : ""),
      page,
      "dim",
      "dim",
    ),
  ];
}

/** `bob    GET /orders/$ALICE_ORDER_ID → 200`; the asker as wide as the widest of the two. */
function exchangeLine(exchange: MaskedExchange, askerWidth: number): string {
  const { request, response } = exchange;
  const answer = response.status === 0 ? "no answer" : String(response.status);
  const asker = unbroken(padded(cleanLine(askerOf(exchange)), Math.min(askerWidth, 24)));
  return `${asker}${unbroken("  ")}${request.method} ${cut(cleanLine(request.url), 160)}${unbroken(` → ${answer}`)}`;
}

function controlsSection(report: Report, page: Page): readonly string[] {
  const tallies = tallyControls(report.controls);
  if (tallies.length === 0) return [];
  const widest = Math.max(...tallies.map(({ control }) => control.length));
  const left = indent + 2 + widest + 2;
  return [
    page.paint("bold", "Controls"),
    ...tallies.flatMap((tally) => {
      const [mark, style] = statusMark[tally.status];
      return statusLines(tally)
        .flatMap((line) => wrapped(cut(cleanLine(line), longest), page.width - left))
        .map((line, index) =>
          index === 0
            ? `${" ".repeat(indent)}${page.paint(style, mark)} ${page.paint(style, padded(tally.control, widest))}  ${line}`
            : `${" ".repeat(left)}${line}`,
        );
    }),
  ];
}

function statusLines({ violated, verified, notTested, status }: ControlTally): readonly string[] {
  return [
    ...(violated.length > 0 ? [`violated${place(operationsOf(violated), 3)}`] : []),
    ...(verified.length > 0
      ? [`verified${place(operationsOf(verified), 2)}${verified.length === 1 && status === "verified" ? `: ${verified[0]?.reason}` : ""}`]
      : []),
    ...foldedLines("not tested", notTested),
  ];
}

function foldedLines(what: string, reasons: readonly Reason[]): readonly string[] {
  const shown = reasons.slice(0, 3).map(({ reason, operations }) => `${what}${place(operations, 2)}: ${reason}`);
  const rest = reasons.length - shown.length;
  return rest > 0 ? [...shown, `${what} elsewhere for ${counted(rest, "other reason")}`] : shown;
}

/** ` at GET /me and GET /orders`, past `most` only their number; nothing for the API as a whole. */
function place(operations: readonly string[], most: number): string {
  if (operations.length === 1 && operations[0] === wholeApi) return "";
  return ` at ${operations.length > most ? counted(operations.length, "operation") : listed(operations.map(unbroken), most)}`;
}

function coverageSection({ coverage }: Report, page: Page): readonly string[] {
  const reasons = foldReasons(coverage.missed);
  if (reasons.length === 0) return [];
  const shown = reasons.slice(0, 8);
  return [
    page.paint("bold", `Not reached: ${counted(coverage.missed.length, "operation")}`),
    ...shown.flatMap(({ reason, operations }) => bullet(`${listed(operations.map(unbroken), 4)}: ${reason}`, page)),
    ...(reasons.length > shown.length
      ? bullet(`and ${counted(reasons.length - shown.length, "other reason")}; the JSON and HTML reports list them all`, page)
      : []),
  ];
}

function listSection(title: string, items: readonly string[], page: Page): readonly string[] {
  return items.length === 0 ? [] : [page.paint("bold", title), ...items.flatMap((item) => bullet(item, page))];
}

function bullet(text: string, { width }: Page): readonly string[] {
  return wrapped(cut(cleanLine(text), longest), width - indent - 2).map(
    (line, index) => `${" ".repeat(indent)}${index === 0 ? "·" : " "} ${line}`,
  );
}

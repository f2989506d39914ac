// In: the reports of the leaky API and of its sound twin. Out: what the demo tells of them, in few lines.

import {
  type ControlId,
  type ControlStatus,
  controls,
  type Finding,
  type MaskedExchange,
  type Report,
  type Severity,
} from "../model/index.js";
import type { Framework } from "../rules/index.js";
import { cut, type painter, type Style, wrap } from "./terminal.js";

export interface Manner {
  readonly paint: ReturnType<typeof painter>;
  readonly width: number;
}

const severityStyles: Readonly<Record<Severity, Style>> = {
  critical: ["bold", "magenta"],
  high: ["bold", "red"],
  medium: ["bold", "yellow"],
  low: ["bold", "blue"],
  info: ["bold", "cyan"],
};

/** Stands for a space where no line may end. */
const unbroken = "\u00a0";

/** One finding of each rule with its experiment, its control and its fix, the worst with code to paste; the rest stands in the page. */
export function tellFindings(report: Report, framework: Framework, manner: Manner): string {
  const { coverage, findings, grade, requests, score, seconds } = report;
  const head = `${requests} requests in ${seconds.toFixed(1)} s, ${coverage.reached} of ${coverage.operations} operations reached`;
  const verdict = grade === null ? "no grade" : `grade ${manner.paint("bold", grade)}, ${score ?? 0} of 100`;
  const kinds = [...new Set(findings.map(({ rule }) => rule))].map((rule) => findings.filter((finding) => finding.rule === rule));
  const withCode = kinds.find(([first]) => first!.fix.recipes[framework] !== undefined);
  const blocks = kinds.map((kind) => tellKind(kind, kind === withCode ? kind[0]!.fix.recipes[framework]! : "", manner));
  return [`${head}: ${verdict}, ${findings.length} findings of ${kinds.length} kinds.`, ...blocks].join("\n\n");
}

function tellKind(findings: readonly Finding[], code: string, { paint, width }: Manner): string {
  const [first, ...others] = findings;
  const { severity, title, rule, confidence, evidence, fix } = first!;
  const label = (name: string) => `  ${paint("dim", name.padEnd(12))}`;
  const told = (name: string, text: string) =>
    `${label(name)}${wrap(text, width - 14)
      .replaceAll("\n", `\n${" ".repeat(14)}`)
      .replaceAll(unbroken, " ")}`;
  const sent = (name: string, exchange: MaskedExchange) => `${label(name)}${cut(exchangeLine(exchange), width - 14)}`;
  const { control, experiment, difference } = evidence;
  return [
    `${paint(severityStyles[severity], severity.toUpperCase())}  ${paint("bold", title)}  ${paint("dim", `${rule}, ${confidence}`)}`,
    told("at", placeOf(first!)),
    ...(control ? [sent("control", control)] : []),
    ...(experiment ? [sent("experiment", experiment)] : []),
    told("shows", difference),
    ...(others.length > 0 ? [told("the same at", [...new Set(others.map(placeOf))].join(", "))] : []),
    told("fix", firstSentence(fix.summary)),
    ...(code ? [code.trimEnd().replace(/^(?=.)/gm, " ".repeat(16))] : []),
  ].join("\n");
}

function placeOf({ operation, operations }: Finding): string {
  const places = operation === null ? operations : [operation];
  return places.length > 0 ? places.map((place) => place.replaceAll(" ", unbroken)).join(", ") : "the whole API";
}

function exchangeLine({ identity, token, request, response }: MaskedExchange): string {
  const who = (identity ?? "nobody") + (token ? ` (${token})` : "");
  const path = request.url.replace(/^https?:\/\/[^/]*/, "");
  return `${who.padEnd(8)}${request.method} ${path} → ${response.status === 0 ? "no answer" : response.status}`;
}

function firstSentence(text: string): string {
  const end = text.search(/[.;] /);
  return end < 0 ? text : `${text.slice(0, end)}.`;
}

const marks: Readonly<Record<ControlStatus, readonly [mark: string, style: Style]>> = {
  violated: ["✗ violated", "red"],
  verified: ["✓ verified", "green"],
  "not-tested": ["– not tested", "dim"],
};

/** Each control before and after. */
export function tellDifference(leaky: Report, sound: Report, { paint, width }: Manner): string {
  const all = (Object.keys(controls) as ControlId[]).map((id) => ({ id, before: statusOf(leaky, id), after: statusOf(sound, id) }));
  const tested = all.filter(({ before, after }) => before !== "not-tested" || after !== "not-tested");
  const idWidth = Math.max(...all.map(({ id }) => id.length));
  const cell = (status: ControlStatus) => paint(marks[status][1], marks[status][0].padEnd(12));
  const grades = `grade ${paint("bold", leaky.grade ?? "none")} → ${paint("bold", sound.grade ?? "none")}`;
  return [
    `${sound.requests} requests in ${sound.seconds.toFixed(1)} s: ${grades}, findings ${leaky.findings.length} → ${sound.findings.length}.`,
    "",
    `  ${" ".repeat(idWidth)}  ${paint("dim", "leaky          sound")}`,
    ...tested.map(({ id, before, after }) => {
      const meaning = idWidth + 34 + controls[id].length <= width ? `  ${paint("dim", controls[id])}` : "";
      return `  ${id.padEnd(idWidth)}  ${cell(before)} → ${cell(after)}${meaning}`.trimEnd();
    }),
    "",
    wrap(
      `Not tested by this release: ${all
        .filter((each) => !tested.includes(each))
        .map(({ id }) => id)
        .join(", ")}.`,
      width,
      "  ",
    ),
  ].join("\n");
}

/** Violated anywhere is violated; verified somewhere and violated nowhere is verified. */
function statusOf(report: Report, id: ControlId): ControlStatus {
  const statuses = report.controls.filter(({ control }) => control === id).map(({ status }) => status);
  return statuses.includes("violated") ? "violated" : statuses.includes("verified") ? "verified" : "not-tested";
}

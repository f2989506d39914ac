// In: a document and what its rules found. Out: the report of the command `audit`.

import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { posix } from "node:path";
import {
  type Control,
  type ControlId,
  confidences,
  controls as controlTexts,
  type Finding,
  type LeakedField,
  type Report,
  type Severity,
  type SourcePlace,
  severities,
} from "../model/index.js";
import type { OpenDocument } from "../openapi/index.js";
import { findRule, type RuleId } from "../rules/index.js";
import type { Flaw } from "./document/index.js";
import { ownWords } from "./own-words.js";

export interface ReportInput {
  readonly document: OpenDocument;
  /** The file or URL, as it may be shown. */
  readonly name: string;
  readonly flaws: readonly Flaw[];
  /** The rules that were asked. */
  readonly rules: readonly RuleId[];
  readonly requests: number;
  readonly startedAt: number;
  readonly endedAt: number;
}

const version = (createRequire(import.meta.url)("../../package.json") as { readonly version: string }).version;
const maximumMistakes = 20;

export function reportOf({ document, name, flaws, rules, requests, startedAt, endedAt }: ReportInput): Report {
  const findings = findingsOf(document, name, flaws);
  const summary = Object.fromEntries(
    severities.map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length]),
  ) as Record<Severity, number>;
  return {
    schema: "spillproof-report/1",
    tool: { name: "spillproof", version },
    command: "audit",
    target: name,
    spec: { source: name, sha256: document.sha256 },
    startedAt: new Date(startedAt).toISOString(),
    seconds: Math.round((endedAt - startedAt) / 10) / 100,
    requests,
    seed: 1,
    grade: null,
    score: null,
    summary,
    findings,
    controls: controlsOf(findings, rules),
    access: [],
    ownership: [],
    coverage: { operations: document.operations.length, reached: 0, byIdentity: {}, missed: [] },
    ledger: [],
    ignored: [],
    incomplete: mistakesIn(document, name).map(ownWords),
  };
}

/** Worst first, then by rule and operation. */
function findingsOf(document: OpenDocument, name: string, flaws: readonly Flaw[]): readonly Finding[] {
  const ordered = [...flaws].sort(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      confidences.indexOf(a.confidence) - confidences.indexOf(b.confidence) ||
      compare(a.rule, b.rule) ||
      compare(a.operation ?? "", b.operation ?? "") ||
      compare(a.key, b.key),
  );
  const places = document.locate(ordered.map(({ pointer }) => pointer));
  let ordinal = 0;
  return ordered.map((flaw): Finding => {
    const rule = findRule(flaw.rule)!;
    return {
      id: idOf(flaw),
      rule: flaw.rule,
      title: ownWords(withTypes(flaw.title, flaw)),
      severity: flaw.severity,
      confidence: flaw.confidence,
      category: rule.category,
      cwe: rule.cwe,
      owasp: rule.owasp,
      operation: flaw.operation,
      operations: flaw.operations,
      source: placeOf(flaw.pointer, name, places),
      data: flaw.fields.map((field): LeakedField => ({ ...field, owner: null, masked: ownWords("not seen"), value: `v${++ordinal}` })),
      evidence: { control: null, experiment: null, difference: ownWords(withTypes(flaw.shows, flaw)) },
      reproduce: [],
      why: flaw.because === null ? rule.why : `${rule.why} Here ${flaw.severity}: ${flaw.because}.`,
      fix: { summary: rule.fix.summary, recipes: rule.fix.recipes as Readonly<Record<string, string>> },
      also: flaw.also ?? [],
      leadsTo: [],
    };
  });
}

/** Stable for the same defect: rule and place, nothing that moves when lines are added. */
function idOf({ rule, operation, key }: Flaw): string {
  return createHash("sha256")
    .update(`${rule}\n${operation ?? ""}${key === "" ? "" : `\n${key}`}`)
    .digest("hex")
    .slice(0, 16);
}

/** A place that a document of many files names is relative to the document. */
function placeOf(pointer: string, name: string, places: ReturnType<OpenDocument["locate"]>): SourcePlace {
  const hash = pointer.startsWith("/") ? -1 : pointer.indexOf("#");
  const inner = pointer.slice(hash + 1);
  const place = places.get(pointer);
  const file = place === undefined || place.file === "" ? name : posix.join(posix.dirname(name), place.file);
  return { file, line: place?.line ?? 1, column: place?.column ?? 1, pointer: inner };
}

/** `{types}` in a sentence, as the types of the fields that are told. */
function withTypes(sentence: string, { fields }: Flaw): string {
  const types = [...new Set(fields.map(({ type }) => type))];
  return sentence.replaceAll(
    "{types}",
    types.length > 4 ? `${types.slice(0, 4).join(", ")} and ${types.length - 4} more` : types.join(", "),
  );
}

/** A document verifies nothing: what speaks for a control in it is a promise. */
function controlsOf(findings: readonly Finding[], rules: readonly RuleId[]): readonly Control[] {
  const lines = new Map<string, Control>();
  for (const { rule, operation, confidence, title } of findings) {
    const { control } = findRule(rule)!;
    const key = `${control}\n${operation ?? ""}`;
    if (confidence !== "tentative") lines.set(key, { control, operation, status: "violated", reason: title });
    else if (!lines.has(key)) lines.set(key, { control, operation, status: "not-tested", reason: `open question: ${title}` });
  }
  const read = new Set<ControlId>(rules.map((rule) => findRule(rule)!.control));
  for (const control of Object.keys(controlTexts) as ControlId[]) {
    if ([...lines.values()].some((line) => line.control === control)) continue;
    const reason = read.has(control)
      ? "nothing in the document speaks against it; only a scan shows whether it holds"
      : "no rule of this run looks at it";
    lines.set(control, { control, operation: null, status: "not-tested", reason });
  }
  const order = Object.keys(controlTexts);
  return [...lines.values()].sort(
    (a, b) => order.indexOf(a.control) - order.indexOf(b.control) || compare(a.operation ?? "", b.operation ?? ""),
  );
}

/** What is broken in the document and was left out. */
function mistakesIn({ errors }: OpenDocument, name: string): readonly string[] {
  const told = errors
    .slice(0, maximumMistakes)
    .map(({ line, pointer, message }) => `${name}${line === null ? ` at ${pointer}` : `:${line}`}: ${message}`);
  const rest = errors.length - told.length;
  return rest > 0 ? [...told, `${name}: ${rest} more errors in the document`] : told;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

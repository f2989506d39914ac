// In: all verdicts. Out: findings, one for each defect, worst first, masked; and controls, one for each operation.

import { createHash } from "node:crypto";
import type { Check, Held, LeakedValue, Verdict, Violated } from "../checks/index.js";
import {
  type Control,
  type ControlId,
  confidences,
  controls as controlTexts,
  type Finding,
  type Severity,
  severities,
} from "../model/index.js";
import { findRule, ofWholeApi, type Rule, toldOnce } from "../rules/index.js";
import type { Masker } from "./masker.js";

/** What a check of one's own says of a rule that the catalogue does not know. */
export type RuleLike = { readonly id: string; readonly category: string } & Pick<
  Rule,
  "title" | "severity" | "cwe" | "owasp" | "control" | "why" | "fix"
>;

export function mergeFindings(
  verdicts: readonly Verdict[],
  masker: Masker,
  ownRules: ReadonlyMap<string, RuleLike> = new Map(),
): { readonly findings: readonly Finding[]; readonly live: ReadonlySet<string> } {
  const ruleOf = (verdict: Violated): RuleLike => {
    const rule = findRule(verdict.rule) ?? ownRules.get(verdict.rule);
    if (rule === undefined || rule === null) throw new Error(`no rule ${verdict.rule}`);
    return rule;
  };
  const severityOf = (verdict: Violated): Severity => {
    const severity = verdict.severity ?? ruleOf(verdict).severity;
    return verdict.confidence === "tentative" && severities.indexOf(severity) < severities.indexOf("medium") ? "medium" : severity;
  };
  const kept = tellOnce(verdicts.filter((verdict) => verdict.kind === "violated"));
  const ordered = kept.sort(
    (a, b) =>
      severities.indexOf(severityOf(a.verdict)) - severities.indexOf(severityOf(b.verdict)) ||
      confidences.indexOf(a.verdict.confidence) - confidences.indexOf(b.verdict.confidence) ||
      compare(a.verdict.rule, b.verdict.rule) ||
      compare(a.verdict.operation ?? "", b.verdict.operation ?? ""),
  );
  const findings = ordered.map(({ verdict, also }): Finding => {
    const rule = ruleOf(verdict);
    return {
      id: idOf(verdict),
      rule: verdict.rule,
      title: masker.text(withTypes(verdict.title, verdict)),
      severity: severityOf(verdict),
      confidence: verdict.confidence,
      category: rule.category,
      cwe: rule.cwe,
      owasp: verdict.owasp ?? rule.owasp,
      operation: verdict.operation,
      operations: verdict.operations ?? (verdict.operation === null ? [] : [verdict.operation]),
      source: null,
      data: verdict.data.map((value) => masker.field(value, verdict.experiment)),
      evidence: {
        control: verdict.control === null ? null : masker.exchange(verdict.control, []),
        experiment: masker.exchange(verdict.experiment, verdict.data, verdict.excerpt),
        difference: masker.text(withTypes(verdict.difference, verdict)),
      },
      reproduce: [...new Set([...(verdict.control === null ? [] : [masker.curl(verdict.control)]), masker.curl(verdict.experiment)])],
      why: verdict.because === undefined ? rule.why : `${rule.why} Here ${severityOf(verdict)}: ${masker.text(verdict.because)}.`,
      fix: { summary: rule.fix.summary, recipes: rule.fix.recipes as Readonly<Record<string, string>> },
      also,
      leadsTo: [],
    };
  });
  return { findings, live: new Set(ordered.flatMap(({ verdict }) => (verdict.live ? [idOf(verdict)] : []))) };
}

/** Stable for the same defect: rule and place, nothing of what was answered. */
function idOf(verdict: Violated): string {
  return createHash("sha256")
    .update(`${verdict.rule}\n${verdict.operation ?? ""}`)
    .digest("hex")
    .slice(0, 16);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface Kept {
  verdict: Violated;
  readonly also: readonly string[];
}

/** Defects of the verifier: shown with tokens that are nobody's. */
const aboutTokens: ReadonlySet<string> = new Set([
  "signature-not-verified",
  "expired-token-accepted",
  "audience-not-checked",
  "token-type-confusion",
  "token-not-revoked",
]);

/** Where one defect shows in several ways, the first of its chain stands; what a later one adds beyond it stays its own. */
function tellOnce(found: readonly Violated[]): Kept[] {
  const also = new Map<Violated, string[]>();
  const gone = new Set<Violated>();
  const trimmed = new Map<Violated, Violated>();
  for (const chain of toldOnce) {
    for (const [index, rule] of chain.entries()) {
      for (const first of found.filter((verdict) => verdict.rule === rule && !gone.has(verdict))) {
        for (const later of found) {
          const position = chain.indexOf(later.rule as (typeof chain)[number]);
          const ofAll = later.operation === null && ofWholeApi.has(later.rule) && later.independent !== true;
          if (position <= index || gone.has(later) || !(ofAll || isWithin(later, first))) continue;
          const isAuthorisation = chain.includes("missing-authentication" as (typeof chain)[number]);
          // What somebody's real token opens is no other way to show that unreal ones are taken.
          if (isAuthorisation && aboutTokens.has(rule) && later.experiment.asker.identity !== null) continue;
          // Whoever is let into what is for staff reads everybody's there.
          const explains = later.independent !== true || first.rule === "admin-operation-exposed";
          if (isAuthorisation ? explains : covers(first, later)) {
            gone.add(later);
            also.set(first, [...(also.get(first) ?? []), later.rule]);
          } else if (!isAuthorisation) {
            trimmed.set(later, {
              ...later,
              data: (trimmed.get(later) ?? later).data.filter((value) => !first.data.some((other) => sameData(other, value))),
            });
          }
        }
      }
    }
  }
  return found
    .filter((verdict) => !gone.has(verdict))
    .map((verdict) => ({ verdict: trimmed.get(verdict) ?? verdict, also: [...new Set(also.get(verdict) ?? [])] }));
}

/** At the same operation, or at some of those that the first shows on. */
function isWithin(later: Violated, first: Violated): boolean {
  if (later.operation !== null && later.operation === first.operation) return true;
  const places = later.operation === null ? (later.operations ?? []) : [later.operation];
  return first.operation === null && places.length > 0 && places.every((place) => first.operations?.includes(place));
}

/** `{types}` in a sentence, as the types of the data that is told. */
function withTypes(sentence: string, { data }: Violated): string {
  const types = [...new Set(data.map(({ type }) => type))];
  return sentence.replaceAll(
    "{types}",
    types.length > 4 ? `${types.slice(0, 4).join(", ")} and ${types.length - 4} more` : types.join(", "),
  );
}

/** The same data is the same defect; a finding without data is covered by none that has some. */
function covers(first: Violated, later: Violated): boolean {
  if (later.data.length === 0) return first.data.length === 0;
  return later.data.every((value) => first.data.some((other) => sameData(other, value)));
}

function sameData(a: LeakedValue, b: LeakedValue): boolean {
  return a.pointer === b.pointer || a.raw === b.raw;
}

function together(held: readonly Held[]): string {
  const reasons = (kind: Held["kind"]) => [...new Set(held.flatMap((item) => (item.kind === kind ? [item.reason] : [])))].join("; ");
  const [seen, open] = [reasons("verified"), reasons("not-tested")];
  return seen === "" ? open : open === "" ? seen : `${seen}. Not tested: ${open}`;
}

function isSlight({ severity }: Finding): boolean {
  return severity === "low" || severity === "info";
}

/** One line for each control and operation. A violation outweighs a pass, a pass outweighs what was not tested. */
export function mergeControls(
  verdicts: readonly Verdict[],
  findings: readonly Finding[],
  checks: readonly Check[],
  ownRules: ReadonlyMap<string, RuleLike> = new Map(),
): readonly Control[] {
  const lines = new Map<string, Control>();
  const weight = { violated: 2, verified: 1, "not-tested": 0 } as const;
  // A slight defect of the whole API says little of one operation, and nothing where an experiment there held.
  const slight = new Set<Control>();
  const put = (control: Control) => {
    const key = `${control.control}\n${control.operation ?? ""}`;
    const known = lines.get(key);
    const outweighed = known !== undefined && slight.has(known) && control.status !== "not-tested";
    if (known === undefined || outweighed || (weight[control.status] > weight[known.status] && !slight.has(control)))
      lines.set(key, control);
  };
  for (const finding of findings) {
    const rule = findRule(finding.rule) ?? ownRules.get(finding.rule);
    if (rule === undefined || rule === null) continue;
    for (const operation of finding.operation === null ? [null, ...finding.operations] : [finding.operation]) {
      if (finding.confidence === "tentative")
        put({ control: rule.control, operation, status: "not-tested", reason: `open question: ${finding.title}` });
      else {
        const line: Control = { control: rule.control, operation, status: "violated", reason: finding.title };
        if (finding.operation === null && operation !== null && isSlight(finding)) slight.add(line);
        put(line);
      }
    }
  }
  const questioned = new Set(
    [...lines.values()].filter((line) => line.reason.startsWith("open question")).map((line) => `${line.control}\n${line.operation ?? ""}`),
  );
  const ofAll = new Map<ControlId, Held[]>();
  for (const verdict of verdicts) {
    if (verdict.kind === "violated") continue;
    const held = verdict as Held;
    if (questioned.has(`${held.control}\n${held.operation ?? ""}`)) continue;
    put({ control: held.control, operation: held.operation, status: held.kind, reason: held.reason });
    if (held.operation === null) ofAll.set(held.control, [...(ofAll.get(held.control) ?? []), held]);
  }
  // Of the API as a whole several checks say something, and what one saw is no pass for what another could not try.
  for (const [control, held] of ofAll) {
    const line = lines.get(`${control}\n`)!;
    if (line.status !== "violated") lines.set(`${control}\n`, { ...line, reason: together(held) });
  }
  const tested = new Set<ControlId>(
    checks.flatMap((check) => check.rules.flatMap((id) => findRule(id)?.control ?? ownRules.get(id)?.control ?? [])),
  );
  for (const control of Object.keys(controlTexts) as ControlId[]) {
    if (!tested.has(control)) put({ control, operation: null, status: "not-tested", reason: "no check of this run looks at it" });
  }
  const order = Object.keys(controlTexts);
  return [...lines.values()].sort(
    (a, b) => order.indexOf(a.control) - order.indexOf(b.control) || compare(a.operation ?? "", b.operation ?? ""),
  );
}

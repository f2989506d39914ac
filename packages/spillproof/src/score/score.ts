// In: findings, controls and coverage. Out: a score of 0 to 100 and a grade, with every point that was taken off.

import type { Confidence, Finding, Grade, Report, Severity } from "../model/index.js";
import type { Category } from "../rules/index.js";

/** Counts up when the formula changes, so that two scores can be compared. */
const version = 1;

/** Points that one finding takes off its category. Info and public by design cost nothing. */
const costs: Readonly<Record<Severity, Readonly<Record<Confidence, number>>>> = {
  critical: { proven: 100, firm: 80, tentative: 40 },
  high: { proven: 60, firm: 48, tentative: 24 },
  medium: { proven: 30, firm: 24, tentative: 12 },
  low: { proven: 6, firm: 5, tentative: 2 },
  info: { proven: 0, firm: 0, tentative: 0 },
};

/** The most that a category can take off the whole. Their sum is over 100: one thing that is broken is enough to fail. */
const weights: ReadonlyMap<string, number> = new Map<Category, number>([
  ["authentication", 70],
  ["object-authorization", 70],
  ["function-authorization", 50],
  ["property-authorization", 50],
  ["data-exposure", 50],
  ["storage-and-logs", 40],
  ["client", 25],
  ["resource-limits", 25],
  ["input-validation", 40],
  ["ssrf", 40],
  ["transport", 40],
  ["configuration", 25],
  ["inventory", 20],
  ["unsafe-consumption", 40],
  ["llm", 50],
]);
const weightOfOthers = 25;

/** The least score of each grade, best first. */
const grades: readonly (readonly [Grade, number])[] = [
  ["A", 90],
  ["B", 80],
  ["C", 65],
  ["D", 45],
  ["F", 0],
];
const mostWithProvenCritical = 44;
const mostWithProvenHigh = 64;

interface ScorePoint {
  readonly finding: string;
  readonly rule: string;
  readonly operation: string | null;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Off the category's 100. */
  readonly cost: number;
}

interface ScoreCategory {
  readonly category: string;
  /** 0 to 100. */
  readonly score: number;
  /** The most that it can take off the whole. */
  readonly weight: number;
  readonly points: readonly ScorePoint[];
}

interface Score {
  readonly version: typeof version;
  readonly score: number | null;
  readonly grade: Grade | null;
  readonly categories: readonly ScoreCategory[];
  /** Why there is no grade, or what held it down; null where the sum alone made it. */
  readonly reason: string | null;
}

type ScoreInput = Pick<Report, "findings" | "controls" | "coverage"> & {
  readonly command?: Report["command"];
  readonly secured?: { readonly total: number; readonly reached: number };
};

/**
 * The score of a report, version 1.
 *
 *     category = max(0, 100 - sum of the costs of its findings)
 *     score    = max(0, 100 - sum over categories of weight × (100 - category) / 100), rounded down
 *     proven critical: at most 44 (F) · proven high: at most 64 (D)
 *     A from 90, B from 80, C from 65, D from 45, F below
 *
 * A cost depends on severity and confidence alone, a weight on the category alone (both tables stand above). A finding that says
 * that something is open by design (`spec-mismatch` at low) costs nothing. More findings, or worse ones, never raise the score.
 * Score and grade are null where under half of the secured operations were reached (of all operations, where `secured` is not given or
 * nothing is secured), where no operation was reached at all, as in an audit, or where neither a finding nor a tested control says anything.
 */
export function scoreReport(input: ScoreInput): Score {
  const categories = scoreCategories(input.findings);
  const unseen = tooLittleSeen(input);
  if (unseen !== null) return { version, score: null, grade: null, categories, reason: unseen };

  // In hundredths and whole numbers, so that the order of findings can never show in the last digit.
  const lost = categories.reduce((sum, { score, weight }) => sum + weight * (100 - score), 0);
  const sum = Math.max(0, Math.floor((10_000 - lost) / 100));
  const has = (severity: Severity) => input.findings.some((finding) => finding.severity === severity && finding.confidence === "proven");
  const [most, reason] = has("critical")
    ? [mostWithProvenCritical, `a proven critical finding holds the grade at F (the sum alone: ${sum})`]
    : has("high")
      ? [mostWithProvenHigh, `a proven high finding holds the grade at D (the sum alone: ${sum})`]
      : [100, ""];
  const score = Math.min(sum, most);
  const grade = grades.find(([, least]) => score >= least)?.[0] ?? "F";
  return { version, score, grade, categories, reason: score < sum ? reason : null };
}

function scoreCategories(findings: readonly Finding[]): readonly ScoreCategory[] {
  const points = new Map<string, ScorePoint[]>([...weights.keys()].map((category) => [category, []]));
  for (const finding of findings) {
    const list = points.get(finding.category) ?? [];
    points.set(finding.category, list);
    list.push({
      finding: finding.id,
      rule: finding.rule,
      operation: finding.operation,
      severity: finding.severity,
      confidence: finding.confidence,
      cost: costOf(finding),
    });
  }
  return [...points].map(([category, list]) => ({
    category,
    score: Math.max(0, 100 - list.reduce((sum, { cost }) => sum + cost, 0)),
    weight: weights.get(category) ?? weightOfOthers,
    points: list,
  }));
}

function costOf({ rule, severity, confidence }: Finding): number {
  if (rule === "spec-mismatch" && severity === "low") return 0;
  return costs[severity][confidence];
}

function tooLittleSeen({ command, findings, controls, coverage, secured }: ScoreInput): string | null {
  if (command === "audit") return "a document shows what is promised, and only a scan what is kept";
  if (coverage.reached === 0) return "no operation was reached";
  const [kind, total, reached] =
    secured && secured.total > 0
      ? ["secured operations", secured.total, secured.reached]
      : ["operations", coverage.operations, coverage.reached];
  if (reached * 2 < total) return `only ${reached} of ${total} ${kind} were reached, and a grade needs half of them`;
  if (findings.length === 0 && controls.every(({ status }) => status === "not-tested")) return "no control could be tested";
  return null;
}

// In: nothing. Out: how bad and how sure, the two scales that every finding carries.

/** Worst first. */
export const severities = ["critical", "high", "medium", "low", "info"] as const;
export type Severity = (typeof severities)[number];

/**
 * *proven*: an experiment and its control differ in exactly one thing and the answer shows it. *firm*: one observation that has no
 * innocent reading. *tentative*: worth a look, never above `medium`.
 */
export const confidences = ["proven", "firm", "tentative"] as const;
export type Confidence = (typeof confidences)[number];

/** True where `a` is at least as severe as `b`. */
export function atLeast(a: Severity, b: Severity): boolean {
  return severities.indexOf(a) <= severities.indexOf(b);
}

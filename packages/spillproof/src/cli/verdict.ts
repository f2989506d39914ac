// In: a report, and how its scan ended. Out: the exit status that scripts go by.

import { atLeast, type Report, type Severity, severities } from "../model/index.js";

/** What `--fail-on` takes. */
export const thresholds = [...severities.filter((severity) => severity !== "info"), "never"] as const;
export type Threshold = Exclude<Severity, "info"> | "never";

/**
 * 0: nothing at or above the threshold. 1: findings at or above it. 3: cut short by the caller, or nothing found though too little was seen.
 * A finding stands however little else was seen, so it comes before the want of coverage.
 */
export function exitStatus(report: Report, failOn: Threshold, aborted: boolean): 0 | 1 | 3 {
  if (aborted) return 3;
  if (failOn !== "never" && report.findings.some(({ severity }) => atLeast(severity, failOn))) return 1;
  return sawTooLittle(report) ? 3 : 0;
}

/** No operation was reached with a valid token, or something kept the scan from seeing all. */
function sawTooLittle({ coverage, incomplete }: Report): boolean {
  const asSomebody = Object.entries(coverage.byIdentity).some(([identity, reached]) => identity !== "nobody" && reached > 0);
  return !asSomebody || incomplete.length > 0;
}

// In: a report, and how its scan ended. Out: the exit status that scripts go by.

import { atLeast, type Report } from "../model/index.js";

/** What `--fail-on` takes. */
export const thresholds = ["critical", "high", "medium", "low", "never"] as const;

/**
 * 0: nothing at or above the threshold. 1: findings at or above it. 3: cut short by the caller, or nothing found though too little was seen.
 * A finding stands however little else was seen, so it comes before the want of coverage.
 */
export function exitStatus(report: Report, failOn: (typeof thresholds)[number], aborted: boolean): 0 | 1 | 3 {
  if (aborted) return 3;
  if (failOn !== "never" && report.findings.some(({ severity }) => atLeast(severity, failOn))) return 1;
  return sawTooLittle(report) ? 3 : 0;
}

// The report tells in sentences what kept a scan from seeing all. These mean that it ended early; a document with an error in it, a 429
// or an answer that did not come leave a scan that did what it could, and whose controls say what is not tested.
const endedEarly = /^the (scan was interrupted|budget of|token of|check )/;

/** No operation was reached with a valid token, or the scan ended early. */
function sawTooLittle({ command, coverage, incomplete }: Report): boolean {
  // Whoever reads a document alone reaches nothing, and saw all that there is to see.
  if (command === "audit") return false;
  const asSomebody = Object.entries(coverage.byIdentity).some(([identity, reached]) => identity !== "nobody" && reached > 0);
  return !asSomebody || incomplete.some((sentence) => endedEarly.test(sentence));
}

// In: an answer that says "too many". Out: how many seconds to wait.

import type { Answer } from "../model/index.js";

/**
 * Retry-After (RFC 9110, 10.2.3) in seconds or as a date, which is read by the server's own clock; else the reset of a rate limit. Null where the
 * answer does not say.
 */
export function retryAfter(answer: Answer, now: number): number | null {
  const header = (name: string) => answer.headers.find(([each]) => each === name)?.[1].trim() ?? "";
  const told = header("retry-after");
  if (/^\d{1,9}(?:\.\d{1,6})?$/.test(told)) return Number(told);
  const date = Date.parse(header("date"));
  const here = Number.isNaN(date) ? now : date;
  const until = told === "" ? Number.NaN : Date.parse(told);
  if (!Number.isNaN(until)) return Math.max(0, (until - here) / 1000);
  for (const name of ["ratelimit-reset", "x-ratelimit-reset", "x-rate-limit-reset"]) {
    const reset = /^\d{1,13}$/.test(header(name)) ? Number(header(name)) : null;
    if (reset === null) continue;
    // Some write seconds, some a time.
    if (reset < 1e6) return reset;
    return Math.max(0, (reset > 1e11 ? reset : reset * 1000) - here) / 1000;
  }
  return null;
}

// In: work to do. Out: medians, tables, and the bodies that several runs share.

import { cleanTraffic } from "../dist/clean-traffic.js";

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Median seconds of each work, measured in turns, so that what else the machine does falls on all of them alike. */
export function inTurns(works, passes) {
  const times = works.map(() => []);
  for (let pass = -1; pass < passes; pass++)
    for (const [i, work] of works.entries()) {
      const begin = process.hrtime.bigint();
      work();
      if (pass >= 0) times[i].push(Number(process.hrtime.bigint() - begin) / 1e9);
    }
  return times.map(median);
}

export const number = (value, digits = 1) => value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });

export const firm = ({ confidence }) => confidence !== "tentative";

/** Clean bodies of about so many bytes in all, as text; `json`: those that JSON.parse takes. */
export function cleanBodies(seed, bytes, json = false) {
  const bodies = [];
  let sum = 0;
  for (const { text } of cleanTraffic(seed, Number.POSITIVE_INFINITY)) {
    if (sum >= bytes) break;
    if (json && !(text.startsWith("{") || text.startsWith("["))) continue;
    if (json)
      try {
        JSON.parse(text);
      } catch {
        continue;
      }
    bodies.push(text);
    sum += text.length;
  }
  return bodies;
}

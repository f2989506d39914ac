// In: a report. Out: how its score came about, point by point, for a terminal.

import type { Report } from "../model/index.js";
import { scoreReport } from "../score/index.js";
import { cleanLine } from "./clean.js";
import { cut, padded, painter } from "./terminal.js";

/** Ends in a line feed. Recomputed from the findings; says so where the report holds another score, made by another version. */
export function explainScore(report: Report, { color }: { readonly color: boolean }): string {
  const paint = painter(color);
  const computed = scoreReport(report);
  const ungraded = report.score === null || report.grade === null;
  const lines = [
    ungraded
      ? `${paint("bold", "No grade")}: ${computed.reason ?? "under half of the secured operations were reached"}.`
      : `${paint("bold", `${report.grade} · ${report.score} of 100`)} (formula version ${computed.version})`,
  ];
  if (!ungraded && computed.reason !== null) lines.push(`Held down: ${computed.reason}.`);
  if (!ungraded && report.score !== computed.score)
    lines.push(`Another version of the formula made that score; version ${computed.version} gives ${computed.score ?? "none"}.`);
  const costly = computed.categories.filter(({ points }) => points.length > 0);
  for (const { category, score, weight, points } of costly) {
    const lost = (weight * (100 - score)) / 100;
    lines.push(
      "",
      `${paint("bold", cleanLine(category))}  ${score} of 100, takes ${round(lost)} of at most ${weight} points off the whole`,
    );
    for (const { cost, severity, confidence, rule, operation } of points)
      lines.push(
        `  ${(cost === 0 ? "0" : `-${cost}`).padStart(4)}  ${padded(`${severity}, ${confidence}`, 19)} ${cut(
          cleanLine(`${rule}${operation === null ? "" : ` at ${operation}`}`),
          200,
        )}`,
      );
  }
  const lost = costly.reduce((sum, { score, weight }) => sum + (weight * (100 - score)) / 100, 0);
  if (costly.length > 0) lines.push("", `Together: 100 - ${round(lost)}${lost > 100 ? ", and not below 0" : ""}.`);
  const clean = computed.categories.filter(({ points }) => points.length === 0).map(({ category }) => category);
  if (clean.length > 0) lines.push("", `Without a finding, so at 100: ${clean.join(", ")}.`);
  return `${lines.join("\n")}\n`;
}

function round(points: number): string {
  return points.toFixed(1).replace(".0", "");
}

// In: a report. Out: its score, and the report as a person or a program reads it.

import type { Report } from "../model/index.js";
import { renderHtml } from "./html.js";
import { renderJson } from "./json.js";
import { renderText, type TextOptions } from "./text.js";

export { explainScore } from "./explain-score.js";

type Format = "text" | "json" | "html";

/** The format that a file's ending picks (`.json`, `.html`, in any case); null for any other. */
export function formatOf(file: string): Format | null {
  const name = file.toLowerCase();
  return name.endsWith(".json") ? "json" : name.endsWith(".html") ? "html" : null;
}

/** The options are those of text: no colours and 80 columns where not given. Ends in a line feed. */
export function render(report: Report, format: Format, options: Partial<TextOptions> = {}): string {
  if (format === "json") return renderJson(report);
  if (format === "html") return renderHtml(report);
  return renderText(report, { color: options.color ?? false, width: options.width ?? 80 });
}

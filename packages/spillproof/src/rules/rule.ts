// In: nothing. Out: the shape of one line of the catalogue.

import type { ControlId, Severity } from "../model/index.js";

/** Where a defect shows: in a running API, in its source, in its logs, in its document alone. */
export type Witness = "runtime" | "source" | "logs" | "spec";

/** Frameworks that recipes are written for. */
export const frameworks = ["flask", "express"] as const;
export type Framework = (typeof frameworks)[number];

export const categories = [
  "authentication",
  "object-authorization",
  "function-authorization",
  "property-authorization",
  "data-exposure",
  "storage-and-logs",
  "client",
  "resource-limits",
  "input-validation",
  "ssrf",
  "transport",
  "configuration",
  "inventory",
  "unsafe-consumption",
  "llm",
] as const;
export type Category = (typeof categories)[number];

/** One kind of defect, under whatever id. */
export interface RuleEntry<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  /** The default; `varies` says what moves it. */
  readonly severity: Severity;
  readonly category: Category;
  /** `CWE-639`, the most telling first. */
  readonly cwe: readonly string[];
  /** `API1:2023`, `API10:2019`, `LLM07:2025`. */
  readonly owasp: readonly string[];
  /** The control that a finding of this rule violates. */
  readonly control: ControlId;
  /** Where it can be seen. */
  readonly witnesses: readonly Witness[];
  /** Where a check looks for it today; a rule without any is planned. */
  readonly available: readonly Witness[];
  /** What moves the severity, or adds a CWE; null where nothing but the data at stake does. */
  readonly varies: string | null;
  /** What the defect is, and what it costs the people whose data it is. */
  readonly why: string;
  readonly fix: {
    readonly summary: string;
    /** Code to paste. `app`, `log` and the stores (`orders`, `users` …) are the application's own. */
    readonly recipes: Readonly<Partial<Record<Framework, string>>>;
  };
}

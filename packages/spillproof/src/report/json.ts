// In: a report. Out: the same as JSON, keys in one order however the report was made.

import type { Report } from "../model/index.js";

/** Keys in the order in which they are written; those that are not listed follow by name. */
interface Shape {
  readonly keys: readonly string[];
  readonly of?: Readonly<Record<string, Shape>>;
}

const plain: Shape = { keys: [] };
const exchange: Shape = {
  keys: ["identity", "token", "request", "response"],
  of: { request: { keys: ["method", "url", "headers", "body"] }, response: { keys: ["status", "headers", "body", "truncated"] } },
};
const finding: Shape = {
  keys: [
    ..."id rule title severity confidence category cwe owasp operation operations source data evidence".split(" "),
    ..."reproduce why fix also leadsTo baseline".split(" "),
  ],
  of: {
    source: { keys: ["file", "line", "column", "pointer"] },
    data: { keys: ["pointer", "type", "kind", "owner", "masked", "value"] },
    evidence: { keys: ["control", "experiment", "difference"], of: { control: exchange, experiment: exchange } },
    fix: { keys: ["summary", "recipes"] },
  },
};
const report: Shape = {
  keys: [
    ..."schema tool command target spec startedAt seconds requests seed grade score summary findings".split(" "),
    ..."controls access ownership coverage ledger ignored incomplete".split(" "),
  ],
  of: {
    tool: { keys: ["name", "version"] },
    spec: { keys: ["source", "sha256"] },
    summary: { keys: ["critical", "high", "medium", "low", "info"] },
    findings: finding,
    controls: { keys: ["control", "operation", "status", "reason"] },
    access: { keys: ["identity", "operation", "objects", "outcome", "kinds"] },
    ownership: { keys: ["operation", "parameter", "claim", "ownerField"] },
    coverage: {
      keys: ["operations", "reached", "byIdentity", "missed"],
      of: { missed: { keys: ["operation", "reason"] } },
    },
    ignored: { keys: ["finding", "rule", "operation", "reason"] },
  },
};

// Valid in JSON as they are, but a report may be printed to a terminal.
const steering = /[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e0fff}]/gu;

/** Two spaces, a line feed at the end, and every character that could steer a terminal escaped; what is parsed is the report itself. */
export function renderJson(value: Report): string {
  return `${JSON.stringify(ordered(value, report), null, 2).replace(steering, escapeUnits)}\n`;
}

function escapeUnits(text: string): string {
  return Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, "0")}`).join("");
}

function ordered(value: unknown, shape: Shape): unknown {
  if (Array.isArray(value)) return value.map((item) => ordered(item, shape));
  if (value === null || typeof value !== "object") return value;
  const entries = new Map(Object.entries(value));
  const rest = [...entries.keys()].filter((key) => !shape.keys.includes(key)).sort();
  return Object.fromEntries(
    [...shape.keys.filter((key) => entries.has(key)), ...rest].map((key) => [key, ordered(entries.get(key), shape.of?.[key] ?? plain)]),
  );
}

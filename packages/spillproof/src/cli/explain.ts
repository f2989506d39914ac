// In: a rule's id, or a report. Out: the rule's page, the table of rules, or the score point by point.

import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { controls, nearest, type Report, SpillproofError } from "../model/index.js";
import type { Rule } from "../rules/index.js";
import { createCommand, manner } from "./command.js";
import { cut, hasColor, painter, print, type Style, widthOf, wrap } from "./terminal.js";

interface ExplainOptions {
  readonly score?: string;
  readonly color: boolean;
}

/** Long lines are hard to read, however wide the terminal. */
const readable = 100;

export function explainCommand(): Command {
  return createCommand("explain", "Explain a rule: what it means, what it costs, how to mend it. Without one, list them all.", {
    examples: [
      ["spillproof explain", "all rules by category"],
      ["spillproof explain object-authorization", "one rule, with code to paste"],
      ["spillproof explain --score report.json", "why a report has the score that it has"],
    ],
    exits: [
      [0, "explained"],
      [2, "no such rule, or a report that cannot be read"],
    ],
  })
    .argument("[rule]", "a rule's id")
    .optionsGroup(manner)
    .option("--score <report>", "explain the score of a JSON report, point by point")
    .option("--no-color", "no colours")
    .option("--debug", "show where an error arose")
    .action(async (id: string | undefined, options: ExplainOptions) => {
      const color = hasColor(process.stdout, options.color);
      if (options.score !== undefined) {
        if (id !== undefined) throw new SpillproofError("usage", "A rule and --score cannot go together.", "Choose one of them.");
        const [report, { explainScore }] = await Promise.all([readReport(options.score), import("../report/index.js")]);
        return print(withNewline(explainScore(report, { color })));
      }
      const { findRule, rules } = await import("../rules/index.js");
      const width = Math.min(widthOf(process.stdout), readable);
      if (id === undefined) return print(table(rules, width, color));
      const rule = findRule(id);
      if (rule) return print(page(rule, width, color));
      const meant = nearest(
        id,
        rules.map((each) => each.id),
      );
      throw new SpillproofError(
        "usage",
        `There is no rule ${id}.`,
        meant ? `Did you mean ${meant}?` : "Run spillproof explain to see them all.",
      );
    });
}

async function readReport(file: string): Promise<Report> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new SpillproofError("input", `${file} cannot be read.`, "Name a report that spillproof scan --output report.json wrote.", {
      cause,
    });
  });
  let value: unknown = null;
  try {
    value = JSON.parse(text);
  } catch {
    // Told below: what is no JSON is no report either.
  }
  if (value === null || typeof value !== "object" || !("schema" in value) || value.schema !== "spillproof-report/1")
    throw new SpillproofError(
      "input",
      `${file} is no JSON report of Spillproof.`,
      "Name one that spillproof scan --output report.json wrote.",
    );
  return value as Report;
}

function withNewline(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}

const severityStyles: Readonly<Record<Rule["severity"], Style>> = {
  critical: ["red", "bold"],
  high: "red",
  medium: "yellow",
  low: "cyan",
  info: "dim",
};

function table(rules: readonly Rule[], width: number, color: boolean): string {
  const paint = painter(color);
  const idWidth = Math.max(...rules.map(({ id }) => id.length));
  const lines: string[] = [];
  for (const category of new Set(rules.map((rule) => rule.category))) {
    lines.push("", paint("bold", category));
    for (const rule of rules.filter((each) => each.category === category)) {
      const available = rule.available.length > 0;
      const title = cut(rule.title, Math.max(20, width - idWidth - 24));
      const row = `  ${rule.id.padEnd(idWidth)}  ${paint(severityStyles[rule.severity], rule.severity.padEnd(8))}  ${available ? "ready  " : "planned"}  ${title}`;
      lines.push(available ? row : paint("dim", row));
    }
  }
  const ready = rules.filter((rule) => rule.available.length > 0).length;
  lines.push("", `${rules.length} rules: ${ready} ready, ${rules.length - ready} planned (no release has them yet).`);
  lines.push("Run spillproof explain <rule> for one of them.", "");
  return lines.slice(1).join("\n");
}

const seenIn = { runtime: "a running API", source: "source code", logs: "logs", spec: "the document alone" } as const;

function page(rule: Rule, width: number, color: boolean): string {
  const paint = painter(color);
  const fact = (name: string, value: string) =>
    `${paint("dim", name.padEnd(10))}${wrap(value, width - 10).replaceAll("\n", `\n${" ".repeat(10)}`)}`;
  const available = rule.available.map((witness) => seenIn[witness]);
  const later = rule.witnesses.filter((witness) => !rule.available.includes(witness)).map((witness) => seenIn[witness]);
  const lines = [
    `${paint("bold", rule.title)}`,
    paint("dim", rule.id),
    "",
    fact("severity", paint(severityStyles[rule.severity], rule.severity)),
    ...(rule.varies ? [fact("", rule.varies)] : []),
    fact("category", rule.category),
    fact("CWE", rule.cwe.join(", ")),
    fact("OWASP", rule.owasp.join(", ")),
    fact("control", `${rule.control}: ${controls[rule.control]}`),
    fact("seen in", available.length > 0 ? available.join(", ") : "nothing yet"),
    ...(later.length > 0 ? [fact("planned", `${later.join(", ")} (no release has it yet)`)] : []),
    "",
    paint("bold", "Why it matters"),
    wrap(rule.why, width),
    "",
    paint("bold", "How to mend it"),
    wrap(rule.fix.summary, width),
  ];
  for (const [framework, recipe] of Object.entries(rule.fix.recipes)) {
    lines.push(
      "",
      paint("bold", framework),
      ...recipe
        .trimEnd()
        .split("\n")
        .map((line) => `    ${line}`.trimEnd()),
    );
  }
  return `${lines.join("\n")}\n`;
}

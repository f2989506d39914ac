// In: the words after --only and --skip, and what is looked at. Out: nothing, or why one of them names no rule that can run.

import { nearest, SpillproofError } from "../model/index.js";
import { categories, findRule, rules, type Witness } from "../rules/index.js";

const looksAt = { runtime: "a running API", source: "source code", logs: "logs", spec: "a document alone" } as const satisfies Record<
  Witness,
  string
>;

/** @throws SpillproofError `usage` for a word that is neither rule nor category, and for an `only` that this release does not look for there. */
export function checkSelection(only: readonly string[], skip: readonly string[], witness: Witness): void {
  for (const word of only) {
    const named = rulesNamed("--only", word);
    if (named.some((rule) => rule.available.includes(witness))) continue;
    const one = findRule(word) !== null;
    const sentence = named.some((rule) => rule.available.length > 0)
      ? `This release does not look for ${one ? word : `any rule of ${word}`} in ${looksAt[witness]}.`
      : one
        ? `The rule ${word} is planned, no release has it yet.`
        : `All rules of ${word} are planned, no release has them yet.`;
    throw new SpillproofError("usage", `--only: ${sentence}`, "Run spillproof explain to see which rules are ready.");
  }
  for (const word of skip) rulesNamed("--skip", word);
}

function rulesNamed(option: string, word: string): typeof rules {
  const named = rules.filter((rule) => rule.id === word || rule.category === word);
  if (named.length > 0) return named;
  const meant = nearest(word, [...categories, ...rules.map(({ id }) => id)]);
  throw new SpillproofError(
    "usage",
    `${option}: there is no rule or category ${word}.`,
    meant ? `Did you mean ${meant}?` : "Run spillproof explain to see them all.",
  );
}

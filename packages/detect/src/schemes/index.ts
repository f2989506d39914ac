// In: the rows of all schemes. Out: the scheme of a type or of a field's word, and which scheme a text keeps.

import { africaOceania } from "./africa-oceania.js";
import { americas } from "./americas.js";
import { asia } from "./asia.js";
import { devices } from "./devices.js";
import { europe } from "./europe.js";
import { finance } from "./finance.js";
import { health } from "./health.js";
import type { Scheme } from "./scheme.js";

export type { Scheme } from "./scheme.js";

export const schemes: readonly Scheme[] = [...europe, ...americas, ...asia, ...africaOceania, ...finance, ...health, ...devices];

const byType: ReadonlyMap<string, Scheme> = new Map(schemes.map((scheme) => [scheme.type, scheme]));

let byWord: Map<string, Scheme[]> | null = null;

/** Which schemes a field's word may promise, by the word in lower case without accents and separators. */
export function schemesByWord(): ReadonlyMap<string, readonly Scheme[]> {
  if (byWord) return byWord;
  byWord = new Map();
  for (const scheme of schemes)
    for (const word of scheme.fields.split(" ")) {
      const others = byWord.get(word);
      if (others) others.push(scheme);
      else byWord.set(word, [scheme]);
    }
  return byWord;
}

export const schemeOf = (type: string): Scheme | undefined => byType.get(type);

const separators = /[\s./-]/g;

/** The id in a text: in upper case without separators, or as its scheme says. */
export const bareOf = (scheme: Scheme, text: string): string =>
  scheme.bare ? scheme.bare(text) : text.toUpperCase().replace(separators, "");

/** Whether the text is a well-formed id of the scheme: `valid`, `shape` alone, or null. Texts of more than 64 characters are none. */
export function check(scheme: Scheme, text: string): "valid" | "shape" | null {
  if (text.length > 64) return null;
  const bare = bareOf(scheme, text);
  if (!scheme.shape.test(bare)) return null;
  return scheme.valid(bare) ? "valid" : "shape";
}

/** The first of the schemes whose check the text passes, else the first whose shape it has, else null. */
export function resolve(candidates: readonly Scheme[], text: string): { readonly scheme: Scheme; readonly valid: boolean } | null {
  let shaped: Scheme | null = null;
  for (const scheme of candidates) {
    const verdict = check(scheme, text);
    if (verdict === "valid") return { scheme, valid: true };
    if (verdict === "shape") shaped ??= scheme;
  }
  return shaped && { scheme: shaped, valid: false };
}

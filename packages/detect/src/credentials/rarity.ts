// In: a value. Out: how many bits speak for chance rather than for a name, a word or a path.

import { rarityTable } from "./rarity-table.js";

/** A break (a sign, or a capital after a small letter), a to z, a digit. */
export const symbols = 28;

const DIGIT = 27;

/**
 * Gives each pair of a value as an index into the table. A name in camel case falls into its words, as one in snake case does.
 */
export function eachPair(value: string, visit: (pair: number) => void): void {
  let before = 0;
  let lower = false;
  for (let i = 0; i <= value.length; i++) {
    const code = i < value.length ? value.charCodeAt(i) : 32;
    let symbol = 0;
    if (code >= 97 && code <= 122) symbol = code - 96;
    else if (code >= 65 && code <= 90) {
      symbol = code - 64;
      if (lower) {
        visit(before * symbols);
        before = 0;
      }
    } else if (code >= 48 && code <= 57) symbol = DIGIT;
    if (before !== 0 || symbol !== 0) visit(before * symbols + symbol);
    before = symbol;
    lower = code >= 97 && code <= 122;
  }
}

const base64url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const bits = Float32Array.from(rarityTable, (level) => (base64url.indexOf(level) - 32) / 4);

/**
 * How much likelier a value is chance than a name, a word, a path or prose, in bits: the sum over its pairs of characters. At least 128
 * characters are looked at. Above 0 it is rather chance; ordinary identifiers lie at -20 and below, 20 random letters and digits above +30.
 */
export function rarity(value: string): number {
  let sum = 0;
  eachPair(value.length > 128 ? value.slice(0, 128) : value, (pair) => {
    sum += bits[pair]!;
  });
  return sum;
}

/**
 * Whether a value is rather made by chance than by a person: opaque tokens, keys, digests. Shorter than 12 characters cannot be told.
 * Numbers are none.
 */
export const randomLooking = (value: string): boolean =>
  value.length >= 12 && !/^[\d.,:+-]+$/.test(value) && rarity(value) > (value.length < 20 ? 6 : 2);

// In: a value. Out: how many bits speak for chance rather than for a name, a word or a path.

import { rarityTable } from "./rarity-table.js";

/** A break (a sign, or a capital after a small letter), a to z, a digit. */
export const symbols = 28;

const DIGIT = 27;

/** The pairs of a value as indices into the table. A name in camel case falls into its words, as one in snake case does. */
export function pairs(value: string): number[] {
  const out: number[] = [];
  let before = 0;
  let lower = false;
  const push = (symbol: number): void => {
    if (before !== 0 || symbol !== 0) out.push(before * symbols + symbol);
    before = symbol;
  };
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code >= 97 && code <= 122) {
      push(code - 96);
      lower = true;
    } else if (code >= 65 && code <= 90) {
      if (lower) push(0);
      push(code - 64);
      lower = false;
    } else {
      push(code >= 48 && code <= 57 ? DIGIT : 0);
      lower = false;
    }
  }
  push(0);
  return out;
}

const base64url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const bits = Float32Array.from(rarityTable, (level) => (base64url.indexOf(level) - 32) / 4);

/**
 * How much likelier a value is chance than a name, a word, a path or prose, in bits: the sum over its pairs of characters. At least 128 characters are looked at.
 * Above 0 it is rather chance; ordinary identifiers lie at -20 and below, 20 random letters and digits above +30.
 */
export function rarity(value: string): number {
  let sum = 0;
  for (const pair of pairs(value.length > 128 ? value.slice(0, 128) : value)) sum += bits[pair]!;
  return sum;
}

/** Whether a value is rather made by chance than by a person: opaque tokens, keys, digests. Shorter than 12 characters cannot be told. Numbers are none. */
export const randomLooking = (value: string): boolean =>
  value.length >= 12 && !/^[\d.,:+-]+$/.test(value) && rarity(value) > (value.length < 20 ? 6 : 2);

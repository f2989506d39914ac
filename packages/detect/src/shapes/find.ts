// In: nothing. Out: what the finders of shapes give, and the classes of bytes that they test first.

import type { Confidence } from "../match.js";

/**
 * What stands at a place. `confidence` null: recognised, and nobody's (a sample, a reserved range, a number of a thing): the reader goes on at `end` and reports
 * nothing. `weak`: by a check of few bits alone, so a column of such values is to be voted on.
 */
export interface Find {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: Confidence | null;
  readonly weak?: boolean;
}

export const DIGIT = 1;
export const UPPER = 2;
export const LOWER = 4;
export const HEX = 8;
export const UNDERSCORE = 16;
export const ALNUM = DIGIT | UPPER | LOWER;
export const WORD = ALNUM | UNDERSCORE;

/** The classes of a byte, as bits; bytes above 127 have none. */
export const classes = new Uint8Array(256);
for (let byte = 48; byte <= 57; byte++) classes[byte] = DIGIT | HEX;
for (let byte = 65; byte <= 90; byte++) classes[byte] = byte <= 70 ? UPPER | HEX : UPPER;
for (let byte = 97; byte <= 122; byte++) classes[byte] = byte <= 102 ? LOWER | HEX : LOWER;
classes[95] = UNDERSCORE;

/** Whether the byte is of one of the classes; beyond the ends of the input it is of none. */
export const is = (byte: number | undefined, mask: number): boolean => byte !== undefined && (classes[byte]! & mask) !== 0;

/** Where the run of bytes of these classes that begins at `at` ends, at most `limit`. */
export function runEnd(bytes: Uint8Array, at: number, limit: number, mask: number): number {
  let end = at;
  while (end < limit && (classes[bytes[end]!]! & mask) !== 0) end++;
  return end;
}

const escapes = new Uint8Array(256);
for (const char of "nrtbf") escapes[char.charCodeAt(0)] = 1;

/**
 * Whether a word may begin at `at`: what stands before is no letter, digit or underscore, or is the last character of a JSON escape (`\n`, `\u003e`).
 */
export function begins(bytes: Uint8Array, at: number): boolean {
  if (at === 0) return true;
  const before = bytes[at - 1]!;
  if ((classes[before]! & WORD) === 0) return true;
  if (at >= 2 && escapes[before] === 1 && bytes[at - 2] === 92) return true;
  return at >= 6 && bytes[at - 5] === 117 && bytes[at - 6] === 92 && (classes[before]! & HEX) !== 0;
}

/** How many bytes a blank at `at` takes: a space, or a no-break space (U+00A0, U+202F) in UTF-8; 0 where none stands. */
export function blankAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === 32) return 1;
  if (byte === 0xc2) return bytes[at + 1] === 0xa0 ? 2 : 0;
  return byte === 0xe2 && bytes[at + 1] === 0x80 && bytes[at + 2] === 0xaf ? 3 : 0;
}

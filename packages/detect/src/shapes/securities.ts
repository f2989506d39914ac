// In: bytes and a place in them, or a short text. Out: whether a number of a security, a firm or a book stands there: long, with a check, and nobody's.

import { luhn, mod97, weighted } from "../schemes/check-digits.js";
import { begins, DIGIT, type Find, is, runEnd, UPPER, WORD } from "./find.js";
import { countries } from "./iban.js";

const inDigits = (text: string): string => text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));

/** ISO 6166: country, nine characters, Luhn over the letters as numbers. */
export const isinHolds = (text: string): boolean =>
  /^[A-Z]{2}[A-Z0-9]{9}\d$/.test(text) &&
  (countries.has(text.slice(0, 2)) || /^(?:XS|EU|QS|QT|XA|XB|XC|XD|XF)/.test(text)) &&
  luhn(inDigits(text));

/** ISO 17442: eighteen characters and two digits by mod 97. */
export const leiHolds = (text: string): boolean => /^[A-Z0-9]{18}\d{2}$/.test(text) && mod97(text) === 1;

/** CUSIP (ANSI X9.6): eight characters, each second one twice, cross sums mod 10. */
export function cusipHolds(text: string): boolean {
  if (!/^[A-Z0-9*@#]{8}\d$/.test(text)) return false;
  let sum = 0;
  for (let i = 0; i < 8; i++) {
    const code = text.charCodeAt(i);
    let value = code === 42 ? 36 : code === 64 ? 37 : code === 35 ? 38 : code < 58 ? code - 48 : code - 55;
    if (i % 2 === 1) value *= 2;
    sum += Math.floor(value / 10) + (value % 10);
  }
  return (10 - (sum % 10)) % 10 === text.charCodeAt(8) - 48;
}

/** SEDOL (London Stock Exchange): six characters without vowels, weights 1 3 1 7 3 9. */
export function sedolHolds(text: string): boolean {
  if (!/^[B-DF-HJ-NP-TV-Z0-9]{6}\d$/.test(text)) return false;
  let sum = text.charCodeAt(6) - 48;
  for (let i = 0; i < 6; i++) {
    const code = text.charCodeAt(i);
    sum += (code < 58 ? code - 48 : code - 55) * [1, 3, 1, 7, 3, 9][i]!;
  }
  return sum % 10 === 0;
}

/** GS1 General Specifications 7.9: GTIN-8, -12, -13 and -14, SSCC; the ISBN of thirteen digits is one. */
export function gtinHolds(digits: string): boolean {
  const size = digits.length;
  if ((size !== 8 && size !== 12 && size !== 13 && size !== 14 && size !== 18) || !/^\d+$/.test(digits)) return false;
  return (
    weighted(
      digits,
      Array.from({ length: size }, (_, i) => ((size - i) % 2 === 0 ? 3 : 1)),
    ) %
      10 ===
    0
  );
}

/**
 * An ISIN or LEI, so that it is not taken for something else. Call it at a word of exactly 12 or 20 capitals and digits, before any other reading. Null confidence always.
 */
export function securityAt(bytes: Uint8Array, at: number, end: number): Find | null {
  const stop = runEnd(bytes, at, Math.min(end, at + 21), DIGIT | UPPER);
  const size = stop - at;
  if ((size !== 12 && size !== 20) || (stop < end && is(bytes[stop], WORD)) || !begins(bytes, at)) return null;
  const text = String.fromCharCode(...bytes.subarray(at, stop));
  return (size === 12 ? isinHolds(text) : leiHolds(text) && /[A-Z]/.test(text))
    ? { type: size === 12 ? "isin" : "lei", start: at, end: stop, confidence: null }
    : null;
}

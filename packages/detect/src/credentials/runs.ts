// In: bytes and a place in them. Out: how far a run of one alphabet reaches, and whether a literal stands there.

/** One bit an alphabet, so that one look at a table says to which alphabets a byte belongs. */
export const DIGIT = 1;
export const HEX = 2;
export const WORD = 4; // letters, digits, underscore
export const BASE64URL = 8;
export const BASE64 = 16; // with both spellings and `=`
export const CRYPT = 32; // ./0-9A-Za-z, the alphabet of crypt(3)
export const URL_PART = 64; // what may stand in a URL's path, query or fragment, RFC 3986; brackets and braces too
export const TOKEN = 128; // token68, RFC 9110 11.2, without `=`

const members = new Uint8Array(256);
for (let code = 33; code < 127; code++) {
  const char = String.fromCharCode(code);
  let mask = 0;
  if (/\d/.test(char)) mask |= DIGIT;
  if (/[\da-fA-F]/.test(char)) mask |= HEX;
  if (/\w/.test(char)) mask |= WORD;
  if (/[\w-]/.test(char)) mask |= BASE64URL;
  if (/[\w+/=-]/.test(char)) mask |= BASE64;
  if (/[./\dA-Za-z]/.test(char)) mask |= CRYPT;
  if (!/["'<>`\\|^]/.test(char)) mask |= URL_PART;
  if (/[\w.~+/-]/.test(char)) mask |= TOKEN;
  members[code] = mask;
}

/** Whether a byte belongs to an alphabet. A place outside the bytes belongs to none. */
export const isOf = (byte: number | undefined, alphabet: number): boolean => byte !== undefined && (members[byte]! & alphabet) !== 0;

/** Where the run of an alphabet that begins at `from` ends; no more than `cap` bytes are looked at. */
export function runEnd(bytes: Uint8Array, from: number, end: number, alphabet: number, cap: number): number {
  const stop = Math.min(end, from + cap);
  let at = from;
  while (at < stop && (members[bytes[at]!]! & alphabet) !== 0) at++;
  return at;
}

/** Whether ASCII text stands at a place. */
export function standsAt(bytes: Uint8Array, at: number, end: number, text: string): boolean {
  if (at < 0 || at + text.length > end) return false;
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** Whether ASCII text, given in lower case, stands at a place in any case. */
export function standsInAnyCase(bytes: Uint8Array, at: number, end: number, text: string): boolean {
  if (at < 0 || at + text.length > end) return false;
  for (let i = 0; i < text.length; i++) {
    const byte = bytes[at + i]!;
    if ((byte >= 65 && byte <= 90 ? byte | 32 : byte) !== text.charCodeAt(i)) return false;
  }
  return true;
}

/** The first place of ASCII text between `from` and `to`, or -1. */
export function placeOf(bytes: Uint8Array, from: number, to: number, text: string): number {
  const first = text.charCodeAt(0);
  for (let at = from; at + text.length <= to; at++) if (bytes[at] === first && standsAt(bytes, at, to, text)) return at;
  return -1;
}

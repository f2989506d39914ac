// In: bytes that stand for others: percent-encoded, HTML-escaped, base64, hexadecimal, or with digits in disguise. Out: the bytes they stand for, with their places.

import { type Mapped, writeUtf8 } from "./json-text.js";

const hexValues = new Int8Array(256).fill(-1);
for (let value = 0; value < 16; value++) {
  const char = value.toString(16);
  hexValues[char.charCodeAt(0)] = value;
  hexValues[char.toUpperCase().charCodeAt(0)] = value;
}

const base64Values = new Int8Array(256).fill(-1);
for (const [at, char] of [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].entries())
  base64Values[char.charCodeAt(0)] = at;
base64Values["-".charCodeAt(0)] = 62;
base64Values["_".charCodeAt(0)] = 63;

/** The byte that `%XX` at a place stands for, or -1 (RFC 3986 section 2.1). */
export function percentAt(bytes: Uint8Array, at: number, to: number): number {
  if (at + 2 >= to) return -1;
  const high = hexValues[bytes[at + 1]!]!;
  const low = hexValues[bytes[at + 2]!]!;
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/** Two quotes end it, as the JSON reader wants them. */
function ended(bytes: Uint8Array, size: number, map: Int32Array, to: number): Mapped {
  map[size] = to;
  bytes[size] = bytes[size + 1] = 34;
  return { bytes, size, map };
}

/** Undoes percent-encoding; `form`: a plus is a blank (HTML, application/x-www-form-urlencoded). */
export function percentDecoded(bytes: Uint8Array, from: number, to: number, form: boolean): Mapped {
  const out = new Uint8Array(to - from + 2);
  const map = new Int32Array(to - from + 1);
  let size = 0;
  for (let at = from; at < to; ) {
    const code = bytes[at]!;
    const byte = code === 37 ? percentAt(bytes, at, to) : -1;
    map[size] = at;
    out[size++] = byte >= 0 ? byte : form && code === 43 ? 32 : code;
    at += byte >= 0 ? 3 : 1;
  }
  return ended(out, size, map, to);
}

const entities = new Map([
  ["amp", 38],
  ["quot", 34],
  ["apos", 39],
  ["lt", 60],
  ["gt", 62],
  ["commat", 64],
  ["period", 46],
  ["colon", 58],
  ["equals", 61],
  ["plus", 43],
  ["lowbar", 95],
  ["hyphen", 45],
  ["nbsp", 32],
  ["num", 35],
  ["sol", 47],
]);

/** The code point of the character reference at a place (HTML 13.5) and its length, or null. */
export function entityAt(bytes: Uint8Array, at: number, to: number): { readonly point: number; readonly size: number } | null {
  const limit = Math.min(to, at + 10);
  let end = at + 1;
  while (end < limit && bytes[end] !== 59) end++;
  if (end >= limit) return null;
  let name = "";
  for (let i = at + 1; i < end; i++) name += String.fromCharCode(bytes[i]!);
  const number = /^#(\d{1,7})$/.exec(name) ?? /^#([xX][0-9a-fA-F]{1,6})$/.exec(name);
  const point = number ? Number(number[1]!.replace(/^[xX]/, "0x")) : entities.get(name);
  if (point === undefined || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return null;
  return { point, size: end + 1 - at };
}

/** Undoes character references. */
export function entitiesDecoded(bytes: Uint8Array, from: number, to: number): Mapped {
  const out = new Uint8Array(to - from + 2);
  const map = new Int32Array(to - from + 1);
  let size = 0;
  for (let at = from; at < to; ) {
    const entity = bytes[at] === 38 ? entityAt(bytes, at, to) : null;
    if (entity === null) {
      map[size] = at;
      out[size++] = bytes[at++]!;
      continue;
    }
    // No reference is shorter than what it stands for.
    const taken = writeUtf8(entity.point, out, size);
    map.fill(at, size, size + taken);
    size += taken;
    at += entity.size;
  }
  return ended(out, size, map, to);
}

/**
 * What a byte in disguise stands for, and how many bytes it takes: 0 where it is nothing to be seen (zero-width, soft hyphen), a digit or sign of another width or
 * script, a blank or hyphen that does not break. Null where it is no disguise.
 */
export function disguiseAt(bytes: Uint8Array, at: number): { readonly as: number; readonly size: number } | null {
  const first = bytes[at]!;
  const second = bytes[at + 1]!;
  const third = bytes[at + 2]!;
  switch (first) {
    case 0xc2:
      return second === 0xad ? { as: 0, size: 2 } : second === 0xa0 ? { as: 32, size: 2 } : null;
    case 0xd9: // Arabic-Indic digits
      return second >= 0xa0 && second <= 0xa9 ? { as: second - 0xa0 + 48, size: 2 } : null;
    case 0xdb: // their eastern forms
      return second >= 0xb0 && second <= 0xb9 ? { as: second - 0xb0 + 48, size: 2 } : null;
    case 0xe0: // Devanagari and Bengali
      return (second === 0xa5 || second === 0xa7) && third >= 0xa6 && third <= 0xaf ? { as: third - 0xa6 + 48, size: 3 } : null;
    case 0xe2:
      if (second === 0x80) {
        if ((third >= 0x8b && third <= 0x8f) || (third >= 0xaa && third <= 0xae)) return { as: 0, size: 3 };
        if (third === 0x90 || third === 0x91 || third === 0x92) return { as: 45, size: 3 };
        if (third === 0xaf || third === 0x87 || third === 0x89) return { as: 32, size: 3 };
      }
      return second === 0x81 && third >= 0xa0 && third <= 0xa4 ? { as: 0, size: 3 } : null;
    case 0xef: // byte order mark inside, full width
      if (second === 0xbb && third === 0xbf) return { as: 0, size: 3 };
      if (second === 0xbc && third >= 0x81 && third <= 0xbf) return { as: third - 0x81 + 33, size: 3 };
      return second === 0xbd && third >= 0x80 && third <= 0x9e ? { as: third - 0x80 + 96, size: 3 } : null;
    default:
      return null;
  }
}

/** Undoes disguises. */
export function undisguised(bytes: Uint8Array, from: number, to: number): Mapped {
  const out = new Uint8Array(to - from + 2);
  const map = new Int32Array(to - from + 1);
  let size = 0;
  for (let at = from; at < to; ) {
    const disguise = bytes[at]! > 127 ? disguiseAt(bytes, at) : null;
    if (disguise === null || disguise.as > 0) {
      map[size] = at;
      out[size++] = disguise === null ? bytes[at]! : disguise.as;
    }
    at += disguise?.size ?? 1;
  }
  return ended(out, size, map, to);
}

const printable = new Uint8Array(256);
for (let code = 32; code < 127; code++) printable[code] = 1;
for (const code of [9, 10, 13]) printable[code] = 1;

/** How many bytes at its head must be text before a run is decoded whole. */
const headBytes = 9;
const leastBytes = 9;
const encodedCap = 65_536;

/** Whether the first nine bytes behind the twelve digits of base64 at a place are text: of random ones one in 7,000 is. */
function textHead(bytes: Uint8Array, from: number): boolean {
  for (let at = from; at < from + 12; at += 4) {
    const held =
      (base64Values[bytes[at]!]! << 18) | (base64Values[bytes[at + 1]!]! << 12) | (base64Values[bytes[at + 2]!]! << 6) | base64Values[bytes[at + 3]!]!;
    if ((printable[held >> 16]! & printable[(held >> 8) & 255]! & printable[held & 255]!) === 0) return false;
  }
  return true;
}

/** Text behind a run of base64 or base64url (RFC 4648), or null where it is none. Its places are those of the digits that hold each byte. */
export function base64Text(bytes: Uint8Array, from: number, to: number): Mapped | null {
  const digits = to - from;
  if (digits < 12 || digits > encodedCap || digits % 4 === 1 || !textHead(bytes, from)) return null;
  const out = new Uint8Array(((digits * 3) >> 2) + 2);
  const map = new Int32Array(out.length);
  let size = 0;
  let held = 0;
  for (let i = 0; i < digits; i++) {
    held = ((held << 6) | base64Values[bytes[from + i]!]!) & 0xffffff;
    if (i % 4 === 0) continue;
    const byte = (held >> (6 - (i % 4) * 2)) & 255;
    if (byte < 128 && printable[byte] === 0) return null;
    map[size] = from + i - 1;
    out[size++] = byte;
  }
  return size < leastBytes ? null : ended(out, size, map, to);
}

/** Whether the first nine bytes behind the hexadecimal digits at a place are text. */
export function hexHead(bytes: Uint8Array, from: number): boolean {
  for (let at = from; at < from + 2 * headBytes; at += 2)
    if (printable[hexValues[bytes[at]!]! * 16 + hexValues[bytes[at + 1]!]!] !== 1) return false;
  return true;
}

/** Text behind a run of hexadecimal digits, or null where it is none. */
export function hexText(bytes: Uint8Array, from: number, to: number): Mapped | null {
  const digits = to - from;
  if (digits < 2 * leastBytes || digits > encodedCap || digits % 2 === 1) return null;
  if (!hexHead(bytes, from)) return null;
  const size = digits >> 1;
  const out = new Uint8Array(size + 2);
  const map = new Int32Array(size + 1);
  for (let i = 0; i < size; i++) {
    const byte = hexValues[bytes[from + 2 * i]!]! * 16 + hexValues[bytes[from + 2 * i + 1]!]!;
    if (byte < 128 && printable[byte] === 0) return null;
    map[i] = from + 2 * i;
    out[i] = byte;
  }
  return ended(out, size, map, to);
}

/** Whether a byte is a digit of base64 or base64url. */
export const isBase64 = (code: number): boolean => base64Values[code]! >= 0;

// In: bytes and a word in them. Out: the identifier that is written there as its issuer writes it.

import { ascii } from "../bytes.js";
import type { Confidence } from "../match.js";
import { check, type Scheme, schemes } from "../schemes/index.js";
import { isWord } from "./classes.js";

export interface Written {
  readonly scheme: Scheme;
  readonly end: number;
  /** How sure it is where nothing names it; null: only a name can tell. */
  readonly alone: Confidence | null;
}

interface Layout {
  readonly scheme: Scheme;
  readonly layout: string;
  readonly alone: Confidence | null;
}

const groupCap = 31;
const groupsCap = 8;

const isPlace = (char: string): boolean => /[#@*A-Za-z0-9]/.test(char);
const fold = (key: number, part: number): number => (Math.imul(key, 61) + part + 1) | 0;

// Every layout by the lengths of its groups and what stands between them: the cost of a look does not grow with their number.
const bySignature = new Map<number, Layout[]>();
/** Whether a layout begins with a group of a length and this byte behind it. */
const begins = new Uint8Array((groupCap + 1) * 128);
/** Whether a layout is one group of a length. */
const single = new Uint8Array(groupCap + 1);

/** What layouts begin with, of two groups and more, as bits of a hash: most groups of numbers are left after the second. */
const heads = new Uint8Array(8192);
const headOf = (key: number): number => (key ^ (key >>> 15)) & 0xffff;
const mayGoOn = (key: number): boolean => (heads[headOf(key) >>> 3]! & (1 << (headOf(key) & 7))) !== 0;

/** How much a layout itself says, in bits: separators are rarer than what stands between them. */
const layoutBits = (layout: string): number => [...layout].filter((char) => !isPlace(char)).length * 3;
const firmBits = 12;
/** A mod-10 or mod-11 check never fires alone, however it is written. */
const aloneBits = 4;

function aloneOf({ alone, bits }: Scheme, layout: string): Confidence | null {
  if (alone) return alone === "never" ? null : alone;
  return bits < aloneBits ? null : bits + layoutBits(layout) >= firmBits ? "firm" : "tentative";
}

for (const scheme of schemes)
  for (const layout of scheme.layouts ?? []) {
    const groups = layout.split(/[^#@*A-Za-z0-9]/);
    const separators = [...layout].filter((char) => !isPlace(char)).map((char) => char.charCodeAt(0));
    let key = fold(17, groups[0]!.length);
    separators.forEach((separator, at) => {
      key = fold(fold(key, separator), groups[at + 1]!.length);
      heads[headOf(key) >>> 3]! |= 1 << (headOf(key) & 7);
    });
    const row = { scheme, layout, alone: aloneOf(scheme, layout) };
    const others = bySignature.get(key);
    if (others) others.push(row);
    else bySignature.set(key, [row]);
    if (separators.length === 0) single[groups[0]!.length] = 1;
    else begins[groups[0]!.length * 128 + separators[0]!] = 1;
  }

/** The identifier that begins with the word from `at` to `end`, written within bytes up to `to`; the longest layout wins. */
export function layoutAt(bytes: Uint8Array, at: number, end: number, to: number): Written | null {
  const length = end - at;
  if (length > groupCap) return null;
  const first = end < to ? bytes[end]! : 0;
  const goesOn = first < 128 && begins[length * 128 + first] === 1;
  if (!goesOn && single[length] === 0) return null;
  let found: Written | null = null;
  let key = fold(17, length);
  let stop = end;
  if (single[length] === 1) found = heldBy(bySignature.get(key), bytes, at, stop, to);
  if (!goesOn) return found;
  for (let groups = 1; groups < groupsCap; groups++) {
    const separator = stop < to ? bytes[stop]! : 0;
    let next = stop + 1;
    while (next < to && isWord(bytes[next]) && next - stop <= groupCap) next++;
    if (next === stop + 1 || isWord(separator)) break;
    key = fold(fold(key, separator), next - stop - 1);
    if (!mayGoOn(key)) break;
    stop = next;
    found = heldBy(bySignature.get(key), bytes, at, stop, to) ?? found;
  }
  return found;
}

function heldBy(rows: readonly Layout[] | undefined, bytes: Uint8Array, at: number, end: number, to: number): Written | null {
  if (rows === undefined) return null;
  // What goes on behind it makes it a part of something longer.
  const next = end < to ? bytes[end]! : 0;
  if (isWord(next) || ((next === 45 || next === 46 || next === 47) && end + 1 < to && isWord(bytes[end + 1]))) return null;
  for (const { scheme, layout, alone } of rows)
    if (fits(layout, bytes, at) && check(scheme, ascii(bytes, at, end)) === "valid") return { scheme, end, alone };
  return null;
}

function fits(layout: string, bytes: Uint8Array, at: number): boolean {
  for (let i = 0; i < layout.length; i++) {
    const place = layout.charCodeAt(i);
    const code = bytes[at + i]!;
    const digit = code >= 48 && code <= 57;
    const letter = code >= 65 && code <= 90;
    // # @ *
    if (place === 35 ? !digit : place === 64 ? !letter : place === 42 ? !(digit || letter) : place !== code) return false;
  }
  return true;
}

// In: JSON text and pointers into it. Out: the line and column of each, in one pass over the text.

import { pointerTokens } from "./json-pointer.js";

/** Both count from 1; the column in UTF-16 units. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

interface Wanted {
  place: TextPlace | null;
  readonly children: Map<string, Wanted>;
}

interface Level {
  readonly wanted: Wanted | undefined;
  /** The next item of an array; -1 in an object. */
  index: number;
  /** What the value after the last key is. */
  next: Wanted | undefined;
  expectsKey: boolean;
}

const quote = 0x22;
const backslash = 0x5c;

/** The end of the string that starts at `start`: the index of its closing quote, or of the text's end. */
function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === backslash) slashes++;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

function keyAt(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end);
  if (!raw.includes("\\")) return raw;
  try {
    return String(JSON.parse(text.slice(start, end + 1)));
  } catch {
    return raw;
  }
}

/** Places of keys, and of the items of arrays. Without recursion, since the text comes from outside. Unknown pointers are missing in the answer. */
export function jsonPlaces(text: string, pointers: Iterable<string>): ReadonlyMap<string, TextPlace> {
  const root: Wanted = { place: { line: 1, column: 1 }, children: new Map() };
  const asked = new Map<string, Wanted>();
  for (const pointer of pointers) {
    let at = root;
    for (const token of pointerTokens(pointer)) {
      let child = at.children.get(token);
      if (child === undefined) {
        child = { place: null, children: new Map() };
        at.children.set(token, child);
      }
      at = child;
    }
    asked.set(pointer, at);
  }

  const levels: Level[] = [];
  let level: Level | undefined;
  let line = 1;
  let lineStart = 0;
  /** A value begins: which of the wanted is it? */
  const begin = (at: number): Wanted | undefined => {
    if (level === undefined) return root;
    if (level.index < 0) return level.next;
    const found = level.wanted?.children.get(String(level.index));
    if (found !== undefined && found.place === null) found.place = { line, column: at - lineStart + 1 };
    return found;
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a) {
      line++;
      lineStart = at + 1;
    } else if (code === quote) {
      const end = stringEnd(text, at);
      if (level?.expectsKey === true) {
        level.expectsKey = false;
        level.next = level.wanted?.children.get(keyAt(text, at, end));
        // The last of two equal keys is the one that counts.
        if (level.next !== undefined) level.next.place = { line, column: at - lineStart + 1 };
      } else begin(at);
      at = end;
    } else if (code === 0x7b || code === 0x5b) {
      const wanted = begin(at);
      level = { wanted, index: code === 0x5b ? 0 : -1, next: undefined, expectsKey: code === 0x7b };
      levels.push(level);
    } else if (code === 0x7d || code === 0x5d) {
      levels.pop();
      level = levels.at(-1);
    } else if (code === 0x2c && level !== undefined) {
      if (level.index >= 0) level.index++;
      else level.expectsKey = true;
    } else if (code > 0x20 && code !== 0x3a) {
      begin(at);
      while (at + 1 < text.length && /[\w.+-]/.test(text[at + 1]!)) at++;
    }
  }

  const places = new Map<string, TextPlace>();
  for (const [pointer, wanted] of asked) if (wanted.place !== null) places.set(pointer, wanted.place);
  return places;
}

// In: a line that holds pairs: a form (`a=1&b=2`), logfmt (`a=1 b="x y"`). Out: hits, judged as the members of one record.

import { isNamedCredential } from "../fields/classify.js";
import { classesOf, isDigit, isWord } from "./classes.js";
import type { Hit, ReadInner, Source } from "./hit.js";
import { type Key, keyIn } from "./keys.js";
import { tellsAccount } from "./person.js";
import { percentAt } from "./unwrap.js";
import { Walker } from "./walker.js";

/** So many pairs make a line a record. */
const leastPairs = 3;
const pairsCap = 256;
const keyCap = 96;
/** A letter beyond ASCII takes six or nine bytes in a form. */
const formKeyCap = 288;
const equals = 61;
const ampersand = 38;
const quote = 34;

/** What things have as well as people. */
const shared: ReadonlySet<string> = new Set(["person-name", "postal-address"]);

const isKeyByte = (code: number): boolean => isWord(code) || code === 45 || code === 46 || code === 47 || code > 127;
/** Names in forms may be encoded, and nested by brackets. */
const isFormKeyByte = (code: number): boolean => isKeyByte(code) || code === 37 || code === 91 || code === 93 || code === 43 || code === 36;

const ends = new Uint8Array(256);
for (const char of ' \t\n\r"`<>|\\{}') ends[char.charCodeAt(0)] = 1;

/** Where the key and value of each pair begin and end, four places a pair. */
type Places = number[];

/** Reads lines of pairs. */
export class Pairs {
  /** Keys and values as they are meant, each followed by a quote; what each byte of them is in the source. */
  readonly #plain = { bytes: new Uint8Array(1024), base: 0, map: new Int32Array(1024) };
  readonly #walker: Walker;
  #hits: Hit[] = [];
  #size = 0;

  constructor(readInner: ReadInner | null, samples: boolean) {
    this.#walker = new Walker({
      source: this.#plain,
      emit: (hit) => this.#hits.push(hit),
      places: null,
      readInner,
      samples,
      escaped: false,
      pointers: false,
    });
  }

  /** What the records in bytes `from` to `to` of a source hold; offsets as hits have them, without lines. */
  line(source: Source, from: number, to: number): readonly Hit[] {
    this.#hits = [];
    const { bytes } = source;
    let at = placeOf(ampersand, bytes, from, to);
    while (at < to) {
      const [start, stop] = formAround(bytes, at, from, to);
      const places = formPairs(bytes, start, stop);
      if (places.length >= leastPairs * 4) this.#record(source, places, true);
      at = placeOf(ampersand, bytes, stop, to);
    }
    const places = spacedPairs(bytes, from, to);
    if (places.length >= leastPairs * 4) this.#record(source, places, false);
    return this.#hits;
  }

  #record(source: Source, places: Places, form: boolean): void {
    const plain = this.#plain;
    const span = places.at(-1)! - places[0]! + places.length * 2;
    if (plain.bytes.length < span) {
      plain.bytes = new Uint8Array(span * 2);
      plain.map = new Int32Array(span * 2);
    }
    plain.base = source.base;
    this.#size = 0;
    const before = this.#hits.length;
    const walker = this.#walker;
    walker.open(false);
    for (let i = 0; i < places.length; i += 4) {
      const keyFrom = this.#size;
      const key: Key = keyIn(plain.bytes, keyFrom, this.#put(source, places[i]!, places[i + 1]!, form));
      this.#size++;
      const from = this.#size;
      const to = this.#put(source, places[i + 2]!, places[i + 3]!, form);
      this.#size++;
      if (to === from) continue;
      walker.column(key);
      walker.string(from, to, classesOf(plain.bytes, from, to));
    }
    walker.close();
    if (form) return;
    // In a line of a program `token=value` may be code: the text around it tells. Services have a role and caches an age.
    const own = this.#hits.slice(before).filter(({ type }) => !isNamedCredential(type));
    const things =
      own.some(({ type }) => tellsAccount(type)) && own.every(({ type }) => type !== "gender" && (tellsAccount(type) || shared.has(type)));
    this.#hits = [...this.#hits.slice(0, before), ...(things ? [] : own)];
  }

  /** Writes what a range stands for, and a quote behind it; gives where it ends. */
  #put({ bytes, map: places }: Source, from: number, to: number, form: boolean): number {
    const { bytes: out, map } = this.#plain;
    let size = this.#size;
    for (let at = from; at < to; ) {
      const code = bytes[at]!;
      const byte = form && code === 37 ? percentAt(bytes, at, to) : -1;
      map[size] = places === null ? at : places[at]!;
      if (byte >= 0) {
        out[size++] = byte;
        at += 3;
      } else if (!form && code === 92 && at + 1 < to && (bytes[at + 1] === quote || bytes[at + 1] === 92)) {
        out[size++] = bytes[at + 1]!;
        at += 2;
      } else {
        out[size++] = form && code === 43 ? 32 : code;
        at++;
      }
    }
    map[size] = places === null ? to : places[to]!;
    out[size] = quote;
    this.#size = size;
    return size;
  }
}

/** The run without blanks and quotes around an ampersand, without what stands before its question mark. */
function formAround(bytes: Uint8Array, at: number, from: number, to: number): readonly [number, number] {
  let start = at;
  while (start > from && ends[bytes[start - 1]!] === 0 && bytes[start - 1] !== 63) start--;
  // Quoted by apostrophes, which may stand in values as well.
  const mark = bytes.lastIndexOf(39, at);
  const quoted = mark >= start && mark < bytes.indexOf(equals, start);
  if (quoted) start = mark + 1;
  let stop = at + 1;
  while (stop < to && !(quoted && bytes[stop] === 39) && ends[bytes[stop]!] === 0 && bytes[stop] !== 35) stop++;
  return [start, stop];
}

/** The pairs of a form (HTML, application/x-www-form-urlencoded); none where a part of it is no pair. */
function formPairs(bytes: Uint8Array, from: number, to: number): Places {
  const places: Places = [];
  let at = from;
  while (at < to && places.length < pairsCap * 4) {
    const start = at;
    while (at < to && at - start < formKeyCap && isFormKeyByte(bytes[at]!)) at++;
    if (bytes[at] !== equals || at === start || at >= to) return [];
    const stop = at++;
    const value = at;
    while (at < to && bytes[at] !== ampersand) at++;
    places.push(start, stop, value, at);
    at++;
  }
  return places;
}

/** The pairs of a line of logfmt, blanks between; a value may be quoted. */
function spacedPairs(bytes: Uint8Array, from: number, to: number): Places {
  const places: Places = [];
  let at = from;
  while (at < to && places.length < pairsCap * 4) {
    while (at < to && bytes[at]! <= 32) at++;
    const start = at;
    while (at < to && at - start < keyCap && isKeyByte(bytes[at]!)) at++;
    if (at > start && at + 1 < to && bytes[at] === equals && !isDigit(bytes[start])) {
      const stop = at++;
      let value = at;
      if (bytes[at] === quote) {
        value = ++at;
        while (at < to && bytes[at] !== quote) at += bytes[at] === 92 ? 2 : 1;
        if (at >= to) return places;
        places.push(start, stop, value, at++);
        continue;
      }
      let pair = true;
      while (at < to && bytes[at]! > 32) {
        const code = bytes[at++]!;
        if (code === equals || code === ampersand || code === 59) pair = false;
      }
      if (pair && at > value) places.push(start, stop, value, bytes[at - 1] === 44 ? at - 1 : at);
      continue;
    }
    while (at < to && bytes[at]! > 32) at++;
  }
  return places;
}

/** Where a byte stands between two places, or the second of them: what lies behind is not looked at. */
function placeOf(byte: number, bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && bytes[at] !== byte) at++;
  return at;
}

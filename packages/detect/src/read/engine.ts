// In: the input in pieces of any size. Out: hits; the same whatever the pieces.

import { utf8 } from "../bytes.js";
import { keyCap } from "../credentials/pem.js";
import { Fragments } from "./fragments.js";
import { type Hit, locate, type PairReader, type ReadInner, type Source } from "./hit.js";
import { JsonReader } from "./json-reader.js";
import type { Key } from "./keys.js";
import { MarkupReader } from "./markup-reader.js";
import { maskValue } from "./mask.js";
import { Pairs } from "./pairs.js";
import type { BytePlaces, Places } from "./places.js";
import { Tables } from "./tables.js";
import { type Found, TextScanner } from "./text-scan.js";
import { Walker } from "./walker.js";

/** How much is looked at at once. Small enough for a processor's cache, large enough that little is read twice. */
const windowSize = 131_072;
/** A line longer than this is cut, at a space if there is one near. */
const lineCap = 65_536;
/** How many lines and bytes the cells of one row may take. */
const cellLines = 64;
const rowCap = 16_384;
const nestingCap = 2;
const newline = 10;

/** Reads the records in strings and lines. Made when the first is met: most documents have none. */
export function pairReader(readInner: ReadInner | null, samples: boolean): PairReader {
  let pairs: Pairs | null = null;
  return {
    line(source, from, to) {
      pairs ??= new Pairs(readInner, samples);
      return pairs.line(source, from, to);
    },
  };
}

/** Reads JSON inside a string, and JSON inside a string of that. */
export function innerReader(nesting: number, samples: boolean): ReadInner {
  // One that is at rest: they are dear to make, and seldom is one asked for while another reads.
  let rested: Inner | null = null;
  return (source, from, to, key, emit) => {
    const inner = rested ?? new Inner(nesting, samples);
    rested = null;
    const inside = sentinelled(source, from, to);
    const start = inside === source ? from : 0;
    const size = inner.read(inside, start, start + to - from, key);
    for (const hit of inner.hits) if (size >= 0) emit(hit);
    rested = inner;
    return size < 0 ? -1 : from + size;
  };
}

class Inner {
  hits: Hit[] = [];
  readonly #walker: Walker;
  readonly #reader: JsonReader;

  constructor(nesting: number, samples: boolean) {
    this.#walker = new Walker({
      source: { bytes: new Uint8Array(0), base: 0, map: null },
      emit: (hit) => this.hits.push(hit),
      places: null,
      samples,
      readInner: nesting < nestingCap ? innerReader(nesting + 1, samples) : null,
      pairs: pairReader(null, samples),
    });
    this.#reader = new JsonReader(this.#walker);
  }

  /** Reads bytes `from` to `to`; gives how many of them are JSON, or -1. */
  read(source: Source, from: number, to: number, key: Key): number {
    this.hits = [];
    Object.assign(this.#walker.source, source);
    this.#walker.root = key;
    this.#reader.reset();
    const state = this.#reader.read(from, to, true);
    this.#walker.abandon();
    return state === "done" ? this.#reader.position - from : -1;
  }
}

/** The source itself where the range is followed by a quote, else a copy of the range that is. */
function sentinelled(source: Source, from: number, to: number): Source {
  if (source.bytes[to] === 34 && source.bytes[to - 1] !== 92) return source;
  const bytes = new Uint8Array(to - from + 2);
  bytes.set(source.bytes.subarray(from, to));
  bytes[to - from] = bytes[to - from + 1] = 34;
  const map = source.map ? source.map.subarray(from, to + 1) : null;
  return { bytes, base: source.base + (map ? 0 : from), map };
}

/** Scans what it is given, in windows of bytes that it copies. */
export class Engine {
  readonly #source: Source = { bytes: new Uint8Array(windowSize + 2), base: 0, map: null };
  readonly #emit: (hit: Hit) => void;
  readonly #places: Places | null;
  readonly #windows: BytePlaces | null;
  readonly #walker: Walker;
  /** For what is no JSON, but has fields: tables and markup. */
  readonly #fields: Walker;
  readonly #reader: JsonReader;
  readonly #scanner: TextScanner;
  readonly #tables: Tables;
  readonly #markup: MarkupReader;
  readonly #pairs: PairReader;
  readonly #fragments: Fragments;
  /** Where the document at hand begins. */
  #jsonFrom = 0;
  /** The next opening brace in the window that may begin JSON. */
  #brace = -1;
  #size = 0;
  #mode: "text" | "json" | "markup" = "text";
  #lineBegins = true;
  /** The line before was blank, or there was none: a table may begin. */
  #blank = true;

  /** `places`: how offsets are told; `windows` is told of each window, where the places need it. */
  constructor(emit: (hit: Hit) => void, places: Places | null, windows: BytePlaces | null, samples: boolean) {
    this.#scanner = new TextScanner(samples, innerReader(1, samples));
    this.#emit = emit;
    this.#places = places;
    this.#windows = windows;
    this.#pairs = pairReader(innerReader(1, samples), samples);
    this.#walker = new Walker({
      source: this.#source,
      emit: (hit) => {
        this.#fragments.told(hit.start, hit.end);
        emit(hit);
      },
      places,
      readInner: innerReader(1, samples),
      pairs: this.#pairs,
      samples,
    });
    this.#reader = new JsonReader(this.#walker);
    const fields = new Walker({
      source: this.#source,
      emit,
      places,
      readInner: innerReader(1, samples),
      pairs: this.#pairs,
      samples,
      escaped: false,
      pointers: false,
    });
    this.#tables = new Tables(fields);
    this.#markup = new MarkupReader(fields);
    this.#fields = fields;
    this.#fragments = new Fragments(emit, places, samples);
  }

  /** Forgets all, for another input. */
  reset(): void {
    this.#scanner.reset();
    this.#walker.abandon();
    this.#tables.end();
    this.#fields.abandon();
    this.#fragments.flush();
    this.#source.base = 0;
    this.#size = 0;
    this.#mode = "text";
    this.#lineBegins = true;
    this.#blank = true;
  }

  /** The next piece; `final` says that it is the last. */
  push(piece: Uint8Array, final: boolean): void {
    let taken = 0;
    do {
      let room = this.#source.bytes.length - 2 - this.#size;
      if (room === 0) {
        const larger = new Uint8Array(this.#source.bytes.length * 2);
        larger.set(this.#source.bytes);
        this.#source.bytes = larger;
        room = larger.length - 2 - this.#size;
      }
      const part = Math.min(room, piece.length - taken);
      this.#source.bytes.set(taken === 0 && part === piece.length ? piece : piece.subarray(taken, taken + part), this.#size);
      taken += part;
      this.#size += part;
      this.#run(final && taken === piece.length);
    } while (taken < piece.length);
  }

  #run(final: boolean): void {
    const { bytes, base } = this.#source;
    const size = this.#size;
    bytes[size] = bytes[size + 1] = 34;
    this.#brace = -1;
    this.#windows?.enter(bytes.subarray(0, size), base);
    let at = 0;
    for (;;) {
      const next = this.#read(at, final);
      if (next < 0) {
        at = ~next;
        break;
      }
      at = next;
    }
    if (final) {
      // What is still open ends with the input.
      this.#walker.abandon();
      this.#tables.end();
      this.#fields.abandon();
      this.#fragments.flush();
    }
    if (at > 0) {
      this.#holdFragment();
      this.#walker.freeze();
      this.#fields.freeze();
      this.#windows?.leave(base + at);
      bytes.copyWithin(0, at, size);
      this.#size = size - at;
      this.#source.base += at;
      this.#jsonFrom -= at;
    }
  }

  /** Where to go on, or `~where` when more must come first. */
  #read(at: number, final: boolean): number {
    if (this.#mode === "json") return this.#readJson(at, final);
    if (this.#mode === "markup") return this.#readMarkup(at, final);
    if (this.#tables.kind === "values") return this.#tables.values(at, this.#size, final);
    if (this.#tables.kind === "rows" && this.#lineBegins) return this.#readRow(at, final);
    return this.#readText(at, final);
  }

  #holdFragment(): void {
    const { fragmentFrom, fragmentTo, fragmentPointer } = this.#walker;
    if (fragmentFrom < 0) return;
    this.#walker.fragmentFrom = -1;
    this.#fragments.hold(this.#source.bytes, fragmentFrom, fragmentTo, this.#source.base, fragmentPointer);
  }

  #readMarkup(at: number, final: boolean): number {
    const state = this.#markup.read(at, this.#size, final);
    if (state === "more") return ~this.#markup.position;
    this.#mode = "text";
    this.#lineBegins = true;
    return this.#markup.position;
  }

  #readRow(at: number, final: boolean): number {
    const end = this.#lineEnd(at);
    if (end < 0 && !final && this.#size - at < lineCap) return ~at;
    const stop = end < 0 ? this.#size : end;
    if (stop > at && this.#tables.row(at, stop)) return end < 0 ? ~stop : stop + 1;
    // A cell in quotes may hold line ends (RFC 4180).
    if (end > at && this.#tables.isOpen(at, stop)) {
      let next = end;
      for (let lines = 0; lines < cellLines && next >= 0 && next - at < rowCap; lines++) {
        next = this.#lineEnd(next + 1);
        if (next < 0 && !final && this.#size - at < rowCap) return ~at;
        const last = next < 0 ? this.#size : next;
        if (last - at < rowCap && !this.#tables.isOpen(at, last)) {
          if (this.#tables.row(at, last)) return next < 0 ? ~last : last + 1;
          break;
        }
      }
    }
    this.#tables.end();
    return at >= this.#size ? ~at : at;
  }

  /** Where an object with a member begins within a line, or -1. */
  #jsonWithin(from: number, to: number): number {
    const { bytes } = this.#source;
    // The next brace is looked for once, not from every line on.
    if (this.#brace < from) {
      const next = bytes.indexOf(123, from);
      this.#brace = next < 0 || next >= this.#size ? this.#size : next;
    }
    let at = this.#brace;
    while (at + 1 < to && bytes[at + 1] !== 34) {
      at = bytes.indexOf(123, at + 1);
      if (at < 0 || at >= this.#size) at = this.#size;
    }
    this.#brace = at;
    return at + 1 < to ? at : -1;
  }

  /** The end of the line that begins at a place, or -1. */
  #lineEnd(at: number): number {
    const end = this.#source.bytes.indexOf(newline, at);
    return end >= this.#size ? -1 : end;
  }

  #readJson(at: number, final: boolean): number {
    const reader = this.#reader;
    const state = reader.read(at, this.#size, final);
    if (state === "more") return ~reader.position;
    const walker = this.#walker;
    if (state === "done") {
      this.#holdFragment();
      this.#fragments.documentEnds(reader.position - this.#jsonFrom);
    } else {
      this.#walker.fragmentFrom = -1;
      this.#fragments.drop();
    }
    walker.abandon();
    this.#mode = "text";
    this.#lineBegins = state === "done";
    return reader.position;
  }

  #readText(from: number, final: boolean): number {
    const { bytes } = this.#source;
    const size = this.#size;
    let at = from;
    if (this.#lineBegins) {
      while (at < size) {
        const code = bytes[at]!;
        // Spaces, and the byte order mark.
        if (code === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf) at += 2;
        else if (code !== 32 && code !== 9 && code !== newline && code !== 13) break;
        if (code === newline) this.#blank = true;
        at++;
      }
      if (at >= size) return ~at;
      // The name of a field of server-sent events before its JSON.
      if (bytes[at] === 100 && bytes[at + 1] === 97 && bytes[at + 2] === 116 && bytes[at + 3] === 97 && bytes[at + 4] === 58) {
        const json = bytes[at + 5] === 32 ? at + 6 : at + 5;
        if (json + 1 >= size && !final) return ~at;
        if (json < size && (bytes[json] === 123 || bytes[json] === 91)) at = json;
      }
      const code = bytes[at]!;
      if (code === 123 || code === 91) {
        let next = at + 1;
        while (
          next < size &&
          next - at < 4096 &&
          (bytes[next] === 32 || bytes[next] === newline || bytes[next] === 13 || bytes[next] === 9)
        )
          next++;
        if (next >= size && !final) return ~at;
        if (next < size && opens(code, bytes[next]!)) return this.#beginJson(at);
      }
      if (code === 60) {
        if (at + 1 >= size && !final) return ~at;
        if (at + 1 < size && beginsMarkup(bytes[at + 1]!)) {
          this.#markup.reset();
          this.#mode = "markup";
          return at;
        }
      }
    }
    if (at >= size) return ~at;
    let end = this.#lineEnd(at);
    const whole = end >= 0;
    if (!whole) end = size;
    if (this.#lineBegins && (whole || final || end - at > 8400) && this.#tables.header(at, end, this.#blank)) {
      this.#tell(this.#scanner.scan(bytes, at, Math.min(end, at + 8400), null));
      if (this.#tables.kind === "values") return this.#tables.valuesFrom(at, end);
      return whole ? end + 1 : ~end;
    }
    if (end - at > lineCap) {
      end = at + lineCap;
      for (let space = end; space > end - 4096; space--)
        if (bytes[space] === 32 || bytes[space] === 38 || bytes[space] === 44) {
          end = space + 1;
          break;
        }
    } else if (!whole && !final) return ~at;
    this.#lineBegins = false;
    this.#blank = false;
    // JSON within a line of a log.
    const json = this.#jsonWithin(at, end);
    if (json === at) return this.#beginJson(at);
    if (json > at) {
      this.#tell(this.#scanner.scan(bytes, at, json, null));
      return json;
    }
    const found = this.#scanner.scan(bytes, at, end, null);
    const open = this.#scanner.openAt;
    if (open >= 0) {
      const limit = open + keyCap;
      if (limit > size && !final) return ~at;
      // What was found is forgotten when the range is looked at again.
      const again = this.#scanner.scan(bytes, at, end, null, Math.min(size, limit));
      this.#tell(again);
      const last = again.at(-1)?.end ?? 0;
      if (last > end) end = last;
    } else if (this.#scanner.assigns) this.#tellRecord(found, at, end);
    else this.#tell(found);
    if (end < size && bytes[end] === newline) {
      this.#lineBegins = true;
      return end + 1;
    }
    return end < size || end > at ? end : ~end;
  }

  #beginJson(at: number): number {
    this.#walker.fragmentFrom = -1;
    this.#jsonFrom = at;
    this.#reader.reset();
    this.#mode = "json";
    this.#lineBegins = false;
    this.#blank = false;
    return at;
  }

  /** What was found in a line, and what its pairs tell together, which goes before. */
  #tellRecord(found: readonly Found[], from: number, to: number): void {
    const hits = this.#pairs.line(this.#source, from, to);
    const { base } = this.#source;
    this.#tell(found.filter(({ start, end }) => !hits.some((hit) => hit.start < base + end && base + start < hit.end)));
    for (const hit of hits) this.#emit(locate(hit, this.#places));
  }

  #tell(found: readonly Found[]): void {
    const { bytes, base } = this.#source;
    for (const { type, start, end, confidence, shown, inside } of found) {
      const masked = maskValue(type, utf8(bytes, start, end), shown);
      this.#emit(
        locate(
          {
            type,
            confidence,
            start: base + start,
            end: base + end,
            line: 0,
            column: 0,
            masked,
            pointer: null,
            form: "text",
            inside,
          },
          this.#places,
        ),
      );
    }
  }
}

/** A letter of any script, or what begins a comment or declaration. */
const beginsMarkup = (code: number): boolean => code === 33 || code === 63 || code > 127 || ((code | 32) >= 97 && (code | 32) <= 122);

/** Whether a brace or bracket with this byte behind it may begin JSON. */
function opens(code: number, next: number): boolean {
  if (code === 123) return next === 34 || next === 125;
  return (
    next === 91 ||
    next === 93 ||
    next === 123 ||
    next === 34 ||
    next === 45 ||
    (next >= 48 && next <= 57) ||
    next === 116 ||
    next === 102 ||
    next === 110
  );
}

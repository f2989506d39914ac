// In: the input in pieces of any size. Out: hits; the same whatever the pieces.

import { ascii, utf8 } from "../bytes.js";
import { keyLike, pemCap } from "../credentials/credentials.js";
import { JsonReader } from "./json-reader.js";
import { maskValue } from "./mask.js";
import type { BytePlaces, Places } from "./places.js";
import { type Found, TextScanner } from "./text-scan.js";
import { type Hit, locate, type ReadInner, type Source, Walker } from "./walker.js";

/** How much is looked at at once. Small enough for a processor's cache, large enough that little is read twice. */
const windowSize = 131_072;
/** A line longer than this is cut, at a space if there is one near. */
const lineCap = 65_536;
const nestingCap = 2;
const newline = 10;

/** Reads JSON inside a string, and JSON inside a string of that. */
export const innerReader =
  (nesting: number): ReadInner =>
  (source, from, to, key, emit) => {
    const hits: Hit[] = [];
    const walker = new Walker({
      source: sentinelled(source, from, to),
      emit: (hit) => hits.push(hit),
      places: null,
      readInner: nesting < nestingCap ? innerReader(nesting + 1) : null,
      root: key,
    });
    const reader = new JsonReader(walker);
    const inside = walker.source === source ? [from, to] : [0, to - from];
    const state = reader.read(inside[0]!, inside[1]!, true);
    walker.abandon();
    if (state !== "done") return 0;
    for (const hit of hits) emit(hit);
    return hits.length;
  };

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
  readonly #reader: JsonReader;
  readonly #scanner = new TextScanner();
  #size = 0;
  #inJson = false;
  #lineBegins = true;

  /** `places`: how offsets are told; `windows` is told of each window, where the places need it. */
  constructor(emit: (hit: Hit) => void, places: Places | null, windows: BytePlaces | null) {
    this.#emit = emit;
    this.#places = places;
    this.#windows = windows;
    this.#walker = new Walker({ source: this.#source, emit, places, readInner: innerReader(1) });
    this.#reader = new JsonReader(this.#walker);
  }

  /** Forgets all, for another input. */
  reset(): void {
    this.#walker.abandon();
    this.#source.base = 0;
    this.#size = 0;
    this.#inJson = false;
    this.#lineBegins = true;
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
    this.#windows?.enter(bytes.subarray(0, size), base);
    let at = 0;
    for (;;) {
      const next = this.#inJson ? this.#readJson(at, final) : this.#readText(at, final);
      if (next < 0) {
        at = ~next;
        break;
      }
      at = next;
    }
    if (at > 0) {
      this.#walker.freeze();
      this.#windows?.leave(base + at);
      bytes.copyWithin(0, at, size);
      this.#size = size - at;
      this.#source.base += at;
    }
  }

  /** Where to go on, or `~where` when more must come first. */
  #readJson(at: number, final: boolean): number {
    const reader = this.#reader;
    const state = reader.read(at, this.#size, final);
    if (state === "more") return ~reader.position;
    this.#walker.abandon();
    this.#inJson = false;
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
        if (code !== 32 && code !== 9 && code !== newline && code !== 13 && code !== 0xef && code !== 0xbb && code !== 0xbf) break;
        at++;
      }
      if (at >= size) return ~at;
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
        if (next < size && opens(code, bytes[next]!)) {
          this.#reader.reset();
          this.#inJson = true;
          return at;
        }
      }
      this.#lineBegins = false;
    }
    if (at >= size) return ~at;
    let end = bytes.indexOf(newline, at);
    if (end > size) end = -1;
    const whole = end >= 0 && end < size;
    if (!whole) end = size;
    if (end - at > lineCap) {
      end = at + lineCap;
      for (let space = end; space > end - 4096; space--)
        if (bytes[space] === 32 || bytes[space] === 38 || bytes[space] === 44) {
          end = space + 1;
          break;
        }
      this.#tell(this.#scanner.scan(bytes, at, end, null));
      return end;
    }
    if (!whole && !final) return ~at;
    const found = this.#scanner.scan(bytes, at, end, null);
    const open = this.#scanner.openKey;
    if (open >= 0) {
      const stop = this.#keyEnd(open, end, final);
      if (stop < 0) return ~at;
      this.#tell(found.filter(({ start }) => start < open));
      this.#tell(this.#scanner.scan(bytes, open, stop, null));
      end = stop;
    } else this.#tell(found);
    if (end < size && bytes[end] === newline) {
      this.#lineBegins = true;
      return end + 1;
    }
    return end < size || end > at ? end : ~end;
  }

  /** Where a private key that begins at `at` ends, at the end of a line no less than `end`; -1: more must come first. */
  #keyEnd(at: number, end: number, final: boolean): number {
    const window = ascii(this.#source.bytes, at, Math.min(this.#size, at + pemCap));
    const label = window.indexOf("-----", 11);
    const stop = label < 0 ? -1 : window.indexOf("-----", label + 5);
    const close = stop < 0 ? -1 : window.indexOf("\n", stop + 5);
    if (close < 0 && window.length < pemCap && !final) return -1;
    if (stop >= 0 && window.startsWith("-----END", stop) && keyLike(window.slice(label + 5, stop)))
      return Math.max(end, at + (close < 0 ? window.length : close));
    // It has no end: what still looks like a key belongs to it.
    const last = at + (stop >= 0 ? stop : window.length);
    let lineEnd = end;
    while (lineEnd < last) {
      const next = window.indexOf("\n", lineEnd + 1 - at);
      const line = next < 0 || at + next > last ? last : at + next;
      if (line - lineEnd > 200 || !/^[A-Za-z0-9+/=:, \r-]*$/.test(window.slice(lineEnd + 1 - at, line - at))) break;
      lineEnd = line;
    }
    return lineEnd;
  }

  #tell(found: readonly Found[]): void {
    const { bytes, base } = this.#source;
    for (const { type, start, end, confidence, shown } of found) {
      const masked = maskValue(type, utf8(bytes, start, end), shown);
      this.#emit(
        locate(
          { type, confidence, start: base + start, end: base + end, line: 0, column: 0, masked, pointer: null, form: "text" },
          this.#places,
        ),
      );
    }
  }
}

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

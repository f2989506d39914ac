// In: the input in pieces of any size. Out: hits; the same whatever the pieces.

import { keyLike, pemCap } from "../credentials/credentials.js";
import { JsonReader } from "./json-reader.js";
import { maskValue } from "./mask.js";
import { LineCounter } from "./places.js";
import { type Found, scanText } from "./text-scan.js";
import { type Hit, type Places, type ReadInner, Walker } from "./walker.js";

/** A line longer than this is cut, at a space if there is one near. */
const lineCap = 65_536;
const nestingCap = 2;

const nowhere: Places = { at: () => ({ line: 1, column: 1 }) };

/** Reads JSON inside a string, and JSON inside a string of that. */
const innerReader =
  (nesting: number): ReadInner =>
  (text, key, emit) => {
    const hits: Hit[] = [];
    const walker = new Walker({
      emit: (hit) => hits.push(hit),
      places: nowhere,
      bytes: false,
      readInner: nesting < nestingCap ? innerReader(nesting + 1) : null,
      root: key,
    });
    const state = new JsonReader(walker).read(text, 0, 0, true);
    walker.abandon();
    if (state === "done") for (const hit of hits) emit(hit);
  };

/** Scans what it is given. `bytes`: the text has one character a byte. */
export class Engine {
  readonly #emit: (hit: Hit) => void;
  readonly #bytes: boolean;
  readonly #lines = new LineCounter();
  #rest = "";
  #base = 0;
  #walker: Walker | null = null;
  #reader: JsonReader | null = null;
  #lineBegins = true;

  constructor(bytes: boolean, emit: (hit: Hit) => void) {
    this.#bytes = bytes;
    this.#emit = emit;
  }

  /** The next piece; `final` says that it is the last. */
  push(piece: string, final: boolean): void {
    const text = this.#rest === "" ? piece : this.#rest + piece;
    this.#lines.extend(text, this.#base);
    let at = 0;
    for (;;) {
      const next = this.#reader ? this.#readJson(text, at, final) : this.#readText(text, at, final);
      if (next < 0) {
        at = ~next;
        break;
      }
      at = next;
    }
    this.#rest = text.slice(at);
    this.#base += at;
  }

  /** Where to go on, or `~where` when more must come first. */
  #readJson(text: string, at: number, final: boolean): number {
    const reader = this.#reader!;
    const state = reader.read(text, at, this.#base, final);
    if (state === "more") return ~reader.position;
    this.#walker!.abandon();
    this.#reader = null;
    this.#walker = null;
    this.#lineBegins = state === "done";
    return reader.position;
  }

  #readText(text: string, from: number, final: boolean): number {
    let at = from;
    if (this.#lineBegins) {
      while (at < text.length) {
        const code = text.charCodeAt(at);
        // Spaces, and the byte order mark in either form.
        if (
          code !== 32 &&
          code !== 9 &&
          code !== 10 &&
          code !== 13 &&
          code !== 0xfeff &&
          !(this.#bytes && (code === 0xef || code === 0xbb || code === 0xbf))
        )
          break;
        at++;
      }
      if (at >= text.length) return ~at;
      const code = text.charCodeAt(at);
      if (code === 123 || code === 91) {
        let next = at + 1;
        while (next < text.length && next - at < 4096 && /\s/.test(text[next]!)) next++;
        if (next >= text.length && !final) return ~at;
        if (code === 123 ? /["}]/.test(text[next] ?? "") : /[[{"\]\-0-9tfn]/.test(text[next] ?? "")) {
          this.#walker = new Walker({ emit: this.#emit, places: this.#lines, bytes: this.#bytes, readInner: innerReader(1) });
          this.#reader = new JsonReader(this.#walker);
          return at;
        }
      }
      this.#lineBegins = false;
    }
    if (at >= text.length) return ~at;
    let end = text.indexOf("\n", at);
    const whole = end >= 0;
    if (!whole) end = text.length;
    if (end - at > lineCap) {
      end = at + lineCap;
      const space = Math.max(text.lastIndexOf(" ", end), text.lastIndexOf("&", end), text.lastIndexOf(",", end));
      if (space > at + lineCap - 4096) end = space + 1;
      this.#line(text, at, end);
      return end;
    }
    if (!whole && !final) return ~at;
    // A private key goes on over many lines.
    const pem = text.slice(at, end).indexOf("-----BEGIN") + at;
    if (pem >= at) {
      if (text.slice(pem, pem + 60).includes("PRIVATE KEY")) {
        const window = text.slice(pem, pem + pemCap);
        const full = window.length === pemCap || final;
        const label = window.indexOf("-----", 11);
        const stop = label < 0 ? -1 : window.indexOf("-----", label + 5);
        const close = stop < 0 ? -1 : window.indexOf("\n", stop + 5);
        if (close < 0 && !full) return ~at;
        if (stop >= 0 && window.startsWith("-----END", stop) && keyLike(window.slice(label + 5, stop)))
          end = Math.max(end, pem + (close < 0 ? window.length : close));
        else {
          // It has no end: what still looks like a key belongs to it.
          const last = stop >= 0 ? pem + stop : pem + window.length;
          while (end < last) {
            const next = text.indexOf("\n", end + 1);
            const line = next < 0 || next > last ? last : next;
            if (line - end > 200 || !/^[A-Za-z0-9+/=:, \r-]*$/.test(text.slice(end + 1, line))) break;
            end = line;
          }
        }
      }
    }
    this.#line(text, at, end);
    if (text.charCodeAt(end) === 10) {
      this.#lineBegins = true;
      return end + 1;
    }
    return end < text.length || end > at ? end : ~end;
  }

  #line(text: string, from: number, to: number): void {
    const line = text.slice(from, to);
    const found: Found[] = [];
    scanText(line, null, found, { tries: 0 });
    for (const { type, start, end, confidence, shown } of found) {
      const offset = this.#base + from + start;
      this.#emit({
        type,
        confidence,
        start: offset,
        end: offset + end - start,
        ...this.#lines.at(offset),
        masked: maskValue(type, line.slice(start, end), shown),
        pointer: null,
        form: "text",
      });
    }
  }
}

export { innerReader };

// In: the pieces of a text that came one event at a time. Out: what stands across their borders, a hit for each piece of it.

import { utf8 } from "../bytes.js";
import type { Hit } from "./hit.js";
import { maskValue } from "./mask.js";
import type { Places } from "./places.js";
import { TextScanner } from "./text-scan.js";

/** A piece longer than this is a text of its own. */
const pieceCap = 256;
/** So much is gathered before it is looked at, and so much of it again with what comes next. */
const gathered = 2048;
const overlap = 256;
/** How much two documents may differ in size besides their pieces: a counter, a time. */
const drift = 12;
const toldCap = 256;

interface Piece {
  /** Where it begins in the gathered text. */
  readonly at: number;
  readonly size: number;
  /** The place of its first byte, as it is told. */
  readonly start: number;
  readonly line: number;
  readonly column: number;
  readonly pointer: string;
  /** The document itself told something in it. */
  readonly silent: boolean;
}

/** Joins `delta`s of a stream of small JSON documents: an answer that is written out word by word. */
export class Fragments {
  readonly #emit: (hit: Hit) => void;
  readonly #places: Places | null;
  readonly #scanner: TextScanner;
  readonly #bytes = new Uint8Array(gathered + pieceCap + 2);
  #size = 0;
  #pieces: Piece[] = [];
  #frame = -1;
  /** Up to where the gathered text has been told. */
  #floor = 0;
  /** What the document at hand told, starts and ends in turn. */
  #told: number[] = [];
  #held: (Omit<Piece, "at" | "size" | "silent"> & { readonly bytes: Uint8Array; readonly end: number }) | null = null;

  constructor(emit: (hit: Hit) => void, places: Places | null, samples: boolean) {
    this.#scanner = new TextScanner(samples);
    this.#emit = emit;
    this.#places = places;
  }

  /** Bytes `from` to `to` may be the piece that a document brings, `base` is the offset of byte 0. The last one of a document counts. */
  hold(bytes: Uint8Array, from: number, to: number, base: number, pointer: string): void {
    const place = this.#places?.at(base + from);
    const start = place?.offset ?? base + from;
    this.#held = {
      bytes: bytes.slice(from, Math.min(to, from + pieceCap + 1)),
      start,
      end: this.#places?.at(base + to).offset ?? base + to,
      line: place?.line ?? 0,
      column: place?.column ?? 0,
      pointer,
    };
  }

  /** The document has ended; `size` is its own. */
  documentEnds(documentSize: number): void {
    const held = this.#held;
    const own = this.#told;
    if (own.length > 0) this.#told = [];
    if (held === null) return;
    this.#held = null;
    const { bytes, start, end, line, column, pointer } = held;
    const size = bytes.length;
    const silent = own.some((_, i) => i % 2 === 0 && own[i]! < end && start < own[i + 1]!);
    const rest = documentSize - size;
    if (size > pieceCap || (this.#frame >= 0 && Math.abs(rest - this.#frame) > drift)) this.flush();
    if (size > pieceCap) return;
    this.#frame = rest;
    this.#pieces.push({ at: this.#size, size, start, line, column, pointer, silent });
    this.#bytes.set(bytes, this.#size);
    this.#size += size;
    if (this.#size < gathered) return;
    // What may go on in the next piece stays, and is told with it.
    const kept = this.#pieces.filter(({ at }) => at >= this.#size - overlap);
    const cut = kept[0]?.at ?? this.#size;
    this.#look(cut);
    this.#floor = Math.max(0, this.#floor - cut);
    this.#bytes.copyWithin(0, cut, this.#size);
    this.#size -= cut;
    this.#pieces = kept.map((piece) => ({ ...piece, at: piece.at - cut }));
  }

  /** A document itself told what stands from one place to another: a piece with that in it is not told again. */
  told(start: number, end: number): void {
    if (this.#told.length < toldCap) this.#told.push(start, end);
  }

  /** The document was none. */
  drop(): void {
    this.#held = null;
    this.#told.length = 0;
  }

  /** The stream has ended. */
  flush(): void {
    if (this.#pieces.length > 1) this.#look(this.#size);
    this.#floor = 0;
    this.#pieces = [];
    this.#size = 0;
    this.#frame = -1;
    this.#held = null;
    this.#told.length = 0;
  }

  /** Tells what begins before `until`, and not within what has been told. */
  #look(until: number): void {
    const bytes = this.#bytes;
    bytes[this.#size] = bytes[this.#size + 1] = 34;
    this.#scanner.reset();
    for (const { type, confidence, start, end, shown } of this.#scanner.scan(bytes, 0, this.#size, null)) {
      const held = this.#pieces.filter(({ at, size }) => size > 0 && at < end && start < at + size);
      if (held.length < 2 || start >= until || start < this.#floor) continue;
      this.#floor = end;
      const masked = maskValue(type, utf8(bytes, start, end), shown);
      for (const piece of held) {
        if (piece.silent) continue;
        const first = Math.max(start, piece.at) - piece.at;
        const last = Math.min(end, piece.at + piece.size) - piece.at;
        const { pointer, line } = piece;
        this.#emit({
          type,
          confidence,
          start: piece.start + first,
          end: piece.start + last,
          line,
          column: piece.column + first,
          masked: piece === held[0] ? masked : "***",
          pointer,
          form: "text",
          inside: false,
        });
      }
    }
  }
}

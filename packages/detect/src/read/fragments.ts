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

interface Piece {
  /** Where it begins in the gathered text. */
  readonly at: number;
  readonly size: number;
  /** The place of its first byte, as it is told. */
  readonly start: number;
  readonly line: number;
  readonly column: number;
  readonly pointer: string;
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
  #held: (Omit<Piece, "at" | "size"> & { readonly bytes: Uint8Array }) | null = null;

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
      line: place?.line ?? 0,
      column: place?.column ?? 0,
      pointer,
    };
  }

  /** The document has ended; `size` is its own. */
  documentEnds(documentSize: number): void {
    const held = this.#held;
    if (held === null) return;
    this.#held = null;
    const { bytes, start, line, column, pointer } = held;
    const size = bytes.length;
    const rest = documentSize - size;
    if (size > pieceCap || (this.#frame >= 0 && Math.abs(rest - this.#frame) > drift)) this.flush();
    if (size > pieceCap) return;
    this.#frame = rest;
    this.#pieces.push({ at: this.#size, size, start, line, column, pointer });
    this.#bytes.set(bytes, this.#size);
    this.#size += size;
    if (this.#size < gathered) return;
    this.#look();
    // What may go on in the next piece stays.
    const kept = this.#pieces.filter(({ at }) => at >= this.#size - overlap);
    const cut = kept[0]?.at ?? this.#size;
    this.#bytes.copyWithin(0, cut, this.#size);
    this.#size -= cut;
    this.#pieces = kept.map((piece) => ({ ...piece, at: piece.at - cut }));
  }

  /** The document was none. */
  drop(): void {
    this.#held = null;
  }

  /** The stream has ended. */
  flush(): void {
    if (this.#pieces.length > 1) this.#look();
    this.#pieces = [];
    this.#size = 0;
    this.#frame = -1;
    this.#held = null;
  }

  #look(): void {
    const bytes = this.#bytes;
    bytes[this.#size] = bytes[this.#size + 1] = 34;
    for (const { type, confidence, start, end, shown } of this.#scanner.scan(bytes, 0, this.#size, null)) {
      const held = this.#pieces.filter(({ at, size }) => at < end && start < at + size);
      if (held.length < 2) continue;
      const masked = maskValue(type, utf8(bytes, start, end), shown);
      for (const piece of held) {
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

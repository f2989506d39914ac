// In: nothing. Out: what the readers give and take: hits, bytes at hand, and how one reader asks another.

import type { Confidence } from "../match.js";
import type { Key } from "./keys.js";
import type { Places } from "./places.js";

/** A match before it is told. Offsets are bytes from the start of the whole input. */
export interface Hit {
  readonly type: string;
  readonly confidence: Confidence;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly masked: string;
  readonly pointer: string | null;
  /** What `redact` must write: the mask as it is, as a JSON string, or null inside a JSON text inside a string. */
  readonly form: "text" | "literal" | "inner-literal";
  /** It stands inside another match: a claim in a token. */
  readonly inside: boolean;
}

/** Bytes at hand. Byte `i` of them is byte `base + (map ? map[i] : i)` of the whole input. */
export interface Source {
  bytes: Uint8Array;
  base: number;
  map: Int32Array | null;
}

/** Reads JSON inside a string. Gives where it ends, or -1 where it is none. */
export type ReadInner = (source: Source, from: number, to: number, key: Key, emit: (hit: Hit) => void) => number;

/** Reads the records in a string: forms, logfmt. Gives hits, their offsets those of the whole input. */
export interface PairReader {
  line(source: Source, from: number, to: number): readonly Hit[];
}

/** The hit with its offsets, line and column as the user counts them. */
export function locate(hit: Hit, places: Places | null): Hit {
  if (places === null) return hit;
  const { offset, line, column } = places.at(hit.start);
  return { ...hit, start: offset, end: places.at(hit.end).offset, line, column };
}

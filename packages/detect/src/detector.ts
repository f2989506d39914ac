// In: options, then texts, bytes, values or chunks. Out: the public detector over the engine.

import { ascii } from "./bytes.js";
import type { Detector, DetectorOptions, DetectorStream, JsonMatch, Match } from "./match.js";
import { classesOf } from "./read/classes.js";
import { Engine, innerReader, pairReader } from "./read/engine.js";
import { type Hit, locate } from "./read/hit.js";
import { hashStep } from "./read/keys.js";
import { BytePlaces, type Places, TextPlaces } from "./read/places.js";
import { Walker } from "./read/walker.js";
import { kindOf, types } from "./types.js";

const depthCap = 256;
/** How often redacting looks again. */
const passesCap = 4;
const leafCap = 1_000_000;
/** So many UTF-16 units are encoded at once. */
const textPiece = 65_536;

const encoder = new TextEncoder();

const toMatch = ({ type, confidence, start, end, line, column, masked, pointer }: Hit): Match => ({
  type,
  kind: kindOf(type),
  confidence,
  start,
  end,
  line,
  column,
  masked,
  ...(pointer === null ? {} : { pointer }),
});

const inOrder = (a: Hit, b: Hit): number => a.start - b.start || b.end - a.end;

/** Two hits over the same place say one thing: the first and longest stays; claims inside a token are told beside it. */
function withoutOverlap(hits: Hit[]): Hit[] {
  hits.sort(inOrder);
  let end = -1;
  return hits.filter((hit) => {
    if (hit.inside) return true;
    if (hit.start < end) return false;
    end = hit.end;
    return true;
  });
}

/** Makes a detector. Throws a RangeError for a type that does not exist. */
export function createDetector(options: DetectorOptions = {}): Detector {
  const ids = new Set(types.map(({ id }) => id));
  for (const id of [...(options.only ?? []), ...(options.skip ?? [])]) if (!ids.has(id)) throw new RangeError(`There is no type ${id}.`);
  const only = options.only ? new Set(options.only) : null;
  const skip = new Set(options.skip ?? []);
  const samples = options.samples ?? false;
  const wanted = (type: string): boolean => (only === null || only.has(type)) && !skip.has(type);

  let hits: Hit[] = [];
  // One engine for all inputs that come whole: its window is the dear part.
  let shared: Engine | null = null;

  function hitsIn(input: Uint8Array | string): Hit[] {
    if (typeof input !== "string") {
      const label = wideLabel(input);
      if (label) return hitsIn(decoded(input, label)).map(doubled);
    }
    shared ??= new Engine((hit) => wanted(hit.type) && hits.push(hit), null, null, samples);
    shared.reset();
    hits = [];
    if (typeof input === "string") pushText(shared, input, true);
    else shared.push(input, true);
    const places = typeof input === "string" ? new TextPlaces(input) : new BytePlaces(input);
    return withoutOverlap(hits).map((hit) => locate(hit, places));
  }

  function scanJson(value: unknown): JsonMatch[] {
    const matches: JsonMatch[] = [];
    const emit = (hit: Hit): void => {
      if (!wanted(hit.type)) return;
      const within = hit.form === "text" && hit.end >= hit.start;
      matches.push({
        type: hit.type,
        kind: kindOf(hit.type),
        confidence: hit.confidence,
        pointer: hit.pointer ?? "",
        masked: hit.masked,
        ...(within ? { start: hit.start, end: hit.end } : {}),
      });
    };
    let text = "";
    let units: TextPlaces | null = null;
    const places: Places = {
      at(offset) {
        units ??= new TextPlaces(text);
        return units.at(offset);
      },
    };
    const source = { bytes: new Uint8Array(1024), base: 0, map: null };
    const walker = new Walker({
      source,
      emit,
      places,
      readInner: innerReader(1, samples),
      pairs: pairReader(innerReader(1, samples), samples),
      samples,
      escaped: false,
    });
    /** Puts a text among the bytes at hand; gives its length in bytes. */
    const put = (next: string): number => {
      text = next;
      units = null;
      if (source.bytes.length < next.length * 3 + 2) source.bytes = new Uint8Array(next.length * 3 + 1024);
      const { written } = encoder.encodeInto(next, source.bytes);
      source.bytes[written] = source.bytes[written + 1] = 34;
      return written;
    };
    let leaves = 0;
    const steps: Iterator<unknown>[] = [];
    const arrays: boolean[] = [];
    const visit = (item: unknown): void => {
      if (++leaves > leafCap) return;
      if (typeof item === "string") {
        const size = put(item);
        walker.string(0, size, classesOf(source.bytes, 0, size));
      } else if (typeof item === "number" || typeof item === "bigint") walker.literal("number", 0, put(String(item)));
      else if (typeof item === "boolean") walker.literal("boolean", 0, put(String(item)));
      else if (typeof item !== "object" || item === null || steps.length >= depthCap) walker.none();
      else {
        walker.open(Array.isArray(item));
        steps.push((Array.isArray(item) ? item : Object.entries(item))[Symbol.iterator]());
        arrays.push(Array.isArray(item));
      }
    };
    visit(value);
    while (steps.length > 0) {
      const step = steps.at(-1)!.next();
      if (step.done) {
        steps.pop();
        arrays.pop();
        walker.close();
      } else if (arrays.at(-1)) visit(step.value);
      else {
        const [key, member] = step.value as [string, unknown];
        const size = put(key);
        let hash = 0;
        for (let at = 0; at < size; at++) hash = hashStep(hash, source.bytes[at]!);
        walker.key(0, size, hash, classesOf(source.bytes, 0, size));
        walker.freeze();
        visit(member);
      }
    }
    return matches;
  }

  function stream(): DetectorStream {
    let found: Hit[] = [];
    const start = (wide: boolean): Engine => {
      const places = new BytePlaces(undefined, wide);
      return new Engine((hit) => wanted(hit.type) && found.push(hit), places, places, samples);
    };
    let engine: Engine | null = null;
    let decoder: InstanceType<typeof TextDecoder> | null = null;
    const drain = (): Match[] => {
      const matches = withoutOverlap(found).map(toMatch);
      found = [];
      return matches;
    };
    return {
      write(chunk) {
        if (chunk.length === 0) return [];
        if (engine === null) {
          const label = wideLabel(chunk);
          engine = start(label !== null);
          if (label) decoder = new TextDecoder(label, { ignoreBOM: true });
        }
        if (decoder) pushText(engine, decoder.decode(chunk, { stream: true }), false);
        else engine.push(chunk, false);
        return drain();
      },
      end() {
        engine ??= start(false);
        if (decoder) pushText(engine, decoder.decode(), true);
        else engine.push(new Uint8Array(0), true);
        return drain();
      },
    };
  }

  function redact(input: string): string;
  function redact(input: Uint8Array): Uint8Array;
  function redact(input: string | Uint8Array): string | Uint8Array {
    const label = typeof input === "string" ? null : wideLabel(input);
    if (typeof input !== "string" && label) return encodedWide(redact(decoded(input, label)), label);
    // Where one value is masked, what it hid may come to light: until nothing does.
    let rest = input;
    for (let pass = 0; pass < passesCap; pass++) {
      const found = hitsIn(rest).filter(({ inside }) => !inside);
      if (found.length === 0) break;
      rest = masked(rest, found);
    }
    return rest;
  }

  return { scan: (input) => hitsIn(input).map(toMatch), scanJson, stream, redact };
}

/** The input with these hits masked. */
function masked(input: string | Uint8Array, hits: readonly Hit[]): string | Uint8Array {
  // A number that is the whole document stays JSON.
  const text = typeof input === "string" ? input : ascii(input, 0, Math.min(input.length, numberCap));
  const found = hits.length === 1 && isNumber(text) ? [{ ...hits[0]!, form: "literal" as const }] : hits;
  let at = 0;
  if (typeof input === "string") {
    const pieces: string[] = [];
    for (const hit of found) {
      pieces.push(input.slice(at, hit.start), written(hit));
      at = hit.end;
    }
    pieces.push(input.slice(at));
    return pieces.join("");
  }
  const pieces: Uint8Array[] = [];
  for (const hit of found) {
    pieces.push(input.subarray(at, hit.start), encoder.encode(written(hit)));
    at = hit.end;
  }
  pieces.push(input.subarray(at));
  return concatenated(pieces);
}

const numberCap = 40;

/** Whether a text is one number of JSON and nothing else. */
const isNumber = (text: string): boolean => text.length < numberCap && /^\s*-?\d+(?:\.\d+)?\s*$/.test(text);

/** What stands in the place of a hit: JSON stays JSON. */
const written = ({ masked, form }: Hit): string => (form === "text" ? masked : form === "literal" ? `"${masked}"` : "null");

/** UTF-16 by its byte order mark, or by the zeros that every second byte of ASCII in it is; null where the bytes are none. */
function wideLabel(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes.length < 4) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const head = Math.min(bytes.length, 64) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < head; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  if (head < 8) return null;
  return odd === head / 2 && even === 0 ? "utf-16le" : even === head / 2 && odd === 0 ? "utf-16be" : null;
}

const decoded = (bytes: Uint8Array, label: string): string => new TextDecoder(label, { ignoreBOM: true }).decode(bytes);

/** A hit in the text of UTF-16 bytes, told in bytes. */
const doubled = (hit: Hit): Hit => ({ ...hit, start: hit.start * 2, end: hit.end * 2, column: hit.column * 2 - 1 });

function encodedWide(text: string, label: "utf-16le" | "utf-16be"): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), label === "utf-16le");
  return new Uint8Array(view.buffer);
}

function pushText(engine: Engine, text: string, final: boolean): void {
  const bytes = new Uint8Array(Math.min(text.length, textPiece + 1) * 3);
  let at = 0;
  do {
    let end = Math.min(text.length, at + textPiece);
    // Both halves of a surrogate pair in one piece.
    if (end < text.length && (text.charCodeAt(end - 1) & 0xfc00) === 0xd800) end++;
    const { written: size } = encoder.encodeInto(at === 0 && end === text.length ? text : text.slice(at, end), bytes);
    at = end;
    engine.push(bytes.subarray(0, size), final && at === text.length);
  } while (at < text.length);
}

function concatenated(pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

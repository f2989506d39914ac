// In: options, then texts, bytes, values or chunks. Out: the public detector over the engine.

import type { Detector, DetectorOptions, DetectorStream, JsonMatch, Match } from "./match.js";
import { Engine, innerReader } from "./read/engine.js";
import { bytesAsText } from "./read/json-text.js";
import { type Hit, Walker } from "./read/walker.js";
import { kindOf, types } from "./types.js";

const depthCap = 256;
const leafCap = 1_000_000;
const chunkFloor = 65_536;

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

/** Two hits over the same place say one thing: the first and longest stays. */
function withoutOverlap(hits: Hit[]): Hit[] {
  hits.sort(inOrder);
  let end = -1;
  return hits.filter((hit) => {
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
  const wanted = (type: string): boolean => (only === null || only.has(type)) && !skip.has(type);

  function hitsIn(text: string, bytes: boolean): Hit[] {
    const hits: Hit[] = [];
    const engine = new Engine(bytes, (hit) => wanted(hit.type) && hits.push(hit));
    engine.push(text, true);
    return withoutOverlap(hits);
  }

  function scanJson(value: unknown): JsonMatch[] {
    const matches: JsonMatch[] = [];
    const lengths = { leaf: 0 };
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
    const walker = new Walker({
      emit,
      places: { at: () => ({ line: 1, column: 1 }) },
      bytes: false,
      readInner: innerReader(1),
      escaped: false,
    });
    const steps: Iterator<unknown>[] = [];
    const visit = (item: unknown): void => {
      if (++lengths.leaf > leafCap) return;
      if (typeof item === "string") walker.leaf("string", item, 0, item.length);
      else if (typeof item === "number" || typeof item === "bigint") walker.leaf("number", String(item), 0, 0);
      else if (typeof item === "boolean") walker.leaf("boolean", String(item), 0, 0);
      else if (typeof item !== "object" || item === null || steps.length >= depthCap) walker.none();
      else {
        walker.open(Array.isArray(item));
        steps.push((Array.isArray(item) ? item : Object.entries(item))[Symbol.iterator]());
        arrays.push(Array.isArray(item));
      }
    };
    const arrays: boolean[] = [];
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
        walker.key(key, 0);
        visit(member);
      }
    }
    return matches;
  }

  function stream(): DetectorStream {
    let hits: Hit[] = [];
    const engine = new Engine(true, (hit) => wanted(hit.type) && hits.push(hit));
    let waiting: string[] = [];
    let size = 0;
    const flush = (final: boolean): Match[] => {
      engine.push(waiting.join(""), final);
      waiting = [];
      size = 0;
      const out = withoutOverlap(hits).map(toMatch);
      hits = [];
      return out;
    };
    return {
      write(chunk) {
        waiting.push(bytesAsText(chunk));
        size += chunk.length;
        // Small chunks are gathered, so that an unfinished line is not read again with each of them.
        return size < chunkFloor ? [] : flush(false);
      },
      end: () => flush(true),
    };
  }

  function redact(input: string): string;
  function redact(input: Uint8Array): Uint8Array;
  function redact(input: string | Uint8Array): string | Uint8Array {
    const text = typeof input === "string" ? input : bytesAsText(input);
    const hits = hitsIn(text, typeof input !== "string");
    if (hits.length === 0) return input;
    const pieces: string[] = [];
    let at = 0;
    for (const { start, end, masked, form } of hits) {
      pieces.push(text.slice(at, start), form === "text" ? masked : form === "literal" ? `"${masked}"` : "null");
      at = end;
    }
    pieces.push(text.slice(at));
    const out = pieces.join("");
    return typeof input === "string" ? out : Uint8Array.from(out, (char) => char.charCodeAt(0));
  }

  return {
    scan: (input) => hitsIn(typeof input === "string" ? input : bytesAsText(input), typeof input !== "string").map(toMatch),
    scanJson,
    stream,
    redact,
  };
}

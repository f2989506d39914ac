// In: JSON as bytes, in windows if need be. Out: its keys and leaves to a walker, in order, and how far it was JSON.

import { ascii } from "../bytes.js";
import { BREAK, ESCAPE, isDigit, isWord, QUOTE, valueClasses } from "./classes.js";
import { hashStep } from "./keys.js";
import type { Walker } from "./walker.js";

/** A string longer than this is read as text, not as JSON. */
const stringCap = 1_048_576;
const depthCap = 256;

type ReadState = "more" | "done" | "broken";

// What may come next.
const VALUE = 0;
const KEY = 1;
const COLON = 2;
const COMMA = 3;
const FIRST_KEY = 4;
const FIRST_VALUE = 5;

/** A number of RFC 8259 without its optional sign; what is between a date, a range and a number at the start of a line of a log. */
const numberShape = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Reads one JSON value (RFC 8259), iteratively and tolerant of what does not matter. The bytes at hand must be followed by two quotes that do not belong to them
 * (`bytes[end]` and `bytes[end + 1]`), so that no loop needs to look for the end.
 */
export class JsonReader {
  readonly #walker: Walker;
  /** Container kinds, innermost last: 1 an array. */
  readonly #stack = new Uint8Array(depthCap);
  #depth = 0;
  #expects = VALUE;
  position = 0;

  constructor(walker: Walker) {
    this.#walker = walker;
  }

  /** Begins anew. */
  reset(): void {
    this.#depth = 0;
    this.#expects = VALUE;
  }

  /** Reads on from `from`; `position` is left at the first byte not yet understood. `final`: no more comes. */
  read(from: number, end: number, final: boolean): ReadState {
    const walker = this.#walker;
    const { bytes } = walker.source;
    let expects = this.#expects;
    let at = from;
    for (;;) {
      let code = bytes[at]!;
      while (code <= 32 && (code === 32 || code === 10 || code === 13 || code === 9)) code = bytes[++at]!;
      if (at >= end) return this.#stop(at, expects, final ? "broken" : "more");
      if (code === 34) {
        let i = at + 1;
        let seen = 0;
        let sort = 0;
        if (expects === KEY || expects === FIRST_KEY) {
          const next = walker.next;
          if (next !== null && next.spelling !== null) {
            const { spelling } = next;
            const size = spelling.length;
            let k = 0;
            while (k < size && bytes[i + k] === spelling[k]) k++;
            if (k === size && i + size <= end) {
              walker.known(next, i, i + size - 1);
              at = i + size;
              if (bytes[at] === 58) {
                at++;
                expects = VALUE;
              } else expects = COLON;
              continue;
            }
          }
          let hash = 0;
          for (;;) {
            const byte = bytes[i]!;
            sort = valueClasses[byte]!;
            if (sort >= QUOTE) {
              if (sort === QUOTE) break;
              if (sort === BREAK) return this.#stop(at, expects, "broken");
              seen |= sort;
              hash = hashStep(hash, byte);
              i++;
              hash = hashStep(hash, bytes[i]!);
              i++;
              continue;
            }
            seen |= sort;
            hash = hashStep(hash, byte);
            i++;
          }
          if (i >= end) return this.#stop(at, expects, !final && i - at <= stringCap ? "more" : "broken");
          if (i - at > stringCap) return this.#stop(at, expects, "broken");
          walker.key(at + 1, i, hash, seen);
          at = i + 1;
          if (bytes[at] === 58) {
            at++;
            expects = VALUE;
          } else expects = COLON;
          continue;
        }
        if (expects !== VALUE && expects !== FIRST_VALUE) return this.#stop(at, expects, "broken");
        for (;;) {
          sort = valueClasses[bytes[i]!]!;
          if (sort < QUOTE) {
            seen |= sort;
            i++;
            continue;
          }
          if (sort === QUOTE) break;
          if (sort === BREAK) return this.#stop(at, expects, "broken");
          seen |= ESCAPE;
          i += 2;
        }
        if (i >= end) return this.#stop(at, expects, !final && i - at <= stringCap ? "more" : "broken");
        if (i - at > stringCap) return this.#stop(at, expects, "broken");
        walker.string(at + 1, i, seen);
        at = i + 1;
        if (this.#depth === 0) return this.#stop(at, COMMA, "done");
        if (bytes[at] === 44) {
          at++;
          expects = this.#stack[this.#depth - 1] === 1 ? VALUE : KEY;
        } else expects = COMMA;
        continue;
      }
      switch (code) {
        case 123:
        case 91: {
          if ((expects !== VALUE && expects !== FIRST_VALUE) || this.#depth >= depthCap) return this.#stop(at, expects, "broken");
          const array = code === 91;
          this.#stack[this.#depth++] = array ? 1 : 0;
          walker.open(array);
          expects = array ? FIRST_VALUE : FIRST_KEY;
          at++;
          continue;
        }
        case 125:
        case 93: {
          const array = code === 93;
          if (
            this.#depth === 0 ||
            this.#stack[this.#depth - 1] !== (array ? 1 : 0) ||
            !(expects === COMMA || expects === (array ? FIRST_VALUE : FIRST_KEY))
          )
            return this.#stop(at, expects, "broken");
          this.#depth--;
          walker.close();
          at++;
          expects = COMMA;
          if (this.#depth === 0) return this.#stop(at, expects, "done");
          continue;
        }
        case 58:
          if (expects !== COLON) return this.#stop(at, expects, "broken");
          expects = VALUE;
          at++;
          continue;
        case 44:
          if (expects !== COMMA) return this.#stop(at, expects, "broken");
          expects = this.#stack[this.#depth - 1] === 1 ? VALUE : KEY;
          at++;
          continue;
        default: {
          if (expects !== VALUE && expects !== FIRST_VALUE) return this.#stop(at, expects, "broken");
          let i = at;
          if (code === 45 || (code >= 48 && code <= 57)) {
            i++;
            // Digits and one dot between them need no second look.
            let dots = 0;
            let plain = code !== 45 || isDigit(bytes[i]);
            while (i < end) {
              const byte = bytes[i]!;
              if (byte >= 48 && byte <= 57) i++;
              else if (byte === 46 || byte === 45 || byte === 43 || byte === 101 || byte === 69) {
                if (byte === 46) dots++;
                else plain = false;
                i++;
              } else break;
            }
            if (i === end && !final && i - at < 400) return this.#stop(at, expects, "more");
            if ((!plain || dots > 1 || bytes[i - 1] === 46) && (i - at > 400 || !numberShape.test(ascii(bytes, at, i))))
              return this.#stop(at, expects, "broken");
            // What goes on as a word was none.
            if (i < end && (isWord(bytes[i]) || bytes[i] === 58)) return this.#stop(at, expects, "broken");
            walker.literal("number", at, i);
          } else {
            const literal = code === 116 ? "true" : code === 102 ? "false" : code === 110 ? "null" : "";
            if (literal === "") return this.#stop(at, expects, "broken");
            i = at + literal.length;
            if (i > end) return this.#stop(at, expects, final ? "broken" : "more");
            for (let k = 1; k < literal.length; k++) if (bytes[at + k] !== literal.charCodeAt(k)) return this.#stop(at, expects, "broken");
            if (code === 110) walker.none();
            else walker.literal("boolean", at, i);
          }
          at = i;
          if (this.#depth === 0) return this.#stop(at, COMMA, "done");
          expects = COMMA;
        }
      }
    }
  }

  #stop(at: number, expects: number, state: ReadState): ReadState {
    this.position = at;
    this.#expects = expects;
    return state;
  }
}

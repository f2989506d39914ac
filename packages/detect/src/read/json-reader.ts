// In: JSON text, in pieces if need be. Out: its keys and leaves to a walker, in order, and how far it was JSON.

import type { Walker } from "./walker.js";

/** A string longer than this is read as text, not as JSON. */
const stringCap = 1_048_576;
const depthCap = 256;

type ReadState = "more" | "done" | "broken";

const literals: ReadonlyMap<number, string> = new Map([
  [116, "true"],
  [102, "false"],
  [110, "null"],
]);

const isNumberCode = (code: number): boolean =>
  (code >= 48 && code <= 57) || code === 45 || code === 43 || code === 46 || code === 101 || code === 69;

/** Reads one JSON value (RFC 8259), iteratively and tolerant of what does not matter. Give it text from `position` on until it says `done` or `broken`. */
export class JsonReader {
  readonly #walker: Walker;
  /** Container kinds, innermost last. */
  readonly #stack: boolean[] = [];
  #expects: "value" | "key" | "colon" | "comma" | "first-key" | "first-value" = "value";
  position = 0;

  constructor(walker: Walker) {
    this.#walker = walker;
  }

  /** Reads on. `base` is the offset of `text` in the input; `position` is left at the first character not yet understood. */
  read(text: string, from: number, base: number, final: boolean): ReadState {
    let at = from;
    const size = text.length;
    // The next backslash from here on; looked for once, so that long texts stay linear.
    let slash = -2;
    for (;;) {
      let code = text.charCodeAt(at);
      while (code === 32 || code === 10 || code === 13 || code === 9) code = text.charCodeAt(++at);
      this.position = at;
      if (at >= size) return final ? "broken" : "more";
      const expects = this.#expects;
      if (code === 34) {
        if (expects === "colon" || expects === "comma") return "broken";
        let end = at + 1;
        for (;;) {
          end = text.indexOf('"', end);
          if (end < 0 || end - at > stringCap) return end < 0 && size - at <= stringCap && !final ? "more" : "broken";
          if (slash < at) {
            slash = text.indexOf("\\", at);
            if (slash < 0) slash = size;
          }
          if (slash > end) break;
          let count = 0;
          while (text.charCodeAt(end - 1 - count) === 92) count++;
          if (count % 2 === 0) break;
          end++;
        }
        const raw = text.slice(at + 1, end);
        if (raw.length < 4096 && raw.includes("\n")) return "broken";
        if (expects === "key" || expects === "first-key") {
          this.#walker.key(raw, base + at + 1);
          this.#expects = "colon";
        } else {
          this.#walker.leaf("string", raw, base + at + 1, base + end);
          if (this.#after()) {
            this.position = end + 1;
            return "done";
          }
        }
        at = end + 1;
        continue;
      }
      switch (code) {
        case 123:
        case 91: {
          if (expects !== "value" && expects !== "first-value") return "broken";
          if (this.#stack.length >= depthCap) return "broken";
          const array = code === 91;
          this.#stack.push(array);
          this.#walker.open(array);
          this.#expects = array ? "first-value" : "first-key";
          at++;
          continue;
        }
        case 125:
        case 93: {
          const array = code === 93;
          if (this.#stack.at(-1) !== array || !(expects === "comma" || expects === (array ? "first-value" : "first-key"))) return "broken";
          this.#stack.pop();
          this.#walker.close();
          at++;
          if (this.#after()) {
            this.position = at;
            return "done";
          }
          continue;
        }
        case 58:
          if (expects !== "colon") return "broken";
          this.#expects = "value";
          at++;
          continue;
        case 44:
          if (expects !== "comma") return "broken";
          this.#expects = this.#stack.at(-1) ? "value" : "key";
          at++;
          continue;
        default: {
          if (expects !== "value" && expects !== "first-value") return "broken";
          let end = at;
          const literal = literals.get(code);
          if (literal) {
            if (size - at < literal.length && !final) return "more";
            if (!text.startsWith(literal, at)) return "broken";
            end = at + literal.length;
            if (literal === "null") this.#walker.none();
            else this.#walker.leaf("boolean", literal, base + at, base + end);
          } else {
            while (end < size && end - at < 400 && isNumberCode(text.charCodeAt(end))) end++;
            if (end === size && !final && end - at < 400) return "more";
            if (end === at || !(code === 45 || (code >= 48 && code <= 57))) return "broken";
            // A date or a range is no number: 2024-01-01 at the start of a line of a log.
            const raw = text.slice(at, end);
            if (!/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(raw)) return "broken";
            this.#walker.leaf("number", raw, base + at, base + end);
          }
          at = end;
          if (this.#after()) {
            this.position = at;
            return "done";
          }
        }
      }
    }
  }

  /** A value is complete: whether the document is too. */
  #after(): boolean {
    this.#expects = "comma";
    return this.#stack.length === 0;
  }
}

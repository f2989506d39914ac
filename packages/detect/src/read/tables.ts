// In: lines of a table: CSV with a header, psql and Markdown columns, COPY, INSERT … VALUES. Out: their cells to a walker, under the names of their columns.

import { utf8 } from "../bytes.js";
import { classesOf } from "./classes.js";
import { type Key, keyOf } from "./keys.js";
import type { Walker } from "./walker.js";

const columnsCap = 512;
const nameCap = 48;
const quote = 34;
const apostrophe = 39;

const separators = [44, 59, 9, 124]; // , ; tab |

const insert = /^(?:insert|replace) (?:ignore )?into ([`"[\w.\]]{1,130}) ?\(([^()]{1,8000})\) ?values ?/i;
const copy = /^copy ([\w."]{1,130}) \(([^()]{1,8000})\) from stdin/i;

const bare = (name: string): string => name.trim().replace(/^["'`[]|["'`\]]$/g, "");

/** Reads the rows of one table after the other. The walker's source holds the bytes. */
export class Tables {
  readonly #walker: Walker;
  #columns: readonly Key[] = [];
  #separator = 0;
  #kind: "none" | "rows" | "values" = "none";

  constructor(walker: Walker) {
    this.#walker = walker;
  }

  get kind(): "none" | "rows" | "values" {
    return this.#kind;
  }

  /** Whether a line is the header of a table: names of fields, of which at least one says something. `first`: nothing but a blank line stands before it. */
  header(from: number, to: number, first: boolean): boolean {
    const { bytes } = this.#walker.source;
    if (beginsStatement(bytes, from) && this.#statement(from, to)) return true;
    if (!first || to - from > 8192) return false;
    for (const separator of separators) {
      const cells = cellsOf(bytes, from, to, separator);
      if (cells === null || cells.length < 4) continue;
      const names: string[] = [];
      for (let i = 0; i < cells.length; i += 2) names.push(bare(utf8(bytes, cells[i]!, cells[i + 1]!)));
      if (!names.every((name) => name.length <= nameCap && /^[\p{L}_#@][^<>{}[\]"'=@:;!?]*$/u.test(name))) continue;
      const keys = names.map(keyOf);
      if (keys.every(({ idle }) => idle)) continue;
      this.#begin("rows", keys, separator, "");
      return true;
    }
    return false;
  }

  /** A row of the table; false where the line is none: the table has ended. */
  row(from: number, to: number): boolean {
    const { bytes } = this.#walker.source;
    let end = to;
    if (end > from && bytes[end - 1] === 13) end--;
    if (isRule(bytes, from, end)) return true;
    const cells = cellsOf(bytes, from, end, this.#separator);
    if (cells === null || cells.length !== this.#columns.length * 2) return false;
    this.#cells(cells);
    return true;
  }

  /** Whether a quoted cell of the row that begins at a place is not closed at its end: the row goes on in the next line. */
  isOpen(from: number, to: number): boolean {
    if (this.#separator === 124) return false;
    const { bytes } = this.#walker.source;
    let quotes = 0;
    for (let at = from; at < to; at++) if (bytes[at] === quote) quotes++;
    return quotes % 2 === 1;
  }

  /** Reads what follows VALUES: where to go on, `~where` when more must come first. Ends the table at whatever is no tuple. */
  values(from: number, end: number, final: boolean): number {
    const { bytes } = this.#walker.source;
    let at = from;
    for (;;) {
      while (at < end && (bytes[at]! <= 32 || bytes[at] === 44)) at++;
      if (at >= end) {
        if (!final) return ~at;
        this.end();
        return at;
      }
      if (bytes[at] !== 40) {
        this.end();
        return at;
      }
      const tuple = tupleAt(bytes, at, end);
      if (tuple === null) {
        if (!final && end - at < 65_536) return ~at;
        this.end();
        return at;
      }
      this.#cells(tuple.cells);
      at = tuple.end;
    }
  }

  end(): void {
    if (this.#kind !== "none") this.#walker.abandon();
    this.#kind = "none";
  }

  #begin(kind: "rows" | "values", columns: readonly Key[], separator: number, name: string): void {
    this.#kind = kind;
    this.#columns = columns.slice(0, columnsCap);
    this.#separator = separator;
    this.#walker.root = keyOf(name);
    this.#walker.open(true);
  }

  #statement(from: number, to: number): boolean {
    const { bytes } = this.#walker.source;
    const text = utf8(bytes, from, Math.min(to, from + 8400));
    const plain = text.replace(/\s+/g, " ");
    const found = insert.exec(plain) ?? copy.exec(plain);
    if (!found) return false;
    const columns = found[2]!.split(",").map((name) => keyOf(bare(name)));
    const name = bare(found[1]!.split(".").at(-1)!);
    if (/^c/i.test(plain)) this.#begin("rows", columns, 9, name);
    else this.#begin("values", columns, 44, name);
    return true;
  }

  /** Where the tuples of the statement that begins at a place begin. */
  valuesFrom(from: number, to: number): number {
    const { bytes } = this.#walker.source;
    let at = from;
    while (at < to && bytes[at] !== 41) at++;
    while (at < to && bytes[at] !== 40) at++;
    return at;
  }

  #cells(cells: readonly number[]): void {
    const walker = this.#walker;
    const { bytes } = walker.source;
    walker.open(false);
    for (let i = 0; i < this.#columns.length && 2 * i + 1 < cells.length; i++) {
      const from = cells[2 * i]!;
      const to = cells[2 * i + 1]!;
      if (to <= from || isNull(bytes, from, to)) continue;
      walker.column(this.#columns[i]!);
      walker.string(from, to, classesOf(bytes, from, to));
    }
    walker.close();
  }
}

const statementHeads = ["insert", "replac", "copy"].map((word) => [...word].map((char) => char.charCodeAt(0)));

/** INSERT, REPLACE, COPY. */
const beginsStatement = (bytes: Uint8Array, at: number): boolean =>
  statementHeads.some((head) => head.every((code, i) => (bytes[at + i]! | 32) === code));

/** NULL of SQL and the \N of COPY. */
const isNull = (bytes: Uint8Array, from: number, to: number): boolean =>
  (to - from === 2 && bytes[from] === 92) ||
  (to - from === 4 && (bytes[from]! | 32) === 110 && (bytes[from + 1]! | 32) === 117 && (bytes[from + 3]! | 32) === 108);

/** `---+---` and `|---|:--|`. */
function isRule(bytes: Uint8Array, from: number, to: number): boolean {
  let dashes = 0;
  for (let at = from; at < to; at++) {
    const code = bytes[at]!;
    if (code === 45) dashes++;
    else if (code !== 43 && code !== 124 && code !== 58 && code !== 32) return false;
  }
  return dashes >= 3;
}

/** The cells of a line, as starts and ends without quotes and blanks around; null where a quote stays open (RFC 4180). */
function cellsOf(bytes: Uint8Array, from: number, to: number, separator: number): number[] | null {
  const cells: number[] = [];
  let at = from;
  let end = to;
  if (separator === 124) {
    // Markdown has one at either end.
    while (at < end && bytes[at] === 32) at++;
    while (end > at && bytes[end - 1] === 32) end--;
    if (at < end && bytes[at] === separator) at++;
    if (end > at && bytes[end - 1] === separator) end--;
  }
  for (;;) {
    while (at < end && bytes[at] === 32) at++;
    let start = at;
    let stop: number;
    if (bytes[at] === quote && at < end) {
      start = ++at;
      for (;;) {
        while (at < end && bytes[at] !== quote) at++;
        if (at >= end) return null;
        if (bytes[at + 1] !== quote || at + 1 >= end) break;
        at += 2;
      }
      stop = at++;
      while (at < end && bytes[at] === 32) at++;
      if (at < end && bytes[at] !== separator) return null;
    } else {
      while (at < end && bytes[at] !== separator) at++;
      stop = at;
      while (stop > start && bytes[stop - 1] === 32) stop--;
    }
    cells.push(start, stop);
    if (at >= end || cells.length > columnsCap * 2) return cells;
    at++;
  }
}

/** The values of the tuple that begins with a parenthesis; null where it does not end within the bytes. */
function tupleAt(bytes: Uint8Array, from: number, end: number): { readonly cells: readonly number[]; readonly end: number } | null {
  const cells: number[] = [];
  let at = from + 1;
  while (at < end) {
    while (at < end && bytes[at]! <= 32) at++;
    let start = at;
    let stop = at;
    // A letter before a string: N'…', E'…'.
    if (at + 1 < end && bytes[at + 1] === apostrophe && bytes[at]! > 64) at++;
    if (bytes[at] === apostrophe) {
      start = ++at;
      for (;;) {
        while (at < end && bytes[at] !== apostrophe && bytes[at] !== 92) at++;
        if (at >= end) return null;
        if (bytes[at] === 92 || bytes[at + 1] === apostrophe) at += 2;
        else break;
      }
      stop = at++;
      while (at < end && bytes[at] !== 44 && bytes[at] !== 41) at++;
    } else {
      let depth = 0;
      while (at < end && (depth > 0 || (bytes[at] !== 44 && bytes[at] !== 41))) {
        if (bytes[at] === 40) depth++;
        else if (bytes[at] === 41) depth--;
        at++;
      }
      stop = at;
      while (stop > start && bytes[stop - 1]! <= 32) stop--;
    }
    if (at >= end) return null;
    cells.push(start, stop);
    if (bytes[at++] === 41) return { cells, end: at };
  }
  return null;
}

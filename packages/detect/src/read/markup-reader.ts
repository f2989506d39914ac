// In: XML or HTML as bytes, in windows if need be. Out: its elements and attributes to a walker, as fields.

import { utf8 } from "../bytes.js";
import { classesOf } from "./classes.js";
import { type Key, keyIn, keyOf, namedIn } from "./keys.js";
import type { Walker } from "./walker.js";

const depthCap = 200;
const partCap = 65_536;
const open = 60;
const close = 62;

const names = new Uint8Array(256);
for (let code = 0; code < 256; code++) names[code] = code > 127 || /[\w:.-]/.test(String.fromCharCode(code)) ? 1 : 0;
const isName = (code: number): boolean => names[code] === 1;

/** Elements that have no content (HTML 13.1.2). */
const empty = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
/** Whose content is no text of the document. */
const raw = new Set(["script", "style"]);
const nameless = keyOf("");

/** Reads a document without asking that it be well-formed. */
export class MarkupReader {
  readonly #walker: Walker;
  /** Names of the open elements. */
  readonly #open: string[] = [];
  /** The heads of an HTML table, the cell at hand, and the last label (`dt`, `label`, `th` of a row). */
  #heads: Key[] = [];
  #cell = 0;
  #label: Key = nameless;
  position = 0;

  constructor(walker: Walker) {
    this.#walker = walker;
  }

  reset(): void {
    this.#open.length = 0;
    this.#heads = [];
    this.#cell = 0;
    this.#label = nameless;
    this.#walker.open(false);
  }

  /** Reads on from `from`. `done`: what comes next is no markup. `position` is where to go on. */
  read(from: number, end: number, final: boolean): "more" | "done" {
    const walker = this.#walker;
    const { bytes } = walker.source;
    let at = from;
    // A comment that has no end is looked for once.
    let endless = false;
    for (;;) {
      this.position = at;
      if (at >= end) return final ? this.#end() : "more";
      if (bytes[at] !== open) {
        let stop = bytes.indexOf(open, at);
        if (stop < 0 || stop > end) stop = end;
        if (stop === end && !final && end - at < partCap) return "more";
        if (stop - at > partCap) stop = at + partCap;
        const line = this.#open.length === 0 ? firstLetter(bytes, at, stop) : -1;
        if (line >= 0) return this.#end();
        this.#text(nameless, at, stop);
        at = stop;
        continue;
      }
      const next = at + 1 < end ? bytes[at + 1]! : 0;
      if (next === 33 || next === 63) {
        // Declarations and comments; CDATA is text.
        const cdata = utf8(bytes, at, Math.min(end, at + 9)) === "<![CDATA[";
        const long = cdata || utf8(bytes, at, at + 4) === "<!--";
        let stop = -1;
        if (!long) stop = tagEnd(bytes, at, Math.min(end, at + partCap));
        else if (!endless) stop = find(bytes, cdata ? "]]>" : "-->", at + 2, Math.min(end, at + partCap));
        if (stop < 0) {
          if (!final && end - at < partCap) return "more";
          endless ||= long;
          at += 2;
          continue;
        }
        this.#text(nameless, cdata ? at + 9 : at + 2, stop);
        at = stop + (long ? 3 : 1);
        continue;
      }
      const stop = tagEnd(bytes, at, Math.min(end, at + partCap));
      if (stop < 0) {
        if (!final && end - at < partCap) return "more";
        at++;
        continue;
      }
      if (next === 47) {
        this.#close(name(bytes, at + 2, stop));
        at = stop + 1;
        continue;
      }
      if (!isName(next)) {
        at++;
        continue;
      }
      const tag = name(bytes, at + 1, stop);
      const tagStop = nameEnd(bytes, at + 1, stop);
      const tagSize = tagStop - at - 1;
      const low = tag.toLowerCase();
      if (raw.has(low)) {
        const finish = find(bytes, `</${tag}`, stop, end);
        if (finish < 0 && !final && end - at < partCap) return "more";
        const shut = finish < 0 ? -1 : bytes.indexOf(close, finish);
        if (finish >= 0 && (shut < 0 || shut >= end) && !final) return "more";
        const until = finish < 0 ? Math.min(end, stop + partCap) : finish;
        for (let line = stop + 1; line < until; ) {
          let lineEnd = bytes.indexOf(10, line);
          if (lineEnd < 0 || lineEnd > until) lineEnd = until;
          this.#text(nameless, line, lineEnd);
          line = lineEnd + 1;
        }
        at = finish < 0 ? until : shut < 0 || shut >= end ? end : shut + 1;
        continue;
      }
      // An element with nothing but text is a field. Its text must be at hand.
      let textEnd = bytes.indexOf(open, stop);
      if (textEnd >= end) textEnd = -1;
      if (textEnd >= 0 && textEnd + 1 >= end && !final) return "more";
      // So must the end of the tag behind it.
      const shut = textEnd >= 0 && bytes[textEnd + 1] === 47 ? bytes.indexOf(close, textEnd) : textEnd;
      if ((shut < 0 || shut >= end) && !final && end - stop < partCap) return "more";
      const selfClosed = bytes[stop - 1] === 47 || empty.has(low);
      const field = this.#attributes(tagStop, stop);
      if (selfClosed) {
        at = stop + 1;
        continue;
      }
      const leaf = textEnd >= 0 && bytes[textEnd + 1] === 47 && name(bytes, textEnd + 2, Math.min(end, textEnd + 2 + tagSize + 1)) === tag;
      const text = leaf && textEnd > stop + 1;
      if (low === "tr" || low === "dl") this.#cell = 0;
      if (low === "table") this.#heads = [];
      if (low === "th" || low === "dt" || low === "label" || low === "key") {
        if (text) {
          const said = keyOf(
            utf8(bytes, stop + 1, Math.min(textEnd, stop + 80))
              .trim()
              .replace(/:$/, ""),
          );
          if (low === "th") this.#heads[this.#cell] = said;
          this.#label = said;
        }
      }
      if (leaf) {
        let key = field ?? localKey(bytes, at + 1, stop);
        if (low === "td") key = this.#heads[this.#cell] ?? this.#label;
        else if (low === "string" && field === null) key = this.#label;
        else if (low === "dd" || (key.idle && (low === "span" || low === "p" || low === "div" || low === "strong")))
          key = low === "dd" ? this.#label : (field ?? nameless);
        if (low === "td" || low === "th") this.#cell++;
        if (text) this.#text(key, stop + 1, textEnd);
        if (low !== "th" && low !== "dt" && low !== "label" && low !== "key") this.#label = nameless;
        at = shut < 0 || shut >= end ? end : shut + 1;
        continue;
      }
      if (low === "td" || low === "th") this.#cell++;
      if (this.#open.length < depthCap) {
        this.#open.push(tag);
        walker.column(field ?? localKey(bytes, at + 1, stop));
        walker.open(false);
      }
      at = stop + 1;
    }
  }

  #end(): "done" {
    this.#walker.abandon();
    return "done";
  }

  #close(tag: string): void {
    const depth = this.#open.lastIndexOf(tag);
    if (depth < 0) return;
    while (this.#open.length > depth) {
      this.#open.pop();
      this.#walker.close();
    }
  }

  #text(key: Key, from: number, to: number): void {
    const { bytes } = this.#walker.source;
    let start = from;
    let end = to;
    while (start < end && bytes[start]! <= 32) start++;
    while (end > start && bytes[end - 1]! <= 32) end--;
    if (end <= start) return;
    this.#walker.column(key);
    this.#walker.string(start, end, classesOf(bytes, start, end));
  }

  /** Tells the attributes of a tag; gives the field that its `name`, `itemprop` or the like says it is, or null. */
  #attributes(from: number, to: number): Key | null {
    const { bytes } = this.#walker.source;
    let at = from;
    let field: Key | null = null;
    let value: readonly [number, number] | null = null;
    while (at < to) {
      while (at < to && !isName(bytes[at]!)) at++;
      const start = at;
      while (at < to && isName(bytes[at]!)) at++;
      const stop = at;
      while (at < to && bytes[at]! <= 32) at++;
      if (bytes[at] !== 61 || at >= to) continue;
      at++;
      while (at < to && bytes[at]! <= 32) at++;
      const mark = bytes[at];
      let first = at;
      if (mark === 34 || mark === 39) {
        first = ++at;
        while (at < to && bytes[at] !== mark) at++;
      } else while (at < to && bytes[at]! > 32) at++;
      const last = at;
      at++;
      const key = keyIn(bytes, start, stop);
      const word = key.text.toLowerCase();
      if (
        word === "name" ||
        word === "itemprop" ||
        word === "property" ||
        word === "data-label" ||
        word === "data-field" ||
        word === "autocomplete"
      ) {
        if (last - first <= 80) field = keyIn(bytes, first, last);
      } else if (word === "key" && namedIn(bytes, first, last) !== null) field = namedIn(bytes, first, last);
      else if (word === "value" || word === "content") value = [first, last];
      else if (word !== "class" && word !== "id" && word !== "type" && word !== "style") this.#text(key, first, last);
    }
    if (value) this.#text(field ?? nameless, value[0], value[1]);
    return field;
  }
}

/** Where a tag ends, quoted attributes passed over; -1 where it does not. */
function tagEnd(bytes: Uint8Array, from: number, end: number): number {
  let mark = 0;
  for (let at = from + 1; at < end; at++) {
    const code = bytes[at]!;
    if (mark !== 0) {
      if (code === mark) mark = 0;
    } else if ((code === 34 || code === 39) && bytes[at - 1] === 61) mark = code;
    else if (code === close) return at;
    else if (code === open) return -1;
  }
  return -1;
}

const nameCap = 160;

/** What the name of an element says, its prefix aside. */
function localKey(bytes: Uint8Array, from: number, to: number): Key {
  let start = from;
  let at = from;
  const limit = Math.min(to, from + nameCap);
  while (at < limit && isName(bytes[at]!)) if (bytes[at++] === 58) start = at;
  return keyIn(bytes, start, at);
}

/** Where the name of a tag ends that begins at a place. */
function nameEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  const limit = Math.min(to, from + nameCap);
  while (at < limit && isName(bytes[at]!)) at++;
  return at;
}

const name = (bytes: Uint8Array, from: number, to: number): string => utf8(bytes, from, nameEnd(bytes, from, to));

/** Where a short ASCII text stands, case aside, or -1. */
function find(bytes: Uint8Array, text: string, from: number, to: number): number {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0 && at + text.length <= to; at = bytes.indexOf(first, at + 1)) {
    let i = 1;
    while (i < text.length && (bytes[at + i]! | 32) === (text.charCodeAt(i) | 32)) i++;
    if (i === text.length) return at;
  }
  return -1;
}

/** The first byte of a range that is no blank, or -1. */
function firstLetter(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; at++) if (bytes[at]! > 32) return at;
  return -1;
}

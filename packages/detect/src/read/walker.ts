// In: the keys and leaves of a JSON value, in order. Out: hits, judged with key, container and siblings.

import { isNamedCredential, type KeyFacts, keyFacts } from "../fields/classify.js";
import { judgeField, type LeafKind } from "../fields/field-value.js";
import type { Confidence } from "../match.js";
import { mailboxAt } from "../shapes/mailbox.js";
import { kindOf } from "../types.js";
import { readUtf8, unescapeJson } from "./json-text.js";
import { maskValue } from "./mask.js";
import { type Found, scanText, type Tally } from "./text-scan.js";

/** A match before it is told. Offsets count from the start of the whole input. */
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
}

/** Tells line and column of a place in the input. */
export interface Places {
  at(offset: number): { readonly line: number; readonly column: number };
}

/** Reads the JSON in a string: calls back with hits whose offsets count from its start. */
export type ReadInner = (text: string, key: string, emit: (hit: Hit) => void) => void;

interface Column {
  tries: number;
  hits: Hit[];
  verdict: "open" | "yes" | "no";
}

interface Frame {
  readonly array: boolean;
  readonly parent: Frame | null;
  /** The name this container stands under; an array's elements share it. */
  readonly key: string;
  readonly facts: KeyFacts;
  readonly person: boolean;
  readonly thing: boolean;
  /** The answer itself, or the envelope around what it lists. */
  readonly page: boolean;
  readonly errors: boolean;
  index: number;
  /** The key of the member that comes next. */
  member: string;
  prefix: string | null;
  /** Types seen that make it a person's, strongly or a little; a bit each. */
  strong: number;
  weak: number;
  things: number;
  named: boolean;
  pending: Hit[] | null;
  columns: Map<string, Column> | null;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));
// What makes an object the record of a person, or of something else.
const strongTypes = words(
  "email birth-date birth-place gender age person-name passport driving-licence national-id special-category health-condition health-treatment health-id income password password-hash card-number",
);
const weakTypes = words("phone postal-address role ip-address iban bank-account one-time-code");
const accountKeys = words(
  "username login loginname userlogin handle nickname screenname lastlogin lastloginat preferredusername benutzername usuario utilisateur nomutilisateur nomeutente gebruikersnaam kullaniciadi",
);
const thingKeys = words(
  "vat vatid vatnumber website industry companynumber registrationnumber legalform price sku stock mimetype filesize extension sizebytes publisher manufacturer brand model currency unitprice",
);
const typeKeys = words("type resourcetype object kind typename atype");
const loginKeys = words(
  "username login sub upn principal preferredusername userid useremail owner from to cc bcc recipient sender account user subject",
);
const thingsHave = words("phone postal-address bank-account iban national-id");
// A key that means something only together with its container's: card.number, name.first.
const halves = words(
  "number no nr first last given family middle full line1 line2 1 2 hash holder id street city zip postcode token key secret code value ip text",
);

const bits = new Map([...strongTypes, ...weakTypes, "account", "permissions"].map((type, at) => [type, 1 << (at % 30)]));
const bitOf = (type: string): number => bits.get(type) ?? 1 << 30;
const several = (seen: number): boolean => (seen & (seen - 1)) !== 0;

// Without one of these no shape can begin.
const telling = /[0-9@+:={$-]/;

const pendingCap = 256;
const columnCap = 64;

const escapePointer = (segment: string): string => segment.replace(/~/g, "~0").replace(/\//g, "~1");

/** Follows a value from its root. One for each document. */
export class Walker {
  readonly #emit: (hit: Hit) => void;
  readonly #places: Places;
  readonly #bytes: boolean;
  readonly #readInner: ReadInner | null;
  readonly #root: string;
  readonly #escaped: boolean;
  readonly #tally: Tally = { tries: 0 };
  #frame: Frame | null = null;
  #depth = 0;

  constructor(options: {
    emit: (hit: Hit) => void;
    places: Places;
    bytes: boolean;
    readInner: ReadInner | null;
    root?: string;
    escaped?: boolean;
  }) {
    this.#emit = options.emit;
    this.#places = options.places;
    this.#bytes = options.bytes;
    this.#readInner = options.readInner;
    this.#root = options.root ?? "";
    this.#escaped = options.escaped ?? true;
  }

  get depth(): number {
    return this.#depth;
  }

  open(array: boolean): void {
    const parent = this.#frame;
    const key = parent === null ? this.#root : parent.array ? parent.key : parent.member;
    const facts = keyFacts(this.#readable(key));
    const inherits = parent !== null && (facts.envelope || facts.part || parent.array);
    // `items` at the top is a page of whatever the API lists; inside something it is that thing's articles.
    const page = facts.envelope && (parent === null || (parent.page && (parent.array || parent.parent?.array !== true)));
    this.#frame = {
      array,
      parent,
      key,
      facts,
      person: facts.person || (inherits && parent.person),
      page,
      thing: (facts.thing && !facts.person && !page) || (inherits && parent.thing && !facts.person),
      errors: facts.errors || (parent?.errors ?? false),
      index: -1,
      member: "",
      prefix: null,
      strong: 0,
      weak: 0,
      things: 0,
      named: false,
      pending: null,
      columns: null,
    };
    this.#depth++;
    if (parent?.array) parent.index++;
  }

  /** The next member's key, as it stands in the input without its quotes. */
  key(raw: string, start: number): void {
    const frame = this.#frame!;
    const key = this.#escaped && raw.includes("\\") ? unescapeJson(raw).text : raw;
    frame.member = key;
    if (key.length < 6 || !/[@\d]/.test(key)) return;
    const found: Found[] = [];
    scanText(key, null, found, { tries: 0 });
    if (found.length === 0 || key.length !== raw.length) return;
    let masked = "";
    let at = 0;
    for (const { type, start: from, end, shown } of found) {
      masked += key.slice(at, from) + maskValue(type, key.slice(from, end), shown);
      at = end;
    }
    const pointer = `${this.#prefix(frame)}/${escapePointer(this.#readable(masked + key.slice(at)))}`;
    for (const hit of found)
      this.#tell(hit.type, hit.confidence, key.slice(hit.start, hit.end), start + hit.start, start + hit.end, hit.shown, pointer, "text");
    frame.member = masked + key.slice(at);
  }

  close(): void {
    const frame = this.#frame!;
    this.#frame = frame.parent;
    this.#depth--;
    if (frame.columns) for (const column of frame.columns.values()) this.#settle(column);
    const parent = frame.parent;
    if (frame.array) {
      if (parent) {
        parent.strong |= frame.strong;
        parent.weak |= frame.weak;
      }
      if (frame.pending && parent) this.#defer(parent, frame.pending);
      return;
    }
    const enough = frame.thing || frame.things > 0 ? several(frame.strong) : frame.strong !== 0 || several(frame.weak);
    const person = frame.person || frame.named || enough;
    const up = parent !== null && (frame.facts.part || frame.facts.joined === "attributes" || frame.facts.joined === "node");
    if (up && (!parent.array || frame.facts.part)) {
      parent.strong |= frame.strong;
      parent.weak |= frame.weak;
    }
    if (!frame.pending) return;
    if (person) for (const hit of frame.pending) this.#emit(hit);
    else if (up) this.#defer(parent, frame.pending);
  }

  /** A string (without its quotes), a number or a boolean. `end` is where it ends in the input. */
  leaf(kind: LeafKind, raw: string, start: number, end: number): void {
    const frame = this.#frame;
    if (frame?.array) frame.index++;
    const name = frame === null ? this.#root : frame.array ? frame.key : frame.member;
    let facts = keyFacts(this.#readable(name));
    if (frame && !facts.meaning && halves.has(facts.joined)) {
      const container = frame.array ? (frame.parent?.key ?? "") : frame.key;
      if (container !== "") {
        const together = keyFacts(`${container}_${name}`);
        const turned = together.meaning ? together : keyFacts(`${name}_${container}`);
        if (turned.meaning) facts = turned;
      }
    }
    const mapped = kind === "string" && this.#escaped && raw.includes("\\") ? unescapeJson(raw) : null;
    const text = mapped ? mapped.text : raw;
    const place = (at: number): number => (mapped ? start + mapped.map[at]! : start + at);
    if (frame && kind === "string" && !frame.array) this.#witness(frame, facts, text);

    if (kind === "string" && this.#readInner && text.length > 8 && text.length < 262_144 && frame !== null) {
      const first = text.charCodeAt(0);
      const last = text.charCodeAt(text.length - 1);
      if (((first === 123 && last === 125) || (first === 91 && last === 93 && text.charCodeAt(1) < 127)) && text.includes('"')) {
        let inner = 0;
        this.#readInner(text, name, (hit) => {
          inner++;
          const from = place(hit.start);
          this.#emit({
            ...hit,
            start: from,
            end: place(hit.end),
            ...this.#places.at(from),
            pointer: this.#pointer(),
            form: hit.form === "text" ? "text" : "inner-literal",
          });
        });
        if (inner > 0) return;
      }
    }

    const found: Found[] = [];
    this.#tally.tries = 0;
    if (kind === "string" && text.length >= 6 && telling.test(text)) scanText(text, facts, found, this.#tally);

    const meaning = frame?.errors ? null : facts.meaning;
    if (meaning && (kind !== "string" || text.length > 0)) {
      const verdict = judgeField(meaning.type, this.#readable(text), kind, "json");
      const better = isNamedCredential(meaning.type)
        ? found.some(({ type }) => kindOf(type) === "credential")
        : meaning.type === "ip-address"
          ? false
          : found.some((hit) => kindOf(hit.type) === "credential" && hit.start === 0 && hit.end === text.length);
      if (verdict && !better) {
        // A shop's telephone is nobody's.
        const sure = frame?.thing && !frame.person && thingsHave.has(meaning.type) ? "tentative" : verdict;
        const hit = this.#hit(
          meaning.type,
          sure,
          this.#readable(text),
          start,
          end,
          0,
          this.#pointer(),
          kind === "string" ? "text" : "literal",
        );
        if (frame) this.#weigh(frame, meaning.type, meaning.needsPerson, verdict, facts, text);
        if (!meaning.needsPerson) {
          this.#emit(hit);
          return;
        }
        if (found.length === 0) {
          if (frame) this.#defer(frame, [hit]);
          return;
        }
      }
    }

    for (const { type, start: from, end: to, confidence, shown, weak } of found) {
      let sure = confidence;
      if (
        type === "email" &&
        from === 0 &&
        to === text.length &&
        confidence === "tentative" &&
        (facts.person || loginKeys.has(facts.joined))
      ) {
        if (mailboxAt(text, text.indexOf("@"), 0)?.sort === "sample") sure = "firm";
      }
      const hit = this.#hit(type, sure, this.#readable(text.slice(from, to)), place(from), place(to), shown, this.#pointer(), "text");
      if (weak) this.#vote(frame, name, hit);
      else this.#emit(hit);
    }
    if (this.#tally.tries > 0 && !found.some(({ weak }) => weak)) this.#vote(frame, name, null);
  }

  /** A null. */
  none(): void {
    if (this.#frame?.array) this.#frame.index++;
  }

  /** Whatever is open is closed: the input ended, or went on as something else. */
  abandon(): void {
    while (this.#frame) this.close();
  }

  #readable(text: string): string {
    return this.#bytes ? readUtf8(text) : text;
  }

  #witness(frame: Frame, facts: KeyFacts, text: string): void {
    if (accountKeys.has(facts.joined)) frame.strong |= bitOf("account");
    else if (thingKeys.has(facts.joined)) frame.things++;
    else if (typeKeys.has(facts.joined) && text.length < 40) {
      const said = keyFacts(text);
      if (said.person) frame.named = true;
      else if (said.thing) frame.things++;
    }
  }

  #weigh(frame: Frame, type: string, needsPerson: boolean, verdict: Confidence, facts: KeyFacts, text: string): void {
    const owner = frame.array && frame.parent ? frame.parent : frame;
    if (type === "email" && (verdict === "tentative" || /support|contact|billing|company|info|help/.test(facts.joined))) return;
    if (needsPerson) {
      if (type === "gender" || type === "age" || type === "role" || type === "permissions") owner.weak |= bitOf(type);
      return;
    }
    if (type === "person-name" && text.length > 60) return;
    if (strongTypes.has(type) || kindOf(type) === "personal") {
      if (weakTypes.has(type)) owner.weak |= bitOf(type);
      else owner.strong |= bitOf(type);
    } else if (weakTypes.has(type)) owner.weak |= bitOf(type);
  }

  #defer(frame: Frame, hits: readonly Hit[]): void {
    frame.pending ??= [];
    for (const hit of hits) if (frame.pending.length < pendingCap) frame.pending.push(hit);
  }

  #vote(frame: Frame | null, name: string, hit: Hit | null): void {
    const array = frame?.array ? frame : frame?.parent?.array ? frame.parent : null;
    if (!array) {
      if (hit) this.#emit(hit);
      return;
    }
    array.columns ??= new Map();
    let column = array.columns.get(name);
    if (!column) {
      if (array.columns.size >= pendingCap) return;
      column = { tries: 0, hits: [], verdict: "open" };
      array.columns.set(name, column);
    }
    column.tries++;
    if (column.verdict === "no") return;
    if (column.verdict === "yes") {
      if (hit) this.#emit({ ...hit, confidence: "firm" });
      return;
    }
    if (hit) column.hits.push(hit);
    if (column.tries >= columnCap) this.#settle(column);
  }

  #settle(column: Column): void {
    if (column.verdict !== "open") return;
    const few = column.tries < 3;
    const most = column.hits.length >= column.tries * 0.9;
    column.verdict = !few && most ? "yes" : "no";
    if (few) for (const hit of column.hits) this.#emit(hit);
    else if (most) for (const hit of column.hits) this.#emit({ ...hit, confidence: "firm" });
    column.hits = [];
  }

  #tell(
    type: string,
    confidence: Confidence,
    value: string,
    start: number,
    end: number,
    shown: number,
    pointer: string,
    form: Hit["form"],
  ): void {
    this.#emit(this.#hit(type, confidence, value, start, end, shown, pointer, form));
  }

  #hit(
    type: string,
    confidence: Confidence,
    value: string,
    start: number,
    end: number,
    shown: number,
    pointer: string,
    form: Hit["form"],
  ): Hit {
    const { line, column } = this.#places.at(start);
    return { type, confidence, start, end, line, column, masked: maskValue(type, value, shown), pointer, form };
  }

  /** The pointer of the container itself. */
  #prefix(frame: Frame): string {
    if (frame.prefix !== null) return frame.prefix;
    const parent = frame.parent;
    const prefix = parent === null ? "" : this.#member(parent);
    frame.prefix = prefix;
    return prefix;
  }

  #member(frame: Frame): string {
    return `${this.#prefix(frame)}/${frame.array ? frame.index : escapePointer(this.#readable(frame.member))}`;
  }

  #pointer(): string {
    return this.#frame === null ? "" : this.#member(this.#frame);
  }
}

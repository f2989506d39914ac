// In: the keys and leaves of a document, in order, as ranges of bytes. Out: hits, judged with key, container and siblings.

import { utf8 } from "../bytes.js";
import { scramPrivateMembers } from "../credentials/hashes.js";
import { jwkPrivateMembers } from "../credentials/jwk.js";
import { contextToken, vendorMay, vendorStart } from "../credentials/vendor-at.js";
import type { KeyFacts } from "../fields/classify.js";
import { isNamedCredential, keyFacts } from "../fields/classify.js";
import { type Judgement, judge, type LeafKind } from "../fields/field-value.js";
import type { Confidence, Kind } from "../match.js";
import { isSample } from "../shapes/samples.js";
import { kindOf } from "../types.js";
import { ASSIGNS, AT, DIGIT, ESCAPE, HIGH, OTHER } from "./classes.js";
import { type Hit, locate, type PairReader, type ReadInner, type Source } from "./hit.js";
import { type Mapped, unescapeJson } from "./json-text.js";
import { type Key, keyAt, keyIn, keyOf, namedIn } from "./keys.js";
import { maskValue } from "./mask.js";
import { bitOf, enough, isStrong, tellsAccount, weakTypes } from "./person.js";
import type { Places } from "./places.js";
import { type Found, TextScanner } from "./text-scan.js";

interface Column {
  tries: number;
  hits: Hit[];
  verdict: "open" | "yes" | "no";
}

/** A leaf whose name means something only in a person's record. It is judged when the record is known as one. */
interface Lead {
  readonly facts: KeyFacts;
  readonly kind: LeafKind;
  readonly from: number;
  readonly to: number;
  readonly classes: number;
  /** Where its name stands, or the name; of an element its index. */
  readonly nameFrom: number;
  readonly nameTo: number;
  readonly nameText: string | null;
  readonly index: number;
  /** The containers between it and the frame that holds it, the outermost first. */
  path: Step | null;
}

/** A container on the way to a lead. */
interface Step {
  readonly nameFrom: number;
  readonly nameTo: number;
  readonly nameText: string | null;
  readonly index: number;
  readonly next: Step | null;
}

/** A hit whose name says little, and what it is in a person's record. */
interface Unsure {
  readonly hit: Hit;
  readonly owned: Judgement;
}

/** A container that is open. They are used again: a document opens many. */
class Frame {
  array = false;
  /** What this container stands under; an array's elements share it. */
  key: Key = nameless;
  person = false;
  thing = false;
  /** The answer itself, or the envelope around what it lists. */
  page = false;
  errors = false;
  index = -1;
  /** The key of the member that comes next, and where its name stands. */
  member: Key = nameless;
  memberFrom = 0;
  memberTo = 0;
  memberText: string | null = null;
  prefix: string | null = null;
  /** Types seen that make it a person's, strongly or a little; a bit each. */
  strong = 0;
  weak = 0;
  things = 0;
  named = false;
  /** Its type says that it is a thing's; it has what only firms and places have. */
  typed = false;
  firm = false;
  /** Hits whose confidence hangs on whose record this is. */
  waiting: Hit[] | null = null;
  leads: Lead[] = [];
  pending: Hit[] | null = null;
  unsure: Unsure[] | null = null;
  columns: Map<string, Column> | null = null;
  /** The field that a member named whose value comes in another member. */
  naming: Key | null = null;
  /** Members that may be parts of a key. */
  parts: KeyPart[] | null = null;
}

interface KeyPart {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly pointer: string | null;
}

const nameless = keyOf("");

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));
/** What people carry. */
const belongings = words(
  "device devices handset terminal phonedevice mobiledevice userdevice gerat geraet endgerat endgeraet appareil dispositivo aparelho apparecchio toestel apparaat urzadzenie устройство cihaz 端末 デバイス 设备 設備 기기 단말기 جهاز الجهاز perangkat",
);
const thingsHave = words("phone postal-address bank-account iban national-id");

const machines = words("serviceaccount systemaccount bot system");
const firmsHave = words("phone postal-address");
/** What catalogues say of articles, of those whom they are for, and of countries. */
const articlesHave = words("gender age special-category health-condition health-treatment birth-place atc-code");

/** Without one of these no shape can begin. */
const telling = DIGIT | AT | ASSIGNS;

/** How long the shortest and the longest seed phrase are: 12 words of 3 letters, 24 of 8. */
const phraseLeast = 47;
const phraseMost = 216;

const pendingCap = 256;
const columnCap = 64;
const innerCap = 262_144;

const escapePointer = (segment: string): string => segment.replace(/~/g, "~0").replace(/\//g, "~1");

/** Follows a document from its root. One for each input; a document ends where its root is closed. */
export class Walker {
  readonly source: Source;
  readonly #emit: (hit: Hit) => void;
  readonly #places: Places | null;
  readonly #readInner: ReadInner | null;
  readonly #escaped: boolean;
  readonly #pointers: boolean;
  readonly #scanner: TextScanner;
  readonly #samples: boolean;
  readonly #pairs: PairReader | null;
  readonly #frames: Frame[] = [];
  /** Where the last piece of a text stands that the document brings, if `fragmentFrom` is no less than 0. */
  fragmentFrom = -1;
  fragmentTo = -1;
  fragmentPointer = "";
  /** What the root stands under. */
  root: Key;
  /** The name that most likely comes next, or null. */
  next: Key | null = null;
  #last: Key = keyOf("");
  #frame: Frame | null = null;
  #depth = 0;

  constructor(options: {
    source: Source;
    emit: (hit: Hit) => void;
    places: Places | null;
    readInner: ReadInner | null;
    /** Reads the records in a string that is no JSON. */
    pairs?: PairReader | null;
    /** Whether what documentation reserves for examples is told too. */
    samples: boolean;
    root?: Key;
    escaped?: boolean;
    /** Whether hits have a pointer: in JSON. */
    pointers?: boolean;
  }) {
    this.source = options.source;
    this.#samples = options.samples;
    this.#pairs = options.pairs ?? null;
    this.#scanner = new TextScanner(options.samples, options.readInner);
    this.#emit = options.emit;
    this.#places = options.places;
    this.#readInner = options.readInner;
    this.root = options.root ?? nameless;
    this.#escaped = options.escaped ?? true;
    this.#pointers = options.pointers ?? true;
  }

  open(array: boolean): void {
    const parent = this.#frame;
    const key = parent === null ? this.root : parent.array ? parent.key : parent.member;
    const { facts } = key;
    const inherits = parent !== null && (facts.envelope || facts.part || parent.array);
    // `items` at the top is a page of whatever the API lists; inside something it is that thing's articles.
    const page =
      facts.envelope && (parent === null || (parent.page && (parent.array || this.#depth < 2 || !this.#frames[this.#depth - 2]!.array)));
    let frame = this.#frames[this.#depth];
    if (frame === undefined) {
      frame = new Frame();
      this.#frames.push(frame);
    }
    frame.array = array;
    frame.key = key;
    frame.person =
      (facts.person && !facts.loose) ||
      ((inherits || (facts.loose && parent !== null)) && parent!.person && !parent!.firm && !parent!.typed);
    frame.page = page;
    frame.thing =
      !facts.person && ((facts.thing && !page) || (inherits && (parent.thing || (facts.part && (parent.typed || parent.firm)))));
    frame.typed = false;
    frame.firm = false;
    frame.waiting = null;
    frame.errors = facts.errors || parent?.errors === true;
    frame.index = -1;
    frame.member = nameless;
    frame.memberText = "";
    frame.prefix = null;
    frame.strong = 0;
    frame.weak = 0;
    frame.things = 0;
    frame.named = false;
    if (frame.leads.length > 0) frame.leads = [];
    frame.pending = null;
    frame.unsure = null;
    frame.columns = null;
    frame.naming = null;
    frame.parts = null;
    if (parent?.array) parent.index++;
    else if (parent !== null && key.witness === "thing") parent.things++;
    this.#frame = frame;
    this.#depth++;
  }

  /** The next member's name, bytes `from` to `to`; `hash` of it, and what classes of bytes it has. */
  key(from: number, to: number, hash: number, classes: number): void {
    const frame = this.#frame!;
    if (this.#escaped && classes >= QUOTED) {
      const text = unescapedText(this.source.bytes, from, to);
      frame.member = keyOf(text);
      frame.memberText = text;
      return;
    }
    const key = keyAt(this.source.bytes, from, to, hash);
    this.#last.after = key;
    this.#last = key;
    this.next = key.after;
    frame.member = key;
    frame.memberFrom = from;
    frame.memberTo = to;
    frame.memberText = null;
    if ((classes & (DIGIT | AT)) !== 0 && to - from >= 6) this.#keyItself(frame, from, to);
  }

  /** The next member's name, which is as `next` foretold and stands at bytes `from` to `to`. */
  known(key: Key, from: number, to: number): void {
    const frame = this.#frame!;
    this.#last = key;
    this.next = key.after;
    frame.member = key;
    frame.memberFrom = from;
    frame.memberTo = to;
    frame.memberText = null;
  }

  /** The next member's name where it stands elsewhere: in the header of a table. */
  column(key: Key): void {
    const frame = this.#frame!;
    frame.member = key;
    frame.memberText = key.text;
  }

  close(): void {
    const depth = this.#depth - 1;
    const frame = this.#frames[depth]!;
    const parent = depth === 0 ? null : this.#frames[depth - 1]!;
    if (frame.parts !== null) this.#privateParts(frame.parts);
    if (frame.columns !== null) for (const column of frame.columns.values()) this.#settle(column);
    if (frame.array) {
      if (parent !== null) {
        if (frame.leads.length > 0) this.#raise(frame, parent);
        parent.strong |= frame.strong;
        parent.weak |= frame.weak;
        if (frame.pending !== null) this.#defer(parent, frame.pending);
      }
      if (frame.waiting !== null) for (const hit of frame.waiting) this.#wait(parent, hit);
      this.#leave(parent);
      return;
    }
    const other = frame.firm || (frame.typed && !frame.key.facts.part);
    let person = (frame.person && !other) || frame.named || isPerson(frame) || (frame.key.facts.loose && (frame.strong | frame.weak) !== 0);
    if (!person && frame.leads.length > 0) {
      for (const { facts, kind, from, to } of frame.leads) {
        const { type } = facts.meaning!;
        if (tellsAccount(type) && judge(facts, utf8(this.source.bytes, from, Math.min(to, from + valueCap)), kind, "json"))
          frame.weak |= bitOf(type);
      }
      person = isPerson(frame);
    }
    if (frame.unsure !== null)
      for (const { hit, owned } of frame.unsure) this.#emit(person ? { ...hit, type: owned.type, confidence: owned.confidence } : hit);
    const { facts } = frame.key;
    const up = parent !== null && (facts.part || facts.joined === "attributes" || facts.joined === "node");
    if (up && (!parent.array || facts.part)) {
      parent.strong |= frame.strong;
      parent.weak |= frame.weak;
    }
    if (person) {
      if (frame.leads.length > 0) this.#judgeLeads(depth);
      // The name of an author stands on the book.
      const known = facts.published && (frame.strong | frame.weak) === 0;
      if (frame.pending !== null)
        for (const hit of frame.pending) this.#emit(known && hit.type === "person-name" ? { ...hit, confidence: "tentative" } : hit);
    } else if (up) {
      if (frame.leads.length > 0) this.#raise(frame, parent);
      if (frame.pending !== null) this.#defer(parent, frame.pending);
    } else if (parent !== null && frame.leads.length > 0 && belongings.has(facts.joined)) {
      // A device is told by its numbers; whose they are, the record around it says.
      frame.leads = frame.leads.filter((lead) => lead.facts.meaning!.type === "device-id");
      this.#raise(frame, parent);
    }
    if (frame.waiting !== null) {
      const thing = !person && (other || frame.thing);
      for (const hit of frame.waiting) {
        if (thing || (!person && frame.things > 0 && articlesHave.has(hit.type))) this.#emit({ ...hit, confidence: "tentative" });
        else if (!person && up) this.#wait(parent, hit);
        else this.#emit(hit);
      }
    }
    this.#leave(parent);
  }

  /** A hit that may be a firm's or a thing's is told when it is known whose record it stands in. */
  #wait(frame: Frame | null, hit: Hit): void {
    if (frame === null || (frame.waiting !== null && frame.waiting.length >= pendingCap)) this.#emit(hit);
    else if (frame.waiting === null) frame.waiting = [hit];
    else frame.waiting.push(hit);
  }

  /** What the parent may turn out to be the record of: the leads of a frame that closes become its own. */
  #raise({ leads }: Frame, parent: Frame): void {
    const { array, memberFrom: nameFrom, memberTo: nameTo, memberText: nameText } = parent;
    const index = array ? parent.index : -1;
    for (const lead of leads) {
      if (parent.leads.length >= pendingCap) return;
      // An array in an array in an array is no person's name.
      if (lead.path?.next?.next) continue;
      lead.path = { nameFrom, nameTo, nameText, index, next: lead.path };
      parent.leads.push(lead);
    }
  }

  #segment({ index, nameText, nameFrom, nameTo }: Step | Lead): string {
    return `/${index >= 0 ? index : escapePointer(nameText ?? utf8(this.source.bytes, nameFrom, nameTo))}`;
  }

  #leave(parent: Frame | null): void {
    this.#frame = parent;
    this.#depth--;
  }

  /** The leads of the frame at a depth become hits that wait, where their values keep what their names promise. */
  #judgeLeads(depth: number): void {
    const frame = this.#frames[depth]!;
    const { leads } = frame;
    frame.leads = [];
    const { bytes } = this.source;
    for (const lead of leads) {
      const { facts, kind, from, to, classes } = lead;
      const { type } = facts.meaning!;
      const escaped = classes >= QUOTED && kind === "string" && this.#escaped;
      const value = escaped ? unescapedText(bytes, from, to) : utf8(bytes, from, Math.min(to, from + valueCap));
      // None is told but in a person's record.
      const verdict = judge(facts, value, kind, "json", true);
      if (!verdict || (!this.#samples && isSample(verdict.type, value))) continue;
      if (tellsAccount(type)) (frame.array && depth > 0 ? this.#frames[depth - 1]! : frame).weak |= bitOf(type);
      let pointer: string | null = null;
      if (this.#pointers) {
        pointer = this.#prefix(depth);
        for (let step = lead.path; step !== null; step = step.next) pointer += this.#segment(step);
        pointer += this.#segment(lead);
      }
      const sure = frame.thing && !frame.person && thingsHave.has(type) ? "tentative" : this.#counted(verdict, value);
      const form = kind === "string" ? "text" : "literal";
      const masked = maskValue(verdict.type, value, 0);
      const hit = {
        type: verdict.type,
        confidence: sure,
        start: this.#place(null, from),
        end: this.#place(null, to),
        line: 0,
        column: 0,
        masked,
        pointer,
        form,
        inside: false,
      } as const;
      this.#defer(frame, [locate(hit, this.#places)]);
    }
  }

  /** A string without its quotes; `classes` are those of its bytes, ORed. */
  string(from: number, to: number, classes: number): void {
    const frame = this.#frame;
    let key = this.root;
    if (frame !== null) {
      if (frame.array) {
        frame.index++;
        key = frame.key;
      } else key = frame.member;
    }
    if (frame !== null && frame.naming !== null && key.link === "holds" && !frame.array) {
      const { naming } = frame;
      frame.naming = null;
      // In tables of messages a name has words for its value: `{"key": "wrong_password", "value": "Špatné"}`.
      if ((classes & DIGIT) !== 0 || naming.facts.meaning?.type !== "password" || /^[A-Z\d_]+$/.test(naming.text)) key = naming;
    }
    if (key.idle && speechless(classes, to - from) && !this.#vendors(from, to, classes)) return;
    this.#leaf("string", key, from, to, classes);
  }

  /** Whether a string without digits may be a vendor's token: some are of letters alone. */
  #vendors(from: number, to: number, classes: number): boolean {
    if ((classes & OTHER) === 0 || to - from < 16) return false;
    const { bytes } = this.source;
    return vendorStart[(bytes[from]! << 8) | bytes[from + 1]!] === 1 && vendorMay(bytes, from);
  }

  /** A number or a boolean. */
  literal(kind: "number" | "boolean", from: number, to: number): void {
    const frame = this.#frame;
    let key = this.root;
    if (frame !== null) {
      if (frame.array) {
        frame.index++;
        key = frame.key;
      } else key = frame.member;
    }
    if (!key.idle) this.#leaf(kind, key, from, to, 0);
  }

  /** A null. */
  none(): void {
    if (this.#frame?.array) this.#frame.index++;
  }

  /** Whatever is open is closed: the input ended, or went on as something else. */
  abandon(): void {
    while (this.#frame !== null) this.close();
  }

  /** The bytes at hand are about to change: what is open keeps its names as text. */
  freeze(): void {
    for (let depth = 0; depth < this.#depth; depth++) {
      const frame = this.#frames[depth]!;
      if (frame.leads.length > 0) this.#judgeLeads(depth);
      frame.memberText ??= utf8(this.source.bytes, frame.memberFrom, frame.memberTo);
    }
  }

  #leaf(kind: LeafKind, key: Key, from: number, to: number, classes: number): void {
    const frame = this.#frame;
    let { facts } = key;
    if (key.fragment && kind === "string" && classes < QUOTED && to - from <= 256 && this.#depth < 8) {
      this.fragmentFrom = from;
      this.fragmentTo = to;
      this.fragmentPointer = this.#pointer() ?? "";
    }
    if (frame !== null && key.half) {
      const container = frame.array ? (this.#depth > 1 ? this.#frames[this.#depth - 2]!.key : nameless) : frame.key;
      if (container !== nameless) facts = together(container, key) ?? facts;
    }
    let { bytes } = this.source;
    if (key.link !== null && frame !== null && !frame.array && classes < QUOTED) {
      if (key.link === "names") frame.naming = namedIn(bytes, from, to);
      else if (key.link === "part" && kind === "string") this.#keyPart(frame, key.text, from, to);
    }
    let mapped: Mapped | null = null;
    let start = from;
    let end = to;
    if (classes >= QUOTED && kind === "string" && this.#escaped) {
      mapped = unescapeJson(bytes, from, to);
      bytes = mapped.bytes;
      start = 0;
      end = mapped.size;
    }
    if (frame !== null && kind === "string" && !frame.array && key.witness !== null) this.#witness(frame, key, bytes, start, end);

    const size = end - start;
    if (kind === "string" && this.#readInner !== null && frame !== null && size > 8 && size < innerCap) {
      const first = bytes[start];
      const last = bytes[end - 1];
      if ((first === 123 && last === 125) || (first === 91 && last === 93 && bytes[start + 1]! < 127)) {
        const source = mapped ? { bytes, base: 0, map: this.#compose(mapped) } : this.source;
        let told = false;
        this.#readInner(source, start, end, key, (hit) => {
          told = true;
          this.#emit(locate({ ...hit, pointer: this.#pointer(), form: hit.form === "text" ? "text" : "inner-literal" }, this.#places));
        });
        if (told) return;
      }
    }

    let found: readonly Found[] = none;
    const scanner = this.#scanner;
    scanner.tries = 0;
    scanner.reset();
    if (kind === "string" && (!speechless(classes, size) || this.#vendors(from, to, classes)))
      found = classes === 0 ? scanner.phrase(bytes, start, end) : scanner.scan(bytes, start, end, facts);

    const meaning = frame?.errors ? null : facts.meaning;
    if (meaning?.needsPerson && found.length === 0 && frame !== null) {
      if (size > 0 && frame.leads.length < pendingCap)
        frame.leads.push({
          facts,
          kind,
          from,
          to,
          classes,
          nameFrom: frame.memberFrom,
          nameTo: frame.memberTo,
          nameText: frame.memberText,
          index: frame.array ? frame.index : -1,
          path: null,
        });
      return;
    }
    if ((meaning !== null || key.vendors !== null) && (kind !== "string" || size > 0)) {
      const value = utf8(bytes, start, Math.min(end, start + valueCap));
      const vendors = key.vendors !== null && kind === "string" && found.length === 0 ? contextToken(key.vendors, value) : null;
      const said = meaning === null ? null : judge(facts, value, kind, "json", frame?.person);
      // The vendor's name says more than that it is some key or token.
      const vendored = vendors !== null && (said === null || (isNamedCredential(said.type) && vendors.confidence === said.confidence));
      const verdict = vendored ? { ...vendors, kind: "credential" as const } : said;
      if (verdict !== null && !found.some((hit) => tellsMore(hit, verdict.type, start, end))) {
        // A shop's telephone is nobody's.
        const counted = this.#counted(verdict, value);
        const sure = frame?.thing && !frame.person && thingsHave.has(verdict.type) ? "tentative" : counted;
        if (frame !== null) this.#weigh(frame, verdict.type, verdict.kind, meaning?.needsPerson ?? false, counted, facts, value.length);
        if (!this.#samples && isSample(verdict.type, value)) return;
        if (!meaning?.needsPerson) {
          const form = kind === "string" ? "text" : "literal";
          const known = facts.published && verdict.type === "person-name";
          const hit = this.#hit(verdict.type, known ? "tentative" : sure, value, this.#place(null, from), this.#place(null, to), 0, form);
          const owned =
            sure === "tentative" && facts.schemes !== null && frame !== null && !frame.array ? this.#owned(frame, facts, value) : null;
          if (owned !== null) {
            frame!.unsure ??= [];
            frame!.unsure.push({ hit, owned });
          } else if (sure !== "tentative" && (thingsHave.has(verdict.type) ? firmsHave : articlesHave).has(verdict.type))
            this.#wait(frame, hit);
          else this.#emit(hit);
          return;
        }
      }
    }

    if (scanner.assigns && meaning === null && kind === "string" && frame !== null) found = this.#record(found, bytes, mapped, start, end);
    for (const { type, start: first, end: last, confidence, shown, weak, inside } of found) {
      // What is a sample in prose is test data where a person's field holds nothing else.
      const whole = first === start && last === end && (facts.person || key.login);
      const value = utf8(bytes, first, last);
      const sure = this.#samples && whole && confidence === "tentative" && isSample(type, value) ? "firm" : confidence;
      const hit = this.#hit(type, sure, value, this.#place(mapped, first), this.#place(mapped, last), shown, "text", inside);
      if (weak) this.#vote(frame, key, hit);
      else this.#emit(hit);
    }
    if (scanner.tries > 0 && !found.some(({ weak }) => weak)) this.#vote(frame, key, null);
  }

  /** Tells what the pairs of a form or of a line of logfmt tell that a string holds; gives what was found besides. */
  #record(found: readonly Found[], bytes: Uint8Array, mapped: Mapped | null, from: number, to: number): readonly Found[] {
    if (this.#pairs === null) return found;
    const source = mapped ? { bytes, base: 0, map: this.#compose(mapped) } : this.source;
    const hits = this.#pairs.line(source, from, to);
    const pointer = this.#pointer();
    for (const hit of hits) this.#emit(locate({ ...hit, pointer }, this.#places));
    return hits.length === 0
      ? found
      : found.filter(({ start, end }) => {
          const [first, last] = [this.#place(mapped, start), this.#place(mapped, end)];
          return !hits.some((hit) => hit.start < last && first < hit.end);
        });
  }

  /** What a number is if its record turns out to be a person's; null where that makes no difference. */
  #owned(frame: Frame, facts: KeyFacts, value: string): Judgement | null {
    if (frame.person || frame.thing || (frame.unsure !== null && frame.unsure.length >= pendingCap)) return null;
    const owned = judge(facts, value, "string", "json", true);
    return owned === null || owned.confidence === "tentative" ? null : owned;
  }

  /** Where byte `at` of the bytes at hand, or of what was unescaped from them, stands in the whole input. */
  #place(mapped: Mapped | null, at: number): number {
    const here = mapped ? mapped.map[at]! : at;
    const { base, map } = this.source;
    return base + (map ? map[here]! : here);
  }

  #compose(mapped: Mapped): Int32Array {
    const { base, map } = this.source;
    const out = new Int32Array(mapped.size + 1);
    for (let at = 0; at <= mapped.size; at++) out[at] = base + (map ? map[mapped.map[at]!]! : mapped.map[at]!);
    return out;
  }

  /** A member's name may be data itself: a map by e-mail address. */
  #keyItself(frame: Frame, from: number, to: number): void {
    const { bytes } = this.source;
    this.#scanner.reset();
    const found = this.#scanner.scan(bytes, from, to, null);
    if (found.length === 0) return;
    let masked = "";
    let at = from;
    for (const { type, start, end, shown } of found) {
      masked += utf8(bytes, at, start) + maskValue(type, utf8(bytes, start, end), shown);
      at = end;
    }
    masked += utf8(bytes, at, to);
    frame.memberText = masked;
    frame.member = keyOf(masked);
    for (const { type, confidence, start, end, shown } of found)
      this.#emit(this.#hit(type, confidence, utf8(bytes, start, end), this.#place(null, start), this.#place(null, end), shown, "text"));
  }

  #keyPart(frame: Frame, name: string, from: number, to: number): void {
    if (to - from < 16 ? name !== "kty" && name !== "crv" : to - from > 8192) return;
    frame.parts ??= [];
    if (frame.parts.length < 16)
      frame.parts.push({
        name,
        value: utf8(this.source.bytes, from, to),
        start: this.#place(null, from),
        end: this.#place(null, to),
        pointer: this.#pointer(),
      });
  }

  /** Tells the private parts of a JSON Web Key, and what SCRAM keeps. */
  #privateParts(parts: readonly KeyPart[]): void {
    const member = (name: string): string | undefined => parts.find((part) => part.name === name)?.value;
    const secret = member("kty") === undefined ? scramPrivateMembers(member) : jwkPrivateMembers(member);
    const type = member("kty") === undefined ? "password-hash" : "private-key";
    for (const { name, value, start, end, pointer } of parts)
      if (secret.includes(name)) this.#emit({ ...this.#hit(type, "firm", value, start, end, 0, "text"), pointer });
  }

  #witness(frame: Frame, key: Key, bytes: Uint8Array, from: number, to: number): void {
    if (key.witness === "account") frame.strong |= bitOf("account");
    else if (key.witness === "thing") frame.things++;
    else if (key.witness === "firm") {
      frame.things++;
      if (to > from) frame.firm = true;
    } else if (to - from < 40) {
      const said = keyIn(bytes, from, to).facts;
      if (said.thing ? !said.person : machines.has(said.joined)) {
        frame.things++;
        frame.typed = true;
      } else if (said.person) frame.named = true;
    }
  }

  #weigh(frame: Frame, type: string, kind: Kind, needsPerson: boolean, verdict: Confidence, facts: KeyFacts, size: number): void {
    const owner = frame.array && this.#depth > 1 ? this.#frames[this.#depth - 2]! : frame;
    if (type === "email" && (verdict === "tentative" || /support|contact|billing|company|info|help/.test(facts.joined))) return;
    if (needsPerson) {
      if (tellsAccount(type)) owner.weak |= bitOf(type);
      return;
    }
    if (type === "person-name" && size > 60) return;
    if (isStrong(type) || kind === "personal" || (kind === "health" && !articlesHave.has(type))) {
      if (weakTypes.has(type)) owner.weak |= bitOf(type);
      else owner.strong |= bitOf(type);
    } else if (weakTypes.has(type)) owner.weak |= bitOf(type);
  }

  #defer(frame: Frame, hits: readonly Hit[]): void {
    frame.pending ??= [];
    for (const hit of hits) if (frame.pending.length < pendingCap) frame.pending.push(hit);
  }

  #vote(frame: Frame | null, key: Key, hit: Hit | null): void {
    const array =
      frame === null
        ? null
        : frame.array
          ? frame
          : this.#depth > 1 && this.#frames[this.#depth - 2]!.array
            ? this.#frames[this.#depth - 2]!
            : null;
    if (array === null) {
      if (hit) this.#emit(hit);
      return;
    }
    array.columns ??= new Map();
    const name = key.text;
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

  #hit(
    type: string,
    confidence: Confidence,
    value: string,
    start: number,
    end: number,
    shown: number,
    form: Hit["form"],
    inside = false,
  ): Hit {
    return locate(
      { type, confidence, start, end, line: 0, column: 0, masked: maskValue(type, value, shown), pointer: this.#pointer(), form, inside },
      this.#places,
    );
  }

  /** How sure a verdict is; where samples count, they are the test data of a system and as good as any. */
  #counted({ type, confidence }: { readonly type: string; readonly confidence: Confidence }, value: string): Confidence {
    return this.#samples && confidence === "tentative" && isSample(type, value) ? "firm" : confidence;
  }

  /** The pointer of the container at a depth. */
  #prefix(depth: number): string {
    if (depth === 0) return "";
    const frame = this.#frames[depth]!;
    frame.prefix ??= this.#member(depth - 1);
    return frame.prefix;
  }

  #member(depth: number): string {
    const frame = this.#frames[depth]!;
    frame.memberText ??= utf8(this.source.bytes, frame.memberFrom, frame.memberTo);
    return `${this.#prefix(depth)}/${frame.array ? frame.index : escapePointer(frame.memberText)}`;
  }

  #pointer(): string | null {
    if (!this.#pointers) return null;
    return this.#depth === 0 ? "" : this.#member(this.#depth - 1);
  }
}

const isPerson = ({ strong, weak, thing, things, firm }: Frame): boolean => enough(strong, weak, thing || firm || things > 0);

const none: readonly Found[] = [];
const valueCap = 8400;
const QUOTED = ESCAPE;

/** Whether a shape says more than the name of the field: a credential of its own kind under a name for any, or over the whole value. */
function tellsMore(hit: Found, type: string, start: number, end: number): boolean {
  if (kindOf(hit.type) !== "credential" || type === "ip-address") return false;
  return isNamedCredential(type) || (hit.start === start && hit.end === end);
}

/**
 * Whether nothing can stand in a string of such bytes and size that no name promises: words alone; a few digits among small letters; less than what the shortest
 * shape takes.
 */
function speechless(classes: number, size: number): boolean {
  if (classes === 0) return size < phraseLeast || size > phraseMost;
  if ((classes & (telling | HIGH)) === 0) return classes < QUOTED || size < 9;
  if (classes === DIGIT) return size < 14;
  return size < ((classes & (AT | HIGH)) !== 0 ? 6 : 9);
}

/** What a container's name and a member's say together, either way round. */
function together(container: Key, member: Key): KeyFacts | null {
  container.pairs ??= new Map();
  let facts = container.pairs.get(member);
  if (facts === undefined) {
    const first = keyFacts(`${container.text}_${member.text}`);
    const turned = first.meaning ? first : keyFacts(`${member.text}_${container.text}`);
    facts = turned.meaning ? turned : null;
    container.pairs.set(member, facts);
  }
  return facts;
}

function unescapedText(bytes: Uint8Array, from: number, to: number): string {
  const { bytes: plain, size } = unescapeJson(bytes, from, to);
  return utf8(plain, 0, size);
}

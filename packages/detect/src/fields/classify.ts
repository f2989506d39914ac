// In: the name of a field, header or parameter. Out: what it promises, and what it says about the object or array below it.

import type { FieldMeaning } from "../match.js";
import { type Scheme, schemesByWord } from "../schemes/index.js";
import { shapeFields } from "../shapes/shape-types.js";
import { kindOf } from "../types.js";
import {
  accountWords,
  envelopeWords,
  errorWords,
  firmKeyWords,
  flagWords,
  halfWords,
  headWords,
  identifierWords,
  joiningWords,
  keyVetoWords,
  loginKeyWords,
  numberWords,
  partWords,
  recordWords,
  scriptWords,
  tailWords,
  thingKeyWords,
  tokenVetoWords,
  typeKeyWords,
} from "./context-words.js";
import { fieldTable, personWords, thingWords } from "./field-words.js";

/** All that a name says. */
export interface KeyFacts {
  readonly meaning: FieldMeaning | null;
  /** The schemes of numbers that its word may promise. */
  readonly schemes: readonly Scheme[] | null;
  /** How much the name alone tells of the type, in bits; 0 without a meaning. */
  readonly bits: number;
  /** The name itself says whose it is: `customer_ssn`. */
  readonly owned: boolean;
  /** The words, joined: for a name put together from a container's and its own. */
  readonly joined: string;
  /** What lies below describes a person, or a thing. */
  readonly person: boolean;
  readonly thing: boolean;
  /** Says nothing itself: `data`, `items`. What lies below is what the container above says. */
  readonly envelope: boolean;
  /** A part of what lies above: `address`, `profile`. */
  readonly part: boolean;
  /** Holds messages about fields, not fields. */
  readonly errors: boolean;
  /** An identifier, a hash, a version, a time: numbers below it are no data. */
  readonly identifier: boolean;
  /** A word for people that trees and machines use as well (`children`, `agent`): only what lies below can tell. */
  readonly loose: boolean;
  /** Somebody whose name stands on what they made: an author, an artist. */
  readonly published: boolean;
}

/** What a name tells in bits: a word for one thing alone; one that several schemes or everyday things share; an abbreviation of two letters. */
export const SPECIFIC_NAME_BITS = 8;
export const SHARED_NAME_BITS = 6;
export const SHORT_NAME_BITS = 4;

// What a word may do, a bit each.
const PERSON = 1;
const THING = 2;
const ENVELOPE = 4;
const PART = 8;
const ERRORS = 16;
const IDENTIFIER = 32;
const TAIL = 64;
const HEAD = 128;
const FLAG = 256;
const JOINING = 512;
const NUMBER = 1024;
const TOKEN_VETO = 2048;
const KEY_VETO = 4096;
const RECORD = 8192;
const SCRIPT = 16_384;
/** A person's word that may stand behind what is the person's, as in Romance, Slavic and Malay names: `cpf_cliente`. */
const OWNER_BEHIND = 32_768;
const OTHER = 65_536;

/** A type that a word promises, with the schemes that share the word. */
interface Entry {
  readonly type: string;
  readonly meaning: FieldMeaning;
  readonly schemes: readonly Scheme[] | null;
  readonly bits: number;
}
interface Word {
  flags: number;
  entry: Entry | null;
}

const lexicon = new Map<string, Word>();

// Letters that Unicode does not take apart, and Arabic and Greek variants of one letter.
const unfolded: ReadonlyMap<number, string> = new Map(
  [..."ßss łl øo æae œoe đd ıi ðd þth ςσ أا إا آا ةه ىي ёе ەه یي کك".split(" ")].map((pair) => [pair.charCodeAt(0), pair.slice(1)]),
);

const foldedOnce = new Map<number, string>();
/** A letter in lower case without its accent. Hangul, kana and й stay whole. */
function foldLetter(code: number): string {
  let out = foldedOnce.get(code);
  if (out === undefined) {
    const low = code === 0x130 ? "i" : String.fromCharCode(code).toLowerCase();
    const one = low.charCodeAt(0);
    const other = unfolded.get(one);
    if (other !== undefined) out = other;
    else if (one >= 0x300 && one <= 0x36f) out = "";
    else if (one === 0x640 || (one >= 0x64b && one <= 0x652) || one === 0x200c || one === 0x200d) out = "";
    else if (one < 0x400 || (one >= 0x1e00 && one < 0x2000)) {
      const base = low.normalize("NFD")[0]!;
      out = unfolded.get(base.charCodeAt(0)) ?? base;
    } else out = low;
    if (foldedOnce.size < 4096) foldedOnce.set(code, out);
  }
  return out;
}

function fold(word: string): string {
  let out = "";
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    out += code < 128 ? word[i]!.toLowerCase() : foldLetter(code);
  }
  return out;
}

const spelledOut: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", å: "aa", ø: "oe" };
const spellings = (word: string): readonly string[] => {
  if (/^[a-z0-9]*$/.test(word)) return [word];
  const low = word.toLowerCase().normalize("NFC");
  const plain = fold(low);
  return /[äöüåø]/.test(low) ? [plain, fold(low.replace(/[äöüåø]/g, (letter) => spelledOut[letter]!))] : [plain];
};

function wordAt(word: string): Word {
  let found = lexicon.get(word);
  if (!found) {
    found = { flags: 0, entry: null };
    lexicon.set(word, found);
  }
  return found;
}

function mark(words: string, flags: number): void {
  for (const word of words.split(" ")) for (const spelling of spellings(word)) wordAt(spelling).flags |= flags;
}

function learnFlags(): void {
  mark(personWords, PERSON);
  mark(thingWords, THING);
  mark(envelopeWords, ENVELOPE);
  mark(partWords, PART);
  mark(errorWords, ERRORS);
  mark(identifierWords, IDENTIFIER);
  mark(tailWords, TAIL);
  mark(scriptWords, SCRIPT | HEAD);
  mark(headWords, HEAD);
  mark(flagWords, FLAG);
  mark(joiningWords, JOINING);
  mark(numberWords, NUMBER);
  mark(tokenVetoWords, TOKEN_VETO);
  mark(keyVetoWords, KEY_VETO);
  mark(recordWords, RECORD);
  for (const words of [accountWords, thingKeyWords, firmKeyWords, typeKeyWords, loginKeyWords, halfWords]) mark(words, OTHER);
  // English puts the owner first: only these of its words stand behind too, and only behind numbers.
  const english = personWords.slice(0, personWords.indexOf("benutzer "));
  const first = new Set(english.trim().split(" "));
  const both = new Set("cliente clientes paciente client utilisateur titular".split(" "));
  for (const word of personWords.split(" "))
    if (!first.has(word) || both.has(word))
      for (const spelling of spellings(word)) if (spelling.length > 3) wordAt(spelling).flags |= OWNER_BEHIND;
}

// Names of numbers that many countries have: their word alone never tells whose scheme it is.
const genericTypes = new Set([
  "national-id",
  "passport",
  "driving-licence",
  "health-id",
  "bank-account",
  "device-id",
  "card-number",
  "iban",
]);
const numbered = (entry: Entry): boolean => entry.schemes !== null || genericTypes.has(entry.type) || /^[a-z]{2}-/.test(entry.type);

const mostlyFirms = (candidates: readonly Scheme[]): boolean =>
  candidates.filter((scheme) => scheme.organisation === true).length * 2 > candidates.length;

/** The type that a word promises which several schemes share. */
function genericType(candidates: readonly Scheme[]): string {
  if (candidates.length === 1) return candidates[0]!.type;
  if (mostlyFirms(candidates)) return "company-id";
  if (candidates.every((scheme) => scheme.type.includes("passport"))) return "passport";
  if (candidates.every((scheme) => /driv|licen[cs]e|dl$/.test(scheme.type))) return "driving-licence";
  if (candidates.every((scheme) => scheme.kind === "health")) return "health-id";
  if (candidates.every((scheme) => scheme.kind === "financial" && scheme.organisation !== true)) return "bank-account";
  return "national-id";
}

// Words of schemes that mean everyday things too.
const everyday = new Set(
  "run ice pst cip big upi spi icd esn crn psn pcn uci ccc atc sus nam pgn rma pis nis nit fin nin tin nic emp card code license licence permit number document account policy member".split(
    " ",
  ),
);

function learnEntries(): void {
  const local = new Map<string, boolean>();
  for (const line of fieldTable.trim().split("\n")) {
    const [mark_, , words] = line.split(" | ") as [string, string, string];
    const sign = mark_.at(-1);
    const type = sign === "?" || sign === "~" || sign === "!" ? mark_.slice(0, -1) : mark_;
    const localName = sign === "~" || sign === "!";
    const meaning: FieldMeaning = { type, kind: kindOf(type), needsPerson: sign === "?" };
    const bits = type === "national-id" ? SHARED_NAME_BITS : SPECIFIC_NAME_BITS;
    const entry: Entry = { type, meaning, schemes: null, bits };
    for (const word of words.split(" "))
      for (const spelling of spellings(word)) {
        const at = wordAt(spelling);
        // The scheme that a word names says more than that it is a number of some country.
        if (at.entry && !(localName && at.entry.type === "national-id")) continue;
        at.entry = entry;
        if (localName) local.set(spelling, sign === "!");
      }
  }
  for (const [type, words] of shapeFields) {
    const entry: Entry = {
      type,
      meaning: { type, kind: kindOf(type), needsPerson: false },
      schemes: null,
      bits: SPECIFIC_NAME_BITS,
    };
    for (const word of words.split(" ")) for (const spelling of spellings(word)) wordAt(spelling).entry ??= entry;
  }
  for (const [word, candidates] of schemesByWord()) {
    const spelling = fold(word);
    if (spelling === "") continue;
    const at = wordAt(spelling);
    const own = at.entry !== null && !local.has(spelling) ? at.entry : null;
    // A word for something that is no number (`name`, `address`) stays what it is.
    if (own && !genericTypes.has(own.type)) {
      at.entry = { ...own, schemes: candidates };
      continue;
    }
    const first = local.get(spelling) === true ? candidates.find((scheme) => scheme.type === at.entry?.type) : undefined;
    const type = own ? own.type : first ? first.type : genericType(candidates);
    const shared = candidates.length > 1 || own !== null || spelling.length <= 3;
    const kind = first?.kind ?? (candidates.length === 1 ? candidates[0]!.kind : kindOf(type));
    at.entry = {
      type,
      // A firm's number is data of a person only in a person's record.
      meaning: own ? own.meaning : { type, kind, needsPerson: mostlyFirms(candidates) },
      schemes: candidates,
      bits: first
        ? SPECIFIC_NAME_BITS
        : spelling.length <= 2 || everyday.has(spelling)
          ? SHORT_NAME_BITS
          : shared
            ? SHARED_NAME_BITS
            : SPECIFIC_NAME_BITS,
    };
  }
}

// Endings. A name whose last letters end no word of the lexicon says nothing, and is not looked at further.
const lastFour = new Uint8Array(8192);
const lastThree = new Uint8Array(8192);
const lastTwo = new Uint8Array(8192);
const lastWide = new Uint8Array(8192);
// Beginnings of all words, and of those that promise something and so may stand at the end of a longer one.
const anyThree = new Uint8Array(8192);
const firstThree = new Uint8Array(8192);
const put = (table: Uint8Array, hash: number): void => {
  table[(hash & 0xffff) >> 3]! |= 1 << (hash & 7);
};
const holds = (table: Uint8Array, hash: number): boolean => (table[(hash & 0xffff) >> 3]! & (1 << (hash & 7))) !== 0;
const three = (c3: number, c2: number, c1: number): number => (c3 & 31) | ((c2 & 31) << 5) | ((c1 & 31) << 10);
const four = (c4: number, c3: number, c2: number, c1: number): number => Math.imul(three(c3, c2, c1) + 1, 40503) ^ (((c4 & 31) + 1) * 1297);

const pair = (c2: number, c1: number): number => Math.imul(c2, 31) ^ Math.imul(c1, 1031);
const start = (word: string, at: number): number =>
  Math.imul(word.charCodeAt(at), 31) ^ Math.imul(word.charCodeAt(at + 1) || 0, 961) ^ Math.imul(word.charCodeAt(at + 2) || 0, 29_791);

function putEnding(word: string): void {
  let end = word.length;
  while (end > 0 && word.charCodeAt(end - 1) >= 48 && word.charCodeAt(end - 1) <= 57) end--;
  const at = (back: number): number => word.charCodeAt(end - back);
  if (end >= 4) put(lastFour, four(at(4), at(3), at(2), at(1)));
  else if (end === 3) put(lastThree, three(at(3), at(2), at(1)));
  else if (end > 0) put(lastTwo, end === 2 ? three(0, at(2), at(1)) : three(0, 0, at(1)));
  if (end > 2 && word.charCodeAt(end - 3) < 58) put(lastTwo, three(31, at(2), at(1)));
}

function learnEndings(): void {
  for (const [word, { flags, entry }] of lexicon) {
    put(anyThree, start(word, 0));
    if (entry) put(firstThree, start(word, 0));
    const end = word.charCodeAt(word.length - 1);
    if (end > 127) {
      put(lastWide, word.length === 1 ? end : pair(word.charCodeAt(word.length - 2), end));
      continue;
    }
    if (!entry && (flags & ~(HEAD | JOINING | FLAG | TOKEN_VETO | KEY_VETO)) === 0) continue;
    putEnding(word);
    if (word.length > 3 && (entry || flags & (PERSON | THING))) {
      putEnding(`${word}s`);
      if (word.endsWith("y")) putEnding(`${word.slice(0, -1)}ies`);
    }
  }
  for (const word of ["by", "to", "for"]) putEnding(word);
}

/** Whether a name may say anything, by its last four letters: one short loop. Names in other scripts may. */
function mayTell(key: string): boolean {
  let at = key.length - 1;
  let digits = 0;
  let code = 0;
  while (at >= 0) {
    code = key.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      // Longer numbers are ids.
      if (++digits > 3) return false;
    } else if (
      code !== 95 &&
      code !== 45 &&
      code !== 93 &&
      code !== 41 &&
      code !== 32 &&
      code !== 46 &&
      code !== 91 &&
      code !== 58 &&
      code !== 42 &&
      code !== 0xff09 &&
      code !== 0x3011 &&
      code !== 0x300d
    )
      break;
    at--;
  }
  if (at < 0) return key.length <= 1;
  if (code > 127) {
    if (code < 0x370) return true;
    const one = foldLetter(code).charCodeAt(0);
    if (holds(lastWide, one)) return true;
    const two = at > 0 ? key.charCodeAt(at - 1) : 0;
    return two < 128 ? two === 46 : holds(lastWide, pair(foldLetter(two).charCodeAt(0), one));
  }
  let c1 = 0;
  let c2 = 0;
  let c3 = 0;
  let count = 0;
  for (; at >= 0; at--) {
    code = key.charCodeAt(at);
    if (code > 127) return true;
    const letter = code & 0x5f;
    if (letter < 65 || letter > 90) {
      // Two letters behind a digit end few words: icd10cm does, 07ab does not; one ends none.
      if (code >= 48 && code <= 57) return count === 2 && holds(lastTwo, three(31, c2, c1));
      if (count === 1 && holds(lastTwo, three(0, 0, c1))) return true;
      if (count === 2 && holds(lastTwo, three(0, c2, c1))) return true;
      continue;
    }
    count++;
    if (count === 1) c1 = letter;
    else if (count === 2) {
      c2 = letter;
      // A word of two letters that begins a word: ID in userID, Ip in clientIp.
      if (code < 97 && holds(lastTwo, three(0, c2, c1))) return true;
    } else if (count === 3) {
      c3 = letter;
      if (holds(lastThree, three(c3, c2, c1))) return true;
    } else return holds(lastFour, four(letter, c3, c2, c1));
  }
  return count === 1 ? holds(lastTwo, three(0, 0, c1)) : count === 2 ? holds(lastTwo, three(0, c2, c1)) : false;
}

const treeWords = /^(?:child|children|childrendata|parents?|subjects?|agents?|[a-z]{0,20}drivers?)$/;
const published =
  /^(?:author|artist|actor|actress|director|composer|singer|writer|performer|illustrator|translator|narrator|musician|lyricist|conductor)s?(?:names?)?$/;

const nothing: KeyFacts = {
  meaning: null,
  schemes: null,
  bits: 0,
  owned: false,
  joined: "",
  person: false,
  thing: false,
  envelope: false,
  part: false,
  errors: false,
  identifier: false,
  loose: false,
  published: false,
};

const longest = 80;
const most = 8;
// Where the words of the name at hand begin and end; one name is looked at a time.
const begins = new Int32Array(most + 1);
const ends = new Int32Array(most + 1);

/** Finds the words of a name: snake, kebab, camel, dotted, spaced. How many, or more than `most`. */
function split(key: string): number {
  let count = 0;
  let start = -1;
  let before = 0;
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i);
    const upper = (code >= 65 && code <= 90) || (code > 127 && isUpper(code));
    const word =
      upper ||
      (code >= 97 && code <= 122) ||
      (code >= 48 && code <= 57) ||
      (code > 0xbf &&
        !(code >= 0x2010 && code <= 0x206f) &&
        !(code >= 0x3000 && code <= 0x303f && code !== 0x3005) &&
        !(code >= 0xff00 && code <= 0xff0f) &&
        code !== 0x30fb &&
        code !== 0xff1a);
    if (!word) {
      if (start >= 0) {
        if (count >= most) return most + 1;
        begins[count] = start;
        ends[count++] = i;
        start = -1;
      }
    } else if (start < 0) start = i;
    // Another script begins another word: homeAddress地址.
    else if (code >= 0x370 && before < 128 && before > 64) {
      if (count >= most) return most + 1;
      begins[count] = start;
      ends[count++] = i;
      start = i;
    } else if (upper) {
      const after = i + 1 < key.length ? key.charCodeAt(i + 1) : 0;
      const lower = (after >= 97 && after <= 122) || (after > 127 && !isUpper(after));
      if (!((before >= 65 && before <= 90) || (before > 127 && isUpper(before))) || lower) {
        if (count >= most) return most + 1;
        begins[count] = start;
        ends[count++] = i;
        start = i;
      }
    }
    before = code;
  }
  if (start >= 0) {
    if (count >= most) return most + 1;
    begins[count] = start;
    ends[count++] = key.length;
  }
  return count;
}

const uppers = new Map<number, boolean>();
/** Whether a letter beyond ASCII is a capital. */
function isUpper(code: number): boolean {
  if (code >= 0x600) return false;
  let is = uppers.get(code);
  if (is === undefined) {
    const letter = String.fromCharCode(code);
    is = letter.toLowerCase() !== letter;
    uppers.set(code, is);
  }
  return is;
}

const flagsOf = (word: string): number => {
  if (!holds(anyThree, start(word, 0))) return 0;
  let flags = lexicon.get(word)?.flags ?? 0;
  if (word.length > 3 && word.charCodeAt(word.length - 1) === 115 && (flags & (PERSON | THING)) === 0)
    flags |= (lexicon.get(singular(word))?.flags ?? 0) & (PERSON | THING | OWNER_BEHIND);
  return flags;
};
const singular = (word: string): string =>
  word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;

function entryOf(tail: string): Entry | null {
  if (!holds(firstThree, start(tail, 0))) return null;
  const entry = lexicon.get(tail)?.entry;
  if (entry) return entry;
  if (tail.length > 4 && tail.charCodeAt(tail.length - 1) === 115) return lexicon.get(singular(tail))?.entry ?? null;
  return null;
}

// Words for people that programs use for other things as well: a member of a class, the parent of a node.
const loosely = new Set(
  "account contact parent child children member candidate relative subject principal identity actor agent holder".split(" "),
);

const unmistakable = new Set("dob yob ssn cpf bsn iban cvv cvc pwd imei imsi".split(" "));

/** A number of one or two digits: which of several. */
const isDigits = (word: string): boolean => word.length <= 2 && word.charCodeAt(0) < 58 && /^\d+$/.test(word);

interface Told {
  readonly entry: Entry;
  readonly needsPerson: boolean;
  readonly owned: boolean;
}

/** What the words before the telling one make of it: null for something else. */
function inContext(
  entry: Entry,
  tail: string,
  words: readonly string[],
  flags: readonly number[],
  from: number,
  owned: boolean,
): Told | null {
  let last = from - 1;
  while (last > 0 && (flags[last]! & JOINING || isDigits(words[last]!))) last--;
  const number = numbered(entry);
  for (let i = 0; i < from; i++)
    if (flags[i]! & FLAG && entry.type !== "access-flag" && !(number && i === last && flags[i]! & NUMBER)) return null;
  if (from === 0) return { entry, needsPerson: entry.meaning.needsPerson, owned };
  const of = flags[last]!;
  const isPerson = (of & PERSON) !== 0;
  // Two of one sort: cognome e nome, postcode woonplaats.
  const twin = last >= 0 && entry.meaning.needsPerson ? entryOf(words[last]!) : null;
  if (twin?.type === entry.type) return { entry, needsPerson: twin.meaning.needsPerson, owned };
  if (tail === "token") {
    for (let i = 0; i < from; i++) if (flags[i]! & TOKEN_VETO) return null;
    if (of & IDENTIFIER && words[last] !== "id") return null;
  } else if (tail.endsWith("key")) for (let i = 0; i < from; i++) if (flags[i]! & KEY_VETO) return null;
  if (entry.meaning.needsPerson) {
    // What a device is told by may stand behind the word for it.
    const placed = entry.type === "coordinates" && (of & PART) !== 0;
    if (of & THING && !isPerson && !placed && entry.type !== "device-id") return null;
    if (isPerson) {
      const needs = entry.type === "role" || entry.type === "account-balance" || loosely.has(words[last]!);
      return { entry, needsPerson: needs, owned: true };
    }
    if (owned) return { entry, needsPerson: false, owned };
    // Names that a container gave its own name to: address_city, position_lat. A name of somebody or something it is not.
    const lent = of & PART && entry.type !== "person-name";
    return of & HEAD || lent || (of & THING && entry.type === "device-id") ? { entry, needsPerson: true, owned } : null;
  }
  // Short words end many names that mean something else (map_pin, big_mac); these end none.
  if (!unmistakable.has(tail) && tail.length <= 4 && tail.charCodeAt(0) < 128 && (of & (HEAD | PERSON)) === 0 && !(number && of & NUMBER))
    return null;
  return { entry, needsPerson: false, owned: owned || isPerson };
}

/** Reads the last `count` words from the left: the longest end that the lexicon knows decides. */
function told(words: readonly string[], flags: readonly number[], count: number, owned: boolean): Told | null | undefined {
  let tail = words[0]!;
  for (let i = 1; i < count; i++) tail += words[i]!;
  for (let from = 0; from < count; from++) {
    const entry = entryOf(tail);
    if (entry) return inContext(entry, tail, words, flags, from, owned);
    tail = tail.slice(words[from]!.length);
  }
  return undefined;
}

function meaningOf(words: readonly string[], flags: readonly number[]): Told | null {
  let count = words.length;
  // A login's handle; words for people do not make it their name.
  if (count === 2 && words[0] === "user" && words[1] === "name") return null;
  let owned = false;
  for (;;) {
    const found = told(words, flags, count, owned);
    if (found !== undefined) {
      if (found === null || !owned || !found.needsPerson) return found;
      return { ...found, needsPerson: false };
    }
    if (count < 2) break;
    const last = flags[count - 1]!;
    const word = words[count - 1]!;
    if (last & OWNER_BEHIND) {
      owned = true;
      count--;
      while (count > 1 && flags[count - 1]! & JOINING) count--;
      continue;
    }
    if (last & (TAIL | SCRIPT) || isDigits(word)) {
      count--;
      continue;
    }
    // cpf_number, ssn_no; nif_customer.
    if (last & (NUMBER | PERSON)) {
      const before = told(words, flags, count - 1, owned);
      if (
        before &&
        (last & NUMBER ? word !== "id" && word !== "code" && word !== "value" && numbered(before.entry) : before.entry.schemes !== null)
      )
        return { ...before, owned: before.owned || (last & PERSON) !== 0 };
      if (before?.entry.schemes && last & NUMBER) return before;
    }
    break;
  }
  return null;
}

/** Two words written as one: `customeremail`, `kundenname`, 客户姓名. The parts, or null. */
function takenApart(word: string): readonly [string, string] | null {
  const wide = word.charCodeAt(word.length - 1) > 0x2e7f;
  const least = wide ? 1 : 3;
  if (word.length < (wide ? 3 : 6) || word.length > 32) return null;
  for (let at = wide ? 1 : 3; at <= word.length - least; at++) {
    if (!holds(firstThree, start(word, at))) continue;
    const tail = word.slice(at);
    if (!lexicon.get(tail)?.entry) continue;
    let head = word.slice(0, at);
    if (wide && /[の的의]$/.test(head)) head = head.slice(0, -1);
    if (flagsOf(head) & (PERSON | (wide || tail.length > 4 ? HEAD : 0)) && (wide || head.length >= 4)) return [head, tail];
  }
  return null;
}

/** `phone` of `phone2`: without a number of at most two digits behind two letters or more. */
function withoutNumber(word: string): string {
  let end = word.length;
  while (end > 0 && word.length - end < 3 && word.charCodeAt(end - 1) >= 48 && word.charCodeAt(end - 1) <= 57) end--;
  const digits = word.length - end;
  return digits > 0 && digits < 3 && end >= 2 ? word.slice(0, end) : word;
}

function factsOf(key: string): KeyFacts {
  if (key.length > longest) return nothing;
  let ascii = true;
  let marks = false;
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i);
    if (code < 128) continue;
    ascii = false;
    // A letter and its accent apart, or the parts of a syllable in Hangul, a voiced kana.
    if ((code >= 0x300 && code <= 0x36f) || (code >= 0x1100 && code <= 0x11ff) || code === 0x3099 || code === 0x309a) marks = true;
  }
  const text = marks ? key.normalize("NFC") : key;
  const count = split(text);
  if (count > most) return nothing;
  const low = ascii ? text.toLowerCase() : text;
  let words: string[] = [];
  let flags: number[] = [];
  let joined = "";
  let any = 0;
  for (let i = 0; i < count; i++) {
    const part = low.slice(begins[i]!, ends[i]!);
    const word = ascii ? part : fold(part);
    const what = flagsOf(word);
    words.push(word);
    flags.push(what);
    any |= what;
    joined = i === 0 ? word : joined + word;
  }
  let found = count === 0 ? null : meaningOf(words, flags);
  if (!found && count > 0) {
    const last = words[count - 1]!;
    const bare = withoutNumber(last);
    if (bare !== last) {
      words = [...words.slice(0, -1), bare];
      flags = words.map(flagsOf);
      found = meaningOf(words, flags);
    } else if (flags[count - 1] === 0 || last.charCodeAt(last.length - 1) > 0x2e7f) {
      const parts = takenApart(last);
      if (parts) {
        words = [...words.slice(0, -1), ...parts];
        flags = words.map(flagsOf);
        found = meaningOf(words, flags);
      }
    }
  }
  let meaning: FieldMeaning | null = null;
  if (found) {
    const { entry, needsPerson } = found;
    meaning = needsPerson === entry.meaning.needsPerson ? entry.meaning : { ...entry.meaning, needsPerson };
  }
  // staff_internal_rating, internal_margin: anything that calls itself internal.
  else if (words[0] === "internal" && words.length > 1 && (any & ERRORS) === 0 && words[1] !== "server")
    meaning = { type: "internal-field", kind: "internal", needsPerson: false };

  const size = words.length;
  const last = words[size - 1] ?? "";
  const lastFlags = flags[size - 1] ?? 0;
  const whole = size > 1 ? flagsOf(joined) : lastFlags;
  const both = size > 2 ? (lexicon.get(words[size - 2]! + last)?.flags ?? 0) : whole;
  // customer_data, datos_del_cliente.
  let subject = size - 1;
  while (subject > 0 && flags[subject]! & RECORD && !(flags[subject]! & PERSON)) subject--;
  const about = size > 0 ? flags[subject]! : 0;
  const by = size > 1 && (last === "by" || last === "to" || last === "for");
  const thing = ((lastFlags | whole) & THING) !== 0;
  // Words that say nothing together say nothing.
  if (meaning === null && (lastFlags | whole | both | about) === 0 && (any & ERRORS) === 0 && !by && size > 0) return nothing;
  return {
    meaning,
    schemes: found?.entry.schemes ?? null,
    bits: found?.entry.bits ?? 0,
    owned: found?.owned ?? false,
    joined,
    person:
      by ||
      ((lastFlags | whole | about) & PERSON) !== 0 ||
      ((meaning?.type === "postal-address" || meaning?.type === "coordinates") && !meaning.needsPerson),
    thing,
    envelope: size === 0 || (size === 1 && (lastFlags & ENVELOPE) !== 0),
    part: ((lastFlags | whole) & PART) !== 0,
    errors: (any & ERRORS) !== 0,
    loose: treeWords.test(joined),
    published: published.test(joined),
    identifier: meaning === null && (((lastFlags | whole | both) & IDENTIFIER) !== 0 || thing),
  };
}

const known = new Map<string, KeyFacts>();
const empty: KeyFacts = { ...nothing, envelope: true };

let learnt = false;
/** Fills the lexicon. At the first name, not when the module is loaded: who only redacts a line of text need not wait for it. */
function learn(): void {
  learnt = true;
  learnFlags();
  learnEntries();
  learnEndings();
}

/** What a key says; remembered, because the same keys come again and again. Names that say nothing cost little and are not remembered. */
export function keyFacts(key: string): KeyFacts {
  if (key.length === 0) return empty;
  if (!learnt) learn();
  if (!mayTell(key)) return nothing;
  let facts = known.get(key);
  if (facts) return facts;
  facts = factsOf(key);
  if (facts === nothing) return nothing;
  if (known.size >= 8192) known.clear();
  // A key is often a slice that would keep the whole input alive: copy it.
  known.set(` ${key}`.slice(1), facts);
  return facts;
}

/** Whether a text is what fields of a type are called, in any language: `First name`, `Vorname`, `Your address *`. No more than that may stand in it. */
export function namesType(text: string, type: string): boolean {
  if (text.length > 40 || text.includes("@") || (text.charCodeAt(0) >= 48 && text.charCodeAt(0) <= 57)) return false;
  let plain = text;
  while (/[:*.…!? ]$/.test(plain)) plain = plain.slice(0, -1);
  const facts = keyFacts(plain);
  if (facts.meaning === null || facts.meaning.type !== type) return false;
  if (lexicon.get(facts.joined)?.entry) return true;
  // What is asked for: `Enter your full name`, `Your city`. `Main Street` is where somebody lives.
  const words = plain.toLowerCase().split(/[ ,]{1,3}/, 6);
  return words.length > 1 && words.some((word) => asking.has(word));
}
const asking = new Set(
  "your enter please and the a select choose type confirm ihr ihre bitte votre veuillez introduce tu su seu sua inserisci uw voer podaj введите ваш".split(
    " ",
  ),
);

/**
 * What a field's NAME promises, or null. `ssn`, `passwordHash`, `fecha_nacimiento`, `customer-name`, `Authorization`;
 * snake, kebab, camel and dotted case, many languages. Says nothing about a value.
 */
export function classifyField(key: string): FieldMeaning | null {
  return keyFacts(key).meaning;
}

/** The type of field that a text is the name of as a whole, or null: `Nom de famille`, `Adresse`, `氏名`; not `Main Street`. */
export function fieldNamed(text: string): string | null {
  if (text.length > 40 || /\d/.test(text)) return null;
  const count = split(text);
  if (count === 0 || count > most) return null;
  let joined = "";
  for (let i = 0; i < count; i++) joined += fold(text.slice(begins[i]!, ends[i]!).normalize("NFC"));
  // Some short ones are names of people and places as well: Via, Ort, Kana.
  if (joined.length < 4 && joined.charCodeAt(0) < 0x2e80) return null;
  const word = lexicon.get(joined);
  return word?.entry && (word.flags & SCRIPT) === 0 ? word.entry.type : null;
}

const credentialTypes = new Set(
  "password password-hash secret api-key access-token refresh-token session-id reset-token one-time-code security-answer authorization-header cookie connection-string".split(
    " ",
  ),
);

/** Whether a type is a credential that only its field's name tells. */
export const isNamedCredential = (type: string): boolean => credentialTypes.has(type);

// In: the name of a field, as bytes. Out: what it says, looked up at the cost of a hash.

import { utf8 } from "../bytes.js";
import { isVendor, vendorLooking } from "../credentials/vendor-at.js";
import { isNamedCredential, type KeyFacts, keyFacts } from "../fields/classify.js";
import { accountWords, firmKeyWords, halfWords, loginKeyWords, thingKeyWords, typeKeyWords } from "../fields/context-words.js";

/** A field's name and what it says. */
export interface Key {
  readonly text: string;
  readonly facts: KeyFacts;
  /** Means something only together with its container's name: card.number, name.first. */
  readonly half: boolean;
  readonly witness: "account" | "firm" | "thing" | "type" | null;
  /** A login's name: an address of a reserved domain is data there. */
  readonly login: boolean;
  /** What a stream of events sends piece by piece stands under such a name. */
  readonly fragment: boolean;
  /** Its value names a field (`{"name": "DB_PASSWORD", "value": …}`), or holds what such a one names, or is a part of a key (RFC 7517) or verifier. */
  readonly link: "names" | "holds" | "part" | null;
  /** Its words, where one of them is a vendor's name. */
  readonly vendors: readonly string[] | null;
  /** Says nothing, not even together with others. */
  readonly idle: boolean;
  /** Its bytes and the quote behind them, once it has come more than once. */
  spelling: Uint8Array | null;
  /** The name that came after it the last time: most documents repeat themselves. */
  after: Key | null;
  /** What it says together with a member that means nothing alone, as it was found out. */
  pairs: Map<Key, KeyFacts | null> | null;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));
const halves = words(halfWords);
const accounts = words(accountWords);
const things = words(thingKeyWords);
const firms = words(firmKeyWords);
const typeNames = words(typeKeyWords);
const logins = words(loginKeyWords);
const fragments = words("content text delta token response completion chunk partial answer output outputtext generatedtext partialjson");

const naming = words("name key variable envname variablename parameterkey headername");
const holding = words("value val default defaultvalue stringvalue parametervalue headervalue");
const keyParts = words("kty crv d p q dp dq qi k n priv storedKey serverKey stored_key server_key");

function linkOf(text: string): Key["link"] {
  if (text.length > 14) return null;
  if (keyParts.has(text)) return "part";
  const low = text.toLowerCase();
  return naming.has(low) ? "names" : holding.has(low) ? "holds" : null;
}

// How the names of passwords, keys, tokens, secrets and the like end.
const secretEnds = new Set(
  "rd se wd ss ey en et al ls th ys ns ts mb pw".split(" ").map((end) => (end.charCodeAt(0) << 8) | end.charCodeAt(1)),
);

/** The name of a credential that a value is (`DB_PASSWORD`, `api-key`), or null. */
export function namedIn(bytes: Uint8Array, from: number, to: number): Key | null {
  const size = to - from;
  if (size < 3 || size > 64 || !secretEnds.has(((bytes[to - 2]! | 32) << 8) | (bytes[to - 1]! | 32))) return null;
  for (let at = from; at < to; at++) {
    const code = bytes[at]!;
    if (!((code | 32) >= 97 && (code | 32) <= 122) && !(code >= 48 && code <= 57) && code !== 95 && code !== 45 && code !== 46) return null;
  }
  const key = keyIn(bytes, from, to);
  return key.vendors !== null || (key.facts.meaning !== null && isNamedCredential(key.facts.meaning.type)) ? key : null;
}

/** What a name says that is at hand as text. */
export function keyOf(text: string): Key {
  const facts = keyFacts(text);
  const { joined } = facts;
  if (joined === "") return saysNothing(text, facts);
  const half = facts.meaning === null && halves.has(joined);
  const witness = accounts.has(joined)
    ? "account"
    : firms.has(joined)
      ? "firm"
      : things.has(joined)
        ? "thing"
        : typeNames.has(joined)
          ? "type"
          : null;
  const fragment = fragments.has(joined);
  const vendors = vendorsIn(text);
  const link = linkOf(text);
  return {
    text,
    fragment,
    vendors,
    link,
    facts,
    half,
    witness,
    login: facts.person || logins.has(joined),
    idle:
      facts.meaning === null &&
      !half &&
      !fragment &&
      vendors === null &&
      witness === null &&
      link !== "names" &&
      text !== "kty" &&
      text !== "crv",
    spelling: null,
    after: null,
    pairs: null,
  };
}

/** A name of which no word is known, but perhaps a vendor's. */
function saysNothing(text: string, facts: KeyFacts): Key {
  const vendors = vendorsIn(text);
  const link = linkOf(text);
  const idle = vendors === null && link !== "names" && text !== "kty" && text !== "crv";
  return {
    text,
    facts,
    half: false,
    witness: null,
    login: false,
    fragment: false,
    link,
    vendors,
    idle,
    spelling: null,
    after: null,
    pairs: null,
  };
}

/** The words of a name in lower case, where one of them is a vendor's. */
function vendorsIn(text: string): readonly string[] | null {
  if (text.length < 3 || text.length > 80 || !hasVendor(text)) return null;
  const split = text
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z\d]+/);
  // A name that a vendor gave the field itself, behind its words: `sonar.login`.
  const joined = split.join("");
  return split.length > 1 && isVendor(joined) ? [...split, joined] : split;
}

function hasVendor(text: string): boolean {
  let from = 0;
  let lower = false;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    const upper = code >= 65 && code <= 90;
    const small = (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
    if (small || (upper && !lower && at > from)) {
      lower = small;
      continue;
    }
    if (at - from >= 2 && vendorLooking(text.charCodeAt(from) | 32, at - from) && isVendor(text.slice(from, at).toLowerCase())) return true;
    from = upper ? at : at + 1;
    lower = false;
  }
  return false;
}

// Direct-mapped: a name that comes again and again stays, and a million names that never come again cost no memory.
const slots = 8192;
/** The hash of the last name that was new in a slot. */
const seen = new Int32Array(slots);
const longestKept = 96;
const hashes = new Int32Array(slots);
const spellings: (Uint8Array | undefined)[] = new Array(slots).fill(undefined);
const keys: (Key | undefined)[] = new Array(slots).fill(undefined);

/** One step of the hash over a name's bytes; begin with 0. */
export const hashStep = (hash: number, byte: number): number => (Math.imul(hash, 33) ^ byte) | 0;

/** The key whose name is bytes `from` to `to`, of which `hash` is the hash. */
export function keyAt(bytes: Uint8Array, from: number, to: number, hash: number): Key {
  const slot = (hash ^ (hash >>> 14)) & (slots - 1);
  return hashes[slot] === hash && same(spellings[slot], bytes, from, to) ? keys[slot]! : learn(bytes, from, to, hash, slot);
}

function same(spelling: Uint8Array | undefined, bytes: Uint8Array, from: number, to: number): boolean {
  if (spelling === undefined || spelling.length !== to - from) return false;
  for (let i = 0, at = from; at < to; i++, at++) if (spelling[i] !== bytes[at]) return false;
  return true;
}

function learn(bytes: Uint8Array, from: number, to: number, hash: number, slot: number): Key {
  const key = keyOf(utf8(bytes, from, to));
  // Kept from the second time on, as most that come once never come again.
  if (seen[slot] !== hash || to - from > longestKept) {
    seen[slot] = hash;
    return key;
  }
  hashes[slot] = hash;
  spellings[slot] = bytes.slice(from, to);
  keys[slot] = key;
  // A name that may be data itself is looked at each time.
  if (bytes[to] === 34 && !/[@\\]|\d.*\d/.test(key.text)) key.spelling = bytes.slice(from, to + 1);
  return key;
}

/** The key of a short part of a text. */
export function keyIn(bytes: Uint8Array, from: number, to: number): Key {
  let hash = 0;
  for (let at = from; at < to; at++) hash = hashStep(hash, bytes[at]!);
  return keyAt(bytes, from, to, hash);
}

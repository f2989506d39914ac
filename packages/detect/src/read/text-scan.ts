// In: a range of bytes (a line, or one JSON string) and what its field's name says. Out: what stands in it, by shape and by `key: value` within it.

import { ascii, utf8 } from "../bytes.js";
import { commandSecretAt } from "../credentials/commands.js";
import type { Credential } from "../credentials/credential.js";
import { accountLineAt, hashAt } from "../credentials/hashes.js";
import { authorizationAt, cookieAt } from "../credentials/headers.js";
import type { Setting } from "../credentials/judge.js";
import type { WebToken } from "../credentials/jwt.js";
import { privateKeyAt } from "../credentials/pem.js";
import { randomLooking } from "../credentials/rarity.js";
import { connectionSecretAt, parameterAt, urlAt } from "../credentials/urls.js";
import { anchoredAt, anchorSign, contextToken, vendorAt, vendorStart } from "../credentials/vendor-at.js";
import { credentialStart, wordCredentialAt, wordMay } from "../credentials/word-credential.js";
import { isNamedCredential, type KeyFacts } from "../fields/classify.js";
import { judge } from "../fields/field-value.js";
import type { Confidence } from "../match.js";
import { geoUriAt, ipv4At, ipv6At, macAt } from "../shapes/addresses.js";
import { cardAt, trackAt } from "../shapes/card.js";
import { seedPhraseAt, walletAt } from "../shapes/crypto.js";
import { mailboxAt } from "../shapes/email.js";
import type { Find } from "../shapes/find.js";
import { ibanAt } from "../shapes/iban.js";
import { mrzAt } from "../shapes/mrz.js";
import { isSample } from "../shapes/samples.js";
import { securityAt } from "../shapes/securities.js";
import { nationalPhoneAt, phoneAt } from "../shapes/telephone.js";
import { BEYOND_HEX, isDigit, isWord, LOWER, NUMERAL, textClasses, UNDERSCORE, UPPER, WORD } from "./classes.js";
import type { ReadInner } from "./hit.js";
import type { Mapped } from "./json-text.js";
import { type Key, keyIn, keyOf, namedIn } from "./keys.js";
import { layoutAt } from "./layouts.js";
import { bitOf, enough, isStrong, tellsAccount, weakTypes } from "./person.js";
import {
  base64Text,
  disguiseAt,
  entitiesDecoded,
  entityAt,
  hexHead,
  hexText,
  isBase64,
  percentAt,
  percentDecoded,
  undisguised,
} from "./unwrap.js";

export interface Found {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: Confidence;
  /** How many characters at its start are public. */
  readonly shown: number;
  /** By a weak check alone: a column of such values is voted on. */
  readonly weak: boolean;
  /** It stands inside another match: a claim in a token. */
  readonly inside: boolean;
}

const bareCap = 256;
const leadCap = 32;
const provenBits = 6;
/** Whether behind a word a quote and a comma stand, or a blank and a quote: a name whose value comes. */
const handsOver = (bytes: Uint8Array, end: number): boolean => {
  const next = bytes[end + 1];
  return next === 44 ? isQuote(bytes[end]) : bytes[end] === 32 && isQuote(next);
};
/** Whether a value was made by chance, digits in hexadecimal among them, whose pairs tell little. */
const byChance = (value: string): boolean => randomLooking(value) || /^(?=.{0,40}\d)(?=.{0,40}[a-f])[0-9a-f]{32,128}$/.test(value);
const literalMark = new Set([..."brRBuUL@"].map((sign) => sign.charCodeAt(0)));
const isQuote = (code: number | undefined): boolean => code === 34 || code === 39 || code === 96;
const isLetter = (code: number | undefined): boolean => code !== undefined && (code | 32) >= 97 && (code | 32) <= 122;
const bareStops = new Uint8Array(256);
for (const char of " \t\n\r,;&\"'`<>|)}]\\") bareStops[char.charCodeAt(0)] = 1;

const groupStops = new Uint8Array(256);
for (const char of "\n\r,;&\"'`<>|{}[]\\") groupStops[char.charCodeAt(0)] = 1;

const encoder = new TextEncoder();
const utf8Length = (text: string): number => encoder.encode(text).length;

const cardWord = /card|visa|master|amex|\bpan\b|\bcc\b|karte|carte|tarjeta|cart[aã]o|carta|карт|卡/i;
const versionWord = /(?:\bv|version|release|build|rev)[ :.=]{0,3}$/i;

/** What is not believed in text, where nothing but the word before the sign says so, unless the line is a person's record. */
const recordTypes = new Set(
  "postal-address gender age special-category health-condition health-treatment income account-balance coordinates staff-note role permissions access-flag risk-score internal-field device-id".split(
    " ",
  ),
);

const nothing: readonly Found[] = [];
const nameless = keyOf("");

// What a word may be that begins with two bytes. Of ASCII, so that the table is small.
const VENDOR = 1;
const CREDENTIAL = 2;
const wordStarts = new Uint8Array(1 << 14);
vendorStart.forEach((vendor, pair) => {
  const sort = (vendor === 0 ? 0 : VENDOR) | (credentialStart[pair] === 0 ? 0 : CREDENTIAL);
  if (pair < 0x8000 && (pair & 0x80) === 0) wordStarts[((pair >> 8) << 7) | (pair & 127)] = sort;
});
const startsAt = (bytes: Uint8Array, at: number): number => wordStarts[((bytes[at]! & 127) << 7) | (bytes[at + 1]! & 127)]!;

/** Base64 in base64, percent-encoded in base64: two levels. */
const depthCap = 2;
/** How far an encoded run is followed. */
const runCap = 4096;
const runStops = new Uint8Array(256);
for (const char of " \t\n\r\"'`<>|\\") runStops[char.charCodeAt(0)] = 1;

/** Whether a byte that another stands for may begin or hold something: signs, digits, and the percent of a second encoding. */
const telling = (code: number | undefined): boolean =>
  code !== undefined &&
  ((code >= 48 && code <= 58) || (code > 33 && code < 44) || code === 61 || code === 64 || code === 123 || code === 45 || code === 46);

/** Looks through ranges of bytes, one after the other. Linear: every look forward or back is bounded. */
export class TextScanner {
  /** How many values had the shape of a weak type, whether the check held or not. Reset by the caller. */
  tries = 0;
  /** Where something begins that may go on in the lines behind the range (a private key, a machine-readable zone), or -1. */
  openAt = -1;
  /** The range has an assignment whose name says something, or one that may be encoded: it may be a record. Set by each look at a range. */
  assigns = false;
  /** How deep this one looks within what stands for something else. */
  readonly #depth: number;
  readonly #samples: boolean;
  readonly #readInner: ReadInner | null;
  #child: TextScanner | null = null;
  #bytes: Uint8Array = new Uint8Array(0);
  #from = 0;
  #to = 0;
  #limit = 0;
  /** What lies before belongs to a match, or has been passed over. */
  #floor = 0;
  #bareEnd = 0;
  #noQuoteUntil = 0;
  #quietUntil = 0;
  #named = false;
  #words = 0;
  #out: Found[] | null = null;
  /** The field that a line named whose value comes within so many lines: `- name: DB_PASSWORD`, `variable "db_password" {`. */
  #naming: Key | null = null;
  #namingLines = 0;
  /** The field whose value the next line holds alone: the line ended in a colon. */
  #promised: Key | null = null;
  /** What needs a person's record around it, and what makes the range one. */
  readonly #leads: { readonly facts: KeyFacts; readonly start: number; readonly end: number }[] = [];
  #strong = 0;
  #weak = 0;
  #thing = false;
  /** Runs that are percent-encoded, and whether there are character references or disguises. */
  readonly #percents: number[] = [];
  #percentUntil = 0;
  #entities = false;
  #disguises = false;
  /** Whether any of these has been set. */
  #touched = false;

  /** `samples`: what documentation reserves for examples is told too. `readInner` reads JSON that is encoded in the text. */
  constructor(samples: boolean, readInner: ReadInner | null = null, depth = 0) {
    this.#samples = samples;
    this.#readInner = readInner;
    this.#depth = depth;
  }

  /** Forgets what the lines before said. */
  reset(): void {
    this.#naming = null;
    this.#promised = null;
  }

  /**
   * What stands in bytes `from` to `to`, in order and without overlap but for what stands inside a token. `facts` is what the field's name says where the range is a
   * field's whole value, null for text without a field. `limit`: how far what begins in the range may go on.
   */
  scan(bytes: Uint8Array, from: number, to: number, facts: KeyFacts | null, limit = to): readonly Found[] {
    if (to - from >= 10 && to - from <= 64 && harmless(bytes, from, to) && this.#promised === null) {
      this.openAt = -1;
      this.assigns = false;
      return nothing;
    }
    this.#bytes = bytes;
    this.#from = from;
    this.#to = to;
    this.#limit = limit;
    this.#floor = from;
    this.#bareEnd = 0;
    this.#noQuoteUntil = 0;
    this.#quietUntil = facts?.identifier ? to : from;
    this.#named = facts !== null;
    this.#words = 0;
    this.#out = null;
    this.openAt = -1;
    this.assigns = false;
    if (this.#touched) this.#forget();
    let i = from;
    if (this.#naming !== null && --this.#namingLines < 0) this.#naming = null;
    if (this.#promised !== null) {
      this.#keepPromise(this.#promised);
      i = this.#floor;
    }
    while (i < to) {
      const sort = textClasses[bytes[i]!]!;
      if (sort === 0) {
        i++;
        continue;
      }
      if ((sort & WORD) === 0) {
        i = this.#sign(bytes[i]!, i);
        continue;
      }
      let seen = sort;
      let end = i + 1;
      while (end < to) {
        const next = textClasses[bytes[end]!]!;
        if ((next & WORD) === 0) break;
        seen |= next;
        end++;
      }
      const start = i;
      const next = end < to ? bytes[end]! : 0;
      // Most words are none of anything's beginning: they are left at once.
      if (end - start < 12 && startsAt(bytes, start) === 0 && !handsOver(bytes, end)) {
        if ((seen & NUMERAL) === 0) {
          if (next !== 58 && next !== 45 && next !== 60 && (next !== 32 || ((seen & LOWER) !== 0 && (seen & UPPER) !== 0))) {
            i = end;
            continue;
          }
        } else if (
          next !== 32 &&
          next !== 45 &&
          next !== 46 &&
          next !== 47 &&
          next !== 58 &&
          (end - start < 8 || seen === NUMERAL) &&
          (start === from || bytes[start - 1] !== 32)
        ) {
          i = end;
          continue;
        }
      }
      i = this.#word(i, end, seen);
      if (i === end && end - start >= 16 && start >= this.#floor) i = this.#encoded(start, end, seen);
    }
    if (this.#touched) {
      if (this.#leads.length > 0) this.#settleLeads();
      if (this.#depth < depthCap) this.#unwrap(facts);
    }
    return this.#out ?? nothing;
  }

  /** A seed phrase that is a whole value of small letters and blanks: its first word tells. */
  phrase(bytes: Uint8Array, from: number, to: number): readonly Found[] {
    this.#out = null;
    this.#floor = from;
    this.#take(seedPhraseAt(bytes, from, from, to));
    return this.#out ?? nothing;
  }

  /** What the last range left behind. */
  #forget(): void {
    this.#touched = false;
    this.#leads.length = 0;
    this.#strong = 0;
    this.#weak = 0;
    this.#thing = false;
    this.#percents.length = 0;
    this.#percentUntil = 0;
    this.#entities = false;
    this.#disguises = false;
  }

  #add(type: string, start: number, end: number, confidence: Confidence, shown = 0, weak = false): void {
    this.#out ??= [];
    this.#out.push({ type, start, end, confidence, shown, weak, inside: false });
    this.#floor = end;
  }

  /** Takes what a finder gave; true where there is something, to be told or to be passed over. */
  #take(found: Credential | Find | null): boolean {
    if (!found || found.start < this.#floor) return false;
    const confidence = found.confidence ?? (this.#samples && found.type === "phone" ? "firm" : null);
    if (confidence)
      this.#add(found.type, found.start, found.end, confidence, "shown" in found ? found.shown : 0, "weak" in found && found.weak === true);
    else this.#floor = found.end;
    return true;
  }

  /** A word, its end and the classes of its characters: where to go on. */
  #word(at: number, end: number, seen: number): number {
    const bytes = this.#bytes;
    const to = this.#to;
    const first = bytes[at]!;
    const next = end < to ? bytes[end]! : 0;
    const length = end - at;
    const before = at > this.#from ? bytes[at - 1]! : 0;
    // A word of a language ends at a blank or a sign with one behind it.
    const goesOn = length >= 12 || (next > 32 && next !== 34 && next !== 44 && end + 1 < to && bytes[end + 1]! > 32);
    const starts = startsAt(bytes, at);
    if ((starts & VENDOR) !== 0 && goesOn && this.#take(vendorAt(bytes, at, to))) return this.#floor;
    if (((starts & CREDENTIAL) !== 0 && wordMay(bytes, at)) || (next === 36 && first <= 57)) {
      const found = wordCredentialAt(bytes, at, to);
      if (this.#take(found)) {
        if (found!.type === "jwt") this.#claims(found as WebToken);
        return this.#floor;
      }
    }
    if (before === 45 && this.#option(at)) return this.#floor;
    if ((next === 34 || next === 39) && (bytes[end + 1] === 44 || bytes[end + 1] === 32) && this.#argument(at, end)) return this.#floor;
    if (next === 32 && isQuote(bytes[end + 1]) && this.#spaced(at, end)) return this.#floor;
    if (next === 32 && at === this.#from && !this.#named && this.#directive(at, end)) return this.#floor;
    if ((seen & NUMERAL) === 0) return this.#letters(at, end, seen, next, before);
    if (first <= 57) {
      const stop = this.#digits(at, end, length, next, seen, before);
      if (stop !== end) return stop;
    } else {
      if (length >= 12 && (seen & LOWER) === 0 && (length === 12 || length === 20) && this.#take(securityAt(bytes, at, to)))
        return this.#floor;
      if ((seen & UPPER) !== 0 && at >= this.#quietUntil) {
        if (isDigit(bytes[at + 2]) && isDigit(bytes[at + 3]) && this.#take(ibanAt(bytes, at, to))) return this.#floor;
        if (length >= 6 && this.#written(at, end)) return this.#floor;
        if (length <= 5 && (next === 32 || next === 45 || next === 46 || next === 47) && this.#written(at, end)) return this.#floor;
      }
      if ((next === 58 || next === 45) && length <= 4 && (seen & BEYOND_HEX) === 0 && this.#address(at, length)) return this.#floor;
      if (next === 45 && length === 8 && this.#uuid(at)) return at + 36;
    }
    if (length >= 25 && (seen & UNDERSCORE) === 0 && this.#take(walletAt(bytes, at, to))) return this.#floor;
    if ((length >= 20 || (length >= 8 && anchorSign[next]! > 0)) && this.#take(anchoredAt(bytes, end, to))) return this.#floor;
    if (length >= 20 && before === 45 && this.#take(anchoredAt(bytes, at - 1, to))) return this.#floor;
    if (length >= 5 && length <= 24 && before === 32 && at >= this.#quietUntil && this.#namedBefore(at, end)) return this.#floor;
    return end;
  }

  /** A word without a digit: nothing by itself, but some begin what goes on after a sign. */
  #letters(at: number, end: number, seen: number, next: number, before: number): number {
    const bytes = this.#bytes;
    const to = this.#to;
    const length = end - at;
    if (next === 32) {
      if (length >= 3 && length <= 8 && (seen & ~(LOWER | BEYOND_HEX)) === 0) {
        if ((++this.#words & 7) === 0 && this.#take(seedPhraseAt(bytes, at, this.#floor, to))) return this.#floor;
        return end;
      }
      if (length <= 4 && (seen & LOWER) === 0 && (isDigit(bytes[end + 1]) || length === 2) && this.#written(at, end)) return this.#floor;
      // -----BEGIN … PRIVATE KEY-----
      if (length === 5 && bytes[at] === 66 && (before === 45 || before === 32) && bytes[at + 1] === 69 && this.#armour(at))
        return this.#floor;
      return end;
    }
    if (next === 58) {
      if (length === 3) {
        const third = bytes[at + 2]! | 32;
        if ((bytes[at]! | 32) === 116 && third === 108 && this.#take(phoneAt(bytes, at, to))) return this.#floor;
        if ((bytes[at]! | 32) === 103 && third === 111 && this.#take(geoUriAt(bytes, at, to))) return this.#floor;
      }
      if (length <= 4 && (seen & BEYOND_HEX) === 0 && this.#address(at, length)) return this.#floor;
      if (at === this.#from && !this.#named && this.#depth === 0 && this.#take(accountLineAt(bytes, at, to))) return this.#floor;
      return end;
    }
    if (next === 45) {
      if (length <= 4 && (seen & BEYOND_HEX) === 0 && this.#address(at, length)) return this.#floor;
      if (length === 8 && this.#uuid(at)) return at + 36;
      if (length <= 4 && (seen & LOWER) === 0 && this.#written(at, end)) return this.#floor;
      return end;
    }
    if (next === 60 && (seen & LOWER) === 0) {
      if (this.#take(mrzAt(bytes, at, this.#limit))) return this.#floor;
      if (this.#limit === to && to - at >= 28) this.openAt = at;
    }
    if (length >= 25 && (seen & UNDERSCORE) === 0 && this.#take(walletAt(bytes, at, to))) return this.#floor;
    return end;
  }

  /** A private key whose label holds the word BEGIN at `at`. */
  #armour(at: number): boolean {
    let dash = at;
    while (dash > this.#floor && at - dash < 6 && (this.#bytes[dash - 1] === 45 || this.#bytes[dash - 1] === 32)) dash--;
    while (this.#bytes[dash] === 32) dash++;
    const found = privateKeyAt(this.#bytes, dash, this.#limit);
    if (!this.#take(found)) return false;
    // Without its end within the range: it may come in the lines behind.
    if (found!.confidence !== "proven" && this.#limit === this.#to && this.openAt < 0) this.openAt = dash;
    return true;
  }

  /** An option of a command before the word at `at`: `--password x`, `-p x`. */
  #option(at: number): boolean {
    const bytes = this.#bytes;
    const two = at - 2 >= this.#from && bytes[at - 2] === 45;
    const dash = two ? at - 2 : at - 1;
    const before = dash > this.#from ? bytes[dash - 1]! : 32;
    if (before > 32 && before !== 34 && before !== 39 && before !== 96) return false;
    if (this.#take(commandSecretAt(bytes, dash, this.#to)) || this.#take(hashAt(bytes, dash, this.#to))) return true;
    // `--bootstrap-token x`: any option whose name says what its value is.
    let end = at;
    while (end < this.#to && end - at < 48 && (isWord(bytes[end]) || bytes[end] === 45)) end++;
    if (bytes[end] !== 32) return false;
    const key = namedIn(bytes, at, end);
    return key !== null && bytes[end + 1] !== 45 && this.#valueOf(key, end + 1, "bare");
  }

  /** Tells the value in quotes, or bare up to a blank, that begins at a place, by the name of its field. */
  #valueOf(key: Key, at: number, setting: Setting): boolean {
    const bytes = this.#bytes;
    const opening = bytes[at];
    const quoted = opening === 34 || opening === 39 || opening === 96;
    const start = quoted ? at + 1 : at;
    const limit = Math.min(this.#to, start + bareCap);
    let end = start;
    while (end < limit && (quoted ? bytes[end] !== opening : bareStops[bytes[end]!] === 0)) end++;
    return end < start + bareCap && (!quoted || bytes[end] === opening) && this.#told(key, start, end, quoted ? "quoted" : setting);
  }

  /** Tells bytes `start` to `end` as the value of a field, unless only a shape tells it better. */
  #told(key: Key, start: number, end: number, setting: Setting): boolean {
    if (end - start < 3 || start < this.#floor) return false;
    const value = utf8(this.#bytes, start, end);
    const token = key.vendors === null ? null : contextToken(key.vendors, value);
    if (token) {
      this.#add(token.type, start, end, token.confidence);
      return true;
    }
    const type = key.facts.meaning?.type;
    if (type === undefined || !isNamedCredential(type)) return false;
    // What a shape tells says more than a name: let the scan find it.
    if (vendorAt(this.#bytes, start, this.#to) !== null || wordCredentialAt(this.#bytes, start, this.#to) !== null) return false;
    const verdict = judge(key.facts, value, "string", setting);
    if (verdict) this.#add(verdict.type, start, end, verdict.confidence);
    return verdict !== null;
  }

  /** A name, a blank and a literal: `#define API_KEY "…"`, `proxy_set_header X-Api-Key "…";`, `(def api-key "…")`. In prose a title stands so: chance must speak. */
  #spaced(at: number, end: number): boolean {
    const bytes = this.#bytes;
    let start = at;
    while (start > this.#floor && end - start < 48 && (isWord(bytes[start - 1]) || bytes[start - 1] === 45)) start--;
    const key = namedIn(bytes, start, end);
    if (key === null) return false;
    const quote = bytes[end + 1]!;
    const from = end + 2;
    const limit = Math.min(this.#to, from + bareCap);
    let stop = from;
    while (stop < limit && bytes[stop] !== quote) stop++;
    if (stop === limit) return false;
    const value = utf8(bytes, from, stop);
    // Names in capitals are those of constants.
    const constant = (bytes[start]! & 32) === 0 && (bytes[end - 1]! & 32) === 0 && /\d/.test(value);
    return !/\s/.test(value) && (constant || byChance(value)) && this.#told(key, from, stop, "quoted");
  }

  /** A name in quotes and, behind a comma, its value: `define('DB_PASSWORD', '…')`, `env("API_TOKEN", "…")`, `headers.set("X-Api-Key", "…")`. */
  #argument(at: number, end: number): boolean {
    const bytes = this.#bytes;
    const quote = bytes[end]!;
    let right = end + 1;
    while (right < this.#to && right - end < 4 && bytes[right] === 32) right++;
    if (bytes[right] !== 44) return false;
    let start = at;
    while (start > this.#floor && end - start < 48 && (isWord(bytes[start - 1]) || bytes[start - 1] === 45 || bytes[start - 1] === 46))
      start--;
    if (bytes[start - 1] !== quote || start <= this.#floor) return false;
    const key = namedIn(bytes, start, end);
    if (key === null) return false;
    right++;
    while (right < this.#to && right - end < 12 && bytes[right] === 32) right++;
    const opening = bytes[right]!;
    if (opening !== 34 && opening !== 39 && opening !== 96) return false;
    // A literal of another language within.
    const from = right + (bytes[right + 1] === 34 && opening === 39 ? 2 : 1);
    let stop = from;
    const limit = Math.min(this.#to, from + bareCap);
    while (stop < limit && bytes[stop] !== opening && bytes[stop] !== 34) stop++;
    if (stop === limit) return false;
    const value = utf8(bytes, from, stop);
    let call = start - 1;
    while (call > this.#floor && start - call < 6 && bytes[call - 1] === 32) call--;
    const called = bytes[call - 1] === 40 || bytes[call - 1] === 44;
    const setter = called && settingCall.test(ascii(bytes, Math.max(this.#floor, call - 1 - 24), call - 1));
    // Lists of columns and rules stand so, too: there chance has to speak.
    if (/[\s|()<>]/.test(value) || (!byChance(value) && !(setter && /[\d!@#$%^&*]/.test(value)))) return false;
    return this.#told(key, from, stop, "quoted");
  }

  /**
   * The first word of a line and what follows it, the line's only value: `password s3cret` (netrc, Cisco, redis), `ENV DB_PASSWORD s3cret`;
   * or the name of a value to come: `variable "db_password" {`.
   */
  #directive(at: number, end: number): boolean {
    const bytes = this.#bytes;
    const to = this.#to;
    let key: Key | null = null;
    let value = end + 1;
    const size = end - at;
    if (size === 8 && bytes[end + 1] === 34 && bytes[at] === 118) {
      let close = end + 2;
      while (close < to && close - end < 70 && bytes[close] !== 34) close++;
      this.#name(namedIn(bytes, end + 2, close), 8);
      return false;
    }
    if (
      (size === 3 && bytes[at] === 69 && bytes[at + 1] === 78) ||
      (size === 4 && bytes[at + 3] === 120) ||
      (size === 6 && (bytes[at]! | 32) === 115)
    ) {
      // ENV, setx, setenv, SetEnv.
      let close = value;
      while (close < to && close - value < 65 && isWord(bytes[close])) close++;
      if (bytes[close] !== 32) return false;
      key = namedIn(bytes, value, close);
      value = close + 1;
    } else key = namedIn(bytes, at, end);
    if (key === null) return false;
    while (value < to && value - end < 90 && bytes[value] === 32) value++;
    let stop = to;
    while (stop > value && bytes[stop - 1]! <= 32) stop--;
    const quoted = stop - value > 2 && (bytes[value] === 34 || bytes[value] === 39) && bytes[stop - 1] === bytes[value];
    if (quoted) {
      value++;
      stop--;
    }
    if (stop - value > bareCap) return false;
    for (let place = value; place < stop; place++) if (bareStops[bytes[place]!] === 1) return false;
    // Two words of a language are no setting.
    let digit = false;
    for (let place = value; place < stop && !digit; place++) digit = isDigit(bytes[place]);
    return digit && this.#told(key, value, stop, size <= 4 ? "quoted" : "bare");
  }

  #name(key: Key | null, lines: number): void {
    this.#naming = key;
    this.#namingLines = lines;
  }

  /** The line before ended in a colon, and its last words named a field: a value that is the whole line. */
  #keepPromise(key: Key): void {
    this.#promised = null;
    if (this.#named) return;
    const bytes = this.#bytes;
    let start = this.#from;
    let end = this.#to;
    while (start < end && bytes[start]! <= 32) start++;
    while (end > start && bytes[end - 1]! <= 32) end--;
    if (end - start < 8 || end - start > bareCap) return;
    if ((bytes[start] === 34 || bytes[start] === 39 || bytes[start] === 96) && bytes[end - 1] === bytes[start]) {
      start++;
      end--;
    }
    for (let at = start; at < end; at++) if (bareStops[bytes[at]!] === 1) return;
    if (byChance(utf8(bytes, start, end))) this.#told(key, start, end, "bare");
  }

  /** A line ends in a colon: what its words promise for the next. */
  #promise(at: number): void {
    const bytes = this.#bytes;
    const from = Math.max(this.#from, at - 80);
    for (let end = at; end > from; ) {
      let start = end;
      while (start > from && (isWord(bytes[start - 1]) || bytes[start - 1] === 45)) start--;
      const key = namedIn(bytes, start, end);
      if (key !== null) {
        this.#promised = key;
        if (end === at) this.#name(key, 4);
        return;
      }
      end = start - 1;
    }
  }

  /** The claims of a token are data too. */
  #claims({ start, end, confidence, claims }: WebToken): void {
    if (!claims || !confidence || this.#depth >= depthCap) return;
    const bytes = this.#bytes;
    let from = start;
    while (from < end && bytes[from] !== 46) from++;
    let to = from + 1;
    while (to < end && bytes[to] !== 46) to++;
    const text = base64Text(bytes, from + 1, to);
    if (text) this.#within(text, null, "inside");
  }

  #uuid(at: number): boolean {
    return at + 36 <= this.#to && uuidAt(this.#bytes, at);
  }

  #digits(at: number, end: number, length: number, next: number, seen: number, before: number): number {
    const bytes = this.#bytes;
    const to = this.#to;
    if (length === 8 && next === 45 && this.#uuid(at)) return at + 36;
    // A token with a number before its mark.
    if (length <= 4 && next === 45 && end + 64 < to && isWord(bytes[end + 64]) && this.#take(anchoredAt(bytes, end, to)))
      return this.#floor;
    if (length <= 4 && (seen & BEYOND_HEX) === 0) {
      if ((next === 58 || next === 45) && this.#address(at, length)) return this.#floor;
      if (next === 46 && length === 4 && this.#take(macAt(bytes, at, to))) return this.#floor;
    }
    // A part of something longer: a path, a decimal, a serial number.
    if (before === 46 || before === 45 || before === 47 || before === 35 || before === 37 || before === 38 || at < this.#quietUntil)
      return end;
    if (next === 46 && length <= 3) {
      const found = ipv4At(bytes, at, to);
      if (found) {
        if (found.confidence && versionWord.test(ascii(bytes, Math.max(this.#from, at - 10), at))) this.#floor = found.end;
        else this.#take(found);
        return found.end;
      }
    }
    if (length === 4 && (next === 32 || next === 45) && isDigit(bytes[end + 1]) && this.#take(cardAt(bytes, at, to))) return this.#floor;
    if (bytes[at] === 48 && bytes[at + 1] === 48 && length <= 15 && this.#take(phoneAt(bytes, at, to))) return this.#floor;
    if (((next >= 32 && next <= 47) || seen !== NUMERAL) && this.#written(at, end)) return this.#floor;
    if (length >= 14 && length <= 19 && seen === NUMERAL) {
      this.tries++;
      const found = cardAt(bytes, at, to);
      if (found) {
        const named = !this.#named && cardWord.test(utf8(bytes, Math.max(this.#from, at - 24), at));
        this.#take(named && found.confidence ? { ...found, confidence: "firm", weak: false } : found);
        return this.#floor;
      }
    }
    return end;
  }

  /** An identifier in its official writing. */
  #written(at: number, end: number): boolean {
    const found = layoutAt(this.#bytes, at, end, this.#to);
    if (found === null) return false;
    const { scheme } = found;
    const said = at - this.#from > 2 ? this.#nameBefore(at) : null;
    const named = said?.facts.schemes?.includes(scheme) === true;
    const confidence = named && !scheme.organisation ? (scheme.bits >= provenBits ? "proven" : "firm") : found.alone;
    if (confidence === null) return false;
    this.#add(scheme.type, at, found.end, confidence, 0, !named && confidence === "tentative");
    return true;
  }

  /** A number or code with its name before it, and no sign between: `passport no X1234567`. */
  #namedBefore(at: number, end: number): boolean {
    const key = this.#nameBefore(at);
    const facts = key?.facts;
    if (!facts?.meaning || facts.meaning.needsPerson || isNamedCredential(facts.meaning.type) || recordTypes.has(facts.meaning.type))
      return false;
    if (facts.schemes === null && facts.meaning.type !== "card-number" && facts.meaning.type !== "bank-account") return false;
    const found = judge(facts, ascii(this.#bytes, at, end), "string", "bare");
    if (!found) return false;
    this.#add(found.type, at, end, found.confidence === "proven" ? "proven" : found.confidence);
    return true;
  }

  /** What the one to three words before a place say, with a blank between: the most that say something. */
  #nameBefore(at: number): Key | null {
    const bytes = this.#bytes;
    const floor = this.#floor;
    let end = at;
    while (end > floor && at - end < 3 && (bytes[end - 1] === 32 || bytes[end - 1] === 58 || bytes[end - 1] === 35)) end--;
    if (end === at || end <= floor || !isWord(bytes[end - 1]) || isDigit(bytes[end - 1])) return null;
    let start = end;
    let best: Key | null = null;
    for (let words = 0; words < 3; words++) {
      let from = start;
      while (from > floor && end - from < 40 && (isWord(bytes[from - 1]) || bytes[from - 1]! > 127)) from--;
      if (from === start) break;
      const key = keyIn(bytes, from, end);
      if (key.facts.meaning) best = key;
      if (from <= floor || bytes[from - 1] !== 32) break;
      start = from - 1;
    }
    return best;
  }

  #address(at: number, length: number): boolean {
    const bytes = this.#bytes;
    const before = at > this.#from ? bytes[at - 1]! : 0;
    if (before === 58 || before === 45 || before === 46) return false;
    if (length === 2 && this.#take(macAt(bytes, at, this.#to))) return true;
    if (bytes[at + length] !== 58 || at < this.#quietUntil) return false;
    return this.#take(ipv6At(bytes, at, this.#to));
  }

  /** One of the rare signs stands here: where to go on. */
  #sign(code: number, at: number): number {
    const bytes = this.#bytes;
    const to = this.#to;
    switch (code) {
      case 64:
        return this.#mailbox(at) ? this.#floor : at + 1;
      case 43: {
        if (at - this.#from >= anchorSign[43]! && this.#take(anchoredAt(bytes, at, to))) return this.#floor;
        if (at < this.#quietUntil || (at > this.#from && (isWord(bytes[at - 1]) || bytes[at - 1] === 43))) return at + 1;
        const next = bytes[at + 1];
        return (isDigit(next) || next === 40) && this.#take(phoneAt(bytes, at, to)) ? this.#floor : at + 1;
      }
      case 36:
      case 123:
      case 42:
        return this.#take(hashAt(bytes, at, to)) ? this.#floor : at + 1;
      case 58:
        if (bytes[at + 1] === 47 && bytes[at + 2] === 47) return this.#take(urlAt(bytes, at, to)) ? this.#floor : at + 3;
        if (bytes[at + 1] === 58 && at > this.#from && bytes[at - 1] === 32 && this.#take(ipv6At(bytes, at, to))) return this.#floor;
        return this.#assignment(at, code);
      case 61: {
        // The padding of base64, whose last word may be short or without a digit.
        if (!isWord(bytes[at + 1]) && at - this.#from >= anchorSign[61]! && this.#take(anchoredAt(bytes, at, to))) return this.#floor;
        const before = at > this.#from ? bytes[at - 1]! | 32 : 0;
        if ((before === 100 || before === 121 || before === 101 || before === 116) && this.#take(connectionSecretAt(bytes, at, to)))
          return this.#floor;
        return this.#assignment(at, code);
      }
      case 63:
      case 35:
      case 59:
        if (code === 59 && isDigit(bytes[at + 1]) && this.#take(trackAt(bytes, at, to))) return this.#floor;
        // `&amp;name=`, `;jsessionid=`: a semicolon stands in many texts.
        if (code === 59 && bytes[at - 1] !== 112 && (bytes[at + 1]! | 32) !== 106 && (bytes[at + 1]! | 32) !== 112) return at + 1;
        return isLetter(bytes[at + 1]) && this.#take(parameterAt(bytes, at, to)) ? this.#floor : at + 1;
      case 37:
        if (bytes[at + 1] === 66 && isDigit(bytes[at + 2]) && this.#take(trackAt(bytes, at, to))) return this.#floor;
        return this.#percent(at);
      case 38:
        if (isLetter(bytes[at + 1]) && this.#take(parameterAt(bytes, at, to))) return this.#floor;
        if (!this.#entities && telling(entityAt(bytes, at, to)?.point)) this.#entities = this.#touched = true;
        return at + 1;
      case 126:
        return this.#take(anchoredAt(bytes, at, to)) ? this.#floor : at + 1;
      default:
        if (code > 127 && !this.#disguises && disguiseAt(bytes, at) !== null) this.#disguises = this.#touched = true;
        return at + 1;
    }
  }

  #mailbox(at: number): boolean {
    const box = mailboxAt(this.#bytes, at, this.#floor, this.#to);
    if (!box || box.start < this.#floor) return false;
    const confidence = box.confidence ?? (this.#samples ? "tentative" : null);
    if (confidence) this.#add("email", box.start, box.end, confidence);
    else this.#floor = box.end;
    if (box.confidence === "firm" || (this.#samples && box.confidence === null)) {
      this.#touched = true;
      this.#strong |= bitOf("email");
    }
    return true;
  }

  /** A long word that may be base64 or hexadecimal for a text: where to go on. */
  #encoded(at: number, wordEnd: number, seen: number): number {
    const bytes = this.#bytes;
    let end = wordEnd;
    while (end < this.#to && isBase64(bytes[end]!)) end++;
    if (this.#depth < depthCap) {
      const hex = end === wordEnd && (seen & BEYOND_HEX) === 0;
      const inside = (hex ? hexText(bytes, at, end) : null) ?? base64Text(bytes, at, end);
      if (inside !== null) this.#within(inside, null, "behind");
    }
    return end;
  }

  /** What stands in bytes that others stand for. */
  #unwrap(facts: KeyFacts | null): void {
    const bytes = this.#bytes;
    for (let run = 0; run < this.#percents.length; run += 2)
      this.#within(percentDecoded(bytes, this.#percents[run]!, this.#percents[run + 1]!, false), null, "beside");
    if (this.#entities) this.#within(entitiesDecoded(bytes, this.#from, this.#to), facts, "beside");
    if (this.#disguises) this.#within(undisguised(bytes, this.#from, this.#to), facts, "beside");
  }

  /** `behind` all that was found so far, `beside` it, or `inside` the last of it. */
  #within(mapped: Mapped, facts: KeyFacts | null, where: "behind" | "beside" | "inside"): void {
    const { bytes, size, map } = mapped;
    this.#child ??= new TextScanner(this.#samples, this.#readInner, this.#depth + 1);
    this.#child.tries = 0;
    this.#child.reset();
    const found = this.#jsonWithin(mapped) ?? this.#placed(this.#child.scan(bytes, 0, size, facts), map);
    if (found.length === 0) return;
    this.#out ??= [];
    for (const hit of found) {
      const { start, end } = hit;
      if (
        where === "behind" ? start < this.#floor : where === "beside" && this.#out.some((other) => other.start < end && start < other.end)
      )
        continue;
      this.#out.push({ ...hit, inside: where === "inside" || hit.inside });
      if (where === "behind") this.#floor = end;
    }
    if (where === "beside") this.#out.sort((a, b) => a.start - b.start);
  }

  /** What was found in bytes that others stand for, where those stand. */
  #placed(found: readonly Found[], map: Int32Array): Found[] {
    // Where one place holds the end of one byte and the start of the next, it goes with the first.
    return found.map((hit) => ({ ...hit, start: map[hit.start]!, end: Math.max(map[hit.end]!, map[hit.start]! + 1) }));
  }

  /** What stands in decoded bytes that are JSON, with text before and behind it perhaps; null where they are none. */
  #jsonWithin({ bytes, size, map }: Mapped): Found[] | null {
    const from = this.#readInner === null ? -1 : jsonStart(bytes, size);
    if (from < 0) return null;
    const found: Found[] = [];
    const end = this.#readInner!({ bytes, base: 0, map }, from, size, nameless, ({ type, start, end, confidence, inside }) => {
      found.push({ type, start, end: Math.max(end, start + 1), confidence, shown: 0, weak: false, inside });
    });
    if (end < 0) return null;
    const child = this.#child!;
    const before = this.#placed(child.scan(bytes, 0, from, null), map);
    const behind = this.#placed(child.scan(bytes, end, size, null), map);
    return [...before, ...found.sort((a, b) => a.start - b.start), ...behind];
  }

  /** Notes the percent-encoded run around a place, where something telling is encoded. */
  #percent(at: number): number {
    if (at < this.#percentUntil || this.#depth >= depthCap) return at + 1;
    const bytes = this.#bytes;
    const byte = percentAt(bytes, at, this.#to);
    // The name of a field in another script.
    if (byte > 127) this.assigns = true;
    if (!telling(byte)) return at + 1;
    let from = at;
    const least = Math.max(this.#percentUntil, this.#from, at - runCap);
    while (from > least && runStops[bytes[from - 1]!] === 0) from--;
    let end = at;
    const limit = Math.min(this.#to, at + runCap);
    while (end < limit && runStops[bytes[end]!] === 0) end++;
    this.#touched = true;
    this.#percents.push(from, end);
    this.assigns = true;
    this.#percentUntil = end;
    return at + 1;
  }

  /** `key: value`, `key = value`, `"key": "value"` within a text; its sign stands at `at`. */
  #assignment(at: number, code: number): number {
    const bytes = this.#bytes;
    const floor = this.#floor;
    let left = at;
    if (left > floor && (bytes[left - 1] === 33 || bytes[left - 1] === 58)) left--;
    while (left > floor && at - left < 16 && bytes[left - 1] === 32) left--;
    let quotedKey = false;
    if (left > floor && (bytes[left - 1] === 34 || bytes[left - 1] === 39)) {
      left--;
      quotedKey = true;
      if (left > floor && bytes[left - 1] === 92) left--;
    }
    // `headers["X-Api-Key"] = …`; any other index names nothing.
    if (left > floor + 3 && bytes[left - 1] === 93 && (bytes[left - 2] === 34 || bytes[left - 2] === 39)) {
      left -= 2;
      quotedKey = true;
    }
    // A type that may be null: `let key: String? = …`.
    if (code === 61 && left > floor && bytes[left - 1] === 63) left--;
    if (left <= floor || bytes[left - 1] === 93) return at + 1;
    let start = left;
    while (start > floor && left - start < 48) {
      const before = bytes[start - 1]!;
      if (!isWord(before) && before !== 45 && before !== 46 && before < 128) break;
      start--;
    }
    if (code === 58 && at + 5 >= this.#to && !this.#named && endsOpen(bytes, at + 1, this.#to)) this.#promise(left);
    if (start === left) return at + 1;
    if (isDigit(bytes[start])) {
      // `Unseal Key 2: …`
      if (code !== 58 || left - start > 2 || bytes[at + 1] !== 32 || start <= floor || bytes[start - 1] !== 32) return at + 1;
      left = --start;
      while (start > floor && left - start < 48 && isWord(bytes[start - 1])) start--;
      if (start === left || isDigit(bytes[start])) return at + 1;
    }
    // -Dname=value, a property of Java.
    if (bytes[start] === 45 && bytes[start + 1] === 68 && left - start > 3) start += 2;
    let spelled = keyIn(bytes, start, left);
    if (code === 61 && spelled.facts.meaning === null && (isQuote(bytes[at + 1]) || isQuote(bytes[at + 2]))) {
      const name = this.#annotated(start);
      if (name !== null) {
        spelled = name.key;
        start = name.start;
      }
    }
    if (spelled.link !== null && !this.#named) {
      if (spelled.link === "names") this.#name(this.#nameIn(at + 1), 6);
      else if (spelled.link === "holds" && this.#naming !== null) {
        spelled = this.#naming;
        this.#naming = null;
      }
    }
    if (spelled.witness === "account" || spelled.witness === "thing") {
      this.#touched = true;
      if (spelled.witness === "thing") this.#thing = true;
      else this.#strong |= bitOf("account");
    }
    let key = spelled.facts;
    if (!key.meaning && code === 58 && !quotedKey) {
      // "Social security number: …": up to three words before.
      let from = start;
      for (let words = 0; words < 2 && from > floor && bytes[from - 1] === 32; words++) {
        from--;
        while (from > floor && start - from < 32 && isWord(bytes[from - 1])) from--;
        const phrase = keyIn(bytes, from, left).facts;
        if (phrase.meaning) {
          key = phrase;
          break;
        }
      }
    }
    if (!key.meaning && !key.identifier && spelled.vendors === null) return at + 1;
    const size = this.#to;
    let right = at + 1;
    while (right < size && right - at < 8 && (bytes[right] === 61 || bytes[right] === 62 || bytes[right] === 58)) right++;
    while (right < size && right - at < 24 && (bytes[right] === 32 || bytes[right] === 9)) right++;
    let escaped = false;
    if (bytes[right] === 92 && (bytes[right + 1] === 34 || bytes[right + 1] === 39)) {
      escaped = true;
      right++;
    }
    // A mark of the literal's sort: b"…", r'…', @"…", and YAML's !str.
    if (isQuote(bytes[right + 1]) && literalMark.has(bytes[right]!)) right++;
    else if (bytes[right] === 33 && bytes[right + 1] === 115 && isQuote(bytes[right + 5])) right += 5;
    const opening = right < size ? bytes[right]! : 0;
    let setting: Setting = "bare";
    let stop = right;
    if (opening === 34 || opening === 39 || opening === 96) {
      // "Password:" in quotes is a label; what comes after it is no value.
      if (!quotedKey && right === at + 1 && start > this.#from && bytes[start - 1] === opening) return at + 1;
      right++;
      setting = "quoted";
      stop = right;
      if (right < this.#noQuoteUntil) return at + 1;
      const limit = Math.min(size, right + 1024);
      while (stop < limit && bytes[stop] !== opening && bytes[stop] !== 10) stop++;
      if (stop >= size || bytes[stop] !== opening) {
        if (opening === 34) this.#noQuoteUntil = stop;
        return at + 1;
      }
      if (escaped && bytes[stop - 1] === 92) stop--;
    } else {
      if (right < this.#bareEnd) stop = this.#bareEnd;
      else {
        const limit = Math.min(size, right + bareCap);
        while (stop < limit && bareStops[bytes[stop]!] === 0) stop++;
      }
      this.#bareEnd = stop;
      // Longer than any value that a bare word may be.
      if (stop - right >= bareCap) return at + 1;
      while (stop > right && bytes[stop - 1] === 46) stop--;
    }
    if (stop === right) return at + 1;
    if (spelled.vendors !== null) {
      const token = contextToken(spelled.vendors, utf8(bytes, right, stop));
      if (token) {
        this.#add(token.type, right, stop, token.confidence);
        return this.#floor;
      }
    }
    if (!key.meaning) {
      if (key.identifier && stop > this.#quietUntil) this.#quietUntil = stop;
      return at + 1;
    }
    if (code === 61) this.assigns = true;
    const { type, needsPerson } = key.meaning;
    if (needsPerson || recordTypes.has(type)) {
      this.#touched = true;
      if (this.#leads.length < leadCap) this.#leads.push({ facts: key, start: right, end: stop });
      return at + 1;
    }
    if (type === "phone" && setting === "bare") return this.#take(nationalPhoneAt(bytes, right, size)) ? this.#floor : at + 1;
    if (type === "cookie" && setting === "bare") return this.#cookies(right);
    if (type === "authorization-header") return this.#take(authorizationAt(bytes, right, size)) ? this.#floor : at + 1;
    const named = isNamedCredential(type);
    // What a shape tells says more than a name: let the scan find it.
    const value = utf8(bytes, right, stop);
    if (
      /^(Bearer|Basic)$/i.test(value) ||
      /^(eyJ|\$2|\$argon|scrypt:|pbkdf2|-----BEGIN)/.test(value) ||
      (vendorStart[(bytes[right]! << 8) | bytes[right + 1]!] === 1 && vendorAt(bytes, right, size) !== null)
    )
      return at + 1;
    if (named && setting === "bare" && code === 58 && type === "password" && !quotedKey && bytes[at + 1] === 58) return at + 1;
    let verdict = judge(key, value, "string", setting);
    if (!verdict && !named && setting === "bare") {
      // Numbers written in groups.
      let long = stop;
      while (long < size && long - right < 40 && groupStops[bytes[long]!] === 0) long++;
      while (long > stop) {
        const longer = utf8(bytes, right, long).trimEnd();
        verdict = judge(key, longer, "string", setting);
        if (verdict) {
          stop = right + utf8Length(longer);
          break;
        }
        do long--;
        while (long > stop && bytes[long] !== 32);
      }
    }
    if (
      named &&
      code === 61 &&
      setting === "bare" &&
      verdict?.confidence !== "firm" &&
      !/[()[\]{}<>$]/.test(value) &&
      this.#literal(start, at)
    )
      verdict = judge(key, value, "string", "quoted");
    if (named && setting === "quoted" && verdict?.confidence !== "firm" && !escaped) {
      const last = this.#literals(stop + 1, opening);
      if (last > 0) {
        const joined = utf8(bytes, right, last).replace(betweenLiterals, "");
        const whole = randomLooking(joined) ? judge(key, joined, "string", "quoted") : null;
        if (whole?.confidence === "firm") {
          verdict = whole;
          stop = last;
        }
      }
    }
    if (!verdict) return at + 1;
    if (type === "person-name" && setting === "bare" && code === 58) return at + 1;
    if (!this.#samples && isSample(verdict.type, value)) return stop;
    this.#add(verdict.type, right, stop, verdict.confidence);
    this.#touched = true;
    if (isStrong(type) || verdict.kind === "personal") this.#strong |= bitOf(type);
    else if (weakTypes.has(type)) this.#weak |= bitOf(type);
    return this.#floor;
  }

  /** Where the last of the literals ends that go on with one (`"abc" + "def"`, `'abc''def'`), or 0. */
  #literals(from: number, quote: number): number {
    const bytes = this.#bytes;
    const limit = Math.min(this.#to, from + 512);
    let end = 0;
    for (let at = from; at < limit; ) {
      let sign = 0;
      while (at < limit && (bytes[at] === 32 || ((bytes[at] === 43 || bytes[at] === 46 || bytes[at] === 38) && sign < 2)))
        if (bytes[at++] !== 32) sign++;
      if (bytes[at] !== quote) break;
      at++;
      while (at < limit && bytes[at] !== quote) at++;
      if (at >= limit) break;
      end = at++;
    }
    return end;
  }

  /** The name before a type that ends before an equals sign, if it is a credential's: `const API_KEY: &str = …`, `let apiKey: String = …`. */
  #annotated(type: number): { readonly key: Key; readonly start: number } | null {
    const bytes = this.#bytes;
    let end = type;
    while (
      end > this.#floor &&
      type - end < 16 &&
      (bytes[end - 1] === 32 || bytes[end - 1] === 38 || bytes[end - 1] === 39 || bytes[end - 1] === 63 || isLetter(bytes[end - 1]))
    )
      end--;
    if (end <= this.#floor || bytes[end - 1] !== 58) return null;
    end--;
    let start = end;
    while (start > this.#floor && end - start < 48 && isWord(bytes[start - 1])) start--;
    const key = namedIn(bytes, start, end);
    return key && { key, start };
  }

  /** The field that a value names: `name: DB_PASSWORD`. */
  #nameIn(at: number): Key | null {
    const bytes = this.#bytes;
    let start = at;
    while (start < this.#to && start - at < 6 && (bytes[start] === 32 || bytes[start] === 34 || bytes[start] === 39)) start++;
    let end = start;
    while (end < this.#to && end - start < 65 && (isWord(bytes[end]) || bytes[end] === 45 || bytes[end] === 46)) end++;
    return namedIn(bytes, start, end);
  }

  /** Whether a name stands as those of an environment or of a file of properties do, where the value is taken as it is written. */
  #literal(start: number, at: number): boolean {
    const bytes = this.#bytes;
    if (bytes[at - 1] === 32 || bytes[at + 1] === 32) return false;
    let letters = 0;
    for (let place = start; place < at; place++) letters |= textClasses[bytes[place]!]!;
    return (letters & LOWER) === 0 || (start === this.#from && !this.#named);
  }

  /** The pairs of a Cookie header, or the first of Set-Cookie. */
  #cookies(from: number): number {
    const bytes = this.#bytes;
    let at = from;
    while (at < this.#to) {
      if (!this.#take(cookieAt(bytes, at, this.#to))) break;
      at = this.#floor;
      if (bytes[at] !== 59) break;
      at += bytes[at + 1] === 32 ? 2 : 1;
    }
    return Math.max(at, from);
  }

  /** What needs a person's record around it is told where the line is one: `name=… city=…` beside an e-mail address. */
  #settleLeads(): void {
    let alone = this.#strong === 0 && this.#weak === 0;
    for (const { facts, start, end } of this.#leads) {
      const { type } = facts.meaning!;
      if (!tellsAccount(type) || !judge(facts, utf8(this.#bytes, start, end), "string", "json")) continue;
      this.#weak |= bitOf(type);
      if (type === "gender") alone = false;
    }
    // Services have a role, and caches an age.
    if (alone) return;
    if (!enough(this.#strong, this.#weak, this.#thing)) return;
    this.#out ??= [];
    for (const { facts, start, end } of this.#leads) {
      const verdict = judge(facts, utf8(this.#bytes, start, end), "string", "json", true);
      if (!verdict || this.#out.some((other) => other.start < end && start < other.end)) continue;
      this.#out.push({ type: verdict.type, start, end, confidence: verdict.confidence, shown: 0, weak: false, inside: false });
    }
    this.#out.sort((a, b) => a.start - b.start);
  }
}

/** Where an object with a member, or a list of such, begins, or -1. */
function jsonStart(bytes: Uint8Array, size: number): number {
  let at = bytes.indexOf(123);
  while (at >= 0 && at + 1 < size) {
    if (bytes[at + 1] === 34) return at > 0 && bytes[at - 1] === 91 ? at - 1 : at;
    at = bytes.indexOf(123, at + 1);
  }
  return -1;
}

// How calls are named that set a value, or give one where none is set.
const settingCall =
  /(?:define|env|get|getordefault|set\w{0,12}|put|add\w{0,10}|append|property|header|field|param|parameter|with\w{0,12}|default|secret|config|credential|string|variable)$/i;

const betweenLiterals = /["'`][ +.&]{0,8}["'`]/g;

/** Whether nothing, or the mark of a block of YAML (`|`, `>-`), stands up to the end of the line. */
function endsOpen(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = bytes[at]!;
    if (code > 32 && code !== 124 && code !== 62 && code !== 45 && code !== 43) return false;
  }
  return true;
}

const hexTable = textClasses.map((sort) => ((sort & (NUMERAL | UPPER | LOWER)) !== 0 && (sort & BEYOND_HEX) === 0 ? 0 : 1));

/** Whether bytes `from` to `to` are hexadecimal digits. */
function hexIn(bytes: Uint8Array, from: number, to: number): boolean {
  let other = 0;
  for (let at = from; at < to; at++) other |= hexTable[bytes[at]!]!;
  return other === 0;
}

/** `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`, of which 36 bytes are at hand (RFC 9562). */
const uuidAt = (bytes: Uint8Array, at: number): boolean =>
  bytes[at + 8] === 45 &&
  bytes[at + 13] === 45 &&
  bytes[at + 18] === 45 &&
  bytes[at + 23] === 45 &&
  hexIn(bytes, at, at + 8) &&
  hexIn(bytes, at + 9, at + 13) &&
  hexIn(bytes, at + 14, at + 18) &&
  hexIn(bytes, at + 19, at + 23) &&
  hexIn(bytes, at + 24, at + 36);

const inTime = new Uint8Array(256);
for (const char of "0123456789:-.+TZ ") inTime[char.charCodeAt(0)] = 1;

/** A whole value that is a UUID, a digest in hexadecimal, or a day with or without a time (RFC 3339): the most usual values with digits. */
function harmless(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from === 36 && bytes[from + 8] === 45) return uuidAt(bytes, from);
  if (to - from >= 32) return (to - from) % 8 === 0 && hexIn(bytes, from, to) && !hexHead(bytes, from);
  if (bytes[from + 4] !== 45 || bytes[from + 7] !== 45) return false;
  const third = bytes[from + 10];
  if (to - from > 10 && third !== 84 && third !== 32) return false;
  let all = 1;
  for (let at = from; at < to; at++) all &= inTime[bytes[at]!]!;
  return all === 1;
}

// In: a range of bytes (a line, or one JSON string) and what its field's name says. Out: what stands in it, by shape and by `key: value` within it.

import { ascii, utf8 } from "../bytes.js";
import type { Credential, Setting } from "../credentials/credentials.js";
import { isNamedCredential, type KeyFacts } from "../fields/classify.js";
import { judgeField } from "../fields/field-value.js";
import type { Confidence } from "../match.js";
import { nationalIds } from "../schemes/national.js";
import { cardBrand, ibanHolds, ibanLength, isSampleIban, isTrialCard } from "../shapes/payment.js";
import { internationalHolds } from "../shapes/phone.js";
import { kindOf } from "../types.js";
import { BEYOND_HEX, isDigit, isWord, LOWER, NUMERAL, textClasses, UPPER, WORD } from "./classes.js";
import {
  hashAt,
  ipv4At,
  ipv6At,
  jwtAt,
  macAt,
  mailboxAt,
  privateKeyAt,
  schemeTokenAt,
  shapedAt,
  urlPasswordAt,
  vendorAt,
  vendorStart,
} from "./interim.js";
import type { Mapped } from "./json-text.js";
import { keyIn } from "./keys.js";
import { layoutAt } from "./layouts.js";
import { bitOf, enough, isStrong, tellsAccount, weakTypes } from "./person.js";
import { base64Text, disguiseAt, entitiesDecoded, entityAt, hexText, isBase64, percentAt, percentDecoded, undisguised } from "./unwrap.js";

export interface Found {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: Confidence;
  /** How many characters at its start are public. */
  readonly shown: number;
  /** By a weak check alone: a column of such values is voted on. */
  readonly weak: boolean;
  /** Of a reserved domain: data where a field of a person holds it, a sample in prose. */
  readonly sample: boolean;
}

const bareCap = 256;
const leadCap = 32;
const bareStops = new Uint8Array(256);
for (const char of " \t\n\r,;&\"'`<>|)}]\\") bareStops[char.charCodeAt(0)] = 1;

const groupStops = new Uint8Array(256);
for (const char of "\n\r,;&\"'`<>|{}[]\\") groupStops[char.charCodeAt(0)] = 1;

const encoder = new TextEncoder();
const utf8Length = (text: string): number => encoder.encode(text).length;

const isUpper = (code: number | undefined): boolean => code !== undefined && code >= 65 && code <= 90;
const isHex = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);

const cardGroups = /^(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}|3\d{3}([ -])\d{6}\2\d{5})(?![\d-])/;
const international = /^\+[1-9][\d ().-]{6,24}/;
const hashWord = /^(scrypt|pbkdf2|bcrypt|sha1|md5|pbkdf2_sha\d{1,3}|bcrypt_sha256)$/;
// s, p, b, m
const beginsHash = (bytes: Uint8Array, at: number, end: number): boolean => {
  const first = bytes[at]!;
  return (first === 115 || first === 112 || first === 98 || first === 109) && hashWord.test(ascii(bytes, at, end));
};
const cardWord = /card|visa|master|amex|\bpan\b|\bcc\b|karte|carte|tarjeta|cart[aã]o|carta/i;
const versionWord = /(?:\bv|version|release|build|rev)[ :.=]*$/i;

/** Which named fields may be believed in text, where nothing but the word before the sign says so. */
const textTypes = new Set(
  "phone person-name birth-date national-id passport driving-licence health-id card-number card-security-code iban bank-account mac-address ip-address"
    .split(" ")
    .concat(nationalIds.map(({ type }) => type)),
);

const nothing: readonly Found[] = [];

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
  /** How deep this one looks within what stands for something else. */
  readonly #depth: number;
  #child: TextScanner | null = null;
  /** Runs that are percent-encoded, and whether there are character references or disguises. */
  #percents: number[] = [];
  readonly #leads: { readonly type: string; readonly start: number; readonly end: number }[] = [];
  #strong = 0;
  #weak = 0;
  #thing = false;
  #percentUntil = 0;
  #entities = false;
  #disguises = false;

  constructor(depth = 0) {
    this.#depth = depth;
  }

  /** How many values had the shape of a weak type, whether the check held or not. Reset by the caller. */
  tries = 0;
  /** Where a private key begins that does not end within the range, or -1. */
  openKey = -1;
  #bytes: Uint8Array = new Uint8Array(0);
  #from = 0;
  #to = 0;
  #floor = 0;
  #bareEnd = 0;
  #noQuoteUntil = 0;
  #quietUntil = 0;
  #named = false;
  #out: Found[] | null = null;

  /**
   * What stands in bytes `from` to `to`, in order and without overlap. `facts` is what the field's name says where the range is a field's whole value, null for
   * text without a field.
   */
  scan(bytes: Uint8Array, from: number, to: number, facts: KeyFacts | null): readonly Found[] {
    this.#bytes = bytes;
    this.#from = from;
    this.#to = to;
    this.#floor = from;
    this.#bareEnd = 0;
    this.#noQuoteUntil = 0;
    this.#quietUntil = facts?.identifier ? to : from;
    this.#named = facts !== null;
    this.#out = null;
    this.openKey = -1;
    this.#leads.length = 0;
    this.#strong = 0;
    this.#weak = 0;
    this.#thing = false;
    this.#percents.length = 0;
    this.#percentUntil = from;
    this.#entities = false;
    this.#disguises = false;
    if (to - from >= 10 && to - from <= 40 && harmless(bytes, from, to)) return nothing;
    let i = from;
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
      i = this.#word(i, end, seen);
      if (i === end && end - start >= 16 && start >= this.#floor) i = this.#encoded(start, end, seen);
    }
    if (this.#leads.length > 0) this.#settleLeads();
    if (this.#depth < depthCap) this.#unwrap(facts);
    return this.#out ?? nothing;
  }

  /** A long word that may be base64 or hexadecimal for a text: where to go on. */
  #encoded(at: number, wordEnd: number, seen: number): number {
    const bytes = this.#bytes;
    let end = wordEnd;
    while (end < this.#to && isBase64(bytes[end]!)) end++;
    if (this.#depth < depthCap) {
      const hex = end === wordEnd && (seen & BEYOND_HEX) === 0;
      const inside = (hex ? hexText(bytes, at, end) : null) ?? base64Text(bytes, at, end);
      if (inside !== null) this.#within(inside, null, true);
    }
    return end;
  }

  /** What stands in bytes that others stand for. */
  #unwrap(facts: KeyFacts | null): void {
    const bytes = this.#bytes;
    for (let run = 0; run < this.#percents.length; run += 2)
      this.#within(percentDecoded(bytes, this.#percents[run]!, this.#percents[run + 1]!, false), null, false);
    if (this.#entities) this.#within(entitiesDecoded(bytes, this.#from, this.#to), facts, false);
    if (this.#disguises) this.#within(undisguised(bytes, this.#from, this.#to), facts, false);
  }

  /** `inOrder`: it stands behind all that was found so far. */
  #within({ bytes, size, map }: Mapped, facts: KeyFacts | null, inOrder: boolean): void {
    this.#child ??= new TextScanner(this.#depth + 1);
    this.#child.tries = 0;
    const found = this.#child.scan(bytes, 0, size, facts);
    if (found.length === 0) return;
    this.#out ??= [];
    for (const hit of found) {
      const start = map[hit.start]!;
      // Where one place holds the end of one byte and the start of the next, it goes with the first.
      const end = Math.max(map[hit.end]!, start + 1);
      if (inOrder ? start < this.#floor : this.#out.some((other) => other.start < end && start < other.end)) continue;
      this.#out.push({ ...hit, start, end });
      if (inOrder) this.#floor = end;
    }
    if (!inOrder) this.#out.sort((a, b) => a.start - b.start);
  }

  #add(type: string, start: number, end: number, confidence: Confidence, shown = 0, weak = false, sample = false): void {
    this.#out ??= [];
    this.#out.push({ type, start, end, confidence, shown, weak, sample });
    this.#floor = end;
  }

  #take(found: Credential | null): boolean {
    if (!found || found.start < this.#floor) return false;
    if (found.confidence) this.#add(found.type, found.start, found.end, found.confidence, found.shown);
    else this.#floor = found.end;
    return true;
  }

  /** A word, its end and the classes of its characters: where to go on. */
  #word(at: number, end: number, seen: number): number {
    const bytes = this.#bytes;
    const first = bytes[at]!;
    const next = end < this.#to ? bytes[end]! : 0;
    const length = end - at;
    if ((seen & NUMERAL) === 0) {
      // Letters alone: nothing by themselves, but some begin what goes on after a sign.
      if (next === 32) {
        if (length === 6 || length === 5) return this.#scheme(at, end, length);
        if (length === 2 && seen === UPPER && isDigit(bytes[end + 1]) && this.#written(at, end)) return this.#floor;
        return end;
      }
      if (length <= 4 && (next === 58 || next === 45) && (seen & BEYOND_HEX) === 0 && this.#address(at, length)) return this.#floor;
      if (next === 45 && length === 8 && this.#uuid(at)) return at + 36;
      if ((next === 45 || next === 46 || next === 58) && length <= 14) {
        if (vendorStart[(first << 8) | bytes[at + 1]!] === 1 && this.#take(vendorAt(bytes, at, this.#to))) return this.#floor;
        if (next === 58 && length <= 13 && beginsHash(bytes, at, end) && this.#take(hashAt(bytes, at, this.#to))) return this.#floor;
      } else if (next === 36 && length <= 13 && beginsHash(bytes, at, end) && this.#take(hashAt(bytes, at, this.#to))) return this.#floor;
      else if (length >= 12 && vendorStart[(first << 8) | bytes[at + 1]!] === 1 && this.#take(vendorAt(bytes, at, this.#to)))
        return this.#floor;
      return end;
    }
    if (first <= 57) return this.#digits(at, end, length, next, seen);
    if (vendorStart[(first << 8) | bytes[at + 1]!] === 1 && this.#take(vendorAt(bytes, at, this.#to))) return this.#floor;
    if (first === 101 && length >= 12 && bytes[at + 1] === 121 && bytes[at + 2] === 74 && this.#take(jwtAt(bytes, at, this.#to)))
      return this.#floor;
    if ((next === 36 || next === 58) && length <= 13 && beginsHash(bytes, at, end) && this.#take(hashAt(bytes, at, this.#to)))
      return this.#floor;
    if (isUpper(first) && isUpper(bytes[at + 1])) {
      if (isDigit(bytes[at + 2]) && isDigit(bytes[at + 3]) && this.#iban(at)) return this.#floor;
      if ((length === 16 || length === 9) && this.#quietUntil <= at && this.#written(at, end)) return this.#floor;
    }
    if ((next === 58 || next === 45) && isHex(first) && length <= 4 && this.#address(at, length)) return this.#floor;
    if (next === 45 && length === 8 && this.#uuid(at)) return at + 36;
    if (length >= 20 && next === 46 && (first === 77 || first === 78 || first === 79) && this.#take(shapedAt(bytes, at, this.#to)))
      return this.#floor;
    if (length === 32 && next === 45 && this.#take(shapedAt(bytes, at, this.#to))) return this.#floor;
    return end;
  }

  /** `Bearer x`, `Basic x`. */
  #scheme(at: number, end: number, length: number): number {
    const bytes = this.#bytes;
    if ((bytes[at]! | 32) !== 98) return end;
    if (length === 5 && bytes[at] === 66 && at - 5 >= this.#floor && bytes[at - 1] === 45 && bytes[at - 5] === 45)
      return this.#privateKey(at - 5) ? this.#floor : end;
    const low = ascii(bytes, at, end).toLowerCase();
    if (low !== "bearer" && low !== "basic") return end;
    if (bytes[end + 1] === 101 && this.#take(jwtAt(bytes, end + 1, this.#to))) return this.#floor;
    if (
      bytes[end + 1] !== 32 &&
      vendorAt(bytes, end + 1, this.#to) === null &&
      this.#take(schemeTokenAt(bytes, end + 1, this.#to, length === 5))
    )
      return this.#floor;
    return end;
  }

  #privateKey(at: number): boolean {
    const { length } = this.#out ?? nothing;
    if (!this.#take(privateKeyAt(this.#bytes, at, this.#to))) return false;
    // Told as firm: the end is not within the range.
    const last = this.#out?.[length];
    if (this.openKey < 0 && (last === undefined || last.confidence !== "proven")) this.openKey = at;
    return true;
  }

  #uuid(at: number): boolean {
    return at + 36 <= this.#to && uuidAt(this.#bytes, at);
  }

  #digits(at: number, end: number, length: number, next: number, seen: number): number {
    const bytes = this.#bytes;
    if (length === 8 && next === 45 && this.#uuid(at)) return at + 36;
    if (next === 58 && length >= 8 && length <= 10 && this.#take(shapedAt(bytes, at, this.#to))) return this.#floor;
    if (length === 32 && next === 45 && this.#take(shapedAt(bytes, at, this.#to))) return this.#floor;
    if ((next === 58 || next === 45) && length <= 4 && (seen & BEYOND_HEX) === 0 && this.#address(at, length)) return this.#floor;
    // A part of something longer: a path, a decimal, a serial number.
    const before = at > this.#from ? bytes[at - 1]! : 0;
    if (before === 46 || before === 45 || before === 47 || before === 35 || before === 37 || before === 38 || at < this.#quietUntil)
      return end;
    if (next === 46 && length <= 3) {
      const found = ipv4At(bytes, at, this.#to);
      if (found) {
        if (found.range === "public" && !versionWord.test(ascii(bytes, Math.max(this.#from, at - 10), at)))
          this.#add("ip-address", at, found.end, "tentative");
        return found.end;
      }
    }
    if (length === 4 && (next === 32 || next === 45) && isDigit(bytes[end + 1]) && this.#card(at)) return this.#floor;
    if (next >= 32 && next <= 47 && this.#written(at, end)) return this.#floor;
    if (length === 11 && seen !== NUMERAL && this.#written(at, end)) return this.#floor;
    if (length >= 14 && length <= 16 && seen === NUMERAL) {
      this.tries++;
      const bare = ascii(bytes, at, end);
      if (cardBrand(bare)) {
        const trial = isTrialCard(bare);
        const named = !this.#named && cardWord.test(ascii(bytes, Math.max(this.#from, at - 24), at));
        this.#add("card-number", at, end, named && !trial ? "firm" : "tentative", 0, !named && !trial);
      }
    }
    return end;
  }

  /** A card number in groups. */
  #card(at: number): boolean {
    const bytes = this.#bytes;
    const found = cardGroups.exec(ascii(bytes, at, Math.min(this.#to, at + 21)));
    if (!found) return false;
    const bare = found[0].replace(/[ -]/g, "");
    const stop = at + found[0].length;
    // A window on a longer number, such as an IBAN, is no card.
    if (
      !cardBrand(bare) ||
      (stop + 1 < this.#to && (bytes[stop] === 32 || bytes[stop] === 45) && isDigit(bytes[stop + 1])) ||
      /(?:\d{4}|[A-Z]{2}\d\d)[ -]$/.test(ascii(bytes, Math.max(this.#from, at - 5), at))
    )
      return false;
    this.#add("card-number", at, stop, isTrialCard(bare) ? "tentative" : "firm");
    return true;
  }

  /** An identifier in its official writing. */
  #written(at: number, end: number): boolean {
    const found = layoutAt(this.#bytes, at, end, this.#to);
    if (found?.alone == null) return false;
    this.#add(found.scheme.type, at, found.end, found.alone);
    return true;
  }

  #iban(at: number): boolean {
    const bytes = this.#bytes;
    const length = ibanLength(ascii(bytes, at, at + 2));
    if (length === 0) return false;
    let bare = "";
    let end = at;
    while (end < this.#to && bare.length < length) {
      const code = bytes[end]!;
      if (isDigit(code) || isUpper(code)) bare += String.fromCharCode(code);
      else if (code !== 32 || bytes[end - 1] === 32) return false;
      end++;
    }
    if (bare.length < length || (end < this.#to && isWord(bytes[end])) || !ibanHolds(bare)) return false;
    this.#add("iban", at, end, isSampleIban(bare) ? "tentative" : "proven");
    return true;
  }

  #address(at: number, length: number): boolean {
    const bytes = this.#bytes;
    const before = at > this.#from ? bytes[at - 1]! : 0;
    if (before === 58 || before === 45 || before === 46) return false;
    if (length === 2) {
      const end = macAt(bytes, at, this.#to);
      if (end > 0) {
        this.#add("mac-address", at, end, "firm");
        return true;
      }
    }
    if (bytes[at + length] !== 58 || at < this.#quietUntil) return false;
    const found = ipv6At(bytes, at, this.#to);
    if (found?.range !== "public") return false;
    this.#add("ip-address", at, found.end, "tentative");
    return true;
  }

  /** One of the rare signs stands here: where to go on. */
  #sign(code: number, at: number): number {
    const bytes = this.#bytes;
    switch (code) {
      case 64: {
        const box = mailboxAt(bytes, at, this.#floor, this.#to);
        if (!box) return at + 1;
        if (box.sort !== "role") this.#strong |= bitOf("email");
        this.#add("email", box.start, box.end, box.sort === "person" ? "firm" : "tentative", 0, false, box.sort === "sample");
        return this.#floor;
      }
      case 43:
        return this.#phone(at) ? this.#floor : at + 1;
      case 36:
      case 123:
        return this.#take(hashAt(bytes, at, this.#to)) ? this.#floor : at + 1;
      case 58:
        if (bytes[at + 1] === 47 && bytes[at + 2] === 47)
          return this.#userinfo(at + 3) && this.#take(urlPasswordAt(bytes, at, this.#to)) ? this.#floor : at + 3;
        return this.#assignment(at, code);
      case 61:
        return this.#assignment(at, code);
      case 37:
        return this.#percent(at);
      case 38:
        if (!this.#entities && telling(entityAt(bytes, at, this.#to)?.point)) this.#entities = true;
        return at + 1;
      default:
        if (code > 127 && !this.#disguises && disguiseAt(bytes, at) !== null) this.#disguises = true;
        return at + 1;
    }
  }

  /** Notes the percent-encoded run around a place, where something telling is encoded. */
  #percent(at: number): number {
    if (at < this.#percentUntil || this.#depth >= depthCap) return at + 1;
    const bytes = this.#bytes;
    if (!telling(percentAt(bytes, at, this.#to))) return at + 1;
    let from = at;
    const least = Math.max(this.#percentUntil, at - runCap);
    while (from > least && runStops[bytes[from - 1]!] === 0) from--;
    let end = at;
    const limit = Math.min(this.#to, at + runCap);
    while (end < limit && runStops[bytes[end]!] === 0) end++;
    this.#percents.push(from, end);
    this.#percentUntil = end;
    return at + 1;
  }

  /** Whether an `@` stands before the end of what may be a URL's authority (RFC 3986). */
  #userinfo(from: number): boolean {
    const limit = Math.min(this.#to, from + 400);
    for (let at = from; at < limit; at++) {
      const code = this.#bytes[at]!;
      if (code === 64) return true;
      if (code <= 32 || code === 47 || code === 34 || code === 63 || code === 35 || code === 39 || code === 60 || code === 62) return false;
    }
    return false;
  }

  #phone(at: number): boolean {
    const bytes = this.#bytes;
    if (at < this.#quietUntil || (at > this.#from && (isWord(bytes[at - 1]) || bytes[at - 1] === 43)) || !isDigit(bytes[at + 1]))
      return false;
    const found = international.exec(ascii(bytes, at, Math.min(this.#to, at + 26)));
    if (!found) return false;
    const shape = found[0].replace(/[ ().-]{1,24}$/, "");
    const bare = shape.replace(/\D/g, "");
    const end = at + shape.length;
    if (
      bare.length < 8 ||
      bare.length > 15 ||
      (end < this.#to && isWord(bytes[end])) ||
      !internationalHolds(bare) ||
      /\D\D\D/.test(shape.slice(1))
    )
      return false;
    this.#add("phone", at, end, "firm");
    return true;
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
    if (left <= floor || bytes[left - 1] === 93) return at + 1;
    let start = left;
    while (start > floor && left - start < 48) {
      const before = bytes[start - 1]!;
      if (!isWord(before) && before !== 45 && before !== 46 && before < 128) break;
      start--;
    }
    if (start === left || isDigit(bytes[start])) return at + 1;
    const spelled = keyIn(bytes, start, left);
    if (spelled.witness === "account") this.#strong |= bitOf("account");
    else if (spelled.witness === "thing") this.#thing = true;
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
    if (!key.meaning && !key.identifier) return at + 1;
    const size = this.#to;
    let right = at + 1;
    while (right < size && right - at < 8 && (bytes[right] === 61 || bytes[right] === 62 || bytes[right] === 58)) right++;
    while (right < size && right - at < 24 && (bytes[right] === 32 || bytes[right] === 9)) right++;
    let escaped = false;
    if (bytes[right] === 92 && (bytes[right + 1] === 34 || bytes[right + 1] === 39)) {
      escaped = true;
      right++;
    }
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
    if (!key.meaning) {
      if (stop > this.#quietUntil) this.#quietUntil = stop;
      return at + 1;
    }
    const { type, needsPerson } = key.meaning;
    if (needsPerson) {
      if (this.#leads.length < leadCap) this.#leads.push({ type, start: right, end: stop });
      return at + 1;
    }
    const named = isNamedCredential(type);
    if (!named && !textTypes.has(type)) return at + 1;
    // What a shape tells says more than a name: let the scan find it.
    const value = utf8(bytes, right, stop);
    if (
      type === "authorization-header" ||
      /^(Bearer|Basic)$/i.test(value) ||
      /^(eyJ|\$2|\$argon|scrypt:|pbkdf2|-----BEGIN)/.test(value) ||
      (vendorStart[(bytes[right]! << 8) | bytes[right + 1]!] === 1 && vendorAt(bytes, right, size) !== null)
    )
      return at + 1;
    if (named && setting === "bare" && code === 58 && type === "password" && !quotedKey && bytes[at + 1] === 58) return at + 1;
    let verdict = judgeField(type, value, "string", setting);
    if (!verdict && !named && setting === "bare") {
      // Numbers written in groups.
      let long = stop;
      while (long < size && long - right < 40 && groupStops[bytes[long]!] === 0) long++;
      while (long > stop) {
        const longer = utf8(bytes, right, long).trimEnd();
        verdict = judgeField(type, longer, "string", setting);
        if (verdict) {
          stop = right + utf8Length(longer);
          break;
        }
        do long--;
        while (long > stop && bytes[long] !== 32);
      }
    }
    if (!verdict) return at + 1;
    if (type === "person-name" && setting === "bare" && code === 58) return at + 1;
    this.#add(type, right, stop, verdict);
    if (isStrong(type) || kindOf(type) === "personal") this.#strong |= bitOf(type);
    else if (weakTypes.has(type)) this.#weak |= bitOf(type);
    return this.#floor;
  }

  /** What needs a person's record around it is told where the line is one: `name=… city=…` beside an e-mail address. */
  #settleLeads(): void {
    for (const { type, start, end } of this.#leads)
      if (tellsAccount(type) && judgeField(type, utf8(this.#bytes, start, end), "string", "json")) this.#weak |= bitOf(type);
    if (!enough(this.#strong, this.#weak, this.#thing)) return;
    this.#out ??= [];
    for (const { type, start, end } of this.#leads) {
      const verdict = judgeField(type, utf8(this.#bytes, start, end), "string", "json");
      if (!verdict || this.#out.some((other) => other.start < end && start < other.end)) continue;
      this.#out.push({ type, start, end, confidence: verdict, shown: 0, weak: false, sample: false });
    }
    this.#out.sort((a, b) => a.start - b.start);
  }
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

/** A whole value that is a UUID, or a day with or without a time (RFC 3339): the most usual values with digits. */
function harmless(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from === 36 && bytes[from + 8] === 45) return uuidAt(bytes, from);
  if (bytes[from + 4] !== 45 || bytes[from + 7] !== 45) return false;
  const third = bytes[from + 10];
  if (to - from > 10 && third !== 84 && third !== 32) return false;
  let all = 1;
  for (let at = from; at < to; at++) all &= inTime[bytes[at]!]!;
  return all === 1;
}

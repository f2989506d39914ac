// In: a text (a line, or one JSON string) and what its field's name says. Out: what stands in it, by shape and by `key: value` within it.

import {
  type Credential,
  hashAt,
  jwtAt,
  privateKeyAt,
  type Setting,
  schemeTokenAt,
  shapedAt,
  urlPasswordAt,
  vendorAt,
  vendorStart,
} from "../credentials/credentials.js";
import { isNamedCredential, type KeyFacts, keyFacts } from "../fields/classify.js";
import { judgeField } from "../fields/field-value.js";
import type { Confidence } from "../match.js";
import { bareId, type NationalId, nationalIds, sampleSsns } from "../schemes/national.js";
import { mailboxAt } from "../shapes/mailbox.js";
import { ipv4At, ipv6At, macAt } from "../shapes/network.js";
import { cardBrand, ibanHolds, ibanLength, isSampleIban, isTrialCard } from "../shapes/payment.js";
import { internationalHolds } from "../shapes/phone.js";

export interface Found {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: Confidence;
  /** How many characters at its start are public. */
  readonly shown: number;
  /** By a weak check alone: a column of such values is voted on. */
  readonly weak: boolean;
}

export interface Tally {
  /** How many values had the shape of a weak type, whether the check held or not. */
  tries: number;
}

// What a character can begin. Letters and digits begin a word; all others that matter are rare.
const WORD = 1;
const SIGN = 2;
const classes = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const char = String.fromCharCode(code);
  if (/[A-Za-z0-9_]/.test(char)) classes[code] = WORD;
  else if ("@+:=${-".includes(char)) classes[code] = SIGN;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isUpper = (code: number): boolean => code >= 65 && code <= 90;
const isWord = (code: number): boolean => code < 128 && classes[code] === WORD;
const isHex = (code: number): boolean => isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);

const bareCap = 256;
const bareStops = new Uint8Array(128);
for (const char of " \t\n\r,;&\"'`<>|)}]\\") bareStops[char.charCodeAt(0)] = 1;
const endsBare = (code: number): boolean => code < 128 && bareStops[code] === 1;

const writtenByLead: NationalId[][] = [];
for (const id of nationalIds) {
  for (const lead of id.written?.lead ?? []) writtenByLead[lead] = [...(writtenByLead[lead] ?? []), id];
}

const cardGroups = /(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}|3\d{3}([ -])\d{6}\2\d{5})(?![\d-])/y;
const uuidRest = /-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/y;
const international = /\+[1-9][\d ().-]{6,24}/y;
const hashWord = /^(scrypt|pbkdf2|bcrypt|sha1|md5|pbkdf2_sha\d{1,3}|bcrypt_sha256)$/;
const cardWord = /card|visa|master|amex|\bpan\b|\bcc\b|karte|carte|tarjeta|cart[aã]o|carta/i;
const versionWord = /(?:\bv|version|release|build|rev)[ :.=]*$/i;

/** Which named fields may be believed in text, where nothing but the word before the sign says so. */
const textTypes = new Set(
  "phone person-name birth-date national-id passport driving-licence health-id card-number card-security-code iban bank-account mac-address ip-address"
    .split(" ")
    .concat(nationalIds.map(({ type }) => type)),
);

/**
 * Appends what stands in `text` to `out`, in order and without overlap. `facts` is what the field's name says when the text is a field's whole value, null for
 * text without a field. Linear: every look forward or back is bounded.
 */
export function scanText(text: string, facts: KeyFacts | null, out: Found[], tally: Tally): void {
  const size = text.length;
  let floor = 0;
  let bareEnd = 0;
  let noQuoteUntil = 0;
  let quietUntil = facts?.identifier ? size : 0;
  const add = (type: string, start: number, end: number, confidence: Confidence, shown = 0, weak = false): void => {
    out.push({ type, start, end, confidence, shown, weak });
    floor = end;
  };
  const take = (found: Credential | null): boolean => {
    if (!found || found.start < floor) return false;
    if (found.confidence) add(found.type, found.start, found.end, found.confidence, found.shown);
    else floor = found.end;
    return true;
  };

  let i = 0;
  while (i < size) {
    const code = text.charCodeAt(i);
    const sort = code < 128 ? classes[code] : 0;
    if (sort === 0) {
      i++;
      continue;
    }
    if (sort === WORD) {
      const end = word(i);
      i = Math.max(end, floor);
      continue;
    }
    i = sign(code, i);
  }

  function wordEnd(at: number): number {
    let end = at + 1;
    while (end < size && isWord(text.charCodeAt(end))) end++;
    return end;
  }

  /** A word begins here: where to go on. */
  function word(at: number): number {
    const first = text.charCodeAt(at);
    const second = at + 1 < size ? text.charCodeAt(at + 1) : 0;
    if (second < 128 && vendorStart[(first << 8) | second] === 1 && take(vendorAt(text, at))) return floor;
    if (first === 101 && second === 121 && text.charCodeAt(at + 2) === 74) {
      if (take(jwtAt(text, at))) return floor;
    }
    const end = wordEnd(at);
    const length = end - at;
    const next = end < size ? text.charCodeAt(end) : 0;
    if (isDigit(first)) return digits(at, end, length, next);
    if (next === 32 && (length === 6 || length === 5)) {
      const low = text.slice(at, end).toLowerCase();
      if (low === "bearer" || low === "basic") {
        if (text.startsWith("eyJ", end + 1) && take(jwtAt(text, end + 1))) return floor;
        if (text.charCodeAt(end + 1) !== 32 && vendorAt(text, end + 1) === null && take(schemeTokenAt(text, end + 1, low === "basic")))
          return floor;
        return end;
      }
    }
    if ((next === 36 || next === 58) && length <= 13 && hashWord.test(text.slice(at, end)) && take(hashAt(text, at))) return floor;
    if (isUpper(first) && isUpper(second)) {
      if (isDigit(text.charCodeAt(at + 2)) && isDigit(text.charCodeAt(at + 3)) && iban(at)) return floor;
      if ((length === 16 || length === 9 || (length === 2 && next === 32)) && quietUntil <= at && written(at, length)) return floor;
    }
    if ((next === 58 || next === 45) && isHex(first) && length <= 4 && address(at, length)) return floor;
    if (next === 45 && length === 8 && uuid(end)) return end + 28;
    if (length >= 20 && next === 46 && (first === 77 || first === 78 || first === 79) && take(shapedAt(text, at))) return floor;
    if (length === 32 && next === 45 && take(shapedAt(text, at))) return floor;
    return end;
  }

  function uuid(end: number): boolean {
    uuidRest.lastIndex = end;
    return uuidRest.test(text);
  }

  function digits(at: number, end: number, length: number, next: number): number {
    const before = at > 0 ? text.charCodeAt(at - 1) : 0;
    if (length === 8 && next === 45 && uuid(end)) return end + 28;
    if (next === 58 && length >= 8 && length <= 10 && take(shapedAt(text, at))) return floor;
    if (length === 32 && next === 45 && take(shapedAt(text, at))) return floor;
    if ((next === 58 || next === 45) && length <= 4 && address(at, length)) return floor;
    // A part of something longer: a path, a decimal, a serial number.
    if (before === 46 || before === 45 || before === 47 || before === 35 || before === 37 || before === 38 || at < quietUntil) return end;
    if (next === 46 && length <= 3) {
      const found = ipv4At(text, at);
      if (found) {
        if (found.range === "public" && !versionWord.test(text.slice(Math.max(0, at - 10), at)))
          add("ip-address", at, found.end, "tentative");
        return found.end;
      }
    }
    if (length === 4 && (next === 32 || next === 45)) {
      cardGroups.lastIndex = at;
      const found = cardGroups.exec(text);
      if (found) {
        const bare = found[0].replace(/[ -]/g, "");
        const stop = at + found[0].length;
        // A window on a longer number, such as an IBAN, is no card.
        if (
          cardBrand(bare) &&
          !/^[ -]\d/.test(text.slice(stop, stop + 2)) &&
          !/(?:\d{4}|[A-Z]{2}\d\d)[ -]$/.test(text.slice(Math.max(0, at - 5), at))
        ) {
          add("card-number", at, stop, isTrialCard(bare) ? "tentative" : "firm");
          return stop;
        }
      }
    }
    if (written(at, length)) return floor;
    if (length >= 14 && length <= 16 && onlyDigits(at, end)) {
      tally.tries++;
      const bare = text.slice(at, end);
      if (cardBrand(bare)) {
        const trial = isTrialCard(bare);
        const named = facts === null && cardWord.test(text.slice(Math.max(0, at - 24), at));
        add("card-number", at, end, named && !trial ? "firm" : "tentative", 0, !named && !trial);
      }
    }
    return end;
  }

  function onlyDigits(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (!isDigit(text.charCodeAt(at))) return false;
    return true;
  }

  /** A national id in its official writing. */
  function written(at: number, length: number): boolean {
    const candidates = writtenByLead[length];
    if (!candidates) return false;
    for (const { type, written: form, valid, shape } of candidates) {
      form!.pattern.lastIndex = at;
      const found = form!.pattern.exec(text);
      if (!found) continue;
      const end = at + found[0].length;
      const next = end < size ? text.charCodeAt(end) : 0;
      if (isWord(next) || ((next === 45 || next === 46) && end + 1 < size && isWord(text.charCodeAt(end + 1)))) continue;
      const bare = bareId(type, found[0]);
      if (!shape.test(bare) || !valid(bare)) continue;
      add(type, at, end, type === "us-ssn" && sampleSsns.has(bare) ? "tentative" : form!.confidence);
      return true;
    }
    return false;
  }

  function iban(at: number): boolean {
    const length = ibanLength(text.slice(at, at + 2));
    if (length === 0) return false;
    let bare = "";
    let end = at;
    while (end < size && bare.length < length) {
      const code = text.charCodeAt(end);
      if (isDigit(code) || isUpper(code)) bare += text[end];
      else if (code !== 32 || text.charCodeAt(end - 1) === 32) return false;
      end++;
    }
    if (bare.length < length || (end < size && isWord(text.charCodeAt(end))) || !ibanHolds(bare)) return false;
    add("iban", at, end, isSampleIban(bare) ? "tentative" : "proven");
    return true;
  }

  function address(at: number, length: number): boolean {
    const before = at > 0 ? text.charCodeAt(at - 1) : 0;
    if (before === 58 || before === 45 || before === 46) return false;
    if (length === 2) {
      const end = macAt(text, at);
      if (end > 0) {
        add("mac-address", at, end, "firm");
        return true;
      }
    }
    if (text.charCodeAt(at + length) !== 58 || at < quietUntil) return false;
    const found = ipv6At(text, at);
    if (found?.range !== "public") return false;
    add("ip-address", at, found.end, "tentative");
    return true;
  }

  /** One of the rare signs stands here: where to go on. */
  function sign(code: number, at: number): number {
    switch (code) {
      case 64: {
        const box = mailboxAt(text, at, floor);
        if (!box) return at + 1;
        // A whole field's value is data even where its domain is reserved; in prose it is a sample.
        add("email", box.start, box.end, box.sort === "person" ? "firm" : "tentative");
        return floor;
      }
      case 43: {
        if (at < quietUntil || (at > 0 && (isWord(text.charCodeAt(at - 1)) || text.charCodeAt(at - 1) === 43))) return at + 1;
        international.lastIndex = at;
        const found = international.exec(text);
        if (!found) return at + 1;
        const shape = found[0].replace(/[ ().-]+$/, "");
        const bare = shape.replace(/\D/g, "");
        const end = at + shape.length;
        if (
          bare.length < 8 ||
          bare.length > 15 ||
          (end < size && isWord(text.charCodeAt(end))) ||
          !internationalHolds(bare) ||
          /\D\D\D/.test(shape.slice(1))
        )
          return at + 1;
        add("phone", at, end, "firm");
        return floor;
      }
      case 36:
      case 123:
        return take(hashAt(text, at)) ? floor : at + 1;
      case 45:
        return text.startsWith("-----BEGIN", at) && take(privateKeyAt(text, at)) ? floor : at + 1;
      default:
        if (code === 58 && text.charCodeAt(at + 1) === 47 && text.charCodeAt(at + 2) === 47)
          return take(urlPasswordAt(text, at)) ? floor : at + 3;
        return assignment(at, code);
    }
  }

  /** `key: value`, `key = value`, `"key": "value"` within a text. */
  function assignment(at: number, code: number): number {
    let left = at;
    if (text.charCodeAt(left - 1) === 33 || text.charCodeAt(left - 1) === 58) left--;
    while (left > floor && at - left < 16 && text.charCodeAt(left - 1) === 32) left--;
    let quotedKey = false;
    const quote = text.charCodeAt(left - 1);
    if (left > floor && (quote === 34 || quote === 39)) {
      left--;
      quotedKey = true;
      if (text.charCodeAt(left - 1) === 92) left--;
    }
    if (left > floor && text.charCodeAt(left - 1) === 93) return at + 1;
    let start = left;
    while (start > floor && left - start < 48) {
      const before = text.charCodeAt(start - 1);
      if (!isWord(before) && before !== 45 && before !== 46 && before < 128) break;
      start--;
    }
    if (start === left || isDigit(text.charCodeAt(start))) return at + 1;
    let key = keyFacts(text.slice(start, left));
    if (!key.meaning && code === 58 && !quotedKey) {
      // "Social security number: …": up to three words before.
      let from = start;
      for (let words = 0; words < 2 && from > floor && text.charCodeAt(from - 1) === 32; words++) {
        from--;
        while (from > floor && start - from < 32 && isWord(text.charCodeAt(from - 1))) from--;
        const phrase = keyFacts(text.slice(from, left));
        if (phrase.meaning) {
          key = phrase;
          break;
        }
      }
    }
    let right = at + 1;
    while (right < size && (text.charCodeAt(right) === 61 || text.charCodeAt(right) === 62 || text.charCodeAt(right) === 58)) right++;
    while (right < size && right - at < 24 && (text.charCodeAt(right) === 32 || text.charCodeAt(right) === 9)) right++;
    let escaped = false;
    if (text.charCodeAt(right) === 92 && (text.charCodeAt(right + 1) === 34 || text.charCodeAt(right + 1) === 39)) {
      escaped = true;
      right++;
    }
    const opening = text.charCodeAt(right);
    let setting: Setting = "bare";
    let stop = right;
    if (opening === 34 || opening === 39 || opening === 96) {
      // "Password:" in quotes is a label; what comes after it is no value.
      if (!quotedKey && right === at + 1 && text.charCodeAt(start - 1) === opening) return at + 1;
      right++;
      setting = "quoted";
      stop = right;
      if (right < noQuoteUntil) return at + 1;
      while (stop < size && stop - right < 1024 && text.charCodeAt(stop) !== opening && text.charCodeAt(stop) !== 10) stop++;
      if (text.charCodeAt(stop) !== opening) {
        noQuoteUntil = opening === 34 ? stop : noQuoteUntil;
        return at + 1;
      }
      if (escaped && text.charCodeAt(stop - 1) === 92) stop--;
    } else {
      if (right < bareEnd) stop = bareEnd;
      else while (stop < size && stop - right < bareCap && !endsBare(text.charCodeAt(stop))) stop++;
      bareEnd = stop;
      // Longer than any value that a bare word may be.
      if (stop - right >= bareCap) return at + 1;
      while (stop > right && text.charCodeAt(stop - 1) === 46) stop--;
    }
    if (stop === right) return at + 1;
    if (!key.meaning) {
      if (key.identifier) quietUntil = Math.max(quietUntil, stop);
      return at + 1;
    }
    const { type, needsPerson } = key.meaning;
    if (needsPerson) return at + 1;
    const named = isNamedCredential(type);
    if (!named && !textTypes.has(type)) return at + 1;
    // What a shape tells says more than a name: let the scan find it.
    const value = text.slice(right, stop);
    if (
      type === "authorization-header" ||
      /^(Bearer|Basic)$/i.test(value) ||
      /^(eyJ|\$2|\$argon|scrypt:|pbkdf2|-----BEGIN)/.test(value) ||
      (vendorStart[(value.charCodeAt(0) << 8) | value.charCodeAt(1)] && vendorAt(text, right))
    )
      return at + 1;
    if (
      named &&
      setting === "bare" &&
      code === 58 &&
      type === "password" &&
      text.charCodeAt(at + 1) !== 32 &&
      quotedKey === false &&
      text.charCodeAt(at + 1) === 58
    )
      return at + 1;
    let verdict = judgeField(type, value, "string", setting);
    if (!verdict && !named && setting === "bare") {
      // Numbers written in groups.
      let long = stop;
      while (long < size && long - right < 40 && !/[\n\r,;&"'`<>|{}[\]\\]/.test(text[long]!)) long++;
      while (long > stop) {
        const longer = text.slice(right, long).trimEnd();
        verdict = judgeField(type, longer, "string", setting);
        if (verdict) {
          stop = right + longer.length;
          break;
        }
        do long--;
        while (long > stop && text.charCodeAt(long) !== 32);
      }
    }
    if (!verdict) return at + 1;
    if (type === "person-name" && setting === "bare" && code === 58) return at + 1;
    add(type, right, stop, verdict);
    return floor;
  }
}

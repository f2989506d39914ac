// In: what a field's name promises and the field's value. Out: whether the value keeps the promise, and how sure that is.

import { judgeSecret, type Setting } from "../credentials/judge.js";
import { descriptorLooking, maskedLooking, templateLooking } from "../credentials/placeholder.js";
import type { Confidence, Kind } from "../match.js";
import { dayExists, expiryHolds } from "../schemes/check-digits.js";
import { bareOf, check, type Scheme, schemeOf, schemes } from "../schemes/index.js";
import { coordinatesInField, ipInField, macHolds, macSureness } from "../shapes/addresses.js";
import { cardInField, isTrialCard, securityCodeHolds, trackInField } from "../shapes/card.js";
import { seedPhraseInField, walletInField, walletKeyInField } from "../shapes/crypto.js";
import { emailInField } from "../shapes/email.js";
import { ibanInField, isSampleIban } from "../shapes/iban.js";
import { mrzInField } from "../shapes/mrz.js";
import { phoneInField } from "../shapes/telephone.js";
import {
  fieldNamed,
  isNamedCredential,
  type KeyFacts,
  namesType,
  SHARED_NAME_BITS,
  SHORT_NAME_BITS,
  SPECIFIC_NAME_BITS,
} from "./classify.js";
import { lengthRange } from "./shape-length.js";
import { crowdWords, firmForms, genderWords, robotWords, stateWords } from "./value-words.js";

/** What a JSON leaf is; text outside JSON counts as a string. */
export type LeafKind = "string" | "number" | "boolean";

// Evidence in bits: what the name tells, what the check tells, whose it is; the sum is the confidence.
/** The sum from which a value is proven, firm, tentative; below, it is nothing. */
export const PROVEN_BITS = 11;
export const FIRM_BITS = 8;
export const TENTATIVE_BITS = 4;
/** That the object around it describes a person, or the name says whose it is. */
export const PERSON_BITS = 3;
/** That it is written the official way, with its separators; that letters stand where the scheme wants them. */
export const LAYOUT_BITS = 2;
/** A value with the scheme's shape whose check fails is rather something else. Schemes of 0 bits have no check. */
export const FAILED_CHECK_BITS = -4;
/** What a check must tell before a name for any device is read as one sort of number. */
const DEVICE_CHECK_BITS = 3;
/** What a check must tell before a name for any country's number is read as one country's. */
export const GENERIC_CHECK_BITS = 6;

const unversioned: ReadonlySet<string> = new Set(
  "risk-score health-condition health-treatment internal-field special-category staff-note".split(" "),
);
const hasLetter = (text: string): boolean => /[A-Za-z\u0080-\uffff]/.test(text);
const digitsOf = (text: string): string => text.replace(/\D/g, "");
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-/i;
const genders: ReadonlySet<string> = new Set(genderWords.split(" "));
const states: ReadonlySet<string> = new Set(stateWords.split(" "));

// Where the digit 0 of other scripts stands: Arabic-Indic, Persian, Devanagari, Bengali, Thai, full width.
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];

/** The text with digits of other scripts as 0-9. */
function westernDigits(text: string): string {
  if (!/[\u0660-\u06f9\u0966-\u09ef\u0e50-\u0e59\uff10-\uff19]/.test(text)) return text;
  let out = "";
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const zero = zeros.find((each) => code >= each && code <= each + 9);
    out += zero === undefined ? text[i]! : String(code - zero);
  }
  return out;
}

// The Gregorian year before the first of each era; Meiji to Reiwa.
const eras: Readonly<Record<string, number>> = {
  明治: 1867,
  大正: 1911,
  昭和: 1925,
  平成: 1988,
  令和: 2018,
  M: 1867,
  T: 1911,
  S: 1925,
  H: 1988,
  R: 2018,
};

const inLife = (year: number): boolean => year >= 1880 && year <= 2100;
/** The year in the Gregorian calendar where it can be a Buddhist (+543), Solar Hijri (-621) or Lunar Hijri one. */
const anyCalendar = (year: number): boolean => inLife(year) || inLife(year - 543) || (year >= 1260 && year <= 1480);
const real = (year: number, month: number, day: number): boolean =>
  anyCalendar(year) && (inLife(year) ? dayExists(year, month, day) : month >= 1 && month <= 12 && day >= 1 && day <= 31);

/** A day of birth in the usual ways to write one, or a part of it where the name allows. */
function birthDate(value: string, kind: LeafKind): boolean {
  if (value.length > 40) return false;
  const text = westernDigits(value);
  // OIDC and vCard leave the year out or the day: 0000-05-01, --05-01, 1980-05.
  let found = /^(?:0000|-)-(\d\d)-?(\d\d)$/.exec(text);
  if (found) return dayExists(2000, Number(found[1]), Number(found[2]));
  found =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\.?(?:[T ].*)?$/.exec(text) ??
    /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(text) ??
    /^(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]?(?:生|생)?$/.exec(text) ??
    /^(\d{4})\. (\d{1,2})\. (\d{1,2})\.?$/.exec(text);
  if (found) return real(Number(found[1]), Number(found[2]), Number(found[3]));
  found = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?: .*)?$/.exec(text);
  if (found) {
    const year = Number(found[3]) < 100 ? 1900 + Number(found[3]) : Number(found[3]);
    return real(year, Number(found[2]), Number(found[1])) || real(year, Number(found[1]), Number(found[2]));
  }
  found = /^(明治|大正|昭和|平成|令和|[MTSHR])(\d{1,2}|元)[年./-](\d{1,2})[月./-](\d{1,2})日?(?:生)?$/.exec(text);
  if (found) return dayExists(eras[found[1]!]! + (found[2] === "元" ? 1 : Number(found[2])), Number(found[3]), Number(found[4]));
  if (/^\d{4}(?:[年년])?$/.test(text)) return anyCalendar(Number(text.slice(0, 4)));
  found = /^(\d{4})-(\d\d)$/.exec(text);
  if (found) return inLife(Number(found[1])) && Number(found[2]) >= 1 && Number(found[2]) <= 12;
  // Seconds or milliseconds since 1970, before which people were born too.
  if (kind === "number") return /^-?\d{6,13}$/.test(text);
  // A month by its name, in any language: 12. März 1980, 5 de mayo de 1971, May 5, 1971, 1980. május 3., ngày 5 tháng 3 năm 1980.
  found = monthName.exec(text);
  if (!found) return false;
  const year = Number(found[1] ?? found[2] ?? found[3]);
  return anyCalendar(year);
}

const monthName =
  /^(?:[\p{L}\p{M}]{2,12},? )?[\p{L}\p{M}]{3,14}\.? \d{1,2}(?:st|nd|rd|th)?,? (\d{4})$|^(?:[\p{L}\p{M}]{2,12},? )?\d{1,2}(?:st|nd|rd|th|er)?[. -]{1,2}(?:de |tháng )?[\p{L}\p{M}\d.]{1,16}\.?[,. -]{1,2}(?:de |del |năm |г\.? )?(\d{4})(?: ?(?:г|р|года|року)\.?)?$|^(\d{4})[. -]{1,2}[\p{L}\p{M}]{3,14}\.?[ -]\d{1,2}\.?$/u;

const nameless: ReadonlySet<string> = new Set(["name", "displayname"]);
const crowds: ReadonlySet<string> = new Set(crowdWords.split(" "));
const robots: ReadonlySet<string> = new Set(robotWords.split(" "));
const forms: ReadonlySet<string> = new Set(firmForms.split(" "));

/** Whether a name ends as those of firms, teams and robots do: `Northwind B.V.`, `API team`, `build-robot`, `dependabot[bot]`. */
function nobodys(text: string): boolean {
  const end = text.length;
  let start = end;
  while (start > 0 && end - start < 24 && !/[\s,_[-]/.test(text[start - 1]!)) start--;
  if (start === 0) return robots.has(text.toLowerCase());
  const last = text.slice(start).replace(/[.\]]/g, "");
  // Short forms are those in capitals or with points: `SA`, `S.A.`; `Sa` may be a name.
  if (forms.has(last.toLowerCase()) && (last.length > 3 || last === last.toUpperCase() || text.endsWith("."))) return true;
  const low = last.toLowerCase();
  return robots.has(low) || crowds.has(low);
}

/** A name of somebody or of a place: letters, few digits, no sign that programs use. */
function nameLike(text: string): boolean {
  if (text.length > 120 || !hasLetter(text) || text.includes("://") || text.includes("@") || /[{}<>=;/\\_|]/.test(text)) return false;
  const digits = digitsOf(text).length;
  return digits === 0 || (digits * 2 <= text.length && !uuid.test(text) && !/^[a-z]+(?:-[a-z0-9]+)+$/.test(text));
}

/** Who works together: `API team`, `Customer Support`. */
const unitName = / (?:team|support|department|dept\.?|helpdesk|desk|services?|squad|operations|administrators?|system|bot)$/i;

/** What stands in a field of an address: some of its letters or digits. No address of a network, a memory, a contract or a mailbox. */
function postalLike(text: string, kind: LeafKind): boolean {
  if (kind === "number") return /^\d{1,10}$/.test(text);
  if (text.length > 250 || !/[A-Za-z0-9\u0080-\uffff]/.test(text) || text.includes("://") || text.includes("@")) return false;
  if (text.startsWith("0x") || /^[0-9a-fA-F:.]+:[0-9a-fA-F:.]*$/.test(text) || /^\d{1,3}(?:\.\d{1,3}){3}(?:[:/]|$)/.test(text))
    return false;
  // One long word of letters and digits: a wallet, a hash.
  return !(text.length > 24 && /^[A-Za-z0-9+/=_-]+$/.test(text) && /\d/.test(text) && /[A-Za-z]/.test(text));
}

const documentLike = (text: string, digits: number): boolean =>
  text.length <= 30 &&
  /^[\p{L}\d][\p{L}\d ./-]+$/u.test(text) &&
  !/[A-Za-z]{3,} [A-Za-z]{3,}|[a-z]{4}/.test(text) &&
  digitsOf(text).length >= digits &&
  !uuid.test(text) &&
  !/^\d{4}-\d\d-\d\d/.test(text) &&
  !/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text);

/**
 * The confidence that `value` is what its field's name promises (`type`), or null. `setting` says where it stands; in bare text names and the like stay
 * `tentative` or nothing. Masked values, placeholders and descriptions are null. Looks at no more than 8,192 characters.
 */
export function judgeField(type: string, value: string, kind: LeafKind, setting: Setting): Confidence | null {
  if (isNamedCredential(type)) {
    if (kind === "boolean") return null;
    if (kind === "number")
      return (type === "one-time-code" && /^\d{3,10}$/.test(value)) || (type === "password" && /^\d{4,}$/.test(value)) ? "firm" : null;
    // `4-pin` under `pin` is a plug.
    if (type === "one-time-code" && /\bpins?\b/i.test(value)) return null;
    return judgeSecret(type, value, setting);
  }
  const text = value.trim();
  if (!worthwhile(type, text, kind)) return null;
  const row = schemeOf(type);
  if (row) {
    const verdict = check(row, westernDigits(text));
    if (verdict !== "valid") return verdict && "tentative";
    return row.organisation === true ? "tentative" : sureness(SPECIFIC_NAME_BITS + row.bits);
  }
  return judgeText(type, text, kind, setting);
}

/** Whether a text can be data of the type at all: not empty, not masked, no slot, no description, no flag. */
function worthwhile(type: string, text: string, kind: LeafKind): boolean {
  if (text.length === 0 || text.length > 8192 || maskedLooking(text)) return false;
  if (kind === "boolean") return type === "access-flag" || type === "internal-field" || type === "health-condition";
  if (kind === "number") return true;
  // What a field is called stands in its place: a catalogue of labels, a schema.
  if (namesType(text, type)) return false;
  // A version under the name of a score or an illness: a list of packages.
  if (/^[\^~<>=v]{0,3}\d{1,5}\.\d{1,5}\.\d{1,5}/.test(text) && unversioned.has(type)) return false;
  // `unknown`, `other`, `male` and `single` are answers where people are sorted.
  const sorted = type === "gender" || type === "role" || type === "access-flag";
  return !templateLooking(text) && (sorted || !descriptorLooking(text));
}

function judgeText(type: string, text: string, kind: LeafKind, setting: Setting): Confidence | null {
  const bare = setting === "bare";
  const words: Confidence = bare ? "tentative" : "firm";
  switch (type) {
    case "email":
      return emailInField(text);
    case "phone": {
      const number = westernDigits(text);
      const sure = phoneInField(number);
      if (sure !== "firm" || setting === "json") return sure;
      return /^(?:\+|00|tel:)/.test(number) || digitsOf(number).length >= 9 ? "firm" : "tentative";
    }
    case "person-name":
    case "birth-place":
      if (!nameLike(text) || (bare && /[a-z]\(/.test(text)) || states.has(text.toLowerCase())) return null;
      return type === "person-name" && (unitName.test(text) || nobodys(text) || /^[a-z]+\d+$|[A-Za-z]:[A-Za-z]|\w\.$/.test(text))
        ? null
        : words;
    case "emergency-contact":
      return (nameLike(text) && !(bare && /[a-z]\(/.test(text))) || phoneInField(westernDigits(text)) ? words : null;
    case "postal-address":
      return postalLike(text, kind) &&
        !states.has(text.toLowerCase()) &&
        (text.length >= 2 || /\d/.test(text) || text.charCodeAt(0) > 0x2e7f)
        ? words
        : null;
    case "birth-date":
    case "death-date":
      return birthDate(text, kind) ? "firm" : null;
    case "gender":
      if (bare) return null;
      return kind === "number"
        ? /^\d$/.test(text)
          ? "firm"
          : null
        : genders.has(text.toLowerCase().replace(/\.$/, "")) || /^[0129]$/.test(text)
          ? "firm"
          : null;
    case "age":
      return !bare && /^\d{1,3}(?: ?[\p{L}]{1,7}\.?)?$/u.test(westernDigits(text)) && Number.parseInt(westernDigits(text), 10) <= 125
        ? "firm"
        : null;
    case "special-category":
      return bare || text.length > 200 || !hasLetter(text) || text.includes("://") ? null : "firm";
    case "marital-status":
      return bare || text.length > 40 || (kind === "number" ? !/^\d$/.test(text) : !hasLetter(text) || text.includes("://"))
        ? null
        : "firm";
    case "employment":
    case "education":
      return bare || text.length > 120 || text.includes("://") || (type === "employment" && !hasLetter(text)) ? null : "tentative";
    case "biometric":
      if (bare || (kind === "number" && !text.includes("."))) return null;
      return kind === "number" || text.length < 16 ? "tentative" : "firm";
    case "licence-plate":
      return !bare &&
        text.length >= 2 &&
        text.length <= 14 &&
        /^[\p{L}\d][\p{L}\d .·•-]*$/u.test(text) &&
        /\d/.test(westernDigits(text)) &&
        !/[a-z]{4}/.test(text)
        ? "firm"
        : null;
    case "device-id":
      return /^[A-Za-z0-9:-]{8,64}$/.test(text) && /\d/.test(text) ? "firm" : null;
    case "passport":
      // ICAO Doc 9303 part 3: up to nine letters and digits.
      return documentLike(westernDigits(text), 4) || (/^[A-Z0-9]{8,9}$/.test(text) && /\d/.test(text)) ? "firm" : null;
    case "national-id":
    case "driving-licence":
      return documentLike(westernDigits(text), 4) ? "firm" : null;
    case "health-id":
      return documentLike(westernDigits(text), 3) ? "firm" : null;
    case "card-number":
      return isTrialCard(digitsOf(text)) ? "proven" : cardInField(text);
    case "card-security-code":
      return securityCodeHolds(text) ? "firm" : null;
    case "card-expiry":
      return !bare && expiryHolds(text) ? "firm" : null;
    case "magnetic-track":
      return trackInField(text);
    case "crypto-address":
      return walletInField(text);
    case "crypto-private-key":
      return walletKeyInField(text);
    case "seed-phrase":
      return seedPhraseInField(text);
    case "mrz":
      return mrzInField(text);
    case "iban":
      return isSampleIban(text.toUpperCase().replace(/[\s-]/g, "")) ? "proven" : ibanInField(text);
    case "bank-account":
      return text.length <= 34 && /^[A-Za-z]{0,4}[\d -]{5,30}[A-Za-z\d]?$/.test(text) && digitsOf(text).length >= 5 && !uuid.test(text)
        ? "firm"
        : null;
    case "income":
    case "account-balance":
      return !bare &&
        text.length <= 40 &&
        /\d/.test(text) &&
        (kind === "number" || /^[^A-Za-z]{0,4}[A-Z]{0,3}[\s\d.,'kKmM–+-]+(\s?[\p{L}€$£¥₹₽₩/. ]{1,20})?$/u.test(text))
        ? "firm"
        : null;
    case "health-condition":
    case "health-treatment":
      return bare || (kind === "string" && !/[A-Za-z0-9\u0080-\uffff]/.test(text)) || text.includes("://") ? null : "firm";
    case "coordinates": {
      if (bare) return null;
      if (coordinatesInField(text)) return "firm";
      const parts = text.split(/\s*[,;\s]\s*/);
      return parts.length <= 2 && parts.every((part) => /^-?\d{1,3}\.\d{3,}$/.test(part) && Math.abs(Number(part)) <= 180) ? "firm" : null;
    }
    case "ip-address":
      return ipInField(text);
    case "mac-address":
      return macHolds(text) ? macSureness(text) : null;
    case "access-flag":
      return !bare && (kind === "boolean" || /^(0|1|true|false|yes|no)$/i.test(text)) ? "firm" : null;
    case "staff-note":
      return !bare && kind === "string" && text.length >= 3 && hasLetter(text) ? "firm" : null;
    case "role":
    case "permissions":
      return !bare && text.length <= 120 && /[A-Za-z0-9\u0080-\uffff]/.test(text) && !/\s\S+\s/.test(text) ? "firm" : null;
    case "risk-score":
    case "internal-field":
      return bare ? null : "firm";
    default:
      return null;
  }
}

/** What a field holds: the type that its name and value tell together, and how sure that is. */
export interface Judgement {
  readonly type: string;
  readonly kind: Kind;
  readonly confidence: Confidence;
}

const sureness = (bits: number): Confidence | null =>
  bits >= PROVEN_BITS ? "proven" : bits >= FIRM_BITS ? "firm" : bits >= TENTATIVE_BITS ? "tentative" : null;

const longestId = 40;

const ranges = new Map<Scheme, readonly [number, number]>();
/** Whether a text so long can be an id of the scheme: separators are up to a third of it. */
function fits(scheme: Scheme, length: number): boolean {
  let range = ranges.get(scheme);
  if (!range) {
    range = lengthRange(scheme.shape.source);
    ranges.set(scheme, range);
  }
  // One that takes its id out of a text itself may have words around it: a prefix, MWST.
  return length >= range[0] && length <= range[1] * 1.5 + (scheme.bare ? 8 : 0);
}

// What a name for any country's number may stand for, by how long the written number is.
const byLength = (candidates: readonly Scheme[]): readonly (readonly Scheme[])[] => {
  const buckets: Scheme[][] = Array.from({ length: longestId + 1 }, () => []);
  for (const scheme of candidates) {
    for (let length = 0; length <= longestId; length++) if (fits(scheme, length)) buckets[length]!.push(scheme);
  }
  return buckets;
};
let buckets: ReadonlyMap<string, readonly (readonly Scheme[])[]> | null = null;
/** The schemes that a name for any country's number may stand for where the text is so long. */
function anyOf(type: string, length: number): readonly Scheme[] | undefined {
  if (!buckets) {
    const strong = schemes.filter((scheme) => scheme.bits >= GENERIC_CHECK_BITS && scheme.organisation !== true);
    buckets = new Map([
      ["national-id", byLength(strong.filter((scheme) => scheme.kind === "personal" && scheme.country !== undefined))],
      ["health-id", byLength(strong.filter((scheme) => scheme.kind === "health"))],
      ["bank-account", byLength(strong.filter((scheme) => scheme.kind === "financial"))],
      [
        "device-id",
        byLength(
          schemes.filter((scheme) => scheme.kind === "personal" && scheme.country === undefined && scheme.bits >= DEVICE_CHECK_BITS),
        ),
      ],
    ]);
  }
  return buckets.get(type)?.[length];
}

/** Whether a text is written as one of the scheme's layouts: `#` a digit, `@` a letter, `*` either. */
function inLayout(scheme: Scheme, text: string): boolean {
  for (const layout of scheme.layouts ?? []) {
    if (layout.length !== text.length) continue;
    let at = 0;
    for (; at < text.length; at++) {
      const want = layout[at]!;
      const is = text[at]!;
      const digit = is >= "0" && is <= "9";
      const letter = (is >= "A" && is <= "Z") || (is >= "a" && is <= "z");
      if (want === "#" ? !digit : want === "@" ? !letter : want === "*" ? !digit && !letter : want !== is) break;
    }
    if (at === text.length) return true;
  }
  return false;
}

/** What name, shape, check, writing and owner tell of a scheme together, in bits; -1 where the text has not its shape. */
function evidence(scheme: Scheme, nameBits: number, text: string, person: boolean): number {
  const verdict = check(scheme, text);
  if (verdict === null) return -1;
  let bits = nameBits;
  if (verdict === "valid") bits += scheme.bits;
  else if (scheme.bits > 0) bits += FAILED_CHECK_BITS;
  if (person) bits += PERSON_BITS;
  if (verdict === "valid" && (inLayout(scheme, text) || lettersAndDigits(bareOf(scheme, text)))) bits += LAYOUT_BITS;
  return bits;
}
const lettersAndDigits = (bare: string): boolean => /^(?:[A-Z]+\d|\d+[A-Z])/.test(bare);

/** The scheme whose evidence is greatest; of equals the first. */
function resolveScheme(facts: KeyFacts, text: string, person: boolean): Judgement | null {
  let best: Scheme | null = null;
  let most = TENTATIVE_BITS - 1e-9;
  for (const scheme of facts.schemes!) {
    if (!fits(scheme, text.length)) continue;
    // What the word means first is told by it wholly, what else shares the word less.
    const named = scheme.type === facts.meaning!.type ? facts.bits : Math.min(facts.bits, SHARED_NAME_BITS);
    const bits = evidence(scheme, named, text, person);
    if (bits > most) {
      most = bits;
      best = scheme;
    }
  }
  if (!best) return null;
  const confidence = best.organisation === true && !person ? "tentative" : sureness(most)!;
  return { type: best.type, kind: best.kind, confidence };
}

/** In India a PIN code is six digits of an address, elsewhere four or more that open an account. */
const postalPin = /^[1-9]\d{2} ?\d{3}$/;

/**
 * What a field holds by its name (`facts`) and value together, or null. `person`: it stands in a person's record. A name that several schemes share is told
 * as the scheme whose check holds; a name for any country's number as the one of a strong check, else as what it is called. Looks at no more than 8,192 characters.
 */
export function judge(facts: KeyFacts, value: string, kind: LeafKind, setting: Setting, person = false): Judgement | null {
  const { meaning } = facts;
  if (!meaning) return null;
  const { type } = meaning;
  const owned = person || facts.owned;
  const general = (): Judgement | null => {
    const confidence = judgeField(type, value, kind, setting);
    // A word in small letters under `name`: people's names are written otherwise, accounts' and machines' are not.
    const doubtful = type === "person-name" && nameless.has(facts.joined) && /^[a-z]{1,24}$/.test(value);
    return confidence && { type, kind: meaning.kind, confidence: doubtful ? "tentative" : confidence };
  };
  if (isNamedCredential(type)) return general();
  const text = value.trim();
  if (!worthwhile(type, text, kind)) return null;
  // The field's own name in its place: a label, in a catalogue of messages.
  if (kind === "string" && text.length <= 40 && fieldNamed(text) === type) return null;
  if (facts.joined.endsWith("pincode") && !postalPin.test(text)) {
    const confidence = judgeField("one-time-code", value, kind, setting);
    return confidence && /^\d{4,8}$/.test(text) ? { type: "one-time-code", kind: "credential", confidence } : null;
  }
  const western = westernDigits(text);
  let found: Judgement | null = null;
  let fallback = true;
  if (facts.schemes) {
    found = resolveScheme(facts, western, owned);
    // The word may have a meaning of its own besides: a blood group in words, a passport of a country without a row. An abbreviation has not.
    fallback =
      !facts.schemes.some((scheme) => scheme.type === type) &&
      (facts.joined.length > 3 || facts.joined.charCodeAt(0) > 0x2e7f) &&
      facts.bits > SHORT_NAME_BITS;
    if (found && (!fallback || found.confidence !== "tentative")) return found;
  }
  const best = fallback ? strongest(anyOf(type, western.length), western) : null;
  if (best) return { type: best.type, kind: best.kind, confidence: sureness(facts.bits + best.bits + (owned ? PERSON_BITS : 0)) ?? "firm" };
  // In some languages a word for a card is one for an identity card, too.
  if (type === "national-id" && western.length >= 14 && cardInField(western) === "proven")
    return { type: "card-number", kind: "financial", confidence: "firm" };
  return (fallback ? general() : null) ?? found;
}

/** The scheme with the strongest check that the text passes. */
function strongest(candidates: readonly Scheme[] | undefined, text: string): Scheme | null {
  let best: Scheme | null = null;
  for (const scheme of candidates ?? []) if (check(scheme, text) === "valid" && (!best || scheme.bits > best.bits)) best = scheme;
  return best;
}

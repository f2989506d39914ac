// In: bytes and a place in them, or the value of a field. Out: the telephone number that stands there, and whether it can be anybody's.

import { ascii } from "../bytes.js";
import type { Confidence } from "../match.js";
import { ALNUM, begins, blankAt, DIGIT, type Find, is } from "./find.js";
import { phonePlan } from "./phone-plan.js";

const lines: ReadonlyMap<string, string> = new Map(
  phonePlan.split("\n").map((line) => {
    const blank = line.indexOf(" ");
    return [line.slice(0, blank), line.slice(blank + 1)];
  }),
);

// Read when first asked for: the possible lengths of national numbers, as bits, by their first three digits.
const plans = new Map<string, Uint16Array>();

function planOf(code: string): Uint16Array | null {
  const known = plans.get(code);
  if (known) return known;
  const line = lines.get(code);
  if (line === undefined) return null;
  const plan = new Uint16Array(1000);
  for (const group of line.split(" ")) {
    const colon = group.indexOf(":");
    let mask = 0;
    for (let i = 0; i < colon; i++) mask |= 1 << Number.parseInt(group[i]!, 16);
    let head = 0;
    let width = 100;
    for (let i = colon + 1; i < group.length; i++) {
      const sign = group.charCodeAt(i);
      if (sign >= 97) {
        head = Math.floor(head / 100) * 100 + (sign - 97) * 10;
        width = 1;
      } else if (sign >= 65) {
        head = (sign - 65) * 100;
        width = 10;
      } else {
        const from = sign - 48;
        let to = from;
        if (group.charCodeAt(i + 1) === 45) {
          to = group.charCodeAt(i + 2) - 48;
          i += 2;
        }
        for (let at = head + from * width; at < head + (to + 1) * width; at++) plan[at]! |= mask;
      }
    }
  }
  plans.set(code, plan);
  return plan;
}

/** ITU-T E.164 country calling codes are free of prefixes: one, two or three digits. */
function codeOf(digits: string): string | null {
  for (let size = 1; size <= 3; size++) if (lines.has(digits.slice(0, size))) return digits.slice(0, size);
  return null;
}

/** Whether the digits after the plus sign are a number that its country's plan knows, by its length and its first digits. */
export function internationalHolds(digits: string): boolean {
  const code = codeOf(digits);
  if (code === null) return false;
  const national = digits.slice(code.length);
  return national.length >= 4 && national.length <= 15 && (planOf(code)![Number(national.slice(0, 3))]! & (1 << national.length)) !== 0;
}

// Kept for films, plays and documents, by country code: Ofcom, ACMA, ARCEP, BNetzA, ComReg and PTS publish the lists.
const fictional = (
  "44:1134960 44:1144960 44:1154960 44:1164960 44:1174960 44:1184960 44:1214960 44:1314960 44:1414960 44:1514960 44:1614960 44:2079460 44:1914980 44:2896496 44:2920180 44:1632960 " +
  "44:7700900 44:8081570 44:9098790 44:3069990 61:25550 61:35550 61:75550 61:85550 61:27010 61:37010 61:77010 61:87010 61:491570 61:1800160401 61:1800975 61:1300975707 " +
  "33:19900 33:26191 33:35301 33:46571 33:53649 33:63998 49:3023125 49:6990009 49:4066969 49:2214710 49:8999998 49:15228817386 49:15228895456 49:15254599371 " +
  "49:17139200 49:1729925904 49:1729968532 49:172997318 49:1729980752 49:1749091317 49:1749464308 49:17604069 353:2091 46:313906 46:406280 46:8465004 46:9803192 46:7017406"
)
  .split(" ")
  .map((row) => row.split(":") as [string, string]);

// North America: 555-0100 to 555-0199 in every area (ATIS-0300115).
const american = /^1?[2-9]\d\d55501\d\d$/;
// Numbers that services take for trials (Twilio), and digits counted up.
const sample = /^(?:1?5005550\d{3}|1?23456789?\d{0,3}|0?123456789?0?|1?(\d)\1{6,})$/;

const isFictional = (digits: string): boolean =>
  american.test(digits) ||
  sample.test(digits) ||
  fictional.some(([code, head]) => digits.startsWith(head, digits.startsWith(code) ? code.length : 99));

/** As `isFictional`, of a number in national writing: the country is not told. */
function isFictionalAtHome(digits: string): boolean {
  if (american.test(digits) || sample.test(digits)) return true;
  // Those countries all write a zero before the area.
  return digits.startsWith("0") && fictional.some(([, head]) => head.length >= 4 && digits.startsWith(head, 1));
}

/** A number of a service, not of a person: ITU-T E.169 (800), and the prefixes of North America. */
const isFreephone = (digits: string): boolean =>
  /^(?:1(?:8(?:00|33|44|55|66|77|88)|900)|800|(?:[2-7]\d|9[0-58]|[2-69]\d\d)800)/.test(digits);

interface Digits {
  readonly digits: string;
  /** Where the n-th digit ends. */
  readonly ends: readonly number[];
  /** Whether the n-th digit ends a group. */
  readonly last: readonly boolean[];
}

/** Up to 16 digits in groups from `at`, with blanks, dots, hyphens, slashes and brackets between; at most two such signs on end. */
function digitsAt(bytes: Uint8Array, at: number, end: number): Digits | null {
  let digits = "";
  const ends: number[] = [];
  const last: boolean[] = [];
  let gap = 0;
  let open = 0;
  let place = at;
  while (place < end && digits.length < 16) {
    const byte = bytes[place]!;
    if (byte >= 48 && byte <= 57) {
      digits += String.fromCharCode(byte);
      ends.push(place + 1);
      last.push(!is(place + 1 < end ? bytes[place + 1] : undefined, DIGIT));
      gap = 0;
      place++;
      continue;
    }
    let size = 1;
    if (byte === 40) {
      if (open++ > 0) break;
    } else if (byte === 41) {
      if (open-- !== 1) break;
    } else if (byte !== 45 && byte !== 46 && byte !== 47) {
      size = blankAt(bytes, place);
      // U+2011, the hyphen that does not break, and U+2013.
      if (size === 0 && byte === 0xe2 && bytes[place + 1] === 0x80 && (bytes[place + 2] === 0x91 || bytes[place + 2] === 0x93)) size = 3;
      if (size === 0) break;
    }
    if (++gap > 2) break;
    place += size;
  }
  return digits.length < 6 ? null : { digits, ends, last };
}

const found = (start: number, end: number, confidence: Confidence | null): Find => ({ type: "phone", start, end, confidence });

/**
 * A number in international writing. Call it at `+` before a digit or `(`, at `00` that begins a digit run of 2 to 6 digits or is followed by `[1-9]`, and at `tel:` (RFC 3966).
 * `+` asks for a number that its country's plan knows; `00` also for groups; after `tel:` any number counts, and the find begins behind it. Null confidence: a fictional or trial number.
 */
export function phoneAt(bytes: Uint8Array, at: number, end: number): Find | null {
  const first = bytes[at];
  if (first === 116) {
    if (bytes[at + 1] !== 101 || bytes[at + 2] !== 108 || bytes[at + 3] !== 58 || !begins(bytes, at)) return null;
    const from = at + 4;
    if (bytes[from] === 43) return international(bytes, from, from + 1, end, false);
    return is(bytes[from], DIGIT) || bytes[from] === 40 ? nationalPhoneAt(bytes, from, end) : null;
  }
  if (first === 43) {
    const next = bytes[at + 1];
    if (next === undefined || ((next < 49 || next > 57) && next !== 40)) return null;
    const before = at > 0 ? bytes[at - 1] : undefined;
    if (!begins(bytes, at) || before === 43 || before === 41) return null;
    return international(bytes, at, at + 1, end, false);
  }
  if (first !== 48 || bytes[at + 1] !== 48 || !begins(bytes, at)) return null;
  const third = bytes[at + 2];
  if (third === undefined || (third !== 32 && third !== 45 && (third < 49 || third > 57))) return null;
  const before = at > 0 ? bytes[at - 1] : undefined;
  if (before === 46 || before === 45 || before === 58 || before === 44) return null;
  return international(bytes, at, at + 2, end, true);
}

function international(bytes: Uint8Array, start: number, from: number, end: number, grouped: boolean): Find | null {
  const run = digitsAt(bytes, from, end);
  if (!run) return null;
  const { digits, ends, last } = run;
  for (let size = Math.min(15, digits.length); size >= 7; size--) {
    if (!last[size - 1]) continue;
    const stop = ends[size - 1]!;
    if (stop < end && is(bytes[stop], ALNUM)) continue;
    let bare = digits.slice(0, size);
    if (!internationalHolds(bare)) {
      // The trunk zero that some write in spite of the country code: `+44 (0)20 …`.
      const code = codeOf(bare);
      if (code === null || bare[code.length] !== "0") continue;
      bare = code + bare.slice(code.length + 1);
      if (!internationalHolds(bare)) continue;
    }
    const groups = last.slice(0, size).filter(Boolean).length;
    if (grouped && groups < 2) return null;
    // A single digit at the end, or one dot alone, is a number of another sort; `+1.4155551234` is how registries write it (RFC 5733).
    if (groups > 1 && last[size - 2]) continue;
    const dotted = groups === 2 && bytes[ends[last.indexOf(true)]!] === 46;
    if (dotted && last.indexOf(true) + 1 !== codeOf(bare)!.length) return null;
    if (isFictional(bare)) return found(start, stop, null);
    // North America's exchange 555 has directories and documents, hardly a person.
    return found(start, stop, isFreephone(bare) || dotted || /^1\d{3}555/.test(bare) ? "tentative" : "firm");
  }
  return null;
}

/**
 * A number in national writing. Call it at the first digit or `(` after a word for a telephone (`Tel.`, `phone:`, `mobile`), never without. Groups of digits, or 9 to
 * 11 digits on end. Dates, addresses of networks and decimals are none.
 */
export function nationalPhoneAt(bytes: Uint8Array, at: number, end: number): Find | null {
  if (!begins(bytes, at)) return null;
  const run = digitsAt(bytes, at, end);
  if (!run) return null;
  const { digits, ends, last } = run;
  for (let size = Math.min(13, digits.length); size >= 7; size--) {
    if (!last[size - 1] || (size > 1 && last[size - 2])) continue;
    const stop = ends[size - 1]!;
    if (stop < end && is(bytes[stop], ALNUM)) continue;
    // A date, an address of a network or a decimal.
    if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$|^\d{1,3}(?:\.\d{1,3}){3}$|^\d+\.\d+$/.test(ascii(bytes, at, stop))) return null;
    if (last.slice(0, size).filter(Boolean).length === 1 && (size < 9 || size > 11)) continue;
    const bare = digits.slice(0, size);
    return found(at, stop, isFictionalAtHome(bare) ? null : "firm");
  }
  return null;
}

const phoneShape = /^(?:tel:)?[+(]?[\d\s().\-/+\u00a0\u2011\u2013\u202f]{5,28}(?:\s?[;,]?\s?(?:x|ext\.?|ext=|#)\s?\d{1,6})?$/i;

/** Whether a number, in whatever writing, is of a range that its country's authority keeps for films and documentation. */
export function phoneIsFictional(value: string): boolean {
  const digits = value.replace(/(?:x|ext|#).*$/i, "").replace(/\D/g, "");
  return /^(?:tel:)?\s?(?:\+|00)/i.test(value.trim()) ? isFictional(digits.replace(/^00/, "")) : isFictionalAtHome(digits);
}

/**
 * How sure the value of a field for a telephone number is one: 6 to 15 digits in any of the usual ways to write them. Fictional numbers are tentative; a digit
 * repeated, a date and a number without digits enough are none.
 */
export function phoneInField(value: string): Confidence | null {
  if (value.length > 48) return null;
  const text = value.trim();
  if (!phoneShape.test(text) || /^\d{4}-\d\d-\d\d$|^\d\d[./]\d\d[./]\d{4}$|^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return null;
  let digits = text.replace(/(?:x|ext|#).*$/i, "").replace(/\D/g, "");
  if (digits.length < 6 || digits.length > 17 || /^(\d)\1+$/.test(digits)) return null;
  const abroad = /^(?:tel:)?\s?(?:\+|00)/i.test(text);
  if (abroad) digits = digits.replace(/^00/, "");
  if (digits.length > 15) return null;
  return (abroad ? isFictional(digits) : isFictionalAtHome(digits)) ? "tentative" : "firm";
}

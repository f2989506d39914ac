// In: bytes and a place in them, or a text. Out: the machine-readable zone of a travel document that stands there, and which of its check digits hold.

import { ascii } from "../bytes.js";
import type { Confidence } from "../match.js";
import { begins, classes, DIGIT, type Find, is, UPPER } from "./find.js";

/** One of the formats of ICAO Doc 9303: lines, and which stretches of the joined zone each check digit covers. Places count from 0; `to` is exclusive. */
interface Format {
  readonly name: string;
  readonly first: string;
  readonly lines: number;
  readonly width: number;
  /** The place of the check digit, then the stretches before it in pairs. `optional`: `<` may stand for it where the stretch is empty. */
  readonly checks: readonly { readonly at: number; readonly over: readonly (readonly [number, number])[]; readonly optional?: true }[];
  /** Day of birth and sex, which hold no check but must read so. */
  readonly born: number;
  readonly sex: number;
}

// Parts 4 (TD3), 5 (TD1), 6 (TD2) and 7 (visas) of the eighth edition.
const formats: readonly Format[] = [
  {
    name: "TD3",
    first: "P",
    lines: 2,
    width: 44,
    checks: [
      { at: 53, over: [[44, 53]] },
      { at: 63, over: [[57, 63]] },
      { at: 71, over: [[65, 71]] },
      { at: 86, over: [[72, 86]], optional: true },
      {
        at: 87,
        over: [
          [44, 54],
          [57, 64],
          [65, 87],
        ],
      },
    ],
    born: 57,
    sex: 64,
  },
  {
    name: "MRV-A",
    first: "V",
    lines: 2,
    width: 44,
    checks: [
      { at: 53, over: [[44, 53]] },
      { at: 63, over: [[57, 63]] },
      { at: 71, over: [[65, 71]] },
    ],
    born: 57,
    sex: 64,
  },
  {
    name: "TD1",
    first: "IAC",
    lines: 3,
    width: 30,
    checks: [
      { at: 14, over: [[5, 14]] },
      { at: 36, over: [[30, 36]] },
      { at: 44, over: [[38, 44]] },
      {
        at: 59,
        over: [
          [5, 30],
          [30, 37],
          [38, 45],
          [48, 59],
        ],
      },
    ],
    born: 30,
    sex: 37,
  },
  {
    name: "TD2",
    first: "IACP",
    lines: 2,
    width: 36,
    checks: [
      { at: 45, over: [[36, 45]] },
      { at: 55, over: [[49, 55]] },
      { at: 63, over: [[57, 63]] },
      {
        at: 71,
        over: [
          [36, 46],
          [49, 56],
          [57, 71],
        ],
      },
    ],
    born: 49,
    sex: 56,
  },
  {
    name: "MRV-B",
    first: "V",
    lines: 2,
    width: 36,
    checks: [
      { at: 45, over: [[36, 45]] },
      { at: 55, over: [[49, 55]] },
      { at: 63, over: [[57, 63]] },
    ],
    born: 49,
    sex: 56,
  },
];

const symbolValue = (code: number): number => (code === 60 ? 0 : code < 58 ? code - 48 : code - 55);

/** Part 3 section 4.9: weights 7, 3, 1 over 0-9, A-Z (10 to 35) and `<` (0), mod 10. */
export function mrzDigit(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += symbolValue(text.charCodeAt(i)) * [7, 3, 1][i % 3]!;
  return sum % 10;
}

/** How many check digits of the format fail. A document number of more than nine characters (TD1, TD2) goes on in the optional part: its own check is left out. */
function failures(format: Format, zone: string): number {
  let failed = 0;
  for (const { at, over, optional } of format.checks) {
    const covered = over.map(([from, to]) => zone.slice(from, to)).join("");
    if (zone[at] === "<" && (optional ? /^<*$/.test(covered) : format.width < 44 && covered.length === 9)) continue;
    if (zone[at] !== String(mrzDigit(covered))) failed++;
  }
  return failed;
}

function formatOf(zone: string, width: number): Format | null {
  for (const format of formats) {
    if (format.width !== width || zone.length !== format.width * format.lines || !format.first.includes(zone[0]!)) continue;
    if (
      !/^[A-Z<]{3}$/.test(zone.slice(2, 5)) ||
      !/^[MFX<]$/.test(zone[format.sex]!) ||
      !/^[0-9<]{6}$/.test(zone.slice(format.born, format.born + 6))
    )
      continue;
    const name = format.lines === 3 ? zone.slice(60) : zone.slice(5, format.width);
    if (!/^[A-Z][A-Z<]*$/.test(name)) continue;
    return format;
  }
  return null;
}

// Utopia is the state of the samples in Doc 9303.
const isSample = (zone: string): boolean => zone.slice(2, 5) === "UTO";

/** The format of a zone whose check digits hold, its lines joined; else null. */
export function mrzFormat(zone: string): string | null {
  for (const width of [44, 36, 30]) {
    const format = formatOf(zone, width);
    if (format && failures(format, zone) === 0) return format.name;
  }
  return null;
}

const inZone = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) inZone[byte] = byte === 60 || (classes[byte]! & (DIGIT | UPPER)) !== 0 ? 1 : 0;

/** Where the next line begins after a line that ended at `at`: after a line end, as it is or escaped as in JSON, a blank or a `<br>`; the same place where none stands. */
function nextLine(bytes: Uint8Array, at: number, end: number): number {
  let place = at;
  for (let i = 0; i < 2 && place < end; i++) {
    const byte = bytes[place]!;
    if (byte === 13 || byte === 10 || byte === 32 || byte === 124) place++;
    else if (byte === 92 && (bytes[place + 1] === 110 || bytes[place + 1] === 114)) place += 2;
  }
  return place;
}

/**
 * A machine-readable zone of two or three lines, or its lines joined. Call it where a word begins with P, V, I, A or C and a capital or `<` follows; `end` is the end of the
 * text, not of the line. Proven where every check digit holds, firm where one fails; the samples of Doc 9303 (`UTO`) have null confidence.
 */
export function mrzAt(bytes: Uint8Array, at: number, end: number): Find | null {
  const first = bytes[at];
  if (first !== 80 && first !== 86 && first !== 73 && first !== 65 && first !== 67) return null;
  for (let i = 1; i < 5; i++) if (bytes[at + i] !== 60 && !is(bytes[at + i], UPPER)) return null;
  let size = 5;
  while (size < 91 && at + size < end && inZone[bytes[at + size]!] === 1) size++;
  if (size < 30 || !begins(bytes, at)) return null;
  for (const width of [44, 36, 30]) {
    const lines = width === 30 ? 3 : 2;
    if (size !== width && size !== width * lines) continue;
    let zone = ascii(bytes, at, at + width);
    let place = at + width;
    for (let line = 1; line < lines && zone !== ""; line++) {
      const from = nextLine(bytes, place, end);
      let to = from;
      while (to < end && to - from < width && inZone[bytes[to]!] === 1) to++;
      zone = to - from === width ? zone + ascii(bytes, from, to) : "";
      place = to;
    }
    if (zone === "" || (place < end && inZone[bytes[place]!] === 1)) continue;
    const format = formatOf(zone, width);
    if (!format) continue;
    const failed = failures(format, zone);
    if (failed > 1) continue;
    return { type: "mrz", start: at, end: place, confidence: isSample(zone) ? null : failed === 0 ? "proven" : "firm" };
  }
  return null;
}

/** How the lines that hold names are written: document, state, names between fillers. */
const nameLine = /^[PVIAC][A-Z<][A-Z<]{3}[A-Z]{1,38}<{1,2}[A-Z<]{0,38}$/;

/** The lines that hold check digits when they stand alone: their width, the checks as in `formats`. TD3 and TD2 have the same places, and visas leave out the last ones. */
const lines: readonly {
  readonly width: number;
  readonly shape: RegExp;
  readonly checks: readonly (readonly [at: number, from: number])[];
}[] = [
  {
    width: 0,
    shape: /^[A-Z0-9<]{9}[0-9<][A-Z<]{3}[0-9<]{6}[0-9][MFX<][0-9]{7}[A-Z0-9<]{8}(?:[A-Z0-9<]{8})?$/,
    checks: [
      [9, 0],
      [19, 13],
      [27, 21],
    ],
  },
  {
    width: 30,
    shape: /^[0-9<]{6}[0-9][MFX<][0-9]{7}[A-Z<]{3}[A-Z0-9<]{11}[0-9]$/,
    checks: [
      [6, 0],
      [14, 8],
    ],
  },
  { width: 30, shape: /^[IAC][A-Z<][A-Z<]{3}[A-Z0-9<]{9}[0-9<][A-Z0-9<]{15}$/, checks: [[14, 5]] },
];

/** How sure one line of a zone is one: by its check digits, or by its fillers where it has none. */
function lineInField(line: string): Confidence | null {
  if (![44, 36, 30].includes(line.length) || line.includes("UTO")) return null;
  for (const { width, shape, checks } of lines) {
    if (width !== 0 && line.length !== width) continue;
    if (!shape.test(line)) continue;
    if (checks.every(([at, from]) => line[at] === String(mrzDigit(line.slice(from, at))) || (from === 0 && line[at] === "<")))
      return "firm";
  }
  return nameLine.test(line) ? "firm" : null;
}

/** How sure the value of a field for a machine-readable zone, or for one line of it, is one; lines in any of the usual ways to part them. */
export function mrzInField(value: string): Confidence | null {
  if (value.length > 120) return null;
  const zone = value.replace(/\\[nr]|[\s|,]+/g, "").toUpperCase();
  for (const width of [44, 36, 30]) {
    const format = formatOf(zone, width);
    if (!format) continue;
    return isSample(zone) ? null : failures(format, zone) === 0 ? "proven" : "tentative";
  }
  return lineInField(zone);
}

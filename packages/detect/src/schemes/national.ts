// In: a candidate number. Out: which national id it is, by its published shape and check digits. One row a scheme.

import { dayExists, luhn, mod11_10, remainder, verhoeff, weighted } from "./check-digits.js";

/** `shape` is what the bare id looks like, `written` the official way to write it, where that alone tells it from other numbers; `lead`: how long its first word is. */
export interface NationalId {
  readonly type: string;
  readonly title: string;
  readonly country: string;
  readonly validator: string;
  readonly source: string;
  /** Over the id in upper case without separators. */
  readonly shape: RegExp;
  /** Sticky, over the id as officially written: such a text needs no field name. Absent where nothing but a field name can tell. */
  readonly written?: { readonly pattern: RegExp; readonly lead: readonly number[]; readonly confidence: "firm" | "tentative" };
  readonly valid: (bare: string) => boolean;
}

const number = (text: string, from: number, to: number): number => Number(text.slice(from, to));

/** Either century. A two-digit year says no more. */
const dayInAnyCentury = (yy: number, mm: number, dd: number): boolean => dayExists(1900 + yy, mm, dd) || dayExists(2000 + yy, mm, dd);

const oneDigit = (bare: string): boolean => {
  for (let i = 1; i < bare.length; i++) if (bare.charCodeAt(i) !== bare.charCodeAt(0)) return false;
  return true;
};

const mod11Digit = (bare: string, weights: readonly number[], at: number): boolean =>
  (11 - (weighted(bare, weights) % 11)) % 11 === number(bare, at, at + 1);

function steuerId(bare: string): boolean {
  const counts = new Uint8Array(10);
  for (let i = 0; i < 10; i++) counts[bare.charCodeAt(i) - 48]!++;
  const repeated = counts.filter((count) => count > 1);
  return repeated.length === 1 && repeated[0]! <= 3 && mod11_10(bare);
}

function nir(bare: string): boolean {
  const digits = bare.replace("2A", "19").replace("2B", "18");
  return 97 - remainder(digits.slice(0, 13), 97) === number(bare, 13, 15);
}

const dniLetters = "TRWAGMYFPDXBNJZSQVHLCKE";
const dni = (digits: string, letter: string): boolean => dniLetters[Number(digits) % 23] === letter;

// Decreto ministeriale 23/12/1976: what a character in an odd place counts, 0-9 and A-Z.
const oddPlace = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

function codiceFiscale(bare: string): boolean {
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const code = bare.charCodeAt(i);
    const value = code < 58 ? code - 48 : code - 65;
    sum += i % 2 === 0 ? oddPlace[value]! : value;
  }
  return sum % 26 === bare.charCodeAt(15) - 65;
}

function pesel(bare: string): boolean {
  const month = number(bare, 2, 4);
  const century = [1900, 2000, 2100, 2200, 1800][Math.floor(month / 20)]!;
  return (
    dayExists(century + number(bare, 0, 2), month % 20, number(bare, 4, 6)) && weighted(bare, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0
  );
}

function personnummer(bare: string): boolean {
  const short = bare.length === 12 ? bare.slice(2) : bare;
  const day = number(short, 4, 6);
  const real = day > 60 ? day - 60 : day;
  const month = number(short, 2, 4);
  const date = bare.length === 12 ? dayExists(number(bare, 0, 4), month, real) : dayInAnyCentury(number(short, 0, 2), month, real);
  return date && luhn(short);
}

function cpf(bare: string): boolean {
  if (oneDigit(bare)) return false;
  const check = (count: number): boolean => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += number(bare, i, i + 1) * (count + 1 - i);
    return ((sum * 10) % 11) % 10 === number(bare, count, count + 1);
  };
  return check(9) && check(10);
}

function residentId(bare: string): boolean {
  const sum = weighted(bare, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11;
  return dayExists(number(bare, 6, 10), number(bare, 10, 12), number(bare, 12, 14)) && "10X98765432"[sum] === bare[17];
}

function hetu(bare: string): boolean {
  const sign = bare[6]!;
  const century = sign === "+" ? 1800 : "-YXWVU".includes(sign) ? 1900 : 2000;
  const date = dayExists(century + number(bare, 4, 6), number(bare, 2, 4), number(bare, 0, 2));
  return date && "0123456789ABCDEFHJKLMNPRSTUVWXY"[Number(bare.slice(0, 6) + bare.slice(7, 10)) % 31] === bare[10];
}

function belgian(bare: string): boolean {
  const check = number(bare, 9, 11);
  const month = number(bare, 2, 4) % 20;
  const day = number(bare, 4, 6);
  const unknown = month === 0 || day === 0;
  const holds = (century: string): boolean => 97 - remainder(century + bare.slice(0, 9), 97) === check;
  const real = (year: number): boolean => unknown || dayExists(year + number(bare, 0, 2), month, day);
  return (holds("") && real(1900)) || (holds("2") && number(bare, 0, 2) < 40 && real(2000));
}

function fodselsnummer(bare: string): boolean {
  const day = number(bare, 0, 2);
  const month = number(bare, 2, 4);
  const year = number(bare, 4, 6);
  const serial = number(bare, 6, 9);
  // Serial and year tell the century.
  const century = serial < 500 || (serial >= 900 && year >= 40) ? 1900 : year < 40 ? 2000 : serial < 750 && year >= 54 ? 1800 : 0;
  const date =
    century > 0 && dayExists(century + year, month > 80 ? month - 80 : month > 40 ? month - 40 : month, day > 40 ? day - 40 : day);
  return date && mod11Digit(bare, [3, 7, 6, 1, 8, 9, 4, 5, 2], 9) && mod11Digit(bare, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2], 10);
}

function tckn(bare: string): boolean {
  const at = (i: number): number => number(bare, i, i + 1);
  const odd = at(0) + at(2) + at(4) + at(6) + at(8);
  const even = at(1) + at(3) + at(5) + at(7);
  return (((odd * 7 - even) % 10) + 10) % 10 === at(9) && (odd + even + at(9)) % 10 === at(10);
}

export const nationalIds: readonly NationalId[] = [
  {
    type: "us-ssn",
    title: "US Social Security number",
    country: "US",
    validator: "areas, groups and serials never issued",
    source: "ssa.gov/employer/randomization.html",
    shape: /^\d{9}$/,
    written: { pattern: /\d{3}-\d{2}-\d{4}/y, lead: [3], confidence: "firm" },
    valid: (bare) => !/^(000|666|9)|^...00|0000$/.test(bare) && !oneDigit(bare),
  },
  {
    type: "uk-nino",
    title: "UK National Insurance number",
    country: "GB",
    validator: "prefixes never issued",
    source: "gov.uk, NIM39110",
    shape: /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/,
    written: { pattern: /[A-Z]{2}(?: \d{2} \d{2} \d{2} |\d{6})[A-D]/y, lead: [2, 9], confidence: "tentative" },
    valid: (bare) => !/^(BG|GB|NK|KN|TN|NT|ZZ)/.test(bare),
  },
  {
    type: "uk-nhs",
    title: "UK NHS number",
    country: "GB",
    validator: "mod 11",
    source: "datadictionary.nhs.uk, NHS NUMBER",
    shape: /^\d{10}$/,
    valid: (bare) => !oneDigit(bare) && mod11Digit(bare, [10, 9, 8, 7, 6, 5, 4, 3, 2], 9),
  },
  {
    type: "de-steuer-id",
    title: "German tax identification number",
    country: "DE",
    validator: "ISO 7064 mod 11,10; one repeated digit",
    source: "AO § 139b; bzst.de",
    shape: /^[1-9]\d{10}$/,
    valid: steuerId,
  },
  {
    type: "fr-nir",
    title: "French social security number (NIR)",
    country: "FR",
    validator: "mod 97",
    source: "insee.fr, NIR",
    shape: /^[1-478]\d{2}(0[1-9]|[1-9]\d)(\d{2}|2[AB])\d{8}$/,
    written: { pattern: /[1-478] \d{2} \d{2} (\d{2}|2[AB]) \d{3} \d{3} \d{2}/y, lead: [1], confidence: "firm" },
    valid: nir,
  },
  {
    type: "es-dni",
    title: "Spanish DNI",
    country: "ES",
    validator: "letter mod 23",
    source: "interior.gob.es, NIF",
    shape: /^\d{8}[A-HJ-NP-TV-Z]$/,
    valid: (bare) => dni(bare.slice(0, 8), bare[8]!),
  },
  {
    type: "es-nie",
    title: "Spanish NIE",
    country: "ES",
    validator: "letter mod 23",
    source: "interior.gob.es, NIE",
    shape: /^[XYZ]\d{7}[A-HJ-NP-TV-Z]$/,
    valid: (bare) => dni("XYZ".indexOf(bare[0]!) + bare.slice(1, 8), bare[8]!),
  },
  {
    type: "it-codice-fiscale",
    title: "Italian codice fiscale",
    country: "IT",
    validator: "letter mod 26",
    source: "agenziaentrate.gov.it, D.M. 23/12/1976",
    shape: /^[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]$/,
    written: { pattern: /[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]/y, lead: [16], confidence: "firm" },
    valid: codiceFiscale,
  },
  {
    type: "nl-bsn",
    title: "Dutch citizen service number (BSN)",
    country: "NL",
    validator: "eleven test",
    source: "rijksoverheid.nl, BSN",
    shape: /^\d{9}$/,
    valid: (bare) => bare !== "000000000" && weighted(bare, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0,
  },
  {
    type: "pl-pesel",
    title: "Polish PESEL",
    country: "PL",
    validator: "birth date; mod 10",
    source: "gov.pl, PESEL",
    shape: /^\d{11}$/,
    valid: pesel,
  },
  {
    type: "se-personnummer",
    title: "Swedish personal identity number",
    country: "SE",
    validator: "birth date; Luhn",
    source: "skatteverket.se, SKV 704",
    shape: /^\d{10}$|^\d{12}$/,
    written: { pattern: /(\d{2})?\d{6}[-+]\d{4}/y, lead: [6, 8], confidence: "tentative" },
    valid: personnummer,
  },
  {
    type: "br-cpf",
    title: "Brazilian CPF",
    country: "BR",
    validator: "two digits mod 11",
    source: "gov.br/receitafederal, CPF",
    shape: /^\d{11}$/,
    written: { pattern: /\d{3}\.\d{3}\.\d{3}-\d{2}/y, lead: [3], confidence: "firm" },
    valid: cpf,
  },
  {
    type: "cn-resident-id",
    title: "Chinese resident identity number",
    country: "CN",
    validator: "birth date; ISO 7064 mod 11-2",
    source: "GB 11643-1999",
    shape: /^[1-9]\d{16}[\dX]$/,
    valid: residentId,
  },
  {
    type: "in-aadhaar",
    title: "Indian Aadhaar number",
    country: "IN",
    validator: "Verhoeff",
    source: "uidai.gov.in",
    shape: /^[2-9]\d{11}$/,
    valid: (bare) => bare !== [...bare].reverse().join("") && verhoeff(bare),
  },
  {
    type: "in-pan",
    title: "Indian permanent account number",
    country: "IN",
    validator: "holder's class",
    source: "incometax.gov.in, PAN",
    shape: /^[A-Z]{3}[ABCFGHLJPTK][A-Z]\d{4}[A-Z]$/,
    valid: (bare) => bare.slice(5, 9) !== "0000",
  },
  {
    type: "ca-sin",
    title: "Canadian social insurance number",
    country: "CA",
    validator: "Luhn",
    source: "canada.ca, SIN",
    shape: /^\d{9}$/,
    valid: (bare) => !oneDigit(bare) && luhn(bare),
  },
  {
    type: "au-tfn",
    title: "Australian tax file number",
    country: "AU",
    validator: "mod 11",
    source: "ato.gov.au, TFN",
    shape: /^\d{9}$/,
    valid: (bare) => !oneDigit(bare) && weighted(bare, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0,
  },
  {
    type: "dk-cpr",
    title: "Danish CPR number",
    country: "DK",
    validator: "birth date",
    source: "cpr.dk (no check digit since 2007)",
    shape: /^\d{10}$/,
    valid: (bare) => dayInAnyCentury(number(bare, 4, 6), number(bare, 2, 4), number(bare, 0, 2)),
  },
  {
    type: "fi-hetu",
    title: "Finnish personal identity code",
    country: "FI",
    validator: "birth date; mod 31",
    source: "dvv.fi, henkilötunnus",
    shape: /^\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]$/,
    written: { pattern: /\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]/y, lead: [6, 11], confidence: "tentative" },
    valid: hetu,
  },
  {
    type: "be-nrn",
    title: "Belgian national register number",
    country: "BE",
    validator: "birth date; mod 97",
    source: "ibz.rrn.fgov.be",
    shape: /^\d{11}$/,
    written: { pattern: /\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}/y, lead: [2], confidence: "firm" },
    valid: belgian,
  },
  {
    type: "ch-ahv",
    title: "Swiss AHV number",
    country: "CH",
    validator: "prefix 756; EAN-13",
    source: "zas.admin.ch, NAVS13",
    shape: /^756\d{10}$/,
    written: { pattern: /756\.\d{4}\.\d{4}\.\d{2}/y, lead: [3], confidence: "firm" },
    valid: (bare) => weighted(bare, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0,
  },
  {
    type: "no-fodselsnummer",
    title: "Norwegian national identity number",
    country: "NO",
    validator: "birth date; two digits mod 11",
    source: "skatteetaten.no",
    shape: /^\d{11}$/,
    valid: fodselsnummer,
  },
  {
    type: "tr-tckn",
    title: "Turkish identity number",
    country: "TR",
    validator: "two digits mod 10",
    source: "nvi.gov.tr",
    shape: /^[1-9]\d{10}$/,
    valid: tckn,
  },
  {
    type: "pt-nif",
    title: "Portuguese tax number",
    country: "PT",
    validator: "mod 11",
    source: "portaldasfinancas.gov.pt, NIF",
    shape: /^[1-9]\d{8}$/,
    valid: (bare) => ((11 - (weighted(bare, [9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11) % 10 === number(bare, 8, 9),
  },
];

const byType = new Map(nationalIds.map((id) => [id.type, id]));

/** The row of a type, or undefined. */
export const nationalId = (type: string): NationalId | undefined => byType.get(type);

// SSNs that were printed in advertisements and samples: data under their own name, noise anywhere else.
export const sampleSsns: ReadonlySet<string> = new Set(["123456789", "078051120", "219099999", "457555462"]);

/** The id in upper case without separators. The Finnish sign is part of the id and stays. */
export function bareId(type: string, text: string): string {
  const separators = type === "fi-hetu" ? /\s/g : /[\s./-]/g;
  const bare = text.toUpperCase().replace(separators, "");
  return type === "se-personnummer" ? bare.replace("+", "") : bare;
}

/** Whether the text is a well-formed id of the type: `valid`, `shape` alone, or null. At most 40 characters are looked at. */
export function checkId(type: string, text: string): "valid" | "shape" | null {
  const id = byType.get(type);
  if (!id || text.length > 40) return null;
  const bare = bareId(type, text);
  if (!id.shape.test(bare)) return null;
  return id.valid(bare) ? "valid" : "shape";
}

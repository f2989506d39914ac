// In: strings of digits or characters. Out: whether (or what) a published check-digit method says.

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48;

/** ISO/IEC 7812-1 annex B. Digits only. */
export function luhn(digits: string): boolean {
  let sum = 0;
  let twice = false;
  for (let i = digits.length - 1; i >= 0; i--) {
    let value = digit(digits, i);
    if (twice) {
      value *= 2;
      if (value > 9) value -= 9;
    }
    sum += value;
    twice = !twice;
  }
  return sum % 10 === 0;
}

/** The remainder of a decimal number of any length. */
export function remainder(digits: string, modulus: number): number {
  let rest = 0;
  for (let i = 0; i < digits.length; i++) rest = (rest * 10 + digit(digits, i)) % modulus;
  return rest;
}

/** ISO 7064 MOD 97-10 over letters and digits, as ISO 13616 uses it. Upper case only. */
export function mod97(text: string): number {
  let rest = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    rest = code < 58 ? (rest * 10 + code - 48) % 97 : (rest * 100 + code - 55) % 97;
  }
  return rest;
}

/** The sum of digit times weight; as many digits as there are weights. */
export function weighted(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += digit(digits, i) * weights[i]!;
  return sum;
}

/** ISO 7064 MOD 11,10. Digits only, the last one is the check digit. */
export function mod11_10(digits: string): boolean {
  let product = 10;
  for (let i = 0; i < digits.length - 1; i++) {
    let sum = (digit(digits, i) + product) % 10;
    if (sum === 0) sum = 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === digit(digits, digits.length - 1);
}

// Verhoeff, Error Detecting Decimal Codes, 1969: the dihedral group D5 and its permutation.
const dihedral = [
  "0123456789",
  "1234067895",
  "2340178956",
  "3401289567",
  "4012395678",
  "5987604321",
  "6598710432",
  "7659821043",
  "8765932104",
  "9876543210",
];
const permuted = ["0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258"];

/** Verhoeff's check, with the check digit last. Digits only. */
export function verhoeff(digits: string): boolean {
  let check = 0;
  for (let i = 0; i < digits.length; i++) check = digit(dihedral[check]!, digit(permuted[i % 8]!, digit(digits, digits.length - 1 - i)));
  return check === 0;
}

let crcTable: Uint32Array | undefined;

/** CRC-32 (ISO-HDLC) of ASCII text. */
export function crc32(text: string): number {
  if (!crcTable) {
    crcTable = new Uint32Array(256);
    for (let n = 0; n < 256; n++) {
      let c = n;
      for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
      crcTable[n] = c;
    }
  }
  let crc = 0xffffffff;
  for (let i = 0; i < text.length; i++) crc = crcTable[(crc ^ text.charCodeAt(i)) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Whether a day exists in the proleptic Gregorian calendar. */
export function dayExists(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
}

/** The digit that brings the weighted sum to a multiple of 11; 10 where no digit does. */
export const mod11Digit = (digits: string, weights: readonly number[]): number => (11 - (weighted(digits, weights) % 11)) % 11;

/** ICAO Doc 9303-3, 4.9: the check digit over digits and letters (A is 10) with the weights 7, 3, 1. */
export function icaoDigit(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    sum += (code < 58 ? code - 48 : code - 55) * [7, 3, 1][i % 3]!;
  }
  return sum % 10;
}

/** The number that the characters `from` (inclusive) to `to` (exclusive) make. */
export const numberAt = (text: string, from: number, to = from + 1): number => Number(text.slice(from, to));

/** Whether a day exists in 1900-1999 or 2000-2099: all that a year of two digits says. */
export const dayInAnyCentury = (year: number, month: number, day: number): boolean =>
  dayExists(1900 + year, month, day) || dayExists(2000 + year, month, day);

/** Whether all characters are the same one. */
export function oneCharacter(text: string): boolean {
  for (let i = 1; i < text.length; i++) if (text.charCodeAt(i) !== text.charCodeAt(0)) return false;
  return true;
}

/** The digit that brings the weighted sum to a multiple of 10. */
export const mod10Digit = (digits: string, weights: readonly number[]): number => (10 - (weighted(digits, weights) % 10)) % 10;

/** The sum of value times weight; a character's value is its place in the alphabet. As many characters as there are weights. */
export function weightedIn(alphabet: string, text: string, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += alphabet.indexOf(text[i]!) * weights[i]!;
  return sum;
}

/** Digits and capitals in the order of their values, A being 10. */
export const base36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** The weights `from`, one less and so on down to `to`. */
export const down = (from: number, to: number): number[] => Array.from({ length: from - to + 1 }, (_, i) => from - i);

/** Whether the last character is the one at a place of an alphabet. */
export const endsWith = (text: string, alphabet: string, place: number): boolean => alphabet[place] === text.at(-1);

/** The check of schemes that have none: the shape is all. */
export const noCheck = (): boolean => true;

/** Month and year of expiry as cards and forms write them: `09/27`, `2027-09`, `0927`, `09/2027`. */
export function expiryHolds(value: string): boolean {
  const text = value.trim();
  if (text.length > 10) return false;
  return /^(?:0?[1-9]|1[0-2])\s?[/.-]\s?(?:20)?\d\d$|^20\d\d[/.-]?(?:0[1-9]|1[0-2])(?:[/.-][0-3]\d)?$|^(?:0[1-9]|1[0-2])(?:20)?\d\d$/.test(
    text,
  );
}

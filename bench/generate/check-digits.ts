// In: the digits of an id without its check. Out: the check. Written from the standards, apart from what is measured.

export const dot = (text: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * (text.charCodeAt(i) - 48), 0);

/** ISO/IEC 7812-1 annex B. */
export function luhn(body: string): string {
  let sum = 0;
  for (let i = body.length - 1, twice = true; i >= 0; i--, twice = !twice) {
    const digit = body.charCodeAt(i) - 48;
    const value = twice ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
  }
  return String((10 - (sum % 10)) % 10);
}

/** GS1 General Specifications 7.9. */
export function gs1(body: string): string {
  let sum = 0;
  for (let i = body.length - 1, weight = 3; i >= 0; i--, weight = 4 - weight) sum += weight * (body.charCodeAt(i) - 48);
  return String((10 - (sum % 10)) % 10);
}

/** ISO 7064 MOD 11,10. */
export function mod11And10(body: string): string {
  let carry = 10;
  for (const digit of body) {
    carry = (carry + Number(digit)) % 10 || 10;
    carry = (carry * 2) % 11;
  }
  return String((11 - carry) % 10);
}

/** The remainder of a long decimal number. */
export function modulo(body: string, by: number): number {
  let rest = 0;
  for (const digit of body) rest = (rest * 10 + Number(digit)) % by;
  return rest;
}

/** J. Verhoeff, Error Detecting Decimal Codes (1969): the dihedral group of ten. */
export function verhoeff(body: string): string {
  const times = (a: number, b: number): number =>
    a < 5 ? (b < 5 ? (a + b) % 5 : ((a + b) % 5) + 5) : b < 5 ? ((a - b + 5) % 5) + 5 : (a - b + 10) % 5;
  const first = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  const permuted = (digit: number, place: number): number => {
    let value = digit;
    for (let i = 0; i < place % 8; i++) value = first[value]!;
    return value;
  };
  let carry = 0;
  for (let i = body.length - 1, place = 1; i >= 0; i--, place++) carry = times(carry, permuted(body.charCodeAt(i) - 48, place));
  for (let digit = 0; digit < 10; digit++) if (times(carry, digit) === 0) return String(digit);
  throw new Error("every element of a group has an inverse");
}

/** ISO 13616: letters count 10 to 35. */
export function ibanCheck(country: string, bban: string): string {
  const rest = modulo([...`${bban}${country}00`].map((sign) => Number.parseInt(sign, 36)).join(""), 97);
  return String(98 - rest).padStart(2, "0");
}

/** ICAO Doc 9303-3, 4.9: weights 7, 3, 1. */
export function machineReadable(body: string): string {
  let sum = 0;
  for (let i = 0; i < body.length; i++) sum += (body[i] === "<" ? 0 : Number.parseInt(body[i]!, 36)) * [7, 3, 1][i % 3]!;
  return String(sum % 10);
}

/** CRC-32 of ISO 3309, as zlib has it. */
export function crc32(text: string): number {
  let crc = ~0;
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i);
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

export function base62(value: number, width: number): string {
  const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  let text = "";
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) text = alphabet[rest % 62] + text;
  return text.padStart(width, "0");
}

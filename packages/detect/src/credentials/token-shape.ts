// In: the alphabets of tokens. Out: the parts that a token is made of, and a match of them over bytes in linear time.

/**
 * Which characters a run of a token may hold. `base64` is without padding; `url` is the base64 of URLs; `dotted` adds the dot to it; `padded` is
 * either base64, behind which up to two equals signs may stand, which count.
 */
const alphabets = {
  digit: "0123456789",
  hex: "0123456789abcdef",
  upperHex: "0123456789ABCDEF",
  lower: "0123456789abcdefghijklmnopqrstuvwxyz",
  upper: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  base32: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
  letters: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
  alnum: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
  word: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_",
  url: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-",
  dotted: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-.",
  tilde: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-.~",
  base64: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/",
  padded: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/_-",
} as const;

export type Alphabet = keyof typeof alphabets;

/** So many characters of an alphabet. */
export interface Run {
  readonly alphabet: Alphabet;
  readonly least: number;
  readonly most: number;
}

/** A fixed text or a run. A run of no fixed length ends where its alphabet ends, so what follows it begins with another character. */
export type Part = string | Run;

const runs =
  (alphabet: Alphabet) =>
  (least: number, most = least): Run => ({ alphabet, least, most });

export const digits = runs("digit");
export const hex = runs("hex");
export const upperHex = runs("upperHex");
export const lower = runs("lower");
export const upper = runs("upper");
export const base32 = runs("base32");
export const letters = runs("letters");
export const alnum = runs("alnum");
export const word = runs("word");
export const url = runs("url");
export const dotted = runs("dotted");
export const tilde = runs("tilde");
export const base64 = runs("base64");
export const padded = runs("padded");

/** RFC 9562 in lower case. */
export const uuid: readonly Part[] = [hex(8), "-", hex(4), "-", hex(4), "-", hex(4), "-", hex(12)];

export const charactersOf = (alphabet: Alphabet): string => alphabets[alphabet];

const bitOf = Object.fromEntries(Object.keys(alphabets).map((name, index) => [name, 1 << index])) as Readonly<Record<Alphabet, number>>;
const members = new Uint16Array(256);
for (const [name, characters] of Object.entries(alphabets))
  for (let i = 0; i < characters.length; i++) members[characters.charCodeAt(i)]! |= bitOf[name as Alphabet];

/** Whether a byte belongs to an alphabet. */
export const belongs = (byte: number, alphabet: Alphabet): boolean => (members[byte]! & bitOf[alphabet]) !== 0;

/** Where the run that ends before `at` begins; at most `most` bytes are looked at. */
export function runStart(bytes: Uint8Array, at: number, alphabet: Alphabet, most: number): number {
  const bit = bitOf[alphabet];
  const stop = Math.max(0, at - most);
  let from = at;
  while (from > stop && (members[bytes[from - 1]!]! & bit) !== 0) from--;
  return from;
}

/** Where the padding of base64 ends that may stand at `at`. */
export function paddingEnd(bytes: Uint8Array, at: number, stop: number): number {
  let to = at;
  while (to < stop && to < at + 2 && bytes[to] === 61) to++;
  return to;
}

/** Where the parts end that begin at `at`, or -1 where they do not stand there whole. Each byte is looked at once. */
export function matchParts(bytes: Uint8Array, at: number, end: number, parts: readonly Part[]): number {
  let place = at;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]!;
    if (typeof part === "string") {
      if (place + part.length > end) return -1;
      for (let i = 0; i < part.length; i++) if (bytes[place + i] !== part.charCodeAt(i)) return -1;
      place += part.length;
      continue;
    }
    const { alphabet, least, most } = part;
    const bit = bitOf[alphabet];
    const stop = Math.min(end, place + most + (least === most ? 0 : 1));
    let to = place;
    while (to < stop && (members[bytes[to]!]! & bit) !== 0) to++;
    if (alphabet === "padded") to = paddingEnd(bytes, to, stop);
    const last = index === parts.length - 1;
    // A full stop behind a token ends the sentence.
    if (last && least < most) while (to > place && bytes[to - 1] === 46) to--;
    if (to - place < least || to - place > most) return -1;
    place = to;
  }
  const final = parts[parts.length - 1]!;
  if (place < end) {
    const next = bytes[place]!;
    if (belongs(next, "word")) return -1;
    if (typeof final !== "string" && final.least === final.most && next !== 46 && belongs(next, final.alphabet)) return -1;
  }
  return place;
}

/** How much the fixed texts of a token tell, in bits: six a character. */
export const fixedBits = (parts: readonly Part[]): number =>
  parts.reduce((sum, part) => sum + (typeof part === "string" ? part.length * 6 : 0), 0);

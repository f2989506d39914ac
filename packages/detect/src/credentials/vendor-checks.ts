// In: a vendor's token. Out: whether the check holds that the vendor built in, and the same token with a right one.

import { crc32 } from "../schemes/check-digits.js";

/** A check built into a token. */
export interface Check {
  readonly name: string;
  /** null: this token has none (an older form), or its key to check with is not published. */
  readonly holds: (token: string) => boolean | null;
  /** The token with the check that belongs to it. */
  readonly sign: (token: string) => string;
  /** Nothing else looks so: a token that fails is no token. Where absent, a failing token is told as `tentative`. */
  readonly strict?: true;
}

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const base62Lower = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** A number in a positional system whose digits are the characters of the alphabet. */
function inBase(value: number, alphabet: string, width: number): string {
  let rest = value;
  let text = "";
  while (rest > 0 || text.length < width) {
    text = alphabet[rest % alphabet.length]! + text;
    rest = Math.floor(rest / alphabet.length);
  }
  return text;
}

/** The last `width` characters are made from the rest by any of these functions; the first is the one that signs. */
function suffix(name: string, width: number, ...makers: readonly ((rest: string) => string)[]): Check {
  return {
    name,
    holds: (token) => makers.some((make) => make(token.slice(0, -width)) === token.slice(-width)),
    sign: (token) => token.slice(0, -width) + makers[0]!(token.slice(0, -width)),
  };
}

const afterUnderscore = (text: string): string => text.slice(text.indexOf("_") + 1);
const hexCrc = (text: string): string => crc32(text).toString(16).padStart(8, "0");

/** The last six characters are the CRC-32 of the random part in base 62 (GitHub, npm and those who took it over). */
export const crcBase62: Check = suffix("CRC-32 in base 62", 6, (rest) => inBase(crc32(afterUnderscore(rest)), base62, 6));

/** GitHub's classic tokens have it since 2021; longer ones carry a token of another kind. */
export const githubCrc: Check = { ...crcBase62, holds: (token) => (token.length === 40 ? crcBase62.holds(token) : null) };

/** What is checked is not published: a match tells, a mismatch does not. */
export const githubFineGrained: Check = {
  name: "CRC-32 in base 62, where it holds",
  holds: (token) => {
    const rest = token.slice(0, -6);
    const found = [rest, rest.slice(11), rest.slice(34)].some((part) => inBase(crc32(part), base62, 6) === token.slice(-6));
    return found || null;
  },
  sign: (token) => token.slice(0, -6) + inBase(crc32(token.slice(11, -6)), base62, 6),
};

const routable = /^(.{1,400}\.(?:[0-9a-z]{2}\.)?[0-9a-z]{2})([0-9a-z]{7})$/;

/** A routable token ends in the length of its payload and the CRC-32 of all before, in base 36. */
export const gitlabRoutable: Check = {
  name: "payload length and CRC-32 in base 36",
  holds: (token) => {
    const parts = routable.exec(token);
    return parts === null ? null : crc32(parts[1]!) === Number.parseInt(parts[2]!, 36);
  },
  sign: (token) => {
    const parts = routable.exec(token);
    if (!parts) return token;
    const payload = token.slice(token.indexOf("-") + 1, token.indexOf("."));
    const before = parts[1]!.slice(0, -2) + payload.length.toString(36).padStart(2, "0");
    return before + crc32(before).toString(36).padStart(7, "0");
  },
};

const littleEndian = (text: string): string => hexCrc(text).match(/../g)!.reverse().join("");

/** The CRC-32 of all before the last underscore, least byte first, in hex. */
export const grafanaCrc: Check = suffix(
  "CRC-32 in hex",
  8,
  (rest) => littleEndian(rest.slice(0, -1)),
  (rest) => hexCrc(rest.slice(0, -1)),
);

const atlassianSuffix: Check = suffix(
  "CRC-32 in hex",
  8,
  (rest) => hexCrc(rest.slice(0, -1)).toUpperCase(),
  (rest) => hexCrc(rest).toUpperCase(),
);
/** The CRC-32 of all before the equals sign, in upper-case hex. The vendor does not say so: a match tells, a mismatch does not. */
export const atlassianCrc: Check = { ...atlassianSuffix, holds: (token) => atlassianSuffix.holds(token) || null };

/** Letters of both cases and digits: no digest in hexadecimal. */
export const bothCases: Check = {
  name: "letters of both cases and digits",
  holds: (token) => (/[a-z]/.test(token) && /[A-Z]/.test(token) && /\d/.test(token.slice(8)) ? null : false),
  sign: (token) => token,
  strict: true,
};

/** Matrix homeservers: the CRC-32 of all before the last underscore in base 62. */
export const matrixCrc: Check = suffix(
  "CRC-32 in base 62",
  6,
  (rest) => inBase(crc32(rest.slice(0, -1)), base62Lower, 6),
  (rest) => inBase(crc32(rest.slice(0, -1)), base62, 6),
);

/**
 * A check whose making the vendor keeps to itself or nobody has verified here: what is tried is the CRC-32 of the whole or of the random part.
 * A match tells, a mismatch does not.
 */
export const hexCrcMaybe: Check = {
  name: "CRC-32 in hex, where it holds",
  holds: (token) => {
    const rest = token.slice(0, -8);
    const bare = rest.endsWith("_") ? rest.slice(0, -1) : rest;
    return (
      [rest, bare, afterUnderscore(rest), afterUnderscore(bare)].some((part) => hexCrc(part) === token.slice(-8).toLowerCase()) || null
    );
  },
  sign: (token) => token.slice(0, -8) + hexCrc(afterUnderscore(token.slice(0, -8))),
};

/** OpenAI's keys have the base64 of its name within; older project keys have it, too. */
export const openaiMark: Check = {
  name: "OpenAI in base64",
  holds: (token) => token.includes("T3BlbkFJ") || null,
  sign: (token) => (token.includes("T3BlbkFJ") ? token : `${token.slice(0, -20)}T3BlbkFJ${token.slice(-12)}`),
};

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The account that an AWS access key id names, or -1 for keys from before that (their fifth character is below Q). */
function awsAccount(id: string): number {
  if (base32.indexOf(id[4]!) < 16) return -1;
  // Eight characters of five bits: 40 bits, of which the first is a mark; the account is the 40 bits after it.
  let value = 0n;
  for (let i = 4; i < 14; i++) value = value * 32n + BigInt(base32.indexOf(id[i]!));
  return Number((value >> 9n) & 0xffffffffffn);
}

/** Twelve digits are an account: a greater number is none. */
export const awsAccountCheck: Check = {
  name: "base 32 of an account number",
  holds: (token) => {
    for (let i = 4; i < token.length; i++) if (!base32.includes(token[i]!)) return false;
    return awsAccount(token) < 1e12 ? null : false;
  },
  sign: (token) => {
    const id = token.slice(0, 4) + token.slice(4).replace(/[0189]/g, (digit) => base32[25 - Number(digit)]!);
    // Q begins the low account numbers.
    return base32.indexOf(id[4]!) < 16 ? id : `${id.slice(0, 4)}Q${id.slice(5)}`;
  },
};

const fromBase64 = (text: string): string | null => {
  try {
    return atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  } catch {
    return null;
  }
};
const toBase64 = (binary: string): string => btoa(binary).replace(/=+$/, "");
const toBase64Url = (binary: string): string => toBase64(binary).replace(/\+/g, "-").replace(/\//g, "_");

/** A token whose first characters decode to a text that the vendor's software writes. `from` is where the base64 begins. */
export const decodesTo = (name: string, from: number, told: string): Check => ({
  name: `decodes to ${name}`,
  holds: (token) => fromBase64(token.slice(from, from + Math.ceil(told.length / 3) * 4))?.startsWith(told) ?? false,
  sign: (token) => {
    const head = toBase64Url(told.slice(0, told.length - (told.length % 3)));
    const rest = told.length % 3 === 0 ? "" : toBase64Url(told.slice(told.length - (told.length % 3)) + "t".repeat(3 - (told.length % 3)));
    return token.slice(0, from) + head + rest + token.slice(from + head.length + rest.length);
  },
  strict: true,
});

/** The first part of a Discord bot's token is its id, a number of 17 to 20 digits, in base64. */
export const discordId: Check = {
  name: "decodes to an id",
  holds: (token) => /^\d{17,20}$/.test(fromBase64(token.slice(0, token.indexOf("."))) ?? ""),
  sign: (token) => {
    const dot = token.indexOf(".");
    const count = Math.floor((dot * 3) / 4);
    let id = "";
    for (let i = 0; i < count; i++) id += String((token.charCodeAt(i) % 9) + 1);
    return toBase64Url(id) + token.slice(dot);
  },
  strict: true,
};

const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by));

/** Marvin32, folded to 32 bits (Microsoft SymCrypt, marvin32.c). The seed is a text of eight letters. */
export function marvin32(data: string, seed: string): number {
  const word = (text: string): number => {
    let value = 0;
    for (let i = 0; i < 4; i++) value = (value << 8) | text.charCodeAt(i);
    return value;
  };
  let p1 = word(seed);
  let p0 = word(seed.slice(4));
  const block = (): void => {
    p1 ^= p0;
    p0 = rotate(p0, 20);
    p0 = (p0 + p1) | 0;
    p1 = rotate(p1, 9);
    p1 ^= p0;
    p0 = rotate(p0, 27);
    p0 = (p0 + p1) | 0;
    p1 = rotate(p1, 19);
  };
  let at = 0;
  for (; at + 4 <= data.length; at += 4) {
    p0 =
      (p0 + (data.charCodeAt(at) | (data.charCodeAt(at + 1) << 8) | (data.charCodeAt(at + 2) << 16) | (data.charCodeAt(at + 3) << 24))) | 0;
    block();
  }
  let last = 0x80;
  for (let i = data.length - 1; i >= at; i--) last = (last << 8) | data.charCodeAt(i);
  p0 = (p0 + last) | 0;
  block();
  block();
  return (p0 ^ p1) >>> 0;
}

const bytesOf = (value: number): string => String.fromCharCode(value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24);

/** Keys of Azure services end in four bytes of Marvin32 over the rest, seeded with the name of the kind of key. */
export const azureKey = (...seeds: readonly [string, ...string[]]): Check => ({
  name: "Marvin32",
  holds: (token) => {
    const key = fromBase64(token);
    return key === null ? false : seeds.some((seed) => bytesOf(marvin32(key.slice(0, -4), seed)) === key.slice(-4)) || null;
  },
  sign: (token) => {
    const key = fromBase64(token)!.slice(0, -4);
    const padding = token.slice(token.indexOf("="));
    const signed = toBase64(key + bytesOf(marvin32(key, seeds[0]))) + padding;
    return token.includes("-") || token.includes("_") ? signed.replace(/\+/g, "-").replace(/\//g, "_") : signed;
  },
});

/** Common annotated keys of Azure: three bytes of Marvin32 over the first sixty. */
export const annotatedKey: Check = {
  name: "Marvin32",
  holds: (token) => {
    const key = fromBase64(token);
    return key === null ? false : bytesOf(marvin32(key.slice(0, 60), "Default0")).slice(0, 3) === key.slice(60, 63) || null;
  },
  // The four last characters stand for three bytes; where they would not be letters and digits, the vendor draws again.
  sign: (token) => {
    for (let i = 0; i < 62 * 62; i++) {
      const drawn = base62[i % 62]! + base62[Math.floor(i / 62)]! + token.slice(2, -4);
      const end = toBase64(bytesOf(marvin32(fromBase64(drawn)!, "Default0")).slice(0, 3));
      if (/^[A-Za-z0-9]{4}$/.test(end)) return drawn + end;
    }
    return token;
  },
};

const bech32Digits = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

function bech32Sum(values: readonly number[]): number {
  const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (let i = 0; i < 5; i++) if ((top >>> i) & 1) sum ^= generators[i]!;
  }
  return sum;
}

function bech32Values(token: string): { readonly head: number[]; readonly data: number[] } {
  const low = token.toLowerCase();
  const split = low.indexOf("1");
  const label = [...low.slice(0, split)].map((char) => char.charCodeAt(0));
  return {
    head: [...label.map((code) => code >>> 5), 0, ...label.map((code) => code & 31)],
    data: [...low.slice(split + 1)].map((char) => bech32Digits.indexOf(char)),
  };
}

/** BIP 173. */
export const bech32: Check = {
  name: "Bech32",
  holds: (token) => {
    const { head, data } = bech32Values(token);
    return !data.includes(-1) && bech32Sum([...head, ...data]) === 1;
  },
  sign: (token) => {
    const { head, data } = bech32Values(token);
    const body = data.slice(0, -6).map((value) => (value < 0 ? 7 : value));
    const sum = bech32Sum([...head, ...body, 0, 0, 0, 0, 0, 0]) ^ 1;
    for (let i = 0; i < 6; i++) body.push((sum >>> (5 * (5 - i))) & 31);
    const text = body.map((value) => bech32Digits[value]!).join("");
    const label = token.slice(0, token.indexOf("1") + 1);
    return label + (/[A-Z]/.test(label) ? text.toUpperCase() : text);
  },
};

/** The 35 bytes of a base32 text of 56 characters. */
function fromBase32(text: string): number[] {
  const bytes: number[] = [];
  let value = 0;
  let held = 0;
  for (const char of text) {
    value = ((value << 5) | base32.indexOf(char)) & 0xfff;
    held += 5;
    if (held >= 8) {
      held -= 8;
      bytes.push((value >>> held) & 255);
    }
  }
  return bytes;
}

/** CRC-16/XMODEM. */
function crc16(bytes: readonly number[]): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let i = 0; i < 8; i++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
  }
  return crc;
}

/** A Stellar seed ends in the CRC-16 of its version and key, low byte first. */
export const stellarSeed: Check = {
  name: "CRC-16",
  holds: (token) => {
    const bytes = fromBase32(token);
    return crc16(bytes.slice(0, 33)) === (bytes[33]! | (bytes[34]! << 8));
  },
  sign: (token) => {
    // The key ends four bits into the 53rd character; the check takes the rest.
    const crc = crc16(fromBase32(token).slice(0, 33));
    const bits = ((base32.indexOf(token[52]!) >> 1) << 16) | ((crc & 255) << 8) | (crc >>> 8);
    const text = [15, 10, 5, 0].map((shift) => base32[(bits >>> shift) & 31]!).join("");
    return token.slice(0, 52) + text;
  },
  strict: true,
};

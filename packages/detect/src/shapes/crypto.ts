// In: bytes and a place in them, or the value of a field. Out: the address, the key or the seed phrase of a wallet that stands there, by its own checksum.

import { ascii } from "../bytes.js";
import type { Confidence } from "../match.js";
import { keccak256, sha256 } from "./digest.js";
import { ALNUM, begins, classes, type Find, HEX, is, LOWER, runEnd, UPPER, WORD } from "./find.js";
import { seedWords } from "./seed-words.js";

const ADDRESS = "crypto-address";
const KEY = "crypto-private-key";
const PHRASE = "seed-phrase";

const bitcoinAlphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const rippleAlphabet = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";

const valuesOf = (alphabet: string): Int8Array => {
  const values = new Int8Array(128).fill(-1);
  for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i;
  return values;
};
const bitcoin58 = valuesOf(bitcoinAlphabet);
const ripple58 = valuesOf(rippleAlphabet);

/** Base58 of bytes `from` to `to`, or null. Limbs of 24 bits take four digits at a time. */
function base58(bytes: Uint8Array, from: number, to: number, values: Int8Array): Uint8Array | null {
  let zeros = 0;
  while (from + zeros < to && values[bytes[from + zeros]!] === 0) zeros++;
  const limbs: number[] = [];
  for (let at = from + zeros; at < to; ) {
    let chunk = 0;
    let factor = 1;
    for (let i = 0; i < 4 && at < to; i++, at++) {
      const value = values[bytes[at]!] ?? -1;
      if (value < 0) return null;
      chunk = chunk * 58 + value;
      factor *= 58;
    }
    let carry = chunk;
    for (let i = 0; i < limbs.length; i++) {
      const product = limbs[i]! * factor + carry;
      carry = Math.floor(product / 0x1000000);
      limbs[i] = product - carry * 0x1000000;
    }
    if (carry > 0) limbs.push(carry);
  }
  const body = new Uint8Array(limbs.length * 3);
  limbs.forEach((limb, i) => {
    const at = body.length - 3 * i - 1;
    body[at] = limb;
    body[at - 1] = limb >>> 8;
    body[at - 2] = limb >>> 16;
  });
  let blank = 0;
  while (blank < body.length && body[blank] === 0) blank++;
  const out = new Uint8Array(zeros + body.length - blank);
  out.set(body.subarray(blank), zeros);
  return out;
}

/** Base58Check (en.bitcoin.it/wiki/Base58Check_encoding): what stands before the four bytes of double SHA-256, or null. */
function base58Check(bytes: Uint8Array, from: number, to: number, values = bitcoin58): Uint8Array | null {
  const all = base58(bytes, from, to, values);
  if (!all || all.length < 17) return null;
  const body = all.subarray(0, all.length - 4);
  const digest = sha256(sha256(body));
  for (let i = 0; i < 4; i++) if (digest[i] !== all[body.length + i]) return null;
  return body;
}

const bech32Values = valuesOf("qpzry9x8gf2tvdw0s3jn54khce6mua7l");

/** BIP-173 and BIP-350: whether the checksum over `prefix` and the symbols `from` to `to` is that of Bech32 (1) or Bech32m. */
function bech32(prefix: string, bytes: Uint8Array, from: number, to: number): boolean {
  let check = 1;
  const step = (value: number): void => {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    if (top & 1) check ^= 0x3b6a57b2;
    if (top & 2) check ^= 0x26508e6d;
    if (top & 4) check ^= 0x1ea119fa;
    if (top & 8) check ^= 0x3d4233dd;
    if (top & 16) check ^= 0x2a1462b3;
  };
  for (const char of prefix) step(char.charCodeAt(0) >> 5);
  step(0);
  for (const char of prefix) step(char.charCodeAt(0) & 31);
  for (let at = from; at < to; at++) {
    const value = bech32Values[bytes[at]! < 91 ? bytes[at]! | (bytes[at]! > 64 ? 32 : 0) : bytes[at]!] ?? -1;
    if (value < 0) return false;
    step(value);
  }
  return check === 1 || check === 0x2bc830a3;
}

/** CashAddr (the Bitcoin Cash specification): a BCH code of 40 bits, over the prefix too. */
function cashAddress(bytes: Uint8Array, from: number, to: number): boolean {
  let check = 1n;
  const step = (value: number): void => {
    const top = check >> 35n;
    check = ((check & 0x07ffffffffn) << 5n) ^ BigInt(value);
    if (top & 1n) check ^= 0x98f2bc8e61n;
    if (top & 2n) check ^= 0x79b76d99e2n;
    if (top & 4n) check ^= 0xf33e5fb3c4n;
    if (top & 8n) check ^= 0xae2eabe2a8n;
    if (top & 16n) check ^= 0x1e4f43e470n;
  };
  for (const char of "bitcoincash") step(char.charCodeAt(0) & 31);
  step(0);
  for (let at = from; at < to; at++) {
    const value = bech32Values[bytes[at]!] ?? -1;
    if (value < 0) return false;
    step(value);
  }
  return check === 1n;
}

/** CRC-16/XMODEM, as Stellar and TON use it. */
function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let i = 0; i < 8; i++) crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1;
    crc &= 0xffff;
  }
  return crc;
}

/** Text of `width` bits a symbol as bytes; what is left over is dropped. */
function unpacked(bytes: Uint8Array, from: number, to: number, values: Int8Array, width: number): Uint8Array | null {
  const out = new Uint8Array(((to - from) * width) >> 3);
  let buffer = 0;
  let bits = 0;
  let place = 0;
  for (let at = from; at < to; at++) {
    const value = values[bytes[at]!] ?? -1;
    if (value < 0) return null;
    buffer = ((buffer << width) | value) & 0xffff;
    bits += width;
    if (bits >= 8) {
      bits -= 8;
      out[place++] = buffer >> bits;
    }
  }
  return out;
}

const base32Values = valuesOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
const base64Values = valuesOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
base64Values[43] = 62;
base64Values[47] = 63;

// Base58Check: the version bytes in hex, the length of what follows them, and what it is. chainparams.cpp of each coin; SLIP-0132 for extended keys.
const versions: ReadonlyMap<string, readonly [string, number, string]> = new Map(
  (
    "00:20:a 05:20:a 30:20:a 32:20:a 1e:20:a 16:20:a 4c:20:a 10:20:a 41:20:a 17:20:a 6f:20:t c4:20:t 71:20:t 8c:20:t " +
    "1cb8:20:a 1cbd:20:a 1d25:20:t 06a19f:20:a 06a1a1:20:a 06a1a4:20:a 025a79:20:a " +
    "80:32:k 80:33:k b0:32:k b0:33:k 9e:32:k 9e:33:k cc:32:k cc:33:k ef:32:k ef:33:k 0142:37:k 0143:37:k " +
    "0488ade4:74:k 049d7878:74:k 04b2430c:74:k 0295b005:74:k 02aa7a99:74:k 04358394:74:k 044a4e28:74:k 045f18bc:74:k 019d9cfe:74:k 01b26792:74:k 02fac398:74:k " +
    "0488b21e:74:a 049d7cb2:74:a 04b24746:74:a 0295b43f:74:a 02aa7ed3:74:a 019da462:74:a 01b26ef6:74:a 02facafd:74:a 043587cf:74:t 044a5262:74:t 045f1cf6:74:t"
  )
    .split(" ")
    .map((row) => {
      const [head, size, sort] = row.split(":") as [string, string, string];
      return [`${head}:${head.length / 2 + Number(size)}`, [head, Number(size), sort] as const];
    }),
);

function versionOf(body: Uint8Array): string | null {
  let head = "";
  for (let size = 1; size <= 4; size++) {
    head += body[size - 1]!.toString(16).padStart(2, "0");
    const found = versions.get(`${head}:${body.length}`);
    if (found) return found[2];
  }
  return null;
}

// Human-readable parts before the last `1`: SLIP-0173 and the chain registry of Cosmos. `k`: a private key, `t`: of a test network.
const prefixes: ReadonlyMap<string, string> = new Map([
  ..."bc ltc vtc dgb grs mona btg sys xpc addr stake zs u cosmos osmo juno terra inj celestia kava akash axelar evmos secret stars regen sei dydx neutron stride thor maya band kujira persistence chihuahua omniflix agoric bnb one erd zil ckb iota smr io nano fetch"
    .split(" ")
    .map((prefix) => [prefix, "a"] as const),
  ..."tb bcrt tltc addr_test stake_test tbnb".split(" ").map((prefix) => [prefix, "t"] as const),
  ..."nsec secret-extended-key-main suiprivkey addr_xsk root_xsk acct_xsk".split(" ").map((prefix) => [prefix, "k"] as const),
]);

/** What first bytes a wallet's address or key can have. */
const starts = new Uint8Array(128);
for (const char of "13456789ABCDEGKLMNOPQSTUXabcdefgijklmnoqprstuvxyz0") starts[char.charCodeAt(0)] = 1;

const told = (type: string, start: number, end: number, sort: string): Find => ({
  type: sort === "k" ? KEY : type,
  start,
  end,
  confidence: sort === "t" ? null : "proven",
});

/**
 * An address or private key that carries its own checksum. Call it where a word (a run of letters and digits) of at least 25 bytes begins, also one with a `1` in it that
 * hyphens or underscores go before (`addr_test1…`); at most 256 bytes are looked at. Solana, Polkadot and Ethereum in one case have none: see `walletInField`.
 */
export function walletAt(bytes: Uint8Array, at: number, end: number): Find | null {
  const first = bytes[at]!;
  if (starts[first] !== 1) return null;
  const limit = Math.min(end, at + 257);
  // Where the run ends, and of which classes it is.
  let stop = at;
  let mix = 0;
  for (let sort = classes[first]!; (sort & ALNUM) !== 0; sort = stop < limit ? classes[bytes[stop]!]! : 0) {
    mix |= sort;
    stop++;
  }
  // TON's friendly form is base64url and may hold a hyphen or an underscore.
  if ((bytes[at + 1] === 81 || bytes[at + 1] === 102) && (first === 69 || first === 85 || first === 107 || first === 48)) {
    const ton = tonAt(bytes, at, end);
    if (ton) return ton;
  }
  const size = stop - at;
  if (size < 25 && bytes[stop] !== 95) return null;
  if (size > 256 || !begins(bytes, at)) return null;
  if (first === 48) return bytes[at + 1] === 120 && size === 42 ? ethereumAt(bytes, at) : null;
  if (is(first, LOWER)) {
    const prefixed = bech32At(bytes, at, limit);
    if (prefixed) return prefixed;
    if ((first === 113 || first === 112) && size === 42 && cashAddress(bytes, at, stop)) return told(ADDRESS, at, stop, "a");
  } else if (first === 66 && bytes[at + 1] === 67 && bytes[at + 2] === 49 && bech32("bc", bytes, at + 3, stop))
    return told(ADDRESS, at, stop, "a");
  if (bytes[stop] === 95 && stop < end) return null;
  if (size === 56 && (first === 71 || first === 83)) return stellarAt(bytes, at, stop);
  // Base58 of so many bytes has letters of both cases; hashes in hex have not.
  if ((mix & UPPER) === 0 || (mix & LOWER) === 0) return null;
  if (size === 95 || size === 106) return moneroAt(bytes, at, stop);
  // Leading zeros make an address shorter: only those of version 0 have them.
  const ripple = first === 114 || first === 115;
  const least = first === 49 || ripple ? 25 : 33;
  if ((size >= least && size <= 36) || size === 51 || size === 52 || size === 58 || size === 111) {
    if (ripple) {
      const body = base58Check(bytes, at, stop, ripple58);
      if (body && body.length === 21 && body[0] === 0) return told(ADDRESS, at, stop, "a");
      if (
        body &&
        ((body.length === 17 && body[0] === 0x21) || (body.length === 19 && body[0] === 1 && body[1] === 0xe1 && body[2] === 0x4b))
      )
        return told(KEY, at, stop, "k");
    }
    const body = base58Check(bytes, at, stop);
    const sort = body && versionOf(body);
    // Nothing but zeros: where coins are burnt.
    if (sort) return told(ADDRESS, at, stop, body.subarray(1).every((byte) => byte === 0) ? "t" : sort);
  }
  return null;

  function bech32At(all: Uint8Array, from: number, to: number): Find | null {
    let one = from;
    while (one < to && one - from < 26 && (is(all[one], LOWER) || all[one] === 95 || all[one] === 45)) one++;
    if (all[one] !== 49 || one === from) return null;
    const sort = prefixes.get(ascii(all, from, one));
    if (sort === undefined) return null;
    stop = runEnd(all, one + 1, to, ALNUM);
    return stop - one >= 32 && bech32(ascii(all, from, one), all, one + 1, stop) ? told(ADDRESS, from, stop, sort) : null;
  }
}

function tonAt(bytes: Uint8Array, at: number, end: number): Find | null {
  const stop = at + 48;
  if (stop > end || !begins(bytes, at) || is(stop < end ? bytes[stop] : undefined, WORD)) return null;
  const body = unpacked(bytes, at, stop, base64Values, 6);
  if (!body || (body[1] !== 0 && body[1] !== 255) || crc16(body.subarray(0, 34)) !== body[34]! * 256 + body[35]!) return null;
  return told(ADDRESS, at, stop, body[0]! & 0x80 ? "t" : "a");
}

/** SEP-0023: the version, 32 bytes and their CRC-16, little end first; `G…` is an account, `S…` its seed. */
function stellarAt(bytes: Uint8Array, at: number, stop: number): Find | null {
  const body = unpacked(bytes, at, stop, base32Values, 5);
  if (!body || crc16(body.subarray(0, 33)) !== body[33]! + body[34]! * 256) return null;
  return body[0] === 48 ? told(ADDRESS, at, stop, "a") : body[0] === 144 ? told(KEY, at, stop, "k") : null;
}

/** Monero's Base58 takes eight bytes at a time (eleven digits), the last five as seven; four bytes of Keccak at the end. */
function moneroAt(bytes: Uint8Array, at: number, stop: number): Find | null {
  if (bytes[at] !== 52 && bytes[at] !== 56) return null;
  const body: number[] = [];
  for (let from = at; from < stop; from += 11) {
    const to = Math.min(stop, from + 11);
    const part = base58(bytes, from, to, bitcoin58);
    const width = to - from === 11 ? 8 : to - from === 7 ? 5 : 0;
    if (!part || width === 0) return null;
    const bare = part.length > width ? part.subarray(part.length - width) : part;
    for (let i = bare.length; i < width; i++) body.push(0);
    body.push(...bare);
  }
  const all = Uint8Array.from(body);
  const digest = keccak256(all.subarray(0, all.length - 4));
  for (let i = 0; i < 4; i++) if (digest[i] !== all[all.length - 4 + i]) return null;
  return told(ADDRESS, at, stop, "a");
}

// Contracts of the stable coins and of wrapped ether (etherscan.io/tokens), and the sign for ether itself: things, nobody's wallets.
const contracts: ReadonlySet<string> = new Set([
  "0xdac17f958d2ee523a2206206994597c13d831ec7",
  "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48",
  "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2",
  "0x6b175474e89094c44da98b954eedeac495271d0f",
]);
const isThing = (address: string): boolean => contracts.has(address.toLowerCase()) || new Set(address.slice(2).toLowerCase()).size <= 4;

/** EIP-55: the case of the letters is a checksum. In one case it has none, and may be any 20 bytes. */
function ethereumAt(bytes: Uint8Array, at: number): Find | null {
  let cases = 0;
  for (let i = at + 2; i < at + 42; i++) {
    if (!is(bytes[i], HEX)) return null;
    cases |= is(bytes[i], UPPER) ? 1 : is(bytes[i], LOWER) ? 2 : 0;
  }
  if (cases !== 3) return null;
  const lower = bytes.slice(at + 2, at + 42);
  for (let i = 0; i < 40; i++) if (lower[i]! > 57) lower[i]! |= 32;
  const digest = keccak256(lower);
  for (let i = 0; i < 40; i++) {
    const byte = bytes[at + 2 + i]!;
    if (byte < 58) continue;
    const nibble = i % 2 === 0 ? digest[i >> 1]! >> 4 : digest[i >> 1]! & 15;
    if (nibble >= 8 !== byte < 91) return null;
  }
  return told(ADDRESS, at, at + 42, isThing(ascii(bytes, at, at + 42)) ? "t" : "a");
}

/**
 * How sure the value of a field for a wallet's address is one: `proven` by checksum, `firm` by the shape of those that have none to test (Ethereum in one case, Solana,
 * Polkadot, Cardano's Byron, Algorand, Hedera, NEAR, Sui and Aptos). Null for all-zero addresses.
 */
export function walletInField(value: string): Confidence | null {
  const text = value.trim().replace(/^(?:bitcoin|bitcoincash|ethereum|litecoin|ton|solana):/i, "");
  if (text.length < 6 || text.length > 128 || /[^\x21-\x7e]/.test(text)) return null;
  const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0));
  const found = walletAt(bytes, 0, bytes.length);
  if (found && found.end === bytes.length) return found.type === ADDRESS ? found.confidence : null;
  if (/^0x[0-9a-fA-F]{40}$|^0x[0-9a-fA-F]{63,64}$/.test(text)) return isThing(text) ? null : "firm";
  // Names (ENS, NEAR, Solana), and TON's raw form.
  if (/^[a-z0-9][a-z0-9._-]{1,60}\.(?:eth|near|sol|ton)$|^-?[01]:[0-9a-fA-F]{64}$/.test(text)) return "firm";
  if (/^(?:DdzFF|Ae2)[1-9A-HJ-NP-Za-km-z]{50,110}$|^[A-Z2-7]{58}$|^[0-9a-f]{64}$/.test(text)) return "firm";
  const size = /^[1-9A-HJ-NP-Za-km-z]{32,48}$/.test(text) ? (base58(bytes, 0, bytes.length, bitcoin58)?.length ?? 0) : 0;
  return size === 32 || size === 35 || size === 36 ? (new Set(text).size > 6 ? "firm" : null) : null;
}

/** How sure the value of a field for a wallet's private key is one: by checksum, or 32 or 64 bytes in hex or Base58. */
export function walletKeyInField(value: string): Confidence | null {
  const text = value.trim();
  if (text.length < 28 || text.length > 180 || /[^\x21-\x7e]/.test(text)) return null;
  const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0));
  const found = walletAt(bytes, 0, bytes.length);
  if (found && found.end === bytes.length) return found.type === KEY ? "proven" : null;
  if (new Set(text).size < 8) return null;
  if (/^(?:0x)?(?:[0-9a-fA-F]{64}|[0-9a-fA-F]{128})$/.test(text)) return "firm";
  return /^[1-9A-HJ-NP-Za-km-z]{43,88}$/.test(text) && [32, 64].includes(base58(bytes, 0, bytes.length, bitcoin58)?.length ?? 0)
    ? "firm"
    : null;
}

// Read when first asked for.
/** Places of the words in BIP-39's English list. */
const places = new Map<string, number>();
/** Which three letters words begin with, for a quick no. */
const heads = new Uint8Array(32768);
const headOf = (first: number, second: number, third: number): number => ((first & 31) << 10) | ((second & 31) << 5) | (third & 31);
function learnWords(): void {
  for (const word of seedWords()) {
    places.set(word, places.size);
    heads[headOf(word.charCodeAt(0), word.charCodeAt(1), word.charCodeAt(2))] = 1;
  }
}

/** BIP-39: 12, 15, 18, 21 or 24 words of eleven bits each, of which one in 33 is the beginning of the SHA-256 of the others. */
function phraseHolds(words: readonly number[]): boolean {
  if (words.length < 12 || words.length > 24 || words.length % 3 !== 0) return false;
  const all = new Uint8Array(33);
  words.forEach((word, i) => {
    for (let bit = 0; bit < 11; bit++) if (word & (1024 >> bit)) all[(i * 11 + bit) >> 3]! |= 128 >> ((i * 11 + bit) & 7);
  });
  const size = (words.length / 3) * 4;
  const check = words.length / 3;
  return sha256(all.subarray(0, size))[0]! >> (8 - check) === all[size]! >> (8 - check);
}

/** Phrases of documents repeat few words: `abandon … about`, `test … junk`, `legal winner thank year …`. */
const isSamplePhrase = (words: readonly number[]): boolean => new Set(words).size <= (words.length * 3) / 4;

const isGap = (byte: number | undefined): boolean => byte === 32 || byte === 44 || byte === 10;

/** Where the gap between two words of a phrase ends: a blank, a comma, or both; the same place where none stands. */
function gapEnd(bytes: Uint8Array, at: number, end: number): number {
  let place = at;
  if (place < end && bytes[place] === 44) place++;
  if (place < end && (bytes[place] === 32 || bytes[place] === 10)) place++;
  return place;
}

/** The place in the list of the word of small letters from `from` to `to`, or -1. */
function placeOf(bytes: Uint8Array, from: number, to: number): number {
  const size = to - from;
  if (size < 3 || size > 8) return -1;
  return heads[headOf(bytes[from]!, bytes[from + 1]!, bytes[from + 2]!)] === 0 ? -1 : (places.get(ascii(bytes, from, to)) ?? -1);
}

/**
 * A BIP-39 phrase in English, anywhere in a text. Call it at the first letter of every eighth word of a text (or every word) that is of three to eight small letters
 * between blanks: it looks back to `floor` for the first of the phrase, and rejects at the first word that is not in the list. Proven by the checksum; phrases of
 * documents have null confidence.
 */
export function seedPhraseAt(bytes: Uint8Array, at: number, floor: number, end: number): Find | null {
  if (places.size === 0) learnWords();
  if (heads[headOf(bytes[at]!, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0)] === 0 || !begins(bytes, at)) return null;
  const words: number[] = [];
  let stop = at;
  let place = at;
  while (words.length < 25) {
    const to = runEnd(bytes, place, Math.min(end, place + 9), LOWER);
    const word = placeOf(bytes, place, to);
    if (word < 0 || (to < end && is(bytes[to], WORD))) break;
    words.push(word);
    stop = to;
    place = gapEnd(bytes, to, end);
    if (place === to) break;
  }
  if (words.length < 4) return null;
  let start = at;
  while (words.length < 25) {
    let to = start;
    while (to > floor && start - to < 2 && isGap(bytes[to - 1])) to--;
    if (to === start) break;
    let from = to;
    while (from > floor && to - from < 9 && is(bytes[from - 1], LOWER)) from--;
    const word = placeOf(bytes, from, to);
    if (word < 0 || !begins(bytes, from)) break;
    words.unshift(word);
    start = from;
  }
  if (!phraseHolds(words)) return null;
  return { type: PHRASE, start, end: stop, confidence: isSamplePhrase(words) ? null : "proven" };
}

/**
 * How sure the value of a field for a seed phrase is one: `proven` by BIP-39's checksum in English, `firm` for as many short words in any language or list
 * (Electrum, Monero's 13 and 25 words). Words may be numbered or set apart by commas.
 */
export function seedPhraseInField(value: string): Confidence | null {
  if (value.length > 400) return null;
  const words = value
    .toLowerCase()
    .replace(/\d{1,2}[.):]/g, " ")
    .split(/[\s,\u3000"[\]]+/)
    .filter(Boolean);
  if (![12, 13, 15, 18, 21, 24, 25].includes(words.length)) return null;
  if (places.size === 0) learnWords();
  const found = words.map((word) => places.get(word) ?? -1);
  if (found.every((place) => place >= 0) && phraseHolds(found)) return isSamplePhrase(found) ? null : "proven";
  return words.every((word) => /^[\p{L}\p{M}]{1,12}$/u.test(word)) && new Set(words).size > words.length / 2 ? "firm" : null;
}

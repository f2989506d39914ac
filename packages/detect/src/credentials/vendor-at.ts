// In: bytes and a place. Out: the vendor's token that begins there, or that has its mark there; or what a vendor's name beside a value makes of it.

import { ascii } from "../bytes.js";
import { contextTokens } from "./context-tokens.js";
import type { Credential } from "./credential.js";
import { randomLooking, sampleLooking } from "./random-looking.js";
import { type Alphabet, belongs, charactersOf, matchParts, type Part, paddingEnd, runStart } from "./token-shape.js";
import { type VendorToken, vendorTokens } from "./vendor-tokens.js";

const bitsOfPart = (part: Part): number => (typeof part === "string" ? 0 : part.least * Math.log2(charactersOf(part.alphabet).length));
const lengthOf = (parts: readonly Part[]): number =>
  parts.reduce((sum, part) => sum + (typeof part === "string" ? part.length : part.least), 0);

/** How many random bits the shape of a token asks for at least. */
export const bitsOf = (token: VendorToken): number => Math.floor(token.parts.reduce((sum, part) => sum + bitsOfPart(part), 0));

/** A prefix that words and ids of others begin with, too: what follows must not be made of words. */
const commonPrefix = (prefix: string): boolean =>
  (prefix.length < 5 && !/^[A-Z]{4}$/.test(prefix)) || /^[a-z]{0,8}[-_.]?[a-z]{0,7}[-_.]?$/.test(prefix);

interface Candidate {
  readonly token: VendorToken;
  readonly careful: boolean;
  readonly digits: boolean;
  readonly shown: number;
  /** The alphabet of its first run of no fixed length: where the byte before the token belongs to it, the token would be the middle of a run. */
  readonly long: Alphabet | null;
}

const candidateOf = (token: VendorToken): Candidate => ({
  token,
  careful: token.prefix !== "" && commonPrefix(token.prefix),
  digits: token.parts.every((part) => typeof part === "string" || part.alphabet !== "letters"),
  shown: token.prefix.length,
  long: token.parts.filter((part) => typeof part !== "string").find(({ least, most }) => least < most)?.alphabet ?? null,
});

// The longest prefix first, then the narrowest alphabet, then the longest token.
const byStart = (): readonly Candidate[] =>
  vendorTokens
    .filter((token) => token.prefix !== "")
    .map((token) => {
      const length = lengthOf(token.parts);
      return { candidate: candidateOf(token), prefix: token.prefix.length, density: bitsOf(token) / length, length };
    })
    .sort((a, b) => b.prefix - a.prefix || a.density - b.density || b.length - a.length)
    .map(({ candidate }) => candidate);

/** Whether the token of any vendor begins with these two bytes: `vendorStart[(first << 8) | second]`. */
export const vendorStart = new Uint8Array(65536);
for (const { prefix } of vendorTokens) if (prefix !== "") vendorStart[(prefix.charCodeAt(0) << 8) | prefix.charCodeAt(1)] = 1;

// Which list of tokens the first four bytes lead to; 0 is none. Filled when first asked for, so that loading stays cheap.
const lists: Candidate[][] = [];
let slots = new Uint16Array(0);
// A bit a slot, in a table that stays in a processor's nearest cache. Before the slots are filled, everything may.
const may = new Uint8Array(32_768).fill(255);
const slotOf = (a: number, b: number, c: number, d: number): number => Math.imul(a | (b << 8) | (c << 16) | (d << 24), 0x9e3779b1) >>> 14;

/** The characters that may stand at each of the first four places. */
function firstFour(parts: readonly Part[]): string[] {
  const places: string[] = [];
  for (const part of parts) {
    if (typeof part === "string") places.push(...part);
    else for (let i = 0; i < part.least && places.length < 4; i++) places.push(charactersOf(part.alphabet));
    if (places.length >= 4) break;
  }
  return places.slice(0, 4);
}

// Many slots have the same list: a list is known by the one it grew from and the token that it grew by.
function fillSlots(): void {
  lists.push([]);
  slots = new Uint16Array(1 << 18);
  may.fill(0);
  const grown = new Map<number, number>();
  byStart().forEach((candidate, order) => {
    const [a, b, c, d] = firstFour(candidate.token.parts) as [string, string, string, string];
    for (let i = 0; i < c.length; i++)
      for (let k = 0; k < d.length; k++) {
        const slot = slotOf(a.charCodeAt(0), b.charCodeAt(0), c.charCodeAt(i), d.charCodeAt(k));
        const list = slots[slot]!;
        if (lists[list]!.at(-1) === candidate) continue;
        const key = list * vendorTokens.length + order;
        let next = grown.get(key);
        if (next === undefined) {
          next = lists.push([...lists[list]!, candidate]) - 1;
          grown.set(key, next);
        }
        slots[slot] = next;
        may[slot >>> 3]! |= 1 << (slot & 7);
      }
  });
}

/** Whether the four bytes at `at` may begin a token; the second look, behind `vendorStart`. Few words of a language pass it. */
export function vendorMay(bytes: Uint8Array, at: number): boolean {
  const slot = slotOf(bytes[at]!, bytes[at + 1]!, bytes[at + 2]!, bytes[at + 3]!);
  return (may[slot >>> 3]! & (1 << (slot & 7))) !== 0;
}

const isWord = (byte: number): boolean => belongs(byte, "word");

/** What the parts hold that should be random: all but fixed texts and numbers. */
function randomPart(bytes: Uint8Array, at: number, end: number, parts: readonly Part[]): string {
  let text = "";
  let place = at;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]!;
    if (typeof part === "string") {
      place += part.length;
      continue;
    }
    let to = place + part.least;
    while (to < end && to - place < part.most && belongs(bytes[to]!, part.alphabet)) to++;
    if (part.alphabet === "padded") to = paddingEnd(bytes, to, end);
    if (part.alphabet !== "digit") text += ascii(bytes, place, to);
    place = to;
  }
  return text;
}

function judge(bytes: Uint8Array, at: number, end: number, { token, careful, digits, shown }: Candidate): Credential | null {
  const found = (confidence: Credential["confidence"]): Credential => ({ type: token.type, start: at, end, confidence, shown });
  const body = randomPart(bytes, at, end, token.parts);
  if (sampleLooking(body)) return found(null);
  if (body.length >= 8 && !randomLooking(body, careful, digits)) return null;
  if (token.publishable) return found(null);
  const { check } = token;
  if (!check) return found(token.trial || token.weak ? "tentative" : "firm");
  const holds = check.holds(ascii(bytes, at, end));
  if (holds === false && check.strict) return null;
  return found(holds === false || token.trial ? "tentative" : holds ? "proven" : "firm");
}

/**
 * The vendor's token that begins at `at`, or null. To be asked at the first byte of a word (a run of letters, digits and `_`) whose first
 * two bytes `vendorStart` knows; of the words of a language `vendorMay` (which this asks first) leaves few, whatever the number of vendors.
 * A token of confidence null (sample, placeholder, public by design) is to be passed over whole.
 */
export function vendorAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  if (at + 8 > end || !vendorMay(bytes, at)) return null;
  if (slots.length === 0) fillSlots();
  const list = slots[slotOf(bytes[at]!, bytes[at + 1]!, bytes[at + 2]!, bytes[at + 3]!)]!;
  if (list === 0) return null;
  for (const candidate of lists[list]!) {
    // Else each beginning in a long run of beginnings would look at the whole run.
    if (at > 0 && candidate.long && belongs(bytes[at - 1]!, candidate.long)) continue;
    const stop = matchParts(bytes, at, end, candidate.token.parts);
    if (stop < 0) continue;
    // Within base64 anything may stand.
    if (candidate.careful && (bytes[at - 1] === 43 || bytes[stop] === 43 || (bytes[stop] === 45 && isWord(bytes[stop + 1] ?? 0)))) continue;
    const found = judge(bytes, at, stop, candidate);
    if (found) return found;
  }
  return null;
}

interface Anchor extends Candidate {
  /** The part before the sign that has no fixed length, if any; it is the first. */
  readonly open: Exclude<Part, string> | null;
  /** How many bytes stand before the sign, without the open part. */
  readonly before: number;
  /** Bytes at fixed distances from the sign that tell at once whether more is worth a look: distance, byte, distance, byte … */
  readonly probes: readonly number[];
}

/** The fixed texts of a token whose distance to the sign is fixed. The bytes of the sign itself come last, since they stand there already. */
function probesOf(parts: readonly Part[], open: Part | null, before: number): number[] {
  const probes: [number, number][] = [];
  let distance = -before;
  for (const part of open ? parts.slice(1) : parts) {
    if (typeof part === "string") for (let i = 0; i < part.length; i++) probes.push([distance + i, part.charCodeAt(i)]);
    else if (part.least < part.most) break;
    distance += typeof part === "string" ? part.length : part.least;
  }
  const others = probes.filter(([place]) => place !== 0);
  return (others.length > 0 ? others : probes).slice(0, 3).flat();
}

const anchorsBySign: (Anchor[] | undefined)[] = [];
const endAnchors: Anchor[] = [];
for (const token of vendorTokens) {
  if (token.mark === undefined) continue;
  const last = token.parts.length - 1;
  // Base64 ends in its padding; else the sign is the first byte of the mark that is no letter, digit or `_`; else the end of the word.
  const padding = token.parts[last] === "=" || token.parts[last] === "==";
  const index = padding ? last : token.parts.indexOf(token.mark);
  const within = padding ? 0 : [...token.mark].findIndex((char) => !isWord(char.charCodeAt(0)));
  const preceding = within < 0 ? token.parts : token.parts.slice(0, index);
  const first = preceding[0]!;
  const open = typeof first !== "string" && first.least < first.most ? first : null;
  const before = lengthOf(open ? preceding.slice(1) : preceding) + Math.max(within, 0);
  const anchor = { ...candidateOf(token), open, before, probes: probesOf(token.parts, open, before) };
  if (within < 0) endAnchors.push(anchor);
  else {
    const sign = (padding ? "=" : token.mark).charCodeAt(padding ? 0 : within);
    const others = anchorsBySign[sign];
    if (others) others.push(anchor);
    else anchorsBySign[sign] = [anchor];
  }
}

/** The bytes at which `anchoredAt` may find something (`~ : . - | @ + =`): how many bytes of the token stand before them at least; 0 elsewhere. */
export const anchorSign = new Uint8Array(256);
anchorsBySign.forEach((anchors, sign) => {
  anchorSign[sign] = Math.min(...(anchors ?? []).map(({ before, open }) => before + (open?.least ?? 0)));
});

const isBase64 = (byte: number): boolean => belongs(byte, "base64");

const token = Uint8Array.from({ length: 256 }, (_, byte) => Number(belongs(byte, "tilde") || belongs(byte, "base64")));

/**
 * The token whose mark stands at `at`, or null; its start is before `at`. To be asked
 * - at a byte for which `anchorSign` gives a number, where at least so many bytes of the value precede, and
 * - at the end of a word (a run of letters, digits and `_`) of at least 20: then `at` is the first byte behind it, or `end`.
 * Looks back at most 120 bytes, and never beyond the word or base64 text that it stands in.
 */
export function anchoredAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  const least = at < end ? anchorSign[bytes[at]!]! : 0;
  if (least > 0 && at >= least && token[bytes[at - least]!] === 1 && token[bytes[at - 1]!] === 1) {
    const found = anchored(bytes, at, end, anchorsBySign[bytes[at]!]!);
    if (found) return found;
  }
  const wordEnds = at > 19 && isWord(bytes[at - 1]!) && isWord(bytes[at - 20]!) && (at === end || !isWord(bytes[at]!));
  return wordEnds ? anchored(bytes, at, end, endAnchors) : null;
}

function anchored(bytes: Uint8Array, at: number, end: number, anchors: readonly Anchor[]): Credential | null {
  next: for (const anchor of anchors) {
    const { probes } = anchor;
    for (let i = 0; i < probes.length; i += 2) if (bytes[at + probes[i]!] !== probes[i + 1]) continue next;
    const inner = at - anchor.before;
    if (inner < 0) continue;
    const start = anchor.open ? runStart(bytes, inner, anchor.open.alphabet, anchor.open.most) : inner;
    if (start > 0) {
      const before = bytes[start - 1]!;
      const first = anchor.token.parts[0]!;
      if (isWord(before) || (typeof first !== "string" && first.alphabet === "base64" && isBase64(before))) continue;
    }
    const stop = matchParts(bytes, start, end, anchor.token.parts);
    if (stop < at) continue;
    const found = judge(bytes, start, stop, anchor);
    if (found) return found;
  }
  return null;
}

const contextByWord = new Map<string, (typeof contextTokens)[number][]>();
for (const token of contextTokens)
  for (const word of token.words) {
    const others = contextByWord.get(word);
    if (others) others.push(token);
    else contextByWord.set(word, [token]);
  }

// By first letter and length: most words are sent away by one look.
const vendorLooks = new Uint8Array(256 * 32);
for (const word of contextByWord.keys()) vendorLooks[word.charCodeAt(0) * 32 + Math.min(word.length, 31)] = 1;

/** Whether a word that begins with a small letter and has so many may be a vendor's name that `contextToken` knows. */
export const vendorLooking = (first: number, size: number): boolean => first < 256 && vendorLooks[first * 32 + Math.min(size, 31)] === 1;

/** Whether a word is a vendor's name that `contextToken` knows. */
export const isVendor = (word: string): boolean => contextByWord.has(word);

// What names a thing that is no secret although the vendor's name stands beside it.
const harmless = new Set(
  "id ids uuid guid hash sha sha1 sha256 md5 checksum etag commit revision version cursor signature digest fingerprint public publishable client".split(
    " ",
  ),
);
const secretive = new Set(
  "key apikey token secret password passwd pass pwd auth authorization credential credentials private access bearer license licence webhook signing pat".split(
    " ",
  ),
);

/**
 * What a value is, given the words of its field's name or those right before it in the line (lower case): a vendor's name that stands among
 * them and the shape of that vendor's tokens decide. `firm` where a word such as `key`, `token` or `secret` stands there too, else `tentative`.
 */
export function contextToken(
  words: readonly string[],
  value: string,
): { readonly type: string; readonly confidence: "firm" | "tentative" } | null {
  if (value.length < 10 || value.length > 200) return null;
  const last = words.at(-1)!;
  // A name that the vendor gave the field itself stands last, behind the words that it is made of.
  const secret = words.some((word) => secretive.has(word)) || (words.length > 2 && last === words.slice(0, -1).join(""));
  if (!secret && words.some((word) => harmless.has(word))) return null;
  for (const word of words) {
    for (const { type, parts, alone } of contextByWord.get(word) ?? []) {
      if (!secret && !alone) continue;
      const bytes = Uint8Array.from(value, (char) => Math.min(char.charCodeAt(0), 255));
      if (matchParts(bytes, 0, bytes.length, parts) !== bytes.length) continue;
      const body = randomPart(bytes, 0, bytes.length, parts);
      if (sampleLooking(body) || !randomLooking(body, false, true)) return null;
      return { type, confidence: secret ? "firm" : "tentative" };
    }
  }
  return null;
}

// In: bytes and a place in them, or the value of a field. Out: the IP or MAC address or the geographic place that stands there, and whether it is anybody's.

import { ascii } from "../bytes.js";
import type { Confidence } from "../match.js";
import { ALNUM, begins, DIGIT, type Find, HEX, is, runEnd, WORD } from "./find.js";

/** `public`: somebody's. `reserved`: private, loopback, documentation or the like. `vague`: may as well be a version, or everybody's. */
type Range = "public" | "reserved" | "vague";

/** RFC 6890 and 5737. */
function v4Range(a: number, b: number, c: number, d: number): Range {
  if (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && (b === 168 || (b === 0 && (c === 0 || c === 2)) || (b === 88 && c === 99))) ||
    (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) ||
    (a === 203 && b === 0 && c === 113)
  )
    return "reserved";
  // The open resolvers are everybody's; four small numbers are a version.
  const resolver = (a === b && b === c && c === d) || (a === 8 && b === 8 && c === 4) || (a === 1 && b === 0 && c === 0 && d === 1);
  return resolver || Math.max(a, b, c, d) < 32 ? "vague" : "public";
}

interface Address {
  readonly end: number;
  readonly range: Range;
}

/** Four decimal octets at `at`, without leading zeros, and nothing after that makes them a part of something longer. */
function quad(bytes: Uint8Array, at: number, end: number): Address | null {
  let place = at;
  let packed = 0;
  for (let count = 1; ; count++) {
    let value = 0;
    const from = place;
    while (place < end && place - from < 4 && is(bytes[place], DIGIT)) value = value * 10 + bytes[place++]! - 48;
    const size = place - from;
    if (size === 0 || size > 3 || value > 255 || (size > 1 && bytes[from] === 48)) return null;
    packed = (packed << 8) | value;
    if (count === 4) break;
    if (place >= end || bytes[place] !== 46) return null;
    place++;
  }
  const next = place < end ? bytes[place] : undefined;
  if (is(next, WORD) || next === 45 || (next === 46 && place + 1 < end && is(bytes[place + 1], ALNUM))) return null;
  return { end: place, range: v4Range(packed >>> 24, (packed >>> 16) & 255, (packed >>> 8) & 255, packed & 255) };
}

const versionWord = /(?:\bv|version|ver|release|build|rev|firmware|driver|sdk)"?[ :.=/]{0,3}"?$/i;

/**
 * RFC 791. Call it at a run of one to three digits that a dot follows. Public addresses are tentative (without a field, any server's); reserved ranges, networks
 * (`/8` to `/31`), versions and open resolvers have null confidence.
 */
export function ipv4At(bytes: Uint8Array, at: number, end: number): Find | null {
  if (!begins(bytes, at)) return null;
  const before = at > 0 ? bytes[at - 1] : undefined;
  if (before === 46 || before === 45 || before === 43) return null;
  const found = quad(bytes, at, end);
  if (!found) return null;
  let confidence: Confidence | null = found.range === "public" ? "tentative" : null;
  if (confidence) {
    // `Agent/1.2.3.40` is a version, `http://93.…` is not.
    if (before === 47 && bytes[at - 2] !== 47) confidence = null;
    else if (
      found.end + 1 < end &&
      bytes[found.end] === 47 &&
      is(bytes[found.end + 1], DIGIT) &&
      !/^\/32(?!\d)/.test(ascii(bytes, found.end, Math.min(end, found.end + 4)))
    )
      confidence = null;
    else if (versionWord.test(ascii(bytes, Math.max(0, at - 14), at))) confidence = null;
  }
  return { type: "ip-address", start: at, end: found.end, confidence };
}

/** RFC 4291 with an embedded IPv4 address and the zone of RFC 4007; at most 45 bytes and a zone of 16. */
function groups(bytes: Uint8Array, at: number, end: number): Address | null {
  let place = at;
  let count = 0;
  let gap = false;
  let first = -1;
  let second = 0;
  let digit = false;
  let fourth: Range | null = null;
  const limit = Math.min(end, at + 46);
  while (place < limit && count < 8) {
    if (bytes[place] === 58) {
      if (bytes[place + 1] !== 58 || place + 1 >= limit || gap) return null;
      gap = true;
      place += 2;
      if (first < 0) first = 0;
      if (!is(place < end ? bytes[place] : undefined, HEX)) break;
    }
    const stop = runEnd(bytes, place, Math.min(limit, place + 5), HEX);
    const size = stop - place;
    if (size === 0) break;
    if (stop < end && bytes[stop] === 46 && size <= 3 && (gap ? count <= 6 : count === 6)) {
      const tail = quad(bytes, place, end);
      if (!tail) {
        if (!gap) return null;
      } else {
        fourth = tail.range;
        count += 2;
        place = tail.end;
        break;
      }
    }
    if (size > 4) return null;
    let value = 0;
    for (let i = place; i < stop; i++) {
      const byte = bytes[i]!;
      if (byte < 58) digit = true;
      value = value * 16 + (byte < 58 ? byte - 48 : (byte | 32) - 87);
    }
    if (count === 0 && !gap) first = value;
    else if (count === 1 && !gap) second = value;
    count++;
    place = stop;
    if (count === 8 || place + 1 >= limit || bytes[place] !== 58 || (bytes[place + 1] !== 58 && !is(bytes[place + 1], HEX))) break;
    if (bytes[place + 1] !== 58) place++;
  }
  if (gap ? count > 7 : count !== 8) return null;
  const next = place < end ? bytes[place] : undefined;
  if (is(next, WORD) || next === 58) return null;
  if (next === 37) {
    const zone = runEnd(bytes, place + 1, Math.min(end, place + 18), WORD);
    if (zone > place + 1) place = zone;
  }
  // Global unicast without documentation (RFC 3849, RFC 9637), ORCHID and the tunnels of nobody.
  const documented = (first === 0x2001 && (second === 0xdb8 || second < 0x200)) || first === 0x3fff;
  const global = first >= 0x2000 && first < 0x4000 && !documented;
  // The open resolvers of Google, Cloudflare, Quad9 and OpenDNS are everybody's.
  const resolver =
    (first === 0x2001 && second === 0x4860) ||
    (first === 0x2606 && second === 0x4700) ||
    (first === 0x2620 && (second === 0xfe || second === 0x119));
  const range = fourth && first === 0 ? fourth : !global ? "reserved" : count < 4 || !digit || (resolver && count < 6) ? "vague" : "public";
  return { end: place, range };
}

/**
 * RFC 4291 at this place. Call it at a run of one to four hex digits that a colon follows, or at `::` (where no colon stands before). Addresses that are nobody's have
 * null confidence. The open resolvers' and other servers' cannot be told from a person's: tentative.
 */
export function ipv6At(bytes: Uint8Array, at: number, end: number): Find | null {
  const before = at > 0 ? bytes[at - 1] : undefined;
  if (before === 58 || before === 46 || before === 45 || !begins(bytes, at)) return null;
  const found = groups(bytes, at, end);
  // `::` alone, `a::b` and the like are punctuation of programs.
  if (!found || found.end - at < 7) return null;
  return { type: "ip-address", start: at, end: found.end, confidence: found.range === "public" ? "tentative" : null };
}

/** How sure the value of a field for an IP address is somebody's: with a port, a prefix length or a list of proxies after it. */
export function ipInField(value: string): Confidence | null {
  const text = value.trim();
  if (text.length === 0 || text.length > 256) return null;
  const bytes = new TextEncoder().encode(text.startsWith("[") ? text.slice(1) : text);
  const found = bytes.indexOf(58) >= 0 && bytes.indexOf(58) < 5 ? groups(bytes, 0, bytes.length) : quad(bytes, 0, bytes.length);
  if (!found || (found.end !== bytes.length && !/^(?:\]?(?::\d{1,5})?|\/\d{1,3}|,.*)$/.test(ascii(bytes, found.end, bytes.length))))
    return null;
  if (found.range !== "reserved") return "firm";
  return /^(?:127\.|0\.|::)/.test(text) ? null : "tentative";
}

/** How many bytes a separator of octets stands apart: `aa:bb`, `aa-bb` (2), `aabb.ccdd.eeff` (4). */
function octets(bytes: Uint8Array, at: number, end: number): string | null {
  const width = bytes[at + 2] === 58 || bytes[at + 2] === 45 ? 2 : bytes[at + 4] === 46 ? 4 : 0;
  if (width === 0) return null;
  const size = width === 2 ? 17 : 14;
  if (at + size > end) return null;
  const sign = bytes[at + width];
  for (let i = 0; i < size; i++) if (i % (width + 1) === width ? bytes[at + i] !== sign : !is(bytes[at + i], HEX)) return null;
  const next = at + size < end ? bytes[at + size] : undefined;
  return is(next, WORD) || (next === sign && at + size + 1 < end && is(bytes[at + size + 1], HEX)) ? null : ascii(bytes, at, at + size);
}

// Counting up and the words that hex spells; RFC 7042 keeps 00-00-5E-00-53 for documents.
const madeUp =
  /^(?:00005e00|aabbcc|abcdef|012345|123456|987654|001a2b|0a1b2c|a1b2c3|001122|112233|deadbe|badc0f|cafe|facefeed|00000000|000102|01005e|3333|ffff)/;

/**
 * IEEE 802: six octets. Call it at a run of two hex digits that `:` or `-` follows, or of four that `.` follows. Fingerprints, broadcast and multicast, counting up and
 * octets without a letter (times, dates) are none or have null confidence.
 */
export function macAt(bytes: Uint8Array, at: number, end: number): Find | null {
  const before = at > 0 ? bytes[at - 1] : undefined;
  if (before === 58 || before === 45 || before === 46 || !begins(bytes, at)) return null;
  const text = octets(bytes, at, end);
  if (text === null) return null;
  // In groups of four Cisco's systems write them, in small letters; capitals are the weights of a collation (UTS 10).
  if (text[4] === "." && (/[A-F]/.test(text) || before === 91 || before === 42)) return null;
  return { type: "mac-address", start: at, end: at + text.length, confidence: macHolds(text) ? macSureness(text) : null };
}

/** Whether six octets, in any writing or none, are those of a device: not all zero, not multicast, not a sample. */
export function macHolds(text: string): boolean {
  const bare = text.replace(/[:.-]/g, "").toLowerCase();
  if (!/^[0-9a-f]{12}$/.test(bare) || !/[a-f]/.test(bare) || madeUp.test(bare) || /^(.)\1+$|^(..)\2+$/.test(bare)) return false;
  return Number.parseInt(bare.slice(0, 2), 16) % 2 === 0;
}

/** What its user's machine says of a device is told: what a hypervisor, a container or a cloud made up (IEEE 802c, the bit "locally administered") is hardly anybody's. */
export const macSureness = (text: string): Confidence => (Number.parseInt(text.slice(0, 2), 16) & 2 ? "tentative" : "firm");

const degrees = /^[+-]?\d{1,3}\.\d{4,15}$/;

/** Whether the value of a field for a place is a pair `latitude,longitude` of at least four decimals (eleven metres), or a `geo:` URI of RFC 5870. */
export function coordinatesInField(value: string): boolean {
  if (value.length > 80) return false;
  const text = value
    .trim()
    .replace(/^geo:/i, "")
    .replace(/[;?].*$/, "")
    .replace(/^[([]|[)\]]$/g, "");
  const parts = text.split(/\s*[,;]\s*|\s+/);
  if (parts.length < 2 || parts.length > 3 || !degrees.test(parts[0]!) || !degrees.test(parts[1]!)) return false;
  const [latitude, longitude] = [Number(parts[0]), Number(parts[1])];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0);
}

/** RFC 5870. Call it at `geo:`. */
export function geoUriAt(bytes: Uint8Array, at: number, end: number): Find | null {
  if (bytes[at] !== 103 || bytes[at + 1] !== 101 || bytes[at + 2] !== 111 || bytes[at + 3] !== 58 || !begins(bytes, at)) return null;
  const found = /^geo:[+-]?\d{1,3}\.\d{4,15},[+-]?\d{1,3}\.\d{4,15}/.exec(ascii(bytes, at, Math.min(end, at + 64)));
  return found && coordinatesInField(found[0])
    ? { type: "coordinates", start: at, end: at + found[0].length, confidence: "tentative" }
    : null;
}

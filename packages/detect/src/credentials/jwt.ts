// In: bytes and a place where `eyJ` stands. Out: the JSON Web Token there, and what it claims.

import { ascii } from "../bytes.js";
import { decodeObject, decodeText, type JsonObject } from "./base64.js";
import type { Credential } from "./credential.js";
import { placeholderLooking } from "./placeholder.js";
import { BASE64URL, isOf, runEnd } from "./runs.js";

/** A token with its claims; null where they are encrypted, detached or no JSON. */
export interface WebToken extends Credential {
  readonly claims: JsonObject | null;
}

const headerCap = 8192;
const partCap = 32_768;
const DOT = 46;

/** Tokens that documentation shows: jwt.io's, and that of RFC 7515 A.1 and RFC 7519 3.1. */
const isSample = (claims: JsonObject): boolean =>
  (claims.sub === "1234567890" && (claims.name === "John Doe" || claims.name === "Jane Doe")) ||
  (claims.iss === "joe" && claims.exp === 1300819380);

/** A key that its issuer means for browsers: supabase.com/docs/guides/api/api-keys, the role `anon`. */
const isPublishable = (claims: JsonObject): boolean => claims.iss === "supabase" && claims.role === "anon";

/** The payload without base64url (RFC 7797 5.2) ends at the last dot before the signature. */
function unencodedEnd(bytes: Uint8Array, from: number, end: number): number {
  const stop = Math.min(end, from + 4096);
  let last = -1;
  for (let at = from; at < stop; at++) {
    const byte = bytes[at]!;
    if (byte <= 32 || byte === 34 || byte === 39 || byte === 60 || byte === 92 || byte > 126) break;
    if (byte === DOT) last = at;
  }
  return last;
}

/** The header of what begins here, or null: an object in base64url that names its algorithm. */
function headerOf(bytes: Uint8Array, at: number, first: number): (JsonObject & { readonly alg: string }) | null {
  // {"alg":"none"} is the shortest.
  if (first - at < 16) return null;
  const header = decodeObject(ascii(bytes, at, first));
  return header && typeof header.alg === "string" && /^[A-Za-z0-9+_:./-]{3,40}$/.test(header.alg)
    ? (header as JsonObject & { readonly alg: string })
    : null;
}

/**
 * A JSON Web Token that begins here, or null: JWS (RFC 7515; detached, RFC 7515 F; unencoded, RFC 7797; nested, RFC 7519 5.2) or JWE (RFC
 * 7516, five parts). The header is decoded and must name an algorithm, so that other base64 of JSON, such as a cursor, is none. The samples
 * of the documentation and publishable tokens have confidence null.
 *
 * To be called at the start of a word that begins with `eyJ`, `eyA`, `ewo` or `ew0` (an object, with or without white space).
 */
export function jwtAt(bytes: Uint8Array, at: number, end: number): WebToken | null {
  if (bytes[at] !== 101 || (bytes[at + 1] !== 121 && bytes[at + 1] !== 119)) return null;
  // Within a longer run of the same alphabet a header must soon end, or every part of the run would be read to its end.
  const first = runEnd(bytes, at, end, BASE64URL, isOf(bytes[at - 1], BASE64URL) ? 512 : headerCap);
  if (first >= end || bytes[first] !== DOT) return null;
  const header = headerOf(bytes, at, first);
  if (!header) return null;
  const found = (stop: number, confidence: WebToken["confidence"], claims: JsonObject | null): WebToken => ({
    type: "jwt",
    start: at,
    end: stop,
    confidence,
    shown: 3,
    claims,
  });
  if (typeof header.enc === "string") {
    let stop = first;
    for (let part = 0; part < 4; part++) {
      if (stop >= end || bytes[stop] !== DOT) return null;
      const from = stop + 1;
      stop = runEnd(bytes, from, end, BASE64URL, partCap);
      // Only the encrypted key may be empty (`dir`); an initialisation vector has 96 bits or more.
      if (part > 0 && stop - from < (part === 2 ? 1 : 16)) return null;
    }
    return found(stop, "proven", null);
  }
  let second = runEnd(bytes, first + 1, end, BASE64URL, partCap);
  if (header.b64 === false && second > first + 1) second = unencodedEnd(bytes, first + 1, end);
  if (second < 0 || second >= end || bytes[second] !== DOT) return null;
  const stop = runEnd(bytes, second + 1, end, BASE64URL, partCap);
  const size = stop - second - 1;
  const payload = ascii(bytes, first + 1, second);
  let claims = header.b64 === false ? null : decodeObject(payload);
  if (claims === null && header.b64 !== false && payload.length > 0) {
    const inner = payload.startsWith("ZXlK") ? decodeText(payload) : null;
    if (inner !== null) claims = decodeObject(inner.split(".", 2)[1] ?? "");
  }
  if (claims && (isSample(claims) || isPublishable(claims))) return found(stop, null, claims);
  if (header.alg.toLowerCase() === "none") return size === 0 && claims ? found(stop, "firm", claims) : null;
  // A signature has 160 bits or more; a word in its place is a sample, and a cut token is no use.
  if (size > 0 && placeholderLooking(ascii(bytes, second + 1, Math.min(stop, second + 65)))) return found(stop, null, claims);
  if (size < 22) return claims ? found(stop, size < 8 ? "tentative" : null, claims) : null;
  return found(stop, claims || payload.length === 0 || header.b64 === false ? "proven" : "firm", claims);
}

// In: a cookie or token that a web framework signed. Out: what it says, whether a secret signed it, and the same or other words signed with that secret.

import { Buffer } from "node:buffer";
import { createHash, createHmac } from "node:crypto";
import { inflateSync } from "node:zlib";
import { parseJwt } from "./jwt.js";
import { type MacScheme, macOf } from "./mac.js";

/** Who signs like that. A cookie does not say which salt was used: it has the schemes of its shape, and the secret that fits tells which. */
export interface CookieScheme extends MacScheme {
  readonly name: /** Flask's session. */
    | "flask-session"
    /** itsdangerous' `URLSafeSerializer` and `URLSafeTimedSerializer` with their default salt. */
    | "itsdangerous"
    /** Starlette's (FastAPI's) `SessionMiddleware`. */
    | "starlette-session"
    /** Django's `signed_cookies` sessions. */
    | "django-session"
    /** `django.core.signing.dumps` with its default salt. */
    | "django-signing"
    /** `TimestampSigner` and `Signer` with their default salts. */
    | "django-signer"
    /** `set_signed_cookie`, which salts with the name of the cookie. */
    | "django-cookie"
    /** Express: `cookie-signature`, as `express-session` and `cookie-parser` use it. */
    | "express-signature"
    /** Express, Koa: `cookie-session` and `cookies` with `keygrip`, the signature in a cookie of its own. */
    | "keygrip";
}

export interface SignedCookie {
  /** As it was given. */
  readonly text: string;
  /** Null where it was not given with its value. */
  readonly cookieName: string | null;
  /** What was signed: JSON, or text where it is none. Unverified. */
  readonly payload: unknown;
  /** Seconds since 1970; null where the scheme keeps no time. */
  readonly signedAt: number | null;
  readonly signedText: string;
  readonly signature: Uint8Array;
  /** At least one, the likeliest first. */
  readonly schemes: readonly CookieScheme[];
}

const maximumText = 64 * 1024;
const maximumInflated = 1 << 20;
const node = { buffer: Buffer, createHash, createHmac };
const none = { kind: "none" } as const;

/**
 * A value as it stands after `NAME=`, or with its name; percent-encoded and quoted values are read too. `keygrip` keeps its signature in a second cookie:
 * `NAME=VALUE; NAME.sig=SIGNATURE`. Null for a JWT and for everything else. Never throws.
 */
export function parseSignedCookie(text: string, cookieName: string | null = null): SignedCookie | null {
  if (text.length > maximumText || parseJwt(text) !== null) return null;
  const named = /^([\w!#$%&'*+.^`|~-]{1,256})=(.+)$/s.exec(text.trim());
  const found = named === null ? null : keygripCookie(text, named[1]!, named[2]!);
  if (found !== null) return found;
  // A value may hold `=` itself (base64), so that what looks like a name may be none.
  const readings: [name: string | null, value: string][] = [[cookieName, text.trim()]];
  if (named !== null && cookieName === null) readings.unshift([named[1]!, named[2]!]);
  for (const [name, written] of readings) {
    const value = bare(written);
    const cookie = express(value) ?? django(value, name) ?? itsdangerous(value);
    if (cookie !== null) return { text, cookieName: name, ...cookie };
  }
  return null;
}

/** All that are signed in a `Cookie` header (`a=1; b=2`), at most 64 of them. */
export function signedCookiesIn(header: string): readonly SignedCookie[] {
  if (header.length > maximumText) return [];
  const pairs = header.split(";").map((pair) => pair.trim());
  const signatures = new Map(pairs.filter((pair) => /^[^=]*\.sig=/.test(pair)).map((pair) => [pair.slice(0, pair.indexOf(".sig=")), pair]));
  return pairs.slice(0, 64).flatMap((pair) => {
    const signature = signatures.get(pair.slice(0, pair.indexOf("=")));
    return parseSignedCookie(signature === undefined ? pair : `${pair}; ${signature}`) ?? [];
  });
}

/** How the secret signed the cookie; null where it did not. */
export function schemeOf(cookie: SignedCookie, secret: Uint8Array): CookieScheme | null {
  return cookie.schemes.find((scheme) => macOf(node, scheme, cookie.signedText, secret).digest().equals(cookie.signature)) ?? null;
}

/**
 * The cookie's value under another payload or time, signed with the secret; with neither it is the same again. A payload is JSON, or text where the
 * scheme signs text. With `keygrip` it is `NAME=VALUE; NAME.sig=SIGNATURE`.
 */
export function resignCookie(
  cookie: SignedCookie,
  {
    secret,
    scheme,
    payload,
    signedAt,
  }: { readonly secret: Uint8Array; readonly scheme: CookieScheme; readonly payload?: unknown; readonly signedAt?: number },
): string {
  const time = signedAt ?? cookie.signedAt;
  const mac = (text: string) => macOf(node, scheme, text, secret);
  const json = JSON.stringify(payload ?? null);
  if (scheme.name === "keygrip") {
    const signed = payload === undefined ? cookie.signedText : `${cookie.cookieName}=${Buffer.from(json).toString("base64")}`;
    return `${signed}; ${cookie.cookieName}.sig=${mac(signed).digest("base64url")}`;
  }
  if (scheme.name === "express-signature") {
    const signed = payload === undefined ? cookie.signedText : typeof payload === "string" ? payload : `j:${json}`;
    const form = /[-_]/.test(cookie.text.slice(cookie.text.lastIndexOf("."))) ? "base64url" : "base64";
    return `s:${signed}.${mac(signed).digest(form).replace(/=+$/, "")}`;
  }
  const separator = scheme.name.startsWith("django") ? ":" : ".";
  const writtenTime = time === null ? [] : [separator === ":" ? base62(time) : secondsBytes(time).toString("base64url")];
  const kept = time === null ? cookie.signedText : cookie.signedText.slice(0, cookie.signedText.lastIndexOf(separator));
  const signed = [payload === undefined ? kept : encoded(payload, scheme), ...writtenTime].join(separator);
  return `${signed}${separator}${mac(signed).digest("base64url")}`;
}

function encoded(payload: unknown, { name }: CookieScheme): string {
  if (name === "django-cookie" || name === "django-signer") return typeof payload === "string" ? payload : JSON.stringify(payload);
  return Buffer.from(JSON.stringify(payload)).toString(name === "starlette-session" ? "base64" : "base64url");
}

type Parsed = Omit<SignedCookie, "text" | "cookieName">;

/** `s:VALUE.MAC` */
function express(value: string): Parsed | null {
  if (!value.startsWith("s:")) return null;
  const [signedText, mac] = splitLast(value.slice(2), ".");
  // base64 without padding; some sign alike and write it for URLs.
  if (!/^(?:[A-Za-z0-9+/]{43}|[\w-]{43})$/.test(mac)) return null;
  const scheme = { name: "express-signature", hash: "sha256", derivation: none } as const;
  const payload = signedText.startsWith("j:") ? jsonOr(signedText.slice(2), signedText) : signedText;
  return { payload, signedAt: null, signedText, signature: Buffer.from(mac, "base64"), schemes: [scheme] };
}

/** `NAME=VALUE` and `NAME.sig=MAC` of that. */
function keygripCookie(text: string, cookieName: string, rest: string): SignedCookie | null {
  const [value, second, ...more] = rest.split(";").map((part) => part.trim());
  const mac = second?.startsWith(`${cookieName}.sig=`) ? second.slice(cookieName.length + 5) : "";
  const hash = hashOf(mac);
  if (more.length > 0 || value === undefined || hash === null) return null;
  return {
    text,
    cookieName,
    payload: /^[\w+/-]+={0,2}$/.test(value) ? jsonOr(Buffer.from(value, "base64").toString("utf8"), value) : value,
    signedAt: null,
    signedText: `${cookieName}=${value}`,
    signature: Buffer.from(mac, "base64url"),
    schemes: [{ name: "keygrip", hash, derivation: none }],
  };
}

/** `PAYLOAD:TIME:MAC` or `PAYLOAD:MAC`; SHA-1 before Django 3.1. */
function django(value: string, cookieName: string | null): Parsed | null {
  const [signedText, mac] = splitLast(value, ":");
  const hash = hashOf(mac);
  if (signedText === "" || hash === null) return null;
  const [text, time] = splitLast(signedText, ":");
  const timed = text !== "" && /^[0-9A-Za-z]{5,7}$/.test(time);
  const body = timed ? text : signedText;
  const json = jsonPayload(body);
  const salted = (name: CookieScheme["name"], salt: string, prefix = ""): CookieScheme => {
    return { name, hash, derivation: { kind: "digest", prefix: `${salt}signer${prefix}` } };
  };
  const named = (salt: string) => salted("django-cookie", salt, "django.http.cookies");
  return {
    payload: json === undefined ? body : json,
    signedAt: timed ? base62Number(time) : null,
    signedText,
    signature: Buffer.from(mac, "base64url"),
    schemes: [
      ...(json === undefined
        ? []
        : [salted("django-session", "django.contrib.sessions.backends.signed_cookies"), salted("django-signing", "django.core.signing")]),
      // Newer releases put a version and the length of the application's own salt in front; older ones salt with the name alone.
      ...(cookieName === null ? [] : [named(`django.http.cookies.v2:0:${cookieName}`), named(cookieName)]),
      salted("django-signer", timed ? "django.core.signing.TimestampSigner" : "django.core.signing.Signer"),
    ],
  };
}

/** `PAYLOAD.TIME.MAC` or `PAYLOAD.MAC`, a payload that is compressed after one more dot in front. */
function itsdangerous(value: string): Parsed | null {
  const [signedText, mac] = splitLast(value, ".");
  const hash = hashOf(mac);
  if (signedText === "" || hash === null) return null;
  const [text, time] = splitLast(signedText, ".");
  const timed = text !== "" && /^[\w-]{5,8}$/.test(time);
  const body = timed ? text : signedText;
  const json = jsonPayload(body);
  if (json === undefined) return null;
  const djangoConcat = (salt: string) => ({ kind: "digest", prefix: `${salt}signer` }) as const;
  const session: CookieScheme = { name: "flask-session", hash, derivation: { kind: "hmac", salt: "cookie-session" } };
  const starlette: CookieScheme = { name: "starlette-session", hash, derivation: djangoConcat("itsdangerous.Signer") };
  const serializer: CookieScheme = { name: "itsdangerous", hash, derivation: djangoConcat("itsdangerous") };
  return {
    payload: json,
    signedAt: timed ? Buffer.from(time, "base64url").reduce((seconds, byte) => seconds * 256 + byte, 0) : null,
    signedText,
    signature: Buffer.from(mac, "base64url"),
    schemes: timed ? [session, starlette, serializer] : [serializer],
  };
}

/** JSON in base64, zlib's output in base64 after a dot; undefined for anything else. */
function jsonPayload(body: string): unknown {
  const compressed = body.startsWith(".");
  const text = compressed ? body.slice(1) : body;
  if (!/^[\w+/-]+={0,2}$/.test(text)) return undefined;
  try {
    const bytes = Buffer.from(text, "base64");
    const json = compressed ? inflateSync(bytes, { maxOutputLength: maximumInflated }) : bytes;
    return JSON.parse(json.toString("utf8"));
  } catch {
    return undefined;
  }
}

function jsonOr(text: string, otherwise: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return otherwise;
  }
}

function splitLast(text: string, separator: string): readonly [before: string, after: string] {
  const at = text.lastIndexOf(separator);
  return at < 0 ? ["", text] : [text.slice(0, at), text.slice(at + 1)];
}

/** By the length of the MAC in base64url without padding. */
function hashOf(mac: string): MacScheme["hash"] | null {
  if (!/^[\w-]{27,86}$/.test(mac)) return null;
  return ({ 27: "sha1", 43: "sha256", 64: "sha384", 86: "sha512" } as const)[mac.length] ?? null;
}

function bare(value: string): string {
  const unquoted = value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
  try {
    return decodeURIComponent(unquoted);
  } catch {
    return unquoted;
  }
}

const digits62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

function base62(number: number): string {
  return number < 62 ? digits62[number]! : base62(Math.floor(number / 62)) + digits62[number % 62]!;
}

function base62Number(text: string): number {
  return [...text].reduce((sum, digit) => sum * 62 + digits62.indexOf(digit), 0);
}

/** Big-endian without leading zeros, as itsdangerous writes an integer. */
function secondsBytes(seconds: number): Buffer {
  const hex = seconds.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex");
}

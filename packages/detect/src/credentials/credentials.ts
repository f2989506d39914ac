// In: a text and a place in it, or a field's value. Out: whether a credential stands there, how far it reaches, and how sure that is.

import type { Confidence } from "../match.js";
import type { Credential } from "./credential.js";
import { descriptorLooking, maskedLooking, placeholderLooking } from "./placeholder.js";
import { vendorAt as vendorInBytes, vendorMay } from "./vendor-at.js";

export type { Credential } from "./credential.js";
export { vendorStart } from "./vendor-at.js";

// One bit an alphabet, so that one look at a table says to which alphabets a character belongs.
type Alphabet = "alnum" | "base64url" | "word" | "dotted" | "base64";
const bits: Readonly<Record<Alphabet, number>> = { alnum: 1, base64url: 16, word: 32, dotted: 64, base64: 128 };
const members = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const char = String.fromCharCode(code);
  const digit = /\d/.test(char);
  const letter = /[A-Za-z]/.test(char);
  let mask = 0;
  if (digit || letter) mask |= bits.alnum | bits.base64url | bits.word | bits.dotted | bits.base64;
  if (char === "_") mask |= bits.base64url | bits.word | bits.dotted | bits.base64;
  if (char === "-") mask |= bits.base64url | bits.dotted | bits.base64;
  if (char === ".") mask |= bits.dotted;
  if (char === "+" || char === "/" || char === "=") mask |= bits.base64;
  members[code] = mask;
}

/** Where the run of characters of an alphabet ends. At most `cap` are looked at. */
function runEnd(text: string, from: number, alphabet: Alphabet, cap: number): number {
  const bit = bits[alphabet];
  const stop = Math.min(text.length, from + cap);
  let at = from;
  while (at < stop) {
    const code = text.charCodeAt(at);
    if (code > 127 || (members[code]! & bit) === 0) break;
    at++;
  }
  return at;
}

const varied = (text: string): boolean => /\d/.test(text) && /[A-Za-z]/.test(text);

/** A vendor's token that begins here, or null. */
export function vendorAt(text: string, at: number): Credential | null {
  const code = (place: number): number => Math.min(text.charCodeAt(place) || 0, 255);
  if (!vendorMay(Uint8Array.of(code(at), code(at + 1), code(at + 2), code(at + 3)), 0)) return null;
  const from = Math.max(0, at - 1);
  const part = text.slice(from, at + 4096);
  const bytes = Uint8Array.from(part, (char) => Math.min(char.charCodeAt(0), 255));
  const found = vendorInBytes(bytes, at - from, bytes.length);
  return found && { ...found, start: found.start + from, end: found.end + from };
}

interface Shape {
  readonly type: string;
  /** Sticky and bounded. */
  readonly pattern: RegExp;
  readonly shown: number;
  readonly source: string;
}

// Password hashes as the libraries write them.
const hashShapes: readonly Shape[] = [
  {
    type: "password-hash",
    pattern: /\$2[abxy]?\$\d\d\$[./A-Za-z0-9]{53}/y,
    shown: 4,
    source: "bcrypt; usenix.org/legacy/events/usenix99/provos",
  },
  {
    type: "password-hash",
    pattern:
      /\$argon2(?:id|i|d)\$(?:v=\d{1,4}\$)?m=\d{1,9},t=\d{1,6},p=\d{1,4}(?:,[a-z]{1,8}=[A-Za-z0-9+/]{1,64})?\$[A-Za-z0-9+/]{8,128}\$[A-Za-z0-9+/]{16,512}/y,
    shown: 7,
    source: "PHC string format; RFC 9106",
  },
  { type: "password-hash", pattern: /\$(?:1|apr1)\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}/y, shown: 3, source: "crypt(5), md5crypt" },
  {
    type: "password-hash",
    pattern: /\$5\$(?:rounds=\d{1,9}\$)?[^$:\s]{1,16}\$[./A-Za-z0-9]{43}/y,
    shown: 3,
    source: "crypt(5), sha256crypt",
  },
  {
    type: "password-hash",
    pattern: /\$6\$(?:rounds=\d{1,9}\$)?[^$:\s]{1,16}\$[./A-Za-z0-9]{86}/y,
    shown: 3,
    source: "crypt(5), sha512crypt",
  },
  {
    type: "password-hash",
    pattern: /\$(?:y|gy|7)\$[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{1,86}\$[./A-Za-z0-9]{43}/y,
    shown: 3,
    source: "crypt(5), yescrypt",
  },
  { type: "password-hash", pattern: /\$[89]\$[./A-Za-z0-9]{14}\$[./A-Za-z0-9]{43}/y, shown: 3, source: "Cisco IOS types 8 and 9" },
  { type: "password-hash", pattern: /\$[PH]\$[./A-Za-z0-9]{31}/y, shown: 3, source: "phpass, openwall.com/phpass" },
  {
    type: "password-hash",
    pattern: /\$scrypt\$(?:ln=\d{1,3},r=\d{1,3},p=\d{1,3})\$[./A-Za-z0-9+]{8,128}\$[./A-Za-z0-9+]{22,512}/y,
    shown: 7,
    source: "passlib, scrypt",
  },
  {
    type: "password-hash",
    pattern: /\$pbkdf2(?:-sha(?:1|256|512))?\$\d{1,9}\$[./A-Za-z0-9+]{4,128}\$[./A-Za-z0-9+]{20,128}/y,
    shown: 7,
    source: "passlib, pbkdf2",
  },
  {
    type: "password-hash",
    pattern: /\$krb5(?:asrep|tgs)\$\d\d\$[^\s$]{1,200}\$[0-9a-f]{100,8192}/y,
    shown: 5,
    source: "hashcat.net, modes 18200 and 13100",
  },
  {
    type: "password-hash",
    pattern: /scrypt:\d{1,7}:\d{1,3}:\d{1,3}\$[^$\s]{1,64}\$[0-9a-f]{64,256}/y,
    shown: 7,
    source: "werkzeug.security",
  },
  {
    type: "password-hash",
    pattern: /pbkdf2:sha\d{1,3}(?::\d{1,9})?\$[^$\s]{1,64}\$[0-9a-f]{32,256}/y,
    shown: 7,
    source: "werkzeug.security",
  },
  {
    type: "password-hash",
    pattern: /pbkdf2_sha\d{1,3}\$\d{1,9}\$[^$\s]{1,64}\$[A-Za-z0-9+/]{20,100}={0,2}/y,
    shown: 7,
    source: "django.contrib.auth.hashers",
  },
  {
    type: "password-hash",
    pattern: /bcrypt(?:_sha256)?\$\$2[abxy]\$\d\d\$[./A-Za-z0-9]{53}/y,
    shown: 7,
    source: "django.contrib.auth.hashers",
  },
  {
    type: "password-hash",
    pattern: /scrypt\$\d{1,9}\$[^$\s]{1,64}\$\d{1,3}\$\d{1,3}\$[A-Za-z0-9+/]{40,120}={0,2}/y,
    shown: 7,
    source: "django.contrib.auth.hashers",
  },
  { type: "password-hash", pattern: /(?:sha1|md5)\$[^$\s]{1,32}\$[0-9a-f]{32,40}/y, shown: 5, source: "django.contrib.auth.hashers" },
  {
    type: "password-hash",
    pattern: /\{(?:SHA|SSHA|SHA256|SSHA256|SHA512|SSHA512|SMD5|CRYPT|PBKDF2)\}[A-Za-z0-9+/$.]{20,256}={0,2}/y,
    shown: 5,
    source: "RFC 2307; httpd.apache.org, password encryptions",
  },
];

/** A password hash that begins here, or null. To be asked at `$`, `{` and at the start of the words scrypt, pbkdf2, bcrypt, sha1, md5. */
export function hashAt(text: string, at: number): Credential | null {
  for (const { type, pattern, shown } of hashShapes) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) continue;
    const end = at + found[0].length;
    return { type, start: at, end, confidence: placeholderLooking(found[0].slice(shown + 4)) ? null : "proven", shown };
  }
  return null;
}

function decodeSegment(segment: string): unknown {
  if (segment.length > 16_384) return null;
  try {
    const binary = atob(segment.replace(/-/g, "+").replace(/_/g, "/"));
    return JSON.parse(binary) as unknown;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The token that documentation of JWTs shows everywhere. */
const isSampleClaims = (claims: unknown): boolean =>
  isRecord(claims) && claims.sub === "1234567890" && claims.name === "John Doe" && claims.iat === 1516239022;

/** A JSON Web Token (RFC 7519, 7516) that begins here with `eyJ`, or null. The sample of the documentation has confidence null. */
export function jwtAt(text: string, at: number): Credential | null {
  const cap = 16_384;
  const first = runEnd(text, at, "base64url", cap);
  if (text.charCodeAt(first) !== 46 || first - at < 12) return null;
  const second = runEnd(text, first + 1, "base64url", cap);
  if (text.charCodeAt(second) !== 46) return null;
  const header = decodeSegment(text.slice(at, first));
  if (!isRecord(header) || typeof header.alg !== "string") return null;
  let end = runEnd(text, second + 1, "base64url", cap);
  if (typeof header.enc === "string") {
    for (let i = 0; i < 2; i++) {
      if (text.charCodeAt(end) !== 46) return null;
      end = runEnd(text, end + 1, "base64url", cap * 4);
    }
    return { type: "jwt", start: at, end, confidence: "proven", shown: 3 };
  }
  const claims = decodeSegment(text.slice(first + 1, second));
  if (claims === null && second - first < 8) return null;
  const unsigned = end === second + 1 && header.alg.toLowerCase() !== "none";
  return { type: "jwt", start: at, end, confidence: isSampleClaims(claims) ? null : unsigned ? "tentative" : "proven", shown: 3 };
}

const pemLabel = /-----BEGIN ((?:[A-Z0-9]+ ){0,4})PRIVATE KEY(?: BLOCK)?-----/y;

/** How much of a text a PEM private key may take. */
export const pemCap = 32_768;

/** Whether a text may be the inside of a PEM block: base64, in older files a few headers, quotes where it stands in source code. */
export const keyLike = (text: string): boolean => /^(?:[A-Za-z0-9+/=\s:,.()@"'-]|\\[nr])*$/.test(text);

/** A private key in PEM that begins here with `-----BEGIN`, or null. Public keys and certificates are none. Line ends may be escaped. */
export function privateKeyAt(text: string, at: number): Credential | null {
  pemLabel.lastIndex = at;
  const label = pemLabel.exec(text);
  if (!label) return null;
  const from = at + label[0].length;
  // The body has no dashes: whatever comes next in dashes ends it.
  const window = text.slice(from, from + pemCap);
  const close = window.indexOf("-----");
  const closed = close >= 0 && window.startsWith("-----END", close) && keyLike(window.slice(0, close));
  const body = closed
    ? window.slice(0, close)
    : /^(?:[A-Za-z0-9+/=\s:,-]|\\[nr])*/.exec(close < 0 ? window : window.slice(0, close))![0].trimEnd();
  const solid = body.replace(/\\[nr]|[^A-Za-z0-9+/=]/g, "");
  if (solid.length < 20 || placeholderLooking(solid.slice(0, 60)))
    return { type: "private-key", start: at, end: from, confidence: null, shown: 0 };
  const tail = closed ? window.indexOf("-----", close + 8) : -1;
  return {
    type: "private-key",
    start: at,
    end: from + (tail > 0 && tail - close < 80 ? tail + 5 : body.length),
    confidence: closed ? "proven" : "firm",
    shown: 0,
  };
}

const webSchemes = new Set(["http", "https", "ftp", "ftps", "ws", "wss", "git", "ssh", "svn", "git+https", "sftp"]);
const everyoneSays = new Set(["password", "pass", "pwd", "passwd", "user", "xxx", "secret", "****", "token"]);

/** The password of a URL whose `://` stands here, or null. Its span is the password alone. */
export function urlPasswordAt(text: string, at: number): Credential | null {
  let start = at;
  while (start > 0 && at - start < 24 && /[A-Za-z0-9+.-]/.test(text[start - 1]!)) start--;
  if (start === at) return null;
  let colon = -1;
  const stop = Math.min(text.length, at + 400);
  for (let i = at + 3; i < stop; i++) {
    const code = text.charCodeAt(i);
    if (code === 64) {
      if (colon < 0 || i - colon < 2) return null;
      const password = text.slice(colon + 1, i);
      if (maskedLooking(password) || placeholderLooking(password) || !/[A-Za-z0-9]/.test(password)) return null;
      const web = webSchemes.has(text.slice(start, at).toLowerCase());
      const weak = everyoneSays.has(password.toLowerCase());
      return {
        type: web ? "url-credentials" : "connection-string",
        start: colon + 1,
        end: i,
        confidence: weak ? "tentative" : "firm",
        shown: 0,
      };
    }
    if (code === 58 && colon < 0) colon = i;
    else if (
      code <= 32 ||
      code === 34 ||
      code === 39 ||
      code === 60 ||
      code === 62 ||
      code === 47 ||
      code === 63 ||
      code === 35 ||
      code === 92
    )
      return null;
  }
  return null;
}

/** The token behind `Bearer `, or the credentials behind `Basic `; `at` is the first character after the space. */
export function schemeTokenAt(text: string, at: number, basic: boolean): Credential | null {
  const end = runEnd(text, at, basic ? "base64" : "base64", 4096);
  let stop = end;
  // token68 also has dots and tildes.
  while (!basic && stop < text.length && (text.charCodeAt(stop) === 46 || text.charCodeAt(stop) === 126) && stop - at < 8192)
    stop = runEnd(text, stop + 1, "base64", 4096);
  while (stop > at && text.charCodeAt(stop - 1) === 46) stop--;
  const token = text.slice(at, stop);
  if (basic) {
    if (token.length < 8) return null;
    try {
      const plain = atob(token);
      if (!/^[\x20-\x7e\x80-\xff]+$/.test(plain) || !/^[^:]*:./.test(plain)) return null;
    } catch {
      return null;
    }
    return { type: "basic-credentials", start: at, end: stop, confidence: "firm", shown: 0 };
  }
  if (token.length < 12 || maskedLooking(token) || placeholderLooking(token) || !varied(token)) return null;
  return { type: "bearer-token", start: at, end: stop, confidence: token.length >= 16 ? "firm" : "tentative", shown: 0 };
}

/** Where a field's value stands: in JSON, or in text between quotes or bare. */
export type Setting = "json" | "quoted" | "bare";

const codeLooking =
  /[()[\]{}<>]|^(self|this|process|os|env|config|settings|request|req|user|data|params|options|args|form|cls|ctx)\.|::|=>|->/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const publishable = /^(pk_(live|test)_|pk\.|pub_|ssh-(rsa|ed25519)|-----BEGIN (PUBLIC|CERT))/;

/** How sure it is that the value of a field whose name promises a credential is one; null where it is none. */
export function judgeSecret(type: string, value: string, setting: Setting): Confidence | null {
  const length = value.length;
  if (
    length < 3 ||
    length > 8192 ||
    maskedLooking(value) ||
    placeholderLooking(value) ||
    descriptorLooking(value) ||
    publishable.test(value)
  )
    return null;
  if (
    value.includes("://") ||
    value.startsWith("/") ||
    value.startsWith("arn:") ||
    /^[#.][a-z-]+$|^'\$[A-Z_]+'$/.test(value) ||
    /^(true|false|null)$/i.test(value)
  )
    return null;
  if (setting === "bare" && (codeLooking.test(value) || (type !== "password" && !varied(value)))) return null;
  if (setting === "quoted" && /^(process\.env|os\.|env\(|env:|file:)/.test(value)) return null;
  if (value.startsWith("eyJ") && jwtAt(value, 0)?.confidence === null) return null;
  const spaces = /\s/.test(value);
  const numeric = /^\d+$/.test(value);
  switch (type) {
    case "password":
      if (length > 256) return null;
      if (spaces)
        return setting === "json" && !/[.!?:]$/.test(value) && value.split(/\s+/).length <= 2 && /\d|[^A-Za-z\s]/.test(value)
          ? "tentative"
          : null;
      if (setting === "bare")
        return length < 4 ? null : /\d|[^A-Za-z0-9_.,;:-]/.test(value) && /[A-Za-z]/.test(value) ? "firm" : "tentative";
      return length < 4 ? "tentative" : "firm";
    case "one-time-code":
      if (spaces) return setting === "json" && length < 64 ? "tentative" : null;
      return /^\d{3,10}$/.test(value) || (/^[A-Za-z0-9-]{4,40}$/.test(value) && varied(value)) ? "firm" : null;
    case "cookie":
      return /[=]\S{8,}/.test(value) ? "firm" : null;
    case "connection-string":
      return /(password|pwd|accountkey|sharedaccesskey)=[^;\s]{3,}/i.test(value) ? "firm" : null;
    case "authorization-header": {
      const token = value.replace(/^(Bearer|Token|Basic|Digest|ApiKey|Bot|Key)\s+/i, "");
      return token.length >= 8 && !/\s/.test(token) && varied(token) && !placeholderLooking(token) ? "firm" : null;
    }
    default:
      if (spaces || length < 6 || (length < 8 && type !== "reset-token")) return null;
      if (numeric) return type === "reset-token" ? "firm" : length >= 12 ? "tentative" : null;
      if (type === "session-id" && uuid.test(value)) return "tentative";
      if (!varied(value)) return length >= 12 || type === "secret" || type === "password-hash" ? "tentative" : null;
      // Version-like, dated and path-like names are no secrets.
      if (/^v?\d+(\.\d+)+$/.test(value) || /^\d{4}-\d\d-\d\d/.test(value)) return null;
      return length >= 12 || type !== "access-token" ? "firm" : "tentative";
  }
}

const telegram = /\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/y;
const discord = /[MNO][A-Za-z\d_-]{23,27}\.[A-Za-z\d_-]{6}\.[A-Za-z\d_-]{27,40}(?![A-Za-z0-9_-])/y;
const mailchimp = /[0-9a-f]{32}-us\d{1,2}(?![A-Za-z0-9_-])/y;

/** Telegram's bot token, Mailchimp's key and Discord's bot token have no prefix but a shape of their own. */
export function shapedAt(text: string, at: number): Credential | null {
  for (const [type, pattern] of [
    ["telegram-token", telegram],
    ["mailchimp-key", mailchimp],
    ["discord-token", discord],
  ] as const) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) return { type, start: at, end: at + found[0].length, confidence: placeholderLooking(found[0]) ? null : "firm", shown: 0 };
  }
  return null;
}

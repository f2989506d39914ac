// In: bytes and a place in them. Out: the password hash that begins there.

import { ascii } from "../bytes.js";
import type { Confidence } from "../match.js";
import { decodeBase64 } from "./base64.js";
import type { Credential } from "./credential.js";
import { maskedLooking, placeholderLooking } from "./placeholder.js";
import { CRYPT, HEX, isOf, runEnd, standsAt, WORD } from "./runs.js";

interface Row {
  /** What it begins with, literally: the row is looked at only there. */
  readonly prefix: string;
  /** Of the whole hash from the prefix on; anchored and bounded. */
  readonly pattern: RegExp;
  readonly source: string;
  /** `proven` where nothing is said. */
  readonly confidence?: Confidence;
  /** Longest, 160 bytes where nothing is said. */
  readonly cap?: number;
}

const bcrypt = String.raw`\$2[abxy]?\$\d\d\$[./A-Za-z0-9]{53}`;
const argon = String.raw`\$argon2(?:id|i|d)\$(?:v=\d{1,4}\$)?m=\d{1,9},t=\d{1,6},p=\d{1,4}(?:,[a-z]{1,8}=[A-Za-z0-9+/]{1,64}){0,2}\$[A-Za-z0-9+/]{8,128}\$[A-Za-z0-9+/]{16,512}`;
const crypt = String.raw`\$(?:1\$[^$:\s]{0,8}\$[./A-Za-z0-9]{22}|5\$(?:rounds=\d{1,9}\$)?[^$:\s]{0,16}\$[./A-Za-z0-9]{43}|6\$(?:rounds=\d{1,9}\$)?[^$:\s]{0,16}\$[./A-Za-z0-9]{86})`;
const any = (...patterns: string[]): string => `(?:${patterns.join("|")})`;

// Each row is a scheme as its library writes it.
const rows: readonly Row[] = [
  { prefix: "$2", pattern: new RegExp(`^${bcrypt}`), source: "bcrypt, usenix.org/legacy/events/usenix99/provos" },
  { prefix: "$argon2", pattern: new RegExp(`^${argon}`), cap: 900, source: "PHC string format; RFC 9106" },
  { prefix: "$1$", pattern: new RegExp(`^${crypt}`), source: "crypt(5), md5crypt; Cisco IOS type 5" },
  { prefix: "$5$", pattern: new RegExp(`^${crypt}`), source: "crypt(5), sha256crypt" },
  { prefix: "$6$", pattern: new RegExp(`^${crypt}`), source: "crypt(5), sha512crypt" },
  { prefix: "$6$", pattern: /^\$6\$[A-Za-z0-9+/]{12,24}={0,2}\$[A-Za-z0-9+/]{86}==/, source: "mosquitto_passwd(1), SHA-512" },
  { prefix: "$7$", pattern: /^\$7\$\d{1,7}\$[A-Za-z0-9+/]{12,24}={0,2}\$[A-Za-z0-9+/]{86}==/, source: "mosquitto_passwd(1), PBKDF2" },
  { prefix: "$7$", pattern: /^\$7\$[./A-Za-z0-9]{11}[^$\s]{1,64}\$[./A-Za-z0-9]{43}/, source: "crypt(5), scrypt; libsodium" },
  { prefix: "$apr1$", pattern: /^\$apr1\$[^$:\s]{1,8}\$[./A-Za-z0-9]{22}/, source: "httpd.apache.org, password encryptions" },
  { prefix: "$y$", pattern: /^\$y\$[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{1,86}\$[./A-Za-z0-9]{43}/, source: "crypt(5), yescrypt" },
  { prefix: "$gy$", pattern: /^\$gy\$[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{1,86}\$[./A-Za-z0-9]{43}/, source: "crypt(5), gost-yescrypt" },
  { prefix: "$sm3$", pattern: /^\$sm3\$(?:rounds=\d{1,9}\$)?[^$:\s]{1,16}\$[./A-Za-z0-9]{43}/, source: "crypt(5), sm3crypt" },
  { prefix: "$sha1$", pattern: /^\$sha1\$\d{1,9}\$[./A-Za-z0-9]{1,64}\$[./A-Za-z0-9]{28}/, source: "crypt(5), sha1crypt" },
  { prefix: "$md5", pattern: /^\$md5(?:,rounds=\d{1,9})?\$[./A-Za-z0-9]{8}\$\$?[./A-Za-z0-9]{22}/, source: "crypt(5), SunMD5" },
  { prefix: "$3$$", pattern: /^\$3\$\$[0-9a-f]{32}/, source: "crypt(5), NT" },
  { prefix: "$8$", pattern: /^\$8\$[./A-Za-z0-9]{14}\$[./A-Za-z0-9]{43}/, source: "Cisco IOS type 8" },
  { prefix: "$9$", pattern: /^\$9\$[./A-Za-z0-9]{14}\$[./A-Za-z0-9]{43}/, source: "Cisco IOS type 9" },
  {
    prefix: "$9$",
    pattern: /^\$9\$[./A-Za-z0-9-]{8,120}/,
    confidence: "firm",
    source: "Junos: reversible; juniper.net, authentication-encrypted passwords",
  },
  {
    prefix: "$8$aes",
    pattern: /^\$8\$aes[A-Za-z0-9-]{3,20}\$hmac-[a-z0-9-]{3,20}\$\d{1,6}\$[A-Za-z0-9+/=$]{20,400}/,
    cap: 500,
    source: "Junos, master password",
  },
  { prefix: "$P$", pattern: /^\$P\$[./A-Za-z0-9]{31}/, source: "phpass, openwall.com/phpass; WordPress" },
  { prefix: "$H$", pattern: /^\$H\$[./A-Za-z0-9]{31}/, source: "phpass; phpBB" },
  { prefix: "$S$", pattern: /^\$S\$[./A-Za-z0-9]{52}/, source: "Drupal 7, includes/password.inc" },
  { prefix: "U$S$", pattern: /^U\$S\$[./A-Za-z0-9]{52}/, source: "Drupal 7, updated" },
  { prefix: "$wp$2", pattern: new RegExp(`^\\$wp${bcrypt}`), source: "WordPress 6.8, wp_hash_password" },
  { prefix: "$A$", pattern: /^\$A\$\d{3}\$[\x20-\x7e]{20}[./A-Za-z0-9]{43}/, source: "MySQL, caching_sha2_password" },
  {
    prefix: "$bcrypt-sha256$",
    pattern: /^\$bcrypt-sha256\$(?:v=2,t=2[abxy],r=\d{1,2}|2[abxy],\d{1,2})\$[./A-Za-z0-9]{22}\$[./A-Za-z0-9]{31}/,
    cap: 120,
    source: "passlib, bcrypt_sha256",
  },
  {
    prefix: "$scrypt$",
    pattern:
      /^\$scrypt\$(?:ln=\d{1,3}|[Nn]=\d{1,8}),r=\d{1,3},p=\d{1,3}(?:,[a-z]{1,8}=\d{1,6}){0,2}\$[./A-Za-z0-9+=_-]{8,128}\$[./A-Za-z0-9+=_-]{22,512}/,
    cap: 700,
    source: "passlib, scrypt; PHC string format",
  },
  {
    prefix: "$s0$",
    pattern: /^\$s[01]\$[0-9a-f]{5,8}\$[A-Za-z0-9+/=]{16,64}\$[A-Za-z0-9+/=]{32,128}/,
    cap: 260,
    source: "Java scrypt, com.lambdaworks.crypto",
  },
  {
    prefix: "$e0801$",
    pattern: /^\$e0801\$[A-Za-z0-9+/=]{20,100}\$[A-Za-z0-9+/=]{40,100}/,
    cap: 260,
    source: "Spring Security, SCryptPasswordEncoder",
  },
  {
    prefix: "$pbkdf2",
    pattern:
      /^\$pbkdf2(?:-sha(?:1|224|256|384|512)|-digest)?\$(?:i=)?\d{1,9}(?:,l=\d{1,4})?\$[./A-Za-z0-9+]{4,128}\$[./A-Za-z0-9+]{20,128}/,
    cap: 340,
    source: "passlib, pbkdf2; PHC string format",
  },
  { prefix: "$ml$", pattern: /^\$ml\$\d{1,7}\$[0-9a-f]{32,128}\$[0-9a-f]{128,512}/, cap: 700, source: "macOS 10.8, PBKDF2-SHA512" },
  { prefix: "$NT$", pattern: /^\$NT\$[0-9a-f]{32}/, source: "openwall.info/wiki/john/sample-hashes, NT" },
  { prefix: "$DCC2$", pattern: /^\$DCC2\$\d{1,6}#[^#\s]{1,64}#[0-9a-f]{32}/, source: "MS cache v2" },
  {
    prefix: "$krb5",
    pattern: /^\$krb5(?:asrep|tgs|pa)\$\d\d\$[^\s]{1,300}[$:][0-9a-f]{24,64}\$[0-9a-f]{60,8192}/,
    cap: 9000,
    source: "RFC 4757, RFC 3962, as password auditors write them",
  },
  {
    prefix: "$krb5pa$",
    pattern: /^\$krb5pa\$\d\d\$[^\s$]{1,200}\$[^\s$]{0,200}\$[^\s$]{0,200}\$?[0-9a-f]{52,120}/,
    cap: 800,
    source: "RFC 4120 5.2.7.2",
  },
  {
    prefix: "$krb5asrep$",
    pattern: /^\$krb5asrep\$(?:\d\d\$[0-9a-f]{32}|[^\s:$]{1,200}:[0-9a-f]{32})\$[0-9a-f]{60,8192}/,
    cap: 9000,
    source: "RFC 4757, without the type",
  },
  { prefix: "$episerver$", pattern: /^\$episerver\$\*[01]\*[A-Za-z0-9+/=]{8,64}\*[A-Za-z0-9+/=]{24,64}/, source: "EPiServer" },
  { prefix: "scrypt:", pattern: /^scrypt:\d{1,7}:\d{1,3}:\d{1,3}\$[^$\s]{1,64}\$[0-9a-f]{64,256}/, cap: 360, source: "werkzeug.security" },
  { prefix: "pbkdf2:", pattern: /^pbkdf2:sha\d{1,3}(?::\d{1,9})?\$[^$\s]{1,64}\$[0-9a-f]{32,256}/, cap: 360, source: "werkzeug.security" },
  {
    prefix: "pbkdf2_sha",
    pattern: /^pbkdf2_sha\d{1,3}\$\d{1,9}\$[^$\s]{1,64}\$[A-Za-z0-9+/]{20,100}={0,2}/,
    cap: 220,
    source: "django.contrib.auth.hashers",
  },
  { prefix: "bcrypt", pattern: new RegExp(`^bcrypt(?:_sha256)?\\$${bcrypt}`), source: "django.contrib.auth.hashers" },
  { prefix: "argon2$", pattern: new RegExp(`^argon2${argon}`), cap: 900, source: "django.contrib.auth.hashers" },
  {
    prefix: "scrypt$",
    pattern: /^scrypt\$(?:\d{1,9}\$[^$\s]{1,64}\$\d{1,3}\$\d{1,3}\$|[^$\s]{1,64}\$\d{1,9}\$\d{1,3}\$\d{1,3}\$)[A-Za-z0-9+/]{40,120}={0,2}/,
    cap: 300,
    source: "django.contrib.auth.hashers",
  },
  { prefix: "sha1$", pattern: /^sha1\$[^$\s]{0,32}\$[0-9a-f]{40}/, source: "django.contrib.auth.hashers" },
  { prefix: "md5$", pattern: /^md5\$[^$\s]{0,32}\$[0-9a-f]{32}/, source: "django.contrib.auth.hashers" },
  { prefix: "crypt$", pattern: /^crypt\$[./A-Za-z0-9]{0,2}\$[./A-Za-z0-9]{13}/, source: "django.contrib.auth.hashers" },
  {
    prefix: "sha",
    pattern: /^sha(?:1|256|384|512):\d{3,9}(?::\d{1,3})?:[A-Za-z0-9+/=]{8,100}:[A-Za-z0-9+/=]{16,180}/,
    source: "crackstation.net, PBKDF2 in PHP, C#, Java",
  },
  {
    prefix: "sha",
    pattern: /^sha(?:1|256|512)\$[A-Za-z0-9]{4,32}\$(?:1\$)?(?:[0-9a-f]{128}|[0-9a-f]{64}|[0-9a-f]{40})/,
    source: "werkzeug.security before 2.3; password-hash for Node",
  },
  {
    prefix: "grub.pbkdf2.",
    pattern: /^grub\.pbkdf2\.sha512\.\d{1,7}\.[0-9A-Fa-f]{16,256}\.[0-9A-Fa-f]{64,256}/,
    cap: 600,
    source: "GNU GRUB manual, password_pbkdf2",
  },
  {
    prefix: "SCRAM-SHA-",
    pattern: /^SCRAM-SHA-(?:1|256|512)\$\d{1,7}:[A-Za-z0-9+/=]{8,64}\$[A-Za-z0-9+/=]{28,90}:[A-Za-z0-9+/=]{28,90}/,
    cap: 280,
    source: "PostgreSQL, pg_authid; RFC 5803",
  },
  { prefix: "md5", pattern: /^md5[0-9a-f]{32}/, confidence: "tentative", source: "PostgreSQL, pg_authid" },
  { prefix: "*", pattern: /^\*[0-9A-F]{40}/, source: "MySQL 4.1, mysql_native_password" },
  { prefix: "S:", pattern: /^S:[0-9A-F]{60}(?:;[HT]:[0-9A-F]{32,160}){0,2}/, cap: 420, source: "Oracle Database, SYS.USER$ SPARE4" },
  { prefix: "T:", pattern: /^T:[0-9A-F]{160}/, cap: 170, source: "Oracle Database 12c" },
  { prefix: "H:", pattern: /^H:[0-9A-F]{32}/, confidence: "firm", source: "Oracle Database, XDB digest" },
  {
    prefix: "0x0100",
    pattern: /^0x0100[0-9A-Fa-f]{8}(?:[0-9A-Fa-f]{80}|[0-9A-Fa-f]{40})/,
    confidence: "firm",
    source: "SQL Server 2000 and 2005, sys.sql_logins",
  },
  { prefix: "0x0200", pattern: /^0x0200[0-9A-Fa-f]{136}/, source: "SQL Server 2012, sys.sql_logins" },
  {
    prefix: "-pbkdf2-",
    pattern: /^-pbkdf2(?::sha\d{1,3})?-[0-9a-f]{40,128},[0-9a-f]{16,64},\d{1,7}/,
    cap: 240,
    source: "CouchDB, local.ini admins",
  },
  { prefix: "-hashed-", pattern: /^-hashed-[0-9a-f]{40},[0-9a-f]{16,64}/, source: "CouchDB before 1.3" },
  // RFC 2307 and its followers: the scheme in braces.
  {
    prefix: "{",
    pattern:
      /^\{(?:SHA|SSHA|SHA1|SHA224|SHA256|SSHA224|SSHA256|SHA384|SSHA384|SHA512|SSHA512|SMD5|MD5)(?:\.b64)?\}[A-Za-z0-9+/]{22,200}={0,2}/i,
    source: "RFC 2307; OpenLDAP, Dovecot, Apache",
  },
  {
    prefix: "{",
    pattern: /^\{(?:sha256|sha|md5|md4|PLAIN-MD5|CRAM-MD5|NT|LDAP-MD5|SHA512|SHA)(?:\.hex)?\}(?:\{[\w+/=.-]{8,64}\})?[0-9a-fA-F]{32,128}/i,
    source: "Spring Security, DelegatingPasswordEncoder; Dovecot",
  },
  {
    prefix: "{",
    pattern: new RegExp(
      `^\\{(?:bcrypt|argon2(?:@[\\w.]{1,40})?|CRYPT|BLF-CRYPT|ARGON2ID?|MD5-CRYPT|SHA256-CRYPT|SHA512-CRYPT)\\}${any(bcrypt, argon, crypt, "\\$y\\$[./A-Za-z0-9$]{50,160}")}`,
      "i",
    ),
    cap: 900,
    source: "Spring Security; OpenLDAP, Dovecot",
  },
  { prefix: "{", pattern: /^\{CRYPT\}[./A-Za-z0-9]{13}/i, source: "RFC 2307, crypt(3)" },
  {
    prefix: "{",
    pattern: /^\{(?:pbkdf2|scrypt)(?:@[\w.]{1,40})?\}(?:[0-9a-f]{80,200}|\$?[A-Za-z0-9+/=$]{60,300})/,
    source: "Spring Security",
  },
  {
    prefix: "{",
    pattern: /^\{(?:X-)?PBKDF2(?:-SHA(?:1|256|512))?\}\$?(?:[a-z0-9]{4,8}\$)?\d{1,7}\$[./A-Za-z0-9+=]{8,128}\$[./A-Za-z0-9+=]{20,128}/i,
    source: "OpenLDAP pw-pbkdf2; Elasticsearch",
  },
  { prefix: "{PKCS5S2}", pattern: /^\{PKCS5S2\}[A-Za-z0-9+/]{64}/, source: "Atlassian Crowd, Jira, Confluence" },
  { prefix: "{x-is", pattern: /^\{x-isSHA(?:256|384|512)?, ?\d{1,7}\}[A-Za-z0-9+/]{32,160}={0,2}/i, source: "SAP CODVN H" },
  { prefix: "{x-is", pattern: /^\{x-issha, ?\d{1,7}\}[A-Za-z0-9+/]{32,160}={0,2}/, source: "SAP CODVN H" },
  {
    prefix: "{s",
    pattern: /^\{(?:smd5|ssha(?:1|256|512))\}(?:\d\d\$)?[./A-Za-z0-9]{8,60}\$[./A-Za-z0-9]{20,90}/,
    source: "AIX, /etc/security/passwd",
  },
  { prefix: "{FSHP", pattern: /^\{FSHP\d\|\d{1,3}\|\d{1,8}\}[A-Za-z0-9+/=]{30,200}/, source: "passlib, fshp" },
];

// By the first two bytes, so that the number of rows costs nothing.
const byStart = new Map<number, Row[]>();
for (const row of rows) {
  const first = row.prefix.charCodeAt(0);
  const seconds = row.prefix.length > 1 ? [row.prefix.charCodeAt(1)] : Array.from({ length: 94 }, (_, i) => i + 33);
  for (const second of seconds) {
    const key = (first << 8) | second;
    byStart.set(key, [...(byStart.get(key) ?? []), row]);
  }
}

/** By the first byte: whether a password hash may begin with it. */
export const hashStart = new Uint8Array(256);
for (const { prefix } of rows) hashStart[prefix.charCodeAt(0)] = 1;

// go, `elithrar/simple-scrypt`, in decimal; Ruby, the gem scrypt, in hex: N, r, p, salt, hash.
const numbered = /^(?:\d{4,8}\$\d{1,3}\$\d{1,3}|[0-9a-f]{3,6}\$[0-9a-f]{1,2}\$[0-9a-f]{1,3})\$[0-9a-f]{16,128}\$[0-9a-f]{64,256}/;

function schemeInBraces(bytes: Uint8Array, at: number, end: number): boolean {
  const stop = Math.min(end, at + 48);
  let to = at + 1;
  while (
    to < stop &&
    (isOf(bytes[to], WORD) ||
      (to > at + 1 &&
        (bytes[to] === 45 || bytes[to] === 46 || bytes[to] === 64 || bytes[to] === 124 || bytes[to] === 44 || bytes[to] === 32)))
  )
    to++;
  return to < stop && to > at + 2 && bytes[to] === 125;
}

/** ASP.NET Core Identity, version 3: a marker, the function, the rounds and the size of the salt, then 48 bytes. */
function identityHolds(text: string): boolean {
  const head = decodeBase64(text.slice(0, 20));
  return (
    head !== null &&
    head[0] === 1 &&
    head[1] === 0 &&
    head[4]! <= 2 &&
    head[9] === 0 &&
    head[10] === 0 &&
    head[12] === 16 &&
    text.length === 84
  );
}

/** `i$`, `d$`, `id$` and a parameter behind. */
function argonNamed(bytes: Uint8Array, at: number): boolean {
  const dollar = bytes[at] === 105 && bytes[at + 1] === 100 ? at + 2 : at + 1;
  const parameter = bytes[dollar + 1];
  return (bytes[at] === 105 || bytes[at] === 100) && bytes[dollar] === 36 && (parameter === 118 || parameter === 109);
}

const longest = (prefix: string): number => (prefix === "$2" ? 64 : prefix.startsWith("{") || prefix === "sha" ? 320 : 160);

/** Where quotes, blanks, brackets and what else no hash has begin. */
function solidEnd(bytes: Uint8Array, from: number, end: number, least: number, cap: number): number {
  const stop = Math.min(end, from + cap);
  let at = from;
  while (
    at < stop &&
    bytes[at]! >= least &&
    bytes[at] !== 34 &&
    bytes[at] !== 39 &&
    bytes[at] !== 60 &&
    bytes[at]! < 127 &&
    (bytes[at] !== 123 || at === from)
  )
    at++;
  return at;
}

/**
 * A password hash that begins here, or null. Masked hashes and samples have confidence null. `hashStart` says for which first bytes there
 * is anything to look at.
 *
 * To be called at `$`, `{`, `*`, at `-` before `pbkdf2` or `hashed`, at the start of words that begin with `0x0`, `AQAAAA`, `U$`, `md5`,
 * and of words that `:`, `$`, `.` or `-` ends (`scrypt`, `pbkdf2`, `pbkdf2_sha256`, `bcrypt`, `argon2`, `sha1` …, `SCRAM`, `grub`, `S`,
 * `T`, `H`, a number before `$`).
 */
export function hashAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  const first = bytes[at]!;
  // Braces are many; those of a scheme close soon.
  if (first === 123 && !schemeInBraces(bytes, at, end)) return null;
  const candidates = byStart.get((first << 8) | (at + 1 < end ? bytes[at + 1]! : 0));
  let text = "";
  let reach = 0;
  for (const { prefix, pattern, confidence = "proven", cap = longest(prefix) } of candidates ?? []) {
    if (!standsAt(bytes, at, end, prefix)) continue;
    if (prefix.length === 2 && bytes[at + 1] === 58 && runEnd(bytes, at + 2, end, HEX, 32) - at < 34) continue;
    if (prefix === "$argon2" && !argonNamed(bytes, at + 7)) continue;
    if (prefix === "$2" && runEnd(bytes, at + 7, end, CRYPT, 53) - at < 46) continue;
    if (reach < cap) {
      // No hash is shorter than 24 bytes; the scheme in braces may hold a blank, and one of MySQL's anything.
      const solid = solidEnd(bytes, first === 123 ? bytes.indexOf(125, at) + 1 : at, end, prefix === "$A$" ? 0 : 33, cap);
      if (solid - at < 24) return first === 123 ? plainAt(bytes, at, end) : null;
      text = ascii(bytes, at, solid);
      reach = cap;
    }
    const hash = pattern.exec(text)?.[0];
    if (hash === undefined) continue;
    const stop = at + hash.length;
    // A longer word than a hash of this scheme is something else.
    if (stop < end && isOf(bytes[stop], WORD) && !hash.endsWith("=")) continue;
    const tail = hash.slice(Math.max(hash.lastIndexOf("$"), hash.lastIndexOf("}")) + 1);
    // Test data of a system is often typed by hand: what only counts on is told.
    const sample = maskedLooking(hash) || /example|placeholder|x{4}|\.{4}/i.test(tail) || new Set(tail.slice(-20)).size < 6;
    const shown = prefix === "{" ? hash.indexOf("}") + 1 : first === 36 && prefix.length === 2 ? 4 : prefix.length;
    return { type: "password-hash", start: at, end: stop, confidence: sample ? null : confidence, shown };
  }
  if (first === 123) return plainAt(bytes, at, end);
  if (first === 65 && standsAt(bytes, at, end, "AQAAAA")) {
    const stop = Math.min(end, at + 84);
    const text = ascii(bytes, at, stop);
    if (identityHolds(text) && !isOf(bytes[stop], WORD))
      return { type: "password-hash", start: at, end: stop, confidence: "proven", shown: 6 };
  }
  if (isOf(first, HEX)) {
    const word = runEnd(bytes, at, end, HEX, 9);
    if (word - at < 3 || bytes[word] !== 36 || word >= end || !(bytes[word + 2] === 36 || bytes[word + 3] === 36 || bytes[word + 4] === 36))
      return null;
    if (runEnd(bytes, word + 1, end, CRYPT, 3) - word < 2) return null;
    const text = numbered.exec(ascii(bytes, at, Math.min(end, at + 420)))?.[0];
    if (text) return { type: "password-hash", start: at, end: at + text.length, confidence: "proven", shown: 0 };
  }
  return null;
}

/**
 * A password that its scheme leaves as it is: Spring Security's `{noop}`, Dovecot's `{PLAIN}`, RFC 2307's `{CLEARTEXT}`. The span is the
 * password.
 */
function plainAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  const found = /^\{(?:noop|PLAIN|CLEARTEXT|CLEAR)\}([^\s"'<>&;,\\]{3,128})/.exec(ascii(bytes, at, Math.min(end, at + 144)));
  if (!found) return null;
  const value = found[1]!;
  const start = at + found[0].length - value.length;
  const sample = maskedLooking(value) || placeholderLooking(value);
  return {
    type: "password",
    start,
    end: start + value.length,
    confidence: sample ? null : value.toLowerCase() === "password" ? "tentative" : "firm",
    shown: 0,
  };
}

const emptyNt = "31d6cfe0d16ae931b73c59d7e0c089c0";
const lines: readonly { readonly pattern: RegExp; readonly source: string }[] = [
  { pattern: /^[^\s:]{1,64}:\d{1,10}:([0-9A-Fa-f]{32}:[0-9A-Fa-f]{32}):::/, source: "pwdump, Samba smbpasswd(5): LM and NT" },
  { pattern: /^[^\s:]{1,64}::[^\s:]{0,64}:([0-9A-Fa-f]{16}:[0-9A-Fa-f]{32}:[0-9A-Fa-f]{60,2048})/, source: "MS-NLMP, NTLMv2 response" },
  { pattern: /^[^\s:]{1,64}::[^\s:]{0,64}:([0-9A-Fa-f]{48}:[0-9A-Fa-f]{48}:[0-9A-Fa-f]{16})/, source: "MS-NLMP, NTLMv1 response" },
  { pattern: /^[a-z_][a-z0-9_-]{0,31}:([./0-9A-Za-z]{13}):\d{1,6}:\d{0,6}:\d{0,6}:\d{0,6}:/, source: "shadow(5) with crypt(3) of DES" },
];

/**
 * The hash in a line of an account file, or null: shadow(5) with DES, pwdump, NTLM responses. Lines whose hash has a scheme of its own
 * (`$6$`, `{SHA}`) are found by it. To be called at the start of a line whose first word `:` ends.
 */
export function accountLineAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  let to = at;
  const name = Math.min(end, at + 65);
  while (to < name && bytes[to]! > 39 && bytes[to] !== 58 && bytes[to] !== 60 && bytes[to] !== 123) to++;
  if (bytes[to] !== 58 || to === at || to >= end || bytes[to + 1]! <= 32) return null;
  const most = Math.min(end, at + 2400);
  while (to < most && bytes[to]! > 32) to++;
  const line = ascii(bytes, at, to);
  for (const { pattern } of lines) {
    const found = pattern.exec(line);
    if (!found) continue;
    const hash = found[1]!;
    const start = at + found[0].indexOf(`:${hash}`) + 1;
    return {
      type: "password-hash",
      start,
      end: start + hash.length,
      confidence: hash.toLowerCase().endsWith(emptyNt) ? "tentative" : "proven",
      shown: 0,
    };
  }
  return null;
}

// The fixed key of Cisco's type 7: an encoding, no hash.
const ciscoKey = "dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87";

/** A password in Cisco IOS' type 7 (`password 7 …`, `key 7 …`) that begins here at its digits: whether it decodes to printable text. */
export function ciscoHolds(text: string): boolean {
  if (!/^(?:0\d|1[0-5])(?:[0-9A-F]{2}){3,64}$/i.test(text)) return false;
  const from = Number(text.slice(0, 2));
  for (let i = 2; i < text.length; i += 2) {
    const byte = Number.parseInt(text.slice(i, i + 2), 16) ^ ciscoKey.charCodeAt((from + i / 2 - 1) % ciscoKey.length);
    if (byte < 32 || byte > 126) return false;
  }
  return true;
}

const hexSizes = new Set([32, 40, 56, 64, 80, 96, 128]);

/**
 * Whether a value under a name that promises a password hash is one, where its scheme writes nothing before it: a bare digest in hex or
 * base64, with its salt (`hash:salt` of Joomla and vBulletin, `salt:hash` of Node's scrypt), crypt(3) of DES, Firebase's scrypt, ASP.NET
 * Identity version 2.
 */
export function bareHash(value: string): boolean {
  if (value.length > 512) return false;
  const parts = value.split(/[:$.]/);
  if (parts.length > 3) return false;
  if (parts.some((part) => /^[0-9a-fA-F]+$/.test(part) && hexSizes.has(part.length))) return true;
  return parts.some((part) => {
    if (!/^[A-Za-z0-9+/_-]{22,}={0,2}$/.test(part) || !/\d/.test(part)) return false;
    const size = decodeBase64(part)?.length ?? 0;
    return [16, 20, 24, 28, 32, 36, 40, 48, 49, 60, 61, 64, 72, 96].includes(size);
  });
}

const scramPart = (value: string | undefined): boolean => value !== undefined && /^[A-Za-z0-9+/]{27,86}={0,2}$/.test(value);

/**
 * The members of a JSON object that hold the stored keys of SCRAM (RFC 5802 3; MongoDB `credentials`), or none. `member` gives a string by
 * its name.
 */
export function scramPrivateMembers(member: (name: string) => string | undefined): readonly string[] {
  const [stored, server] = member("storedKey") === undefined ? ["stored_key", "server_key"] : ["storedKey", "serverKey"];
  return scramPart(member(stored)) && scramPart(member(server)) ? [stored, server] : [];
}

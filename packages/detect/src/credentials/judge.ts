// In: what a field's name promises and its value. Out: how sure it is that the value is such a secret.

import type { Confidence } from "../match.js";
import { decodeObject, decodeText } from "./base64.js";
import { bareHash, ciscoHolds, hashAt, hashStart } from "./hashes.js";
import { authorizationAt, cookieAt } from "./headers.js";
import { jwtAt } from "./jwt.js";
import { descriptorLooking, maskedLooking, placeholderLooking } from "./placeholder.js";
import { randomLooking, rarity } from "./rarity.js";
import { seedLooking, urlAt } from "./urls.js";

/** Where a field's value stands: in JSON, or in text between quotes or bare. */
export type Setting = "json" | "quoted" | "bare";

const encoder = new TextEncoder();

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const signs = /[()[\]{}<>]|::|=>|->|^&|^[!~]/;
const member =
  /^(?:self|this|process|os|env|config|settings|request|req|res|user|data|params|options|opts|args|form|cls|ctx|props|state|event|body|session|secrets|vars|local|var|module|data|import\.meta|System|Environment|Rails|ENV|viper)\??\./;
// References to a secret that lies elsewhere, and secrets that are encrypted as they stand.
const reference =
  /^(?:process\.env|import\.meta\.env|os\.(?:environ|getenv)|env[(:.]|getenv|ENV\[|file:|vault:|op:\/\/|ssm:|aws-ssm:|sm:\/\/|secretsmanager:|gcp-?secret|keyvault|@Microsoft\.KeyVault|ref\+|awskms:|kms:|doppler:|arn:|projects\/[\w-]+\/secrets\/|secretKeyRef|ENC[([]|\{cipher\}|sealed:|!vault|\$ANSIBLE_VAULT|vault:v\d+:|AQICAH|base64:$|secret:\/\/|akv:|bws:)/i;

/**
 * What a value is that looks like a secret and is public or none by its own shape: publishable keys, public keys, integrity hashes (W3C
 * SRI), entity tags (RFC 9110 8.8.3), cursors, dates, versions, file names, references to a vault.
 */
export function publicLooking(value: string): boolean {
  return (
    /^(?:pk_(?:live|test)_|pk\.eyJ|pk-lf-|pub_|pub-|rzp_(?:live|test)_|sb_publishable_|phc_|ssh-(?:rsa|dss|ed25519) |ecdsa-sha2-|-----BEGIN (?:PUBLIC|RSA PUBLIC|CERT|PGP PUBLIC|X509)|age1[02-9a-z]{50}|0x0{20})/.test(
      value,
    ) ||
    /^(?:sha(?:1|224|256|384|512)[-:](?:[A-Za-z0-9+/]{27,86}={0,2}|[0-9a-f]{40,128})|W\/"|"[^"]{1,120}"$|md5[-:][0-9a-f]{32}$|urn:)/i.test(
      value,
    ) ||
    /^v?\d+(?:\.\d+)+(?:[-+][\w.]+)?$/.test(value) ||
    /^\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/.test(value) ||
    /^[\w./ -]{1,200}\.(?:pem|key|crt|cer|p12|pfx|jks|json|ya?ml|txt|env|conf|cfg|ini|properties|html?|js|ts|css|png|svg|py|rb|php|sh|xml|toml)$/i.test(
      value,
    ) ||
    reference.test(value)
  );
}

/** A cursor or another object in base64 that is not sealed: what it says can be read by all. */
function readable(value: string): boolean {
  if (value.length < 8 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(value)) return false;
  const object = decodeObject(value);
  // Laravel's and Rails' sessions are objects too, but sealed.
  if (object) return !("iv" in object || "mac" in object || "signature" in object || "token" in object || "secret" in object);
  const text = decodeText(value);
  return text !== null && text.length >= 6 && /^[\x20-\x7e]+$/.test(text) && rarity(text) < 0;
}

const isPath = (value: string): boolean =>
  /^(?:\.{0,2}\/|~\/|[A-Za-z]:\\|\\\\)/.test(value) && (value.length < 20 || rarity(value) < 4 || /\.\w{1,5}$/.test(value));

/** A name out of code, a table of messages or an enumeration: words with signs between them, in one case. */
const isName = (value: string): boolean =>
  /^[A-Za-z][A-Za-z]*(?:[_.:/-][A-Za-z]+)+$/.test(value) || /^[a-z]+(?:[A-Z][a-z]+)+$/.test(value) || /^[A-Z]+(?:_[A-Z0-9]+)+$/.test(value);
const secretWord =
  /passw|passwor|kennwort|passwd|\bpwd\b|senha|contrase|mot_?de_?passe|wachtwoord|haslo|secret|token|credential|api_?-?key|private_?-?key|parola|sifre|пароль/i;
const sentenceWords = new Set(
  "your you the a an is are be must should can may at to for of not and or in on with by please enter forgot reset change new characters required least this that was has have will no if it current old our do does did from as only".split(
    " ",
  ),
);

/** A label or a message about a field in the field's place: `Forgot password?`, `auth.password.label`, `current_password`. */
const labelLooking = (value: string): boolean =>
  /[?:…]$/.test(value) && /[A-Za-z\u0080-\uffff]{3}/.test(value) && !/\d/.test(value)
    ? true
    : secretWord.test(value) && !/\d/.test(value) && (isName(value) || /^[A-Za-z]+$/.test(value) ? !/^(?:my|super)/i.test(value) : false);

const letters = /^[A-Za-z\u0080-\uffff]+$/;

function judgePassword(value: string, setting: Setting): Confidence | null {
  if (value.length > 256 || /^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,24}){1,4}$/.test(value)) return null;
  if (/\s/.test(value)) {
    if (setting === "bare" || /[.!?:…]$/.test(value)) return null;
    const all = value.trim().split(/\s+/);
    // Two words in small letters that no sentence or label has.
    if (all.length === 2 && all.every((word) => /^[a-z]{3,}$/.test(word) && !sentenceWords.has(word) && !descriptorLooking(word)))
      return "tentative";
    if (setting === "quoted") return null;
    if (all.length <= 2) return /\d|[^A-Za-z\s]/.test(value) && !/[\u0080-\uffff]/.test(value) ? "tentative" : null;
    // Words in small letters without those of which sentences are made: a passphrase.
    return all.length >= 4 &&
      all.length <= 12 &&
      all.every((word) => /^[a-z]{2,}$/.test(word) && !sentenceWords.has(word)) &&
      !secretWord.test(value)
      ? "tentative"
      : null;
  }
  // What is sent to servers that ask nobody for a password, RFC 1635.
  if (/^-?(?:anonymous|guest|ftp)@?$|^[a-z]+@$/i.test(value)) return null;
  if (labelLooking(value)) return setting !== "bare" && /^[a-z]{12,}$/.test(value) ? "tentative" : null;
  if (value.length < 4) return setting === "bare" ? null : "tentative";
  const other = /\d|[^A-Za-z0-9_.,;:-]/.test(value);
  if (setting === "bare") {
    if (/^\d+$/.test(value)) return value.length >= 6 ? "tentative" : null;
    if (!/[A-Za-z]/.test(value)) return null;
    if (other) return "firm";
    return randomLooking(value) ? "firm" : isName(value) ? null : "tentative";
  }
  // One word of small letters may be a state: `weak`, `stored`.
  if (letters.test(value)) return value.length >= 8 ? "firm" : "tentative";
  if (isName(value) && !randomLooking(value)) return "tentative";
  return "firm";
}

const opaqueTypes = new Set(["secret", "api-key", "access-token", "refresh-token", "session-id"]);

/** Keys and tokens, where chance has to speak. */
function judgeOpaque(type: string, value: string, setting: Setting): Confidence | null {
  const { length } = value;
  if (length < 6 || (length < 8 && type !== "reset-token") || /\s/.test(value)) return null;
  if (/^\d+$/.test(value)) return type === "reset-token" ? "firm" : length >= 16 && type !== "session-id" ? "tentative" : null;
  if (uuid.test(value)) return /^(?:0{8}-|f{8}-|12345678-|(.)\1{7})/i.test(value) ? null : type === "session-id" ? "tentative" : "firm";
  // Fingerprints, addresses and code points are groups of hex.
  if (isPath(value) || /^(?:[0-9A-F]{1,5}[.:]){2,20}[0-9A-F]{1,5}$/i.test(value)) return null;
  const strength = rarity(value);
  const mixed = /\d/.test(value) && /[A-Za-z]/.test(value);
  // Keys in letters of one case are rare; more must speak for them.
  const chance = strength >= (mixed ? (length < 16 ? 4 : 0) : 10);
  if (chance) {
    if (type !== "secret" && readable(value)) return null;
    if (seedLooking(value)) return "firm";
    return length >= 12 || type === "reset-token" || (mixed && type !== "access-token") ? "firm" : "tentative";
  }
  if (labelLooking(value) || isName(value)) return null;
  if (readable(value)) return type === "secret" || type === "api-key" ? "tentative" : null;
  if (setting === "bare" && !mixed) return null;
  // Made by a person: `s3cr3t-of-ours`. That has little to do with tokens.
  const made = mixed || /[!@#$%^&*+?]/.test(value);
  if (!made) return type === "secret" && length >= 12 && setting !== "bare" && strength > -length ? "tentative" : null;
  if (type === "secret") return length >= 10 && (/[!@#$%^&*+=?]/.test(value) || strength > -length * 0.4) ? "firm" : "tentative";
  return strength > -length * 0.75 ? "tentative" : null;
}

/**
 * How sure it is that the value of a field whose name promises a credential (`type`: password, password-hash, secret, api-key,
 * access-token, refresh-token, session-id, reset-token, one-time-code, security-answer, cookie, connection-string, authorization-header) is one; null where
 * it is masked, a placeholder, a word about the field, an expression of code, public, or too ordinary. Tokens are judged by the rarity of
 * their pairs of characters, people's passwords by what they surely are not. At most 8,192 characters.
 */
export function judgeSecret(type: string, value: string, setting: Setting): Confidence | null {
  const { length } = value;
  // No key or token is so short; looked at first, as most such words in code are.
  if (length < 8 && opaqueTypes.has(type)) return null;
  if (length < 3 || length > 8192 || maskedLooking(value) || placeholderLooking(value) || descriptorLooking(value) || publicLooking(value))
    return null;
  if (value.startsWith("/") && isPath(value)) return null;
  if (/^(?:true|false|null|undefined|NaN)$/i.test(value) || /^[#.][a-z-]+$/.test(value)) return null;
  if (type !== "connection-string" && /^[a-z][a-z0-9+.-]{1,20}:\/\//i.test(value))
    return type === "reset-token" && urlCredential(value) ? "firm" : null;
  // Variables too: `$self->pass`.
  if (setting === "bare" && (signs.test(value) || member.test(value) || /^[$@%\\][A-Za-z_]/.test(value))) return null;
  // Between two strings that are joined: `'password = '.$row['x']`.
  if (setting !== "json" && ((member.test(value) && isName(value)) || /^[.+,]\s?[$\w].*[[(.+,]$/.test(value))) return null;
  if (value.startsWith("eyJ")) {
    const token = jwtAt(encoder.encode(value), 0, value.length);
    if (token) return token.confidence;
  }
  if (hashStart[value.charCodeAt(0)] === 1) {
    const hash = hashAt(encoder.encode(value), 0, value.length);
    if (hash && hash.end === value.length) return hash.confidence;
  }
  switch (type) {
    case "password":
      return ciscoHolds(value) && value.length >= 12 ? "firm" : judgePassword(value, setting);
    case "password-hash":
      if (/\s/.test(value)) return null;
      return bareHash(value)
        ? "firm"
        : value.length >= 12 && randomLooking(value)
          ? "firm"
          : value.length >= 8 && !isName(value) && rarity(value) > 0
            ? "tentative"
            : null;
    case "one-time-code":
      if (/\s/.test(value)) return setting === "json" && length < 64 && !/[.!?:]$/.test(value) ? "tentative" : null;
      if (/^\d{3,10}$/.test(value)) return setting === "bare" && length < 4 ? null : "firm";
      return seedLooking(value) ||
        (/^[A-Za-z0-9-]{4,40}$/.test(value) && /\d/.test(value) && /[A-Za-z]/.test(value)) ||
        (/^[A-Z]{6,10}$/.test(value) && rarity(value) > 2)
        ? "firm"
        : null;
    case "security-answer":
      // A word or some, of somebody's life: nothing but what stands for one tells it from others.
      if (length > 160 || /[?:…]$/.test(value) || secretWord.test(value) || !/[\p{L}\p{N}]/u.test(value)) return null;
      return setting === "bare" ? "tentative" : "firm";
    case "cookie":
      return judgeCookies(value);
    case "connection-string":
      return urlCredential(value) ?? (/(?:password|pwd|accountkey|sharedaccesskey)\s?=\s?[^;\s]{3,}/i.test(value) ? "firm" : null);
    case "authorization-header":
      return authorizationAt(encoder.encode(value), 0, encoder.encode(value).length)?.confidence ?? null;
    default:
      return judgeOpaque(type, value, setting);
  }
}

function urlCredential(value: string): Confidence | null {
  const colon = value.indexOf("://");
  if (colon < 1) return null;
  const bytes = encoder.encode(value);
  return urlAt(bytes, colon, bytes.length)?.confidence ?? null;
}

/** The surest of the cookies in a header's value. */
function judgeCookies(value: string): Confidence | null {
  let best: Confidence | null = null;
  const bytes = encoder.encode(value);
  let at = 0;
  for (let pairs = 0; pairs < 64 && at < bytes.length; pairs++) {
    const found = cookieAt(bytes, at, bytes.length);
    if (found?.confidence && best !== "proven") best = best === "firm" && found.confidence === "tentative" ? best : found.confidence;
    const next = bytes.indexOf(59, found ? found.end : at);
    if (next < 0) break;
    at = next + 1;
    while (bytes[at] === 32) at++;
  }
  return best;
}

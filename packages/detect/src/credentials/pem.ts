// In: bytes and a place where a key may begin. Out: the private key there; public keys and certificates are consumed and not told.

import { ascii } from "../bytes.js";
import { decodeBase64, decodeText } from "./base64.js";
import type { Credential } from "./credential.js";
import { derKind } from "./der.js";
import { placeholderLooking } from "./placeholder.js";
import { BASE64, isOf, placeOf, runEnd, standsAt, standsInAnyCase } from "./runs.js";

/** How many bytes a key may take. */
export const keyCap = 32_768;

const privateKey = (start: number, end: number, confidence: Credential["confidence"], shown = 0): Credential => ({
  type: "private-key",
  start,
  end,
  confidence,
  shown,
});
const publicKey = (start: number, end: number): Credential => ({ type: "public-key", start, end, confidence: null, shown: 0 });

// RFC 7468, RFC 4716 (four dashes), RFC 9580 6.2; the blanks of the label may be URL-encoded.
const label = /^-{4,5}(?: |%20|\+)?BEGIN((?:(?: |%20|\+)[A-Z0-9]{1,12}){1,6})(?: |%20|\+)?-{4,5}/;

// What may stand between the two labels: base64, the headers of older files, quotes and commas of source code, escapes, marks of quoting.
const inside = new Uint8Array(128);
for (let code = 32; code < 127; code++) if (!/[!?$^&~`{}[\]<]/.test(String.fromCharCode(code))) inside[code] = 1;
for (const code of [9, 10, 13]) inside[code] = 1;

/** Headers (RFC 1421 4.6, RFC 9580 6.2.2), escapes and quoting left out. */
const solidOf = (body: string): string =>
  body
    .replace(/(?:Proc-Type|DEK-Info|Version|Comment|Subject|Hash|Charset|MessageID|x-[a-z-]{1,20}):[^\n\\]{0,120}/g, "")
    .replace(/\\[nrt]|%0[AaDd]|[^A-Za-z0-9+/=]/g, "");

function pemAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  const found = label.exec(ascii(bytes, at, Math.min(end, at + 110)));
  if (!found) return null;
  const from = at + found[0].length;
  const words = found[1]!.replace(/%20|\+/g, " ");
  const stop = Math.min(end, from + keyCap);
  let close = -1;
  let cut = from;
  for (; cut < stop; cut++) {
    const byte = bytes[cut]!;
    if (byte > 127 || inside[byte] === 0) break;
    if (byte === 45 && bytes[cut + 1] === 45 && bytes[cut + 2] === 45 && bytes[cut + 3] === 45) {
      close = cut;
      break;
    }
  }
  const ending = close < 0 ? null : /^-{4,5}[ +%20]{0,3}END[ +%\dA-Z]{1,60}-{4,5}/.exec(ascii(bytes, close, Math.min(end, close + 80)));
  let bodyEnd = close < 0 ? cut : close;
  if (!ending) {
    // Without an end line the key goes as far as base64 and line ends do.
    bodyEnd = from;
    while (bodyEnd < cut) {
      const run = runEnd(bytes, bodyEnd, cut, BASE64, keyCap);
      const gap = lineEnd(bytes, run, cut);
      if (run === bodyEnd && gap === run) break;
      bodyEnd = gap;
    }
    while (bodyEnd > from && !isOf(bytes[bodyEnd - 1], BASE64)) bodyEnd--;
  }
  const stopAt = ending ? close + ending[0].length : bodyEnd;
  if (!words.includes("PRIVATE KEY")) return ending || bodyEnd - from >= 20 ? publicKey(at, stopAt) : null;
  const body = ascii(bytes, from, bodyEnd);
  const solid = solidOf(body);
  if (solid.length < 24 || new Set(solid).size < 12 || body.includes("...") || placeholderLooking(solid.slice(0, 64)))
    return privateKey(at, stopAt, null);
  return privateKey(at, stopAt, ending && solid.length >= 40 ? "proven" : "firm");
}

/** Behind blanks, line ends, their escapes and the quotes between two lines of source code. */
function lineEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  const stop = Math.min(end, from + 24);
  while (at < stop) {
    const byte = bytes[at]!;
    if (byte === 92 && (bytes[at + 1] === 110 || bytes[at + 1] === 114)) at += 2;
    else if (byte === 32 || byte === 9 || byte === 10 || byte === 13 || byte === 34 || byte === 39 || byte === 44 || byte === 92) at++;
    else break;
  }
  return at;
}

/** Base64 that may be broken into lines. Only runs of 60 and more go on in the next line. */
function base64At(bytes: Uint8Array, at: number, end: number): { readonly text: string; readonly end: number } {
  const parts: string[] = [];
  const stop = Math.min(end, at + keyCap);
  let from = at;
  let last = at;
  while (from < stop) {
    const run = runEnd(bytes, from, stop, BASE64, keyCap);
    if (run === from) break;
    parts.push(ascii(bytes, from, run));
    last = run;
    if (run - from < 60 || bytes[run - 1] === 61) break;
    let next = run;
    while (next < stop && next - run < 6) {
      if (bytes[next] === 10 || bytes[next] === 13 || bytes[next] === 32) next++;
      else if (bytes[next] === 92 && (bytes[next + 1] === 110 || bytes[next + 1] === 114)) next += 2;
      else break;
    }
    if (next === run) break;
    from = next;
  }
  return { text: parts.join(""), end: last };
}

/** `-----BEGIN` in base64: the file as a whole was encoded, as in CI variables and Kubernetes secrets. */
function encodedPemAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  const head = decodeText(ascii(bytes, at, Math.min(end, at + 64)));
  const found = head === null ? null : label.exec(head);
  if (!found) return null;
  const run = base64At(bytes, at, end);
  if (!found[1]!.includes("PRIVATE KEY")) return publicKey(at, run.end);
  const body = decodeBase64(run.text.slice(0, run.text.length & ~3)) ?? new Uint8Array();
  const whole = ascii(body, 0, body.length);
  const solid = solidOf(whole.slice(found[0].length));
  if (solid.length < 24 || placeholderLooking(solid.slice(0, 64))) return privateKey(at, run.end, null);
  return privateKey(at, run.end, whole.includes("-END ") ? "proven" : "firm");
}

/** ASN.1 in base64 without a label: its structure says what it is. */
function derAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  // The second letter says how the length is written; the shortest private key (Ed25519, RFC 8410) has 64 characters.
  const quick = runEnd(bytes, at, end, BASE64, 64);
  if (quick - at < 60) return null;
  const head = decodeBase64(ascii(bytes, at, quick).replace(/=+$/, "").slice(0, 60));
  if (!head || derKind(head) === null) return null;
  const run = base64At(bytes, at, end);
  const bare = run.text.replace(/=+$/, "");
  const der = decodeBase64(bare.slice(0, 400));
  const kind = der && derKind(der);
  if (!kind) return null;
  // One that was cut is consumed too, so that no line of it is looked at again. Two bytes may be left over by base64 without padding.
  const over = Math.floor((bare.length * 3) / 4) - kind.size;
  if (kind.sort === "public") return publicKey(at, run.end);
  return privateKey(at, run.end, over >= 0 && over <= 2 ? "proven" : null);
}

/** PuTTY's own format: the.earth.li/~sgtatham/putty/latest/htmldoc, appendix C. */
function puttyAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  // As far as the next one, so that many heads are not searched again and again.
  const next = placeOf(bytes, at + 20, Math.min(end, at + keyCap), "PuTTY-User-Key-File-");
  const stop = next < 0 ? Math.min(end, at + keyCap) : next;
  const lines = placeOf(bytes, at, stop, "Private-Lines:");
  if (lines < 0 || !/^\d: /.test(ascii(bytes, at + 20, at + 23))) return null;
  const mac = placeOf(bytes, lines, stop, "Private-MAC:");
  if (mac < 0) return null;
  return privateKey(at, runEnd(bytes, mac + 13, stop, BASE64, 80), "proven");
}

const bech32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/** The checksum of BIP 173, of text in lower case; the last `1` parts the name from the data. */
function bech32Holds(text: string): boolean {
  const split = text.lastIndexOf("1");
  let sum = 1;
  const mix = (value: number): void => {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (const [bit, term] of [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3].entries()) if ((top >> bit) & 1) sum ^= term;
  };
  for (let i = 0; i < split; i++) mix(text.charCodeAt(i) >> 5);
  mix(0);
  for (let i = 0; i < split; i++) mix(text.charCodeAt(i) & 31);
  for (const char of text.slice(split + 1)) {
    const value = bech32.indexOf(char);
    if (value < 0) return false;
    mix(value);
  }
  return sum === 1;
}

/** age-encryption.org/v1: `AGE-SECRET-KEY-1…`, `AGE-PLUGIN-NAME-1…`; recipients `age1…` are public. */
function ageAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  if (!standsAt(bytes, at, end, "AGE-SECRET-KEY-1") && !standsAt(bytes, at, end, "AGE-PLUGIN-") && !standsAt(bytes, at, end, "age1"))
    return null;
  const text = ascii(bytes, at, runEnd(bytes, at, end, BASE64, 400));
  if (text.length < 40) return null;
  const found = /^AGE-(?:SECRET-KEY|PLUGIN-[A-Z0-9-]{1,40})-1[02-9A-Z]{20,300}|^age1[02-9a-z]{58}/.exec(text)?.[0];
  if (!found) return null;
  const holds = bech32Holds(found.toLowerCase());
  if (found.startsWith("age1")) return holds ? publicKey(at, at + found.length) : null;
  return privateKey(at, at + found.length, holds ? "proven" : "tentative", found.lastIndexOf("-1") + 2);
}

/** `ssh-ed25519 AAAA…` and the like: RFC 4253 6.6. */
function sshPublicAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  if (bytes[at + 1] !== 115 && bytes[at + 1] !== 99 && bytes[at + 1] !== 107) return null;
  if (bytes[at + 3] !== 45 && bytes[at + 2] !== 45 && bytes[at + 5] !== 45) return null;
  const found = /^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp\d{3}|sk-(?:ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com) AAAA/.exec(
    ascii(bytes, at, Math.min(end, at + 60)),
  );
  return found ? publicKey(at, runEnd(bytes, at + found[0].length, end, BASE64, keyCap)) : null;
}

/** WireGuard's configuration, wg(8): `PrivateKey = …`, `PresharedKey = …`, 32 bytes in base64. The span is the key. */
function wireguardAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  if ((bytes[at + 2]! | 32) !== 105 && (bytes[at + 2]! | 32) !== 101) return null;
  if (!standsInAnyCase(bytes, at, end, "priv") && !standsInAnyCase(bytes, at, end, "presh")) return null;
  const found = /^(?:private_?key|preshared_?key)"?[ \t]{0,8}[=:][ \t]{0,8}["']?/i.exec(ascii(bytes, at, Math.min(end, at + 40)));
  if (!found) return null;
  const from = at + found[0].length;
  const stop = runEnd(bytes, from, end, BASE64, 45);
  if (stop - from !== 44) return null;
  const key = decodeBase64(ascii(bytes, from, stop));
  if (key?.length !== 32 || new Set(key).size < 10) return null;
  // `wg genkey` clamps as X25519 does, RFC 7748 5.
  const clamped = (key[0]! & 7) === 0 && (key[31]! & 0xc0) === 0x40;
  return privateKey(from, stop, clamped && (bytes[at]! | 32) === 112 && (bytes[at + 2]! | 32) === 105 ? "proven" : "firm");
}

/**
 * A private key that begins here, or null: PEM in every spelling (PKCS#1, PKCS#8, SEC 1, OpenSSH, PGP, RFC 4716; escaped, on one line,
 * quoted line by line, URL-encoded, without its end line), PEM or OpenSSH's format in base64, PKCS#1/#8/#12 and SEC 1 as bare DER in
 * base64, PuTTY's format, age, WireGuard. Public keys, certificates and public parameters come back as `public-key` with confidence null.
 *
 * To be called at `-` where `----` stands, and at the start of words that begin with: `LS0tLS1CRUdJTi`, `b3BlbnNzaC1rZXktdjE`, `MI`, `MC`,
 * `MF`, `MG`, `MH`, `ME`, `PuTTY-User-Key-File`, `AGE-`, `age1`, `ssh-`, `ecdsa-sha2`, `sk-ssh`, `sk-ecdsa`, `PrivateKey`, `PresharedKey`
 * (any case). `end` may lie lines ahead: the limit of the text, not of the line.
 */
export function privateKeyAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  switch (bytes[at]) {
    case 45:
      return bytes[at + 1] === 45 && bytes[at + 2] === 45 && bytes[at + 3] === 45 ? pemAt(bytes, at, end) : null;
    case 76:
      return standsAt(bytes, at, end, "LS0tLS1CRUdJTi") ? encodedPemAt(bytes, at, end) : null;
    case 98: {
      if (!standsAt(bytes, at, end, "b3BlbnNzaC1rZXktdjE")) return null;
      const run = base64At(bytes, at, end);
      return privateKey(at, run.end, run.text.length >= 120 ? "proven" : null);
    }
    case 77:
      return derAt(bytes, at, end);
    case 65:
    case 97:
      return (bytes[at + 1]! | 32) === 103 && (bytes[at + 2]! | 32) === 101 ? ageAt(bytes, at, end) : null;
    case 80:
    case 112:
      if (standsAt(bytes, at, end, "PuTTY-User-Key-File-")) return puttyAt(bytes, at, end);
      return standsInAnyCase(bytes, at, end, "pr") ? wireguardAt(bytes, at, end) : null;
    case 115:
    case 101:
      return bytes[at + 1] === 115 || bytes[at + 1] === 107 || bytes[at + 1] === 99 ? sshPublicAt(bytes, at, end) : null;
    default:
      return null;
  }
}

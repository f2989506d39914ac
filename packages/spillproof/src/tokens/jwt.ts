// In: a token, or a header, claims and a key. Out: what the token says, believed by nobody, or a token that was made: JWS compact (RFC 7515), JWT (RFC 7519).

import { Buffer } from "node:buffer";
import { constants, createHmac, type KeyObject, sign } from "node:crypto";

export type Claims = Readonly<Record<string, unknown>>;

export interface Jwt {
  /** With an `alg` that is text. */
  readonly header: Claims & { readonly alg: string };
  readonly claims: Claims;
  /** Header and payload as they were sent: the text that is signed. */
  readonly signingInput: string;
  /** Empty where there is none. */
  readonly signature: Uint8Array;
  /** The three parts as they were sent, in base64url. */
  readonly parts: readonly [header: string, payload: string, signature: string];
}

export type HmacAlgorithm = "HS256" | "HS384" | "HS512";
/** RFC 7518, RFC 8037 (`EdDSA`), RFC 8812 (`ES256K`) and RFC 9864 (`Ed25519`, `Ed448`). */
export type PrivateAlgorithm =
  | "RS256"
  | "RS384"
  | "RS512"
  | "PS256"
  | "PS384"
  | "PS512"
  | "ES256"
  | "ES384"
  | "ES512"
  | "ES256K"
  | "EdDSA"
  | "Ed25519"
  | "Ed448";

export type SigningKey =
  | { readonly kind: "hmac"; readonly alg: HmacAlgorithm; readonly secret: Uint8Array }
  /** The key must fit the algorithm: node:crypto throws where it does not. */
  | { readonly kind: "private"; readonly alg: PrivateAlgorithm; readonly key: KeyObject }
  /** An unsecured JWS (RFC 7515, appendix A.5). `alg`: how it is spelled; `none` by default. */
  | { readonly kind: "none"; readonly alg?: string };

const maximumToken = 64 * 1024;
const hashes: Readonly<Record<HmacAlgorithm | PrivateAlgorithm, string | null>> = {
  HS256: "sha256",
  HS384: "sha384",
  HS512: "sha512",
  RS256: "sha256",
  RS384: "sha384",
  RS512: "sha512",
  PS256: "sha256",
  PS384: "sha384",
  PS512: "sha512",
  ES256: "sha256",
  ES384: "sha384",
  ES512: "sha512",
  ES256K: "sha256",
  EdDSA: null,
  Ed25519: null,
  Ed448: null,
};

/** A JWT of at most 64 KiB, unverified; null for any other text, JWE (five parts, RFC 7516) and JWS over no claims too. Never throws. */
export function parseJwt(token: string): Jwt | null {
  if (token.length > maximumToken) return null;
  const parts = token.split(".");
  if (parts.length !== 3) return null;
  const [first, second, third] = parts as [string, string, string];
  const header = jsonOf(first);
  const claims = jsonOf(second);
  const signature = third === "" ? new Uint8Array() : bytesOf(third);
  if (header === null || claims === null || signature === null || !hasAlgorithm(header)) return null;
  return { header, claims, signingInput: `${first}.${second}`, signature, parts: [first, second, third] };
}

/** The payload of a JWT, unverified; null for any other token. */
export function claimsOf(token: string): Claims | null {
  return parseJwt(token)?.claims ?? null;
}

/** A JWT. `alg` is the key's, in the place where the header has one. RSA-PKCS1, HMAC and EdDSA give the same token every time; PS and ES salt theirs. */
export function mint({ header, claims, key }: { readonly header: Claims; readonly claims: Claims; readonly key: SigningKey }): string {
  return signed(header, encodePart(claims), key);
}

/** The same payload, byte for byte, under another header and key: what was in the header stays, unless `header` says otherwise (undefined: left out). */
export function resign(jwt: Jwt, header: Claims, key: SigningKey): string {
  return signed({ ...jwt.header, ...header }, jwt.parts[1], key);
}

function signed(header: Claims, payload: string, key: SigningKey): string {
  const input = `${encodePart({ ...header, alg: key.alg ?? "none" })}.${payload}`;
  return `${input}.${Buffer.from(signatureOf(input, key)).toString("base64url")}`;
}

/** The bytes of the signature of `header.payload`; none for an unsecured JWS. */
export function signatureOf(signingInput: string, key: SigningKey): Uint8Array {
  if (key.kind === "none") return new Uint8Array();
  const hash = hashes[key.alg];
  if (key.kind === "hmac") return createHmac(hash!, key.secret).update(signingInput).digest();
  const data = Buffer.from(signingInput);
  if (key.alg.startsWith("PS")) {
    return sign(hash, data, { key: key.key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST });
  }
  // JOSE writes r and s side by side (RFC 7518, 3.4), not as ASN.1.
  return sign(hash, data, key.alg.startsWith("ES") ? { key: key.key, dsaEncoding: "ieee-p1363" } : key.key);
}

/** The same token under another signature; an empty one leaves the second dot (`header.payload.`). */
export function withSignature(jwt: Jwt, signature: Uint8Array): string {
  return `${jwt.signingInput}.${Buffer.from(signature).toString("base64url")}`;
}

/** As long, and wrong. The middle byte is turned over, as the last character of base64url often carries bits that nobody reads. Empty stays empty. */
export function garbled(signature: Uint8Array): Uint8Array {
  const middle = signature.length >> 1;
  return signature.map((byte, index) => (index === middle ? byte ^ 0xff : byte));
}

/** A header or payload: JSON in base64url. */
export function encodePart(value: Claims): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

export function isHmacAlgorithm(alg: string): alg is HmacAlgorithm {
  return Object.hasOwn(hashes, alg) && alg.startsWith("HS");
}

export function isPrivateAlgorithm(alg: string): alg is PrivateAlgorithm {
  return Object.hasOwn(hashes, alg) && !alg.startsWith("HS");
}

/** A JSON object. */
export function isRecord(value: unknown): value is Claims {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function hasAlgorithm(header: Claims): header is Jwt["header"] {
  return Object.hasOwn(header, "alg") && typeof header.alg === "string";
}

function jsonOf(part: string): Claims | null {
  const bytes = bytesOf(part);
  if (bytes === null) return null;
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/** Base64url; padding is read too, as some issuers write it against RFC 7515. */
function bytesOf(part: string): Buffer | null {
  return /^[\w-]+={0,2}$/.test(part) ? Buffer.from(part, "base64url") : null;
}

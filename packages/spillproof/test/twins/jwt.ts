// In: a token, or a header, claims and a key. Out: what an API's own code makes of them: JWTs read and signed, well and badly.

import { createHmac, type KeyObject, sign, verify } from "node:crypto";

export type Part = Readonly<Record<string, unknown>>;

export interface Read {
  readonly header: Part;
  readonly claims: Part;
  readonly signed: string;
  readonly signature: string;
}

export const seconds = () => Math.floor(Date.now() / 1000);

/** Looks at no signature; null for what is no JWT at all. */
export function read(token: string): Read | null {
  const [first = "", second = "", signature = ""] = token.split(".");
  try {
    const part = (text: string) => JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as Part;
    return { header: part(first), claims: part(second), signed: `${first}.${second}`, signature };
  } catch {
    return null;
  }
}

export function hs256(claims: Part, key: string, header: Part = {}): string {
  const input = inputOf({ alg: "HS256", typ: "JWT", ...header }, claims);
  return `${input}.${mac(input, key)}`;
}

export function rs256(claims: Part, key: KeyObject, header: Part = {}): string {
  const input = inputOf({ alg: "RS256", typ: "JWT", ...header }, claims);
  return `${input}.${sign("sha256", Buffer.from(input), key).toString("base64url")}`;
}

export function isHs256({ signed, signature }: Read, key: string | Uint8Array): boolean {
  return mac(signed, key) === signature;
}

export function isRs256({ signed, signature }: Read, key: KeyObject): boolean {
  return verify("sha256", Buffer.from(signed), key, Buffer.from(signature, "base64url"));
}

function mac(input: string, key: string | Uint8Array): string {
  return createHmac("sha256", key).update(input).digest("base64url");
}

function inputOf(header: Part, claims: Part): string {
  return [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
}

// In: a token and the answer that gave it. Out: what they say of themselves, believed by nobody: scopes, subject, times.

import { type Claims, isRecord } from "../tokens/index.js";

/** Scopes by claims (RFC 8693 `scope`, `scp`, `permissions`, `authorities`), else by the token's answer (RFC 6749, 5.1); null where nothing tells. */
export function grantOf(claims: Claims | null, answer: unknown): readonly string[] | null {
  for (const source of [claims, isRecord(answer) ? answer : null]) {
    if (source === null) continue;
    const told = ["scope", "scopes", "scp", "permissions", "authorities"].filter(
      (name) => source[name] !== undefined && source[name] !== null,
    );
    if (told.length > 0) return [...new Set(told.flatMap((name) => scopesIn(source[name])))];
  }
  return null;
}

function scopesIn(value: unknown): readonly string[] {
  if (typeof value === "string") return value.split(/[\s,]+/).filter((scope) => scope !== "");
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => {
    if (typeof item === "string") return item === "" ? [] : [item];
    // Spring writes an authority as an object.
    return isRecord(item) && typeof item.authority === "string" ? [item.authority] : [];
  });
}

const subjectClaims = ["sub", "user_id", "userId", "uid", "oid", "id"];
const otherClaims = ["preferred_username", "username", "email", "upn", "tid", "tenant", "tenant_id", "org_id"];

/** True where two tokens of one issuer name the same subject and differ in nothing else that names one. */
export function sameSubject(a: Claims | null, b: Claims | null): boolean {
  if (a === null || b === null || a.iss !== b.iss) return false;
  const told = (name: string) => isPlain(a[name]) && isPlain(b[name]);
  const shared = subjectClaims.filter(told);
  return shared.length > 0 && [...shared, ...otherClaims.filter(told)].every((name) => String(a[name]) === String(b[name]));
}

function isPlain(value: unknown): value is string | number {
  return (typeof value === "string" && value !== "") || typeof value === "number";
}

/** From when to when a token lives, in milliseconds of the server's clock; null where nothing tells. */
export function lifeOf(
  claims: Claims | null,
  expiresIn: number | null,
  obtainedAt: number,
): { readonly from: number; readonly to: number } | null {
  if (typeof claims?.exp === "number") {
    const from = typeof claims.iat === "number" ? claims.iat * 1000 : obtainedAt;
    return { from, to: claims.exp * 1000 };
  }
  return expiresIn === null ? null : { from: obtainedAt, to: obtainedAt + expiresIn * 1000 };
}

// In: the members of a JSON object. Out: which of them are the private part of a JSON Web Key.

import { placeholderLooking } from "./placeholder.js";

const curveSizes: Readonly<Record<string, number>> = {
  "P-256": 32,
  secp256k1: 32,
  "P-384": 48,
  "P-521": 66,
  Ed25519: 32,
  X25519: 32,
  Ed448: 57,
  X448: 56,
};

const holds = (value: string | undefined, least: number, most: number): boolean =>
  value !== undefined &&
  value.length >= least &&
  value.length <= most &&
  /^[A-Za-z0-9_-]+={0,2}$/.test(value) &&
  new Set(value.slice(0, 64)).size >= 8 &&
  !placeholderLooking(value);

/**
 * The members of a JSON object that hold private parts of a JSON Web Key (RFC 7517; RFC 7518 6, RFC 8037, the key type AKP of the COSE/JOSE
 * drafts), or none. `member` gives the string value of a member by its name. A key without a private part, and an object that only has a
 * member `d` or `k`, gives none.
 */
export function jwkPrivateMembers(member: (name: string) => string | undefined): readonly string[] {
  switch (member("kty")) {
    case "EC":
    case "OKP": {
      const bytes = curveSizes[member("crv") ?? ""];
      const size = bytes === undefined ? null : Math.ceil((bytes * 4) / 3);
      return holds(member("d"), size ?? 32, size === null ? 128 : size + 2) ? ["d"] : [];
    }
    case "RSA":
      return holds(member("n"), 80, 2800) ? ["d", "p", "q", "dp", "dq", "qi"].filter((name) => holds(member(name), 40, 2800)) : [];
    case "oct":
      return holds(member("k"), 16, 1400) ? ["k"] : [];
    case "AKP":
      return holds(member("priv"), 40, 8192) ? ["priv"] : [];
    default:
      return [];
  }
}

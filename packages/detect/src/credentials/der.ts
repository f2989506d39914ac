// In: the first bytes of something in DER, and its size. Out: whether its structure is that of a private or of a public key.

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BITS = 0x03;
const OCTETS = 0x04;
const OID = 0x06;

interface Part {
  readonly tag: number;
  /** Where the content begins and ends. */
  readonly from: number;
  readonly to: number;
}

/** The element that begins at a place; its content may reach beyond the bytes at hand. */
function partAt(der: Uint8Array, at: number): Part | null {
  const tag = der[at];
  const first = der[at + 1];
  if (tag === undefined || first === undefined) return null;
  if (first < 128) return { tag, from: at + 2, to: at + 2 + first };
  const count = first & 127;
  if (count === 0 || count > 3 || at + 2 + count > der.length) return null;
  let size = 0;
  for (let i = 0; i < count; i++) size = size * 256 + der[at + 2 + i]!;
  return { tag, from: at + 2 + count, to: at + 2 + count + size };
}

const oidIn = (der: Uint8Array, part: Part): string => {
  const oid = partAt(der, part.from);
  return oid?.tag === OID ? Array.from(der.subarray(oid.from, oid.to), (byte) => byte.toString(16).padStart(2, "0")).join("") : "";
};

export interface DerKind {
  readonly sort: "private" | "public";
  /** How many bytes the structure says that it has. */
  readonly size: number;
}

/** What the first 45 bytes or more of something in DER say that it is, or null. */
export function derKind(der: Uint8Array): DerKind | null {
  const whole = partAt(der, 0);
  if (whole?.tag !== SEQUENCE || whole.to < 40) return null;
  const sort = sortOf(der, whole);
  return sort && { sort, size: whole.to };
}

/**
 * `private`: PKCS#1 (RFC 8017 A.1.2), DSA of OpenSSL, SEC 1 (RFC 5915), PKCS#8 (RFC 5958) plain or encrypted, PKCS#12 (RFC 7292). `public`:
 * SubjectPublicKeyInfo and Certificate (RFC 5280), PKCS#1's public key. null: anything else.
 */
function sortOf(der: Uint8Array, whole: Part): DerKind["sort"] | null {
  const first = partAt(der, whole.from);
  if (!first) return null;
  const second = partAt(der, first.to);
  if (first.tag === INTEGER) {
    // A long modulus first; what comes after it may lie beyond the bytes at hand.
    if (first.to - first.from > 32) return !second || (second.tag === INTEGER && second.to === whole.to) ? "public" : null;
    if (!second) return null;
    if (first.to - first.from !== 1) return null;
    const version = der[first.from]!;
    if (second.tag === SEQUENCE) {
      const oid = oidIn(der, second);
      if (oid === "") return null;
      // 1.2.840.113549.1.7: the content types of PKCS#7.
      if (version === 3) return oid.startsWith("2a864886f70d0107") ? "private" : null;
      return version <= 1 && partAt(der, second.to)?.tag === OCTETS ? "private" : null;
    }
    if (second.tag === OCTETS) return version === 1 && second.to - second.from >= 16 && second.to - second.from <= 66 ? "private" : null;
    return version <= 1 && second.tag === INTEGER && second.to - second.from >= 32 ? "private" : null;
  }
  if (first.tag !== SEQUENCE || (!second && first.to < der.length)) return null;
  const oid = oidIn(der, first);
  // 1.2.840.113549.1.5 and 1.12.1: encryption with a password.
  if (oid.startsWith("2a864886f70d0105") || oid.startsWith("2a864886f70d010c01"))
    return !second || second.tag === OCTETS ? "private" : null;
  if (oid !== "" && second?.tag === BITS) return "public";
  // A certificate: the signed part begins with its version or its serial number and is much longer than what was cut off.
  const inner = partAt(der, first.from);
  return inner && (inner.tag === 0xa0 || inner.tag === INTEGER) && first.to - first.from > 100 ? "public" : null;
}

// In: bytes of UTF-8. Out: parts of them as text, for verifiers that a byte table has called.

const decoder = new TextDecoder();

/** Bytes `from` (inclusive) to `to` (exclusive) with one character a byte (Latin-1): offsets in it are offsets in the bytes. Meant for short parts. */
export function ascii(bytes: Uint8Array, from: number, to: number): string {
  const size = to - from;
  if (size <= 0) return "";
  if (size <= 4096) return String.fromCharCode.apply(null, bytes.subarray(from, to) as unknown as number[]);
  const pieces: string[] = [];
  for (let at = from; at < to; at += 4096) pieces.push(ascii(bytes, at, Math.min(to, at + 4096)));
  return pieces.join("");
}

/** Bytes `from` (inclusive) to `to` (exclusive) as the text they encode. Never throws. */
export function utf8(bytes: Uint8Array, from: number, to: number): string {
  for (let at = from; at < to; at++) if (bytes[at]! > 127) return decoder.decode(bytes.subarray(from, to));
  return ascii(bytes, from, to);
}

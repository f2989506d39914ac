// In: bytes of UTF-8. Out: parts of them as text, for verifiers that a byte table has called.

const decoder = new TextDecoder(undefined, { ignoreBOM: true });

/** Bytes `from` (inclusive) to `to` (exclusive) with one character a byte (Latin-1): offsets in it are offsets in the bytes. Meant for short parts. */
export function ascii(bytes: Uint8Array, from: number, to: number): string {
  if (to <= from) return "";
  let high = 0;
  for (let at = from; at < to; at++) high |= bytes[at]!;
  return high < 128 ? plain(bytes, from, to) : latin(bytes, from, to);
}

/** Bytes that are all ASCII. */
function plain(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > 24) return decoder.decode(bytes.subarray(from, to));
  let text = "";
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at]!);
  return text;
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  const pieces: string[] = [];
  for (let at = from; at < to; at += 4096)
    pieces.push(String.fromCharCode.apply(null, bytes.subarray(at, Math.min(to, at + 4096)) as unknown as number[]));
  return pieces.join("");
}

/** Bytes `from` (inclusive) to `to` (exclusive) as the text they encode. Never throws. */
export function utf8(bytes: Uint8Array, from: number, to: number): string {
  if (to <= from) return "";
  let high = 0;
  for (let at = from; at < to; at++) high |= bytes[at]!;
  return high < 128 ? plain(bytes, from, to) : decoder.decode(bytes.subarray(from, to));
}

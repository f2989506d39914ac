// In: base64 of either alphabet. Out: the bytes or the JSON in it. No Buffer, so that it runs in a browser.

const values = new Int8Array(128).fill(-1);
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
for (let i = 0; i < letters.length; i++) values[letters.charCodeAt(i)] = i;
for (const [sign, value] of [
  ["+", 62],
  ["-", 62],
  ["/", 63],
  ["_", 63],
] as const)
  values[sign.charCodeAt(0)] = value;

/** The bytes that base64 or base64url (RFC 4648 4 and 5) stands for, padded or not; null where it is none. */
export function decodeBase64(text: string): Uint8Array | null {
  let size = text.length;
  while (size > 0 && text.length - size < 2 && text.charCodeAt(size - 1) === 61) size--;
  if (size % 4 === 1) return null;
  const out = new Uint8Array((size * 3) >> 2);
  let held = 0;
  let bits = 0;
  let to = 0;
  for (let at = 0; at < size; at++) {
    const code = text.charCodeAt(at);
    const value = code < 128 ? values[code]! : -1;
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[to++] = (held >> bits) & 255;
    }
  }
  return out;
}

const strict = new TextDecoder("utf-8", { fatal: true });

/** The text that base64 stands for; null where it is none or is no UTF-8. */
export function decodeText(text: string): string | null {
  const bytes = decodeBase64(text);
  if (!bytes) return null;
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** The JSON object that base64 stands for, or null. */
export function decodeObject(text: string): JsonObject | null {
  const json = decodeText(text);
  if (json === null) return null;
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
  } catch {
    return null;
  }
}

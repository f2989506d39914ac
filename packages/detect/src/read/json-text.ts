// In: the inside of a JSON string, or UTF-8 bytes read as one character each. Out: the text they stand for.

/** A text and, for each of its characters and its end, the place in the source. */
interface Mapped {
  readonly text: string;
  readonly map: Int32Array;
}

const simple: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };

/** Undoes the escapes of RFC 8259 section 7. A broken escape stands for itself. */
export function unescapeJson(raw: string): Mapped {
  const map = new Int32Array(raw.length + 1);
  const pieces: string[] = [];
  let size = 0;
  let i = 0;
  while (i < raw.length) {
    const slash = raw.indexOf("\\", i);
    const stop = slash < 0 ? raw.length : slash;
    if (stop > i) {
      pieces.push(raw.slice(i, stop));
      for (; i < stop; i++) map[size++] = i;
    }
    if (slash < 0) break;
    const next = raw[slash + 1] ?? "";
    let width = 2;
    let char = simple[next] ?? next;
    if (next === "u" && /^[0-9a-fA-F]{4}$/.test(raw.slice(slash + 2, slash + 6))) {
      char = String.fromCharCode(Number.parseInt(raw.slice(slash + 2, slash + 6), 16));
      width = 6;
    }
    if (char !== "") {
      pieces.push(char);
      map[size++] = slash;
    }
    i = slash + width;
  }
  map[size] = raw.length;
  return { text: pieces.join(""), map: map.subarray(0, size + 1) };
}

const utf8 = new TextDecoder();
const ascii = /^[\x00-\x7f]*$/;

/** Bytes as a text with one character a byte, so that offsets stay bytes. */
export function bytesAsText(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let i = 0; i < bytes.length; i += 8192)
    pieces.push(String.fromCharCode.apply(null, bytes.subarray(i, i + 8192) as unknown as number[]));
  return pieces.join("");
}

/** Undoes `bytesAsText` for a part of it: UTF-8 decoded. A text with characters above 255 is given back as it is. */
export function readUtf8(text: string): string {
  if (ascii.test(text)) return text;
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 255) return text;
    bytes[i] = code;
  }
  return utf8.decode(bytes);
}

// In: the inside of a JSON string, as bytes. Out: the bytes it stands for.

/** Bytes, how many of them count, and for each of them and the end its place in the source. */
export interface Mapped {
  readonly bytes: Uint8Array;
  readonly size: number;
  readonly map: Int32Array;
}

const simple = new Uint8Array(128);
for (const [letter, code] of [
  ["n", 10],
  ["t", 9],
  ["r", 13],
  ["b", 8],
  ["f", 12],
] as const)
  simple[letter.charCodeAt(0)] = code;

const hexDigit = (code: number | undefined): number => {
  if (code === undefined) return -1;
  if (code >= 48 && code <= 57) return code - 48;
  const low = code | 32;
  return low >= 97 && low <= 102 ? low - 87 : -1;
};

/** The four hexadecimal digits at a place, or -1. */
export function hex4(bytes: Uint8Array, at: number, end: number): number {
  if (at + 4 > end) return -1;
  let value = 0;
  for (let i = 0; i < 4; i++) {
    const digit = hexDigit(bytes[at + i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/** Writes a code point as UTF-8 at `at`; gives how many bytes it took. */
export function writeUtf8(point: number, out: Uint8Array, at: number): number {
  if (point < 0x80) {
    out[at] = point;
    return 1;
  }
  if (point < 0x800) {
    out[at] = 0xc0 | (point >> 6);
    out[at + 1] = 0x80 | (point & 63);
    return 2;
  }
  if (point < 0x10000) {
    out[at] = 0xe0 | (point >> 12);
    out[at + 1] = 0x80 | ((point >> 6) & 63);
    out[at + 2] = 0x80 | (point & 63);
    return 3;
  }
  out[at] = 0xf0 | (point >> 18);
  out[at + 1] = 0x80 | ((point >> 12) & 63);
  out[at + 2] = 0x80 | ((point >> 6) & 63);
  out[at + 3] = 0x80 | (point & 63);
  return 4;
}

/** Undoes the escapes of RFC 8259 section 7. A broken escape stands for what follows its backslash, a lone surrogate for U+FFFD. */
export function unescapeJson(bytes: Uint8Array, from: number, to: number): Mapped {
  // Two quotes end it, as the JSON reader wants them.
  const out = new Uint8Array(to - from + 2);
  const map = new Int32Array(to - from + 1);
  let size = 0;
  let at = from;
  while (at < to) {
    const code = bytes[at]!;
    if (code !== 92 || at + 1 >= to) {
      map[size] = at;
      out[size++] = code;
      at++;
      continue;
    }
    const next = bytes[at + 1]!;
    let width = 2;
    let point = next < 128 && simple[next]! > 0 ? simple[next]! : next;
    if (next === 117) {
      const first = hex4(bytes, at + 2, to);
      if (first >= 0) {
        width = 6;
        point = first;
        if (first >= 0xd800 && first < 0xe000) {
          const second = first < 0xdc00 && bytes[at + 6] === 92 && bytes[at + 7] === 117 ? hex4(bytes, at + 8, to) : -1;
          if (second >= 0xdc00 && second < 0xe000) {
            point = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            width = 12;
          } else point = 0xfffd;
        }
      }
    }
    if (next > 127 && width === 2) {
      // A backslash before a letter of another script: only the backslash goes.
      at++;
      continue;
    }
    const taken = writeUtf8(point, out, size);
    for (let i = 0; i < taken; i++) map[size + i] = at;
    size += taken;
    at += width;
  }
  map[size] = to;
  out[size] = out[size + 1] = 34;
  return { bytes: out, size, map };
}

// In: nothing. Out: what each byte of UTF-8 may be, as tables, so that one look decides.

// What a byte in the value of a JSON string says of it; ORed over the value. Those that end the fast loop are the greatest.
export const DIGIT = 1;
export const AT = 2;
export const ASSIGNS = 4;
export const RARE = 8;
export const HIGH = 16;
/** Neither a small letter nor a blank, and none of the above. */
export const OTHER = 32;
export const QUOTE = 128;
/** A line ends, which no string of JSON allows. */
export const BREAK = 160;
export const ESCAPE = 192;

export const valueClasses = new Uint8Array(256);
for (let code = 0; code < 256; code++) {
  const char = String.fromCharCode(code);
  valueClasses[code] =
    code > 127
      ? HIGH
      : char === '"'
        ? QUOTE
        : char === "\\"
          ? ESCAPE
          : /[0-9]/.test(char)
            ? DIGIT
            : char === "@"
              ? AT
              : char === "=" || char === ":"
                ? ASSIGNS
                : "${%&~".includes(char)
                  ? RARE
                  : /[a-z ]/.test(char)
                    ? 0
                    : OTHER;
}

// What a byte is within a text. Those of a word first.
export const NUMERAL = 1;
export const UPPER = 2;
export const LOWER = 4;
export const UNDERSCORE = 8;
export const WORD = NUMERAL | UPPER | LOWER | UNDERSCORE;
/** Not a hexadecimal digit. */
export const BEYOND_HEX = 16;
/** A rare byte at which something may stand. */
export const SIGN = 32;

export const textClasses = new Uint8Array(256);
for (let code = 0; code < 128; code++) {
  const char = String.fromCharCode(code);
  if (/[0-9]/.test(char)) textClasses[code] = NUMERAL;
  else if (/[A-Z]/.test(char)) textClasses[code] = UPPER | (/[A-F]/.test(char) ? 0 : BEYOND_HEX);
  else if (/[a-z]/.test(char)) textClasses[code] = LOWER | (/[a-f]/.test(char) ? 0 : BEYOND_HEX);
  else if (char === "_") textClasses[code] = UNDERSCORE | BEYOND_HEX;
  else if ("@+:=${%&~*?#;".includes(char)) textClasses[code] = SIGN;
}
// The first bytes of characters that hide digits or nothing.
for (const code of [0xc2, 0xd9, 0xdb, 0xe0, 0xe2, 0xef]) textClasses[code] = SIGN;

export const isDigit = (code: number | undefined): boolean => code !== undefined && code >= 48 && code <= 57;
export const isWord = (code: number | undefined): boolean => code !== undefined && (textClasses[code]! & WORD) !== 0;

/** The classes of the bytes of a range, ORed; ESCAPE where it has a backslash. */
export function classesOf(bytes: Uint8Array, from: number, to: number): number {
  let classes = 0;
  for (let at = from; at < to; at++) classes |= valueClasses[bytes[at]!]!;
  return classes;
}

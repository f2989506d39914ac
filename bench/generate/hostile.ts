// In: a name and a size. Out: an input made to cost a reader as much as it can.

import { alphanumeric, type Random, random } from "./random.js";

const encoder = new TextEncoder();
const filled = (pattern: string, size: number): string => pattern.repeat(Math.ceil(size / pattern.length)).slice(0, size);
const numbered = (row: (i: number) => string, size: number, join = ""): string => {
  const parts: string[] = [];
  for (let i = 0, length = 0; length < size; i++) {
    const part = row(i) + join;
    parts.push(part);
    length += part.length;
  }
  return parts.join("").slice(0, size);
};
const drawn = (row: (r: Random) => string, size: number, join = ""): string => {
  const r = random(7);
  return numbered(() => row(r), size, join);
};
const base64 = (text: string): string => btoa(text);
const hexed = (text: string): string => Array.from(text, (sign) => sign.charCodeAt(0).toString(16).padStart(2, "0")).join("");
const quoted = (levels: number, size: number): string => {
  let text = filled('{"a":"b@c.de","n":"4539148803436467"} ', Math.max(40, size >> levels));
  for (let i = 0; i < levels; i++) text = JSON.stringify({ data: text });
  return text.length > size ? text.slice(0, size) : text.padEnd(size, " ");
};
const array = (row: (i: number) => string, size: number): string => `[${numbered(row, size - 2, ",").slice(0, size - 20)}`;

const texts: Readonly<Record<string, (size: number) => string>> = {
  digits: (n) => filled("7", n),
  "random digits": (n) => drawn((r) => r.digits(64), n),
  "digit groups": (n) => drawn((r) => `${r.digits(4)} `, n),
  "grouped by hyphens": (n) => drawn((r) => `${r.digits(3)}-`, n),
  "grouped by dots": (n) => drawn((r) => `${r.digits(3)}.`, n),
  "sixteen digits": (n) => drawn((r) => `4${r.digits(15)}`, n, " "),
  "nine digits": (n) => drawn((r) => r.digits(9), n, ","),
  quotes: (n) => filled('"', n),
  "quoted quotes": (n) => filled('\\"', n),
  backslashes: (n) => filled("\\", n),
  "escaped units": (n) => filled("\\u0040", n),
  apostrophes: (n) => filled("'", n),
  at: (n) => filled("@", n),
  "a@": (n) => filled("a@", n),
  "a@a.a": (n) => filled("a@a.a", n),
  "a.a.a@": (n) => filled("a.a.a.a.a.a.a@", n),
  "one long mailbox": (n) => `${filled("a", n - 6)}@b.com`,
  "one long domain": (n) => `a@${filled("b.", n - 2)}`,
  eyJ: (n) => filled("eyJ", n),
  "eyJ.eyJ.": (n) => filled("eyJ.eyJ.", n),
  "eyJhbGciOi…": (n) => filled("eyJhbGciOiJIUzI1NiJ9.", n),
  dots: (n) => filled(".", n),
  colons: (n) => filled(":", n),
  "::1": (n) => filled("::1 ", n),
  "hex and colons": (n) => filled("ab:cd:", n),
  equals: (n) => filled("=", n),
  "key=key=": (n) => filled("key=key=", n),
  "password=": (n) => filled("password=", n),
  "token: token:": (n) => filled("token: ", n),
  "key=value": (n) => drawn((r) => `${r.from("abcdefgh", 6)}=${r.from(alphanumeric, 24)}`, n, " "),
  "a&b": (n) => filled("a=1&", n),
  "deep lists": (n) => filled("[", n),
  "deep objects": (n) => filled('{"a":', n),
  "deep and closed": (n) => `${"[".repeat(n >> 1)}${"]".repeat(n >> 1)}`,
  braces: (n) => filled("{", n),
  "angle brackets": (n) => filled("<", n),
  tags: (n) => filled("<a><b c='", n),
  "many keys": (n) => `{${numbered((i) => `"k${i}":${i}`, n - 2, ",").slice(0, -1)}}`,
  "many secret keys": (n) => `{${numbered((i) => `"password_${i}":"x${i}"`, n - 2, ",").slice(0, -1)}}`,
  "many words in a key": (n) => `{"${filled("aB_", n - 8)}":"1"}`,
  "small numbers": (n) => array((i) => String(i), n),
  "empty strings": (n) => array(() => '""', n),
  "empty objects": (n) => array(() => "{}", n),
  persons: (n) => array((i) => `{"name":"","email":"","phone":"","n":${i}}`, n),
  "one string": (n) => JSON.stringify(filled("lorem ipsum dolor ", n - 2)),
  "base64 of base64": (n) => filled(base64(base64(base64(filled("secret a@b.com ", 3000)))), n),
  "base64 words": (n) => drawn((r) => base64(r.from(alphanumeric, 30)), n, " "),
  "base64 of JSON": (n) => drawn((r) => base64(`{"a":"${r.digits(12)}"}`), n, ","),
  "hex of hex": (n) => filled(hexed(hexed(hexed("a@b.com 4539148803436467 "))), n),
  "random base64": (n) => drawn((r) => r.from(`${alphanumeric}+/`, 76), n, "\n"),
  "random hex": (n) => drawn((r) => r.hex(64), n, " "),
  "random letters": (n) => drawn((r) => r.from(alphanumeric, 40), n, " "),
  "%25%25": (n) => filled("%25", n),
  "%40%40": (n) => filled("a%40b%2Ec", n),
  "&amp;amp;": (n) => filled("&amp;amp;", n),
  "&#64;": (n) => filled("a&#64;", n),
  "PEM begins": (n) => filled("-----BEGIN PRIVATE KEY-----\n", n),
  "PEM begins and lines": (n) => filled(`-----BEGIN RSA PRIVATE KEY-----\n${"MIIE".repeat(16)}\n`, n),
  hyphens: (n) => filled("-", n),
  "vendor prefixes": (n) => filled(["ghp", "_ sk", "_live_ xox", "b- AK", "IA gl", "pat- npm", "_ SG", ". AI", "za hf", "_ "].join(""), n),
  "prefixes and tails": (n) => drawn((r) => `${r.pick(["ghp", "npm", "hf", "gsk"])}_${r.from(alphanumeric, 36)}`, n, " "),
  "IBAN-like": (n) => drawn((r) => `${r.pick(["DE", "FR", "GB", "NL", "ES"])}${r.digits(20)}`, n, " "),
  "capital pairs": (n) => filled("DE12", n),
  "+1+1": (n) => filled("+1", n),
  "+49 1": (n) => filled("+49 170 ", n),
  "zero width": (n) => filled("a\u200b@\u200d", n),
  "wide letters": (n) => filled("ａ＠ｂ．ｃ", n),
  accents: (n) => filled("é", n),
  emoji: (n) => filled("🙂", n),
  "JSON in JSON": (n) => quoted(4, n),
  "JSON in JSON, seven deep": (n) => quoted(7, n),
  commas: (n) => filled(",", n),
  "CSV of many columns": (n) => `${numbered((i) => `c${i}`, n >> 1, ",")}\n${filled("1,", n >> 1)}`,
  "CSV of many lines": (n) => filled("email,name\n", n),
  "one line": (n) => filled("word ", n),
  "empty lines": (n) => filled("\n", n),
  blanks: (n) => filled(" ", n),
  NUL: (n) => filled("\0", n),
  $2b$: (n) => filled("$2b$10$", n),
  $argon2: (n) => filled("$argon2id$", n),
  "://": (n) => filled("a://", n),
  "://a:b@": (n) => filled("a://b:c@", n),
  "https://": (n) => filled("https://", n),
  Bearer: (n) => filled("Authorization: Bearer ", n),
  "Basic Basic": (n) => filled("Basic QTpC ", n),
  "Set-Cookie": (n) => filled("Set-Cookie: a=b; ", n),
  SQL: (n) => filled("INSERT INTO t (email) VALUES ('", n),
  SSE: (n) => filled('data: {"a":\n', n),
  MRZ: (n) => filled("P<UTO<<<<", n),
  "0x": (n) => filled("0x", n),
  "seed words": (n) => filled("abandon ability able about above absent absorb abstract absurd abuse access accident ", n),
  dates: (n) => filled("1990-01-02 ", n),
  masks: (n) => filled("****1234 ", n),
};

/** Every hostile input of about `size` bytes, by name. The last ones are no UTF-8. */
export function* hostile(size: number): Generator<{ readonly name: string; readonly bytes: Uint8Array }> {
  for (const [name, make] of Object.entries(texts)) {
    const bytes = encoder.encode(make(size));
    yield { name, bytes: bytes.subarray(0, size) };
  }
  const r = random(11);
  yield { name: "random bytes", bytes: Uint8Array.from({ length: size }, () => r.below(256)) };
  yield { name: "0xff", bytes: new Uint8Array(size).fill(255) };
  yield { name: "lone continuation bytes", bytes: new Uint8Array(size).fill(0x80) };
  const wide = new Uint8Array(size);
  for (let i = 0; i < size; i++) wide[i] = i % 2 === 0 ? "alice@corp.io, 4539148803436467 "[(i / 2) % 32]!.charCodeAt(0) : 0;
  yield { name: "UTF-16", bytes: wide };
}

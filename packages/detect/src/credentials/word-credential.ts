// In: bytes and the start of a word. Out: the credential, other than a vendor's token, that begins there. One look at a table sends most
// words away.

import { commandSecretAt, commandStarts } from "./commands.js";
import type { Credential } from "./credential.js";
import { hashAt } from "./hashes.js";
import { schemeAt, schemeNames, wrappedProofAt } from "./headers.js";
import { jwtAt } from "./jwt.js";
import { privateKeyAt } from "./pem.js";
import { isOf, WORD } from "./runs.js";
import { oracleAt } from "./urls.js";

type Finder = (bytes: Uint8Array, at: number, end: number) => Credential | null;

// Which finder is asked for words that begin so: two characters or more; both cases count where said.
const finders: readonly (readonly [finder: Finder, starts: string, anyCase?: true])[] = [
  [jwtAt, "eyJ eyA ewo ew0"],
  [privateKeyAt, "LS0t b3Bl MI MC MF MG MH ME PuTT AGE- age1 ssh- ecds sk-s sk-e"],
  [privateKeyAt, "priv pres", true],
  [wrappedProofAt, "PHNh PD94 PFJl PEFz PG5z YI TlRM"],
  [schemeAt, [...schemeNames].map((name) => name.slice(0, 4)).join(" "), true],
  [hashAt, "scry pbkd bcry argo sha1 sha2 sha3 sha5 md5 cryp grub SCRA S: T: H: 0x0 AQAA U$"],
  [oracleAt, "jdbc", true],
  [commandSecretAt, [...commandStarts].join(" "), true],
];

// Two bytes in, a list of finders out; 0 is no finder at all.
const lists: Finder[][] = [[]];
/** Which finders are asked for words that begin with these two bytes, `(first << 8) | second`; 0 is none. */
export const credentialStart = new Uint8Array(65_536);
/** Whether four bytes, as small letters, begin what a finder is asked for: the second look. */
const heads = new Uint8Array(65_536);
const headOf = (a: number, b: number, c: number, d: number): number =>
  Math.imul(a | (b << 8) | (c << 16) | (d << 24) | 0x20202020, 0x9e3779b1) >>> 16;

const add = (key: number, finder: Finder): void => {
  if (lists[credentialStart[key]!]!.includes(finder)) return;
  const list = [...lists[credentialStart[key]!]!, finder];
  const same = lists.findIndex((each) => each.length === list.length && each.every((one, index) => one === list[index]));
  credentialStart[key] = same < 0 ? lists.push(list) - 1 : same;
};
/** Pairs whose words are looked at whatever follows. */
const open = new Uint8Array(65_536);
for (const [finder, starts, anyCase] of finders) {
  for (const start of starts.split(" ")) {
    const [first, second, third, fourth] = [0, 1, 2, 3].map((at) => start.charCodeAt(at)) as [number, number, number, number];
    for (const a of anyCase ? [first, first & 0xdf] : [first])
      for (const b of anyCase ? [second, second & 0xdf] : [second]) {
        add((a << 8) | b, finder);
        if (start.length === 2) open[(a << 8) | b] = 1;
      }
    if (start.length > 3) heads[headOf(first, second, third, fourth)] = 1;
    else if (start.length === 3) for (let last = 0; last < 256; last++) heads[headOf(first, second, third, last)] = 1;
  }
}

/** Whether a word that begins at `at` may begin a credential: what `wordCredentialAt` asks first. Four bytes are looked at. */
export function wordMay(bytes: Uint8Array, at: number): boolean {
  const pair = (bytes[at]! << 8) | bytes[at + 1]!;
  return credentialStart[pair] !== 0 && (open[pair] === 1 || heads[headOf(bytes[at]!, bytes[at + 1]!, bytes[at + 2]!, bytes[at + 3]!)] === 1);
}

/**
 * The credential that begins with the word here, or null: all that `jwtAt`, `privateKeyAt`, `hashAt`, `schemeAt`, `wrappedProofAt`,
 * `oracleAt` and `commandSecretAt` find at words.
 *
 * To be called at each start of a word (a letter or digit behind something else). At signs the finders themselves are called: `hashAt` at
 * `$`, `{`, `*`; `privateKeyAt` at `----`; `urlAt` at `://`; `parameterAt` at `?`, `&`, `#`, `;`; `connectionSecretAt` at `=`;
 * `commandSecretAt` and `hashAt` at `-` behind a blank; `accountLineAt` at a line's start.
 */
export function wordCredentialAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  const first = bytes[at]!;
  if (at + 1 < end && wordMay(bytes, at)) {
    const list = credentialStart[(first << 8) | bytes[at + 1]!]!;
    if (list !== 0) {
      for (const finder of lists[list]!) {
        const found = finder(bytes, at, end);
        if (found) return found;
      }
    }
  }
  // Numbers before `$`: scrypt of Go and Ruby.
  if (first >= 48 && first <= 57) {
    let to = at + 1;
    while (to < end && to - at < 9 && isOf(bytes[to], WORD)) to++;
    if (bytes[to] === 36 && to < end) return hashAt(bytes, at, end);
  }
  return null;
}

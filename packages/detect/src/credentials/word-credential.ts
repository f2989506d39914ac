// In: bytes and the start of a word. Out: the credential, other than a vendor's token, that begins there. One look at a table sends most
// words away.

import { commandSecretAt, commandStarts } from "./commands.js";
import type { Credential } from "./credential.js";
import { hashAt } from "./hashes.js";
import { schemeAt, wrappedProofAt } from "./headers.js";
import { jwtAt } from "./jwt.js";
import { privateKeyAt } from "./pem.js";
import { isOf, WORD } from "./runs.js";
import { oracleAt } from "./urls.js";

type Finder = (bytes: Uint8Array, at: number, end: number) => Credential | null;

// Which finder is asked for words that begin with two characters; `*` stands for every second one, and both cases count where said.
const finders: readonly (readonly [finder: Finder, starts: string, anyCase?: true])[] = [
  [jwtAt, "ey ew"],
  [privateKeyAt, "LS b3 MI MC MF MG MH ME Pu AG ag ss ec sk"],
  [privateKeyAt, "pr", true],
  [wrappedProofAt, "PH PD PF PE PG YI Tl"],
  [schemeAt, "be ba di dp ne nt aw tc os ha sh", true],
  [hashAt, "sc pb bc ar sh md cr gr SC S: T: H: 0x AQ U$"],
  [oracleAt, "jd", true],
  [commandSecretAt, [...commandStarts].join(" "), true],
];

// Two bytes in, a list of finders out; 0 is no finder at all.
const lists: Finder[][] = [[]];
/** Which finders are asked for words that begin with these two bytes, `(first << 8) | second`; 0 is none. */
export const wordStart = new Uint8Array(65_536);
const add = (key: number, finder: Finder): void => {
  const list = [...lists[wordStart[key]!]!, finder];
  const same = lists.findIndex((each) => each.length === list.length && each.every((one, index) => one === list[index]));
  wordStart[key] = same < 0 ? lists.push(list) - 1 : same;
};
for (const [finder, starts, anyCase] of finders) {
  for (const start of starts.split(" ")) {
    const [first, second] = [start.charCodeAt(0), start.charCodeAt(1)];
    for (const a of anyCase ? [first, first & 0xdf] : [first])
      for (const b of anyCase ? [second, second & 0xdf] : [second]) add((a << 8) | b, finder);
  }
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
  if (at + 1 < end) {
    const list = wordStart[(first << 8) | bytes[at + 1]!]!;
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

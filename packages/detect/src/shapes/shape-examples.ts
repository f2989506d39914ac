// In: nothing. Out: made-up examples of wallets' secrets and of a card's track, nobody's, made by code.

import { sha256 } from "./digest.js";
import { seedWords } from "./seed-words.js";

const drawn = (): Uint8Array => sha256(new TextEncoder().encode("an example"));

/** 32 bytes in hex, as of a private key on secp256k1. */
export const walletKeyExample = (): string => Array.from(drawn(), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** BIP-39: 128 bits and the first four of their SHA-256, eleven bits a word. */
export function seedPhraseExample(): string {
  const entropy = drawn().subarray(0, 16);
  const all = Uint8Array.of(...entropy, sha256(entropy)[0]!);
  const words = seedWords();
  return Array.from({ length: 12 }, (_, word) => {
    let place = 0;
    for (let bit = word * 11; bit < word * 11 + 11; bit++) place = place * 2 + ((all[bit >> 3]! >> (7 - (bit & 7))) & 1);
    return words[place]!;
  }).join(" ");
}

/** Track 1 of ISO/IEC 7813 with a number that is no trial card. */
export const trackExample = (card: string): string => `%B${card}^LOVELACE/ADA^29${"121010000000000"}?`;

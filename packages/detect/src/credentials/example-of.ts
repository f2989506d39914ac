// In: a row of a table and a number. Out: a made-up token of that row, nobody's, with the check that belongs to it.

import { randomLooking, sampleLooking } from "./random-looking.js";
import { charactersOf, type Part } from "./token-shape.js";
import type { Check } from "./vendor-checks.js";

/** A steady source of numbers from 0 to below 1 (mulberry32). */
function chance(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A token of a row's shape, the same for the same seed. */
export function exampleOf(row: { readonly parts: readonly Part[]; readonly check?: Check }, seed: number): string {
  const draw = chance(Math.imul(seed + 1, 0x9e3779b1));
  const between = (least: number, most: number): number => least + Math.floor(draw() * (most - least + 1));
  for (let attempt = 0; ; attempt++) {
    let token = "";
    let body = "";
    for (const part of row.parts) {
      if (typeof part === "string") {
        token += part;
        continue;
      }
      const characters = charactersOf(part.alphabet);
      const length = between(part.least, row.check ? part.least : Math.min(part.most, part.least + 12));
      // Separators and padding stand seldom, and never at an end.
      const plain = characters.replace(/[^A-Za-z0-9]/g, "");
      let run = "";
      for (let i = 0; i < length; i++) {
        const from = i === 0 || i === length - 1 || part.alphabet === "padded" ? plain : characters;
        run += from[Math.floor(draw() * from.length)]!;
      }
      token += run;
      if (part.alphabet !== "digit") body += run;
    }
    if (attempt > 20 || body.length < 8 || (!sampleLooking(body) && randomLooking(body, true, true)))
      return row.check ? row.check.sign(token) : token;
  }
}

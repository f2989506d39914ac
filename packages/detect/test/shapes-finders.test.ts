import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { geoUriAt, ipInField, ipv4At, ipv6At, macAt } from "../src/shapes/addresses.js";
import { cardAt, cardInField, trackAt } from "../src/shapes/card.js";
import { seedPhraseAt, seedPhraseInField, walletAt, walletInField, walletKeyInField } from "../src/shapes/crypto.js";
import { mailboxAt } from "../src/shapes/email.js";
import type { Find } from "../src/shapes/find.js";
import { ibanAt, ibanInField } from "../src/shapes/iban.js";
import { mrzAt, mrzInField } from "../src/shapes/mrz.js";
import { securityAt } from "../src/shapes/securities.js";
import { nationalPhoneAt, phoneAt, phoneInField } from "../src/shapes/telephone.js";

const finders: Readonly<Record<string, (bytes: Uint8Array, at: number, end: number) => Find | null>> = {
  cardAt,
  trackAt,
  ibanAt,
  walletAt,
  mrzAt,
  securityAt,
  phoneAt,
  ipv4At,
  ipv6At,
  macAt,
  geoUriAt,
  mailboxAt: (bytes, at, end) => (bytes[at] === 64 ? mailboxAt(bytes, at, 0, end) : null),
  seedPhraseAt: (bytes, at, end) => seedPhraseAt(bytes, at, 0, end),
};

/** Every find in a text, as a reader would ask that goes on at the end of each. */
function all(text: string): Find[] {
  const bytes = new TextEncoder().encode(text);
  const found: Find[] = [];
  for (let at = 0; at < bytes.length; ) {
    let next = at + 1;
    for (const finder of Object.values(finders)) {
      const find = finder(bytes, at, bytes.length);
      if (!find) continue;
      found.push(find);
      next = Math.max(next, find.end);
      break;
    }
    at = next;
  }
  return found;
}

// What shapes are made of, so that a fair share comes near to one.
const pieces = fc.constantFrom(
  ...'0123456789 -.:/+@<()\\n"%;=^_,',
  "DE89",
  "4539",
  "1488 0343",
  "P<UTO",
  "::",
  "2a02:",
  "93.184.",
  "tel:",
  "0x5aAeb6053F",
  "bc1q",
  "1A1zP1eP5QGefi2D",
  "abandon ",
  "corp.io",
  "%B4539",
  "é",
  "\u00a0",
  "+49 170 ",
  "EQDtFpEwcFAEcRe5",
  "aa:bb",
);
const near = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(""));

it("no finder throws or tells more than there is", () => {
  fc.assert(
    fc.property(fc.oneof(near, fc.string({ maxLength: 200 })), (text) => {
      const bytes = new TextEncoder().encode(text);
      for (const [name, finder] of Object.entries(finders))
        for (let at = 0; at < bytes.length; at++) {
          const found = finder(bytes, at, bytes.length);
          if (!found) continue;
          if (!(found.start >= 0 && found.start < found.end && found.end <= bytes.length)) throw new Error(`${name} at ${at} of ${text}`);
          // A number begins after its `tel:`, a mailbox and a phrase before the place that tells them.
          if (found.start !== at && name !== "mailboxAt" && name !== "seedPhraseAt" && !(name === "phoneAt" && found.start === at + 4))
            throw new Error(`${name} begins elsewhere at ${at} of ${text}`);
        }
      for (const verify of [
        cardInField,
        ibanInField,
        ipInField,
        mrzInField,
        phoneInField,
        seedPhraseInField,
        walletInField,
        walletKeyInField,
      ])
        verify(text);
    }),
    { numRuns: 1500, seed: 7 },
  );
});

it("what stands behind the end is not looked at", () => {
  fc.assert(
    fc.property(near, near, (text, more) => {
      const bytes = new TextEncoder().encode(text);
      const longer = new TextEncoder().encode(text + more);
      for (const [name, finder] of Object.entries(finders))
        for (let at = 0; at < bytes.length; at++) {
          const found = finder(longer, at, bytes.length);
          if (found && found.end > bytes.length) throw new Error(`${name} at ${at} of ${text}`);
        }
    }),
    { numRuns: 500, seed: 7 },
  );
});

describe("sound traffic has nothing firm", () => {
  let seed = 9;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor(seed / 65536) % below;
  };
  const from = (letters: string, length: number): string => Array.from({ length }, () => letters[random(letters.length)]).join("");
  const hex = (length: number): string => from("0123456789abcdef", length);
  const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  it.each<[string, () => string]>([
    ["UUIDs", () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`],
    ["hashes", () => hex([32, 40, 56, 64, 96][random(5)]!)],
    ["hashes in capitals", () => hex(40).toUpperCase()],
    ["tokens", () => from(base62, 20 + random(40))],
    ["tokens of Base64", () => `${from(`${base62}+/`, 43)}=`],
    ["ULIDs", () => `01${from("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 24)}`],
    [
      "times",
      () => `2024-0${1 + random(9)}-1${random(10)}T0${random(10)}:${10 + random(50)}:${10 + random(50)}.${100 + random(900)}+02:00`,
    ],
    ["milliseconds", () => `17${from("0123456789", 11)}`],
    ["microseconds", () => `17${from("0123456789", 14)}`],
    ["versions", () => `v${random(30)}.${random(300)}.${random(300)}-rc.${random(9)}`],
    ["numbers of orders", () => `ORD-${from("0123456789", 10)}`],
    ["numbers of articles", () => from("0123456789", 13)],
    ["decimals", () => `${random(1000)}.${from("0123456789", 12)}`],
    ["Snowflakes", () => `1${from("0123456789", 18)}`],
    ["codes in capitals", () => from("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 8 + random(20))],
    ["keys of licences", () => [1, 2, 3, 4, 5].map(() => from("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 5)).join("-")],
    ["fingerprints", () => Array.from({ length: 20 }, () => hex(2)).join(":")],
    ["ranges", () => `@@ -${random(900)},${random(90)} +${random(900)},${random(90)} @@`],
    [
      "agents",
      () => `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/${random(130)}.0.${random(7000)}.${random(200)} Safari/537.36`,
    ],
    ["places in code", () => `src/app@2x.png:${random(900)}:${random(90)} pkg@${random(9)}.${random(99)}.${random(9)}`],
    ["prices", () => `${random(100)} ${100 + random(900)},${10 + random(90)} EUR (${random(9)}-${random(9)} pcs)`],
  ])("%s", (_, make) => {
    const text = Array.from({ length: 600 }, make).join(" , ");
    expect(all(text).filter(({ confidence }) => confidence === "firm" || confidence === "proven")).toEqual([]);
  });
});

it("a national number needs a word, but no more than bytes", () => {
  fc.assert(
    fc.property(near, (text) => {
      const bytes = new TextEncoder().encode(text);
      for (let at = 0; at < bytes.length; at++) nationalPhoneAt(bytes, at, bytes.length);
    }),
    { numRuns: 300, seed: 7 },
  );
});

/** Bytes that count how often one of them is read. */
function counted(text: string): { readonly bytes: Uint8Array; readonly reads: () => number } {
  let reads = 0;
  const bytes = new Proxy(new TextEncoder().encode(text), {
    get(target, key) {
      const value = Reflect.get(target, key, target);
      if (typeof value === "number" && key !== "length") reads++;
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { bytes, reads: () => reads };
}

it("cost is linear where a text is made against it", () => {
  const hostile = [
    "1",
    "+4",
    "@a",
    "a@",
    "DE89 ",
    "P<",
    "a:",
    "::",
    "1.",
    "0x5aAeb605",
    "a ",
    "abandon ",
    "4539 ",
    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa ",
    '"a',
    "<",
    "q",
    "(1)-",
    "bc1q",
    "a.",
  ];
  for (const piece of hostile) {
    const cost = (size: number): number => {
      const { bytes, reads } = counted(piece.repeat(Math.ceil(size / piece.length)));
      for (const finder of Object.values(finders)) for (let at = 0; at < bytes.length; at++) finder(bytes, at, bytes.length);
      return reads() / bytes.length;
    };
    const [short, long] = [cost(600), cost(2400)];
    expect([piece, long < 1.5 * short + 5]).toEqual([piece, true]);
    expect(short).toBeGreaterThan(5);
    // All finders at every place; a reader asks a few at the beginnings of words.
    expect([piece, long < 900]).toEqual([piece, true]);
  }
});

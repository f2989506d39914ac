import { describe, expect, it } from "vitest";
import { contextTokens } from "../src/credentials/context-tokens.js";
import type { Credential } from "../src/credentials/credential.js";
import { exampleOf } from "../src/credentials/example-of.js";
import { anchoredAt, anchorSign, bitsOf, contextToken, vendorAt, vendorMay, vendorStart } from "../src/credentials/vendor-at.js";
import { marvin32 } from "../src/credentials/vendor-checks.js";
import { type VendorToken, vendorTokens } from "../src/credentials/vendor-tokens.js";
import { createDetector } from "../src/index.js";

const encoder = new TextEncoder();
const isWord = (byte: number | undefined): boolean => byte !== undefined && /\w/.test(String.fromCharCode(byte));

/** Calls the finders as their docstrings ask. */
function find(text: string): Credential[] {
  const bytes = encoder.encode(text);
  const out: Credential[] = [];
  for (let at = 0; at <= bytes.length; at++) {
    const starts = isWord(bytes[at]) && !isWord(bytes[at - 1]);
    const ends = isWord(bytes[at - 1]) && !isWord(bytes[at]);
    const found =
      (starts && vendorStart[(bytes[at]! << 8) | (bytes[at + 1] ?? 0)] ? vendorAt(bytes, at, bytes.length) : null) ??
      (ends || anchorSign[bytes[at] ?? 0] ? anchoredAt(bytes, at, bytes.length) : null);
    if (!found) continue;
    out.push(found);
    at = Math.max(at, found.end - 1);
  }
  return out;
}

const nameOf = (row: VendorToken): string => `${row.title} ${row.prefix}${row.mark ?? ""}`;
const trials = [1, 2, 3, 4, 5, 6, 7, 8];

/** What the whole of a text is found as, or null. */
const whole = (text: string, before = "", after = ""): Credential | null =>
  find(before + text + after).find((found) => found.start === before.length && found.end === before.length + text.length) ?? null;

describe("the table of vendors' tokens", () => {
  it("has the rows it promises, each with a source", () => {
    expect(vendorTokens.length).toBeGreaterThanOrEqual(260);
    expect(contextTokens.length).toBeGreaterThanOrEqual(80);
    for (const { source, type, title } of vendorTokens) {
      expect(source).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+/);
      expect(type).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
      expect(title.length).toBeGreaterThan(5);
    }
    for (const { source, title } of contextTokens) expect(`${source} ${title}`).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+/);
  });

  it("asks for a prefix of two characters or a mark, and for enough chance", () => {
    for (const row of vendorTokens) {
      expect(row.prefix.length >= 2 || row.mark !== undefined, nameOf(row)).toBe(true);
      expect(row.mark === undefined || row.parts.includes(row.mark), nameOf(row)).toBe(true);
      expect(bitsOf(row), nameOf(row)).toBeGreaterThanOrEqual(28);
    }
  });

  it("has no row twice", () => {
    const shapes = vendorTokens.map((row) => JSON.stringify(row.parts));
    expect(shapes.filter((shape, index) => shapes.indexOf(shape) !== index)).toEqual([]);
  });
});

describe("every row", () => {
  it("is found whole in plain text, quotes and a URL's query", () => {
    const missed: string[] = [];
    for (const row of vendorTokens)
      for (const seed of trials) {
        const token = exampleOf(row, seed);
        for (const [before, after] of [
          ["", ""],
          ["the token ", " was sent"],
          ['{"a":"', '"}'],
          ["https://shop.test/x?a=", "&b=1"],
          ["it is ", "."],
        ] as const) {
          if (after === "." && /\.$|[^A-Za-z0-9]$/.test(token)) continue;
          const found = whole(token, before, after);
          const sort = row.publishable ? null : row.trial || row.weak ? "tentative" : row.check?.holds(token) ? "proven" : "firm";
          if (!found || found.type !== row.type || found.confidence !== sort)
            missed.push(`${nameOf(row)}: ${before}${token}${after} ${JSON.stringify(find(before + token + after))} want ${sort}`);
        }
      }
    expect(missed.slice(0, 40)).toEqual([]);
    expect(missed.length).toBe(0);
  });

  it("is not proven where its check fails", () => {
    for (const row of vendorTokens.filter((each) => each.check && !each.publishable))
      for (const seed of trials) {
        const token = exampleOf(row, seed);
        if (row.check!.holds(token) !== true) continue;
        const mark = token.indexOf("T3BlbkFJ");
        const place = mark > 0 ? mark + 2 : row.check!.strict ? row.prefix.length + 2 : token.replace(/=+$/, "").length - 3;
        const other = /[A-Z]/.test(token[place]!)
          ? token[place] === "B"
            ? "C"
            : "B"
          : /\d/.test(token[place]!)
            ? token[place] === "7"
              ? "3"
              : "7"
            : token[place] === "b"
              ? "c"
              : "b";
        const broken = token.slice(0, place) + other + token.slice(place + 1);
        expect(row.check!.holds(broken), `${nameOf(row)} ${broken}`).not.toBe(true);
        const found = whole(broken);
        expect(found?.confidence ?? null, `${nameOf(row)} ${broken}`).not.toBe("proven");
        if (row.check!.strict) expect(found?.type, nameOf(row)).not.toBe(row.type);
      }
  });

  it("is not found where two characters are missing and the length is fixed", () => {
    const loose = (row: VendorToken): boolean => row.parts.some((part) => typeof part !== "string" && part.least < part.most);
    for (const row of vendorTokens) {
      const siblings = vendorTokens.filter(
        (each) =>
          each !== row &&
          row.prefix !== "" &&
          each.prefix !== "" &&
          (row.prefix.startsWith(each.prefix) || each.prefix.startsWith(row.prefix)),
      );
      if (loose(row) || siblings.length > 0 || typeof row.parts.at(-1) === "string") continue;
      const token = exampleOf(row, 3).slice(0, -2);
      expect(find(`"${token}"`), `${nameOf(row)} ${token}`).toEqual([]);
    }
  });

  it("is a sample where it repeats, counts or says so", () => {
    const told: string[] = [];
    for (const row of vendorTokens)
      for (const fill of [
        "x",
        "0",
        "abcdefghijklmnopqrstuvwxyz0123456789",
        "1234567890",
        "0123456789abcdef",
        "EXAMPLE0",
        "a1b2c3d4e5f6a7b8c9d0",
      ]) {
        let used = 0;
        const token = row.parts
          .map((part) => {
            if (typeof part === "string") return part;
            let run = "";
            for (let i = 0; i < Math.max(part.least, Math.min(part.most, 24)); i++) run += fill[used++ % fill.length];
            return run;
          })
          .join("");
        for (const found of find(`"${token}"`))
          if (found.confidence !== null && token.length > 20) told.push(`${nameOf(row)} ${token} ${found.type}`);
      }
    expect(told).toEqual([]);
  });
});

const stems =
  "user table primary constraint toggle container wrapper main header footer button label input select option checkbox service name version config account order product payment customer address message event handler listener request response session manager provider factory builder context store state action reducer effect layout grid column row item list menu panel modal dialog tooltip dropdown calendar picker slider carousel gallery image video audio upload download report chart table filter search sort page pagination section article content title subtitle description summary detail overview dashboard settings profile avatar notification badge status progress spinner loading error warning success info".split(
    " ",
  );

describe("words", () => {
  it("are no tokens, whatever they begin with", () => {
    const prefixes = ["", ...new Set(vendorTokens.map(({ prefix }) => prefix).filter((prefix) => prefix.length <= 12))];
    let state = 7;
    const next = (count: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return (state >>> 8) % count;
    };
    const join: readonly ((words: readonly string[]) => string)[] = [
      (words) => words.join("-"),
      (words) => words.join("_"),
      (words) => words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join(""),
      (words) => words.join("."),
      (words) => `${words.join("-")}-${next(100)}`,
      (words) => `${words.join("_")}_v${next(9)}`,
      (words) => words.join("").toUpperCase(),
      (words) =>
        `${words[0]}${next(1000)}${words
          .slice(1)
          .map((word) => word[0]!.toUpperCase() + word.slice(1))
          .join("")}`,
      (words) => words.join(""),
    ];
    const told: string[] = [];
    for (let i = 0; i < 40_000; i++) {
      const words = Array.from({ length: 2 + next(6) }, () => stems[next(stems.length)]!);
      const text = prefixes[i % prefixes.length]! + join[next(join.length)]!(words);
      for (const found of find(text)) if (found.confidence !== null) told.push(`${text} ${found.type}`);
    }
    expect(told).toEqual([]);
  });

  it("seldom pass the second look", () => {
    const passed = stems.filter((word) => vendorMay(encoder.encode(`${word} `), 0));
    expect(passed.length / stems.length).toBeLessThan(0.2);
  });
});

describe("samples of documentation", () => {
  it.each([
    ["AKIAIOSFODNN7", "EXAMPLE"],
    ["ghp_", "x".repeat(36)],
    ["sk_live_", "your_key_goes_here_in_full"],
    ["sk_live_", "abcdefghijklmnopqrstuvwx"],
    ["xoxb-", "1234567890-1234567890-abcdefghijklmnopqrstuvwx"],
    ["AIza", "Sy-your-api-key-your-api-key-your-a"],
    ["glpat-", "1234567890abcdefghij"],
    ["key-", "0123456789abcdef0123456789abcdef"],
  ])("%s%s is not told", (start, rest) => {
    expect(find(`"${start}${rest}"`).filter(({ confidence }) => confidence !== null)).toEqual([]);
  });

  it("are passed over whole", () => {
    expect(find(`"${["AKIAIOSFODNN7", "EXAMPLE"].join("")}"`)).toMatchObject([{ start: 1, end: 21, confidence: null }]);
  });
});

describe("a token that only its vendor's name tells", () => {
  it("is found by every row's words, with a word such as key", () => {
    const missed: string[] = [];
    for (const row of contextTokens)
      for (const seed of trials) {
        const value = exampleOf(row, seed);
        const found = contextToken([row.words[0]!, "key"], value);
        if (found?.confidence !== "firm") missed.push(`${row.type} ${value}`);
        if (contextToken(["colour", "key"], value)) missed.push(`${row.type} without the name: ${value}`);
      }
    expect(missed).toEqual([]);
  });

  it("is not told for ids, digests and samples", () => {
    const digest = exampleOf(contextTokens.find(({ type }) => type === "datadog-key")!, 5);
    expect(contextToken(["datadog", "api", "key"], digest)).toEqual({ type: "datadog-key", confidence: "firm" });
    expect(contextToken(["datadog", "trace", "id"], digest)).toBeNull();
    expect(contextToken(["github", "sha"], digest)).toBeNull();
    expect(contextToken(["datadog", "host"], digest)).toBeNull();
    expect(contextToken(["algolia", "key"], "0123456789abcdef".repeat(2))).toBeNull();
    expect(contextToken(["algolia", "key"], "your-algolia-key-goes-here")).toBeNull();
  });
});

describe("Marvin32", () => {
  // The vectors that .NET tests its own with, folded to 32 bits.
  const seed = "\x00\x4f\xb6\x1a\x00\x1b\xdb\xcc";
  it.each([
    ["", 0x30ed35c1, 0x00cd3c7d],
    ["\xaf", 0x48e73fc7, 0x7d75ddc1],
    ["\xe7\x0f", 0xb5f6e1fc, 0x485dbff8],
  ])("of %j", (data, high, low) => {
    expect(marvin32(data, seed)).toBe((high ^ low) >>> 0);
  });
});

it("tells Azure's keys in a text, whatever their last letters are", () => {
  const detector = createDetector();
  const rows = vendorTokens.filter(
    ({ type, parts }) => /^azure-(?:storage-)?key$/.test(type) && parts.at(-1) !== "" && `${parts.at(-1)}`.startsWith("="),
  );
  expect(rows.length).toBeGreaterThan(8);
  const told = rows.flatMap((row) =>
    trials.map((seed) => detector.scan(`the token ${exampleOf(row, seed)} was`).some(({ type }) => type === row.type)),
  );
  expect(told.filter(Boolean).length / told.length).toBeGreaterThan(0.97);
  expect(detector.scan(`the digest ${"Zm9vYmFyYmF6".repeat(7)}AA== was`)).toEqual([]);
});

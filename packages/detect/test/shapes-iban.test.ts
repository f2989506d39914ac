import { composeIBAN, countrySpecs, isValidBBAN, isValidIBAN } from "ibantools";
import { describe, expect, it } from "vitest";
import { accountChecks } from "../src/schemes/account-checks.js";
import { bicHolds, ibanAt, ibanConfidence, ibanHolds, ibanInField, ibanLength, isSampleIban } from "../src/shapes/iban.js";
import { cusipHolds, gtinHolds, isinHolds, leiHolds, securityAt, sedolHolds } from "../src/shapes/securities.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
let seed = 5;
const random = (below: number): number => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor(seed / 65536) % below;
};

/** A made-up account of a country by the oracle's own pattern; a bank's code at its start has letters, as the registry says. */
function account(pattern: string): string {
  let out = "";
  for (const [, set, size] of pattern.matchAll(/\[([^\]]+)\]\{(\d+)\}/g))
    for (let i = 0; i < Number(size); i++)
      out += set === "0-9" ? random(10) : set === "A-Z" ? String.fromCharCode(65 + random(26)) : "ABCDEFGH0123456789"[random(18)];
  return out;
}

const specified = Object.entries(countrySpecs).flatMap(([country, { chars, bban_regexp: pattern }]) =>
  chars && pattern && ibanLength(country) > 0
    ? [{ country, chars, pattern: pattern.replace(/^\^?\[A-Z0-9\]\{([24])\}/, "^[A-Z]{$1}") }]
    : [],
);

describe("by ibantools", () => {
  it("every country of the registry has its length", () => {
    expect(specified.length).toBeGreaterThan(100);
    for (const { country, chars } of specified) expect([country, ibanLength(country)]).toEqual([country, chars]);
  });

  it("made-up accounts hold, and the countries' own checks agree", () => {
    let national = 0;
    for (const { country, pattern } of specified)
      for (let i = 0; i < 60; i++) {
        const bban = account(pattern);
        const check = 98 - Number(BigInt([...`${bban}${country}00`].map((char) => Number.parseInt(char, 36)).join("")) % 97n);
        const iban = `${country}${String(check).padStart(2, "0")}${bban}`;
        expect([iban, ibanHolds(iban)]).toEqual([iban, true]);
        expect(ibanHolds(`${country}${String((check + 1) % 98).padStart(2, "0")}${bban}`)).toBe(false);
        // Where the oracle knows the country's check too. The Dutch and Icelandic are not in it.
        if (!accountChecks.has(country) || !["BE", "CZ", "EE", "ES", "FR", "HR", "HU", "MC", "NO", "PL", "SK"].includes(country)) continue;
        national++;
        expect([iban, ibanConfidence(iban) === "proven"]).toEqual([iban, isValidBBAN(bban, country)]);
      }
    expect(national).toBe(660);
  });

  it("a digit changed is told", () => {
    const iban = composeIBAN({ countryCode: "DE", bban: "483920175648392017" })!;
    expect(isValidIBAN(iban) && ibanHolds(iban)).toBe(true);
    for (let at = 2; at < iban.length; at++)
      for (let digit = 0; digit < 10; digit++)
        if (String(digit) !== iban[at]) expect(ibanHolds(iban.slice(0, at) + digit + iban.slice(at + 1))).toBe(false);
  });
});

const german = composeIBAN({ countryCode: "DE", bban: "483920175648392017" })!;
const four = (iban: string, sign: string): string => iban.replace(/(.{4})(?=.)/g, `$1${sign}`);

describe("in text", () => {
  const told = (text: string): string | null => {
    const found = ibanAt(bytes(text), text.search(/[A-Z]{2}\d\d/), bytes(text).length);
    return found && `${new TextDecoder().decode(bytes(text).subarray(found.start, found.end))} ${found.confidence}`;
  };
  it.each<[string, string | null]>([
    [`to ${german}, thanks`, `${german} proven`],
    [`to ${four(german, " ")} 2024`, `${four(german, " ")} proven`],
    [`to ${four(german, "-")}`, `${four(german, "-")} proven`],
    [`to ${four(german, "\u00a0")}`, `${four(german, "\u00a0")} proven`],
    [`\\n${german}`, `${german} proven`],
    ["DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00 null"],
    [`${german}7`, null],
    [`x${german}`, null],
    [german.replace(/\d\d/, "00"), null],
    [four(german, "  "), null],
    ["AB12CDEF", null],
    [german.slice(0, 20), null],
  ])("%s", (text, expected) => expect(told(text)).toBe(expected));
});

it("in a field", () => {
  expect(ibanInField(four(german.toLowerCase(), " "))).toBe("proven");
  expect(ibanInField(`IBAN: ${german}`)).toBe("proven");
  expect(ibanInField(german.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)))).toBe("tentative");
  expect(ibanInField("DE89370400440532013000")).toBeNull();
  expect(ibanInField("hello")).toBeNull();
  expect(isSampleIban("GB82WEST12345698765432")).toBe(true);
});

it("codes of banks, securities and things", () => {
  expect(["DEUTDEFF", "DEUTDEFF500", "DEUTXYFF", "DEUTDEF"].map(bicHolds)).toEqual([true, true, false, false]);
  // Apple, and the issuers' own pages.
  expect(["US0378331005", "US0378331006", "ZZ0378331005"].map(isinHolds)).toEqual([true, false, false]);
  expect(["037833100", "037833101"].map(cusipHolds)).toEqual([true, false]);
  expect(["0263494", "0263495"].map(sedolHolds)).toEqual([true, false]);
  expect(["5493001KJTIIGC8Y1R12", "5493001KJTIIGC8Y1R13"].map(leiHolds)).toEqual([true, false]);
  expect(["4006381333931", "4006381333932", "036000291452"].map(gtinHolds)).toEqual([true, false, true]);
  expect(securityAt(bytes("US0378331005"), 0, 12)).toEqual({ type: "isin", start: 0, end: 12, confidence: null });
  expect(securityAt(bytes("US0378331005X"), 0, 13)).toBeNull();
});

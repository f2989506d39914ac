import { stdnum } from "stdnum";
import { describe, expect, it } from "vitest";
import { devices } from "../src/schemes/devices.js";
import { finance, russianAccountHolds } from "../src/schemes/finance.js";
import { health } from "../src/schemes/health.js";
import { check, type Scheme } from "../src/schemes/index.js";
import { shapeFields } from "../src/shapes/shape-types.js";

const rows: readonly Scheme[] = [...finance, ...health, ...devices];
const row = (type: string): Scheme => rows.find((scheme) => scheme.type === type)!;

let seed = 3;
const random = (below: number): number => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor(seed / 65536) % below;
};
const digits = (length: number): string => Array.from({ length }, () => random(10)).join("");

describe("rows", () => {
  it("have a type and words of their own, and examples that hold", () => {
    expect(new Set(rows.map(({ type }) => type)).size).toBe(rows.length);
    for (const scheme of rows) {
      const words = scheme.fields.split(" ");
      expect(new Set(words).size).toBe(words.length);
      for (const word of words) expect(word).toMatch(/^[\p{Ll}\p{Lo}\p{Lm}\p{N}]+$/u);
      for (const example of scheme.examples) expect([scheme.type, check(scheme, example)]).toEqual([scheme.type, "valid"]);
      if (scheme.country) expect(scheme.type.startsWith(`${scheme.country.toLowerCase()}-`)).toBe(true);
      expect(check(scheme, "")).toBeNull();
      expect(check(scheme, "not an id of any sort, but a text")).toBeNull();
    }
    for (const [, words] of shapeFields) for (const word of words.split(" ")) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
  });

  it("with layouts write their example in one of them", () => {
    for (const { type, layouts, examples } of rows) {
      if (!layouts) continue;
      const patterns = layouts.map((layout) =>
        layout.replace(/[.]/g, "\\.").replaceAll("#", "\\d").replaceAll("@", "[A-Z]").replaceAll("*", "[A-Z0-9]"),
      );
      expect([type, patterns.some((pattern) => new RegExp(`^${pattern}$`).test(examples[0]))]).toEqual([type, true]);
      for (const layout of layouts) expect(layout).toMatch(/[^#]/);
    }
  });
});

describe("agree with stdnum", () => {
  const oracles = stdnum as unknown as Readonly<
    Record<string, Readonly<Record<string, { validate(value: string): { isValid: boolean } }>>>
  >;
  it.each<[string, string, string, () => string]>([
    ["mx-clabe", "MX", "clabe", () => `002${digits(15)}`],
    ["ar-cbu", "AR", "cbu", () => digits(22)],
    ["no-konto", "NO", "kontonr", () => `${1 + random(9)}${digits(10)}`],
    [
      "nz-bank-account",
      "NZ",
      "bank",
      () => `${["01", "02", "03", "08", "09", "12", "25", "38"][random(8)]}${digits(4)}${digits(7)}0${digits(2)}`,
    ],
  ])("%s", (type, country, name, make) => {
    const oracle = oracles[country]![name]!;
    let valid = 0;
    for (let i = 0; i < 3000; i++) {
      const text = make();
      const ours = check(row(type), text) === "valid";
      const theirs = oracle.validate(text).isValid;
      if (theirs) valid++;
      if (theirs) expect([text, ours]).toEqual([text, true]);
      // The oracle also asks for a bank or a branch that exists.
      else if (type === "no-konto") expect([text, ours]).toEqual([text, false]);
    }
    expect(valid).toBeGreaterThan(type === "nz-bank-account" ? 0 : 10);
  });
});

describe("a check holds by chance as rarely as its bits say", () => {
  it.each<[string, (number: string) => string, number]>([
    ["us-bank-routing", (number) => `02${number.slice(0, 7)}`, 10],
    ["mx-clabe", (number) => `002${number.slice(0, 15)}`, 10],
    ["ar-cbu", (number) => number.slice(0, 22), 100],
    ["nz-bank-account", (number) => `01${number.slice(0, 13)}`, 11],
    ["pl-nrb", (number) => number.slice(0, 26), 970],
    ["hu-giro", (number) => number.slice(0, 24), 100],
    ["es-ccc", (number) => number.slice(0, 20), 110],
    ["no-konto", (number) => number.slice(0, 11), 11],
    ["se-bankgiro", (number) => number.slice(0, 8), 10],
    ["fi-bank-account", (number) => `1${number.slice(0, 13)}`, 10],
    ["ch-post-account", (number) => number.slice(0, 9), 10],
    ["sepa-creditor-id", (number) => `DE${number.slice(0, 2)}ZZZ${number.slice(2, 13)}`, 97],
    ["us-npi", (number) => `1${number.slice(0, 9)}`, 10],
    ["us-dea", (number) => `BK${number.slice(0, 7)}`, 10],
    ["fr-rpps", (number) => `10${number.slice(0, 9)}`, 10],
    ["de-lanr", (number) => number.slice(0, 9), 10],
    ["imei", (number) => `35${number.slice(0, 13)}`, 10],
    ["eid", (number) => `89${number.slice(0, 30)}`, 97],
    ["vin", (number) => `1HGCM${number.slice(0, 12)}`, 11],
    ["snomed-ct", (number) => `4${number.slice(0, 5)}00${number[5]}`, 10],
    ["loinc", (number) => `${number.slice(0, 5)}-${number[5]}`, 10],
  ])("%s", (type, make, one) => {
    const tries = one * 200;
    let passed = 0;
    for (let i = 0; i < tries; i++) if (check(row(type), make(digits(32))) === "valid") passed++;
    expect(passed).toBeGreaterThan(140);
    expect(passed).toBeLessThan(260);
  });
});

it.each<[string, string, "valid" | "shape" | null]>([
  ["us-mbi", "1EG4-TE5-MK73", "valid"],
  ["us-mbi", "1SG4-TE5-MK73", null],
  ["imsi", "310150123456789", "valid"],
  ["imsi", "001010123456789", "shape"],
  ["iccid", "89014103211118510720", "valid"],
  ["iccid", "89014103211118510721", "shape"],
  ["vin", "1M8GDM9AXKP042788", "valid"],
  ["vin", "1M8GDM9A0KP042788", "shape"],
  ["vin", "WVWZZZ1JZ3W386752", "valid"],
  ["imei", "490154203237518", "valid"],
  ["imei", "490154203237517", "shape"],
  ["meid", "AF0123450ABCDEC", "valid"],
  ["meid", "AF0123450ABCDED", "shape"],
  ["advertising-id", "00000000-0000-0000-0000-000000000000", "shape"],
  ["android-id", "0000000000000000", "shape"],
  ["licence-plate", "MÜ-AB 123", "valid"],
  ["licence-plate", "京A·12345", "valid"],
  ["licence-plate", "plate", null],
  ["us-bank-routing", "121000248", "valid"],
  ["us-bank-routing", "121000249", "shape"],
  ["us-bank-routing", "991000248", null],
  ["in-upi", "Ravi.K92@okbank", "valid"],
  ["in-upi", "ravi", null],
  ["in-ifsc", "SBIN0001234", "valid"],
  ["in-ifsc", "SBIN1001234", null],
  ["icd-10", "e11.9", "valid"],
  ["icd-10", "diabetes", null],
  ["blood-type", "AB+", "valid"],
  ["blood-type", "o neg", "valid"],
  ["blood-type", "C+", null],
  ["loinc", "2345-7", "valid"],
  ["snomed-ct", "73211009", "valid"],
  ["atc-code", "N02BE01", "valid"],
  ["card-expiry", "09/27", "valid"],
  ["card-expiry", "2027-13", "shape"],
  ["cz-bank-account", "19-2000145399/0800", "valid"],
  ["cz-bank-account", "19-2000145398/0800", "shape"],
  ["us-npi", "1245319599", "valid"],
])("%s %s", (type, text, expected) => expect(check(row(type), text)).toBe(expected));

it("a Russian account holds together with its bank's code", () => {
  const bik = "044525225";
  const account = Array.from({ length: 10 }, (_, digit) => `40817810${digit}38004839201`);
  expect(account.filter((text) => russianAccountHolds(text, bik)).length).toBe(1);
});

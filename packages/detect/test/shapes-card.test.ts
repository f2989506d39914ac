import { describe, expect, it } from "vitest";
import { expiryHolds } from "../src/schemes/check-digits.js";
import { cardAt, cardBrand, cardInField, isTrialCard, securityCodeHolds, trackAt, trackInField } from "../src/shapes/card.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
function told(text: string, finder = cardAt): string | null {
  const all = bytes(text);
  const at = text.search(finder === cardAt ? /\d/ : /[%;]/);
  const found = finder(all, at, all.length);
  return found && `${new TextDecoder().decode(all.subarray(found.start, found.end))} ${found.confidence}${found.weak ? " weak" : ""}`;
}

/** ISO/IEC 7812-1 annex B, written another way than there. */
function withCheck(head: string): string {
  let sum = 0;
  [...head].reverse().forEach((char, i) => {
    for (const digit of String(Number(char) * (i % 2 === 0 ? 2 : 1))) sum += Number(digit);
  });
  return head + String((10 - (sum % 10)) % 10);
}
const made = (prefix: string, length: number): string => withCheck(prefix + "839201756483920175648".slice(0, length - prefix.length - 1));

it.each<[string, string, number]>([
  ["Visa", "4539", 16],
  ["Visa", "4539", 19],
  ["Visa", "4539", 13],
  ["Visa Electron", "4917", 16],
  ["Mastercard", "5308", 16],
  ["Mastercard", "2221", 16],
  ["Mastercard", "2720", 16],
  ["American Express", "3748", 15],
  ["Diners Club", "3659", 14],
  ["Discover", "6449", 16],
  ["JCB", "3528", 16],
  ["UnionPay", "6217", 19],
  ["Maestro", "6763", 12],
  ["Maestro", "5018", 18],
  ["Mir", "2202", 16],
  ["RuPay", "6079", 16],
  ["Elo", "506700", 16],
  ["Hipercard", "606282", 16],
  ["Troy", "9792", 16],
  ["Verve", "506100", 19],
  ["Dankort", "5019", 16],
  ["UATP", "1483", 15],
  ["LankaPay", "357111", 16],
  ["Humo", "9860", 16],
  ["Uzcard", "8600", 16],
  ["InterPayment", "6364", 16],
  ["InstaPayment", "6381", 16],
  ["Cabal", "604201", 16],
  ["Naranja", "589562", 16],
  ["Meeza", "507803", 16],
  ["Shetab", "603799", 16],
])("%s of %s at %i digits", (brand, prefix, length) => {
  const number = made(prefix, length);
  expect(cardBrand(number)).toBe(brand);
  expect(cardInField(number)).toBe("proven");
  const wrong = number.slice(0, -1) + String((Number(number.at(-1)) + 1) % 10);
  expect(cardBrand(wrong)).toBeNull();
  expect(cardInField(wrong)).toBe("tentative");
  expect(cardBrand(withCheck(number))).toBe(brand === "Maestro" && length === 12 ? cardBrand(withCheck(number)) : lengthsOf(brand, number));
});

/** One digit more: told again where the brand is of many lengths. */
const lengthsOf = (brand: string, number: string): string | null =>
  /Diners|Discover|JCB|Mir|InterPayment|Maestro|UnionPay/.test(brand) && number.length < 19 ? brand : cardBrand(withCheck(number));

const visa = made("4539", 16);
const grouped = (number: string, sign: string): string => number.replace(/(\d{4})(?=\d)/g, `$1${sign}`);
const amex = made("3748", 15);
const diners = made("3659", 14);

describe("found", () => {
  it.each<[string, string]>([
    [`pay ${grouped(visa, " ")}.`, `${grouped(visa, " ")} firm`],
    [`pay ${grouped(visa, "-")}`, `${grouped(visa, "-")} firm`],
    [`pay ${grouped(visa, "\u00a0")}`, `${grouped(visa, "\u00a0")} firm`],
    [amex.replace(/^(.{4})(.{6})/, "$1 $2 "), `${amex.replace(/^(.{4})(.{6})/, "$1 $2 ")} firm`],
    [diners.replace(/^(.{4})(.{6})/, "$1-$2-"), `${diners.replace(/^(.{4})(.{6})/, "$1-$2-")} firm`],
    [grouped(made("6217", 19), " "), `${grouped(made("6217", 19), " ")} firm`],
    [`${grouped(visa, " ")} 09/27 123`, `${grouped(visa, " ")} firm`],
    [`${grouped(visa, " ")} 123`, `${grouped(visa, " ")} firm`],
    [`pay ${visa}`, `${visa} tentative weak`],
    ["4242 4242 4242 4242", "4242 4242 4242 4242 null"],
    ["6250000000000000005", "6250000000000000005 null weak"],
    ["4111111111111111", "4111111111111111 null weak"],
  ])("%s", (text, expected) => expect(told(text)).toBe(expected));
});

describe("not found", () => {
  it.each([
    grouped(`${visa.slice(0, -1)}${(Number(visa.at(-1)) + 1) % 10}`, " "),
    `${grouped(visa, " ")} 1234`,
    `${grouped(visa, " ")} 12`,
    `${grouped(visa, "-")}-123`,
    `${grouped(visa, " ")}7`,
    `${visa}x`,
    `${visa}.25`,
    `${visa}-7`,
    `4539 ${visa.slice(4)}`,
    `x-${visa}`.slice(2).padStart(22, "9"),
    made("4539", 13),
    made("6079", 16),
    "0000 0000 0000 0000",
    "1714979289123456",
  ])("%s", (text) => expect(told(text)).toBeNull());

  it("as a window on longer groups", () => {
    const text = `1234 ${grouped(visa, " ")}`;
    expect(cardAt(bytes(text), 5, text.length)).toBeNull();
    expect(cardAt(bytes(`DE12 ${grouped(visa, " ")}`), 5, text.length)).toBeNull();
  });
  it("after a sign of something longer", () => {
    for (const sign of ["-", ".", "a", "_", "7"]) expect(cardAt(bytes(sign + visa), 1, 17)).toBeNull();
  });
});

it("random digits pass at the rate of mod 10", () => {
  let passed = 0;
  for (let i = 0; i < 10_000; i++)
    if (cardBrand(`4539${String((i * 7919 + 13) % 1_000_000).padStart(6, "0")}${String(i * 31 + 7).padStart(6, "0")}`)) passed++;
  expect(passed).toBeGreaterThan(850);
  expect(passed).toBeLessThan(1150);
});

it("magnetic tracks", () => {
  expect(told(`%B${visa}^DOE/NADIA K^2709101000000000?`, trackAt)).toBe(`%B${visa}^DOE/NADIA K^2709101000000000? proven`);
  expect(told(`;${visa}=27091010000000?`, trackAt)).toBe(`;${visa}=27091010000000? proven`);
  expect(told(";4111111111111111=27091010000000?", trackAt)).toBe(";4111111111111111=27091010000000? null");
  expect(told(`;${visa}=2713101?`, trackAt)).toBeNull();
  expect(told(`;${visa.slice(0, -1)}0=2709101?`, trackAt)).toBe(visa.endsWith("0") ? `;${visa}=2709101? proven` : null);
  expect(told("a;b=1", trackAt)).toBeNull();
  expect(trackInField(`${visa}D27091010000000F`)).toBe("proven");
  expect(trackInField(`B${visa}^DOE/NADIA^2709101`)).toBe("proven");
  expect(trackInField("4111111111111111=2709101")).toBeNull();
  expect(trackInField("track 7")).toBeNull();
});

it("codes and expiry of their fields", () => {
  expect(["123", "1234", "12", "12345", "abc"].map(securityCodeHolds)).toEqual([true, true, false, false, false]);
  expect(["09/27", "2027-09", "0927", "9/2027", "13/27", "2027-13", "hello"].map(expiryHolds)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(isTrialCard("4242424242424242")).toBe(true);
});

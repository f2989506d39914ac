import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { describe, expect, it } from "vitest";
import { internationalHolds, nationalPhoneAt, phoneAt, phoneInField } from "../src/shapes/telephone.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What is told of the first `+`, `00` or `tel:` in a text, as the text itself and the confidence. */
function told(text: string): string | null {
  const all = bytes(text);
  const at = text.search(/\+|\b00|tel:/);
  const found = phoneAt(all, at, all.length);
  return found && `${new TextDecoder().decode(all.subarray(found.start, found.end))} ${found.confidence}`;
}

describe("numbers of all countries, by libphonenumber", () => {
  const countries = getCountries().flatMap((country) => {
    const example = getExampleNumber(country, examples);
    return example ? [{ country, example }] : [];
  });

  it("are found in both international writings", () => {
    expect(countries.length).toBeGreaterThan(200);
    for (const { country, example } of countries)
      for (const text of [example.number, example.formatInternational()]) {
        const all = bytes(`to ${text}, please`);
        const found = phoneAt(all, 3, all.length);
        expect([country, found?.end]).toEqual([country, 3 + text.length]);
        // 201-555-0123 is the example of the United States, and fictional.
        expect([country, found?.confidence]).toEqual([country, country === "US" ? null : "firm"]);
      }
  });

  it("are found in national writing after a word", () => {
    const long = countries.filter(({ example }) => example.nationalNumber.length >= 8 && /\D/.test(example.formatNational()));
    expect(long.length).toBeGreaterThan(120);
    for (const { country, example } of long) {
      const text = example.formatNational();
      expect([country, nationalPhoneAt(bytes(text), 0, text.length)?.end]).toEqual([country, text.length]);
      // Some examples only count up.
      expect([country, phoneInField(text)]).toEqual([
        country,
        country === "US" || /^0?1?2345678/.test(text.replace(/\D/g, "")) ? "tentative" : "firm",
      ]);
    }
  });

  it("and random digits are judged as there, but for what the fourth digit decides", () => {
    let seed = 11;
    const digit = (): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor(seed / 65536) % 10;
    };
    let agreed = 0;
    let missed = 0;
    let more = 0;
    for (let i = 0; i < 20_000; i++) {
      let digits = String(1 + (digit() % 9));
      for (let size = 7 + digit(); digits.length < size; ) digits += digit();
      const parsed = parsePhoneNumberFromString(`+${digits}`);
      const theirs = parsed?.isValid() === true && parsed.number === `+${digits}`;
      const ours = internationalHolds(digits);
      if (theirs && ours) agreed++;
      else if (theirs) missed++;
      else if (ours) more++;
    }
    expect(agreed).toBeGreaterThan(500);
    expect(missed).toBe(0);
    expect(more).toBeLessThan(agreed * 0.15);
  });
});

describe("found", () => {
  it.each<[string, string]>([
    ["call +49 170 9482733 now", "+49 170 9482733 firm"],
    ["+44 (0)20 7183 8750", "+44 (0)20 7183 8750 firm"],
    ["+1 (415) 867-5309.", "+1 (415) 867-5309 firm"],
    ["+33\u00a06\u00a044\u00a062\u00a055\u00a012", "+33\u00a06\u00a044\u00a062\u00a055\u00a012 firm"],
    ["+1.4158675309", "+1.4158675309 tentative"],
    ["0049 170 9482733", "0049 170 9482733 firm"],
    ["<a href='tel:+14158675309'>", "+14158675309 firm"],
    ["tel:030-901820", "030-901820 firm"],
    ["+1 800 867 5309", "+1 800 867 5309 tentative"],
    ["+491709482733 2024", "+491709482733 firm"],
    ["+1 415 555 2671", "+1 415 555 2671 tentative"],
    ["+86 138 0013 8000", "+86 138 0013 8000 firm"],
  ])("%s", (text, expected) => expect(told(text)).toBe(expected));
});

describe("of nobody", () => {
  it.each([
    "+1 212 555 0147",
    "+44 20 7946 0123",
    "+44 7700 900123",
    "+44 1632 960123",
    "+33 1 99 00 12 34",
    "+33 6 39 98 12 34",
    "+61 491 570 156",
    "+49 30 23125 123",
    "+353 20 912 3456",
    "+46 8 465 004 12",
    "+15005550006",
    "+1234567890",
  ])("%s", (text) => {
    const found = phoneAt(bytes(text), 0, text.length);
    expect(found?.confidence ?? null).toBeNull();
    expect(phoneInField(text)).toBe("tentative");
  });
});

it("a number of Maine is not the one that London's films have", () => {
  expect(phoneInField("(207) 946-0123")).toBe("firm");
  expect(phoneInField("020 7946 0123")).toBe("tentative");
  expect(nationalPhoneAt(bytes("020 7946 0123"), 0, 13)?.confidence).toBeNull();
});

describe("not found", () => {
  it.each([
    "+49 1",
    "+1 555",
    "1+14158675309",
    "a+4915112345678",
    "+02:00",
    "+3.14159265358",
    "0049170948273",
    "+999 123 456 789",
    "+0123456789",
    "++14158675309",
    "x=3+4915112345",
  ])("%s", (text) => expect(told(text)).toBeNull());

  it.each(["2024-05-06", "06.05.2024", "192.168.10.20", "12345.678", "0123456x", "12 34"])("%s after a word", (text) =>
    expect(nationalPhoneAt(bytes(text), 0, text.length)).toBeNull(),
  );

  it.each(["0000000000", "2024-05-06", "n/a", "12", "hello", "192.168.10.20"])("%s in a field", (text) =>
    expect(phoneInField(text)).toBeNull(),
  );
});

it("the plans are those that the tool makes of its metadata", () => {
  const tool = fileURLToPath(new URL("../tools/phone-plan.mjs", import.meta.url));
  expect(() => execFileSync(process.execPath, [tool, "--check"], { stdio: "pipe" })).not.toThrow();
});

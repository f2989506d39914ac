import { describe, expect, it } from "vitest";
import { mrzAt, mrzDigit, mrzFormat, mrzInField } from "../src/shapes/mrz.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

// The samples of ICAO Doc 9303, parts 4 to 7, of the state of Utopia.
const samples: readonly (readonly [string, string])[] = [
  ["TD3", "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"],
  ["TD1", "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"],
  ["TD2", "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"],
  ["MRV-A", "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<"],
  ["MRV-B", "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<"],
];

const digit = (text: string): string => String(mrzDigit(text));
const fill = (text: string, width: number): string => text.padEnd(width, "<");

/** A made-up passport. */
function passport(state: string, number: string, born: string, until: string): string {
  const head = number + digit(number);
  const rest = `${until}${digit(until)}${fill("", 14)}<`;
  const birth = born + digit(born);
  return `${fill(`P<${state}KOVACS<<NADIA`, 44)}\n${head}${state}${birth}F${rest}${digit(head + birth + rest)}`;
}
/** A made-up identity card. */
function card(state: string, number: string, born: string, until: string): string {
  const first = `I<${state}${number}${digit(number)}`;
  const second = `${born}${digit(born)}M${until}${digit(until)}`;
  const one = fill(first, 30);
  const check = digit(`${one.slice(5)}${second.slice(0, 7)}${second.slice(8, 15)}${fill("", 11)}`);
  return `${one}\n${fill(`${second}${state}`, 29)}${check}\n${fill("KOVACS<<NADIA", 30)}`;
}

describe("samples of Doc 9303", () => {
  it.each(samples)("%s", (format, text) => {
    expect(mrzFormat(text.replaceAll("\n", ""))).toBe(format);
    // Nobody's.
    expect(mrzAt(bytes(text), 0, text.length)).toEqual({ type: "mrz", start: 0, end: text.length, confidence: null });
    expect(mrzInField(text)).toBeNull();
  });

  it.each(samples)("%s with a digit changed", (_, text) => {
    const lines = text.split("\n");
    const row = lines.length === 3 ? 0 : 1;
    for (let at = row === 0 ? 5 : 0; at < (row === 0 ? 14 : 9); at++) {
      const line = lines[row]!;
      if (!/\d/.test(line[at]!)) continue;
      const changed = line.slice(0, at) + ((Number(line[at]) + 1) % 10) + line.slice(at + 1);
      expect(mrzFormat(lines.with(row, changed).join(""))).toBeNull();
    }
  });
});

describe("made-up documents", () => {
  const documents = [
    passport("D<<", "C48KQ3920", "840611", "310927"),
    passport("FRA", "48KQ39201", "551230", "290101"),
    card("NLD", "SPK483920", "840611", "310927"),
  ];
  it.each(documents)("%s", (text) => {
    for (const between of ["\n", "\r\n", "\\n", "\\r\\n", " ", "|", ""]) {
      const written = `zone: ${text.replaceAll("\n", between)}, read`;
      expect(mrzAt(bytes(written), 6, bytes(written).length)).toEqual({
        type: "mrz",
        start: 6,
        end: written.length - 6,
        confidence: "proven",
      });
      expect(mrzInField(text.replaceAll("\n", between))).toBe("proven");
    }
    const worn = text.replace(/\d(?=[^\d]*$)/, (last) => String((Number(last) + 1) % 10));
    expect(mrzAt(bytes(worn), 0, worn.length)?.confidence).toBe("firm");
    expect(mrzInField(worn)).toBe("tentative");
  });
});

it.each([
  "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
  "PRODUCTS AND SERVICES",
  "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  "P<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\n<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<",
  "P<FRAKOVACS<<NADIA<<<<<<<<<<<<<<<<<<<<<<<<<<\n48KQ392011FRA5512301F2901012<<<<<<<<<<<<<<09",
])("none in %s", (text) => expect(mrzAt(bytes(text), 0, text.length)).toBeNull());

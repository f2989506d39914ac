// In: reports, hostile ones too. Out: whether the terminal shows what matters, in its width, and nothing that steers it.

import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanLine } from "../../src/report/clean.js";
import { render } from "../../src/report/index.js";
import { columns, wrapped, wrappedCommand } from "../../src/report/terminal.js";
import { hostile, leaky, objectFinding, sound, unseen } from "./reports.js";

const text = (report = leaky, width = 80, color = false) => render(report, "text", { width, color });
const steering = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]/;

describe("the text report", () => {
  it("begins with what was reached, by identity, then the grade", () => {
    const [target, , reached, , grade] = text(leaky, 80).split("\n");
    expect(target).toContain("http://127.0.0.1:5000");
    expect(reached).toMatch(/12 of 14 operations \(85 %\) · alice 12 \(85 %\) · bob 11 \(78 %\)/);
    expect(grade).toContain("F · 0 of 100");
  });

  it("tells who read whose what, control, experiment, fix and curl", () => {
    const block = text({ ...leaky, findings: [objectFinding] }, 120);
    expect(block).toContain("bob read alice's person-name, email, us-ssn, diagnosis and 1 more");
    expect(block).toMatch(/control +alice {2}GET \/patients\/\$ALICE_PATIENT_ID → 200\n/);
    expect(block).toMatch(/experiment +bob {4}GET \/patients\/\$ALICE_PATIENT_ID → 200\n/);
    expect(block).toContain("Look objects up by id and by the token's subject together");
    expect(block).toContain('-H "Authorization: Bearer $BOB_TOKEN"');
    expect(block).toContain("app.py:41");
  });

  it("names nobody as one without a token, and a chain", () => {
    expect(text()).toContain("Anybody, without a token, read alice's and bob's payment-card");
    expect(text()).toContain("object-authorization at GET /patients/{patient_id}");
  });

  it("is short without findings and still says what was verified and what not", () => {
    const lines = text(sound, 100).split("\n");
    expect(lines.length).toBeLessThan(25);
    expect(lines.join("\n")).toMatch(/✓ token-validation +verified at 9 operations/);
    expect(lines.join("\n")).toMatch(/– rate-limits +not tested: only with --active/);
  });

  it("says why there is no grade, and what was incomplete or is left behind", () => {
    expect(text(unseen)).toMatch(/Grade +none: only 2 of 14 operations/);
    expect(text(unseen)).toContain("The budget of 120 s ran out");
    expect(text(unseen)).toContain("refused to remove");
    expect(text(unseen)).toContain("9 operations");
  });

  it("keeps to its width, but for words that must stay whole to be pasted", () => {
    for (const width of [80, 100, 120])
      for (const report of [leaky, sound, unseen])
        for (const line of text(report, width).split("\n")) expect(columns(line)).toBeLessThanOrEqual(width);
  });

  it("lets nothing of the target steer the terminal", () => {
    const shown = text(hostile(leaky));
    expect(shown.replaceAll("\n", "")).not.toMatch(steering);
    expect(shown).not.toContain("owned");
    expect(shown).toContain("RED");
    expect(text(hostile(unseen))).not.toContain("\u202e");
  });

  it("colours only when asked, and then resets all it sets", () => {
    expect(text()).not.toContain("\x1b");
    const colored = text(leaky, 80, true);
    expect(colored).toContain("\x1b[1m");
    expect(colored.replace(/\x1b\[\d+m/g, "")).toBe(text());
    const hostileColored = text(hostile(leaky), 80, true);
    expect(hostileColored.replace(/\x1b\[(?:1|2|22|3[1-6]|39)m/g, "")).not.toContain("\x1b");
  });
});

describe("lines", () => {
  it("break long words and count wide letters as two", () => {
    expect(wrapped("a".repeat(25), 10)).toEqual(["a".repeat(10), "a".repeat(10), "aaaaa"]);
    expect(columns("漢字é")).toBe(5);
    expect(wrapped("漢字漢字", 4)).toEqual(["漢字", "漢字"]);
    expect(wrapped("", 10)).toEqual([""]);
  });

  it("break a command outside quotes and options only, so that a shell reads the same words", () => {
    const lines = wrappedCommand(
      `curl -sS -H "Authorization: Bearer $TOKEN" --data '{"a b": 1}' "$TARGET/a b"  # a long comment that is not broken`,
      30,
    );
    expect(lines.slice(0, -1).every((line) => line.endsWith(" \\"))).toBe(true);
    expect(lines.map((line) => line.replace(/ \\$/, "").trim())).toEqual([
      "curl -sS",
      '-H "Authorization: Bearer $TOKEN"',
      `--data '{"a b": 1}'`,
      '"$TARGET/a b"',
      "# a long comment that is not broken",
    ]);
  });

  it("break a command so that a real shell reads what it read before", () => {
    const wordsOf = (command: string) =>
      execFileSync("sh", ["-c", command.replace(/^curl/, "printf '<%s>\\n'")], { env: { TOKEN: "t o k", HOST: "h" } }).toString();
    for (const command of [
      `curl -sS -X POST -H "Authorization: Bearer $TOKEN" -H 'X-A: it'"'"'s' --data '{"a b": "c  d"}' "$HOST/a b"  # alice's, with bob's token`,
      `curl -sS "$HOST/a\\"b c" a\\ b 'x\\' "# no comment" a#b # comment "`,
    ]) {
      for (const width of [20, 40, 80]) expect(wordsOf(wrappedCommand(command, width).join("\n"))).toBe(wordsOf(command));
    }
  });

  it("hold nothing that steers, whatever they are made of, and lose no plain word", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 4, max: 40 }), (input, width) => {
        const lines = wrapped(input, width);
        for (const line of lines) {
          expect(line).not.toMatch(/[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/);
          expect(columns(line)).toBeLessThanOrEqual(width);
        }
        expect(lines.join("").replaceAll(" ", "")).toBe(cleanLine(input).replace(/[ \u00a0]/g, ""));
      }),
      { numRuns: 500 },
    );
    expect(cleanLine("a\x1b[1;31mb\x1b]8;;http://x\x07c\x1b[0md\te")).toBe("abcd e");
  });

  it("come of long runs of broken sequences too", () => {
    expect(cleanLine("\x1b[".repeat(200_000) + "1;".repeat(200_000))).toMatch(/^\[/);
    expect(cleanLine("\x1b]".repeat(200_000) + "a".repeat(200_000))).toBe("");
  });
});

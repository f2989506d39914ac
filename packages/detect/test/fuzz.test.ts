// Small inputs bent out of shape: whatever comes in, places slice to something, a second redaction changes nothing, JSON stays JSON, and a stream gives what a scan gives.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanTraffic } from "../../../bench/generate/clean-traffic.js";
import { labelledBodies } from "../../../bench/generate/labelled-bodies.js";
import { type Random, random } from "../../../bench/generate/random.js";
import { createDetector, type Match } from "../src/index.js";

const cases = Number(process.env.FUZZ_CASES ?? (process.env.CI === undefined ? 100_000 : 1_000_000));
const seed = Number(process.env.SEED ?? 1);
const detector = createDetector();
const encoder = new TextEncoder();
const strict = new TextDecoder("utf-8", { fatal: true });

const pieces = [
  '"',
  "\\",
  "\\u0040",
  "\\ud83d",
  "{",
  "}",
  "[",
  "]",
  ":",
  ",",
  "'",
  "<",
  ">",
  "&amp;",
  "&#64;",
  "%40",
  "%25",
  "=",
  "@",
  "a@b.de",
  "+",
  "+49",
  ".",
  "-",
  "_",
  "\n",
  "\r\n",
  "\0",
  "\t",
  "\u200b",
  "é",
  "😀",
  "\ud83d",
  "eyJ",
  "eyJhbGciOiJIUzI1NiJ9.",
  "-----BEGIN PRIVATE KEY-----",
  "-----END PRIVATE KEY-----",
  "4539148803436467",
  "DE75512108001245126199",
  "Bearer ",
  "Basic ",
  "password=",
  '"password":"',
  '"email":',
  "://u:p@",
  "null",
  "true",
  "1e9",
  "-0.5",
  "****",
  "ssn",
  "data: ",
  "0x",
  "==",
  "$2b$10$",
];

/** Parts of bodies, short enough that a million of them can be read. */
const corpus: string[] = [];
for (const { text } of labelledBodies(seed, 400))
  for (let at = 0; at < Math.min(text.length, 2000); at += 160) corpus.push(text.slice(at, at + 160));
for (const { text } of cleanTraffic(seed, 400_000))
  for (let at = 0; at < Math.min(text.length, 1200); at += 160) corpus.push(text.slice(at, at + 160));
for (const { text, form } of labelledBodies(seed + 1, 400)) if (form === "json" && text.length < 400) corpus.push(text);

function mutated(r: Random): string {
  let text = r.pick(corpus);
  for (let i = r.below(4); i > 0; i--) {
    const [from, to] = [r.below(text.length + 1), r.below(text.length + 1)].sort((a, b) => a - b) as [number, number];
    const how = r.below(6);
    if (how === 0) text = text.slice(0, from) + r.pick(pieces) + text.slice(from);
    else if (how === 1) text = text.slice(0, from) + text.slice(Math.min(to, from + 8));
    else if (how === 2) text = text.slice(0, from) + r.pick(corpus).slice(0, 60) + text.slice(from);
    else if (how === 3) text = text.slice(0, from) + text.slice(from, Math.min(to, from + 20)).repeat(2) + text.slice(to);
    else if (how === 4) text = text.slice(0, to);
    else text = text.slice(0, from) + String.fromCharCode(r.below(r.chance(0.9) ? 128 : 65_536)) + text.slice(from + 1);
  }
  return text;
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
const listed = (found: readonly Match[]): string[] =>
  found.map(({ type, confidence, start, end }) => `${start}-${end} ${type} ${confidence}`).sort();

/** What is wrong, or null. `whole`: redaction and streams are looked at too, which cost most of the time. */
function trouble(text: string, r: Random, whole: boolean): string | null {
  const bytes = encoder.encode(text);
  const found = detector.scan(bytes);
  let end = 0;
  for (const match of found) {
    if (match.start < end || match.end <= match.start || match.end > bytes.length) return `${match.type} at ${match.start} to ${match.end}`;
    try {
      strict.decode(bytes.subarray(match.start, match.end));
    } catch {
      return `${match.type} cuts a character at ${match.start} to ${match.end}`;
    }
    end = match.end;
  }
  if (!whole) return null;
  const once = detector.redact(bytes);
  if (found.length > 0) {
    const twice = detector.redact(once);
    if (Buffer.compare(once, twice) !== 0)
      return `redacted again: ${new TextDecoder().decode(once)} became ${new TextDecoder().decode(twice)}`;
    if (isJson(text) && !isJson(new TextDecoder().decode(once))) return `no JSON any more: ${new TextDecoder().decode(once)}`;
  } else if (Buffer.compare(once, bytes) !== 0) return "redacted although nothing was found";
  const stream = detector.stream();
  const streamed: Match[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = 1 + r.below(80);
    streamed.push(...stream.write(bytes.subarray(at, at + size)));
    at += size;
  }
  streamed.push(...stream.end());
  const [atOnce, parts] = [listed(found).join(), listed(streamed).join()];
  return atOnce === parts ? null : `a scan gives ${atOnce}; a stream ${parts}`;
}

describe("inputs bent out of shape", () => {
  it(`${cases} of them do no harm`, { timeout: 60_000 + cases }, () => {
    const r = random(seed);
    const failures: string[] = [];
    for (let i = 0; i < cases && failures.length < 10; i++) {
      const text = mutated(r);
      const wrong = trouble(text, r, i % 5 === 0);
      if (wrong !== null) failures.push(`case ${i}: ${wrong}\n    in ${JSON.stringify(text)}`);
    }
    expect(failures.join("\n")).toBe("");
  });

  it("any bytes do no harm", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        let end = 0;
        for (const match of detector.scan(bytes)) {
          expect(match.start).toBeGreaterThanOrEqual(end);
          expect(match.end).toBeGreaterThan(match.start);
          end = match.end;
        }
        expect(end).toBeLessThanOrEqual(bytes.length);
        const once = detector.redact(bytes);
        expect(detector.redact(once)).toEqual(once);
      }),
      { numRuns: 2000, seed },
    );
  });

  it("any JSON stays JSON", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const once = detector.redact(text);
        expect(() => JSON.parse(once)).not.toThrow();
        expect(detector.redact(once)).toBe(once);
      }),
      { numRuns: 2000, seed },
    );
  });
});

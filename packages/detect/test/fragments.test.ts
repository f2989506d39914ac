// Answers that come piece by piece: what stands across the pieces is told once, a match a piece, the same from a scan and from a stream.

import fc from "fast-check";
import { expect, it } from "vitest";
import { createDetector, type Match } from "../src/index.js";

const detector = createDetector();
const encoder = new TextEncoder();
const listed = (matches: readonly Match[]): string[] =>
  matches.map(({ type, confidence, start, end, line }) => `${start}-${end} ${type} ${confidence} ${line}`).sort();
const events = (name: string, pieces: readonly string[]): string => pieces.map((piece) => `data: {"${name}":"${piece}"}\n\n`).join("");

it("tells an address in three pieces as three matches of one type", () => {
  const text = events("content", ["write to ada", "@analytical", "-engines.org", " now"]);
  expect(detector.scan(text).map(({ type, start, end }) => [type, text.slice(start, end)])).toEqual([
    ["email", "ada"],
    ["email", "@analytical"],
    ["email", "-engines.org"],
  ]);
});

it("tells nothing across pieces that only stand side by side", () => {
  expect(detector.scan(events("content", ["ada ", "@ home", " and away"]))).toEqual([]);
});

const pieces = fc.constantFrom(
  ..."alice@|corp.io| 536-|90-4399|password=hun|ter22|aB3dE6gH9jK2mN5pQ8sT|token: |api_key=|Bearer |alice@corp.io|words|4539 1488 |0343 6467||x".split(
    "|",
  ),
);

it("a stream tells what a scan tells, each once", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("token", "content", "text", "delta", "answer"),
      fc.array(pieces, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 300 }),
      (name, parts, times, size) => {
        const bytes = encoder.encode(events(name, Array.from({ length: times }, () => parts).flat()));
        const stream = detector.stream();
        const found: Match[] = [];
        for (let at = 0; at < bytes.length; at += size) found.push(...stream.write(bytes.subarray(at, at + size)));
        found.push(...stream.end());
        expect(listed(found)).toEqual(listed(detector.scan(bytes)));
        for (const { start, end } of found) expect(end).toBeGreaterThan(start);
      },
    ),
    { numRuns: 400 },
  );
});

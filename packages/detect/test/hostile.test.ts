// Inputs made to cost as much as they can: reading them ends, nothing is thrown, and every place lies within.

import { describe, expect, it } from "vitest";
import { hostile } from "../../../bench/generate/hostile.js";
import { createDetector, type Match } from "../src/index.js";

const size = Number(process.env.HOSTILE_BYTES ?? 100_000);
const detector = createDetector();
const placesHold = (found: readonly Match[], length: number): boolean => {
  let end = 0;
  for (const match of found) {
    if (match.start < end || match.end <= match.start || match.end > length) return false;
    end = match.end;
  }
  return true;
};

describe("hostile inputs", () => {
  for (const { name, bytes } of hostile(size))
    it(name, { timeout: 20_000 }, () => {
      const found = detector.scan(bytes);
      expect(placesHold(found, bytes.length)).toBe(true);
      const stream = detector.stream();
      const streamed: Match[] = [];
      for (let at = 0; at < bytes.length; at += 16_384) streamed.push(...stream.write(bytes.subarray(at, at + 16_384)));
      streamed.push(...stream.end());
      expect(streamed.every(({ start, end }) => start >= 0 && start < end && end <= bytes.length)).toBe(true);
      expect(detector.redact(bytes)).toBeInstanceOf(Uint8Array);
    });
});

it("comes to an end where the last tag does not", () => {
  const text = '<?xml version="1.0"?>\n<person><email>ada.kovacs@analytical-engines.org</email';
  const told = detector.scan(text).map(({ type }) => type);
  expect(told).toEqual(["email"]);
  const stream = detector.stream();
  const streamed = Array.from(new TextEncoder().encode(text), (byte) => stream.write(Uint8Array.of(byte)));
  expect([...streamed.flat(), ...stream.end()].map(({ type }) => type)).toEqual(told);
});

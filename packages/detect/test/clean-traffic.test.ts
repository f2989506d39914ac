// Traffic without a person or a credential in it: at most one find a megabyte that is firm or better.

import { expect, it } from "vitest";
import { cleanTraffic } from "../../../bench/generate/clean-traffic.js";
import { publicBodies } from "../../../bench/generate/public-bodies.js";
import { createDetector } from "../src/index.js";

const size = Number(process.env.CLEAN_MEGABYTES ?? 8) * 1e6;
const seed = Number(process.env.SEED ?? 1);

it("tells at most one firm find a megabyte of clean traffic", { timeout: 30_000 + size / 1000 }, () => {
  const detector = createDetector();
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const found = new Map<string, { count: number; example: string }>();
  let [bytes, count] = [0, 0];
  for (const { kind, text } of cleanTraffic(seed, size)) {
    const body = encoder.encode(text);
    bytes += body.length;
    for (const { type, confidence, start, end } of detector.scan(body)) {
      if (confidence === "tentative") continue;
      count++;
      const row = found.get(`${type} in ${kind}`) ?? {
        count: 0,
        example: decoder.decode(body.subarray(Math.max(0, start - 40), end + 10)),
      };
      row.count++;
      found.set(`${type} in ${kind}`, row);
    }
  }
  const told = [...found]
    .sort((a, b) => b[1].count - a[1].count)
    .map(([what, row]) => `${row.count} ${what}: ${JSON.stringify(row.example)}`);
  const megabytes = bytes / 1e6;
  expect(megabytes).toBeGreaterThanOrEqual(size / 1e6);
  expect(count / megabytes, told.slice(0, 40).join("\n")).toBeLessThanOrEqual(1);
});

it.each(publicBodies.map(({ service, text }) => [service, text] as const))("tells nothing firm in what %s answers", (_, text) => {
  const told = createDetector()
    .scan(text)
    .filter(({ confidence }) => confidence !== "tentative")
    .map(({ type, start, end }) => `${type}: ${text.slice(start, end)}`);
  expect(told).toEqual([]);
});

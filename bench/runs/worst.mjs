// In: the detector and hostile inputs. Out: how much longer a byte of them takes than a byte of typical traffic.

import { createDetector } from "@spillproof/detect";
import { hostile } from "../dist/hostile.js";
import { cleanBodies, inTurns, median, number } from "./measure.mjs";

export const title = "Worst case";

export async function run() {
  const detector = createDetector();
  const size = 1_000_000;
  const clean = cleanBodies(5, 12e6).map((text) => Buffer.from(text));
  const blocks = [];
  for (let at = 0, part = [], sum = 0; at < clean.length; at++) {
    part.push(clean[at]);
    sum += clean[at].length;
    if (sum < size) continue;
    blocks.push(Buffer.concat(part).subarray(0, size));
    [part, sum] = [[], 0];
  }
  const typical = () =>
    median(
      inTurns(
        blocks.map((block) => () => detector.scan(block)),
        3,
      ),
    );
  const before = typical();
  const rows = [];
  for (const { name, bytes } of hostile(size)) {
    const [seconds] = inTurns([() => detector.scan(bytes)], 3);
    rows.push([name, seconds / (bytes.length / size)]);
  }
  const usual = Math.min(before, typical());
  rows.sort((a, b) => b[1] - a[1]);
  return [
    {
      columns: ["input of 1 MB", "ms", "times the typical byte"],
      rows: [
        ...rows.slice(0, 12).map(([name, seconds]) => [name, number(seconds * 1000), number(seconds / usual, 2)]),
        ["wanted", "", "4.00"],
        [`typical: median of ${blocks.length} MB of clean traffic`, number(usual * 1000), "1.00"],
      ],
      note: `The twelve worst of ${rows.length}; ${rows.filter(([, seconds]) => seconds / usual > 4).length} take more than four times as long. Medians of three, after one to warm up.`,
    },
  ];
}

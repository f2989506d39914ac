// In: the detector and hostile inputs. Out: how much longer a byte of them takes than a byte of typical traffic.

import { createDetector } from "@spillproof/detect";
import { hostile } from "../dist/hostile.js";
import { cleanBodies, inTurns, median, number } from "./measure.mjs";

export const title = "Worst case";

export async function run() {
  const detector = createDetector();
  const size = 1_000_000;
  // One megabyte of small bodies of every kind; each input is timed in turns with it, and the quickest of each count: what else the machine does is not the input's fault.
  const typical = Buffer.concat(
    cleanBodies(5, 8e6)
      .map((text) => Buffer.from(text))
      .filter(({ length }) => length < 30_000),
  ).subarray(0, size);
  const quickest = (works) => works.map((work) => Math.min(...inTurns([work], 1), ...inTurns([work], 1)));
  const rows = [];
  const usual = [];
  for (const { name, bytes } of hostile(size)) {
    const [seconds, clean] = quickest([() => detector.scan(bytes), () => detector.scan(typical)]);
    const each = clean / (typical.length / size);
    usual.push(each);
    rows.push([name, seconds / (bytes.length / size), seconds / (bytes.length / size) / each]);
  }
  rows.sort((a, b) => b[2] - a[2]);
  return [
    {
      columns: ["input of 1 MB", "ms", "times the typical byte"],
      rows: [
        ...rows.slice(0, 12).map(([name, seconds, times]) => [name, number(seconds * 1000), number(times, 2)]),
        ["wanted", "", "4.00"],
        ["clean traffic of every kind", number(median(usual) * 1000), "1.00"],
      ],
      note: `The twelve worst of ${rows.length}; ${rows.filter(([, , times]) => times > 4).length} take more than four times as long.`,
    },
  ];
}

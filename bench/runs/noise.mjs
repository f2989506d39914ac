// In: the detector and its peers, and clean traffic. Out: finds a megabyte where there is nothing to find.

import { createDetector } from "@spillproof/detect";
import { cleanTraffic } from "../dist/clean-traffic.js";
import { peers } from "../peers/peers.mjs";
import { cleanBodies, firm, number } from "./measure.mjs";

export const title = "Noise on clean traffic";

export async function run() {
  const detector = createDetector();
  const encoder = new TextEncoder();
  const wanted = Number(process.env.BENCH_NOISE_MB ?? 200) * 1e6;
  const kinds = new Map();
  let [bytes, sure, all] = [0, 0, 0];
  for (const { kind, text } of cleanTraffic(100, wanted)) {
    const body = encoder.encode(text);
    bytes += body.length;
    const found = detector.scan(body);
    all += found.length;
    for (const { type } of found.filter(firm)) {
      sure++;
      kinds.set(`${type} in ${kind}`, (kinds.get(`${type} in ${kind}`) ?? 0) + 1);
    }
  }
  const rows = [["spillproof", number(bytes / 1e6), number(sure / (bytes / 1e6), 2), number(all / (bytes / 1e6), 2), "1.00"]];
  for (const peer of await peers()) {
    const texts = cleanBodies(100, peer.sample * 1e6);
    const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
    const found = (await peer.read(texts)).answers.flat();
    rows.push([peer.name, number(size), number(found.filter((find) => find.firm).length / size, 2), number(found.length / size, 2), ""]);
  }
  return [
    {
      columns: ["finder", "MB read", "finds a MB, firm", "finds a MB, all", "wanted"],
      rows,
      note: "Firm: ours at firm or proven; Presidio's with a score of at least 0.5; the others grade nothing.",
    },
    ...(kinds.size > 0
      ? [
          {
            columns: ["what spillproof told", "times"],
            rows: [...kinds]
              .sort((a, b) => b[1] - a[1])
              .slice(0, 15)
              .map(([what, times]) => [what, String(times)]),
            note: "",
          },
        ]
      : []),
  ];
}

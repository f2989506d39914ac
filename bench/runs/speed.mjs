// In: the detector and its peers. Out: megabytes a second on the same bodies in the same run, as ratios.

import { createDetector } from "@spillproof/detect";
import { labelledBodies } from "../dist/labelled-bodies.js";
import { peers } from "../peers/peers.mjs";
import { cleanBodies, inTurns, median, number } from "./measure.mjs";

export const title = "Speed";

export async function run() {
  const detector = createDetector();
  const decode = (bodies) => bodies.map((text) => Buffer.from(text));
  const bytesOf = (buffers) => buffers.reduce((sum, { length }) => sum + length, 0);
  const rows = [];
  const labelled = [...labelledBodies(9, 2000)].filter(({ form }) => form === "json" || form === "pretty").map(({ text }) => text);
  for (const [what, texts, passes] of [
    ["clean JSON bodies", cleanBodies(1, 16e6, true), 7],
    ["labelled JSON bodies", labelled, 15],
  ]) {
    const buffers = decode(texts);
    const size = bytesOf(buffers) / 1e6;
    const [ours, parse] = inTurns(
      [
        () => {
          for (const buffer of buffers) detector.scan(buffer);
        },
        () => {
          for (const buffer of buffers) JSON.parse(buffer.toString());
        },
      ],
      passes,
    );
    rows.push([
      `JSON.parse(buffer.toString()), ${number(size)} MB of ${what}`,
      number(size / ours),
      number(size / parse),
      number(parse / ours, 2),
      "0.50",
    ]);
  }
  for (const peer of await peers()) {
    const secretlint = peer.name.startsWith("secretlint");
    const wanted = secretlint ? "10" : peer.name.startsWith("Presidio") ? "500" : "";
    const clean = cleanBodies(2, peer.sample * 1e6);
    // What a peer does once a body weighs most where bodies are small.
    for (const [what, texts] of [["clean bodies", clean], ...(secretlint ? [["labelled JSON bodies", labelled]] : [])]) {
      const buffers = decode(texts);
      const size = bytesOf(buffers) / 1e6;
      // In turns, until eight readings or ten seconds; the first warms up where there are more.
      const [ours, theirs] = [[], []];
      for (let spent = 0; theirs.length < 8 && (spent < 10 || theirs.length === 0); ) {
        ours.push(
          ...inTurns(
            [
              () => {
                for (const buffer of buffers) detector.scan(buffer);
              },
            ],
            1,
          ),
        );
        theirs.push((await peer.read(texts)).seconds);
        spent += theirs.at(-1);
      }
      const [here, there] = [ours, theirs].map((times) => median(times.length > 1 ? times.slice(1) : times));
      rows.push([
        `${peer.name}, ${number(size)} MB of ${what}`,
        number(size / here),
        number(size / there, 3),
        number(there / here, 1),
        wanted,
      ]);
    }
  }
  return [
    {
      columns: ["beside", "spillproof MB/s", "peer MB/s", "ratio", "wanted"],
      rows,
      note: "One thread. Medians of several passes taken in turns, after a warm-up; a slow peer reads once.",
    },
  ];
}

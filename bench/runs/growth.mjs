// In: the detector and its package. Out: what more types cost, how large the package is, how long it takes to load.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createDetector, types } from "@spillproof/detect";
import { cleanBodies, inTurns, median, number } from "./measure.mjs";

export const title = "Growth and size";

export async function run() {
  const all = createDetector();
  const half = createDetector({ only: types.filter((_, i) => i % 2 === 0).map(({ id }) => id) });
  const bodies = cleanBodies(6, 12e6).map((text) => Buffer.from(text));
  const scan = (detector) => () => {
    for (const body of bodies) detector.scan(body);
  };
  const [whole, part] = inTurns([scan(all), scan(half)], 7);
  const folder = fileURLToPath(new URL("../../packages/detect", import.meta.url));
  const pack = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts", "--silent"], { cwd: folder, encoding: "utf8" });
  const [{ size, unpackedSize }] = JSON.parse(pack.slice(pack.indexOf("[")));
  const load = median(
    Array.from({ length: 9 }, () =>
      Number(
        execFileSync(
          process.execPath,
          [
            "--input-type=module",
            "-e",
            "const a=performance.now();const{createDetector}=await import('@spillproof/detect');createDetector();process.stdout.write(String(performance.now()-a))",
          ],
          { cwd: folder, encoding: "utf8" },
        ),
      ),
    ),
  );
  return [
    {
      columns: ["what", "measured", "wanted"],
      rows: [
        ["types", String(types.length), ""],
        ["time with all types over time with half of them", number(whole / part, 3), "1.100"],
        ["packed, kB", number(size / 1000), "400"],
        ["unpacked, kB", number(unpackedSize / 1000), ""],
        ["load and first detector, ms", number(load), ""],
      ],
      note: "",
    },
  ];
}

// In: the built command. Out: peak memory and speed while it reads 2 GB from a pipe.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { cleanTraffic } from "../dist/clean-traffic.js";
import { number } from "./measure.mjs";

export const title = "A stream of 2 GB";

const command = fileURLToPath(new URL("../../packages/spillproof/bin/spillproof.js", import.meta.url));
const report = "data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS+'\\n'))";

/** Pipes so many bytes through `spillproof detect -`; kilobytes of the largest resident set and seconds come back. */
async function piped(block, bytes) {
  const child = spawn(process.execPath, ["--import", report, command, "detect", "--quiet", "-"], { stdio: ["pipe", "ignore", "pipe"] });
  let told = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    told += text;
  });
  const closed = once(child, "close");
  const begin = performance.now();
  for (let sent = 0; sent < bytes; sent += block.length) if (!child.stdin.write(block)) await once(child.stdin, "drain");
  child.stdin.end();
  await closed;
  const peak = /peak (\d+)/.exec(told);
  if (!peak) throw new Error(`spillproof detect: ${told.slice(-300)}`);
  return { peak: Number(peak[1]), seconds: (performance.now() - begin) / 1000 };
}

export async function run() {
  const bytes = Number(process.env.BENCH_STREAM_MB ?? 2000) * 1e6;
  const lines = [];
  for (const { text } of cleanTraffic(4, 32e6)) lines.push(text);
  const block = Buffer.from(`${lines.join("\n")}\n`);
  const idle = await piped(Buffer.from("{}\n"), 1);
  const small = await piped(block, bytes / 10);
  const large = await piped(block, bytes);
  const row = (what, size, { peak, seconds }) => [what, number(size / 1e6, 0), number((peak * 1024) / 1e6), number(size / 1e6 / seconds)];
  return [
    {
      columns: ["input", "MB", "peak resident MB", "MB/s"],
      rows: [row("one line", 3, idle), row("a tenth", bytes / 10, small), row("the whole", bytes, large), ["wanted", "2,000", "< 100", ""]],
      note: "`spillproof detect -` as a process of its own, fed through a pipe; the peak is its own resource usage, Node itself included.",
    },
  ];
}

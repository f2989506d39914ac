// In: the command line. Out: its work done, and an exit status.

import { readFileSync } from "node:fs";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { readonly version: string };

// Whoever reads our output may stop reading (`| head`): that is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") process.exitCode = 3;
    process.exit();
  });
}

// The version is asked for by scripts at every start: nothing else is loaded for it.
if (process.argv.length === 3 && ["-v", "--version"].includes(process.argv[2]!)) {
  process.stdout.write(`${version}\n`);
} else {
  const { runProgram } = await import("./program.js");
  await runProgram(version);
  // An idle connection would keep the process for seconds.
  process.stdout.write("", () => process.stderr.write("", () => process.exit()));
}

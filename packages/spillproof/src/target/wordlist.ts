// In: a file with a word on each line. Out: its words, read as they are asked for, since such files may be larger than memory.

import { closeSync, openSync, readSync } from "node:fs";
import { access, constants, stat } from "node:fs/promises";
import { SpillproofError } from "../model/index.js";

const chunkBytes = 1 << 20;
/** No secret that somebody thought of is longer. */
const maximumLine = 1_024;
const newline = 0x0a;

/** The path, once it is known that it can be read. */
export async function wordlistAt(path: string, shown: string): Promise<string> {
  const readable = await Promise.all([stat(path), access(path, constants.R_OK)]).then(
    ([file]) => file.isFile(),
    () => false,
  );
  if (!readable) throw new SpillproofError("config", `The word list ${shown} cannot be read.`, "Check the path given with --wordlist.");
  return path;
}

/** Every line that is not empty, without its end. A file that goes away while it is read ends there. */
export function* wordsIn(path: string): Iterable<string> {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch {
    return;
  }
  try {
    const buffer = Buffer.alloc(chunkBytes);
    let rest = Buffer.alloc(0);
    for (;;) {
      const length = readSync(file, buffer, 0, chunkBytes, null);
      const bytes = Buffer.concat([rest, buffer.subarray(0, length)]);
      let start = 0;
      for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
        yield* wordOf(bytes.subarray(start, end));
        start = end + 1;
      }
      rest = bytes.subarray(start);
      // What comes after the beginning of a line that is too long is looked at as if it were a line.
      if (rest.length > maximumLine) rest = Buffer.alloc(0);
      if (length === 0) {
        yield* wordOf(rest);
        return;
      }
    }
  } finally {
    closeSync(file);
  }
}

function* wordOf(line: Buffer): Iterable<string> {
  const word = line.toString("utf8").replace(/\r$/, "");
  if (word !== "" && line.length <= maximumLine) yield word;
}

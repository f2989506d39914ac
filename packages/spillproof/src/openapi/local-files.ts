// In: the path of a document on disk. Out: a reader of the files that lie below its directory, and of no others.

import { readFile, realpath, stat } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { SpillproofError } from "../model/index.js";

const maximumBytes = 16 * 1024 * 1024;

/**
 * Gives `loadLocal` for `readDocument`: reads a path relative to the document's directory.
 * The reader throws SpillproofError `input` for whatever really lies elsewhere (links are followed first), is no file, or is larger than 16 MB.
 */
export function filesBelow(document: string): (path: string) => Promise<Uint8Array> {
  return async (path) => {
    const root = await realpath(dirname(document));
    const real = await realpath(join(root, path));
    const inside = real.startsWith(root.endsWith(sep) ? root : root + sep);
    if (!inside) throw new SpillproofError("input", `${path} is not below the document's directory.`, "Move it there.");
    const { size, ...kind } = await stat(real).then((status) => ({ size: status.size, file: status.isFile() }));
    if (!kind.file || size > maximumBytes)
      throw new SpillproofError("input", `${path} is not a file of at most ${maximumBytes >> 20} MB.`, "Give a smaller document.");
    return readFile(real);
  };
}

// In: the path of a document on disk. Out: the document, with what it refers to of the files below its directory, and of no others.

import { readFile, realpath, stat } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import { SpillproofError } from "../model/index.js";
import { type OpenDocument, readDocument } from "./document.js";

const maximumBytes = 16 * 1024 * 1024;

/** @throws SpillproofError `input` where the file cannot be read, or holds no document. */
export async function readDocumentFile(spec: string, target: string): Promise<OpenDocument> {
  const file = resolve(spec);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    throw new SpillproofError("input", `${spec} cannot be read.`, "Check the path of the document.", { cause });
  }
  return readDocument({ source: spec, bytes, target, loadLocal: filesBelow(file) });
}

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

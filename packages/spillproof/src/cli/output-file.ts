// In: the names after --output. Out: their formats, and files that are either whole or not there.

import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { SpillproofError } from "../model/index.js";

/**
 * The format that each file's ending picks, once it is known that the file can be written.
 * @throws SpillproofError `usage` where there is no format of that ending, or the file cannot be written
 */
export async function reportFiles(names: readonly string[]): Promise<ReadonlyMap<string, "json" | "html">> {
  const { formatOf } = await import("../report/index.js");
  const files = new Map<string, "json" | "html">();
  for (const file of names) {
    const format = formatOf(file);
    if (format !== "json" && format !== "html")
      throw new SpillproofError(
        "usage",
        `--output ${file}: there is no format of that ending.`,
        "The endings that there are: .json and .html.",
      );
    await checkWritable("--output", file);
    files.set(file, format);
  }
  return files;
}

/** @throws SpillproofError `usage` where the directory is missing or cannot be written, or the name is a directory's. */
export async function checkWritable(option: string, file: string): Promise<void> {
  const path = resolve(file);
  const directory = dirname(path);
  const folder = await stat(directory).catch(() => null);
  if (!folder?.isDirectory())
    throw new SpillproofError(
      "usage",
      `${option} ${file}: the directory ${directory} does not exist.`,
      "Make it first, or name another file.",
    );
  await access(directory, constants.W_OK).catch((cause: unknown) => {
    throw new SpillproofError("usage", `${option} ${file}: the directory ${directory} cannot be written.`, "Name a file elsewhere.", {
      cause,
    });
  });
  if ((await stat(path).catch(() => null))?.isDirectory())
    throw new SpillproofError("usage", `${option} ${file} is a directory.`, "Name a file in it, such as report.html.");
}

/** Writes beside the file and renames, so that a reader never meets half a report. Only the owner may read it. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const path = resolve(file);
  const draft = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}`);
  try {
    const handle = await open(draft, "wx", 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true });
    throw new SpillproofError("input", `${file} could not be written.`, "Look at the disk's space and the directory's rights.", { cause });
  }
}

// In: nothing. Out: where the example APIs lie, in a clone or in the installed package.

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SpillproofError } from "../model/index.js";

export type Framework = "flask" | "express";
export type Variant = "leaky" | "sound";

const packageFolder = fileURLToPath(new URL("../../", import.meta.url));
const repository = fileURLToPath(new URL("../../../../", import.meta.url));

/** The folders that hold examples, the living ones of a clone before the copies that packing leaves behind. */
function exampleFolders(): readonly string[] {
  // Of an installed package the fourth folder up is somebody's project, whose `examples` are none of ours.
  const inClone = existsSync(join(repository, "packages", "spillproof", "src", "demo"));
  return [...(inClone ? [join(repository, "examples")] : []), join(packageFolder, "examples")];
}

/** The folder of one Flask twin. Throws `environment` where the package was put together without it. */
export function flaskFolder(variant: Variant): string {
  const folder = exampleFolders()
    .map((examples) => join(examples, "flask", variant))
    .find((path) => existsSync(join(path, "requirements.txt")));
  if (folder === undefined) throw missing("flask", variant);
  return folder;
}

/** The file that starts one Express twin: one whose express can be resolved, or the bundle, which brings it. */
export function expressServer(variant: Variant): string {
  const files = exampleFolders()
    .map((examples) => join(examples, "express", variant, "server.js"))
    .filter((path) => existsSync(path));
  if (files.length === 0) throw missing("express", variant);
  const file = files.find((path) => path.startsWith(packageFolder) || resolvesExpress(path));
  if (file === undefined) {
    throw new SpillproofError(
      "environment",
      `The Express example ${files[0]} needs the package express, which is not installed.`,
      "Run `npm ci` in the clone, or `node scripts/examples.mjs` where express is installed.",
    );
  }
  return file;
}

function resolvesExpress(file: string): boolean {
  try {
    createRequire(file).resolve("express");
    return true;
  } catch {
    return false;
  }
}

function missing(framework: Framework, variant: Variant): SpillproofError {
  return new SpillproofError(
    "environment",
    `The ${variant} ${framework} example is not part of this installation.`,
    "Install spillproof again, or run it in a clone of its repository.",
  );
}

// In: a YAML file. Out: its plain value, and the line of every place in it.

import { readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import type * as Yaml from "yaml";
import { SpillproofError } from "../model/index.js";

export type Path = readonly PropertyKey[];

export interface ConfigurationFile {
  readonly path: string;
  /** As it is shown. */
  readonly name: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** The 1-based line of the nearest place that exists. */
  readonly lineOf: (path: Path) => number;
}

const fileName = "spillproof.yaml";
const maximumBytes = 4 * 1024 * 1024;
const maximumDepth = 50;

/** The file that is named, or `spillproof.yaml` in the directory or the nearest one above it; null where there is none. */
export async function readConfigurationFile(file: string | undefined, cwd: string): Promise<ConfigurationFile | null> {
  if (file !== undefined) {
    const path = resolve(cwd, file);
    const bytes = await readFile(path).catch((cause: unknown) => {
      throw new SpillproofError("config", `${file} cannot be read.`, "Check the path given with --config.", { cause });
    });
    return parse(path, file, bytes);
  }
  for (let directory = resolve(cwd); ; directory = dirname(directory)) {
    const path = join(directory, fileName);
    const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === "ENOENT" || cause.code === "ENOTDIR" || cause.code === "EACCES") return null;
      throw new SpillproofError("config", `${relative(cwd, path)} cannot be read.`, "Look at the file's rights.", { cause });
    });
    if (bytes !== null) return parse(path, relative(cwd, path), bytes);
    if (dirname(directory) === directory) return null;
  }
}

async function parse(path: string, name: string, bytes: Uint8Array): Promise<ConfigurationFile> {
  if (bytes.length > maximumBytes)
    throw new SpillproofError("config", `${name} is larger than ${maximumBytes >> 20} MB.`, "Give a smaller file.");
  const yaml = await import("yaml");
  const counter = new yaml.LineCounter();
  const document = yaml.parseDocument(shield(new TextDecoder().decode(bytes)), {
    lineCounter: counter,
    prettyErrors: false,
    logLevel: "silent",
    merge: true,
  });
  const mistake = document.errors[0];
  if (mistake !== undefined) {
    // The library's sentence may quote the file, and with it a secret.
    const line = counter.linePos(mistake.pos[0]).line;
    const what =
      mistake.code === "DUPLICATE_KEY"
        ? "this key stands twice in its map"
        : `this is not valid YAML (${mistake.code.toLowerCase().replaceAll("_", " ")})`;
    throw new SpillproofError("config", `${name}:${line}: ${what}.`, "Look at quotes, colons and indentation there.");
  }
  let value: unknown;
  try {
    value = unshield(document.toJS({ maxAliasCount: 100 }), 0) ?? {};
  } catch {
    throw new SpillproofError("config", `${name}: an alias in it cannot be resolved.`, "Look at the names after * and &.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new SpillproofError(
      "config",
      `${name}:1: expected keys such as target and identities.`,
      "Run spillproof init in an empty directory to see one.",
    );
  return { path, name, value: value as Record<string, unknown>, lineOf: (at) => lineOf(yaml, document, counter, at) };
}

function lineOf(yaml: typeof Yaml, document: Yaml.Document.Parsed, counter: Yaml.LineCounter, path: Path): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    if (yaml.isAlias(node)) node = node.resolve(document);
    let place: unknown;
    if (yaml.isMap(node)) {
      const pair = node.items.find((item) => String(yaml.isScalar(item.key) ? item.key.value : item.key) === String(step));
      place = pair?.key;
      node = pair?.value;
    } else {
      node = yaml.isSeq(node) ? node.items[Number(step)] : undefined;
      place = node;
    }
    if (!yaml.isNode(place) || place.range == null) break;
    offset = place.range[0];
  }
  return counter.linePos(offset).line || 1;
}

/** `/teams/{team_id}` is no YAML inside `{ … }`, and what everybody writes: its braces are put aside for the parser. */
function shield(text: string): string {
  return text.replace(/(?<=[\w/.~-])\{([A-Za-z_][\w.-]{0,60})\}/g, "\u{e000}$1\u{e001}");
}

function unshield(value: unknown, depth: number): unknown {
  if (typeof value === "string") return value.replaceAll("\u{e000}", "{").replaceAll("\u{e001}", "}");
  if (depth > maximumDepth || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => unshield(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [unshield(key, depth), unshield(item, depth + 1)]));
}

// In: the bytes of one document. Out: its tree of plain values, and where each of its values stands in the text.

import type * as Yaml from "yaml";
import { SpillproofError } from "../model/index.js";
import { jsonPlaces, type TextPlace } from "./json-places.js";
import { pointerTokens } from "./json-pointer.js";

/** A mistake of syntax that did not keep the rest from being read. */
export interface SyntaxMistake {
  readonly message: string;
  readonly line: number | null;
}

export interface SourceFile {
  /** Empty for the document itself, else the path below it. */
  readonly name: string;
  readonly root: unknown;
  readonly mistakes: readonly SyntaxMistake[];
  readonly places: (pointers: Iterable<string>) => ReadonlyMap<string, TextPlace>;
}

const maximumJson = 64 * 1024 * 1024;
/** YAML costs about forty times what JSON costs. */
const maximumYaml = 16 * 1024 * 1024;
const maximumBrokenJson = 4 * 1024 * 1024;
const maximumMistakes = 20;
/** The parser's time grows with the square of their number. */
const maximumAliases = 10_000;

/**
 * Reads JSON or YAML, whatever the file is called.
 * @throws SpillproofError `input` where it is neither, with the line.
 */
export async function parseSource(name: string, shownAs: string, bytes: Uint8Array): Promise<SourceFile> {
  if (bytes.length > maximumJson)
    throw new SpillproofError("input", `${shownAs} is larger than ${maximumJson >> 20} MB.`, "Give a smaller document.");
  const text = decode(bytes);
  const first = text.trimStart()[0];
  if (first === undefined) throw new SpillproofError("input", `${shownAs} is empty.`, "Give an OpenAPI document in JSON or YAML.");
  if (first === "<")
    throw new SpillproofError(
      "input",
      `${shownAs} is HTML or XML, not JSON or YAML.`,
      "Give the address of the OpenAPI document itself, not of the page that shows it.",
    );
  let cause: unknown;
  if (first === "{" || first === "[") {
    try {
      return { name, root: JSON.parse(text) as unknown, mistakes: [], places: (pointers) => jsonPlaces(text, pointers) };
    } catch (error) {
      cause = error;
    }
  }
  if (bytes.length > (cause === undefined ? maximumYaml : maximumBrokenJson)) {
    const what =
      cause === undefined ? `a YAML document of more than ${maximumYaml >> 20} MB` : `not valid JSON${jsonErrorLine(text, cause)}`;
    throw new SpillproofError("input", `${shownAs} is ${what}.`, "Give the document as JSON.", { cause });
  }
  return parseYaml(name, shownAs, text, cause);
}

/** JSON with comments or trailing commas is YAML too, and read as such. */
async function parseYaml(name: string, shownAs: string, text: string, jsonError: unknown): Promise<SourceFile> {
  const yaml = await import("yaml");
  const fail = (detail: string, cause: unknown) =>
    new SpillproofError(
      "input",
      jsonError === undefined
        ? `${shownAs} is neither JSON nor YAML${detail}.`
        : `${shownAs} is not valid JSON${jsonErrorLine(text, jsonError) || detail}.`,
      "Correct the syntax there, or give another document.",
      { cause: jsonError ?? cause },
    );
  if (aliasesIn(text) > maximumAliases) {
    throw new SpillproofError("input", `${shownAs} has more than ${maximumAliases} YAML aliases.`, "Give the document as JSON.");
  }
  const counter = new yaml.LineCounter();
  let root: unknown;
  let document: Yaml.Document.Parsed;
  try {
    document = yaml.parseDocument(text, { lineCounter: counter, merge: true, uniqueKeys: false, prettyErrors: false, logLevel: "silent" });
    // Aliases stay shared objects, so that a bomb of them costs nothing.
    root = plainValue(yaml, document);
  } catch (error) {
    throw fail(error instanceof RangeError ? ": it is nested too deep" : "", error);
  }
  const mistakes: SyntaxMistake[] = document.errors
    .slice(0, maximumMistakes)
    .map((error) => ({ message: `YAML: ${firstLine(error.message)}`, line: counter.linePos(error.pos[0]).line || null }));
  if (root === null || typeof root !== "object" || (jsonError !== undefined && mistakes.length > 0)) {
    throw fail(mistakes[0]?.line ? ` (line ${mistakes[0].line}: ${mistakes[0].message})` : "", document.errors[0]);
  }
  if (jsonError !== undefined)
    mistakes.push({ message: `not valid JSON${jsonErrorLine(text, jsonError)}; read as YAML, which allows it`, line: null });
  return { name, root, mistakes, places: (pointers) => yamlPlaces(yaml, document, counter, pointers) };
}

function aliasesIn(text: string): number {
  if (!/[\s,[{:-]&[^\s,\]}&]/.test(text)) return 0;
  let count = 0;
  for (const _ of text.matchAll(/[\s,[{:-]\*[^\s,\]}*]/g)) count++;
  return count;
}

/** The plain value. An alias of nothing is null, and a mistake like any other. */
function plainValue(yaml: typeof Yaml, document: Yaml.Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: -1 });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    yaml.visit(document, {
      Alias(_, alias) {
        if (alias.resolve(document) !== undefined) return undefined;
        const [start, end] = alias.range ?? [0, 0];
        document.errors.push(new yaml.YAMLParseError([start, end], "BAD_ALIAS", `nothing is called *${alias.source}`));
        return document.createNode(null);
      },
    });
    return document.toJS({ maxAliasCount: -1 });
  }
}

function yamlPlaces(
  yaml: typeof Yaml,
  document: Yaml.Document.Parsed,
  counter: Yaml.LineCounter,
  pointers: Iterable<string>,
): ReadonlyMap<string, TextPlace> {
  const indexes = new Map<Yaml.YAMLMap, Map<string, Yaml.Pair>>();
  // An alias's own way to its anchor walks the whole document each time.
  let anchored: Map<string, unknown> | null = null;
  const anchors = () => {
    if (anchored !== null) return anchored;
    const found = new Map<string, unknown>();
    yaml.visit(document, { Collection: (_, node) => void (node.anchor !== undefined && found.set(node.anchor, node)) });
    anchored = found;
    return found;
  };
  const indexOf = (map: Yaml.YAMLMap) => {
    let index = indexes.get(map);
    if (index === undefined) {
      index = new Map(map.items.map((pair) => [String(yaml.isScalar(pair.key) ? pair.key.value : pair.key), pair]));
      indexes.set(map, index);
    }
    return index;
  };
  const places = new Map<string, TextPlace>();
  for (const pointer of pointers) {
    let node: unknown = document.contents;
    let key: unknown = node;
    for (const token of pointerTokens(pointer)) {
      if (yaml.isAlias(node)) node = anchors().get(node.source);
      if (yaml.isMap(node)) {
        const pair = indexOf(node).get(token);
        key = pair?.key;
        node = pair?.value;
      } else {
        node = yaml.isSeq(node) ? node.items[Number(token)] : undefined;
        key = node;
      }
    }
    if (!yaml.isNode(key) || key.range == null) continue;
    const { line, col: column } = counter.linePos(key.range[0]);
    places.set(pointer, { line, column });
  }
  return places;
}

function decode(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

function firstLine(message: string): string {
  const end = message.indexOf("\n");
  return (end === -1 ? message : message.slice(0, end)).slice(0, 200);
}

function jsonErrorLine(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : "";
  const position = /at position (\d{1,12})/.exec(message)?.[1];
  const end = position !== undefined ? Number(position) : message.includes("end of JSON input") ? text.length : null;
  if (end === null) return "";
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < end; at = text.indexOf("\n", at + 1)) line++;
  return ` (line ${line})`;
}

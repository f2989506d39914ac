// In: the bytes of an OpenAPI document of any version. Out: its operations, and each mistake in it with its place.

import { createHash } from "node:crypto";
import { type ApiDocument, type DocumentError, type Operation, SpillproofError } from "../model/index.js";
import { checkSchemas } from "./check-schemas.js";
import { type Declared, readDeclared } from "./declared.js";
import type { TextPlace } from "./json-places.js";
import { readOperations } from "./operations.js";
import { childOf, isJson, type Json, own, type Place, References, textOf } from "./references.js";
import { Schemas } from "./schema-view.js";
import { parseSource } from "./source-file.js";

interface DocumentInput {
  /** The file or URL path it was read from. */
  readonly source: string;
  readonly bytes: Uint8Array;
  /** Origin URL of the target. */
  readonly target: string;
  /** Reads a file for a `$ref`, by its path relative to the document's directory; absent where the document came from a URL. */
  readonly loadLocal?: (path: string) => Promise<Uint8Array>;
}

/** A document as it was read, with what it declares for all operations, and where each thing in it stands. */
export interface OpenDocument extends ApiDocument {
  readonly declared: Declared;
  /** Line and column of each of these pointers, in one pass a file; one that names nothing is missing. `file` is empty for the document itself. */
  readonly locate: (pointers: Iterable<string>) => ReadonlyMap<string, TextPlace & { readonly file: string }>;
}

const maximumFiles = 500;
const maximumFileBytes = 32 * 1024 * 1024;

/**
 * Reads OpenAPI 3.0, 3.1 and Swagger 2.0, in JSON or YAML. What is broken drops only itself and is told in `errors`; a schema that cannot be
 * found allows anything. Nothing is fetched.
 * @throws SpillproofError `input` where nothing is usable: neither JSON nor YAML, not an OpenAPI document, or without any operation.
 */
export async function readDocument(input: DocumentInput): Promise<OpenDocument> {
  const { source, bytes, target, loadLocal } = input;
  const references = new References(loadLocal !== undefined);
  references.files.set("", await parseSource("", source, bytes));
  let loaded = 0;
  for (;;) {
    references.restart();
    const read = readTree(references, source, target, loadLocal === undefined);
    const missing = [...references.wanted].filter((file) => !references.files.has(file) && !references.refused.has(file));
    if (loadLocal === undefined || missing.length === 0) return finish(references, source, bytes, read);
    for (const file of missing) {
      try {
        if (references.files.size > maximumFiles || loaded > maximumFileBytes) throw new Error("is one file too many");
        const content = await loadLocal(file);
        loaded += content.length;
        references.files.set(file, await parseSource(file, file, content));
      } catch (error) {
        references.refused.set(file, reasonOf(error));
      }
    }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof SpillproofError) return `could not be read: ${error.message.replace(/\.$/, "")}`;
  const code = isJson(error) ? (error as { code?: unknown }).code : undefined;
  if (code === "ENOENT") return "names a file that is not there";
  return "could not be read";
}

interface Read {
  readonly version: ApiDocument["version"];
  readonly title: string | null;
  readonly operations: readonly Operation[];
  readonly declared: Declared;
}

function readTree(references: References, source: string, target: string, fromUrl: boolean): Read {
  const root = references.root();
  const version = versionOf(references, root, source);
  for (const { message } of references.files.get("")!.mistakes) references.report(root, message);
  const schemas = new Schemas(references);
  const starts: Place[] = [];
  const document = fromUrl ? addressBelow(source, target) : target;
  const operations = readOperations({ references, schemas, surroundings: { target, document }, swagger2: version === "2.0", starts }, root);
  checkSchemas(references, starts);
  return { version, title: textOf((childOf(root, "info").node ?? {}) as Json, "title"), operations, declared: readDeclared(references) };
}

function addressBelow(source: string, target: string): string {
  try {
    return new URL(source, target).href;
  } catch {
    return target;
  }
}

function versionOf(references: References, root: Place, source: string): ApiDocument["version"] {
  const hint = "Give an OpenAPI 3.0, 3.1 or Swagger 2.0 document.";
  const [mistake] = references.files.get("")!.mistakes;
  if (mistake !== undefined && !(isJson(root.node) && isJson(own(root.node, "paths")))) {
    throw new SpillproofError(
      "input",
      `${source} is neither JSON nor YAML (line ${mistake.line}: ${mistake.message}).`,
      "Correct the syntax there, or give another document.",
    );
  }
  if (!isJson(root.node)) throw new SpillproofError("input", `${source} is not an OpenAPI document: it is not an object.`, hint);
  if (own(root.node, "swaggerVersion") !== undefined) throw new SpillproofError("input", `${source} is a Swagger 1 document.`, hint);
  const key = own(root.node, "openapi") === undefined && own(root.node, "swagger") !== undefined ? "swagger" : "openapi";
  const stated = own(root.node, key);
  if (stated === undefined) {
    if (!isJson(own(root.node, "paths")))
      throw new SpillproofError("input", `${source} is not an OpenAPI document: it has neither "openapi" nor "swagger" nor "paths".`, hint);
    const guess = isJson(own(root.node, "definitions")) || own(root.node, "basePath") !== undefined ? "2.0" : "3.0";
    references.report(root, `the document does not say its version; read as ${guess}`);
    return guess;
  }
  // YAML makes a number of an unquoted version.
  const text =
    typeof stated === "number"
      ? Number.isInteger(stated)
        ? `${stated}.0`
        : String(stated)
      : typeof stated === "string"
        ? stated.trim()
        : "";
  if (/^2\.\d/.test(text) || text === "2") return "2.0";
  if (/^3\.0/.test(text) || text === "3") return "3.0";
  if (!/^3\.[12]/.test(text))
    references.report(childOf(root, key), `version ${JSON.stringify(text.slice(0, 20))} is not known; read as 3.1`);
  return "3.1";
}

function finish(references: References, source: string, bytes: Uint8Array, read: Read): OpenDocument {
  const main = references.files.get("")!;
  if (read.operations.length === 0) {
    const first = references.errors[0];
    const line = first === undefined ? undefined : main.places([first.pointer]).get(first.pointer)?.line;
    const why = first === undefined ? "" : `: ${first.message}${line === undefined ? "" : ` (line ${line})`}`;
    throw new SpillproofError(
      "input",
      `${source} holds no operation that can be read${why}.`,
      "Give a document whose paths have operations.",
    );
  }

  const locate = (pointers: Iterable<string>) => placesOf(references, pointers);
  const places = locate([...references.errors, ...read.operations.map(({ place }) => place)].map(({ pointer }) => pointer));
  const lineOf = (pointer: string): number | null => places.get(pointer)?.line ?? null;
  const errors: DocumentError[] = references.errors.map((error) => ({ ...error, line: lineOf(error.pointer) }));
  if (references.dropped > 0) errors.push({ message: `${references.dropped} more mistakes are not listed`, pointer: "", line: null });
  let mistake = 0;
  return {
    source,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    version: read.version,
    title: read.title,
    operations: read.operations.map((operation) => ({
      ...operation,
      place: { ...operation.place, line: lineOf(operation.place.pointer) },
    })),
    // A mistake of syntax has its own line and no pointer.
    errors: errors.map((error) =>
      error.message === main.mistakes[mistake]?.message ? { ...error, line: main.mistakes[mistake++]!.line } : error,
    ),
    declared: read.declared,
    locate,
  };
}

function placesOf(references: References, pointers: Iterable<string>): ReturnType<OpenDocument["locate"]> {
  const byFile = new Map<string, Map<string, string>>();
  for (const pointer of pointers) {
    const [file, inner] = splitPlace(pointer);
    const wanted = byFile.get(file) ?? new Map<string, string>();
    byFile.set(file, wanted.set(inner, pointer));
  }
  const found = new Map<string, TextPlace & { readonly file: string }>();
  for (const [file, wanted] of byFile) {
    for (const [inner, place] of references.files.get(file)?.places(wanted.keys()) ?? []) found.set(wanted.get(inner)!, { ...place, file });
  }
  return found;
}

function splitPlace(pointer: string): readonly [file: string, inner: string] {
  if (pointer === "" || pointer.startsWith("/")) return ["", pointer];
  const hash = pointer.indexOf("#");
  return [pointer.slice(0, hash), pointer.slice(hash + 1)];
}

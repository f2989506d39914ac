// In: a document as a value or text. Out: it, read.

import type { ApiDocument, Operation, Schema } from "../../src/model/index.js";
import { readDocument } from "../../src/openapi/index.js";

export function read(
  document: unknown,
  more: { target?: string; source?: string; files?: Record<string, string> } = {},
): Promise<ApiDocument> {
  const text = typeof document === "string" ? document : JSON.stringify(document, null, 2);
  const { files } = more;
  return readDocument({
    source: more.source ?? "openapi.json",
    bytes: new TextEncoder().encode(text),
    target: more.target ?? "http://127.0.0.1:5000",
    ...(files && {
      loadLocal: async (path: string) => {
        const content = files[path];
        if (content === undefined) throw Object.assign(new Error("not there"), { code: "ENOENT" });
        return new TextEncoder().encode(content);
      },
    }),
  });
}

export async function operation(document: unknown, id?: string, more: Parameters<typeof read>[1] = {}): Promise<Operation> {
  const { operations } = await read(document, more);
  const found = id === undefined ? operations[0] : operations.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no ${id}: ${operations.map((candidate) => candidate.id).join(", ")}`);
  return found;
}

/** The view of a schema in a document of that version with those components. */
export async function schemaOf(schema: unknown, components: Record<string, unknown> = {}, version = "3.1.0"): Promise<Schema> {
  const document = {
    openapi: version,
    info: { title: "t", version: "1" },
    paths: { "/x": { get: { responses: { "200": { description: "ok", content: { "application/json": { schema } } } } } } },
    components: { schemas: components },
  };
  return (await operation(document)).responses.get("200")!.content[0]!.schema!;
}

/** Numbers from 0 up to 1 that are the same each time. */
export function seeded(seed = 1): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

// In: a schema and the place of a field in an answer. Out: what the document promises of that field.

import type { MediaContent, Operation, Schema } from "../model/index.js";

/**
 * *promised*: the document lists the field, in the schema or in one of its alternatives. *write-only*: it lists it as `writeOnly`, which no
 * answer may hold. *open*: the object around it is open to anything. *absent*: the object lists its fields, and this is none of them.
 * *unknown*: the document gives no schema.
 */
type Promised = "promised" | "write-only" | "open" | "absent" | "unknown";

const maximumWidth = 2000;

/** What the document promises of the field at `path` (keys and indexes; `*` is any item) in a value that follows `schema`. */
export function promiseAt(schema: Schema | null, path: readonly (string | number)[]): Promised {
  if (schema === null) return "unknown";
  let level: readonly Schema[] = [schema];
  let writeOnly = false;
  for (let depth = 0; ; depth++) {
    const reached = withAlternatives(level);
    writeOnly ||= reached.some((view) => view.writeOnly && depth > 0);
    if (depth === path.length) return writeOnly ? "write-only" : "promised";
    const token = path[depth]!;
    const next = new Set<Schema>();
    let open = false;
    const speaks = reached.some((view) => view.properties.size > 0);
    for (const view of reached) {
      for (const child of childrenAt(view, token)) {
        if (child === "open") open ||= !(speaks && isSilent(view));
        else next.add(child);
      }
    }
    if (next.size === 0) return writeOnly ? "write-only" : open ? "open" : "absent";
    level = [...next].slice(0, maximumWidth);
  }
}

/** All that a value may follow: the schemas, and their alternatives at any depth. A list where one object stands, or the other way round, is read as its items. */
function withAlternatives(schemas: readonly Schema[]): readonly Schema[] {
  const found = new Set<Schema>(schemas);
  for (const view of found) {
    for (const alternative of view.alternatives) {
      if (found.size >= maximumWidth) return [...found];
      found.add(alternative);
    }
  }
  return [...found];
}

/** True for a schema that says nothing of fields or types, such as the `{ required: [a] }` of an `anyOf`. */
function isSilent(view: Schema): boolean {
  return view.types.length === 0 && view.properties.size === 0;
}

function* childrenAt(view: Schema, token: string | number, unwrapped: ReadonlySet<Schema> = new Set()): Generator<Schema | "open"> {
  const { types } = view;
  // A pointer writes an index as text; beside an object it could be a key.
  const isIndex = typeof token === "number" || token === "*" || (!types.includes("object") && /^\d{1,9}$/.test(token));
  const named = view.properties.get(String(token));
  if (named !== undefined) {
    yield named;
    return;
  }
  const isArray = types.includes("array") || view.items !== null || view.prefixItems.length > 0;
  if (isIndex && isArray) {
    const item = token === "*" ? view.items : (view.prefixItems[Number(token)] ?? view.items);
    if (item !== null) yield item;
    else if (view.prefixItems.length === 0) yield "open";
    if (token === "*") yield* view.prefixItems;
    return;
  }
  if (types.length === 0 || types.includes("object")) {
    const { additional } = view;
    // One object is promised and a list of them is sent: another mistake than a field too many.
    if (isIndex && view.properties.size > 0) yield view;
    else if (additional === "open") yield "open";
    else if (typeof additional === "object") yield additional;
    return;
  }
  // A list is promised and one of its items is sent.
  if (isArray && view.items !== null && !unwrapped.has(view) && unwrapped.size < 20) {
    const inner = new Set(unwrapped).add(view);
    for (const item of withAlternatives([view.items])) yield* childrenAt(item, token, inner);
  }
}

/**
 * The schema promised for an answer: by exact status, then its range (`2XX`), then `default` where the status is an error or no success
 * is stated; by media type exactly, then any JSON for JSON, then ranges. Null where the document gives none.
 */
export function responseSchema(operation: Pick<Operation, "responses">, status: number, contentType: string | null): Schema | null {
  const { responses } = operation;
  const statesSuccess = [...responses.keys()].some((key) => /^[23]/.test(key));
  const promise =
    responses.get(String(status)) ??
    responses.get(`${Math.floor(status / 100)}XX`) ??
    (status >= 400 || !statesSuccess ? responses.get("default") : undefined);
  return promise === undefined ? null : (contentFor(promise.content, contentType)?.schema ?? null);
}

function contentFor(content: readonly MediaContent[], contentType: string | null): MediaContent | undefined {
  if (contentType === null || bare(contentType) === "") return content.find(({ mediaType }) => isJsonType(bare(mediaType))) ?? content[0];
  const wanted = bare(contentType);
  const exact = content.find(({ mediaType }) => bare(mediaType) === wanted);
  if (exact !== undefined) return exact;
  const json = isJsonType(wanted) ? content.find(({ mediaType }) => isJsonType(bare(mediaType))) : undefined;
  const major = `${wanted.split("/")[0]}/*`;
  return (
    json ??
    content.find(({ mediaType }) => bare(mediaType) === major) ??
    content.find(({ mediaType }) => ["*/*", "*", ""].includes(bare(mediaType)))
  );
}

function bare(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}

function isJsonType(mediaType: string): boolean {
  return mediaType === "application/json" || mediaType.endsWith("+json") || mediaType.endsWith("/json");
}

/** A field of a schema and where it stands; `*` stands for any item of an array or any key of a map. */
interface Field {
  readonly path: readonly string[];
  readonly schema: Schema;
}

/** The fields of a schema and of its alternatives, nearest first, at most `limit`. A schema inside itself is told once and not entered again. */
export function* fieldsOf(schema: Schema, limit = 10_000): Generator<Field> {
  interface Node extends Field {
    readonly above: Node | null;
  }
  const queue: Node[] = [{ path: [], schema, above: null }];
  const told = new Set<string>();
  for (let at = 0; at < queue.length && told.size < limit; at++) {
    const node = queue[at]!;
    let ancestor = node.above;
    while (ancestor !== null && ancestor.schema !== node.schema) ancestor = ancestor.above;
    if (ancestor !== null) continue;
    for (const view of withAlternatives([node.schema])) {
      for (const [token, child] of childFields(view)) {
        const path = [...node.path, token];
        const key = JSON.stringify(path);
        if (!told.has(key)) {
          if (told.size >= limit) return;
          told.add(key);
          yield { path, schema: child };
        }
        if (queue.length < limit * 2) queue.push({ path, schema: child, above: node });
      }
    }
  }
}

function* childFields(view: Schema): Generator<[string, Schema]> {
  yield* view.properties;
  for (const item of view.prefixItems) yield ["*", item];
  if (view.items !== null) yield ["*", view.items];
  if (typeof view.additional === "object") yield ["*", view.additional];
}

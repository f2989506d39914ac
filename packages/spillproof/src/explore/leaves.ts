// In: a JSON value from outside. Out: its scalar leaves and its objects, with their places.

export type Scalar = string | number | boolean | null;
export type Tokens = readonly (string | number)[];

export interface Leaf {
  readonly tokens: Tokens;
  readonly value: Scalar;
}

/** Larger answers are looked at up to here: enough to know them, too little to be drowned by them. */
const maximumLeaves = 50_000;

/** Every scalar of a value in document order; iterative, since the value comes from outside. */
export function leavesOf(value: unknown): readonly Leaf[] {
  const leaves: Leaf[] = [];
  walk(value, (tokens, item) => {
    if (isScalar(item)) leaves.push({ tokens, value: item });
    return leaves.length < maximumLeaves;
  });
  return leaves;
}

export interface Row {
  readonly tokens: Tokens;
  readonly value: Readonly<Record<string, unknown>>;
}

/** The objects that stand in arrays or in maps keyed by ids, at any depth: what a list lists. */
export function rowsOf(value: unknown): readonly Row[] {
  const rows: Row[] = [];
  walk(value, (tokens, item) => {
    if (typeof tokens.at(-1) === "number" && isObject(item)) rows.push({ tokens, value: item });
    else if (isIdMap(item)) for (const [key, entry] of Object.entries(item)) rows.push({ tokens: [...tokens, key], value: entry });
    return rows.length < maximumLeaves;
  });
  return rows;
}

/** `{"17": {…}, "42": {…}}`: objects under ids, not under names such as `address1`. */
export function isIdMap(value: unknown): value is Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  if (!isObject(value)) return false;
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([key, item]) => isObject(item) && /[\d@]/.test(key) && !/^[a-z_]+\d{1,2}$/i.test(key));
}

/** The object around a value, by the value's tokens: the nearest row that holds it. */
export function rowAround(tokens: Tokens, rows: ReadonlyMap<string, Row["value"]>): Row["value"] | null {
  for (let length = tokens.length - 1; length > 0; length--) {
    const row = rows.get(pointerOf(tokens.slice(0, length)));
    if (row !== undefined) return row;
  }
  return null;
}

function walk(value: unknown, visit: (tokens: Tokens, item: unknown) => boolean): void {
  const stack: { readonly tokens: Tokens; readonly item: unknown }[] = [{ tokens: [], item: value }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (!visit(next.tokens, next.item)) return;
    const { tokens, item } = next;
    if (Array.isArray(item)) {
      for (let index = Math.min(item.length, maximumLeaves) - 1; index >= 0; index--)
        stack.push({ tokens: [...tokens, index], item: item[index] });
    } else if (isObject(item)) {
      const entries = Object.entries(item).slice(0, maximumLeaves);
      for (const [key, child] of entries.reverse()) stack.push({ tokens: [...tokens, key], item: child });
    }
  }
}

function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** RFC 6901. */
export function pointerOf(tokens: Tokens): string {
  return tokens.map((token) => `/${String(token).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The pointer with every array index as `*`: the same for all rows of a list. */
export function patternOf(tokens: Tokens): string {
  return pointerOf(tokens.map((token) => (typeof token === "number" ? "*" : token)));
}

/** RFC 6901; undefined where nothing stands there. */
export function valueAt(value: unknown, pointer: string): unknown {
  let here = value;
  for (const token of pointer.split("/").slice(1)) {
    if (here === null || typeof here !== "object") return undefined;
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    here = Object.hasOwn(here, key) ? (here as Record<string, unknown>)[key] : undefined;
  }
  return here;
}

/** True for what envelopes call the object inside. */
export function isWrapper(name: string): boolean {
  return /^(?:_?id|node|resource|attributes|data|item|entity|object|value|record|result|response|payload|body)$/i.test(name);
}

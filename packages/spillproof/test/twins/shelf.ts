// In: what a kind of thing holds, and what of a body is kept. Out: the routes by which it is made, listed, read, changed and deleted; each caller has their own.

import { me, notFound } from "./collection.js";
import type { Ask, Reply, Route } from "./kit.js";

export type Row = Record<string, unknown>;

const stores = new WeakMap<Ask["memory"], Map<string, Map<string, Row>>>();

/** Rows by id, as long as the server lives. */
export function storeOf({ memory }: Pick<Ask, "memory">, name: string): Map<string, Row> {
  const all = stores.get(memory) ?? new Map<string, Map<string, Row>>();
  stores.set(memory, all);
  const store = all.get(name) ?? new Map<string, Row>();
  all.set(name, store);
  return store;
}

export function next({ memory }: Pick<Ask, "memory">, first: number): number {
  const id = memory.get("next") ?? first;
  memory.set("next", id + 1);
  return id;
}

/** The object in a JSON body; nothing where there is none. */
export function sentIn({ body }: Ask): Row {
  const value: unknown = body === "" ? {} : JSON.parse(body);
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Row) : {};
}

export function only(names: readonly string[], sent: Row): Row {
  return Object.fromEntries(Object.entries(sent).filter(([name]) => names.includes(name)));
}

export interface Shelf {
  /** What the document offers to send, and promises to answer: schemas by name. */
  readonly takes: Readonly<Record<string, unknown>>;
  readonly promises: Readonly<Record<string, unknown>>;
  /** What the server fills in. */
  readonly fresh: (ask: Ask) => Row;
  /** What of a body is kept. `row` is null where a thing is made. A reply refuses. */
  readonly keep: (sent: Row, row: Row | null, leaky: boolean, ask: Ask) => Row | { readonly refusal: Reply };
  readonly method?: "PATCH" | "PUT";
  /** The schema of a body around the fields. */
  readonly body?: (properties: Readonly<Record<string, unknown>>, making: boolean) => Readonly<Record<string, unknown>>;
  /** Takes the fields out of a body, and puts them into an answer. */
  readonly unwrap?: (sent: Row) => Row;
  readonly wrap?: (row: Row) => unknown;
  /** The answer to a change; the thing where absent. */
  readonly changed?: (row: Row, sent: Row) => unknown;
  /** The field that says whose a thing is. */
  readonly owner?: string;
  readonly further?: Readonly<Record<string, Route>>;
}

export const text = { type: "string", maxLength: 80 } as const;

export function shelf({
  takes,
  promises,
  fresh,
  keep,
  method = "PATCH",
  body = (properties, making) => ({ type: "object", properties, ...(making ? { required: Object.keys(properties) } : {}) }),
  unwrap = (sent) => sent,
  wrap = (row) => row,
  changed = wrap,
  owner = "owner",
  further = {},
}: Shelf): Record<string, Route> {
  const rows = (ask: Ask) => storeOf(ask, "things");
  const own = (ask: Ask) => {
    const row = rows(ask).get(ask.path.thing_id ?? "");
    return row?.[owner] === ask.who ? row : undefined;
  };
  const isRefusal = (kept: ReturnType<Shelf["keep"]>): kept is { readonly refusal: Reply } => Object.hasOwn(kept, "refusal");
  return {
    ...me,
    "GET /things": {
      list: true,
      promises,
      handle: (ask) => ({ json: [...rows(ask).values()].filter((row) => row[owner] === ask.who) }),
    },
    "POST /things": {
      promises,
      takes: body(takes, true),
      handle: (ask, leaky) => {
        const sent = unwrap(sentIn(ask));
        const wanted = Object.entries(takes).flatMap(([name, schema]) => ((schema as Row).readOnly === true ? [] : [name]));
        if (wanted.some((name) => !Object.hasOwn(sent, name))) return { status: 422, json: { error: "incomplete" } };
        const kept = keep(sent, null, leaky, ask);
        if (isRefusal(kept)) return kept.refusal;
        const row: Row = { id: next(ask, 4100), ...fresh(ask), ...kept };
        rows(ask).set(String(row.id), row);
        return { status: 201, json: wrap(row) };
      },
    },
    "GET /things/{thing_id}": {
      promises,
      handle: (ask) => {
        const row = own(ask);
        return row === undefined ? notFound : { json: wrap(row) };
      },
    },
    [`${method} /things/{thing_id}`]: {
      promises,
      takes: body(takes, method === "PUT"),
      handle: (ask, leaky) => {
        const row = own(ask);
        if (row === undefined) return notFound;
        const sent = unwrap(sentIn(ask));
        const kept = keep(sent, row, leaky, ask);
        if (isRefusal(kept)) return kept.refusal;
        Object.assign(row, kept);
        return { json: changed(row, sent) };
      },
    },
    "DELETE /things/{thing_id}": {
      handle: (ask) => {
        const row = own(ask);
        if (row === undefined) return notFound;
        rows(ask).delete(String(row.id));
        return { status: 204 };
      },
    },
    ...further,
  };
}

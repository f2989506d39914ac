// In: rows and whose they are. Out: the routes of a list that holds the caller's own and of one object by its id; the leaky one forgets whose it is.

import type { Ask, Reply, Route } from "./kit.js";
import { personOf } from "./people.js";

/** Whose, and what is answered of it. */
export type Owned = readonly [owner: string, value: Readonly<Record<string, unknown>>];

export const notFound: Reply = { status: 404, json: { error: "not found" } };
export const forbidden: Reply = { status: 403, json: { error: "forbidden" } };

export function ownOf(rows: readonly Owned[], who: string | null): readonly unknown[] {
  return rows.filter(([owner]) => owner === who).map(([, value]) => value);
}

/** `path` ends in the id's parameter: `/orders/{order_id}`; `key` is the field that it takes. */
export function one(path: string, key: string, rows: readonly Owned[], no: Reply = notFound): Record<string, Route> {
  const parameter = /\{([^}]+)\}$/.exec(path)![1]!;
  return {
    [`GET ${path}`]: {
      promises: fieldsOf(rows),
      handle: (ask, leaky) => {
        const row = rows.find(([, value]) => String(value[key]) === ask.path[parameter]);
        return row === undefined || (!leaky && row[0] !== ask.who) ? no : { json: row[1] };
      },
    },
  };
}

export function list(path: string, rows: readonly Owned[]): Record<string, Route> {
  return { [`GET ${path}`]: { list: true, promises: fieldsOf(rows), handle: ({ who }) => ({ json: ownOf(rows, who) }) } };
}

export function collection(path: string, key: string, rows: readonly Owned[], no: Reply = notFound): Record<string, Route> {
  return { ...list(path.slice(0, path.lastIndexOf("/")), rows), ...one(path, key, rows, no) };
}

/** The caller's own account, sound in both. */
export const me: Record<string, Route> = {
  "GET /me": {
    promises: ["id", "name", "email"],
    handle: ({ who }: Ask) => ({ json: { id: personOf(who).id, name: personOf(who).name, email: personOf(who).email } }),
  },
};

/** Every field of the rows, promised at any depth. */
function fieldsOf(rows: readonly Owned[]): Record<string, unknown> {
  return Object.fromEntries(rows.flatMap(([, value]) => Object.keys(value).map((name) => [name, {}] as const)));
}

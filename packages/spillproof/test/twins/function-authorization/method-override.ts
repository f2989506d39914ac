// In: nothing. Out: servers that look for another method in a header or parameter, before and after the check of who may use it.

import type { Ask, Reply, Route, Twin } from "../kit.js";
import { only, type Row, sentIn, shelf, storeOf, text } from "../shelf.js";

const takes = { title: text, remark: text } as const;
const fields = { id: { type: "integer" }, owner: text, ...takes } as const;
const item = "/things/{thing_id}";
const forbidden: Reply = { status: 403, json: { error: "forbidden" } };
const notFound: Reply = { status: 404, json: { error: "not found" } };
const notAllowed: Reply = { status: 405, json: { error: "method not allowed" } };
const unauthorized: Reply = { status: 401, json: { error: "unauthorized" } };

type Saying = (ask: Ask) => string | undefined;
const header =
  (name: string): Saying =>
  (ask) =>
    ask.header(name)?.toUpperCase();
const query: Saying = (ask) => ask.query.get("_method")?.toUpperCase();
const form: Saying = (ask) =>
  ask.header("content-type")?.startsWith("application/x-www-form-urlencoded")
    ? new URLSearchParams(ask.body).get("_method")?.toUpperCase()
    : undefined;

interface Turned {
  /** Where the server looks for another method, on which ones. */
  readonly saying: Saying;
  readonly on: readonly ("GET" | "POST")[];
  /** Refuses by the method as it was sent, in the sound one by the method that is meant as well; null lets it through. */
  readonly gate: (method: string, row: Row, ask: Ask) => Reply | null;
  readonly method?: "DELETE" | "PATCH";
  /** Anybody may read it, by the document's word. */
  readonly published?: boolean;
}

/** Everybody may read what anybody made, and only its owner may change it. */
function turned({ saying, on, gate, method = "DELETE", published = false }: Turned): Record<string, Route> {
  const {
    [`DELETE ${item}`]: remove,
    [`PATCH ${item}`]: change,
    ...others
  } = shelf({
    takes,
    promises: fields,
    fresh: ({ who }) => ({ owner: who, public: true }),
    keep: (sent) => ({ title: sent.title, remark: sent.remark }),
  });
  const done: Record<string, (ask: Ask, row: Row) => Reply> = {
    DELETE: (ask, row) => {
      storeOf(ask, "things").delete(String(row.id));
      return { status: 204 };
    },
    PATCH: (ask, row) => ({ json: Object.assign(row, only(["title", "remark"], sentIn(ask))) }),
    GET: (_, row) => ({ json: row }),
    POST: () => notAllowed,
  };
  const handle = (ask: Ask, leaky: boolean): Reply => {
    const row = storeOf(ask, "things").get(ask.path.thing_id!);
    if (row === undefined) return notFound;
    const sent = ask.method;
    const meant = (on as readonly string[]).includes(sent) ? (saying(ask) ?? sent) : sent;
    const refusal = gate(sent, row, ask) ?? (leaky ? null : gate(meant, row, ask));
    if (refusal !== null) return refusal;
    return (done[meant] ?? (() => notAllowed))(ask, row);
  };
  const promises = { ...fields, public: { type: "boolean" } };
  return {
    ...others,
    [`GET ${item}`]: { promises, open: true, ...(published ? { security: [] } : {}), handle },
    [`POST ${item}`]: { hidden: true, open: true, handle },
    ...(method === "DELETE" ? { [`DELETE ${item}`]: { ...remove!, open: true, handle } } : {}),
    ...(method === "PATCH" ? { [`PATCH ${item}`]: { ...change!, open: true, handle } } : {}),
  };
}

/** Reading is for every caller with a token, writing for the owner, by the method that was sent. */
const byMethod: Turned["gate"] = (method, row, { who }) =>
  who === null ? unauthorized : method === "GET" || method === "POST" || row.owner === who ? null : forbidden;

function twin(name: string, routes: Record<string, Route>, further: Partial<Twin> = {}): Twin {
  return {
    name,
    routes,
    configuration: { active: true },
    leaks: [`method-override DELETE ${item} high`],
    verifies: [`scopes DELETE ${item}`],
    ...further,
  };
}

export const twins: readonly Twin[] = [
  twin("a header, on GET", turned({ saying: header("x-http-method-override"), on: ["GET"], gate: byMethod })),
  twin("a header of another name, on POST", turned({ saying: header("x-http-method"), on: ["POST"], gate: byMethod })),
  twin("the third one", turned({ saying: header("x-method-override"), on: ["POST"], gate: byMethod })),
  twin("in the query", turned({ saying: query, on: ["POST"], gate: byMethod })),
  twin("in the query, on a server that takes no forms", turned({ saying: query, on: ["POST"], gate: byMethod }), {
    before: (ask) => (form(ask) === undefined ? null : { status: 415, json: { error: "unsupported media type" } }),
  }),
  twin("in a form", turned({ saying: form, on: ["POST"], gate: byMethod })),
  twin("a change", turned({ saying: header("x-http-method-override"), on: ["POST"], gate: byMethod, method: "PATCH" }), {
    leaks: [`method-override PATCH ${item} high`],
    verifies: [`scopes PATCH ${item}`],
  }),
  twin(
    "closed at the gate, even to the owner",
    turned({
      saying: header("x-http-method-override"),
      on: ["POST"],
      gate: (method, row, { who }) => (method === "DELETE" ? notAllowed : row.owner === who ? null : forbidden),
    }),
  ),
  twin(
    "nobody in particular",
    turned({
      saying: header("x-http-method-override"),
      on: ["GET"],
      published: true,
      gate: (method, row, { who }) => (method === "GET" || row.owner === who ? null : forbidden),
    }),
  ),
  // What lies.
  twin(
    "readers are counted",
    (() => {
      const routes = turned({ saying: header("x-http-method-override"), on: ["GET"], gate: byMethod });
      const read = routes[`GET ${item}`]!;
      return {
        ...routes,
        [`GET ${item}`]: {
          ...read,
          handle: (ask, leaky) => {
            const row = storeOf(ask, "things").get(ask.path.thing_id!);
            if (row !== undefined && row.owner !== ask.who)
              row.remark = `read ${Number(String(row.remark).replace(/\D/g, "") || 0) + 1} times`;
            return read.handle(ask, leaky);
          },
        },
      };
    })(),
  ),
  {
    ...twin(
      "open to everybody as it is",
      turned({ saying: query, on: ["POST"], gate: (_, row, { who }) => (who === null && row.owner !== "" ? unauthorized : null) }),
    ),
    // What it is instead has a rule of its own.
    configuration: { active: true, only: ["method-override"] },
    leaks: [],
    verifies: [],
    leavesOpen: [`scopes DELETE ${item}`],
  },
];

// In: nothing. Out: APIs of which nobody is known: accounts made from nothing find out how a session travels, and what is anybody's.

import { randomBytes } from "node:crypto";
import { notFound } from "../collection.js";
import type { Ask, Reply, Route, Twin } from "../kit.js";
import { next, sentIn, storeOf, text } from "../shelf.js";

const takes = {
  type: "object",
  required: ["email", "password"],
  properties: { email: { type: "string", format: "email" }, password: text },
};
const refused: Reply = { status: 401, json: { error: "unauthorized" } };

/** Notes of whoever has a session; `gives` answers a login with it, `brings` finds it in a request. */
function notes(gives: (session: string) => Reply, brings: (ask: Ask) => string | undefined): Record<string, Route> {
  const whose = (ask: Ask) => storeOf(ask, "sessions").get(brings(ask) ?? "")?.email;
  const forCallers = (handle: (ask: Ask, email: unknown, leaky: boolean) => Reply): Partial<Route> & Pick<Route, "handle"> => ({
    security: null,
    open: true,
    handle: (ask, leaky) => (whose(ask) === undefined ? refused : handle(ask, whose(ask), leaky)),
  });
  const promises = { id: { type: "integer" }, title: text };
  return {
    "POST /register": {
      security: null,
      open: true,
      takes,
      handle: (ask) => {
        const { email, password } = sentIn(ask);
        storeOf(ask, "accounts").set(String(email), { password });
        return { status: 201, json: { email } };
      },
    },
    "POST /login": {
      security: null,
      open: true,
      takes,
      handle: (ask) => {
        const { email, password } = sentIn(ask);
        if (storeOf(ask, "accounts").get(String(email))?.password !== password) return refused;
        const session = randomBytes(20).toString("hex");
        storeOf(ask, "sessions").set(session, { email });
        return gives(session);
      },
    },
    "GET /me": { promises: ["email"], ...forCallers((_, email) => ({ json: { email } })) },
    "GET /notes": {
      list: true,
      promises,
      ...forCallers((ask, email) => ({
        json: [...storeOf(ask, "notes").values()].filter(({ by }) => by === email).map(({ id, title }) => ({ id, title })),
      })),
    },
    "POST /notes": {
      takes: { type: "object", required: ["title"], properties: { title: text } },
      promises,
      ...forCallers((ask, email) => {
        const id = next(ask, 6100);
        storeOf(ask, "notes").set(String(id), { id, title: sentIn(ask).title, by: email });
        return { status: 201, json: { id } };
      }),
    },
    "GET /notes/{note_id}": {
      promises,
      ...forCallers((ask, email, leaky) => {
        const note = storeOf(ask, "notes").get(ask.path.note_id!);
        return note === undefined || (!leaky && note.by !== email) ? notFound : { json: { id: note.id, title: note.title } };
      }),
    },
    "DELETE /notes/{note_id}": forCallers((ask, email) => {
      const mine = storeOf(ask, "notes").get(ask.path.note_id!)?.by === email;
      return mine && storeOf(ask, "notes").delete(ask.path.note_id!) ? { status: 204 } : notFound;
    }),
  };
}

const shared = {
  people: {},
  configuration: { active: true },
  leaks: ["object-authorization GET /notes/{note_id} high"],
  verifies: ["subject-ownership GET /notes/{note_id}"],
} as const;

export const twins: readonly Twin[] = [
  {
    ...shared,
    name: "the login sets a cookie, and says no more than that it is done",
    routes: notes(
      (session) => ({ json: { ok: true }, headers: { "set-cookie": `sid=${session}; Path=/; HttpOnly; Secure; SameSite=Lax` } }),
      (ask) => /(?:^|; )sid=([^;]+)/.exec(ask.header("cookie") ?? "")?.[1],
    ),
  },
  {
    ...shared,
    name: "the token has a name and a header that no document tells",
    routes: notes(
      (session) => ({ json: { result: { pase: session } } }),
      (ask) => ask.header("x-auth-token"),
    ),
  },
  {
    ...shared,
    name: "another word stands before the token",
    routes: notes(
      (session) => ({ json: { key: session } }),
      (ask) => /^Token (.+)$/.exec(ask.header("authorization") ?? "")?.[1],
    ),
  },
];

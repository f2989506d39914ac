// In: what of a sign-up is kept. Out: the routes by which whoever likes makes an account, logs in, sees themselves and leaves again.

import type { Ask, Route } from "./kit.js";
import { next, only, type Row, sentIn, storeOf, text } from "./shelf.js";

export interface Accounts {
  /** What of a sign-up is kept; null refuses it. */
  readonly register: (sent: Row, leaky: boolean) => Row | null;
  readonly change?: (sent: Row, leaky: boolean) => Row;
  readonly shows?: readonly string[];
  readonly claims?: (row: Row) => Row;
  readonly open?: boolean;
  readonly further?: Readonly<Record<string, Route>>;
}

export const accountFields = ["username", "email", "password"];

export function accountRoutes({
  register,
  change,
  shows = ["id", "username", "email", "role"],
  claims = () => ({}),
  open = false,
  further = {},
}: Accounts): Record<string, Route> {
  const signup = { username: text, email: { type: "string", format: "email" }, password: { type: "string", format: "password" } };
  const users = (ask: Ask) => storeOf(ask, "users");
  const self = (ask: Ask) => users(ask).get(ask.who ?? "") ?? {};
  return {
    "POST /register": {
      security: [],
      takes: { type: "object", required: accountFields, properties: signup, ...(open ? { additionalProperties: true } : {}) },
      handle: (ask, leaky) => {
        const sent = sentIn(ask);
        if (accountFields.some((field) => typeof sent[field] !== "string")) return { status: 422, json: { error: "incomplete" } };
        const kept = register(sent, leaky);
        if (kept === null) return { status: 422, json: { error: "a field is not known" } };
        const row: Row = { id: next(ask, 310), role: "user", ...kept };
        users(ask).set(String(row.id), row);
        return { status: 201, json: { id: row.id, username: row.username } };
      },
    },
    "POST /login": {
      security: [],
      takes: { type: "object", required: ["username", "password"], properties: { username: text, password: text } },
      handle: (ask) => {
        const { username, password } = sentIn(ask);
        const row = [...users(ask).values()].find((other) => other.username === username && other.password === password);
        if (row === undefined) return { status: 401, json: { error: "unauthorized" } };
        return { json: { access_token: ask.issue(String(row.id), claims(row)), token_type: "bearer" } };
      },
    },
    "GET /me": { promises: shows, handle: (ask) => ({ json: only(shows, self(ask)) }) },
    "DELETE /me": {
      handle: (ask) => {
        users(ask).delete(ask.who ?? "");
        ask.revoke(ask.token);
        return { status: 204 };
      },
    },
    ...(change === undefined
      ? {}
      : {
          "PATCH /me": {
            takes: { type: "object", properties: { email: signup.email, username: text } },
            handle: (ask: Ask, leaky: boolean) => {
              Object.assign(self(ask), change(sentIn(ask), leaky));
              return { json: only(shows, self(ask)) };
            },
          } satisfies Route,
        }),
    ...further,
  };
}

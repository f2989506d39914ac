// In: nothing. Out: ways to log out and to be deleted after which a token works on, and some after which it should.

import { me } from "../collection.js";
import type { Part } from "../jwt.js";
import type { Ask, Reply, Route, Twin } from "../kit.js";

const text = { type: "string" };
const names = { type: "object", required: ["username", "password"], properties: { username: text, password: text } };
const unauthorized: Reply = { status: 401, json: { error: "unauthorized" } };
const sent = ({ body }: Ask): Part => JSON.parse(body === "" ? "{}" : body) as Part;

interface Manner {
  /** The path and method of the logout. */
  readonly logout?: string;
  readonly takes?: Route["takes"];
  /** What a login answers besides. */
  readonly more?: Part;
  /** What the tokens say besides. */
  readonly claims?: Part;
  readonly answer?: Reply;
  /** The account can be deleted, and is forgotten by the leaky one alone. */
  readonly deletes?: boolean;
  readonly forgets?: boolean;
}

/** Accounts that anybody may make. The leaky one answers a logout well and does nothing. */
function accounts({
  logout = "POST /logout",
  takes,
  more = {},
  claims = {},
  answer = { status: 204 },
  deletes = true,
  forgets = true,
}: Manner) {
  const routes: Record<string, Route> = {
    ...me,
    "POST /register": {
      security: [],
      takes: names,
      handle: (ask) => {
        const { username, password } = sent(ask);
        ask.things.set(`account ${username}`, { username, password });
        return { status: 201, json: { id: username, username } };
      },
    },
    "POST /login": {
      security: [],
      takes: names,
      handle: (ask) => {
        const { username, password } = sent(ask);
        if (ask.things.get(`account ${username}`)?.password !== password) return unauthorized;
        const turn = (ask.memory.get("logins") ?? 0) + 1;
        ask.memory.set("logins", turn);
        return { json: { access_token: ask.issue(String(username), { jti: `session ${turn}`, ...claims }), ...more } };
      },
    },
    ...(logout === ""
      ? {}
      : {
          [logout]: {
            ...(takes === undefined ? {} : { takes }),
            handle: (ask: Ask, leaky: boolean): Reply => {
              if (takes !== undefined && Object.keys(sent(ask)).length === 0) return { status: 422, json: { error: "token is required" } };
              if (!leaky && answer.status === 204) ask.revoke(ask.token);
              return answer;
            },
          } satisfies Route,
        }),
    ...(deletes
      ? {
          "DELETE /me": {
            handle: (ask: Ask, leaky: boolean): Reply => {
              ask.things.delete(`account ${ask.who}`);
              if (forgets || !leaky) ask.revoke(ask.token);
              return { status: 204 };
            },
          } satisfies Route,
        }
      : {}),
  };
  return routes;
}

const base = { configuration: { active: true } } as const;
const leak = (operation: string, severity = "medium") => [`token-not-revoked ${operation} ${severity}`];

export const twins: readonly Twin[] = [
  {
    ...base,
    name: "a logout that does nothing",
    routes: accounts({}),
    leaks: leak("POST /logout"),
    verifies: ["safe-token-handling POST /logout", "safe-token-handling DELETE /me"],
  },
  {
    ...base,
    name: "a session that is deleted and lives on",
    routes: accounts({ logout: "DELETE /auth/session" }),
    leaks: leak("DELETE /auth/session"),
    verifies: ["safe-token-handling DELETE /auth/session"],
  },
  {
    ...base,
    name: "a logout in another language",
    routes: accounts({ logout: "POST /konto/abmelden" }),
    leaks: leak("POST /konto/abmelden"),
    verifies: ["safe-token-handling POST /konto/abmelden"],
  },
  {
    ...base,
    name: "a revocation that takes the token in its body",
    routes: accounts({ logout: "POST /token/revoke", takes: { type: "object", required: ["token"], properties: { token: text } } }),
    leaks: leak("POST /token/revoke"),
    verifies: ["safe-token-handling POST /token/revoke"],
  },
  {
    ...base,
    name: "tokens that end after ten minutes",
    routes: accounts({ claims: { exp: Math.floor(Date.now() / 1000) + 600 } }),
    leaks: leak("POST /logout", "low"),
    verifies: ["safe-token-handling POST /logout"],
  },
  {
    ...base,
    name: "a deleted account whose token lives on",
    routes: accounts({ logout: "", forgets: false }),
    leaks: leak("DELETE /me"),
    verifies: ["safe-token-handling DELETE /me"],
  },
  {
    ...base,
    name: "a logout that is refused",
    routes: accounts({ logout: "POST /logout", answer: { status: 400, json: { error: "no session" } } }),
    leaks: [],
  },
  {
    ...base,
    name: "no way to make an account",
    routes: { ...me, "POST /logout": { handle: () => ({ status: 204 }) } },
    leaks: [],
  },
  {
    name: "a scan that only reads",
    routes: accounts({}),
    leaks: [],
  },
];

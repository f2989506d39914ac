// In: how a tiny API keeps its sessions. Out: identities that log in by name and password, and who is behind a session, for twins.

import { createHash, randomBytes } from "node:crypto";
import { me } from "./collection.js";
import type { Ask, Known, Reply, Route } from "./kit.js";
import { alice, bob, both, personOf } from "./people.js";

export const accounts = [
  { id: alice.id, user: "alice.larkwood", password: "Larkwood-Pass-1" },
  { id: bob.id, user: "bob.fennimore", password: "Fennimore-Pass-2" },
] as const;

export const accountOf = (user: unknown) => accounts.find((account) => account.user === user);

export const wrong: Reply = { status: 401, json: { error: "wrong name or password" } };

/** What a login was sent, as JSON. */
export function sent({ body }: Ask): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Alice and Bob log in with these further keys in their login, and send what they get by `send`. */
export function loggingIn(
  more: Readonly<Record<string, unknown>> = {},
  send: Readonly<Record<string, unknown>> = {},
): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    accounts.map(({ user, password }) => [
      user.split(".")[0]!,
      { login: { request: "POST /login", json: { username: user, password }, token: "/access_token", ...more }, ...send },
    ]),
  );
}

const takes = { type: "object", properties: { username: { type: "string" }, password: { type: "string" } } };

/** `POST /login`: whoever is named with the right password gets what `give` gives; else `no` is answered. */
export function login(
  give: (ask: Ask, account: (typeof accounts)[number], leaky: boolean) => Reply,
  no: (ask: Ask, leaky: boolean) => Reply = () => wrong,
): Record<string, Route> {
  return {
    "POST /login": {
      security: [],
      promises: { access_token: {}, token_type: {} },
      takes,
      handle: (ask, leaky) => {
        const { username, password } = sent(ask);
        const account = accountOf(username);
        return account !== undefined && account.password === password ? give(ask, account, leaky) : no(ask, leaky);
      },
    },
  };
}

export const issued = (ask: Ask, { id }: (typeof accounts)[number]): Reply => ({
  json: { access_token: ask.issue(id, { jti: randomBytes(8).toString("hex") }), token_type: "Bearer" },
});

const keyOf = (session: string) => `session ${createHash("sha256").update(session).digest("hex")}`;

/** Remembers whose a session is; of nobody's, that it was given. */
export function keep({ memory }: Pick<Ask, "memory">, session: string, id: string | null): void {
  memory.set(
    keyOf(session),
    both.findIndex((person) => person.id === id),
  );
}

export function ownerOf({ memory }: Pick<Ask, "memory">, session: string): Known | null {
  const index = memory.get(keyOf(session)) ?? -1;
  return index < 0 ? null : { subject: both[index]!.id, claims: {} };
}

export function isKept({ memory }: Pick<Ask, "memory">, session: string): boolean {
  return memory.has(keyOf(session));
}

/** The caller's own account, told to whoever's the session is. */
export function own(who: string | null): Reply {
  if (who === null) return { status: 401, json: { error: "unauthorized" } };
  return { json: { id: personOf(who).id, name: personOf(who).name, email: personOf(who).email } };
}

/** Accounts can be made, and log in like those of Alice and Bob. */
export function signingUp(no: (ask: Ask, leaky: boolean) => Reply): Record<string, Route> {
  const known = login(issued, no)["POST /login"]!;
  return {
    ...me,
    "POST /login": {
      ...known,
      handle: (ask, leaky) => {
        const { username, password } = sent(ask);
        return ask.memory.has(`login ${String(username)} ${String(password)}`)
          ? { json: { access_token: ask.issue(`new-${String(username)}`), token_type: "Bearer" } }
          : known.handle(ask, leaky);
      },
    },
    "POST /signup": {
      security: [],
      takes: {
        type: "object",
        required: ["username", "email", "password"],
        properties: { username: { type: "string" }, email: { type: "string" }, password: { type: "string" } },
      },
      handle: (ask) => {
        const { username, email, password } = sent(ask);
        for (const key of [`account ${String(email)}`, `name ${String(username)}`, `login ${String(username)} ${String(password)}`])
          ask.memory.set(key, 1);
        return { status: 201, json: { username } };
      },
    },
  };
}

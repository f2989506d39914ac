// In: nothing. Out: logins whose tokens live for too long, and others whose long lives are another thing's.

import { me } from "../collection.js";
import type { Ask, Route, Twin } from "../kit.js";
import { alice, bob } from "../people.js";

const hour = 3_600;
const now = Math.floor(Date.now() / 1000);

/** A login that answers with what `told` makes. */
export function login(answer: (ask: Ask, subject: string, leaky: boolean) => Readonly<Record<string, unknown>>): Record<string, Route> {
  return {
    "POST /login": {
      security: [],
      takes: { type: "object", properties: { username: {}, password: {} } },
      handle: (ask, leaky) => {
        const { username, password } = JSON.parse(ask.body) as { username?: string; password?: string };
        const subject = { alice: alice.id, bob: bob.id }[username ?? ""];
        if (subject === undefined || password !== `${username}-larkspur-41`) return { status: 401, json: { error: "invalid credentials" } };
        return { json: answer(ask, subject, leaky) };
      },
    },
  };
}

export const logins = Object.fromEntries(
  ["alice", "bob"].map((username) => [
    username,
    { login: { request: "POST /login", json: { username, password: `${username}-larkspur-41` }, token: "/access_token" } },
  ]),
);

export const twins: readonly Twin[] = [
  {
    name: "thirty days by its claims",
    identities: logins,
    routes: {
      ...me,
      ...login(({ issue }, subject, leaky) => ({ access_token: issue(subject, { exp: now + (leaky ? 30 * 24 : 1) * hour, iat: now }) })),
    },
    leaks: ["token-lifetime null low"],
    verifies: ["safe-token-handling null"],
  },
  {
    name: "no end",
    identities: logins,
    routes: { ...me, ...login(({ issue }, subject, leaky) => ({ access_token: issue(subject, leaky ? { exp: undefined } : {}) })) },
    leaks: ["token-lifetime null low"],
    verifies: ["safe-token-handling null"],
  },
  {
    name: "no end in its claims, and one in the answer beside it",
    identities: logins,
    routes: {
      ...me,
      ...login(({ issue }, subject, leaky) => ({
        access_token: issue(subject, { exp: undefined }),
        expires_in: leaky ? 365 * 24 * hour : hour,
        refresh_token: `rt-${subject}-c1f07b52d94e`,
        refresh_expires_in: 90 * 24 * hour,
      })),
    },
    leaks: ["token-lifetime null low"],
    verifies: ["safe-token-handling null"],
  },
  {
    name: "a day to the second, and a refresh token that lives for months",
    identities: logins,
    moreTokens: { [alice.id]: { refresh: { typ: "refresh", exp: now + 180 * 24 * hour } } },
    routes: {
      ...me,
      ...login(({ issue }, subject, leaky) => ({ access_token: issue(subject, { iat: now, exp: now + (leaky ? 49 : 24) * hour }) })),
    },
    leaks: ["token-lifetime null low"],
    verifies: ["safe-token-handling null"],
  },
];

// In: nothing. Out: tokens without a scope that are answered all the same, and grants that allow more than their words seem to.

import { forbidden, me } from "../collection.js";
import type { Ask, Reply, Route, Twin } from "../kit.js";
import { alice, bob, both, personOf } from "../people.js";

const [a, b] = [alice.id, bob.id];
const reads = "orders:read";
const statistics = { month: "2026-09", sold: 8_412, returned: 317, busiest: "Walnut writing desk" };
const insufficient: Reply = {
  status: 403,
  json: { error: "insufficient_scope" },
  headers: { "www-authenticate": 'Bearer error="insufficient_scope"' },
};
const has = ({ claims }: Ask, ...scopes: readonly string[]) => {
  const held = typeof claims.scope === "string" ? claims.scope.split(" ") : Array.isArray(claims.scp) ? claims.scp : [];
  return scopes.some((scope) => held.includes(scope));
};

/** Answers what `handle` says where one of the scopes is held; the leaky one does not look. */
function scoped(scopes: readonly string[], handle: (ask: Ask) => Reply, accepted: readonly string[] = scopes): Route {
  return { scopes, handle: (ask, leaky) => (leaky || has(ask, ...accepted) ? handle(ask) : insufficient) };
}

const stocks = { "GET /statistics": scoped([reads], () => ({ json: statistics })) };

export const twins: readonly Twin[] = [
  {
    name: "a narrower token of the same subject",
    people: { [a]: { name: "alice", scope: "profile:read orders:read" }, [b]: { name: "bob", scope: "profile:read orders:read" } },
    moreTokens: { [a]: { narrow: { scope: "profile:read" } } },
    routes: {
      "GET /me": {
        ...scoped(["profile:read"], ({ who }) => ({ json: { id: who, email: personOf(who).email } })),
        promises: ["id", "email"],
      },
      ...stocks,
    },
    leaks: ["scope-not-enforced GET /statistics high"],
    verifies: ["scopes GET /statistics"],
  },
  {
    name: "tokens with scopes of the document's manner, none of them of the document",
    people: { [a]: { name: "alice", scope: "shifts:read team:read" }, [b]: { name: "bob", scope: "shifts:read" } },
    routes: { ...me, ...stocks },
    leaks: ["scope-not-enforced GET /statistics high"],
    verifies: ["scopes GET /statistics"],
  },
  {
    name: "another identity without the scope, elsewhere refused",
    people: { [a]: { name: "alice", scope: "orders:read reports:read" }, [b]: { name: "bob", scope: "profile:read" } },
    routes: {
      ...me,
      ...stocks,
      "GET /reports": {
        scopes: ["reports:read"],
        handle: (ask) => (has(ask, "reports:read") ? { json: { report: "Autumn, all branches" } } : insufficient),
      },
    },
    leaks: ["scope-not-enforced GET /statistics high"],
    verifies: ["scopes GET /statistics", "scopes GET /reports"],
  },
  {
    name: "scopes in a list of their own claim",
    people: { [a]: { name: "alice", scp: ["orders:read"] }, [b]: { name: "bob", scp: ["profile:read"] } },
    routes: {
      ...me,
      ...stocks,
      "GET /reports": {
        scopes: ["orders:read"],
        handle: (ask) => (has(ask, "orders:read") ? { json: { report: "Autumn, all branches" } } : insufficient),
      },
    },
    leaks: ["scope-not-enforced GET /statistics high"],
    verifies: ["scopes GET /statistics"],
  },
  {
    name: "scopes that are refused nowhere",
    people: { [a]: { name: "alice", scope: "orders:read stock:read" }, [b]: { name: "bob", scope: "profile:read" } },
    routes: { ...me, ...stocks, "GET /stock": scoped(["stock:read"], () => ({ json: { warehouse: "Harbour East", pallets: 2_214 } })) },
    leaks: ["scope-not-enforced null high"],
    verifies: ["scopes GET /statistics", "scopes GET /stock"],
  },
  {
    name: "personal data behind a scope",
    people: { [a]: { name: "alice", scope: "customers:read" }, [b]: { name: "bob", scope: "profile:read" } },
    routes: {
      ...me,
      "GET /export": {
        ...scoped(["customers:read"], ({ who }) => ({
          json: both.filter(({ id }) => id === who).map(({ id, email, birth_date }) => ({ id, email, birth_date })),
        })),
        list: true,
        promises: ["id", "email", "birth_date"],
      },
      "GET /reports": {
        scopes: ["customers:read"],
        handle: (ask) => (has(ask, "customers:read") ? { json: { report: "Autumn, all branches" } } : insufficient),
      },
    },
    leaks: ["scope-not-enforced GET /export high"],
    verifies: ["scopes GET /export"],
  },
  {
    name: "a right to write that includes reading",
    people: { [a]: { name: "alice", scope: "orders:write" }, [b]: { name: "bob", scope: "profile:read" } },
    routes: { ...me, "GET /statistics": scoped([reads], () => ({ json: statistics }), ["orders:write", reads]) },
    leaks: ["scope-not-enforced GET /statistics high"],
    verifies: ["scopes GET /statistics"],
  },
  {
    name: "a star, an admin and a whole family of scopes",
    people: {
      [a]: { name: "alice", scope: "orders:*" },
      [b]: { name: "bob", scope: "admin" },
      "user-c3": { name: "carol", scope: "orders" },
      "user-d4": { name: "dora", scope: "profile:read" },
    },
    routes: { ...me, "GET /statistics": scoped([reads], () => ({ json: statistics }), ["orders:*", "admin", "orders"]) },
    leaks: ["scope-not-enforced GET /statistics high"],
    verifies: ["scopes GET /statistics"],
  },
  {
    name: "tokens whose scopes speak of something else",
    people: { [a]: { name: "alice", scope: "openid profile" }, [b]: { name: "bob", scope: "openid profile" } },
    routes: {
      ...me,
      "GET /statistics": {
        scopes: [reads],
        open: true,
        handle: ({ who }, leaky) => (leaky || who !== null ? { json: statistics } : forbidden),
      },
    },
    leaks: ["spec-mismatch GET /statistics low"],
  },
  {
    name: "a scope or, just as well, none",
    people: { [a]: { name: "alice", scope: "orders:read" }, [b]: { name: "bob", scope: "profile:read" } },
    routes: {
      ...me,
      "GET /opening-hours": {
        security: [{ token: [reads] }, { token: [] }],
        handle: () => ({ json: { monday: "nine to five", sunday: "closed all day" } }),
      },
      ...stocks,
    },
    leaks: ["scope-not-enforced GET /statistics high"],
    verifies: ["scopes GET /statistics"],
  },
  {
    name: "both of two scopes",
    people: { [a]: { name: "alice", scope: "orders:read audit:read" }, [b]: { name: "bob", scope: "orders:read" } },
    routes: {
      ...me,
      "GET /audit": {
        scopes: [reads, "audit:read"],
        handle: (ask, leaky) => (leaky || (has(ask, reads) && has(ask, "audit:read")) ? { json: statistics } : insufficient),
      },
    },
    leaks: ["scope-not-enforced GET /audit high"],
    verifies: ["scopes GET /audit"],
  },
  {
    name: "an empty list for a token without the scope",
    people: { [a]: { name: "alice", scope: "orders:read" }, [b]: { name: "bob", scope: "profile:read" } },
    routes: {
      ...me,
      "GET /tours": {
        scopes: [reads],
        handle: (ask, leaky) => ({
          json:
            leaky || has(ask, reads)
              ? [
                  { tour: "North loop", vans: 3 },
                  { tour: "Harbour and mills", vans: 5 },
                ]
              : [],
        }),
      },
    },
    leaks: ["scope-not-enforced GET /tours high"],
  },
  {
    name: "rights that issuers keep in claims of their own",
    people: {
      [a]: { name: "alice", realm_access: { roles: ["orders:read"] } },
      [b]: { name: "bob", realm_access: { roles: ["profile:read"] } },
    },
    routes: {
      ...me,
      "GET /statistics": {
        scopes: [reads],
        handle: ({ claims }, leaky) => (leaky || JSON.stringify(claims).includes(reads) ? { json: statistics } : insufficient),
      },
    },
    leaks: ["scope-not-enforced GET /statistics high"],
    verifies: ["scopes GET /statistics"],
  },
  {
    name: "a role that allows what no scope does",
    people: {
      [a]: { name: "alice", scope: "openid orders:read", roles: ["customer"] },
      [b]: { name: "bob", scope: "openid", roles: ["dispatcher"] },
      "user-c3": { name: "carol", scope: "openid", roles: ["customer"] },
    },
    routes: {
      ...me,
      "GET /statistics": {
        scopes: [reads],
        handle: (ask, leaky) =>
          leaky || has(ask, reads) || String(ask.claims.roles) === "dispatcher" ? { json: statistics } : insufficient,
      },
    },
    leaks: ["scope-not-enforced GET /statistics high"],
    verifies: ["scopes GET /statistics"],
  },
  {
    name: "claims that OpenID chooses, and a hint to ask for more",
    people: { [a]: { name: "alice", scope: "openid profile orders:read" }, [b]: { name: "bob", scope: "openid" } },
    routes: {
      "GET /me": { ...me["GET /me"]!, scopes: ["openid", "profile", "email"] },
      "GET /statistics": {
        scopes: [reads],
        handle: (ask, leaky) => ({
          json: leaky || has(ask, reads) ? statistics : { upgrade: "Ask for the right to read statistics.", plan: "free" },
        }),
      },
    },
    leaks: ["scope-not-enforced GET /statistics high"],
  },
];

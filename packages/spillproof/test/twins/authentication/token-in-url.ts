// In: nothing. Out: APIs that take the bearer token from the query, and others whose queries look as if they held one.

import { list, me, type Owned, ownOf } from "../collection.js";
import { type Ask, type Reply, type Twin, tokenFor } from "../kit.js";
import { alice, bob, both } from "../people.js";

const rows: readonly Owned[] = [
  [alice.id, { id: "ord-58813", ware: "a walnut writing desk", ship_to: alice.street }],
  [bob.id, { id: "ord-10277", ware: "one kayak, green", ship_to: bob.street }],
];
const unauthorized: Reply = { status: 401, json: { error: "unauthorized" } };
const subjectOf = (token: string | null) => both.find(({ id }) => token !== null && tokenFor(id, {}) === token)?.id ?? null;

/** The caller's orders; the leaky one looks for the token in the query too. */
const orders = (name: string, refuse: Reply = unauthorized) => ({
  open: true,
  list: true,
  promises: ["id", "ware", "ship_to"],
  handle: ({ who, query }: Ask, leaky: boolean): Reply => {
    const subject = who ?? (leaky ? subjectOf(query.get(name)) : null);
    return subject === null ? refuse : { json: ownOf(rows, subject) };
  },
});

export const twins: readonly Twin[] = [
  {
    name: "a token under the name of RFC 6750",
    routes: { ...me, "GET /orders": orders("access_token") },
    leaks: ["token-in-url null high"],
    verifies: ["safe-token-handling null", "token-validation GET /orders"],
  },
  {
    name: "a token under a name of the document's",
    routes: {
      ...me,
      "GET /orders": {
        ...orders("ws_jwt"),
        parameters: [{ name: "ws_jwt", in: "query", schema: { type: "string" } }],
      },
    },
    leaks: ["token-in-url null high"],
    verifies: ["safe-token-handling null"],
  },
  {
    name: "a no in a 200, and a query read by one operation only",
    routes: { ...list("/bills", rows), "GET /orders": orders("jwt", { json: { status: "error", message: "Please sign in." } }) },
    refuse: () => ({ json: { status: "error", message: "Please sign in." } }),
    leaks: ["token-in-url null high"],
    verifies: ["safe-token-handling null"],
  },
  {
    name: "tokens in the query are refused as a mistake",
    routes: { ...me, "GET /orders": orders("token") },
    before: ({ query }, _, leaky) =>
      query.size > (leaky ? 1 : 0) ? { status: 400, json: { title: "Send the token in the Authorization header", status: 400 } } : null,
    leaks: ["token-in-url null high"],
    verifies: ["safe-token-handling null"],
  },
  {
    name: "a ticket for a download, good for one file",
    routes: {
      ...me,
      "GET /report": {
        open: true,
        promises: ["holder", "iban"],
        handle: ({ who, query }, leaky) => {
          const subject = who ?? (query.get("token") === "tk-51b2e0c9d7f44a6c" ? alice.id : leaky ? subjectOf(query.get("token")) : null);
          const person = both.find(({ id }) => id === subject);
          return person === undefined ? unauthorized : { json: { holder: person.name, iban: person.iban } };
        },
      },
    },
    leaks: ["token-in-url null high"],
    verifies: ["safe-token-handling null"],
  },
  {
    name: "a key in the query opens to anybody, whatever it is",
    routes: {
      ...me,
      "GET /weather": {
        open: true,
        promises: ["station", "forecast"],
        handle: ({ who, query }) =>
          who === null && query.size === 0
            ? unauthorized
            : { json: { station: "Quarry Hollow East", forecast: "Fog until the late morning" } },
      },
    },
    leaks: [],
    leavesOpen: [],
  },
];

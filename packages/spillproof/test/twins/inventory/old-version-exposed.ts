// In: nothing. Out: neighbouring versions that answer what the documented one keeps, and versions that only look like it.

import { forbidden, notFound, type Owned } from "../collection.js";
import { absent } from "../hidden.js";
import type { Ask, Reply, Route, Twin } from "../kit.js";
import { alice, bob, personOf } from "../people.js";

const rows: readonly Owned[] = [
  [alice.id, { id: 3101, ware: "a walnut writing desk", buyer: alice.email }],
  [bob.id, { id: 3202, ware: "one kayak, green", buyer: bob.email }],
];
const own = ({ who }: Ask) => rows.filter(([owner]) => owner === who).map(([, row]) => row);
const named = ({ path }: Ask) => rows.find(([, row]) => String(row.id) === path.order_id);
const one = (ask: Ask): Reply => {
  const row = named(ask);
  return row === undefined || row[0] !== ask.who ? notFound : { json: row[1] };
};

/** The documented version, sound in both. */
const documented = (base: string): Record<string, Route> => ({
  [`GET ${base}/orders`]: { list: true, promises: ["id", "ware", "buyer"], handle: (ask) => ({ json: own(ask) }) },
  [`GET ${base}/orders/{order_id}`]: { promises: ["id", "ware", "buyer"], handle: one },
});

const old = (path: string, route: Omit<Route, "hidden" | "handle">, handle: (ask: Ask) => Reply): Record<string, Route> => ({
  [`GET ${path}`]: { ...route, hidden: true, handle: (ask, leaky) => (leaky ? handle(ask) : absent) },
});
const always = (path: string, handle: (ask: Ask) => Reply): Record<string, Route> => ({ [`GET ${path}`]: { hidden: true, handle } });
const anybodys = (ask: Ask): Reply => {
  const row = named(ask);
  return row === undefined ? notFound : { json: row[1] };
};

const notices = [{ id: 5, text: `the key is with Bob, call him at ${bob.phone} before noon` }];

export const twins: readonly Twin[] = [
  {
    name: "an old version that asks for no token",
    routes: { ...documented("/api/v2"), ...old("/api/v1/orders/{order_id}", { open: true }, anybodys) },
    leaks: ["old-version-exposed GET /api/v1/orders/{order_id} critical"],
    verifies: ["hidden-surface null"],
  },
  {
    name: "an old version that forgets whose it is",
    routes: { ...documented("/api/v2"), ...old("/api/v1/orders/{order_id}", {}, anybodys) },
    leaks: ["old-version-exposed GET /api/v1/orders/{order_id} high"],
  },
  {
    name: "an old version that lists everybody's",
    routes: { ...documented("/v3"), ...old("/v2/orders", {}, () => ({ json: rows.map(([, row]) => row) })) },
    leaks: ["old-version-exposed GET /v2/orders high"],
  },
  {
    name: "a mirror of what both may read, in whose text a number stands",
    routes: {
      ...documented("/v3"),
      ...old("/v2/orders", {}, () => ({ json: rows.map(([, row]) => row) })),
      "GET /v3/notices": { list: true, promises: ["id", "text"], handle: () => ({ json: notices }) },
      ...always("/v2/notices", () => ({ json: notices })),
    },
    leaks: ["old-version-exposed GET /v2/orders high"],
    soundMaySay: ["old-version-exposed GET /v2/notices info"],
  },
  {
    name: "an old version of which one list is left, among several operations",
    routes: {
      ...documented("/v2"),
      "GET /v2/wares": { list: true, promises: ["id", "ware"], handle: () => ({ json: [{ id: 7, ware: "oak shelf" }] }) },
      "GET /v2/profile": {
        promises: ["id", "email", "phone"],
        handle: ({ who }) => ({ json: { id: who, email: personOf(who).email, phone: personOf(who).phone } }),
      },
      "GET /v2/address": {
        promises: ["name", "phone"],
        handle: ({ who }) => ({ json: { name: personOf(who).name, phone: personOf(who).phone } }),
      },
      ...old("/v1/orders", { open: true }, () => ({ json: rows.map(([, row]) => ({ ...row, paid: true })) })),
    },
    leaks: ["old-version-exposed GET /v1/orders critical"],
  },
  {
    name: "an old version that shows more",
    routes: {
      ...documented("/v2"),
      ...old("/v1/orders/{order_id}", {}, (ask) => {
        const row = named(ask);
        return row === undefined || row[0] !== ask.who
          ? notFound
          : { json: { ...row[1], card: personOf(ask.who).card, birth_date: personOf(ask.who).birth_date } };
      }),
    },
    leaks: ["old-version-exposed GET /v1/orders/{order_id} medium"],
  },
  {
    name: "no version, and one beside it",
    routes: { ...documented(""), ...old("/v1/orders/{order_id}", { open: true }, anybodys) },
    leaks: ["old-version-exposed GET /v1/orders/{order_id} critical"],
  },
  {
    name: "a version left out",
    routes: { ...documented("/api/v1"), ...old("/api/orders/{order_id}", {}, anybodys) },
    leaks: ["old-version-exposed GET /api/orders/{order_id} high"],
  },
  {
    name: "the same by another name",
    routes: {
      ...documented("/api/v2"),
      ...always("/api/v1/orders", (ask) => ({ json: own(ask) })),
      ...always("/api/v1/orders/{order_id}", one),
      ...old("/api/v3/orders/{order_id}", {}, anybodys),
    },
    leaks: ["old-version-exposed GET /api/v3/orders/{order_id} high", "old-version-exposed GET /api/v1/orders/{order_id} info"],
    soundMaySay: ["old-version-exposed GET /api/v1/orders/{order_id} info"],
  },
  {
    name: "an old version as closed as the new one, in other words",
    routes: {
      ...documented("/api/v2"),
      ...always("/api/v1/orders/{order_id}", (ask) => {
        const row = named(ask);
        return row === undefined
          ? notFound
          : row[0] !== ask.who
            ? forbidden
            : { json: { order: { number: row[1].id, what: row[1].ware, mail: row[1].buyer } } };
      }),
      ...old("/api/v0/orders/{order_id}", { open: true }, anybodys),
    },
    leaks: ["old-version-exposed GET /api/v0/orders/{order_id} critical", "old-version-exposed GET /api/v1/orders/{order_id} low"],
    soundMaySay: ["old-version-exposed GET /api/v1/orders/{order_id} low"],
  },
  {
    name: "both versions are documented",
    routes: { ...documented("/api/v2"), ...documented("/api/v1"), ...old("/api/v3/orders/{order_id}", {}, anybodys) },
    leaks: ["old-version-exposed GET /api/v3/orders/{order_id} high"],
  },
  {
    name: "any word stands for a version",
    routes: {
      ...documented("/api/v2"),
      ...old("/api/v1/orders/{order_id}", { open: true }, anybodys),
      ...always("/api/{any}/orders", (ask) => ({ json: own(ask) })),
    },
    leaks: ["old-version-exposed GET /api/v1/orders/{order_id} critical"],
  },
  {
    name: "an old version that says it is gone",
    routes: {
      ...documented("/api/v2"),
      ...always("/api/v1/orders/{order_id}", () => ({ status: 410, json: { error: "gone" } })),
      ...always("/api/v1/orders", () => ({ status: 410, json: { error: "gone" } })),
      ...old("/api/v0/orders/{order_id}", {}, anybodys),
    },
    leaks: ["old-version-exposed GET /api/v0/orders/{order_id} high"],
    verifies: ["hidden-surface null"],
  },
];

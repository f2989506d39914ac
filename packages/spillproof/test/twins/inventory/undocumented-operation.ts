// In: nothing. Out: operations that no document names, as bad as what they answer, and paths that only look like one.

import { always, everybody, forCallers, hiding, open, shell, text } from "../hidden.js";
import type { Twin } from "../kit.js";
import { alice, bob, both, personOf } from "../people.js";

const contacts = both.map(({ name, email }) => ({ name, email }));
const orders = {
  "GET /orders": {
    list: true,
    promises: ["id", "ware"],
    handle: () => ({
      json: [
        { id: 41, ware: "walnut writing desk" },
        { id: 42, ware: "green kayak" },
      ],
    }),
  },
} as const;

export const twins: readonly Twin[] = [
  hiding(
    "everybody's birth dates, for anybody",
    open("/internal/users", { json: everybody }),
    ["undocumented-operation GET /internal/users critical"],
    {
      verifies: ["hidden-surface null"],
    },
  ),
  hiding("everybody's addresses, for anybody", open("/users", { json: contacts }), ["undocumented-operation GET /users high"]),
  hiding("everybody's birth dates, for callers", forCallers("/export", { json: everybody }), ["undocumented-operation GET /export high"]),
  hiding(
    "hashes of passwords",
    open("/dump", {
      json: both.map(({ id, email }) => ({
        id,
        email,
        password_hash: `$2b$12$${"abcdefghijklmnopqrstuv1234567890abcdefghijklmnopqrstu".slice(0, 53)}`,
      })),
    }),
    ["undocumented-operation GET /dump critical"],
  ),
  hiding(
    "a table",
    open("/export", text(`id,email,ssn\n${alice.id},${alice.email},${alice.ssn}\n${bob.id},${bob.email},${bob.ssn}\n`, "text/csv")),
    ["undocumented-operation GET /export critical"],
  ),
  hiding("beside a noun of the API", { ...orders, ...open("/orders/export", { json: everybody }) }, [
    "undocumented-operation GET /orders/export critical",
  ]),
  hiding(
    "named by a link",
    {
      "GET /start": {
        handle: () => ({ json: { title: "walnut writing desks", reports: "/quarterly/people", more: "/quarterly/accept" } }),
      },
      ...open("/quarterly/people", { json: everybody }),
    },
    ["undocumented-operation GET /quarterly/people critical"],
  ),
  hiding(
    "named by another document",
    {
      ...always("/swagger.json", {
        json: {
          swagger: "2.0",
          info: { title: "old", version: "0" },
          basePath: "/back",
          paths: { "/people": { get: {} }, "/people/{id}": { get: {} } },
        },
      }),
      ...open("/back/people", { json: everybody }),
    },
    ["undocumented-operation GET /back/people critical"],
  ),
  hiding(
    "the caller's own",
    {
      ...open("/internal/users", { json: everybody }),
      ...always("/accounts", (who) => ({ json: { owner: personOf(who).id, email: personOf(who).email, iban: personOf(who).iban } }), false),
    },
    ["undocumented-operation GET /internal/users critical", "undocumented-operation GET /accounts low"],
    { soundMaySay: ["undocumented-operation GET /accounts low"] },
  ),
  hiding(
    "each caller's own rows",
    {
      ...open("/internal/users", { json: everybody }),
      ...always(
        "/customers",
        (who) => ({
          json: [1, 2].map((n) => ({
            id: n,
            name: `Guest ${n}`,
            email: `guest${n}@${personOf(who).id}-house.net`,
            phone: `+44 20 7183 44${who === alice.id ? 1 : 3}${n}`,
          })),
        }),
        false,
      ),
    },
    ["undocumented-operation GET /internal/users critical", "undocumented-operation GET /customers low"],
    { soundMaySay: ["undocumented-operation GET /customers low"] },
  ),
  hiding(
    "a directory that the document shows, by another name",
    {
      "GET /people": { list: true, promises: ["name", "email"], handle: () => ({ json: contacts }) },
      ...open("/dump", { json: everybody }),
      ...always("/users", { json: contacts.map((row) => ({ ...row, kind: "person", since: 2024 })) }, false),
    },
    ["undocumented-operation GET /dump critical", "undocumented-operation GET /users low", "object-authorization GET /people low"],
    { soundMaySay: ["undocumented-operation GET /users low", "object-authorization GET /people low"] },
  ),
  hiding(
    "branches, a sign of life, a page and a catalogue",
    {
      ...open("/backup", { json: everybody }),
      ...always("/accounts", {
        json: [
          { branch: "north", email: "north@larkwood-shops.net", phone: "+44 20 7183 4410" },
          { branch: "south", email: "south@larkwood-shops.net", phone: "+44 20 7183 4411" },
        ],
      }),
      ...always("/status", { json: { status: "ok" } }),
      ...always(
        "/admin",
        text("<!doctype html><h1>Sign in</h1><form><input name=password></form><p>Ask robin.quill@larkwood-post.net</p>", "text/html"),
      ),
      ...always("/data", {
        json: [
          { id: 1, title: "walnut writing desk" },
          { id: 2, title: "green kayak" },
        ],
      }),
    },
    [
      "undocumented-operation GET /backup critical",
      "undocumented-operation GET /accounts low",
      "undocumented-operation GET /status info",
      "undocumented-operation GET /admin info",
      "undocumented-operation GET /data low",
    ],
    {
      soundMaySay: [
        "undocumented-operation GET /accounts low",
        "undocumented-operation GET /status info",
        "undocumented-operation GET /admin info",
        "undocumented-operation GET /data low",
      ],
    },
  ),
  hiding(
    "pages for every path, and public profiles by name",
    {
      ...open("/internal/users", { json: everybody }, shell("/internal/users")),
      "GET /profiles/{name}": {
        security: [],
        open: true,
        promises: ["name", "bio"],
        handle: ({ path }) => ({ json: { name: path.name, bio: "writes about desks" } }),
      },
    },
    ["undocumented-operation GET /internal/users critical"],
    { unknown: ({ url }) => shell(url) },
  ),
  hiding("a place for every tenant", { ...open("/backup", { json: everybody }) }, ["undocumented-operation GET /backup critical"], {
    unknown: ({ url }) =>
      /^\/\w+\/users$/.test(url) ? { json: [{ handle: "ada" }, { handle: "lin" }] } : { status: 404, json: { error: "not found" } },
  }),
  hiding(
    "whoever has no token is refused everywhere",
    { ...forCallers("/internal/users", { json: everybody.map(({ id, ...row }) => row) }) },
    ["admin-operation-exposed GET /internal/users critical"],
    {
      unknown: ({ who }) =>
        who === null ? { status: 401, json: { error: "unauthorized" } } : { status: 404, json: { error: "not found" } },
      verifies: ["hidden-surface null"],
    },
  ),
  hiding("a redirect to log in", open("/export", { json: everybody }), ["undocumented-operation GET /export critical"], {
    unknown: ({ url }) => (url === "/login" ? text("<h1>Log in</h1>", "text/html") : { status: 302, headers: { location: "/login" } }),
  }),
  hiding("faults at every unknown path", open("/export", { json: everybody }), ["undocumented-operation GET /export critical"], {
    unknown: () => ({ status: 500, json: { error: "internal" } }),
    leavesOpen: ["hidden-surface null"],
  }),
];

// In: nothing. Out: operations for staff that answer ordinary callers, and operations that only sound as if they were for staff.

import { list, me, type Owned } from "../collection.js";
import { always, everybody, forCallers } from "../hidden.js";
import type { Reply, Route, Twin } from "../kit.js";
import { alice, bob, both, personOf } from "../people.js";

const rows: readonly Owned[] = [
  [alice.id, { id: 3101, ware: "a walnut writing desk" }],
  [bob.id, { id: 3202, ware: "one kayak, green" }],
];
const forbidden: Reply = { status: 403, json: { error: "insufficient rights" } };
const full = both.map(({ id, name, email, phone, birth_date }) => ({ id, name, email, phone, birth_date }));
const contacts = [
  ...both.map(({ id, name, email }) => ({ id, name, email })),
  { id: "user-c3", name: "Ivo Marchetti", email: "ivo@marchetti-joinery.net" },
];
const fields = ["id", "name", "email", "phone", "birth_date"];
const staff = { "user-a1": { name: "alice" }, "user-b2": { name: "bob" }, "user-c3": { name: "chief", role: "admin" } };

const everybodys = (path: string, more: Partial<Route> = {}): Record<string, Route> => ({
  [`GET ${path}`]: {
    list: true,
    promises: fields,
    ...more,
    handle: ({ claims }, leaky) => (leaky || claims.role === "admin" ? { json: full } : forbidden),
  },
});

const twin = (name: string, routes: Record<string, Route>, leaks: readonly string[], more: Partial<Twin> = {}): Twin => ({
  name,
  routes: { ...me, ...list("/orders", rows), ...routes },
  leaks,
  ...more,
});

export const twins: readonly Twin[] = [
  twin("by its path", everybodys("/admin/customers"), ["admin-operation-exposed GET /admin/customers critical"], {
    people: staff,
    verifies: ["scopes GET /admin/customers"],
  }),
  twin("by its path, without anybody of staff", everybodys("/admin/customers"), ["admin-operation-exposed GET /admin/customers critical"]),
  twin(
    "by its words",
    everybodys("/customers", { summary: "All customers, for staff only" }),
    ["admin-operation-exposed GET /customers critical"],
    { people: staff },
  ),
  twin("by words of another language", everybodys("/verwaltung/kunden"), ["admin-operation-exposed GET /verwaltung/kunden critical"]),
  twin(
    "by its scope, and by its path",
    everybodys("/admin/customers", { scopes: ["customers:admin"] }),
    ["admin-operation-exposed GET /admin/customers critical"],
    {
      people: {
        "user-a1": { name: "alice", scope: "orders:read" },
        "user-b2": { name: "bob", scope: "orders:read" },
        "user-c3": { name: "chief", role: "admin", scope: "customers:admin" },
      },
    },
  ),
  twin(
    "nothing but names and addresses, and the page where the work of staff begins",
    {
      "GET /admin/customers": {
        list: true,
        promises: ["id", "name", "email"],
        handle: (_, leaky) => (leaky ? { json: contacts } : forbidden),
      },
      ...forCallers("/admin", { json: { accounts: contacts.length, latest: contacts } }),
    },
    ["admin-operation-exposed GET /admin/customers critical", "admin-operation-exposed GET /admin critical"],
  ),
  twin(
    "secrets of the server",
    {
      "GET /admin/settings": {
        handle: (_, leaky) => (leaky ? { json: { smtp_host: "mail.internal", smtp_password: "Quill-pane-73x" } } : forbidden),
      },
    },
    ["admin-operation-exposed GET /admin/settings critical", "credential-in-response GET /admin/settings critical"],
    { planted: ["Quill-pane-73x"] },
  ),
  twin("one that no document names", forCallers("/admin/users", { json: everybody }), [
    "admin-operation-exposed GET /admin/users critical",
  ]),
  twin(
    "the caller's own, whatever the path is called",
    {
      ...everybodys("/admin/customers"),
      "GET /admin/me": { promises: ["id", "email"], handle: ({ who }) => ({ json: { id: who, email: personOf(who).email } }) },
      "GET /account/manage": {
        promises: ["id", "phone"],
        summary: "Administration of your own account",
        handle: ({ who }) => ({ json: { id: who, phone: personOf(who).phone } }),
      },
      ...always("/admin/settings", (who) => ({ json: { theme: "dark", owner: who } }), false),
    },
    ["admin-operation-exposed GET /admin/customers critical", "undocumented-operation GET /admin/settings info"],
    { soundMaySay: ["undocumented-operation GET /admin/settings info"] },
  ),
  twin(
    "a catalogue and a staff directory",
    {
      ...everybodys("/admin/customers"),
      "GET /internal/wares": {
        list: true,
        promises: ["id", "ware"],
        handle: () => ({ json: [{ id: 7, ware: "oak shelf, internal use" }] }),
      },
      "GET /staff/directory": {
        list: true,
        promises: ["name", "email"],
        handle: () => ({
          json: [
            { name: "Robin Quill", email: "robin@larkwood-house.net" },
            { name: "Tess Hale", email: "tess@larkwood-house.net" },
          ],
        }),
      },
    },
    ["admin-operation-exposed GET /admin/customers critical"],
  ),
  twin(
    "medicine that is internal",
    {
      ...everybodys("/internal/customers"),
      "GET /internal-medicine/articles": {
        list: true,
        promises: ["title", "diagnosis", "author_name"],
        handle: () => ({ json: [{ title: "Anaemia", diagnosis: "iron deficiency anaemia", author_name: "Mora Quill" }] }),
      },
    },
    ["admin-operation-exposed GET /internal/customers critical"],
  ),
  twin(
    "colleagues in what is internal to their house",
    {
      ...everybodys("/admin/customers"),
      "GET /internal/rota": {
        list: true,
        promises: ["name", "email", "phone"],
        handle: () => ({
          json: [
            { name: "Robin Quill", email: "robin@larkwood-house.net", phone: "+44 20 7183 4490" },
            { name: "Tess Hale", email: "tess@larkwood-house.net", phone: "+44 20 7183 4491" },
          ],
        }),
      },
    },
    ["admin-operation-exposed GET /admin/customers critical"],
  ),
  twin(
    "a role that may allow it",
    {
      "GET /staff/customers": {
        list: true,
        promises: fields,
        handle: ({ claims }, leaky) => (claims.role === "desk" || leaky ? { json: full } : forbidden),
      },
    },
    ["admin-operation-exposed GET /staff/customers low"],
    {
      people: { "user-a1": { name: "alice", role: "desk" }, "user-b2": { name: "bob", role: "user" } },
      soundMaySay: ["admin-operation-exposed GET /staff/customers low"],
    },
  ),
  {
    name: "whoever is staff, among operations for staff alone",
    routes: {
      "GET /admin/customers": {
        list: true,
        promises: ["name", "email", "phone"],
        handle: () => ({
          json: [
            { name: "Tess Hale", email: "tess@hale-post.net", phone: "+44 20 7183 4490" },
            { name: "Ivo Marsh", email: "ivo@marsh-post.net", phone: "+44 20 7183 4491" },
          ],
        }),
      },
      "GET /admin/wares": { list: true, promises: ["id", "ware"], handle: () => ({ json: rows.map(([, row]) => row) }) },
      "GET /admin/me": { promises: ["id", "email"], handle: ({ who }) => ({ json: { id: who, email: personOf(who).email } }) },
    },
    leaks: [],
  },
];

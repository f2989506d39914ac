// In: nothing. Out: APIs that believe a header that says who asks, and others that merely read one.

import { list, me, notFound, type Owned, one, ownOf } from "../collection.js";
import type { Reply, Route, Twin } from "../kit.js";
import { alice, bob, both, personOf } from "../people.js";

const rows: readonly Owned[] = [
  [alice.id, { id: "ord-58813", ware: "a walnut writing desk", ship_to: alice.street }],
  [bob.id, { id: "ord-10277", ware: "one kayak, green", ship_to: bob.street }],
];
const unauthorized: Reply = { status: 401, json: { error: "unauthorized" } };
const byName = { [alice.id]: { name: "alice", preferred_username: "alicew" }, [bob.id]: { name: "bob", preferred_username: "bobf" } };

/** The caller's orders; whose they are is said by `who`, once the leaky one reads it. */
const orders = (subjectOf: (header: (name: string) => string | undefined) => string | null, anonymous = false): Route => ({
  open: anonymous,
  list: true,
  promises: ["id", "ware", "ship_to"],
  handle: ({ who, header }, leaky) => {
    const subject = (leaky && (!anonymous || who === null) ? subjectOf(header) : null) ?? who;
    return subject === null ? unauthorized : { json: ownOf(rows, subject) };
  },
});
const account = (name: string): Route => ({
  promises: ["id", "name", "email"],
  handle: ({ who, header }, leaky) => {
    const person = personOf((leaky ? header(name) : undefined) ?? who);
    return { json: { id: person.id, name: person.name, email: person.email } };
  },
});

export const twins: readonly Twin[] = [
  {
    name: "an id in X-User-Id outweighs the token everywhere",
    routes: { "GET /me": account("x-user-id"), "GET /orders": orders((header) => header("x-user-id") ?? null) },
    leaks: ["spoofable-identity null critical"],
    verifies: ["token-validation null"],
  },
  {
    name: "a user in X-Forwarded-User stands for a token that is not there, at one operation",
    routes: { ...me, "GET /orders": orders((header) => header("x-forwarded-user") ?? null, true) },
    leaks: ["spoofable-identity GET /orders critical"],
    verifies: ["token-validation null", "token-validation GET /orders"],
  },
  {
    name: "a handle in X-Remote-User",
    people: byName,
    routes: {
      ...me,
      "GET /orders": orders((header) => ({ alicew: alice.id, bobf: bob.id })[header("x-remote-user") ?? ""] ?? null),
    },
    leaks: ["spoofable-identity GET /orders critical"],
    verifies: ["token-validation null"],
  },
  {
    name: "one order opens to whom a header names",
    routes: {
      ...list("/orders", rows),
      "GET /orders/{order_id}": {
        promises: ["id", "ware", "ship_to"],
        handle: ({ who, path, header }, leaky) => {
          const row = rows.find(([, value]) => value.id === path.order_id);
          const subject = (leaky ? header("x-auth-user") : undefined) ?? who;
          return row === undefined || row[0] !== subject ? notFound : { json: row[1] };
        },
      },
    },
    leaks: ["spoofable-identity GET /orders/{order_id} critical"],
    verifies: ["token-validation null", "subject-ownership GET /orders/{order_id}"],
  },
  {
    name: "a tenant that is not the caller's is refused before the user is looked at",
    routes: {
      ...me,
      "GET /orders": {
        promises: ["id", "ware", "ship_to"],
        list: true,
        handle: ({ who, header }, leaky) =>
          header("x-tenant-id") !== undefined
            ? { status: 403, json: { error: "no such tenant" } }
            : { json: ownOf(rows, (leaky ? header("x-user") : undefined) ?? who) },
      },
    },
    leaks: ["spoofable-identity GET /orders critical"],
    verifies: ["token-validation null"],
  },
  {
    name: "headers are repeated, and change nothing",
    routes: {
      "GET /me": {
        promises: ["id", "name", "email", "seen"],
        handle: ({ who, header }, leaky) => {
          const person = personOf((leaky ? header("x-username") : undefined) ?? who);
          return {
            json: {
              id: person.id,
              name: person.name,
              email: person.email,
              seen: [header("x-user-id"), header("x-forwarded-user")].join(" "),
            },
          };
        },
      },
    },
    leaks: ["spoofable-identity GET /me critical"],
    verifies: ["token-validation null"],
  },
  {
    name: "customers for the machine itself",
    routes: {
      ...me,
      ...one("/orders/{order_id}", "id", []),
      "GET /batch/customers": {
        promises: ["name", "birth_date", "iban"],
        list: true,
        handle: ({ header }, leaky) =>
          leaky && header("x-forwarded-for")?.split(",")[0] === "127.0.0.1"
            ? { json: both.map(({ name, birth_date, iban }) => ({ name, birth_date, iban })) }
            : { status: 403, json: { error: "from inside only" } },
      },
    },
    leaks: ["spoofable-identity GET /batch/customers critical"],
    verifies: ["token-validation null"],
  },
];

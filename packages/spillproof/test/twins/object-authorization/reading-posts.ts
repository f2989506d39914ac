// In: nothing. Out: POSTs that only read: searches that find everybody's, previews by somebody's id, and one that creates after all.

import { list, me, type Owned, ownOf } from "../collection.js";
import type { Twin } from "../kit.js";
import { alice, bob } from "../people.js";

const active = { configuration: { active: true } };
const orders: readonly Owned[] = [
  [alice.id, { id: 7101, customer: alice.id, iban: alice.iban, street: alice.street, total: 18.5 }],
  [alice.id, { id: 7102, customer: alice.id, iban: alice.iban, street: alice.street, total: 92.1 }],
  [bob.id, { id: 7103, customer: bob.id, iban: bob.iban, street: bob.street, total: 44.25 }],
];
const promised = ["id", "customer", "iban", "street", "total"];
const search = { type: "object", properties: { query: { type: "string" } } };
const byOrder = { type: "object", required: ["order_id"], properties: { order_id: { type: "integer" }, gross: { type: "boolean" } } };

export const twins: readonly Twin[] = [
  {
    name: "a search that finds everybody's",
    ...active,
    routes: {
      ...me,
      ...list("/orders", orders),
      "POST /orders/search": {
        summary: "Search orders",
        takes: search,
        list: true,
        promises: promised,
        handle: ({ who }, leaky) => ({ json: leaky ? orders.map(([, order]) => order) : ownOf(orders, who) }),
      },
    },
    leaks: ["object-authorization POST /orders/search high"],
    verifies: ["subject-ownership POST /orders/search", "token-validation POST /orders/search"],
  },
  {
    name: "a preview by anybody's id",
    ...active,
    routes: {
      ...me,
      ...list("/orders", orders),
      "POST /invoices/preview": {
        summary: "Preview the invoice of an order",
        takes: byOrder,
        promises: promised,
        handle: ({ who, body }, leaky) => {
          const { order_id } = JSON.parse(body) as { order_id?: unknown };
          const row = orders.find(([, { id }]) => id === order_id);
          return row === undefined || (!leaky && row[0] !== who) ? { status: 404, json: { error: "not found" } } : { json: row[1] };
        },
      },
    },
    leaks: ["object-authorization POST /invoices/preview high"],
    verifies: ["subject-ownership POST /invoices/preview"],
  },
  {
    name: "a search without a token",
    ...active,
    routes: {
      ...me,
      ...list("/orders", orders),
      "POST /orders/search": {
        summary: "Search orders",
        takes: search,
        list: true,
        promises: promised,
        open: true,
        handle: ({ who }, leaky) =>
          leaky
            ? { json: orders.map(([, order]) => order) }
            : who === null
              ? { status: 401, json: { error: "unauthorized" } }
              : { json: ownOf(orders, who) },
      },
    },
    leaks: ["missing-authentication POST /orders/search critical"],
    verifies: ["token-validation POST /orders/search"],
  },
  {
    name: "a search that is kept",
    ...active,
    routes: {
      ...me,
      "POST /searches": { summary: "Search, and keep it", takes: search, handle: () => ({ status: 201, json: { id: 4 } }) },
    },
    leaks: [],
  },
  {
    name: "in a scan that only reads nothing is posted",
    routes: {
      ...me,
      ...list("/orders", orders),
      "POST /orders/search": {
        summary: "Search orders",
        takes: search,
        list: true,
        handle: () => ({ json: orders.map(([, order]) => order) }),
      },
    },
    leaks: [],
  },
];

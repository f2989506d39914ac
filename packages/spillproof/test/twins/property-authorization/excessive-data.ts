// In: nothing. Out: answers with more of people than the document promises, and fields that only look like it.

import { me, type Owned, ownOf } from "../collection.js";
import type { Twin } from "../kit.js";
import { alice, bob, both, personOf } from "../people.js";

const account = (who: string | null) => ({ id: personOf(who).id, name: personOf(who).name, email: personOf(who).email });
const text = { type: "string" };

export const twins: readonly Twin[] = [
  {
    name: "a government id beyond the promise",
    routes: {
      "GET /me": {
        promises: ["id", "name", "email"],
        handle: ({ who }, leaky) => ({ json: { ...account(who), ...(leaky ? { national_id: personOf(who).ssn } : {}) } }),
      },
    },
    leaks: ["excessive-data GET /me high"],
    verifies: ["minimal-responses GET /me"],
  },
  {
    name: "an answer of which the document tells nothing right",
    routes: {
      ...me,
      "GET /statement": {
        promises: ["lines"],
        handle: ({ who }, leaky) => ({
          json: {
            number: 3,
            holder: personOf(who).name,
            iban: personOf(who).iban,
            ...(leaky ? { internal_notes: "pays late, call first" } : {}),
          },
        }),
      },
    },
    leaks: ["excessive-data GET /statement high"],
    soundMaySay: ["excessive-data GET /statement low"],
  },
  {
    name: "staff notes and a score beyond the promise",
    routes: {
      "GET /me": {
        promises: ["id", "name", "email"],
        handle: ({ who }, leaky) => ({
          json: { ...account(who), ...(leaky ? { internal_notes: "disputes every late fee", risk_score: 71, is_admin: false } : {}) },
        }),
      },
    },
    leaks: ["excessive-data GET /me high"],
    verifies: ["minimal-responses GET /me"],
  },
  {
    name: "money and health inside a nested object",
    routes: {
      "GET /me": {
        promises: { id: text, name: text, employment: { type: "object", properties: { since: text } } },
        handle: ({ who }, leaky) => ({
          json: {
            id: who,
            name: personOf(who).name,
            employment: { since: "2017-02-01", ...(leaky ? { salary: personOf(who).salary, diagnosis: personOf(who).diagnosis } : {}) },
          },
        }),
      },
    },
    leaks: ["excessive-data GET /me high"],
    verifies: ["minimal-responses GET /me"],
  },
  {
    name: "rows of a list with an account number beyond the promise",
    routes: {
      ...me,
      "GET /transfers": {
        list: true,
        promises: ["id", "to"],
        handle: ({ who }, leaky) => ({ json: [{ id: 41, to: "the water works", ...(leaky ? { iban: personOf(who).iban } : {}) }] }),
      },
    },
    leaks: ["excessive-data GET /transfers high"],
    verifies: ["minimal-responses GET /transfers"],
  },
  {
    name: "another person's contact beyond the promise",
    routes: {
      ...me,
      "GET /reviews": {
        list: true,
        promises: ["id", "stars", "text"],
        handle: (_, leaky) => ({
          json: both.map((person, index) => ({
            id: 31 + index,
            stars: 4,
            text: "The drawers do not close.",
            ...(leaky ? { user: { id: person.id, email: person.email, phone: person.phone } } : {}),
          })),
        }),
      },
    },
    leaks: ["excessive-data GET /reviews high", "object-authorization GET /reviews low"],
    verifies: ["minimal-responses GET /reviews"],
  },
  {
    name: "a header",
    routes: {
      "GET /me": {
        promises: ["id", "name", "email"],
        handle: ({ who }, leaky) => ({
          json: account(who),
          headers: leaky ? { "x-customer-ssn": personOf(who).ssn } : { "x-request-id": "9f8c1e72", etag: '"33a64df551425fcc"' },
        }),
      },
    },
    leaks: ["excessive-data GET /me high"],
    verifies: ["minimal-responses GET /me"],
  },
  {
    name: "a write-only property in the answer",
    routes: {
      "GET /me": {
        promises: { id: text, name: text, email: text, birth_date: { type: "string", format: "date", writeOnly: true } },
        handle: ({ who }, leaky) => ({ json: { ...account(who), ...(leaky ? { birth_date: personOf(who).birth_date } : {}) } }),
      },
    },
    leaks: ["excessive-data GET /me high"],
    verifies: ["minimal-responses GET /me"],
  },
  {
    name: "intimate data promised, and then more",
    routes: {
      "GET /me": {
        promises: ["id", "name", "email", "birth_date", "home_address", "iban", "salary", "diagnosis"],
        handle: ({ who }, leaky) => {
          const { birth_date, street, iban, salary, diagnosis, ssn } = personOf(who);
          return { json: { ...account(who), birth_date, home_address: street, iban, salary, diagnosis, ...(leaky ? { ssn } : {}) } };
        },
      },
    },
    leaks: ["excessive-data GET /me high"],
    verifies: ["minimal-responses GET /me"],
  },
  {
    name: "masked values beyond the promise",
    routes: {
      "GET /me": {
        promises: ["id", "name", "email"],
        handle: ({ who }, leaky) => ({
          json: {
            ...account(who),
            card_number: leaky ? personOf(who).card : `**** **** **** ${personOf(who).card.slice(-4)}`,
            ssn: leaky ? personOf(who).ssn : "***-**-****",
          },
        }),
      },
    },
    leaks: ["excessive-data GET /me high"],
  },
  {
    name: "the caller's own contact beyond the promise",
    routes: {
      "GET /me": {
        promises: ["id", "name"],
        handle: ({ who }, leaky) => ({
          json: { ...account(who), phone: personOf(who).phone, ...(leaky ? { passport_number: "PK4471902" } : {}) },
        }),
      },
    },
    leaks: ["excessive-data GET /me high"],
    soundMaySay: ["excessive-data GET /me low"],
  },
  {
    name: "a document that promises no fields at all",
    routes: {
      "GET /me": {
        handle: ({ who }, leaky) => ({
          json: leaky ? { ...account(who), birth_date: personOf(who).birth_date } : { id: who, member: true },
        }),
      },
    },
    leaks: ["excessive-data GET /me low"],
  },
  {
    name: "a map whose keys the document leaves open",
    routes: {
      "GET /me": {
        promises: { id: text, name: text, email: text, settings: { type: "object", additionalProperties: { type: "string" } } },
        handle: ({ who }, leaky) => ({
          json: {
            ...account(who),
            settings: { theme: "dark", contact_phone: personOf(who).phone },
            ...(leaky ? { tax_id: personOf(who).ssn } : {}),
          },
        }),
      },
    },
    leaks: ["excessive-data GET /me high"],
    soundMaySay: ["excessive-data GET /me low"],
  },
  {
    name: "one of two shapes, and a shape of shapes",
    routes: {
      "GET /me": {
        promises: {
          id: text,
          name: text,
          contact: {
            oneOf: [
              { type: "object", properties: { email: text } },
              { type: "object", properties: { phone: text } },
            ],
          },
          home: {
            allOf: [
              { type: "object", properties: { home_address: text } },
              { type: "object", properties: { birth_date: text } },
            ],
          },
        },
        handle: ({ who }, leaky) => {
          const { name, phone, street, birth_date, iban } = personOf(who);
          return { json: { id: who, name, contact: { phone }, home: { home_address: street, birth_date, ...(leaky ? { iban } : {}) } } };
        },
      },
    },
    leaks: ["excessive-data GET /me high"],
    verifies: ["minimal-responses GET /me"],
  },
  {
    name: "JSON inside a string",
    routes: {
      "GET /me": {
        promises: ["id", "name", "email", "context"],
        handle: ({ who }, leaky) => ({
          json: {
            ...account(who),
            context: "web",
            ...(leaky ? { blob: JSON.stringify({ ssn: personOf(who).ssn, salary: personOf(who).salary }) } : {}),
          },
        }),
      },
    },
    leaks: ["excessive-data GET /me high"],
    verifies: ["minimal-responses GET /me"],
  },
  {
    name: "games, goods and shops whose fields sound like people's",
    routes: {
      ...me,
      "GET /games": {
        list: true,
        promises: ["id"],
        handle: () => ({ json: [{ id: 5, title: "Rooks and Rivers", score: 17, balance: 3, role: "rook", rating: 4.5 }] }),
      },
      "GET /products": {
        list: true,
        promises: ["sku"],
        handle: () => ({
          json: [
            {
              sku: "LMP-40",
              name: "Brass reading lamp",
              ean: "4006381333931",
              version: "1.24.3.9",
              sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            },
          ],
        }),
      },
      "GET /shops": {
        list: true,
        promises: ["id"],
        handle: (_, leaky) => ({
          json: [
            {
              id: 3,
              company: "Larkwood Surveyors",
              city: "Leeds",
              opening_hours: "nine to five",
              ...(leaky ? { manager: { name: "Cara Whitby", salary: 61_204, birth_date: "1969-07-30" } } : {}),
            },
          ],
        }),
      },
    },
    planted: ["Cara Whitby", "1969-07-30"],
    leaks: ["excessive-data GET /shops high"],
  },
  {
    name: "orders with numbers, times and tracking codes",
    routes: {
      ...me,
      "GET /orders": {
        list: true,
        promises: ["id"],
        handle: ({ who }, leaky) => ({
          json: ownOf(tracked, who).map((row) => ({ ...(row as object), ...(leaky ? { card_number: personOf(who).card } : {}) })),
        }),
      },
    },
    leaks: ["excessive-data GET /orders high"],
  },
];

const tracked: readonly Owned[] = [
  [
    alice.id,
    {
      id: 8101,
      order_number: "4532190873451080",
      created_at: "2026-09-14T08:21:55Z",
      tracking: "JD014600006281230704",
      weight: 12.75,
      total: 41_200,
    },
  ],
  [
    bob.id,
    {
      id: 8202,
      order_number: "5490321188765404",
      created_at: "2026-10-02T17:02:11Z",
      tracking: "JD014600009912874411",
      weight: 3.5,
      total: 7_350,
    },
  ],
];

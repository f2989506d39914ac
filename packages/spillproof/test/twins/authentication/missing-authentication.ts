// In: nothing. Out: the manners in which an API answers nobody what it keeps for callers with a token, and answers to nobody that give nothing away.

import { list, me, notFound, type Owned, ownOf } from "../collection.js";
import type { Reply, Route, Twin } from "../kit.js";
import { alice, bob, both, personOf } from "../people.js";

const [a, b] = [alice.id, bob.id];
const rows: readonly Owned[] = [
  [a, { id: 7101, shipping_address: alice.street, ware: "a walnut writing desk" }],
  [b, { id: 7202, shipping_address: bob.street, ware: "one kayak, green" }],
];
const customers = both.map(({ id, name, email, birth_date, street }) => ({ id, name, email, birth_date, home_address: street }));
const unauthorized: Reply = { status: 401, json: { error: "unauthorized" } };

/** Nobody gets one order by its id. */
const openOrder: Record<string, Route> = {
  ...list("/orders", rows),
  "GET /orders/{order_id}": {
    open: true,
    promises: ["id", "shipping_address", "ware"],
    handle: ({ who, path }, leaky) => {
      if (who === null && !leaky) return unauthorized;
      const row = rows.find(([owner, value]) => (who === null || owner === who) && String(value.id) === path.order_id);
      return row === undefined ? notFound : { json: row[1] };
    },
  },
};

const products = [
  { sku: "LMP-40", title: "Brass reading lamp", price: 4_900 },
  { sku: "DSK-12", title: "Walnut writing desk", price: 61_500 },
];

/** Nobody is told no in this manner; the leaky one forgets to. */
function refusal(name: string, refuse: () => Reply, verifies = true): Twin {
  const who = (asker: string | null, leaky: boolean) => (asker === null && leaky ? a : asker);
  return {
    name,
    refuse,
    routes: {
      ...list("/orders", rows),
      "GET /account": {
        open: true,
        promises: ["id", "email", "birth_date"],
        handle: (ask, leaky) => {
          const subject = who(ask.who, leaky);
          if (subject === null) return refuse();
          const { id, email, birth_date } = personOf(subject);
          return { json: { id, email, birth_date } };
        },
      },
    },
    leaks: ["missing-authentication GET /account critical"],
    ...(verifies
      ? { verifies: ["token-validation GET /account", "token-validation GET /orders"] }
      : { leavesOpen: ["token-validation GET /account"] }),
  };
}

export const twins: readonly Twin[] = [
  {
    name: "an own object without a token",
    routes: openOrder,
    leaks: ["missing-authentication GET /orders/{order_id} critical"],
    verifies: ["token-validation GET /orders/{order_id}"],
  },
  {
    name: "all customers without a token",
    routes: {
      ...me,
      "GET /customers": {
        open: true,
        list: true,
        promises: ["id", "name", "email", "birth_date", "home_address"],
        handle: ({ who }, leaky) =>
          who === null && !leaky ? unauthorized : { json: leaky ? customers : customers.filter(({ id }) => id === who) },
      },
    },
    leaks: ["missing-authentication GET /customers critical"],
    verifies: ["token-validation GET /customers", "token-validation GET /me"],
  },
  {
    name: "one operation that forgets, in a document that says nothing of tokens",
    routes: Object.fromEntries(
      Object.entries({ ...openOrder, ...me, ...list("/letters", letters()) }).map(([id, route]) => [id, { ...route, security: null }]),
    ),
    leaks: ["missing-authentication GET /orders/{order_id} critical"],
    verifies: ["token-validation GET /orders/{order_id}", "token-validation GET /orders"],
  },
  {
    name: "goods, branches and opinions for everybody, in a document that says nothing of tokens",
    routes: Object.fromEntries(
      Object.entries({
        ...me,
        ...list("/orders", rows),
        "GET /products": { open: true, list: true, promises: ["sku", "title", "price"], handle: () => ({ json: products }) },
        "GET /branches": {
          open: true,
          list: true,
          promises: ["id", "company", "address", "city", "phone", "email"],
          handle: () => ({
            json: [
              {
                id: 3,
                company: "Larkwood Surveyors",
                address: "1 Exchange Row",
                city: "Leeds",
                phone: "+44 20 7183 4400",
                email: "leeds@larkwood-surveyors.net",
              },
            ],
          }),
        },
        "GET /opinions": {
          open: true,
          list: true,
          promises: ["id", "author", "stars", "text"],
          handle: () => ({
            json: both.map(({ name }, index) => ({ id: index + 1, author: name, stars: 4, text: "The drawers close softly." })),
          }),
        },
        "GET /subscribers": {
          open: true,
          list: true,
          promises: ["id", "name", "email", "birth_date", "home_address"],
          handle: ({ who }, leaky) =>
            who === null && !leaky ? unauthorized : { json: leaky ? customers : customers.filter(({ id }) => id === who) },
        },
      } satisfies Record<string, Route>).map(([id, route]) => [id, { ...route, security: null }]),
    ),
    leaks: ["public-personal-data GET /subscribers high"],
    soundMaySay: ["public-personal-data GET /branches low"],
    verifies: ["token-validation GET /subscribers", "token-validation GET /orders"],
  },
  {
    name: "the data inside a 401",
    routes: {
      ...list("/orders", rows),
      "GET /account": {
        open: true,
        promises: ["id", "email", "birth_date"],
        handle: ({ who }, leaky) => {
          const { id, email, birth_date } = personOf(who ?? a);
          return who !== null
            ? { json: { id, email, birth_date } }
            : { status: 401, json: { error: "unauthorized", ...(leaky ? { account: { id, email, birth_date } } : {}) } };
        },
      },
    },
    leaks: ["missing-authentication GET /account critical"],
    verifies: ["token-validation GET /account"],
  },
  {
    name: "one identity alone",
    people: { [a]: { name: "alice" } },
    routes: openOrder,
    leaks: ["missing-authentication GET /orders/{order_id} critical"],
    verifies: ["token-validation GET /orders/{order_id}"],
  },
  refusal("a no to nobody that says 422", () => ({ status: 422, json: { msg: "Not enough segments" } })),
  refusal("a no to nobody that says 404", () => notFound),
  refusal("a no to nobody that says 400", () => ({ status: 400, json: { message: "Missing header" } })),
  refusal("a no to nobody that says 200 with an error", () => ({ json: { status: "error", message: "please log in" } })),
  refusal(
    "a no to nobody that says 200 with a page to log in",
    () => ({ text: '<!doctype html><title>Sign in</title><form method="post"><input name="user"><input name="password"></form>' }),
    false,
  ),
  refusal("a no to nobody that is a redirect", () => ({ status: 302, text: "", headers: { location: "/login" } }), false),
  refusal("a no to nobody that is a fault", () => ({ status: 500, json: { error: "internal" } }), false),
  {
    name: "an empty list for nobody",
    routes: {
      ...me,
      "GET /orders": {
        open: true,
        list: true,
        promises: ["id", "shipping_address", "ware"],
        handle: ({ who }, leaky) => ({ json: who === null ? (leaky ? rows.map(([, value]) => value) : []) : ownOf(rows, who) }),
      },
    },
    leaks: ["missing-authentication GET /orders critical"],
  },
  {
    name: "less of a profile for nobody",
    routes: {
      ...me,
      "GET /people/{user_id}": {
        open: true,
        promises: ["user_id", "display_name", "birth_date", "phone"],
        handle: ({ who, path }, leaky) => {
          const person = both.find(({ id }) => id === path.user_id);
          if (person === undefined) return notFound;
          return {
            json: {
              user_id: person.id,
              display_name: person.name,
              ...(leaky || who === person.id ? { birth_date: person.birth_date, phone: person.phone } : {}),
            },
          };
        },
      },
    },
    leaks: ["missing-authentication GET /people/{user_id} critical"],
    soundMaySay: ["spec-mismatch GET /people/{user_id} low"],
  },
  {
    name: "a catalogue that the document protects and the API does not",
    routes: {
      ...me,
      "GET /products": {
        open: true,
        list: true,
        promises: ["sku", "title", "price"],
        handle: ({ who }, leaky) => (leaky || who !== null ? { json: products } : unauthorized),
      },
    },
    leaks: ["spec-mismatch GET /products low"],
    verifies: ["token-validation GET /products"],
  },
  {
    name: "a catalogue that greets whoever has a token",
    routes: {
      ...me,
      "GET /products": {
        open: true,
        promises: { products: {}, viewer: { type: "object", properties: { email: {}, birth_date: {} } } },
        handle: ({ who }, leaky) => ({
          json: {
            products,
            ...(who !== null
              ? { viewer: { email: personOf(who).email } }
              : leaky
                ? { viewer: { email: alice.email, birth_date: alice.birth_date } }
                : {}),
          },
        }),
      },
    },
    leaks: ["missing-authentication GET /products critical"],
    soundMaySay: ["spec-mismatch GET /products low"],
  },
  {
    name: "contacts of the press office, public by the document",
    routes: {
      ...me,
      "GET /press/contacts": {
        security: [],
        list: true,
        promises: ["office", "email", "phone"],
        handle: () => ({ json: [{ office: "Press", email: "press@larkwood-surveyors.net", phone: "+44 20 7183 4400" }] }),
      },
      "GET /about": {
        security: [],
        handle: () => ({
          json: { company: "Larkwood Surveyors", address: "1 Exchange Row", city: "Leeds", email: "hello@larkwood-surveyors.net" },
        }),
      },
      "GET /winners": {
        security: [],
        promises: {
          winners: { type: "array", items: { type: "object", properties: { name: {}, birth_date: {}, home_address: {}, phone: {} } } },
        },
        handle: (_, leaky) => ({
          json: {
            winners: both.map(({ name, birth_date, street, phone }) =>
              leaky ? { name, birth_date, home_address: street, phone } : { name: `${name.split(" ")[0]} ${name.split(" ")[1]![0]}.` },
            ),
          },
        }),
      },
    },
    leaks: ["public-personal-data GET /winners high"],
    verifies: ["token-validation GET /me"],
  },
  {
    name: "shops, adverts, writers and an account for gifts, public by the document",
    routes: {
      ...me,
      "GET /shops": {
        security: [],
        list: true,
        promises: ["id", "name", "street", "city", "phone", "email"],
        handle: () => ({
          json: [
            {
              id: 1,
              name: "Larkwood Leeds",
              street: "1 Exchange Row",
              city: "Leeds",
              phone: "+44 113 496 0001",
              email: "leeds@larkwood-surveyors.net",
            },
          ],
        }),
      },
      "GET /vacancies": {
        security: [],
        list: true,
        promises: ["id", "title", "salary", "contact"],
        handle: () => ({
          json: [
            {
              id: 4,
              title: "Carpenter",
              salary: 38_000,
              contact: { name: "Cara Whitby", email: "cara.whitby@larkwood-surveyors.net", phone: "+44 113 496 0003" },
            },
          ],
        }),
      },
      "GET /gifts": {
        security: [],
        promises: ["recipient", "iban"],
        handle: () => ({ json: { recipient: "Harbour Cats", iban: "DE37200411330837210056" } }),
      },
      "GET /writers": {
        security: [],
        list: true,
        promises: ["name", "birth_date", "email", "phone", "books"],
        handle: (_, leaky) => ({
          json: [
            {
              name: "Mora Quill",
              birth_date: "1931-04-22",
              books: 12,
              ...(leaky ? { email: "mora@quill-letters.net", phone: "+44 113 496 0007" } : {}),
            },
          ],
        }),
      },
    },
    leaks: ["public-personal-data GET /writers high", "public-personal-data GET /shops low", "excessive-data GET /vacancies low"],
    soundMaySay: ["public-personal-data GET /writers low", "public-personal-data GET /shops low", "excessive-data GET /vacancies low"],
    verifies: ["token-validation GET /me"],
  },
  {
    name: "a book on illnesses and adverts with whom to ask, public by the document; the leaky one tells whose illness it is",
    routes: {
      ...me,
      "GET /illnesses": {
        security: [],
        list: true,
        promises: ["id", "diagnosis", "medication", "patient_id"],
        handle: (_, leaky) => ({
          json: [
            { id: 1, diagnosis: "iron deficiency anaemia", medication: "ferrous sulfate" },
            { id: 2, diagnosis: alice.diagnosis, medication: "salbutamol" },
          ].map((row) => (leaky ? { ...row, patient_id: alice.id } : row)),
        }),
      },
      "GET /posts": {
        security: [],
        list: true,
        promises: ["id", "title", "salary", "contact_name", "contact_email"],
        handle: () => ({
          json: [{ id: 7, title: "Baker", salary: 31_000, contact_name: "Mora Quill", contact_email: "posts@quill-bakery.net" }],
        }),
      },
    },
    leaks: ["public-personal-data GET /illnesses high"],
    verifies: ["token-validation GET /me"],
  },
  {
    name: "payments, public by the document",
    routes: {
      ...me,
      "GET /payments": {
        security: [],
        list: true,
        promises: ["id", "amount", "payer_email", "iban", "card_number"],
        handle: (_, leaky) => ({
          json: [
            { id: 41, amount: 12, ...(leaky ? { payer_email: "mora@quill-letters.net", iban: alice.iban, card_number: bob.card } : {}) },
          ],
        }),
      },
    },
    leaks: ["public-personal-data GET /payments high"],
    verifies: ["token-validation GET /me"],
  },
  {
    name: "everybody's rows as text",
    routes: {
      ...me,
      "GET /export": {
        open: true,
        promises: ["rows"],
        handle: ({ who }, leaky) =>
          who === null && !leaky
            ? unauthorized
            : {
                text: `id,email,iban\n${both
                  .filter(({ id }) => who === null || id === who)
                  .map(({ id, email, iban }) => `${id},${email},${iban}`)
                  .join("\n")}\n`,
                headers: { "content-type": "text/csv" },
              },
      },
    },
    leaks: ["missing-authentication GET /export critical", "excessive-data GET /export low"],
    soundMaySay: ["excessive-data GET /export low"],
    verifies: ["token-validation GET /export"],
  },
  {
    name: "a guest book, public by the document",
    routes: {
      ...me,
      "GET /guestbook": {
        security: [],
        list: true,
        promises: ["author", "text", "author_ssn", "home_address"],
        handle: (_, leaky) => ({
          json: [
            { author: alice.name, text: "A lovely evening.", ...(leaky ? { author_ssn: alice.ssn, home_address: alice.street } : {}) },
            { author: bob.name, text: "The soup was cold.", ...(leaky ? { author_ssn: bob.ssn, home_address: bob.street } : {}) },
          ],
        }),
      },
    },
    leaks: ["public-personal-data GET /guestbook high"],
    verifies: ["token-validation GET /me"],
  },
];

function letters(): readonly Owned[] {
  return [
    [a, { letter_id: 50_117, text: "The cellar has been under water since May." }],
    [b, { letter_id: 50_242, text: "I sold the boat and never told my brother." }],
  ];
}

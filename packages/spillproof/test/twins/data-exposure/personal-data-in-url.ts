// In: nothing. Out: URLs that hold data of people, and others that hold handles, words and numbers.

import { me, notFound } from "../collection.js";
import type { Route, Twin } from "../kit.js";
import { alice, bob, both } from "../people.js";

const opaque: Readonly<Record<string, string>> = { [alice.id]: "c7d1b0e4f2", [bob.id]: "9a35e8c60b" };
const handles: Readonly<Record<string, string>> = { [alice.id]: "larkspur", [bob.id]: "quarryman" };

/** The caller's own file, by a key that the leaky one takes from what it knows of people. */
function files(path: string, key: (person: (typeof both)[number]) => string, name: string, said = key): Record<string, Route> {
  const keyOf = (person: (typeof both)[number], leaky: boolean) => (leaky ? key(person) : opaque[person.id]!);
  const parameter = /\{([^}]+)\}/.exec(path)![1]!;
  return {
    "GET /me": {
      promises: ["id", "name", name],
      handle: ({ who }, leaky) => {
        const person = both.find(({ id }) => id === who)!;
        return { json: { id: person.id, name: person.name, [name]: leaky ? said(person) : opaque[person.id] } };
      },
    },
    [`GET ${path}`]: {
      promises: ["status", "opened"],
      handle: ({ who, path: values }, leaky) => {
        const person = both.find((item) => keyOf(item, leaky) === values[parameter]);
        return person === undefined || person.id !== who
          ? notFound
          : { json: { status: "open", opened: person.id === alice.id ? "Larkspur branch" : "Quarry branch" } };
      },
    },
  };
}

export const twins: readonly Twin[] = [
  {
    name: "a number of the state in the path",
    routes: files("/taxpayers/{ssn}/file", ({ ssn }) => ssn, "ssn"),
    leaks: ["personal-data-in-url GET /taxpayers/{ssn}/file medium"],
    verifies: ["clean-logs GET /taxpayers/{ssn}/file"],
  },
  {
    name: "an address in the path, under a name that says nothing",
    routes: files("/files/{key}", ({ email }) => email, "email"),
    leaks: ["personal-data-in-url GET /files/{key} medium"],
    verifies: ["clean-logs GET /files/{key}"],
  },
  {
    name: "the names of people in the path",
    routes: files("/patients/{full_name}", ({ name }) => name, "full_name"),
    leaks: ["personal-data-in-url GET /patients/{full_name} medium"],
    verifies: ["clean-logs GET /patients/{full_name}"],
  },
  {
    name: "a number that a query must hold",
    routes: {
      ...me,
      "GET /cards": {
        list: true,
        promises: ["iban", "reference"],
        handle: ({ who }) => ({ json: both.filter(({ id }) => id === who).map(({ id, iban }) => ({ iban, reference: opaque[id] })) }),
      },
      "GET /statement": {
        promises: ["month", "text"],
        parameters: [{ name: "account", in: "query", required: true, schema: { type: "string" } }],
        handle: ({ who, query }, leaky) => {
          const person = both.find(({ id, iban }) => (leaky ? iban : opaque[id]) === query.get("account"));
          return person === undefined || person.id !== who
            ? notFound
            : { json: { month: "2024-05", text: `quiet month of ${handles[person.id]}` } };
        },
      },
    },
    leaks: ["personal-data-in-url GET /statement medium"],
    verifies: ["clean-logs GET /statement"],
  },
  {
    name: "links to the next page and to a partner",
    routes: {
      ...me,
      "GET /visits": {
        promises: { visits: { type: "array", items: { type: "object", properties: { place: {} } } }, next: {}, survey: {} },
        handle: ({ who, query }, leaky) => {
          const person = both.find(({ id }) => id === who)!;
          const page = Number(query.get("page") ?? 1);
          return {
            json: {
              visits: [{ place: `${handles[person.id]} house ${page}` }],
              next: page < 2 ? `/visits?page=2&of=${leaky ? encodeURIComponent(person.email) : opaque[person.id]}` : null,
              survey: `https://survey.larkwood-partners.net/s/${opaque[person.id]}?lang=en`,
            },
          };
        },
      },
    },
    leaks: ["personal-data-in-url GET /visits medium"],
  },
  {
    name: "handles, the caller's own words, an office's address and the names of things",
    routes: {
      ...me,
      "GET /profiles": {
        list: true,
        promises: ["username", "avatar", "page"],
        handle: () => ({
          json: both.map(({ id }) => ({
            username: handles[id],
            avatar: `https://images.larkwood-partners.net/${handles[id]}.png?size=64&sig=9f2c`,
            page: `/profiles/${handles[id]}`,
          })),
        }),
      },
      "GET /profiles/{username}": {
        promises: ["username", "motto", "manual"],
        handle: ({ path }, leaky) => {
          const person = both.find(({ id }) => handles[id] === path.username);
          const manual = `https://help.larkwood-partners.net/?from=${leaky ? encodeURIComponent(person?.email ?? "") : "support@larkwood-partners.net"}`;
          return person === undefined ? notFound : { json: { username: handles[person.id], motto: "slow and steady", manual } };
        },
      },
      "GET /products": {
        list: true,
        promises: ["name", "number"],
        handle: () => ({ json: [{ name: "Brass Reading Lamp", number: 4_917_610 }] }),
      },
      "GET /products/{name}": {
        promises: ["name", "number"],
        handle: ({ path }) => (path.name === "Brass Reading Lamp" ? { json: { name: path.name, number: 4_917_610 } } : notFound),
      },
      "GET /search": {
        promises: ["next", "found"],
        parameters: [{ name: "email", in: "query", schema: { type: "string" } }],
        handle: ({ who, query }) => ({
          json: {
            next: query.has("email") ? `/search?email=${encodeURIComponent(query.get("email")!)}&page=2` : null,
            found: both.filter(({ id, email }) => id === who && email === query.get("email")).map(({ id }) => handles[id]),
          },
        }),
      },
    },
    leaks: ["personal-data-in-url GET /profiles/{username} medium"],
    verifies: ["clean-logs GET /profiles/{username}", "clean-logs GET /products/{name}"],
  },
];

// In: nothing. Out: ids that follow each other, in several dresses, and others that only look as if they did.

import { me, notFound, type Owned, ownOf } from "../collection.js";
import type { Route, Twin } from "../kit.js";
import { alice, bob } from "../people.js";

const configuration = { skip: ["no-rate-limit", "enumeration-unhindered"] };
const wares = ["a walnut writing desk", "one kayak, green", "four oak chairs", "a brass reading lamp"] as const;
const random = [
  "7b1f0c5e-9a34-4d07-b6c2-5e8f41d09a73",
  "e4a29d10-3c5b-48f6-9d7e-02b6c8f1a345",
  "15c8e7f2-6d0a-4b93-8e51-f7a03d94c2b6",
  "c90d3b6a-f812-4e75-a4d9-6b1e58c7f032",
];
const owned = (ids: readonly (string | number)[]): readonly Owned[] =>
  ids.map((id, index) => [index % 2 === 0 ? alice.id : bob.id, { id, ware: wares[index % wares.length] }]);

/** Orders of the two by turns: the leaky one's ids follow each other. */
function orders(leakyIds: readonly (string | number)[], soundIds: readonly (string | number)[]): Record<string, Route> {
  const rows = (leaky: boolean) => owned(leaky ? leakyIds : soundIds);
  return {
    ...me,
    "GET /orders": { list: true, promises: ["id", "ware"], handle: ({ who }, leaky) => ({ json: ownOf(rows(leaky), who) }) },
    "GET /orders/{order_id}": {
      promises: ["id", "ware"],
      handle: ({ who, path }, leaky) => {
        const row = rows(leaky).find(([owner, { id }]) => owner === who && String(id) === path.order_id);
        return row === undefined ? notFound : { json: row[1] };
      },
    },
  };
}

const follows = (name: string, leakyIds: readonly (string | number)[], soundIds: readonly (string | number)[] = random): Twin => ({
  name,
  configuration,
  routes: orders(leakyIds, soundIds),
  leaks: ["predictable-ids null low"],
  verifies: ["subject-ownership GET /orders/{order_id}"],
});
const base64 = (text: string) => Buffer.from(text).toString("base64");

export const twins: readonly Twin[] = [
  follows("one after the other", [1, 2, 3, 4], [71_450_233, 20_983_117, 55_310_908, 92_274_651]),
  follows("with others between, after a prefix", ["ORD-2024-10417", "ORD-2024-10423", "ORD-2024-10440", "ORD-2024-10461"]),
  follows(
    "in base64",
    [117, 118, 119, 121].map((number) => base64(`Order:${number}`)),
  ),
  follows(
    "of one clock and one machine",
    ["5e", "61", "7a", "9c"].map((byte) => `3f0c8a${byte}-b1d2-11ee-9c4a-0242ac120002`),
  ),
  follows(
    "of one process",
    ["0a", "0b", "0d", "11"].map((byte) => `65f1c3d29b7e4a10c85d20${byte}`),
    ["65f1c3d29b7e4a10c85d200a", "65f90b11f2c3708e1ad4417c", "6604a7c3e85b12f97d06c3e1", "6611d0e80c94ab6f325e17d9"],
  ),
  {
    name: "each counts within its own, and everybody sees the goods",
    configuration,
    routes: {
      ...orders([101, 102, 103, 104], [1, 1, 2, 2]),
      "GET /products": {
        list: true,
        promises: ["id", "title"],
        handle: () => ({ json: wares.map((title, index) => ({ id: index + 1, title })) }),
      },
      "GET /products/{product_id}": {
        promises: ["id", "title"],
        handle: ({ path }) => {
          const title = wares[Number(path.product_id) - 1];
          return title === undefined ? notFound : { json: { id: Number(path.product_id), title } };
        },
      },
      "GET /me/notes": {
        list: true,
        promises: ["id", "text"],
        handle: ({ who }) => ({ json: [5, 6, 7].map((id) => ({ id: who === alice.id ? id : id + 3, text: `note ${id} of ${who}` })) }),
      },
      "GET /me/notes/{note_id}": {
        promises: ["id", "text"],
        handle: ({ who, path }) => {
          const id = Number(path.note_id);
          const own = who === alice.id ? id >= 5 && id <= 7 : id >= 8 && id <= 10;
          return own ? { json: { id, text: `note ${id} of ${who}` } } : notFound;
        },
      },
    },
    leaks: ["predictable-ids null low"],
  },
];

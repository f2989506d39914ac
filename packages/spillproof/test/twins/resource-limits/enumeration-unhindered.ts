// In: nothing. Out: walks from id to id that read what is others', and walks that read nothing, what is everybody's, or are stopped.

import { collection, forbidden, me, notFound, type Owned } from "../collection.js";
import type { Ask, Twin } from "../kit.js";
import { alice, bob, both, personOf } from "../people.js";

const configuration = { skip: ["predictable-ids", "no-rate-limit", "unbounded-response"] };
const wares = ["a walnut writing desk", "one kayak, green", "two brass lamps", "an oak bench", "seven jars of honey", "a folding bicycle"];
const owners = [alice.id, bob.id, "user-c3", "user-d4", alice.id, bob.id];
const rows: readonly Owned[] = wares.map((ware, index) => [
  owners[index]!,
  { id: 4_101 + index, ware, shipping_address: `${index + 3} ${ware.length} Hollow Lane` },
]);
const coded: readonly Owned[] = rows.map(([owner, value], index) => [
  owner,
  { number: `ORD-2024-000${index + 31}`, ware: value.ware, ship_to: value.shipping_address },
]);

/** So many misses of one caller, and no more. */
function tooManyMisses(ask: Ask, limit: number): boolean {
  const known = rows.some(([owner, value]) => owner === ask.who && ask.url.endsWith(`/${String(value.id)}`));
  if (known || !/\d$/.test(ask.url)) return false;
  const key = `misses ${ask.who}`;
  ask.memory.set(key, (ask.memory.get(key) ?? 0) + 1);
  return ask.memory.get(key)! > limit;
}

export const twins: readonly Twin[] = [
  {
    name: "orders by number",
    configuration,
    routes: { ...me, ...collection("/orders/{order_id}", "id", rows) },
    leaks: ["object-authorization GET /orders/{order_id} high", "enumeration-unhindered GET /orders/{order_id} medium"],
    leavesOpen: ["rate-limits GET /orders/{order_id}"],
  },
  {
    name: "numbers inside of a text, a stranger's refused with 403",
    configuration,
    routes: { ...me, ...collection("/orders/{order_number}", "number", coded, forbidden) },
    leaks: ["object-authorization GET /orders/{order_number} high", "enumeration-unhindered GET /orders/{order_number} medium"],
    leavesOpen: ["rate-limits GET /orders/{order_number}"],
  },
  {
    name: "misses are counted: the leaky one is stopped as well",
    configuration,
    routes: { ...me, ...collection("/orders/{order_id}", "id", rows, notFound) },
    before: (ask) => (tooManyMisses(ask, 18) ? { status: 429, json: { error: "too many misses" } } : null),
    leaks: ["object-authorization GET /orders/{order_id} high"],
    verifies: ["rate-limits GET /orders/{order_id}"],
  },
  {
    name: "public profiles by number are for everybody",
    configuration,
    routes: {
      ...me,
      "GET /profiles": {
        list: true,
        promises: ["id", "name"],
        handle: () => ({ json: both.map(({ name }, index) => ({ id: 61 + index, name })) }),
      },
      "GET /profiles/{id}": {
        promises: ["id", "name", "about"],
        handle: ({ path }) => {
          const person = personOf(both[Number(path.id) - 61]?.id ?? null);
          return both[Number(path.id) - 61] === undefined
            ? notFound
            : { json: { id: Number(path.id), name: person.name, about: "a maker of boats" } };
        },
      },
    },
    leaks: [],
  },
  {
    name: "ids that nobody counts",
    configuration,
    routes: {
      ...me,
      ...collection("/notes/{note_id}", "id", [
        [alice.id, { id: "7c9e6679-7425-40de-944b-e07fc1f90ae7", note: "the boiler hums at night", private_phone: alice.phone }],
        [bob.id, { id: "f47ac10b-58cc-4372-a567-0e02b2c3d479", note: "call the roofer on Monday", private_phone: bob.phone }],
      ]),
    },
    leaks: ["object-authorization GET /notes/{note_id} high"],
    leavesOpen: ["rate-limits null"],
  },
];

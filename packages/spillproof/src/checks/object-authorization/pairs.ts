// In: identities. Out: who is tried against whom, in the order of the trials.

import type { Person } from "../check.js";

/** Every ordered pair, neighbours first, so that a short budget still tries everybody once. */
export function pairs(people: readonly Person[]): readonly (readonly [Person, Person])[] {
  const all: (readonly [Person, Person])[] = [];
  for (let distance = 1; distance < people.length; distance++) {
    for (const [index, owner] of people.entries()) all.push([owner, people[(index + distance) % people.length]!]);
  }
  return all;
}

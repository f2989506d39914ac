// In: identities. Out: who is tried against whom, in the order of the trials.

import type { Person } from "../check.js";

export type Pair = readonly [owner: Person, reader: Person];

/** Every ordered pair; first the ring of neighbours, then the ring back. */
export function pairs(people: readonly Person[]): readonly Pair[] {
  return [...neighbours(people).flat(), ...strangers(people)];
}

/** Two rings, one there and one back: in each everybody is once owner and once stranger. Of two people there is one. */
export function neighbours(people: readonly Person[]): readonly (readonly Pair[])[] {
  const count = people.length;
  return [...new Set(count < 2 ? [] : [1, count - 1])].map((distance) => ring(people, distance));
}

/** The pairs that are further apart. */
export function strangers(people: readonly Person[]): readonly Pair[] {
  return Array.from({ length: Math.max(0, people.length - 3) }, (_, index) => ring(people, index + 2)).flat();
}

function ring(people: readonly Person[], distance: number): readonly Pair[] {
  return people.map((owner, index): Pair => [owner, people[(index + distance) % people.length]!]);
}

/** `bob → alice, alice → bob`: who asks for whose. */
export function namesOf(round: readonly Pair[]): string {
  const names = round.map(([owner, reader]) => `${reader.name} → ${owner.name}`);
  return names.length > 5 ? `${names.slice(0, 4).join(", ")} and ${names.length - 4} more` : names.join(", ");
}

/** Things that belong to one person are numbered one after another, so that whoever has one id knows the others. Nothing is sent. */

import { type Instance, meansCaller, segmentBefore } from "../../explore/index.js";
import type { Operation } from "../../model/index.js";
import { type Context, defineCheck, notTested, type Person, type Verdict, violated } from "../check.js";

/** Ids of one pattern, and by whom each was seen as its own. */
interface Ids {
  readonly operation: Operation;
  readonly instance: Instance;
  readonly byOwner: ReadonlyMap<string, readonly string[]>;
}

/** Two people's neighbouring numbers come from one counter; of three numbers, that far apart on average. */
const neighbours = 10;
const meanGap = 50;

export const predictableIds = defineCheck({
  per: "api",
  rules: ["predictable-ids"],
  cost: 0,
  async *run(context): AsyncGenerator<Verdict> {
    const seen = context.world.operations.flatMap((operation) => idsOf(operation, context));
    const guessable = seen.filter(({ byOwner }) => foreseeable(byOwner));
    const first = guessable[0];
    if (first === undefined) {
      if (context.people.length > 0)
        yield notTested(
          "subject-ownership",
          null,
          seen.length > 0 ? "too few ids, or none that follow each other" : "no ids of anybody's own were learnt",
        );
      return;
    }
    const other = context.people
      .map((person) => context.world.instances(first.operation.id, person.name)[0])
      .find((instance) => instance !== undefined && instance.identity !== first.instance.identity);
    yield violated("predictable-ids", {
      operation: null,
      operations: guessable.map(({ operation }) => operation.id),
      confidence: "firm",
      control: other?.exchange ?? null,
      experiment: first.instance.exchange,
      difference: "another object, the next number: who has one id knows the others",
      title: "Ids of what belongs to one person follow each other",
      data: [],
    });
  },
});

/** The ids of the first parameter that selects a thing of somebody's own. Below it, things are counted within what is already somebody's. */
function idsOf(operation: Operation, context: Context): readonly Ids[] {
  const byOwner = new Map<string, readonly string[]>();
  let shown: Instance | null = null;
  for (const person of context.people) {
    for (const instance of context.world.instances(operation.id, person.name)) {
      const first = instance.slots[0];
      if (first === undefined || !instance.selects || !isOwn(instance, person, context)) continue;
      const before = operation.path.slice(0, Math.max(0, operation.path.indexOf(`{${first.slot.name}}`)));
      if (first.slot.in === "path" && meansCaller(before) && !meansCaller(`/${segmentBefore(operation, first.slot.name) ?? ""}`)) continue;
      if (/\/(?:me|self|my|current)(?:\/|$)/i.test(before)) continue;
      shown ??= instance;
      // What the same list showed its caller beside it, and did not show the others.
      const beside = context.world.sightings.filter(
        (sighting) =>
          sighting.identity === person.name &&
          sighting.pattern === first.sighting.pattern &&
          /[/ ]\*\//.test(sighting.pattern) &&
          !context.people.some((other) => other !== person && context.world.saw(other.name, sighting)),
      );
      const ids = [first.sighting, ...beside].map(({ value }) => String(value));
      byOwner.set(person.name, [...new Set([...(byOwner.get(person.name) ?? []), ...ids])]);
    }
  }
  return shown === null ? [] : [{ operation, instance: shown, byOwner }];
}

function isOwn(instance: Instance, person: Person, context: Context): boolean {
  const others = context.people.filter((other) => other !== person);
  return (others.length > 0 ? others.map(({ name }) => name) : [""]).every((other) => {
    const claim = context.world.claimed(instance, other);
    return claim.kind === "own" && claim.sign !== "referred";
  });
}

function foreseeable(byOwner: Ids["byOwner"]): boolean {
  const all = [...byOwner.values()].flat();
  const distinct = [...new Set(all)];
  // The same number for two people is counted within each of them.
  if (distinct.length < all.length || distinct.length < 2) return false;
  return follow(byOwner, distinct) || ofOneClock(distinct);
}

/** Numbers, also after a common beginning or in base64, close to each other. */
function follow(byOwner: Ids["byOwner"], distinct: readonly string[]): boolean {
  const numbers = numbersOf(distinct);
  if (numbers === null) return false;
  const sorted = [...numbers.values()].sort((a, b) => a - b);
  const span = sorted.at(-1)! - sorted[0]!;
  if (sorted.length >= 3) return span / (sorted.length - 1) <= meanGap;
  return byOwner.size > 1 && span <= neighbours;
}

/** By id; null where they are not all numbers of one kind. */
function numbersOf(ids: readonly string[]): ReadonlyMap<string, number> | null {
  for (const read of [(id: string) => id, base64Text]) {
    const texts = ids.map(read);
    if (texts.some((text) => text === null)) continue;
    const parts = texts.map((text) => split(text!));
    if (parts.every(({ digits, before }) => digits !== "" && digits.length <= 12 && before === parts[0]!.before))
      return new Map(ids.map((id, index) => [id, Number(parts[index]!.digits)]));
  }
  return null;
}

/** `ORD-2024-10417`: the digits at the end, and what stands before them. */
function split(text: string): { readonly before: string; readonly digits: string } {
  let start = text.length;
  while (start > 0 && /\d/.test(text[start - 1]!)) start--;
  return { before: text.slice(0, start), digits: text.slice(start) };
}

function base64Text(id: string): string | null {
  if (!/^[\w+/-]{4,80}={0,2}$/.test(id)) return null;
  const text = Buffer.from(id, "base64").toString("latin1");
  return /^[\w:./|-]{1,60}$/.test(text) && Buffer.from(text, "latin1").toString("base64").replace(/=+$/, "") === id.replace(/=+$/, "")
    ? text
    : null;
}

/** UUIDs of version 1 from one machine differ in their time alone; so do ids of 24 hex digits from one process (seconds, machine, counter). */
function ofOneClock(ids: readonly string[]): boolean {
  const parts = ids.map((id) => {
    const text = id.toLowerCase();
    if (/^[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text)) return `uuid ${text.slice(19)}`;
    if (/^[0-9a-f]{24}$/.test(text) && plausibleSeconds(Number.parseInt(text.slice(0, 8), 16))) return `object ${text.slice(8, 18)}`;
    return null;
  });
  return parts.every((part) => part !== null && part === parts[0]);
}

/** From 2009, when such ids began, to 2100. */
function plausibleSeconds(seconds: number): boolean {
  return seconds > 1.23e9 && seconds < 4.1e9;
}

// In: doors, and tokens that none of them should take. Out: which doors took which, as the findings that they are: one for each verifier.

import { isSensitive, sensitiveFields } from "../../explore/index.js";
import type { Exchange } from "../../model/index.js";
import type { Context } from "../check.js";
import { type Door, inTurns, openingAt, stillOpens, stillRefuses, tryAt } from "./door.js";

/** One token to try. */
export interface Attempt {
  /** Tells verifiers apart: one that takes the same is the same. */
  readonly key: string;
  /** After "a token that is". */
  readonly label: string;
  readonly secret: string;
  /** What is wrong with it, as a clause. */
  readonly claim: string;
}

export interface Opened {
  readonly door: Door;
  readonly attempt: Attempt;
  /** Whatever else was taken there. */
  readonly others: readonly Attempt[];
  /** With the real token, just after. */
  readonly control: Exchange;
  readonly experiment: Exchange;
}

export interface Tried {
  readonly opened: readonly Opened[];
  /** Doors that refused every token or all but some that they answered neither way. */
  readonly shut: readonly Door[];
  readonly unclear: readonly Door[];
}

/** Tries tokens at every door, the same ones in the same order. */
export async function tryDoors(doors: readonly Door[], attemptsAt: (door: Door) => readonly Attempt[], context: Context): Promise<Tried> {
  const opened: Opened[] = [];
  const shut: Door[] = [];
  const unclear: Door[] = [];
  const tried = doors.filter((door) => attemptsAt(door).length > 0);
  const outcomes = await inTurns(tried, async (door) => {
    let refused = 0;
    const others: Attempt[] = [];
    let taken: Opened | null = null;
    for (const attempt of attemptsAt(door)) {
      const exchange = await tryAt(door, attempt, context);
      // Whoever counts bad tokens is not to be driven further.
      if (exchange.status === 429) break;
      const opening = openingAt(door, exchange);
      if (opening === "shut") refused++;
      if (opening !== "opened") continue;
      if (taken === null) taken = await confirm(door, attempt, context);
      else others.push(attempt);
    }
    return taken !== null ? { ...taken, others } : refused > 0 ? "shut" : "unclear";
  });
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome === "unclear") unclear.push(tried[index]!);
    else if (outcome === "shut") shut.push(tried[index]!);
    else opened.push(outcome);
  }
  // A refusal says something only while the real token still opens.
  const [first] = shut;
  const dead = first !== undefined && (await stillOpens(first, context)) === null;
  return dead ? { opened, shut: [], unclear: [...unclear, ...shut] } : { opened, shut, unclear };
}

/** The real token opens it, the other one does so again, a worthless one does not. */
export async function confirm(door: Door, attempt: Attempt, context: Context): Promise<Opened | null> {
  const control = await stillOpens(door, context);
  if (control === null) return null;
  const experiment = await tryAt(door, attempt, context);
  if (openingAt(door, experiment) !== "opened" || !(await stillRefuses(door, context))) return null;
  return { door, attempt, others: [], control, experiment };
}

/** One finding: the API's (`operation: null`), or an operation's own. */
export interface Verifier {
  readonly operation: string | null;
  readonly operations: readonly string[];
  /** The one whose answer tells most. */
  readonly worst: Opened;
}

/** What most doors take is the API's verifier; what one takes alone is its own. */
export function verifiersOf(opened: readonly Opened[], doors: number): readonly Verifier[] {
  const groups = new Map<string, Opened[]>();
  for (const item of opened) groups.set(item.attempt.key, [...(groups.get(item.attempt.key) ?? []), item]);
  return [...groups.values()].flatMap((group): Verifier[] => {
    if (group.length * 2 > doors)
      return [{ operation: null, operations: group.map(({ door }) => door.operation.id), worst: worstOf(group) }];
    return group.map((item) => ({ operation: item.door.operation.id, operations: [item.door.operation.id], worst: item }));
  });
}

function worstOf(group: readonly Opened[]): Opened {
  return group.reduce((best, item) => (weight(item) > weight(best) ? item : best));
}

function weight({ door }: Opened): number {
  const sensitive = sensitiveFields(door.granted).filter(isSensitive).length;
  return (door.tells ? 1e6 : 0) + Math.min(sensitive, 999) * 1_000 + Math.min(door.own.length, 999);
}

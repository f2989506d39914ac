// In: a report's controls and coverage. Out: the same folded, so that a person reads one line a control and one a reason.

import { type Control, type ControlId, type Coverage, controls } from "../model/index.js";

/** How an operation of `null` is told. */
export const wholeApi = "the API as a whole";

export interface Reason {
  readonly reason: string;
  readonly operations: readonly string[];
}

export interface ControlTally {
  readonly control: ControlId;
  /** What it means that the control holds. */
  readonly meaning: string;
  readonly violated: readonly Reason[];
  readonly verified: readonly Reason[];
  readonly notTested: readonly Reason[];
  /** Violated anywhere; else verified somewhere; else not tested. */
  readonly status: Control["status"];
}

/** One line a control: the violated first, then the verified, then the untested, each in the order of the model. */
export function tallyControls(list: readonly Control[]): readonly ControlTally[] {
  const order = Object.keys(controls) as ControlId[];
  const tallies = order.flatMap((control): ControlTally[] => {
    const own = list.filter((entry) => entry.control === control);
    if (own.length === 0) return [];
    const fold = (status: Control["status"]) => foldReasons(own.filter((entry) => entry.status === status));
    const [violated, verified, notTested] = [fold("violated"), fold("verified"), fold("not-tested")];
    const status = violated.length > 0 ? "violated" : verified.length > 0 ? "verified" : "not-tested";
    return [{ control, meaning: controls[control], violated, verified, notTested, status }];
  });
  return (["violated", "verified", "not-tested"] as const).flatMap((status) => tallies.filter((tally) => tally.status === status));
}

/** Equal reasons become one, the commonest first. An operation of `null` is the API as a whole. */
export function foldReasons(entries: readonly { readonly operation: string | null; readonly reason: string }[]): readonly Reason[] {
  const byReason = new Map<string, string[]>();
  for (const { operation, reason } of entries) {
    const operations = byReason.get(reason) ?? [];
    byReason.set(reason, operations);
    operations.push(operation ?? wholeApi);
  }
  return [...byReason]
    .map(([reason, operations]) => ({ reason, operations: [...new Set(operations)].sort() }))
    .sort((a, b) => b.operations.length - a.operations.length);
}

export function operationsOf(reasons: readonly Reason[]): readonly string[] {
  return [...new Set(reasons.flatMap(({ operations }) => operations))].sort();
}

/** Whole percent, rounded down: 100 says all. */
export function percent(part: number, whole: number): number {
  return whole > 0 ? Math.floor((100 * part) / whole) : 0;
}

export function sharesOf({
  operations,
  byIdentity,
}: Coverage): readonly { readonly identity: string; readonly reached: number; readonly share: number }[] {
  return Object.entries(byIdentity).map(([identity, reached]) => ({ identity, reached, share: percent(reached, operations) }));
}

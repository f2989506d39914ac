// In: what the document promises, and what may be called. Out: the operations that a reading scan calls, and why it leaves the others.

import { isSafe, type Operation } from "../model/index.js";
import type { Configuration } from "./configuration.js";
import { createsNothing, withBodyAsParameters } from "./creates-nothing.js";
import { looksDestructive, pathLooksDestructive } from "./destructive.js";
import { namesOperation, partsOf } from "./operation-pattern.js";

export interface Selection {
  readonly selected: readonly Operation[];
  readonly left: readonly { readonly operation: Operation; readonly reason: string }[];
}

/** Only safe methods and, in active mode, POSTs that create nothing; never what is excluded, and what looks destructive only where `include` names it. */
export function selectOperations(
  operations: readonly Operation[],
  configuration: Pick<Configuration, "include" | "exclude"> & { readonly active?: boolean },
): Selection {
  const selected: Operation[] = [];
  const left: { operation: Operation; reason: string }[] = [];
  for (const operation of operations) {
    const reason = reasonToLeave(operation, configuration);
    if (reason === null) selected.push(isSafe(operation) ? operation : withBodyAsParameters(operation));
    else left.push({ operation, reason });
  }
  return { selected, left };
}

/** Whether a path that the document need not know may be read: never what is excluded or looks destructive, and only what is included. */
export function mayProbe(path: string, { include, exclude }: Pick<Configuration, "include" | "exclude">): boolean {
  const operation = { method: "GET", path: path.split("?")[0]! } as const;
  // Here a parameter has its value.
  const names = (pattern: string) => namesOperation(pattern.replace(/\{[^{}/]{0,200}\}/g, "*"), operation);
  return !exclude.some(names) && (include.length === 0 || include.some(names)) && pathLooksDestructive(operation.path) === null;
}

/** Operations that write and that neither `exclude` nor `include` leaves out. Whether one is used is the workshop's to say. */
export function selectWrites(
  operations: readonly Operation[],
  { include, exclude }: Pick<Configuration, "include" | "exclude">,
): readonly Operation[] {
  const named = (patterns: readonly string[], operation: Operation) => patterns.some((pattern) => namesOperation(pattern, operation));
  return operations.filter(
    (operation) =>
      /^(?:POST|PUT|PATCH|DELETE)$/.test(operation.method) &&
      !named(exclude, operation) &&
      (include.length === 0 || named(include, operation)),
  );
}

function reasonToLeave(
  operation: Operation,
  { include, exclude, active }: Pick<Configuration, "include" | "exclude"> & { readonly active?: boolean },
): string | null {
  if (exclude.some((pattern) => namesOperation(pattern, operation))) return "excluded";
  const including = include.filter((pattern) => namesOperation(pattern, operation));
  if (include.length > 0 && including.length === 0) return "not included";
  if (!isSafe(operation) && !(active === true && createsNothing(operation)))
    return active === true ? "writes; nothing of the scan's own to try it on" : "writes; read-only scan";
  const word = looksDestructive(operation);
  // A pattern that merely covers it does not name it.
  if (word === null || including.some((pattern) => !pattern.includes("*") || pathLooksDestructive(partsOf(pattern).path) !== null))
    return null;
  return `looks as if it would ${word}; name it with --include to call it`;
}

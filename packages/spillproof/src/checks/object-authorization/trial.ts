// In: values that are the owner's alone and the answer that showed them. Out: one trial of one pair, and the leaked fields as they will be told.

import { answerLeaves, comparable, isSensitive, type Leaf, pointerOf, sensitiveFields } from "../../explore/index.js";
import type { Exchange } from "../../model/index.js";
import type { LeakedValue } from "../check.js";

/** What one pair of identities showed at one operation, in one direction. */
export interface Trial {
  readonly owner: string;
  readonly reader: string;
  readonly outcome: "leak" | "question" | "refused" | "not-tested";
  readonly reason: string;
  readonly control: Exchange | null;
  readonly experiment: Exchange | null;
  readonly data: readonly LeakedValue[];
  readonly difference: string;
  /** Why the severity is one step lower; absent where it is not. */
  readonly because?: string;
  /** True where no privilege of the reader's explains it: it was given another's in place of its own, or refused the part and given the whole. */
  readonly decisive?: boolean;
  /** True where the owner is refused the operation itself: it knows who may call it, and the reader is one of them. */
  readonly reserved?: boolean;
}

/** The leaked values as fields of the answer that leaked them; what no type is known for is the owner's all the same. */
export function leaked(shown: readonly Leaf[], experiment: Exchange, owner: string): readonly LeakedValue[] {
  const values = new Set(shown.map((leaf) => comparable(leaf.value)));
  const typed = sensitiveFields(experiment).filter(
    (field) => isSensitive(field) && (values.has(field.raw.trim()) || [...values].some((value) => value.includes(field.raw))),
  );
  const places = new Map<string, LeakedValue>(
    typed.map((field) => [field.pointer, { pointer: field.pointer, type: field.type, kind: field.kind, owner, raw: field.raw }]),
  );
  for (const leaf of answerLeaves(experiment)) {
    const pointer = experiment.json === null ? "line:1" : pointerOf(leaf.tokens);
    const value = comparable(leaf.value);
    if (values.has(value) && !places.has(pointer))
      places.set(pointer, { pointer, type: "owned-value", kind: "personal", owner, raw: value });
  }
  return [...places.values()].slice(0, 50);
}

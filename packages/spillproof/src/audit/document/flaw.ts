// In: what a rule finds in a document, operation by operation. Out: each defect once, with its place.

import type { Confidence, LeakedField, Severity } from "../../model/index.js";
import type { OpenDocument } from "../../openapi/index.js";
import type { RuleId } from "../../rules/index.js";

/** A field or parameter that a document promises: `/items/0/ssn`, `query:email`. */
export type FlawField = Pick<LeakedField, "pointer" | "type" | "kind">;

/** One defect of a document, in plain words: no sentence here holds anything that the document wrote. */
export interface Flaw {
  readonly rule: RuleId;
  /** Tells several of one rule at one operation apart; empty for the only one. */
  readonly key: string;
  /** Null: the API as a whole. */
  readonly operation: string | null;
  readonly operations: readonly string[];
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly title: string;
  /** What stands there. `{types}` is filled in with the types of the fields. */
  readonly shows: string;
  /** Why the severity is what it is, where it is not the rule's own. */
  readonly because: string | null;
  readonly pointer: string;
  readonly fields: readonly FlawField[];
  /** Rules by which the same defect shows too. */
  readonly also?: readonly RuleId[];
}

/** One story: what a document alone says of one rule. */
export interface DocumentRule {
  readonly rule: RuleId;
  readonly judge: (document: OpenDocument) => Iterable<Flaw>;
}

/** How a flaw is told. */
export type Words = Pick<Flaw, "severity" | "confidence" | "title" | "shows" | "because">;

interface Group {
  readonly pointer: string;
  readonly operations: Set<string>;
  readonly fields: Map<string, FlawField>;
}

/** The key of what two rules say of a document that asks for no credential anywhere. */
export const noCredential = "no-credential";

const maximumFields = 50;

/** The same defect at many operations is one: gathers by key, in the order of the document. */
export class Gathered {
  readonly #groups = new Map<string, Group>();

  add(key: string, pointer: string, operation: string | null, field: FlawField | null = null): void {
    let group = this.#groups.get(key);
    if (group === undefined) {
      group = { pointer, operations: new Set(), fields: new Map() };
      this.#groups.set(key, group);
    }
    if (operation !== null) group.operations.add(operation);
    if (field !== null && group.fields.size < maximumFields && !group.fields.has(field.pointer)) group.fields.set(field.pointer, field);
  }

  /** `whole`: told of the API even where one operation alone shows it, so that its id stays when another comes. */
  *flaws(rule: RuleId, words: (key: string, operations: number) => Words, { whole = false } = {}): Generator<Flaw> {
    for (const [key, { pointer, operations, fields }] of this.#groups) {
      const [only] = operations;
      yield {
        rule,
        key,
        operation: !whole && operations.size === 1 ? only! : null,
        operations: [...operations],
        pointer,
        fields: [...fields.values()],
        ...words(key, operations.size),
      };
    }
  }
}

/** `1 operation`, `2 operations`. */
export function countedOperations(count: number): string {
  return count === 1 ? "1 operation" : `${count} operations`;
}

// In: nothing. Out: one defect with its proof, as it is told.

import type { Masked } from "./masked.js";
import type { Confidence, Severity } from "./severity.js";

/** A field that leaked: its place, what it is and whose, and a mask. */
export interface LeakedField {
  /** JSON pointer into the answer's body, `header:name`, or a parameter such as `query:email`; for text a line such as `line:3`. */
  readonly pointer: string;
  readonly type: string;
  readonly kind: "personal" | "credential" | "financial" | "health" | "location" | "network" | "internal";
  /** The identity it belongs to; null where nobody's in particular. */
  readonly owner: string | null;
  readonly masked: Masked;
  /** The ordinal of this distinct value in this report (`v7`), so that equal values are seen to be equal. */
  readonly value: string;
}

/** One request and its answer as evidence: who asked what, and what of the answer may be shown. */
export interface MaskedExchange {
  /** The identity that asked, or null for nobody. */
  readonly identity: string | null;
  /** Which of its tokens, where it was not its own access token. */
  readonly token: string | null;
  readonly request: {
    readonly method: string;
    readonly url: Masked;
    readonly headers: readonly (readonly [string, Masked])[];
    readonly body: Masked | null;
  };
  readonly response: {
    /** 0: there was no answer. */
    readonly status: number;
    readonly headers: readonly (readonly [string, Masked])[];
    readonly body: Masked;
    readonly truncated: boolean;
  };
}

export interface Evidence {
  /** Null for a finding that is firm by one observation. */
  readonly control: MaskedExchange | null;
  /** Null where nothing was sent: a finding from a document or from source has its place instead. */
  readonly experiment: MaskedExchange | null;
  /** The one thing in which they differ, and what it did; without an experiment what stands at the place. */
  readonly difference: Masked;
}

export interface Fix {
  readonly summary: string;
  /** By framework. */
  readonly recipes: Readonly<Record<string, string>>;
}

/** Where a defect stands. Line and column count from 1. */
export interface SourcePlace {
  /** As it was named: a path, or the URL of a document. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** JSON pointer, in an OpenAPI document. */
  readonly pointer?: string;
}

export interface Finding {
  /** 16 hex digits, the same from run to run for the same defect. */
  readonly id: string;
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly category: string;
  readonly cwe: readonly string[];
  readonly owasp: readonly string[];
  readonly operation: string | null;
  readonly operations: readonly string[];
  readonly source: SourcePlace | null;
  readonly data: readonly LeakedField[];
  readonly evidence: Evidence;
  /** Commands that show it again; credentials and personal ids by variable name only. */
  readonly reproduce: readonly Masked[];
  readonly why: string;
  readonly fix: Fix;
  /** Rules by which the same defect shows too. */
  readonly also: readonly string[];
  /** Findings that this one opens. */
  readonly leadsTo: readonly string[];
}

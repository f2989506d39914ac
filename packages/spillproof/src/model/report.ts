// In: nothing. Out: all that a scan can say, in the shape that is published as spillproof-report/1.

import type { Control } from "./control.js";
import type { Finding } from "./finding.js";
import type { Masked } from "./masked.js";
import type { Severity } from "./severity.js";

export type Grade = "A" | "B" | "C" | "D" | "F";

export interface AccessCell {
  /** `nobody` for a caller without a credential. */
  readonly identity: string;
  readonly operation: string;
  readonly objects: "own" | "others" | "shared" | "none";
  readonly outcome: "answered" | "refused" | "not-tested";
  /** Kinds of data in the answer, sorted. */
  readonly kinds: readonly string[];
}

export interface Ownership {
  readonly operation: string;
  /** `path:patient_id`, `query:owner`. */
  readonly parameter: string;
  /** JSON pointer into the token's claims whose value names the owner; null where not learnt. */
  readonly claim: string | null;
  /** JSON pointer into the answer that names the owner; null where not learnt. */
  readonly ownerField: string | null;
}

export interface Coverage {
  readonly operations: number;
  /** Operations that answered somebody's valid token (or nobody, where public) with a 2xx. */
  readonly reached: number;
  readonly byIdentity: Readonly<Record<string, number>>;
  readonly missed: readonly { readonly operation: string; readonly reason: string }[];
}

export interface Report {
  readonly schema: "spillproof-report/1";
  readonly tool: { readonly name: "spillproof"; readonly version: string };
  readonly command: "scan" | "audit" | "logs";
  readonly target: string;
  readonly spec: { readonly source: string; readonly sha256: string } | null;
  readonly startedAt: string;
  readonly seconds: number;
  readonly requests: number;
  readonly seed: number;
  readonly grade: Grade | null;
  readonly score: number | null;
  readonly summary: Readonly<Record<Severity, number>>;
  /** Worst first, then by rule and operation. */
  readonly findings: readonly Finding[];
  readonly controls: readonly Control[];
  readonly access: readonly AccessCell[];
  readonly ownership: readonly Ownership[];
  readonly coverage: Coverage;
  /** What could not be undone. Empty for a scan that only reads. */
  readonly ledger: readonly string[];
  readonly ignored: readonly {
    readonly finding: string;
    readonly rule: string;
    readonly operation: string | null;
    readonly reason: string;
  }[];
  /** What kept the scan from seeing all, one sentence each. */
  readonly incomplete: readonly Masked[];
}

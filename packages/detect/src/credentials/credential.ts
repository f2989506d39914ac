// In: nothing. Out: what every finder of credentials gives back.

import type { Confidence } from "../match.js";

/** A credential found in bytes. */
export interface Credential {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** null: a sample, a placeholder or public: it is consumed, and not told. */
  readonly confidence: Confidence | null;
  /** How many bytes at the start are public. */
  readonly shown: number;
}

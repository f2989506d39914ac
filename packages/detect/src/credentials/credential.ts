// In: nothing. Out: what a finder of credentials tells.

import type { Confidence } from "../match.js";

export interface Credential {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** null: a sample, a placeholder or a key that is public by design: to be passed over. */
  readonly confidence: Confidence | null;
  /** How many characters at the start are public. */
  readonly shown: number;
}

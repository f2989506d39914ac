// In: nothing. Out: identifier schemes, a row each.

import type { Scheme } from "./scheme.js";

export const asia: readonly Scheme[] = [];

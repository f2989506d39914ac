// In: the operations that may be called, and how many identities there are. Out: how many requests it takes, roughly, to try all there is to try.

import { slotsOf } from "../explore/index.js";
import type { Operation } from "../model/index.js";

/** What reading and the experiments of most checks take at one operation, besides the pairs. */
const each = 5;
/** What reading an object and the controls around it take by identity. */
const controls = 6;

export function demandOf(operations: readonly Operation[], identities: number): number {
  return operations.reduce((sum, operation) => {
    const byId = slotsOf(operation).length > 0;
    return sum + each + identities * (byId ? controls + identities - 1 : 1);
  }, 0);
}

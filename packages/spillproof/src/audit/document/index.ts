// What a document alone can be judged by, one rule after the other.
import { excessiveData } from "./excessive-data.js";
import type { DocumentRule } from "./flaw.js";
import { missingAuthentication } from "./missing-authentication.js";
import { personalDataInUrl } from "./personal-data-in-url.js";
import { plaintextTransport } from "./plaintext-transport.js";
import { predictableIds } from "./predictable-ids.js";
import { specGap } from "./spec-gap.js";
import { tokenInUrl } from "./token-in-url.js";
import { unboundedResponse } from "./unbounded-response.js";

export const documentRules: readonly DocumentRule[] = [
  missingAuthentication,
  tokenInUrl,
  plaintextTransport,
  excessiveData,
  personalDataInUrl,
  predictableIds,
  unboundedResponse,
  specGap,
];
export { type Flaw, noCredential } from "./flaw.js";

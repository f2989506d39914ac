// Every check, in the order in which they run: what others look back on first.
import { guessableToken } from "./authentication/guessable-token.js";
import { missingAuthentication } from "./authentication/missing-authentication.js";
import { sessionFixation } from "./authentication/session-fixation.js";
import { userEnumeration } from "./authentication/user-enumeration.js";
import type { Check } from "./check.js";
import { tokenEcho } from "./data-exposure/token-echo.js";
import { verboseError } from "./data-exposure/verbose-error.js";
import { scopeNotEnforced } from "./function-authorization/scope-not-enforced.js";
import { objectAuthorization } from "./object-authorization/object-authorization.js";
import { credentialInResponse } from "./property-authorization/credential-in-response.js";
import { excessiveData } from "./property-authorization/excessive-data.js";
import { enumerationUnhindered } from "./resource-limits/enumeration-unhindered.js";
import { noRateLimit } from "./resource-limits/no-rate-limit.js";

export const checks: readonly Check[] = [
  missingAuthentication,
  objectAuthorization,
  scopeNotEnforced,
  excessiveData,
  credentialInResponse,
  verboseError,
  tokenEcho,
  userEnumeration,
  // A new login may end the older session, and a burst may trip a limit: nothing that needs either comes after.
  sessionFixation,
  guessableToken,
  enumerationUnhindered,
  noRateLimit,
];

export * from "./check.js";

// Every check, in the order in which they run: what others look back on first.
import { audienceNotChecked } from "./authentication/audience-not-checked.js";
import { expiredTokenAccepted } from "./authentication/expired-token-accepted.js";
import { guessableToken } from "./authentication/guessable-token.js";
import { missingAuthentication } from "./authentication/missing-authentication.js";
import { personalDataInToken } from "./authentication/personal-data-in-token.js";
import { sessionFixation } from "./authentication/session-fixation.js";
import { signatureNotVerified } from "./authentication/signature-not-verified.js";
import { spoofableIdentity } from "./authentication/spoofable-identity.js";
import { tokenInUrl } from "./authentication/token-in-url.js";
import { tokenLifetime } from "./authentication/token-lifetime.js";
import { tokenNotRevoked } from "./authentication/token-not-revoked.js";
import { tokenTypeConfusion } from "./authentication/token-type-confusion.js";
import { userEnumeration } from "./authentication/user-enumeration.js";
import { weakJwtSecret } from "./authentication/weak-jwt-secret.js";
import type { Check } from "./check.js";
import { cacheablePersonalData } from "./data-exposure/cacheable-personal-data.js";
import { debugExposed } from "./data-exposure/debug-exposed.js";
import { exposedFile } from "./data-exposure/exposed-file.js";
import { exposedSource } from "./data-exposure/exposed-source.js";
import { personalDataInUrl } from "./data-exposure/personal-data-in-url.js";
import { tokenEcho } from "./data-exposure/token-echo.js";
import { verboseError } from "./data-exposure/verbose-error.js";
import { adminOperationExposed } from "./function-authorization/admin-operation-exposed.js";
import { methodOverride } from "./function-authorization/method-override.js";
import { scopeNotEnforced } from "./function-authorization/scope-not-enforced.js";
import { oldVersionExposed } from "./inventory/old-version-exposed.js";
import { undocumentedOperation } from "./inventory/undocumented-operation.js";
import { crossSessionData } from "./object-authorization/cross-session-data.js";
import { foreignWrites } from "./object-authorization/foreign-writes.js";
import { furtherPairs, objectAuthorization } from "./object-authorization/object-authorization.js";
import { predictableIds } from "./object-authorization/predictable-ids.js";
import { selectedVictims } from "./object-authorization/selected-victims.js";
import { credentialInResponse } from "./property-authorization/credential-in-response.js";
import { excessiveData } from "./property-authorization/excessive-data.js";
import { massAssignment } from "./property-authorization/mass-assignment.js";
import { enumerationUnhindered } from "./resource-limits/enumeration-unhindered.js";
import { noRateLimit } from "./resource-limits/no-rate-limit.js";
import { unboundedResponse } from "./resource-limits/unbounded-response.js";

export const checks: readonly Check[] = [
  missingAuthentication,
  objectAuthorization,
  // Few requests tell of all operations at once.
  signatureNotVerified,
  scopeNotEnforced,
  excessiveData,
  credentialInResponse,
  verboseError,
  tokenEcho,
  adminOperationExposed,
  oldVersionExposed,
  debugExposed,
  exposedFile,
  exposedSource,
  undocumentedOperation,
  personalDataInUrl,
  cacheablePersonalData,
  personalDataInToken,
  tokenLifetime,
  predictableIds,
  spoofableIdentity,
  // Sends tokens where they would be echoed by right.
  tokenInUrl,
  crossSessionData,
  unboundedResponse,
  furtherPairs,
  // These wait for the search for secrets, which has run beside all of the above.
  weakJwtSecret,
  expiredTokenAccepted,
  audienceNotChecked,
  tokenTypeConfusion,
  // From here on things of the scan's own are changed.
  foreignWrites,
  selectedVictims,
  massAssignment,
  methodOverride,
  userEnumeration,
  // A new login may end the older session, and a burst may trip a limit: nothing that needs either comes after.
  sessionFixation,
  guessableToken,
  tokenNotRevoked,
  enumerationUnhindered,
  noRateLimit,
];

export * from "./check.js";

// Every check, in the order in which they run: what others look back on first.
import { audienceNotChecked } from "./authentication/audience-not-checked.js";
import { expiredTokenAccepted } from "./authentication/expired-token-accepted.js";
import { missingAuthentication } from "./authentication/missing-authentication.js";
import { signatureNotVerified } from "./authentication/signature-not-verified.js";
import { tokenNotRevoked } from "./authentication/token-not-revoked.js";
import { tokenTypeConfusion } from "./authentication/token-type-confusion.js";
import { weakJwtSecret } from "./authentication/weak-jwt-secret.js";
import type { Check } from "./check.js";
import { tokenEcho } from "./data-exposure/token-echo.js";
import { verboseError } from "./data-exposure/verbose-error.js";
import { methodOverride } from "./function-authorization/method-override.js";
import { scopeNotEnforced } from "./function-authorization/scope-not-enforced.js";
import { foreignWrites } from "./object-authorization/foreign-writes.js";
import { objectAuthorization } from "./object-authorization/object-authorization.js";
import { selectedVictims } from "./object-authorization/selected-victims.js";
import { credentialInResponse } from "./property-authorization/credential-in-response.js";
import { excessiveData } from "./property-authorization/excessive-data.js";
import { massAssignment } from "./property-authorization/mass-assignment.js";

export const checks: readonly Check[] = [
  missingAuthentication,
  // Few requests tell of all operations at once.
  signatureNotVerified,
  objectAuthorization,
  scopeNotEnforced,
  excessiveData,
  credentialInResponse,
  verboseError,
  tokenEcho,
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
  tokenNotRevoked,
];

export * from "./check.js";

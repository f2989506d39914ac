// Every check, in the order in which they run: what others look back on first.
import { missingAuthentication } from "./authentication/missing-authentication.js";
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
  objectAuthorization,
  scopeNotEnforced,
  excessiveData,
  credentialInResponse,
  verboseError,
  tokenEcho,
  // From here on things of the scan's own are changed.
  foreignWrites,
  selectedVictims,
  massAssignment,
  methodOverride,
];

export * from "./check.js";

// Every check, in the order in which they run: what others look back on first.
import { missingAuthentication } from "./authentication/missing-authentication.js";
import type { Check } from "./check.js";
import { debugExposed } from "./data-exposure/debug-exposed.js";
import { exposedFile } from "./data-exposure/exposed-file.js";
import { exposedSource } from "./data-exposure/exposed-source.js";
import { tokenEcho } from "./data-exposure/token-echo.js";
import { verboseError } from "./data-exposure/verbose-error.js";
import { adminOperationExposed } from "./function-authorization/admin-operation-exposed.js";
import { scopeNotEnforced } from "./function-authorization/scope-not-enforced.js";
import { oldVersionExposed } from "./inventory/old-version-exposed.js";
import { undocumentedOperation } from "./inventory/undocumented-operation.js";
import { objectAuthorization } from "./object-authorization/object-authorization.js";
import { credentialInResponse } from "./property-authorization/credential-in-response.js";
import { excessiveData } from "./property-authorization/excessive-data.js";

export const checks: readonly Check[] = [
  missingAuthentication,
  objectAuthorization,
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
];

export * from "./check.js";

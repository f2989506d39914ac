// Whom a scan asks as, and how far it may go: configuration, identities and their tokens, budget, the operations and the host it may call.
export { Budget } from "./budget.js";
export type { Configuration, ConfigurationInput, CredentialInput, IdentityInput, LoginInput, SignupInput } from "./configuration.js";
export { createsNothing } from "./creates-nothing.js";
export { looksDestructive, pathLooksDestructive } from "./destructive.js";
export { parseIdentityArgument } from "./identity-argument.js";
export { type Login, type LoginAttempt, type LoginChange, Logins, loginFields } from "./logins.js";
export { isSecretField, type Send as LogIn, signupRequest } from "./obtain-token.js";
export { type Authorized, authorizeTarget, isLoopbackAddress, isPublicAddress, isPublicHost, type Resolve } from "./public-host.js";
export { readConfiguration } from "./read-configuration.js";
export { configurationJsonSchema } from "./schema.js";
export { mayProbe, selectOperations, selectWrites } from "./select-operations.js";
export { type OpenIdentity, Sessions } from "./sessions.js";
export { sharing } from "./sharing.js";
export { lifeOf } from "./token-facts.js";
export { expiresIn } from "./token-place.js";
export { wordsIn } from "./wordlist.js";

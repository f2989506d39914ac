// What a document says of an API before it runs: judged offline, by every rule that a promise alone can break.
export { type AuditOptions, audit } from "./audit.js";

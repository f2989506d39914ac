// The library's door: an audit of a document, a scan as a stream of events, its report in every format, and what a check of one's own needs.

export { type AuditOptions, audit } from "./audit/index.js";
export { type Check, type Context, defineCheck, notTested, type Verdict, verified, violated } from "./checks/index.js";
export * from "./model/index.js";
export { render } from "./report/index.js";
export { type ScanOptions, scan } from "./scan/index.js";
export { type Configuration, readConfiguration } from "./target/index.js";

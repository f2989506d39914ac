// The nouns of the house, one file each. Nothing here sends, decides or prints.
export * from "./control.js";
export * from "./error.js";
export * from "./event.js";
export * from "./exchange.js";
export * from "./finding.js";
export * from "./identity.js";
export * from "./masked.js";
export * from "./nearest.js";
export * from "./operation.js";
export * from "./report.js";
export * from "./schema.js";
export * from "./severity.js";

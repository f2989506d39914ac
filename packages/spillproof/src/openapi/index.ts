// What was promised: a document of any version in, operations and schemas out.
export { type OpenDocument, readDocument } from "./document.js";
export { exampleOf } from "./example.js";
export { findDocument } from "./find.js";
export { readDocumentFile } from "./local-files.js";
export { encodeQuery, fillPath, matchPath } from "./path.js";
export { fieldsOf, promiseAt, responseSchema } from "./promise.js";
export { satisfies } from "./satisfies.js";

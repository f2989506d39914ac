// What was promised: a document of any version in, operations and schemas out.
export { type DocumentInput, readDocument } from "./document.js";
export { exampleOf } from "./example.js";
export { type Found, findDocument } from "./find.js";
export { filesBelow } from "./local-files.js";
export { encodeQuery, fillPath, matchPath } from "./path.js";
export { type Field, fieldsOf, type Promised, promiseAt, responseSchema } from "./promise.js";

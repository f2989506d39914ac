// In: text, bytes or JSON. Out: the personal data and credentials in it. The one door of this package.

export { maskedLooking } from "./credentials/placeholder.js";
export { createDetector } from "./detector.js";
export { classifyField } from "./fields/classify.js";
export type { Confidence, Detector, DetectorOptions, DetectorStream, FieldMeaning, JsonMatch, Kind, Match, TypeInfo } from "./match.js";
export { types } from "./types.js";

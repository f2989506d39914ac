// In: text, bytes or JSON. Out: the personal data and credentials in it. The one door of this package.

export { classifyField } from "./classify.js";
export { createDetector } from "./detector.js";
export type { Confidence, Detector, DetectorOptions, DetectorStream, FieldMeaning, JsonMatch, Kind, Match, TypeInfo } from "./match.js";
export { maskedLooking } from "./placeholder.js";
export { types } from "./types.js";

// The catalogue of defects: what each is, what it costs, how it is repaired. Data, and a lookup.
export { findRule, type Rule, type RuleId, ruleIds, rules } from "./catalogue.js";
export { type Category, categories, type Framework, frameworks, type Witness } from "./rule.js";
export { ofWholeApi, toldOnce } from "./told-once.js";

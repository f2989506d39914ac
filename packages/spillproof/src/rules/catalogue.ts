// In: the rules by category. Out: all of them in one list, in the order in which they are told.

import { authentication } from "./authentication.js";
import { client } from "./client.js";
import { configuration } from "./configuration.js";
import { dataExposure } from "./data-exposure.js";
import { functionAuthorization } from "./function-authorization.js";
import { inputValidation } from "./input-validation.js";
import { inventory } from "./inventory.js";
import { llm } from "./llm.js";
import { objectAuthorization } from "./object-authorization.js";
import { propertyAuthorization } from "./property-authorization.js";
import { resourceLimits } from "./resource-limits.js";
import type { RuleEntry } from "./rule.js";
import { ssrf } from "./ssrf.js";
import { storageAndLogs } from "./storage-and-logs.js";
import { transport } from "./transport.js";
import { unsafeConsumption } from "./unsafe-consumption.js";

const entries = [
  ...authentication,
  ...objectAuthorization,
  ...functionAuthorization,
  ...propertyAuthorization,
  ...dataExposure,
  ...storageAndLogs,
  ...client,
  ...resourceLimits,
  ...inputValidation,
  ...ssrf,
  ...transport,
  ...configuration,
  ...inventory,
  ...unsafeConsumption,
  ...llm,
] as const;

export type RuleId = (typeof entries)[number]["id"];
export type Rule = RuleEntry<RuleId>;

/** Every rule, planned ones included (`available` is empty there). */
export const rules: readonly Rule[] = entries;
export const ruleIds: readonly RuleId[] = rules.map((rule) => rule.id);

const byId: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule of this id, or null where there is none. */
export function findRule(id: string): Rule | null {
  return byId.get(id) ?? null;
}

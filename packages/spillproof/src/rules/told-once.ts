// In: nothing. Out: which rule stands where one defect shows in several ways.

import type { RuleId } from "./catalogue.js";

/**
 * Chains of rules by which one defect can show. Of those that are seen together the first stands, and the later ones become its `also`.
 * A token's expiry, audience, kind and revocation are four defects of the same rank: each has a chain of its own and none swallows another.
 */
export const toldOnce: readonly (readonly RuleId[])[] = [
  ...(["expired-token-accepted", "audience-not-checked", "token-type-confusion", "token-not-revoked"] as const).map(
    (check): readonly RuleId[] => [
      "missing-authentication",
      "signature-not-verified",
      check,
      "admin-operation-exposed",
      "scope-not-enforced",
      "object-authorization",
    ],
  ),
  ["credential-in-response", "token-echo", "excessive-data"],
  ["cross-session-data", "object-authorization"],
  ["object-authorization", "verbose-error"],
  ["debug-exposed", "verbose-error", "software-disclosed"],
  ["exposed-file", "exposed-source", "hardcoded-secret"],
  ["enumeration-unhindered", "no-rate-limit"],
];

/** Rules that tell of the API as a whole what an earlier one of their chain met at one place. */
export const ofWholeApi: ReadonlySet<string> = new Set<RuleId>(["no-rate-limit"]);

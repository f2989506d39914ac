// In: findings, and credentials that answers gave away. Out: which finding opens which other one.

import type { Context, Verdict, Violated } from "../checks/index.js";
import { replyOf, requestOf, sameData } from "../explore/index.js";
import type { Exchange, Finding } from "../model/index.js";

/** Credentials of others that are tried, one request each. */
const maximumTried = 5;
/** Rules that give a credential away. */
const givesAway = new Set([
  "credential-in-response",
  "exposed-file",
  "exposed-source",
  "debug-exposed",
  "public-personal-data",
  "undocumented-operation",
  "old-version-exposed",
  "verbose-error",
]);

/**
 * Tries each credential that a finding gave away on one safe request that nobody is answered. Gives the verdicts with those that lived told and
 * judged as such.
 */
export async function tryCredentials(verdicts: readonly Verdict[], own: readonly string[], context: Context): Promise<readonly Verdict[]> {
  const place = await closedPlace(context);
  if (place === null) return verdicts;
  const tried = new Map<string, Exchange | null>();
  const found: Verdict[] = [];
  for (const verdict of verdicts) {
    if (verdict.kind !== "violated" || !givesAway.has(verdict.rule)) {
      found.push(verdict);
      continue;
    }
    const secrets = verdict.data.filter((item) => item.kind === "credential" && looksSendable(item.raw) && !own.includes(item.raw));
    let live: { readonly type: string; readonly exchange: Exchange } | null = null;
    for (const { raw, type } of secrets) {
      if (!tried.has(raw)) {
        if (tried.size >= maximumTried) break;
        const exchange = await context.askCrafted(
          requestOf(place.call),
          place.identity,
          { label: "from the finding", secret: raw },
          place.call.operation.id,
        );
        tried.set(raw, replyOf(exchange, place.refused) === "yes" && !sameData(place.refused, exchange) ? exchange : null);
      }
      const exchange = tried.get(raw) ?? null;
      if (exchange !== null) live ??= { type, exchange };
    }
    found.push(live === null ? verdict : lived(verdict, live.type, place.call.operation.id));
  }
  return found;
}

/** A safe operation without ids that answers an identity, and refuses nobody. */
async function closedPlace(context: Context) {
  for (const person of context.people) {
    for (const instance of context.world.allInstances(person.name)) {
      if (instance.slots.length > 0 || instance.call.operation.method !== "GET") continue;
      const refused = await context.world.ask(instance.call, null);
      if (replyOf(refused) === "no" && refused.status >= 400) return { call: instance.call, identity: person.name, refused };
    }
  }
  return null;
}

/** May stand in a header, and is no password that would have to be sent to a login. */
function looksSendable(secret: string): boolean {
  return secret.length >= 12 && secret.length <= 4096 && /^[\x21-\x7e]+$/.test(secret);
}

function lived(verdict: Violated, type: string, operation: string): Violated {
  return {
    ...verdict,
    severity: "critical",
    because: `the ${type} in it is live: ${operation} answers it, and refuses who sends none`,
    live: true,
  };
}

/**
 * Which findings each one opens. Ids that can be guessed open objects that nobody guards; those open the walk through all of them where nothing
 * slows it. Names that a login tells open its unlimited guesses. A live credential opens what any token opens.
 */
export function withChains(findings: readonly Finding[], live: ReadonlySet<string>): readonly Finding[] {
  const of = (rule: string) => findings.filter((finding) => finding.rule === rule && finding.confidence !== "tentative");
  const objects = of("object-authorization").filter(({ operation }) => operation?.startsWith("GET ") === true);
  const brakes = [...of("enumeration-unhindered"), ...of("no-rate-limit")];
  const atLogin = of("no-rate-limit").filter(({ severity }) => severity !== "low");
  const opened = (finding: Finding): readonly Finding[] => {
    if (live.has(finding.id)) return [...objects, ...of("admin-operation-exposed"), ...of("scope-not-enforced")];
    if (finding.rule === "predictable-ids") return objects;
    if (finding.rule === "object-authorization" && objects.includes(finding) && of("predictable-ids").length > 0)
      return brakes.filter(
        ({ operations, rule }) => rule === "no-rate-limit" || operations.length === 0 || operations.includes(finding.operation ?? ""),
      );
    if (finding.rule === "user-enumeration") return atLogin;
    if (finding.rule === "weak-jwt-secret" || finding.rule === "signature-not-verified") return of("admin-operation-exposed");
    return [];
  };
  return findings.map((finding) => {
    const leadsTo = opened(finding)
      .filter(({ id }) => id !== finding.id)
      .map(({ id }) => id);
    return leadsTo.length === 0 ? finding : { ...finding, leadsTo };
  });
}

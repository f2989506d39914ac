/** A token without the scope that the document asks for is answered all the same. */

import {
  answerLeaves,
  type Call,
  callOf,
  isErrorBody,
  isHandle,
  isSensitive,
  patternOf,
  replyOf,
  sensitiveFields,
} from "../../explore/index.js";
import type { Asker, Exchange, Operation } from "../../model/index.js";
import { type Context, defineCheck, kindsIn, notTested, type Person, type Verdict, type Violated, verified, violated } from "../check.js";
import { allows, isScopeClaim, requiredScopes, rightsByClaim, rightsOf } from "./scopes.js";

interface Lacking {
  readonly asker: Asker;
  readonly person: Person;
  /** How it is known to lack the scope. */
  readonly how: string;
  /** True where its token holds a role that may allow what no scope of it does. */
  readonly hasRole: boolean;
}

interface Outcome {
  readonly operation: Operation;
  readonly verdict: Violated | null;
  readonly held: Verdict | null;
  readonly refused: boolean;
}

export const scopeNotEnforced = defineCheck({
  per: "api",
  rules: ["scope-not-enforced"],
  cost: 3,
  async *run(context): AsyncGenerator<Verdict> {
    const scoped = context.world.operations.filter((operation) => requiredScopes(operation).length > 0 && operation.method !== "HEAD");
    const vocabulary = new Set(scoped.flatMap((operation) => requiredScopes(operation).flat()));
    const outcomes: Outcome[] = [];
    for (const operation of scoped) outcomes.push(await tryOperation(operation, vocabulary, context));
    for (const { held } of outcomes) if (held !== null) yield held;
    const open = outcomes.flatMap(({ verdict }) => (verdict === null ? [] : [verdict]));
    if (open.length === 0) return;
    // Where scopes are refused nowhere, one missing mechanism is one finding.
    if (open.length > 1 && !outcomes.some(({ refused }) => refused)) {
      const worst = open.find((verdict) => verdict.data.length > 0) ?? open[0]!;
      yield {
        ...worst,
        operation: null,
        operations: open.map((verdict) => verdict.operation!),
        title: "Scopes are documented and enforced nowhere",
      };
      return;
    }
    yield* open;
  },
});

async function tryOperation(operation: Operation, vocabulary: ReadonlySet<string>, context: Context): Promise<Outcome> {
  const control = "scopes";
  const nothing = (reason: string): Outcome => ({
    operation,
    verdict: null,
    held: notTested(control, operation.id, reason),
    refused: false,
  });
  const ways = requiredScopes(operation);
  const lacking = tokensLacking(ways, vocabulary, context);
  if (lacking.length === 0) return nothing(`no token is known to lack ${ways.map((way) => way.join(" and ")).join(" or ")}`);
  let lastReason = "no request is known that it answers";
  let refusal: { readonly lack: Lacking; readonly exchange: Exchange; readonly granted: Exchange | null } | null = null;
  for (const lack of lacking) {
    const holder = context.people.find(
      (person) => allows(rights(person) ?? [], ways) && context.world.instances(operation.id, person.name).length > 0,
    );
    const call = callFor(operation, lack, holder ?? null, context);
    if (call === null) continue;
    const experiment = await context.world.ask(call, lack.asker);
    const granted = holder === undefined ? null : context.world.instances(operation.id, holder.name)[0]!.exchange;
    const reply = replyOf(experiment);
    if (reply === "unclear") {
      lastReason =
        experiment.outcome.kind === "failure"
          ? `no answer: ${experiment.outcome.failure}`
          : `answered ${experiment.status}, which neither grants nor refuses`;
      continue;
    }
    if (reply === "no") {
      if (!isErrorBody(experiment) && experiment.status < 400) lastReason = "answered with nothing in it";
      else if (experiment.status === 404 && call.operation.path.includes("{")) lastReason = "answered 404, which may speak of the object";
      else refusal ??= { lack, exchange: experiment, granted };
      continue;
    }
    const anybody = await context.world.ask(call, null);
    if (replyOf(anybody) === "yes") return nothing("nobody needs a token for it");
    if (granted !== null && !tellsAsMuch(granted, experiment)) {
      lastReason = "answered, but not with what a token with the scope is answered";
      continue;
    }
    // Others without the scope are refused: the role is what allows it.
    if (lack.hasRole && refusal !== null) continue;
    const control = granted ?? anybody;
    const fields = sensitiveFields(experiment).filter((field) => isSensitive(field));
    context.record({ identity: lack.person.name, operation: operation.id, objects: "none", outcome: "answered", kinds: kindsIn(fields) });
    const token = lack.asker.token === "access" ? `${lack.person.name}'s token` : `${lack.person.name}'s token "${lack.asker.token}"`;
    return {
      operation,
      refused: false,
      held: null,
      verdict: violated("scope-not-enforced", {
        operation: operation.id,
        confidence: lack.hasRole ? "tentative" : "proven",
        ...(lack.hasRole ? { severity: "low" as const, because: "its role may allow what its scopes do not" } : {}),
        control,
        experiment,
        difference:
          granted === null
            ? `${token}, ${lack.how}, is answered where no token is refused: the token is checked, its scope is not`
            : `${token}, ${lack.how}, is answered like ${holder!.name}'s, which has it`,
        title: `${token} is answered without ${ways.map((way) => way.join(" and ")).join(" or ")}`,
        data: fields
          .filter((field) => !isHandle(field))
          .slice(0, 50)
          .map((field) => ({ pointer: field.pointer, type: field.type, kind: field.kind, owner: null, raw: field.raw })),
      }) as Violated,
    };
  }
  if (refusal !== null) {
    // The refusal is the scope's only where a token that has it is answered, or the API says that it is a matter of right.
    if (refusal.granted !== null || speaksOfRights(refusal.exchange)) {
      context.record({ identity: refusal.lack.person.name, operation: operation.id, objects: "none", outcome: "refused", kinds: [] });
      return {
        operation,
        verdict: null,
        refused: true,
        held: verified(
          control,
          operation.id,
          `${refusal.lack.person.name}${refusal.lack.asker.token === "access" ? "" : ` (${refusal.lack.asker.token})`}, ${refusal.lack.how}, is refused with ${refusal.exchange.status}`,
        ),
      };
    }
    lastReason = `refused with ${refusal.exchange.status}, but no token with the scope was answered`;
  }
  return nothing(lastReason);
}

/**
 * Tokens whose own grant shows that the scope is missing. A grant speaks only where tokens of this API are seen to carry scopes of the document's
 * vocabulary, or written like them, at all: `openid profile` says nothing of rights that are kept elsewhere.
 */
function tokensLacking(ways: readonly (readonly string[])[], vocabulary: ReadonlySet<string>, context: Context): readonly Lacking[] {
  const grants = context.people.flatMap((person) => [rights(person), ...person.moreTokens.values()]);
  const speaks = grants.some((grant) => grant !== null && [...vocabulary].some((scope) => allows(grant, [[scope]])));
  if (!speaks && !context.people.some((person) => writesAlike(person, vocabulary))) return [];
  const found: Lacking[] = [];
  for (const person of context.people) {
    for (const [name, grant] of person.moreTokens) {
      if (/expired|refresh|^id$|audience/i.test(name) || grant === null || allows(grant, ways)) continue;
      found.push({ asker: { identity: person.name, token: name }, person, how: "whose grant lacks the scope", hasRole: false });
    }
    const held = rights(person);
    if (held !== null && !person.privileged && !allows(held, ways))
      found.push({
        asker: { identity: person.name, token: "access" },
        person,
        how: "whose grant lacks the scope",
        hasRole: rolesBeyond(person, ways, context).length > 0,
      });
  }
  return found.sort((a, b) => Number(a.hasRole) - Number(b.hasRole));
}

/** True where a token's scope claim is written as all scopes of the document are: `orders:read` beside `payroll:admin`. */
function writesAlike(person: Person, vocabulary: ReadonlySet<string>): boolean {
  const form = /^[a-z][\w-]{0,60}([:.])[a-z][\w-]{0,60}$/i;
  const marks = new Set([...vocabulary].map((scope) => form.exec(scope)?.[1] ?? null));
  const [mark] = marks;
  if (marks.size !== 1 || mark === null) return false;
  return [...rightsByClaim(person.claims)].some(
    ([name, told]) => isScopeClaim(name) && told.length > 0 && told.every((scope) => form.exec(scope)?.[1] === mark),
  );
}

function rights(person: Person): readonly string[] | null {
  return rightsOf(person.grant, person.claims);
}

/** Rights that nobody with the scope has, in claims where nobody's scope stands: roles, which may allow the operation by themselves. */
function rolesBeyond(person: Person, ways: readonly (readonly string[])[], context: Context): readonly string[] {
  const holders = context.people.filter((other) => allows(rights(other) ?? [], ways));
  const known = new Set(holders.flatMap((holder) => rights(holder) ?? []));
  const scopeClaims = new Set(
    holders.flatMap((holder) => [...rightsByClaim(holder.claims)].flatMap(([name, told]) => (allows(told, ways) ? [name] : []))),
  );
  return [...rightsByClaim(person.claims)].flatMap(([name, told]) =>
    scopeClaims.has(name) || isScopeClaim(name) ? [] : told.filter((right) => !known.has(right)),
  );
}

/** True where the second answer has at least half of the fields of the first: a hint to ask for more rights has not. */
function tellsAsMuch(first: Exchange, second: Exchange): boolean {
  if (first.json === null || second.json === null) return first.header("content-type") === second.header("content-type");
  const fields = (exchange: Exchange) =>
    new Set(answerLeaves(exchange).flatMap(({ tokens, value }) => (value === null || value === "" ? [] : [patternOf(tokens)])));
  const [wanted, shown] = [fields(first), fields(second)];
  return [...wanted].filter((field) => shown.has(field)).length * 2 >= wanted.size;
}

/** A 403 for want of rights, not for a plan, a place or an hour. */
function speaksOfRights(exchange: Exchange): boolean {
  if (exchange.status !== 403) return false;
  const said = `${exchange.header("www-authenticate") ?? ""} ${exchange.text.slice(0, 2_000)}`;
  return (
    exchange.text.trim() === "" ||
    /scope|permission|privilege|forbidden|denied|not allowed|not authori[sz]ed|\broles?\b|\brights?\b|berechtig|verboten|autori[sz]|permis|interdit|prohibid|vietat/i.test(
      said,
    )
  );
}

/** A request that would be answered if the scope were there: the asker's own object, else the holder's. */
function callFor(operation: Operation, lack: Lacking, holder: Person | null, context: Context): Call | null {
  const own = context.world.instances(operation.id, lack.person.name)[0];
  const others = holder === null ? undefined : context.world.instances(operation.id, holder.name)[0];
  return (
    own?.call ??
    others?.call ??
    (operation.path.includes("{") || operation.parameters.some((parameter) => parameter.required) ? null : callOf(operation))
  );
}

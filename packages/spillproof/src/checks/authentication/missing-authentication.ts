/** The API answers, to nobody, what its document or its manner elsewhere keeps for callers with a token. */

import {
  answerLeaves,
  comparable,
  fieldsOfPeople,
  type Instance,
  isContact,
  isGrave,
  isHandle,
  isIntimate,
  isSensitive,
  replyOf,
  rowOf,
  type SensitiveField,
  sameData,
  sensitiveFields,
  sentValues,
} from "../../explore/index.js";
import { type Exchange, isSecured, type Operation } from "../../model/index.js";
import { type Context, defineCheck, kindsIn, type LeakedValue, notTested, type Verdict, verified, violated } from "../check.js";
import { bestInstance, leakedFields } from "./door.js";

export const missingAuthentication = defineCheck({
  per: "operation",
  rules: ["missing-authentication", "spec-mismatch", "public-personal-data"],
  cost: 1,
  applies: (operation) => operation.method !== "HEAD",
  async *run(operation, context): AsyncGenerator<Verdict> {
    const { world } = context;
    const control = "token-validation";
    const instance = bestInstance(operation, context);
    if (instance === null) {
      const reason = context.people.map(({ name }) => world.missed.get(`${operation.id}\n${name}`)).find((item) => item !== undefined);
      return yield notTested(control, operation.id, reason ?? "no valid token was answered");
    }
    const granted = instance.exchange; // with a token it works …
    const experiment = await world.ask(instance.call, null); // … and the same request without one
    const reply = replyOf(experiment);
    const fields = sensitiveFields(experiment);
    const record = (outcome: "answered" | "refused") =>
      context.record({
        identity: "nobody",
        operation: operation.id,
        objects: instance.slots.length > 0 ? "others" : "none",
        outcome,
        kinds: outcome === "answered" ? kindsIn(fields) : [],
      });

    const secured = isSecured(operation) || (operation.security === null && (await refusedElsewhere(operation, context)));
    const same = sameData(granted, experiment, sentValues(instance.call)) || sameValues(granted, experiment);
    if (reply !== "yes" && !(reply === "no" && experiment.status >= 400 && same && hasTellingData(granted))) {
      if (reply === "unclear") return yield notTested(control, operation.id, unclear(experiment));
      record("refused");
      if (experiment.status >= 400) return yield verified(control, operation.id, `nobody is refused with ${experiment.status}`);
      return yield secured
        ? verified(control, operation.id, "nobody is answered without the data")
        : notTested(control, operation.id, "public by the document");
    }
    const published = fields.filter((field) => isSensitive(field));
    const owned = ownedData(experiment, instance, context);
    if (secured && !same && published.length === 0 && owned.length === 0)
      return yield notTested(control, operation.id, "neither the answer nor a refusal");
    record("answered");
    if (secured) {
      // Not what the caller is answered, but what nobody may be told of anybody.
      const grave = fieldsOfPeople(published, experiment, operation.path).filter(isGrave);
      const personal = [...leakedFields(same ? published : grave, context), ...owned];
      if (personal.some((item) => isTelling(item, context)) && !publicByNature(operation, published, owned)) {
        return yield violated("missing-authentication", {
          operation: operation.id,
          confidence: "proven",
          control: granted,
          experiment,
          difference: `no token was sent, and the answer holds the same data as with ${instance.identity}'s`,
          title: "Anybody reads it without a token",
          data: personal,
        });
      }
      if (!isSecured(operation)) return yield notTested(control, operation.id, "the document asks for no token");
      return yield violated("spec-mismatch", {
        operation: operation.id,
        confidence: "proven",
        control: granted,
        experiment,
        difference: "no token was sent, and the answer is the same: it is public, though the document protects it",
        title: "Public, though the document asks for a token",
        data: [],
      });
    }
    yield* judgePublic(operation, granted, experiment, published, owned, context);
    yield notTested(control, operation.id, operation.security === null ? "the document asks for no token" : "public by the document");
  },
});

/** An operation that is public by the document's word, or of which it says nothing: what it tells everybody of people. */
function* judgePublic(
  operation: Operation,
  granted: Exchange,
  experiment: Exchange,
  published: readonly SensitiveField[],
  owned: readonly LeakedValue[],
  context: Context,
): Generator<Verdict> {
  // Credentials have a rule of their own, whoever is given them.
  const ofPeople = fieldsOfPeople(published, experiment, operation.path).filter(
    (field) => field.kind !== "internal" && field.kind !== "credential",
  );
  const intimate = ofPeople.filter((field) => isIntimate(field));
  const identities = owned.filter((item) => item.owner !== null && !isHandle(item) && item.type !== "owned-value");
  const people = leakedFields(intimate, context);
  if (people.length === 0 && identities.length === 0) return;
  const unpublished =
    identities.some((item) => /phone/.test(item.type) || isIntimate(item)) && new Set(identities.map((item) => item.type)).size > 1;
  // Writers and ministers have a date of birth in public; whoever can be called there, too, is a customer.
  const reachable = new Set(ofPeople.filter(isContact).map(rowOf));
  const grave = unpublished || intimate.some((field) => isGrave(field) || (!isContact(field) && reachable.has(rowOf(field))));
  yield violated("public-personal-data", {
    operation: operation.id,
    confidence: grave ? "proven" : "tentative",
    ...(grave ? {} : { severity: "low" as const, because: "it may be published on purpose" }),
    control: granted,
    experiment,
    difference: "no token was sent, and the answer holds personal data",
    title: "Personal data is public",
    data: people.length > 0 ? people : identities,
  });
}

/** True where the document is silent on security and most of the API refuses nobody all the same. */
async function refusedElsewhere(operation: Operation, context: Context): Promise<boolean> {
  let refused = 0;
  let asked = 0;
  for (const other of context.world.operations) {
    if (other === operation || other.security !== null) continue;
    const instance = context.people.map((person) => context.world.instances(other.id, person.name)[0]).find((item) => item !== undefined);
    if (instance === undefined) continue;
    const exchange = await context.world.ask(instance.call, null);
    asked++;
    if (exchange.status === 401 || exchange.status === 403 || (exchange.status >= 400 && replyOf(exchange) === "no")) refused++;
    if (asked >= 12) break;
  }
  return refused > 0 && refused * 2 >= asked;
}

/** Values in nobody's answer that name one of the identities, or that only its own answers hold. */
function ownedData(experiment: Exchange, instance: Instance, context: Context): readonly LeakedValue[] {
  const { world } = context;
  const found: LeakedValue[] = [];
  const fields = sensitiveFields(experiment).filter((field) => isSensitive(field));
  for (const person of context.people) {
    const named = new Set(
      experiment.json === null
        ? world.namings(person.name).map((naming) => naming.value)
        : world.naming(answerLeaves(experiment), person.name).map((leaf) => comparable(leaf.value).toLowerCase()),
    );
    for (const field of fields)
      if (named.has(field.raw.trim().toLowerCase()) && !isHandle(field))
        found.push({ pointer: field.pointer, type: field.type, kind: field.kind, owner: person.name, raw: field.raw });
  }
  const others = context.people.filter((person) => person.name !== instance.identity);
  const mine =
    instance.selects &&
    others.length > 0 &&
    others.every((other) => {
      const claim = world.claimed(instance, other.name);
      return claim.kind === "own" && (claim.sign === "listed" || claim.sign === "known" || claim.sign === "self");
    });
  if (mine && found.length === 0 && sameData(instance.exchange, experiment, sentValues(instance.call))) {
    for (const field of fields)
      found.push({ pointer: field.pointer, type: field.type, kind: field.kind, owner: instance.identity, raw: field.raw });
    if (found.length === 0 && instance.slots.every(({ sighting }) => sighting.identity === instance.identity)) {
      for (const leaf of answerLeaves(experiment).slice(0, 10)) {
        if (leaf.value === null || typeof leaf.value === "boolean") continue;
        found.push({
          pointer: leaf.tokens.map((token) => `/${token}`).join(""),
          type: "owned-value",
          kind: "personal",
          owner: instance.identity,
          raw: comparable(leaf.value),
        });
      }
    }
  }
  return found;
}

/** Worth a token: more than names and handles. */
function isTelling(item: LeakedValue, context: Context): boolean {
  if (item.type === "owned-value") return context.people.length > 1;
  return !isHandle(item);
}

/** Contact data that an organisation publishes of itself: nobody's in particular, none of it intimate, in an operation that says so. */
function publicByNature(operation: Operation, published: readonly SensitiveField[], owned: readonly LeakedValue[]): boolean {
  if (owned.length > 0 || published.some((field) => isIntimate(field) && !/address|postal|street/.test(field.type))) return false;
  const domains = new Set(published.filter((field) => field.type === "email").map((field) => field.raw.split("@").at(-1)!.toLowerCase()));
  // People who all write from one house are its staff.
  if (domains.size === 1 && published.filter((field) => field.type === "email").length > 1) return true;
  const text = [operation.path, operation.summary, operation.description, ...operation.tags].join(" ");
  return /\b(?:public|press|media|imprint|impressum|contact|contacts|about|help|support|directory|status|health|catalog(?:ue)?|products?|stores?|shops?|branches|locations?|news|events?|jobs|faq|terms|legal)\b/i.test(
    text.replace(/[_/-]/g, " "),
  );
}

/** Texts such as CSV or XML: at least half of the sensitive values of the first stand in the second. */
function sameValues(first: Exchange, second: Exchange): boolean {
  if (first.json !== null || second.json !== null) return false;
  const told = sensitiveFields(first).filter((field) => isSensitive(field) && !isHandle(field));
  return told.length > 0 && told.filter((field) => second.text.includes(field.raw)).length * 2 >= told.length;
}

function hasTellingData(exchange: Exchange): boolean {
  return sensitiveFields(exchange).some((field) => isSensitive(field) && !isHandle(field));
}

function unclear(exchange: Exchange): string {
  return exchange.outcome.kind === "failure"
    ? `no answer without a token: ${exchange.outcome.failure}`
    : `nobody is answered ${exchange.status}, which neither grants nor refuses`;
}

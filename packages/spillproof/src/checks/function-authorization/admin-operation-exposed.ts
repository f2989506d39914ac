/** An operation for staff answers an ordinary caller with what only staff may have: documented as such, or at the usual hidden paths. */

import { type Call, callOf, type Instance, isEmpty, meansCaller, replyOf, reservesToStaff, sameData } from "../../explore/index.js";
import type { Exchange, Operation } from "../../model/index.js";
import { type Context, defineCheck, kindsIn, notTested, type Person, type Verdict, verified, violated } from "../check.js";
import { settingsIn } from "../data-exposure/debug-pages.js";
import { disclosedAt, disclosedTo, type Gravity, ofOneHouse } from "../disclosed.js";
import { hiddenPaths } from "../inventory/hidden-paths.js";
import { surfaceOf } from "../surface.js";
import { allows, requiredScopes, rightsOf } from "./scopes.js";

/** What an ordinary caller must not have of others. */
const grave: ReadonlySet<Gravity> = new Set(["credential", "intimate", "contact"]);

export const adminOperationExposed = defineCheck({
  per: "api",
  rules: ["admin-operation-exposed"],
  cost: 30,
  async *run(context): AsyncGenerator<Verdict> {
    const reserved = context.world.operations.filter((operation) => operation.method === "GET" && isReserved(operation));
    for (const operation of reserved) {
      const verdict = await tryOperation(operation, reserved, context);
      if (verdict !== null) yield verdict;
    }
    yield* tryHidden(context);
  },
});

/** By its path, its tags or its scopes; by what is said of it where no scope says what it takes, which would be another rule's. */
function isReserved(operation: Operation): boolean {
  const scopes = requiredScopes(operation);
  const office = /(?:^|[:./_-])(?:admin|administrator|staff|internal|superuser|backoffice)(?:$|[:./_-])/i;
  if (reservesToStaff(operation.tags.join(". "), operation.path) || namesOffice(operation.path)) return true;
  if (scopes.length > 0) return scopes.every((way) => way.some((scope) => office.test(scope)));
  const said = [operation.summary, operation.description, operation.operationId?.replace(/([a-z])([A-Z])/g, "$1 $2")];
  return reservesToStaff(said.filter((text) => typeof text === "string").join(". "));
}

/** More than `internal` or `staff`, which many a caller is. */
function namesAdministration(operation: Operation): boolean {
  const scopes = requiredScopes(operation).flat();
  return [operation.path, ...operation.tags, ...scopes, operation.summary ?? ""].some((text) =>
    /admin|super-?user|back-?office|verwaltung|administra/i.test(text),
  );
}

/** Words for where staff work, in other languages than English. */
function namesOffice(path: string): boolean {
  return /\/(?:verwaltung|administracion|administração|administracao|amministrazione|gestion-interne|beheer|administracja|yonetim|intern[oae]?s?|mitarbeiter-bereich|backend-admin|sysadmin|superadmin|root)(?:\/|$)/i.test(
    path,
  );
}

async function tryOperation(operation: Operation, reserved: readonly Operation[], context: Context): Promise<Verdict | null> {
  const { world } = context;
  const ordinary = context.people.filter((person) => isOrdinary(person, operation) && !worksThere(person, reserved, context));
  if (ordinary.length === 0)
    return notTested("scopes", operation.id, "no ordinary caller is known for an operation that is reserved to staff");
  const boss = context.people.find((person) => person.privileged && world.instances(operation.id, person.name).length > 0);
  const granted = boss === undefined ? null : world.instances(operation.id, boss.name)[0]!;
  let refused: { readonly person: Person; readonly exchange: Exchange } | null = null;
  for (const person of ordinary) {
    const call = callFor(operation, world.instances(operation.id, person.name)[0] ?? null, granted);
    if (call === null) continue;
    const experiment = await world.ask(call, person.name);
    if (replyOf(experiment) === "no" && (experiment.status >= 400 || isEmpty(experiment))) refused ??= { person, exchange: experiment };
    if (replyOf(experiment) !== "yes") continue;
    const anybody = await world.ask(call, null);
    // What nobody is answered has a rule of its own.
    if (replyOf(anybody) !== "no") return null;
    const other = ordinary.find(({ name }) => name !== person.name);
    const told = disclosedTo(experiment, person, other === undefined ? null : await world.ask(call, other.name), context);
    // What is internal to a house is for all who work there, and its own addresses are no secret to them.
    if (told.gravity === "contact" && ofOneHouse(told.data) && !namesAdministration(operation)) continue;
    const settings = settingsIn(experiment);
    const same = granted === null || sameData(granted.exchange, experiment);
    if (!same || (!grave.has(told.gravity) && (settings?.data.length ?? 0) === 0)) continue;
    context.record({ identity: person.name, operation: operation.id, objects: "others", outcome: "answered", kinds: kindsIn([]) });
    const role = roleOf(person);
    return violated("admin-operation-exposed", {
      operation: operation.id,
      confidence: role === null ? "proven" : "tentative",
      control: granted?.exchange ?? anybody,
      experiment,
      difference:
        boss === undefined
          ? `nobody is refused, and ${person.name}, an ordinary caller, is answered with what the document keeps for staff: the token is checked, the right is not`
          : `${person.name}, an ordinary caller, is answered like ${boss.name}, who is staff`,
      title: `${person.name} reads what is for staff`,
      data: grave.has(told.gravity) ? told.data : settings!.data,
      ...(role === null ? {} : { severity: "low" as const, because: "a role in the token may allow it" }),
    });
  }
  if (refused === null) return null;
  const { person, exchange } = refused;
  return exchange.status >= 400 && granted !== null
    ? verified(
        "scopes",
        operation.id,
        `${person.name}, an ordinary caller, is refused with ${exchange.status} where ${boss!.name} is answered`,
      )
    : null;
}

/** Usual paths for staff that no document names. What nobody is answered, too, is told by `undocumented-operation`. */
async function* tryHidden(context: Context): AsyncGenerator<Verdict> {
  const surface = surfaceOf(context);
  if (surface.caller === null) return;
  const paths = hiddenPaths(context).filter(
    (path) => surface.documented(path) === null && (reservesToStaff("", path) || /\/_?(?:admin|internal)(?:\/|$)/i.test(path)),
  );
  for (const visit of await surface.visitAll(paths)) {
    if (visit.by === null || roleOf(visit.by) !== null) continue;
    const disclosed = await disclosedAt(visit, surface, context);
    const settings = settingsIn(visit.exchange)?.data ?? [];
    const anybody = await surface.asNobody(visit);
    if (anybody !== null || (!grave.has(disclosed.gravity) && settings.length === 0)) continue;
    yield violated("admin-operation-exposed", {
      operation: `GET ${visit.path}`,
      confidence: "firm",
      control: await context.probe({ path: visit.path }, { identity: null, token: "access" }),
      experiment: visit.exchange,
      difference: `nobody is refused, and ${visit.by.name}, an ordinary caller, is answered at a path for staff that the document does not name`,
      title: `${visit.by.name} reads what is for staff`,
      data: grave.has(disclosed.gravity) ? disclosed.data : settings,
    });
  }
}

/** Neither privileged nor holding what the document asks for. */
function isOrdinary(person: Person, operation: Operation): boolean {
  const ways = requiredScopes(operation);
  const rights = rightsOf(person.grant, person.claims);
  return !person.privileged && !(ways.length > 0 && rights !== null && allows(rights, ways));
}

/** Whoever is answered by hardly any but operations for staff is staff, whatever its token says of it. */
function worksThere(person: Person, reserved: readonly Operation[], context: Context): boolean {
  const answered = context.world.operations.filter(
    ({ id, path }) => !meansCaller(path) && context.world.instances(id, person.name).length > 0,
  );
  const forStaff = answered.filter((operation) => reserved.includes(operation)).length;
  return forStaff > 1 && forStaff * 5 >= answered.length * 4;
}

/** A role that its name does not call ordinary, and that may allow what is for staff; null where there is none. */
function roleOf(person: Person): string | null {
  const names = ["role", "roles", "groups", "authorities", "user_type", "type", "realm_access", "department"];
  const told = names.flatMap((name) => {
    const value = person.claims?.[name];
    if (value !== null && typeof value === "object" && !Array.isArray(value)) return (value as { readonly roles?: unknown }).roles ?? [];
    return Array.isArray(value) ? value : [value];
  });
  const ordinary =
    /^(?:role_)?(?:users?|customers?|clients?|members?|patients?|guests?|viewers?|readers?|basic|standard|default|normal|regular|free|premium|authenticated|subscribers?|buyers?|sellers?|students?|person|individual|access|bearer|cliente|usuario|kunde|kundin|benutzer|utilisateur|offline_access|uma_authorization|default-roles-\w{1,60})$/i;
  return told.flat().find((role): role is string => typeof role === "string" && !ordinary.test(role)) ?? null;
}

function callFor(operation: Operation, own: Instance | null, granted: Instance | null): Call | null {
  if (own !== null) return own.call;
  if (granted !== null) return granted.call;
  return operation.path.includes("{") || operation.parameters.some(({ required }) => required) ? null : callOf(operation);
}

// In: an answer at a path that the document does not describe. Out: what it tells its asker that is not the asker's own.

import {
  answerLeaves,
  comparable,
  fieldsOfPeople,
  governmentId,
  isHandle,
  isIntimate,
  isObject,
  isSensitive,
  type Leaf,
  pointerOf,
  reservesToStaff,
  rowAround,
  rowsOf,
  type SensitiveField,
  sensitiveFields,
  tellsValue,
  valuesOf,
} from "../explore/index.js";
import type { Exchange } from "../model/index.js";
import { claimsOf } from "../tokens/index.js";
import type { Context, LeakedValue, Person } from "./check.js";
import type { Surface, Visit } from "./surface.js";

/** From the worst to nothing; `shared`: contact data that the documented API shows the same caller elsewhere. */
const gravities = ["credential", "intimate", "contact", "shared", "own", "nothing"] as const;
export type Gravity = (typeof gravities)[number];

export interface Disclosed {
  readonly gravity: Gravity;
  readonly data: readonly LeakedValue[];
  /** True where nobody in particular is answered it, too. */
  readonly open: boolean;
  /** The exchange that shows it: nobody's where it is open. */
  readonly experiment: Exchange;
  /** An identity whose data it is and who did not ask. */
  readonly owner: string | null;
}

/** Pages are about people only where many stand in them: an address for questions is on most. */
const manyOnPage = 3;

/** Whose data a path tells, judged by who else is told the same. */
export async function disclosedAt(visit: Visit, surface: Surface, context: Context): Promise<Disclosed> {
  const anybody = await surface.asNobody(visit);
  const open = anybody === null ? nothing : judge(anybody, null, null, context);
  if (visit.by === null) return { ...open, open: true, experiment: visit.exchange };
  const own = judge(visit.exchange, visit.by, await surface.asOther(visit), context);
  // Where a caller is told worse than nobody, that is the defect.
  return anybody !== null && gravities.indexOf(open.gravity) <= gravities.indexOf(own.gravity)
    ? { ...open, open: true, experiment: anybody }
    : { ...own, open: false, experiment: visit.exchange };
}

/** Whose data an answer to a caller tells, where another ordinary caller's answer to the same is known. */
export function disclosedTo(
  exchange: Exchange,
  caller: Person,
  other: Exchange | null,
  context: Context,
): Pick<Disclosed, "gravity" | "data" | "owner"> {
  return judge(exchange, caller, other, context);
}

const nothing = { gravity: "nothing", data: [], owner: null } as const;

function judge(
  exchange: Exchange,
  caller: Person | null,
  other: Exchange | null,
  context: Context,
): Pick<Disclosed, "gravity" | "data" | "owner"> {
  const fields = sensitiveFields(exchange).filter((field) => isSensitive(field) && !field.pointer.startsWith("header:"));
  if (fields.length === 0) return nothing;
  const isPage = exchange.json === null && /html/i.test(exchange.header("content-type") ?? exchange.text.slice(0, 100));
  const told = fields.filter((field) => !isEcho(field, context));
  // Fields of a form to log in are called like what they take.
  const isForm = (field: SensitiveField) => isPage && /^(?:secret|password|api-key|access-token|cookie|session-id)$/.test(field.type);
  const secrets = told.filter(
    (field) => field.kind === "credential" && !isPublishable(field) && !isForm(field) && !(isPage && isSpecimen(field, context)),
  );
  const ofPeople = peopleIn(told, exchange, context).filter(
    (field) => !isHandle(field) && field.kind !== "credential" && field.kind !== "internal",
  );
  const many = !isPage || new Set(ofPeople.map(({ raw }) => raw)).size >= manyOnPage;
  const people = many ? ofPeople : ofPeople.filter((field) => governmentId(field.type));
  const strangers = caller === null ? () => true : strangersTo(exchange, caller, other, context);
  const data = [...secrets, ...people].filter(strangers);
  if (data.length === 0)
    return secrets.length + people.length === 0 ? nothing : { gravity: "own", data: leaked(people, context), owner: null };
  const owner = leaked(data, context).find((item) => item.owner !== null && item.owner !== caller?.name)?.owner ?? null;
  const at = (gravity: Gravity, some: readonly SensitiveField[]) => ({ gravity, data: leaked(some, context), owner });
  if (data.some((field) => field.kind === "credential")) return at("credential", data);
  if (data.some((field) => isIntimate(field))) return at("intimate", data);
  return at((owner === null && ofOneHouse(data)) || shownElsewhere(data, caller, context) ? "shared" : "contact", data);
}

/** People by what stands around a field, by whom it names, or because mailboxes of several houses stand in one list. */
function peopleIn(fields: readonly SensitiveField[], exchange: Exchange, context: Context): readonly SensitiveField[] {
  const found = new Set(fieldsOfPeople(fields, exchange, exchange.request.path.split("?")[0]!));
  const named = new Set(context.people.flatMap(({ name }) => context.world.namings(name).map(({ value }) => value)));
  const mailboxes = fields.filter((field) => field.type === "email");
  const several = mailboxes.length > 1 && !ofOneHouse(mailboxes);
  return fields.filter((field) => found.has(field) || named.has(field.raw.trim().toLowerCase()) || (several && field.type === "email"));
}

/** People who all write from one house are its staff, or its branches. */
export function ofOneHouse(fields: readonly Pick<SensitiveField, "type" | "raw">[]): boolean {
  const mailboxes = fields.filter((field) => field.type === "email");
  return mailboxes.length > 1 && new Set(mailboxes.map(({ raw }) => raw.split("@").at(-1)!.toLowerCase())).size === 1;
}

/** Keys that browsers are given by design: they name a project and open nothing. */
export function isPublishable(field: Pick<SensitiveField, "type" | "raw">): boolean {
  return field.type === "google-api-key" || (field.type === "api-key" && /^(?:pk_|pub|AIza)/.test(field.raw));
}

/**
 * Fields that are not the caller's own: they name another identity, or the other caller is told the very same. A row that names the caller is the
 * caller's, and so is an answer that differs wholly from the other's.
 */
function strangersTo(exchange: Exchange, caller: Person, other: Exchange | null, context: Context): (field: SensitiveField) => boolean {
  const { world } = context;
  const leaves = answerLeaves(exchange);
  const value = exchange.json?.value;
  const rows = new Map(rowsOf(value).map((row) => [pointerOf(row.tokens), row.value]));
  const rowOf = (leaf: Leaf) => rowAround(leaf.tokens, rows) ?? (isObject(value) ? value : null);
  const holds = (person: string) => new Set(world.naming(leaves, person).map(rowOf));
  const mine = holds(caller.name);
  const theirs = new Set(context.people.flatMap(({ name }) => (name === caller.name ? [] : [...holds(name)])));
  const byPointer = new Map(leaves.map((leaf) => [pointerOf(leaf.tokens), leaf]));
  const others = other === null ? null : valuesOf(other);
  return (field) => {
    const raw = field.raw.trim().toLowerCase();
    if (world.namings(caller.name).some((naming) => naming.value === raw)) return false;
    if (context.people.some(({ name }) => name !== caller.name && world.namings(name).some((naming) => naming.value === raw))) return true;
    const leaf = byPointer.get(field.pointer);
    const row = leaf === undefined ? null : rowOf(leaf);
    if (row !== null && mine.has(row)) return false;
    if (row !== null && theirs.has(row)) return true;
    // What opens the server itself is nobody's own; a token may be the caller's.
    if (others === null) return /^(?:secret|password|connection-string|private-key|password-hash)$/.test(field.type);
    return leaf === undefined ? other!.text.includes(field.raw) : others.has(comparable(leaf.value));
  };
}

/** A token that a page shows to its readers: it never expires or did so long ago, and names nobody whom the scan knows. */
function isSpecimen(field: SensitiveField, context: Context): boolean {
  const claims = field.type === "jwt" ? claimsOf(field.raw) : null;
  if (claims === null || (typeof claims.exp === "number" && claims.exp * 1000 > context.now())) return false;
  const values = new Set(Object.values(claims).map((value) => String(value).toLowerCase()));
  return !context.people.some(({ name }) => context.world.namings(name).some(({ value }) => values.has(value)));
}

/** The asker's own credential, repeated: another rule's. */
function isEcho(field: SensitiveField, context: Context): boolean {
  return (
    field.kind === "credential" &&
    context.people.some((person) =>
      context
        .credentials({ identity: person.name, token: "access" })
        .some(({ secret }) => secret !== "" && (field.raw.includes(secret) || secret.includes(field.raw))),
    )
  );
}

/** True where what a documented operation shows the same caller holds every one of these: a directory by another door. What is for staff is none. */
function shownElsewhere(fields: readonly SensitiveField[], caller: Person | null, context: Context): boolean {
  const shown = new Set<string>();
  if (caller === null) {
    for (const exchange of context.exchanges())
      if (exchange.asker.identity === null && exchange.succeeded && context.world.operations.some(({ id }) => id === exchange.operation))
        for (const value of valuesOf(exchange)) shown.add(value);
  } else
    for (const { call, exchange } of context.world.allInstances(caller.name)) {
      const { tags, summary, description, path } = call.operation;
      if (reservesToStaff([...tags, summary ?? "", description ?? ""].join(". "), path)) continue;
      for (const value of valuesOf(exchange)) shown.add(value);
    }
  return fields.every((field) => tellsValue(shown, field.raw));
}

function leaked(fields: readonly SensitiveField[], context: Context): readonly LeakedValue[] {
  return fields.slice(0, 50).map((field) => {
    const owner = context.people.find(({ name }) =>
      context.world.namings(name).some((naming) => naming.value === field.raw.trim().toLowerCase()),
    );
    return { pointer: field.pointer, type: field.type, kind: field.kind, owner: owner?.name ?? null, raw: field.raw };
  });
}

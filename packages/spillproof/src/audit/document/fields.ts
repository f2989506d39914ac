// In: an operation. Out: the sensitive fields that its document promises in answers, or takes in bodies, and where each stands.

import { classifyField, maskedLooking } from "@spillproof/detect";
import { governmentId, namesPerson, pointerOf, wordsOf } from "../../explore/index.js";
import type { LeakedField, MediaContent, Operation, Schema } from "../../model/index.js";

export interface PromisedField {
  /** JSON pointer into the value; `*` stands for any item. */
  readonly pointer: string;
  readonly type: string;
  readonly kind: LeakedField["kind"];
  readonly writeOnly: boolean;
  /** Stands in an object that describes a person. */
  readonly personal: boolean;
  /** Stands in an object that somebody can be reached or let in by: an account. */
  readonly account: boolean;
  /** Means so by its name alone, whatever it stands in. */
  readonly plain: boolean;
  /** Where the document says so. */
  readonly place: string;
}

interface Found {
  readonly fields: readonly PromisedField[];
  /** There was more than is looked at. */
  readonly cut: boolean;
}

/** What one object lists by itself, whatever it stands in. */
interface Own {
  readonly fields: readonly (Omit<PromisedField, "pointer"> & { readonly name: string })[];
  readonly below: readonly (readonly [token: string, schema: Schema])[];
}

/** How far a promise is followed: what lies deeper is another object's business, and documents whose objects name each other have no end. */
const maximumDepth = 6;
const maximumViews = 100;

const accountWords = new Set("user users account accounts member customer patient employee person".split(" "));

const remembered = new WeakMap<Schema, Found>();
const ownRemembered = new WeakMap<Schema, Own>();

/** The contents of the answers that a success gives; of `default` where no success is stated. */
export function successContents(operation: Operation): readonly MediaContent[] {
  const stated = [...operation.responses].filter(([status]) => status.startsWith("2"));
  const fallback = operation.responses.get("default");
  const answers = stated.length > 0 ? stated.map(([, answer]) => answer) : fallback === undefined ? [] : [fallback];
  return answers.flatMap(({ content }) => content);
}

/** Each field once, though several contents promise it. */
export function promisedFields(contents: readonly MediaContent[]): Found {
  const schemas = new Set(contents.flatMap(({ schema }) => (schema === null ? [] : [schema])));
  const found = [...schemas].map(fieldsWithin);
  const fields = new Map(found.flatMap((each) => each.fields).map((field) => [`${field.pointer}\n${field.place}`, field]));
  return { fields: [...fields.values()], cut: found.some(({ cut }) => cut) };
}

function fieldsWithin(schema: Schema): Found {
  const known = remembered.get(schema);
  if (known !== undefined) return known;
  const fields: PromisedField[] = [];
  const seen = new Set<Schema>([schema]);
  let cut = false;
  let level: { readonly schema: Schema; readonly pointer: string }[] = [{ schema, pointer: "" }];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maximumDepth) {
      cut = true;
      break;
    }
    const next: typeof level = [];
    for (const at of level) {
      const { fields: own, below } = ownOf(at.schema);
      for (const { name, ...field } of own) fields.push({ ...field, pointer: at.pointer + pointerOf([name]) });
      for (const [token, child] of below) {
        if (cut) break;
        if (seen.has(child)) continue;
        cut = seen.size >= maximumViews;
        seen.add(child);
        next.push({ schema: child, pointer: at.pointer + pointerOf([token]) });
      }
    }
    level = next;
  }
  const found = { fields, cut };
  remembered.set(schema, found);
  return found;
}

function ownOf(view: Schema): Own {
  const known = ownRemembered.get(view);
  if (known !== undefined) return known;
  const views = withAlternatives(view);
  const properties: { name: string; schema: Schema; simple: boolean; meaning: ReturnType<typeof classifyField> }[] = [];
  for (const each of views)
    for (const [name, schema] of each.properties) properties.push({ name, schema, simple: isValue(schema), meaning: classifyField(name) });
  const meanings = properties.flatMap(({ simple, meaning }) => (simple && meaning !== null ? [meaning] : []));
  const isPerson = namesPerson(view.name ?? "") || meanings.some(({ kind, needsPerson }) => kind === "personal" && !needsPerson);
  const isAccount =
    properties.some(({ name, simple, meaning }) => simple && meaning !== null && tellsWho(name, meaning.type)) ||
    wordsOf(view.name ?? "").some((word) => accountWords.has(word));
  const further = views.flatMap((each) => [each.items, ...each.prefixItems, typeof each.additional === "object" ? each.additional : null]);
  const own: Own = {
    fields: properties.flatMap(({ name, schema, meaning }) => {
      const { writeOnly } = schema;
      const sensitive = meaning !== null && !(meaning.needsPerson && !isPerson) && holdsValue(schema, meaning.kind);
      if (!writeOnly && !sensitive) return [];
      const { type, kind } = meaning ?? { type: "write-only", kind: "internal" as const };
      const plain = meaning?.needsPerson !== true;
      return [{ name, type, kind, writeOnly, personal: isPerson, account: isAccount, plain, place: schema.pointer }];
    }),
    below: [
      ...properties.flatMap(({ name, schema, simple }): [string, Schema][] => (simple ? [] : [[name, schema]])),
      ...further.flatMap((item): [string, Schema][] => (item === null || isValue(item) ? [] : [["*", item]])),
    ],
  };
  ownRemembered.set(view, own);
  return own;
}

/** `email`, `birth_date`, `ssn`: of whom the object is. `host_email` is of somebody that it names. */
function tellsWho(name: string, type: string): boolean {
  if (type === "birth-date" || governmentId(type)) return true;
  return (type === "email" || type === "phone") && classifyField(wordsOf(name)[0] ?? "")?.type === type;
}

function withAlternatives(view: Schema): readonly Schema[] {
  const views = new Set([view]);
  for (const each of views) {
    for (const alternative of each.alternatives) if (views.size < maximumViews) views.add(alternative);
  }
  return [...views];
}

/** One string or number, not an object or a list. */
function isValue(schema: Schema): boolean {
  let simple = false;
  for (const type of schema.types) {
    if (type === "object" || type === "array") return false;
    simple ||= type !== "null";
  }
  return simple;
}

const masked =
  /\b(?:mask(?:ed)?|redacted|obfuscated|truncated|last ?(?:4|four)|encrypted|tokeni[sz]ed|partial(?:ly)?|always (?:null|empty))\b/i;
/** Shown once, or on request alone, is how a secret is handed over. */
const withheld =
  /\b(?:omitted|never|not (?:be )?(?:returned|sent|shown|exposed|included)|only (?:be )?(?:returned|available|included|present|shown|visible|once|on creation|when))\b/i;

/** A field of somebody's own: not a flag, not one of a few words, not a mask of the value, not the last digits of it. */
function holdsValue(schema: Schema, kind: LeakedField["kind"]): boolean {
  const { items } = schema;
  const one = schema.types.includes("array") && items !== null ? items : schema;
  const types = one.types.filter((type) => type !== "null");
  if (
    types.length === 0 ? one.properties.size > 0 || one.alternatives.length > 0 : !types.some((type) => /string|integer|number/.test(type))
  )
    return false;
  // A credential is no number, and a number called `pass` is a count. A list of whatever may be one of objects.
  if (kind === "credential" && !types.includes("string") && (types.length > 0 || one !== schema)) return false;
  if (one.enum !== null || (one.maxLength !== null && one.maxLength <= 4)) return false;
  const said = `${schema.title ?? ""} ${schema.description ?? ""} ${one.description ?? ""}`.slice(0, 2_000);
  if (masked.test(said) || withheld.test(said)) return false;
  return !one.examples.some((example) => typeof example === "string" && maskedLooking(example));
}

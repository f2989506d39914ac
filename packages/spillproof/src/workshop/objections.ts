// In: a refused creation. Out: what the API minded, field by field, and the body with that mended.

import { isObject, leavesOf } from "../explore/index.js";
import type { Exchange } from "../model/index.js";
import { type Body, contentOf, fieldSchema, idsFor, type Making, valueFor } from "./body.js";

export interface Objection {
  /** Keys from the top of the body; the last one is the field. */
  readonly path: readonly string[];
  readonly says: string;
}

const maximumObjections = 20;
const maximumDepth = 6;
const plumbing = /^(?:body|json|data|attributes|query|path|params|payload|root|\$|#)$/i;
/** Keys of what stands around the fields. */
const frame =
  /^(?:errors?|fields?|field_?errors|field_?violations|details?|invalid[\w-]{0,12}|messages?|issues|violations|validation\w{0,10}|non_?field_?errors|json|body|query|form|data|payload|fehler|erreurs?|errores|errori|erros?)$/i;
/** Keys whose words are about the whole, or about nothing. */
const whole =
  /^(?:messages?|errors?|details?|title|type|status|status_?code|code|instance|msg|path|timestamp|name|kind|reason|success|ok|trace_?id|request_?id|correlation_?id|documentation_?url|help|method|fehler|meldung|erreurs?|erro|errore|mensaje|mensagem|non_?field_?errors)$/i;
const minds =
  /\b(?:required?|must|invalid|missing|should|cannot|can't|blank|empty|not a|too|fehlt|muss|ung(?:ü|ue)ltig|obligatori[oa]|obligatoire|debe|falta|requis|doit|invalide)\b/i;
/** Begin many a sentence, and are no fields. */
const noField =
  /^(?:it|this|that|there|what|which|value|values|body|request|input|field|fields|payload|data|json|error|errors|parameter|parameters|content|campo|feld|champ|valor|wert|valeur|please|and|the|one|two)$/i;

type Said = string | readonly string[];

/**
 * What a validation error says: FastAPI's `loc`, RFC 9457's `invalid-params`, JSON:API's `source.pointer`, a map of fields to messages, or
 * a sentence that names a field. Best effort: nothing is found in an error that names none.
 */
export function objectionsIn(exchange: Exchange, known: readonly string[]): readonly Objection[] {
  const found: Objection[] = [];
  const value = exchange.json?.value;
  visit(value, [], false, found, 0);
  if (found.length > 0) return found.slice(0, maximumObjections);
  const sentences =
    value === undefined
      ? [exchange.text]
      : leavesOf(value)
          .slice(0, 100)
          .flatMap((leaf) => (typeof leaf.value === "string" ? [leaf.value] : []));
  return sentences.flatMap((sentence) => namedIn(sentence.slice(0, 2000), known)).slice(0, maximumObjections);
}

/** Fields that a sentence names: in quotes, by what the document knows, else as its last or first word. */
function namedIn(sentence: string, known: readonly string[]): readonly Objection[] {
  const told = (names: readonly string[]) => names.map((name): Objection => ({ path: name.split("."), says: sentence }));
  const quoted = [...sentence.matchAll(/['"`‘“«]\s?([A-Za-z_][\w.-]{0,40})\s?['"`’”»]/g)].map((match) => match[1]!);
  const by = known.filter((name) => new RegExp(`\\b${name.replace(/[^\w]/g, ".")}\\b`, "i").test(sentence));
  const several = /\b((?:[a-z]\w{1,30}, ){0,6}[a-z]\w{1,30},? (?:and|or|und|y|et|e) [a-z]\w{1,30}) (?:are|is|must|sind|son|sont)\b/i.exec(
    sentence,
  )?.[1];
  if (quoted.length > 0 || by.length > 0) return told([...new Set([...quoted, ...by])]);
  if (several !== undefined)
    return told(
      several
        .split(/, | (?:and|or|und|y|et|e) /i)
        .map((name) => name.replace(",", ""))
        .filter((name) => !noField.test(name)),
    );
  const last = /(?:missing|require[sd]?|provide|falta|fehlt|manque)[^\n]{0,30}?\b([a-z][a-z_]{2,30})\b\s{0,3}$/im.exec(
    sentence.trim(),
  )?.[1];
  if (last !== undefined && !noField.test(last)) return told([last]);
  const first = /(?:^|[:;.,]\s{1,3})\s{0,5}([a-z]\w{1,30}) (?:is|must|cannot|can't|should|muss|ist|es|est|doit)\b/im.exec(sentence)?.[1];
  return first !== undefined && !noField.test(first) ? told([first]) : [];
}

/** @param within true inside what stands around the fields, where a key names one */
function visit(value: unknown, above: readonly string[], within: boolean, found: Objection[], depth: number): void {
  if (depth > maximumDepth || found.length >= maximumObjections) return;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, maximumObjections)) {
      if (typeof item === "string") found.push(...namedIn(item.slice(0, 2000), []));
      else visit(item, above, within, found, depth + 1);
    }
    return;
  }
  if (!isObject(value)) return;
  const place = placeOf(value);
  if (place !== null) {
    found.push({ path: [...above, ...place], says: wordsIn(value) });
    return;
  }
  for (const [key, item] of Object.entries(value).slice(0, 100)) {
    const field = [...above, ...key.split(".")];
    if (frame.test(key) && typeof item === "object") visit(item, above, true, found, depth + 1);
    else if (isSaid(item)) {
      // Lists of words stand under fields alone; a lone sentence may be about anything.
      const isField =
        typeof item === "string" ? !whole.test(key) && (within || minds.test(item)) : !/^(?:messages?|errors?|details?)$/i.test(key);
      if (isField) found.push({ path: field, says: [item].flat().join(" ").slice(0, 600) });
    } else if (
      within &&
      isObject(item) &&
      ["message", "msg", "kind", "reason"].some((word) => typeof item[word] === "string") &&
      !isFramed(item)
    )
      found.push({ path: field, says: wordsIn(item) });
    else
      visit(
        item,
        /^\d+$/.test(key) || plumbing.test(key) || !(isObject(item) || Array.isArray(item)) ? above : field,
        within,
        found,
        depth + 1,
      );
  }
}

function isSaid(item: unknown): item is Said {
  return typeof item === "string" || (Array.isArray(item) && item.length > 0 && item.every((each) => typeof each === "string"));
}

/** Holds the fields further in. */
function isFramed(value: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(value).some(
    ([key, item]) => frame.test(key) && item !== null && typeof item === "object" && Object.keys(item).length > 0,
  );
}

function wordsIn(value: unknown): string {
  return leavesOf(value)
    .map((leaf) => String(leaf.value))
    .join(" ")
    .slice(0, 600);
}

function placeOf(value: Readonly<Record<string, unknown>>): readonly string[] | null {
  if (isFramed(value)) return null;
  if (Array.isArray(value.loc)) return fieldPath(value.loc.map(String));
  if (Array.isArray(value.path)) return fieldPath(value.path.map(String));
  const source = isObject(value.source) ? (value.source.pointer ?? value.source.parameter) : undefined;
  const missing = isObject(value.params) ? value.params.missingProperty : undefined;
  for (const key of ["field", "param", "property", "name", "pointer", "instancePath", "path", "attribute", "key"]) {
    const given = source ?? missing ?? value[key];
    if (
      typeof given === "string" &&
      given !== "" &&
      given.length < 100 &&
      ["message", "msg", "reason", "detail", "error", "description", "code", "title"].some((word) => value[word] !== undefined)
    ) {
      const path = fieldPath(given.replace(/^[#$]/, "").split(/[/.[\]]+/));
      if (path !== null) return path;
    }
  }
  return null;
}

function fieldPath(parts: readonly string[]): readonly string[] | null {
  const names = parts.filter((part) => part !== "" && !plumbing.test(part));
  return names.length === 0 ? null : names;
}

/** The body with each objection met as well as can be; null where nothing changed. `turn` counts the tries, so that another id is taken each time. */
export function mended(body: Body, objections: readonly Objection[], making: Making, turn: number): Body | null {
  let changed = structuredClone(body);
  for (const { path, says } of objections) changed = withMended(changed, path, says, making, turn);
  return JSON.stringify(changed) === JSON.stringify(body) ? null : changed;
}

function withMended(body: Body, path: readonly string[], says: string, making: Making, turn: number): Body {
  const [name = "", ...rest] = path;
  if (rest.length > 0 && isObject(body[name])) return { ...body, [name]: withMended(body[name] as Body, rest, says, making, turn) };
  if (rest.length > 0 && Array.isArray(body[name])) {
    const inner = rest.filter((part) => !/^\d+$/.test(part));
    if (inner.length === 0) return body;
    return {
      ...body,
      [name]: (body[name] as unknown[]).map((item) => (isObject(item) ? withMended(item as Body, inner, says, making, turn) : item)),
    };
  }
  const field = spelled(rest.length > 0 ? path.at(-1)! : name, body, making);
  const present = Object.hasOwn(body, field);
  if (
    present &&
    /\b(?:not (?:allowed|permitted|expected|recogni[sz]ed)|unknown|unexpected|additional|extra(?:_forbidden| inputs)?|unrecogni[sz]ed|read[- ]?only|forbidden)\b/i.test(
      says,
    )
  ) {
    const { [field]: _, ...others } = body;
    return others;
  }
  const fresh = present ? otherValue(body[field], field, says, making, turn) : valueFor(field, fieldSchema(making.creation, field), making);
  return { ...body, [field]: present ? fresh : (fromWords(says, field) ?? typed(says, fresh, making)) };
}

/** `Seats` for `seats`: some frameworks spell fields as their own code does. */
function spelled(name: string, body: Body, making: Making): string {
  if (Object.hasOwn(body, name)) return name;
  const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const known = [...Object.keys(body), ...(contentOf(making.creation)?.schema?.properties.keys() ?? [])];
  return known.find((other) => bare(other) === bare(name)) ?? name;
}

/** A value that what was said allows, in place of one that it minded. */
function otherValue(value: unknown, field: string, says: string, making: Making, turn: number): unknown {
  const word = fromWords(says, field);
  if (word !== null && word !== value) return word;
  const least = Number(
    /(?:at least|min(?:imum|Length)?|greater than(?: or equal to)?|>=?)\D{0,12}(\d{1,6})/i.exec(says)?.[1] ?? Number.NaN,
  );
  const most = Number(
    /(?:at most|max(?:imum|Length)?|less than(?: or equal to)?|no more than|<=?)\D{0,12}(\d{1,9})/i.exec(says)?.[1] ?? Number.NaN,
  );
  if (typeof value === "number" && !Number.isNaN(least)) return least + 1;
  if (typeof value === "number" && !Number.isNaN(most)) return Math.max(0, most - 1);
  if (typeof value === "string" && !Number.isNaN(most) && value.length > most) return value.slice(0, most);
  if (typeof value === "string" && !Number.isNaN(least) && value.length < least) return value.padEnd(least, "a");
  const ids = idsFor(field, making);
  if (
    /\b(?:(?:id|identifier|reference|key) of|not (?:found|exist)|does ?n[o']t exist|no such|unknown|invalid|foreign|existiert nicht|no existe|introuvable)\b/i.test(
      says,
    ) &&
    ids.length > 0
  )
    return ids[turn % ids.length];
  return typed(says, value, making);
}

/** By the type or format that was asked for. */
function typed(says: string, value: unknown, making: Making): unknown {
  const asks = (pattern: RegExp) => pattern.test(says);
  if (asks(/\buuid\b/i)) return "3f1c9a52-8d47-4b6e-9c10-5e2d7ab4f086";
  if (asks(/\be-?mail\b/i) && !String(value).includes("@")) return `${making.mark}@example.org`;
  if (asks(/\bdate-?time|timestamp|iso ?8601\b/i)) return `${new Date(making.now + 30 * 86_400_000).toISOString().slice(0, 19)}Z`;
  if (asks(/\bdate|datum|fecha\b/i) && !/^\d{4}-\d\d-\d\d$/.test(String(value)))
    return new Date(making.now + 30 * 86_400_000).toISOString().slice(0, 10);
  if (asks(/\b(?:integer|number|numeric|int|float|decimal|zahl|n[uú]mero|nombre)\b/i) && typeof value !== "number")
    return /^\d{1,9}$/.test(String(value)) ? Number(value) : 1;
  if (asks(/\bbool(?:ean)?\b/i) && typeof value !== "boolean") return true;
  if (asks(/\b(?:array|list|liste|lista)\b/i) && !Array.isArray(value)) return [value];
  if (asks(/\b(?:object|dict(?:ionary)?|mapping)\b/i) && !isObject(value)) return {};
  if (asks(/\b(?:string|text|str|varchar)\b/i) && typeof value !== "string") return String(value);
  return value;
}

/** `must be one of: a, b`, `'a' or 'b'`, `enum [a, b]`. */
function fromWords(says: string, field: string): string | null {
  const list =
    /\b(?:one of|allowed(?: values)?|must be in|choices?|valid (?:options|values)|enum|permitted|expected|either|erlaubt|permitidos?)\b[^'"`[({:\n]{0,40}[:[({]?\s{0,3}([^\n]{1,300})/i.exec(
      says,
    )?.[1];
  if (list === undefined) return null;
  const quoted = [...list.matchAll(/['"`]([\w][\w .:-]{0,40})['"`]/g)].map((match) => match[1]!);
  const words = quoted.length > 0 ? quoted : list.split(/[,|\]})]| or | oder | o /).map((word) => word.trim());
  return (
    words.find(
      (word) =>
        /^[\w][\w.:-]{0,40}$/.test(word) && word !== field && !/^(?:input|value|the|a|an|string|integer|number|boolean)$/i.test(word),
    ) ?? null
  );
}

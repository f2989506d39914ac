// In: a refused creation. Out: what the API minded, field by field, and the body with that mended.

import { isObject, leavesOf } from "../explore/index.js";
import type { Exchange } from "../model/index.js";
import { type Body, fieldSchema, idsFor, type Making, valueFor } from "./body.js";

export interface Objection {
  /** Keys from the top of the body; the last one is the field. */
  readonly path: readonly string[];
  readonly says: string;
}

const maximumObjections = 20;
const plumbing = /^(?:body|json|data|attributes|query|path|params|payload|root|\$|#)$/i;

/**
 * What a validation error says: FastAPI's `loc`, RFC 9457's `invalid-params`, JSON:API's `source.pointer`, a map of fields to messages, or
 * a sentence that names a field. Best effort: nothing is found in an error that names none.
 */
export function objectionsIn(exchange: Exchange, known: readonly string[]): readonly Objection[] {
  const found: Objection[] = [];
  const value = exchange.json?.value;
  visit(value, found, 0);
  if (found.length === 0) {
    const text = leavesOf(value)
      .map((leaf) => (typeof leaf.value === "string" ? leaf.value : ""))
      .concat(value === undefined ? exchange.text.slice(0, 2000) : "")
      .join("\n")
      .slice(0, 4000);
    for (const match of text.matchAll(/['"`‘“]([A-Za-z_][\w.-]{0,40})['"`’”]/g)) found.push({ path: match[1]!.split("."), says: text });
    for (const name of known)
      if (new RegExp(`\\b${name.replace(/[^\w]/g, ".")}\\b`, "i").test(text)) found.push({ path: [name], says: text });
    const lone = /(?:missing|require[sd]?|provide|falta|fehlt|manque)[^\n]{0,30}?\b([a-z][a-z_]{2,30})\b\s{0,3}$/im.exec(text.trim())?.[1];
    if (found.length === 0 && lone !== undefined) found.push({ path: [lone], says: text });
    const leading = /^\s{0,5}([a-z][\w]{1,30}) (?:is|must|cannot|can't|should|muss|ist|es|est|doit)\b/im.exec(text)?.[1];
    if (found.length === 0 && leading !== undefined) found.push({ path: [leading], says: text });
  }
  return found.slice(0, maximumObjections);
}

function visit(value: unknown, found: Objection[], depth: number): void {
  if (depth > 6 || found.length >= maximumObjections) return;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, maximumObjections)) visit(item, found, depth + 1);
    return;
  }
  if (!isObject(value)) return;
  const place = placeOf(value);
  const says = leavesOf(value)
    .map((leaf) => String(leaf.value))
    .join(" ")
    .slice(0, 600);
  if (place !== null) {
    found.push({ path: place, says });
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    const words =
      typeof item === "string"
        ? item
        : Array.isArray(item) && item.length > 0 && item.every((each) => typeof each === "string")
          ? item.join(" ")
          : null;
    const isMap = /^(?:errors?|fields?|details?|invalid|messages?|validation\w{0,10})$/i.test(key);
    if (isMap && isObject(item)) {
      for (const [name, said] of Object.entries(item)) {
        if (isObject(said)) visit({ [key]: said }, found, depth + 1);
        found.push({ path: name.split("."), says: typeof said === "string" ? said : JSON.stringify(said).slice(0, 300) });
      }
    } else if (words !== null && depth === 0 && !/^(?:message|error|detail|title|type|status|code|instance|msg|path|timestamp)$/i.test(key))
      found.push({ path: [key], says: words }); // Django: the fields stand at the top
    else visit(item, found, depth + 1);
  }
}

function placeOf(value: Readonly<Record<string, unknown>>): readonly string[] | null {
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
  const field = rest.length > 0 ? path.at(-1)! : name;
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
    /\b(?:not (?:found|exist)|does ?n[o']t exist|no such|unknown|invalid|foreign|existiert nicht|no existe|introuvable)\b/i.test(says) &&
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

// In: a schema and a source of randomness. Out: a value that follows it.

import type { JsonType, Schema } from "../model/index.js";
import { canonical } from "./canonical.js";
import { parsePattern, textFor } from "./pattern.js";
import { type Budget, choicesOf, numberFits, satisfies } from "./satisfies.js";
import { SchemaView } from "./schema-view.js";

interface Making extends Budget {
  readonly random: () => number;
  /** For asking whether what was made fits, in all. */
  readonly checks: Budget;
}

const maximumDepth = 12;
/** Alternatives within alternatives count here too. */
const maximumNesting = 40;
const maximumLength = 10_000;
const maximumItems = 100;
const maximumTries = 30;

/**
 * A value that satisfies the schema, as a client would send it: the document's own example, default or enum where that fits, required
 * properties only, nothing `readOnly`. The same `random` (numbers from 0 up to 1) gives the same value. Where a schema cannot be satisfied, or its pattern
 * cannot be followed, the nearest that was found.
 */
export function exampleOf(schema: Schema, random: () => number): unknown {
  return make(schema, { random, steps: 5000, checks: { steps: 100_000 } }, 0);
}

function make(schema: Schema, making: Making, depth: number): unknown {
  making.steps--;
  if (depth > maximumNesting) return null;
  const stated = statedValues(schema, depth).find((value) => satisfies(schema, value, making.checks));
  if (stated !== undefined) return withoutReadOnly(schema, stated, 0);
  const choices = choicesOf(schema);
  return choices.length > 0 ? makeChoice(schema, choices, making, depth) : makePlain(schema, making, depth);
}

function statedValues(schema: Schema, depth: number): readonly unknown[] {
  return [
    ...schema.examples,
    ...(schema.default === undefined || (schema.default === null && depth === 0) ? [] : [schema.default]),
    ...(schema.enum?.filter((value) => value !== null) ?? []),
    ...(schema.enum ?? []),
  ];
}

function makeChoice(schema: Schema, choices: readonly Schema[], making: Making, depth: number): unknown {
  const isNull = (choice: Schema) => choice.types.length === 1 && choice.types[0] === "null";
  const valued = choices.filter((choice) => !isNull(choice));
  const nulls = choices.filter(isNull);
  const order = depth >= maximumDepth / 2 ? [...nulls, ...valued] : [...valued, ...nulls];
  let first: { readonly value: unknown } | null = null;
  for (const choice of order.slice(0, maximumTries)) {
    if (making.steps <= 0 && first !== null) break;
    const value = make(choice, making, depth + 1);
    if (satisfies(schema, value, making.checks)) return value;
    first ??= { value };
  }
  // What fits two of a `oneOf` often fits one with a property more.
  if (schema instanceof SchemaView && schema.exclusive) {
    for (const choice of valued.slice(0, maximumTries)) {
      const value = make(choice, making, depth + 1);
      if (value === null || typeof value !== "object" || Array.isArray(value)) continue;
      const full = {
        ...value,
        ...Object.fromEntries(
          [...choice.properties]
            .filter(([name, property]) => !property.readOnly && !Object.hasOwn(value, name))
            .map(([name, property]) => [name, make(property, making, depth + 2)]),
        ),
      };
      if (satisfies(schema, full, making.checks)) return full;
    }
  }
  return first?.value ?? null;
}

function makePlain(schema: Schema, making: Making, depth: number): unknown {
  switch (typeToMake(schema)) {
    case "null":
      return null;
    case "boolean":
      return making.random() < 0.5;
    case "integer":
      return makeNumber(schema, making.random, true);
    case "number":
      return makeNumber(schema, making.random, false);
    case "array":
      return makeList(schema, making, depth);
    case "object":
      return makeObject(schema, making, depth);
    default:
      return makeText(schema, making.random);
  }
}

function typeToMake(schema: Schema): JsonType {
  const { types } = schema;
  if (types.length > 0) return types.find((type) => type !== "null") ?? "null";
  if (schema.required.size > 0 || typeof schema.additional === "object") return "object";
  if (schema.minItems !== null || schema.maxItems !== null) return "array";
  const isNumber = schema.minimum ?? schema.maximum ?? schema.exclusiveMinimum ?? schema.exclusiveMaximum ?? schema.multipleOf;
  return isNumber !== null ? "number" : "string";
}

function makeNumber(schema: Schema, random: () => number, integer: boolean): number {
  const step = schema.multipleOf ?? (integer ? 1 : null);
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const low = Math.max(minimum ?? Number.NEGATIVE_INFINITY, exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
  const high = Math.min(maximum ?? Number.POSITIVE_INFINITY, exclusiveMaximum ?? Number.POSITIVE_INFINITY);
  const fits = (value: number) => numberFits(schema, value) && (!integer || Number.isInteger(value));
  const from = Number.isFinite(low) ? low : Number.isFinite(high) ? high - 1000 : 1;
  const to = Number.isFinite(high) ? high : from + 999;
  for (let attempt = 0; attempt < 40; attempt++) {
    const wanted = from + random() * (to - from);
    const candidates =
      step === null
        ? [Math.round(wanted * 100) / 100, Math.round(wanted), wanted]
        : [Math.round(wanted / step) * step, Math.floor(wanted / step) * step, Math.ceil(wanted / step) * step];
    const found = candidates.find(fits);
    if (found !== undefined) return found;
  }
  const unit = step ?? 1;
  const near = [
    0,
    unit,
    from,
    to,
    (from + to) / 2,
    ...[-2, -1, 0, 1, 2].flatMap((shift) => [(Math.ceil(from / unit) + shift) * unit, (Math.floor(to / unit) + shift) * unit]),
  ];
  return near.find(fits) ?? (integer ? Math.ceil(from) : from);
}

function makeList(schema: Schema, making: Making, depth: number): readonly unknown[] {
  const least = Math.min(schema.minItems ?? 0, maximumItems);
  const wished =
    depth >= maximumDepth / 2 || making.steps <= 0 || (schema.items === null && schema.prefixItems.length === 0)
      ? least
      : Math.max(least, schema.prefixItems.length, 1);
  const count = depth > maximumDepth ? 0 : Math.min(wished, Math.max(least, schema.maxItems ?? maximumItems));
  const list: unknown[] = [];
  const seen = new Set<string>();
  for (let index = 0; index < count; index++) {
    const at = schema.prefixItems[index] ?? schema.items;
    for (let attempt = 0; attempt < maximumTries; attempt++) {
      const value = at === null ? `item ${index + 1}` : make(at, making, depth + 1);
      // A repeated enum or example is followed by the next one.
      const item =
        schema.uniqueItems && seen.has(canonical(value)) && at !== null
          ? (statedValues(at, depth).find((other) => !seen.has(canonical(other)) && satisfies(at, other, making.checks)) ??
            fresh(at, making, depth))
          : value;
      if (schema.uniqueItems && seen.has(canonical(item)) && attempt + 1 < maximumTries) continue;
      seen.add(canonical(item));
      list.push(item);
      break;
    }
  }
  return list;
}

/** A value that is not one of those that the document states. */
function fresh(schema: Schema, making: Making, depth: number): unknown {
  if (schema.enum !== null) return make(schema, making, depth + 1);
  const choices = choicesOf(schema);
  const choice = choices[Math.floor(making.random() * choices.length)];
  return choice === undefined || depth > maximumNesting ? makePlain(schema, making, depth + 1) : fresh(choice, making, depth + 1);
}

function makeObject(schema: Schema, making: Making, depth: number): Readonly<Record<string, unknown>> {
  const entries: [string, unknown][] = [];
  if (depth > maximumDepth || making.steps <= 0) return {};
  for (const name of schema.required) {
    const property = schema.properties.get(name);
    if (property?.readOnly === true) continue;
    const described = property ?? (typeof schema.additional === "object" ? schema.additional : null);
    entries.push([name, described === null ? "text" : make(described, making, depth + 1)]);
  }
  return Object.fromEntries(entries);
}

const words = [
  "amber",
  "birch",
  "cedar",
  "delta",
  "ember",
  "fjord",
  "grove",
  "heron",
  "inlet",
  "jetty",
  "kelp",
  "larch",
  "maple",
  "north",
  "ocean",
  "pine",
];

function makeText(schema: Schema, random: () => number): string {
  const least = Math.min(schema.minLength ?? 0, maximumLength);
  const most = Math.max(least, Math.min(schema.maxLength ?? maximumLength, maximumLength));
  const pattern = schema.pattern === null ? null : parsePattern(schema.pattern);
  const formatted = schema.format === null ? null : textOfFormat(schema.format, least, most, random);
  if (pattern !== null) {
    if (formatted !== null && satisfies(schema, formatted)) return formatted;
    const text = textFor(pattern, least, most, random);
    if (text !== null) return text;
  }
  if (formatted !== null) return formatted;
  let text = `${words[Math.floor(random() * words.length)] ?? "text"}${Math.floor(random() * 1000)}`;
  while (text.length < least) text += text.slice(0, least - text.length);
  return text.slice(0, most);
}

function textOfFormat(format: string, least: number, most: number, random: () => number): string | null {
  const whole = (limit: number) => Math.floor(random() * limit);
  const hex = (count: number) => Array.from({ length: count }, () => whole(16).toString(16)).join("");
  const two = (value: number) => String(value).padStart(2, "0");
  const date = () => `20${two(10 + whole(15))}-${two(1 + whole(12))}-${two(1 + whole(28))}`;
  const time = () => `${two(whole(24))}:${two(whole(60))}:${two(whole(60))}Z`;
  /** A made-up name that fills what the length asks for. */
  const name = (around: number) =>
    `${words[whole(words.length)]}${whole(1000)}`.slice(0, Math.max(1, most - around)).padEnd(Math.min(least - around, 5000), "x");
  switch (format.toLowerCase()) {
    case "uuid":
    case "guid":
      return `${hex(8)}-${hex(4)}-4${hex(3)}-${"89ab"[whole(4)]}${hex(3)}-${hex(12)}`;
    case "date":
      return date();
    case "date-time":
    case "datetime":
      return `${date()}T${time()}`;
    case "time":
      return time();
    case "duration":
      return `P${1 + whole(30)}D`;
    case "email":
    case "idn-email":
      // The local part holds 64 characters at most (RFC 5321, 4.5.3.1.1); the reserved domain's labels take the rest.
      if (least <= 76) return `${name(12)}@example.com`;
      return `${"x".repeat(Math.min(63, least - 14))}@${labels(least - 75)}example.com`;
    case "uri":
    case "url":
    case "iri":
      return `https://example.com/${name(20)}`;
    case "uri-reference":
    case "iri-reference":
      return `/${name(1)}`;
    case "hostname":
    case "idn-hostname":
      return least > 60 ? `${labels(least - 11)}example.com` : `${name(12)}.example.com`;
    case "ipv4":
    case "ip":
      return `192.0.2.${1 + whole(254)}`;
    case "ipv6":
      return `2001:db8::${(1 + whole(65535)).toString(16)}`;
    case "byte":
    case "base64":
      return Buffer.alloc(Math.max(6, Math.ceil(least / 4) * 3), hex(2))
        .toString("base64")
        .slice(0, most - (most % 4));
    case "json-pointer":
      return `/${name(1)}`;
    case "regex":
      return name(0);
    default:
      return null;
  }
}

/** At least that many characters of host name labels, each of at most 63. */
function labels(length: number): string {
  let text = "";
  while (text.length < length) text += `${"x".repeat(Math.max(1, Math.min(60, length - text.length - 1)))}.`;
  return text;
}

/** The document's examples are of answers too: what a client may not send is left out. */
function withoutReadOnly(schema: Schema, value: unknown, depth: number): unknown {
  if (value === null || typeof value !== "object" || depth > maximumDepth) return value;
  if (Array.isArray(value))
    return value.map((item, index) => {
      const at = schema.prefixItems[index] ?? schema.items;
      return at === null ? item : withoutReadOnly(at, item, depth + 1);
    });
  const known = (name: string) =>
    schema.properties.get(name) ??
    schema.alternatives.map((alternative) => alternative.properties.get(name)).find((property) => property !== undefined);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) => {
      const property = known(name);
      if (property?.readOnly === true) return [];
      return [[name, property === undefined ? item : withoutReadOnly(property, item, depth + 1)]];
    }),
  );
}

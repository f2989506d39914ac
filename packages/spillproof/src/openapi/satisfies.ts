// In: a schema and a value. Out: whether the value follows it, as far as a Schema says.

import type { Schema } from "../model/index.js";
import { canonical } from "./canonical.js";
import { matchesPattern, parsePattern } from "./pattern.js";
import { SchemaView, typeOf } from "./schema-view.js";

/** Steps that one question may take; what it cannot reach counts as satisfied. */
export interface Budget {
  steps: number;
}

/** Formats are looked at only where an example would be plainly wrong; a `readOnly` property may be missing. */
export function satisfies(schema: Schema, value: unknown, budget: Budget = { steps: 20_000 }, depth = 0): boolean {
  if (--budget.steps < 0 || depth > 60) return true;
  const choices = choicesOf(schema);
  if (choices.length > 0) {
    if (!choices.some((choice) => satisfies(choice, value, budget, depth + 1))) return false;
    return !(schema instanceof SchemaView && schema.exclusive) || fitsOne(schema, value, budget, depth);
  }
  const type = typeOf(value);
  if (schema.types.length > 0 && !schema.types.includes(type) && !(type === "integer" && schema.types.includes("number"))) return false;
  if (schema.enum !== null && !(value === null && schema.types.includes("null"))) {
    const key = canonical(value);
    if (!schema.enum.some((option) => canonical(option) === key)) return false;
  }
  if (typeof value === "number") return numberFits(schema, value);
  if (typeof value === "string") return textFits(schema, value);
  if (Array.isArray(value)) return listFits(schema, value, budget, depth);
  return value === null || typeof value !== "object" || objectFits(schema, value as Readonly<Record<string, unknown>>, budget, depth);
}

/** What a value must follow, one for each alternative; empty where there are none. */
export function choicesOf(schema: Schema): readonly Schema[] {
  return schema instanceof SchemaView ? schema.choices() : schema.alternatives;
}

function fitsOne(schema: Schema, value: unknown, budget: Budget, depth: number): boolean {
  let fitting = 0;
  for (const alternative of schema.alternatives) if (satisfies(alternative, value, budget, depth + 1) && ++fitting > 1) return false;
  return true;
}

export function numberFits(schema: Schema, value: number): boolean {
  return (
    Number.isFinite(value) &&
    value >= (schema.minimum ?? Number.NEGATIVE_INFINITY) &&
    value <= (schema.maximum ?? Number.POSITIVE_INFINITY) &&
    (schema.exclusiveMinimum === null || value > schema.exclusiveMinimum) &&
    (schema.exclusiveMaximum === null || value < schema.exclusiveMaximum) &&
    (schema.multipleOf === null || Number.isInteger(value / schema.multipleOf))
  );
}

const formats: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  date: /^\d{4}-\d\d-\d\d$/,
  "date-time": /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:?\d\d)$/,
  email: /^[^\s@]+@[^\s@]+$/,
  uri: /^[a-z][a-z0-9+.-]*:\S+$/i,
  ipv4: /^\d{1,3}(?:\.\d{1,3}){3}$/,
  ipv6: /^(?=[^:]*:)[0-9a-f:.]+$/i,
};

function textFits(schema: Schema, value: string): boolean {
  const { minLength, maxLength, pattern, format } = schema;
  const length = minLength === null && maxLength === null ? 0 : Array.from(value).length;
  if (length < (minLength ?? 0) || length > (maxLength ?? Number.POSITIVE_INFINITY)) return false;
  const shape = format !== null && Object.hasOwn(formats, format) ? formats[format] : undefined;
  if (shape !== undefined && value.length < 2000 && !shape.test(value)) return false;
  const parsed = pattern === null ? null : parsePattern(pattern);
  return parsed === null || matchesPattern(parsed, value) !== false;
}

function listFits(schema: Schema, value: readonly unknown[], budget: Budget, depth: number): boolean {
  if (value.length < (schema.minItems ?? 0) || value.length > (schema.maxItems ?? Number.POSITIVE_INFINITY)) return false;
  if (schema.uniqueItems && new Set(value.map(canonical)).size < value.length) return false;
  return value.every((item, index) => {
    const at = schema.prefixItems[index] ?? schema.items;
    return at === null || satisfies(at, item, budget, depth + 1);
  });
}

function objectFits(schema: Schema, value: Readonly<Record<string, unknown>>, budget: Budget, depth: number): boolean {
  for (const name of schema.required) if (!Object.hasOwn(value, name) && schema.properties.get(name)?.readOnly !== true) return false;
  return Object.entries(value).every(([name, item]) => {
    const property = schema.properties.get(name);
    if (property !== undefined) return satisfies(property, item, budget, depth + 1);
    if (typeof schema.additional === "object") return satisfies(schema.additional, item, budget, depth + 1);
    return schema.additional !== "closed";
  });
}

// In: places where schemas stand. Out: what is wrong in them and in all that they lead to, reported with its place.

import { childOf, entriesOf, isJson, itemsOf, own, type Place, type References, shown } from "./references.js";
import { jsonTypes } from "./schema-view.js";

const singles = ["items", "additionalProperties", "unevaluatedProperties", "not", "if", "then", "else"] as const;
const lists = ["allOf", "oneOf", "anyOf", "prefixItems"] as const;
const maps = ["properties", "patternProperties"] as const;
const numbers = ["minimum", "maximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems"] as const;

/** Visits each schema once, without recursion, and fetches nothing: files that are missing are asked for through `references.wanted`. */
export function checkSchemas(references: References, starts: Iterable<Place>): void {
  const seen = new Set<unknown>();
  const work = [...starts].reverse();
  for (let place = work.pop(); place !== undefined; place = work.pop()) {
    const { node } = place;
    if (typeof node === "boolean") continue;
    if (!isJson(node)) {
      references.report(place, "a schema must be an object");
      continue;
    }
    if (seen.has(node)) continue;
    seen.add(node);
    for (const key in node) {
      if (!Object.hasOwn(node, key)) continue;
      const at = childOf(place, key);
      const value = at.node;
      if (key === "$ref") {
        if (typeof value !== "string") references.report(at, "$ref must be a string");
        else follow(references, place, value, work);
      } else if (key === "type") checkType(references, at);
      else if (key === "required") {
        // In Swagger 2.0 a parameter is its own schema, and its `required` is a flag.
        if (typeof own(node, "in") === "string") continue;
        if (!Array.isArray(value) || value.some((name) => typeof name !== "string"))
          references.report(at, "required must be a list of names");
      } else if (key === "enum") {
        if (!Array.isArray(value)) references.report(at, "enum must be a list");
      } else if (key === "discriminator") checkMapping(references, at);
      else if (includes(maps, key)) {
        if (!isJson(value)) references.report(at, `${key} must be an object`);
        else for (const [, child] of entriesOf(at)) work.push(child);
      } else if (includes(lists, key)) {
        if (!Array.isArray(value)) references.report(at, `${key} must be a list`);
        else work.push(...itemsOf(at));
      } else if (includes(singles, key)) {
        if (Array.isArray(value) && key === "items") work.push(...itemsOf(at));
        else work.push(at);
      } else if (includes(numbers, key) && typeof value !== "number") references.report(at, `${key} must be a number`);
    }
  }
}

function includes(keys: readonly string[], key: string): boolean {
  return keys.includes(key);
}

function follow(references: References, place: Place, reference: string, work: Place[]): void {
  const resolved = references.resolve(reference, place.file);
  if ("broken" in resolved) references.report(place, resolved.broken);
  else if (resolved.place.node === place.node) references.report(place, `$ref ${shown(reference)} leads to itself`);
  else work.push(resolved.place);
}

function checkType(references: References, at: Place): void {
  const names = Array.isArray(at.node) ? at.node : [at.node];
  for (const name of names) {
    if (typeof name !== "string" || (!jsonTypes.has(name) && name !== "file"))
      references.report(at, `${shown(String(name))} is not a type`);
  }
}

function checkMapping(references: References, discriminator: Place): void {
  for (const [, entry] of entriesOf(childOf(discriminator, "mapping"))) {
    if (typeof entry.node !== "string") references.report(entry, "a mapping must name a schema");
    else if (/[#/.]/.test(entry.node)) {
      const resolved = references.resolve(entry.node, entry.file);
      if ("broken" in resolved && childOf(childOf(childOf(references.root(), "components"), "schemas"), entry.node).node === undefined)
        references.report(entry, resolved.broken);
    }
  }
}

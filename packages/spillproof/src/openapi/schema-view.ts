// In: places of schemas in a document of any dialect. Out: the Schema views over them, made when asked for and only once.

import type { JsonType, Schema } from "../model/index.js";
import { canonical } from "./canonical.js";
import { childPointer } from "./json-pointer.js";
import { addressOf, childOf, entriesOf, isJson, itemsOf, type Json, own, type Place, type References, textOf } from "./references.js";

const maximumParts = 500;
const maximumSteps = 5000;
const maximumAlternatives = 1000;
const maximumCombinations = 64;
const maximumTypeDepth = 8;

export const jsonTypes: ReadonlySet<string> = new Set<JsonType>(["null", "boolean", "integer", "number", "string", "array", "object"]);

/** Keys that change what a `$ref` beside them means; others only decorate it. */
const meaningful = new Set(
  "type nullable x-nullable format enum const pattern properties required additionalProperties patternProperties unevaluatedProperties items prefixItems allOf oneOf anyOf then else discriminator readOnly writeOnly minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems uniqueItems default example examples description title".split(
    " ",
  ),
);

/** A place that a view starts from. `bare`: without its alternatives, which the view has chosen among already. */
interface Root {
  readonly place: Place;
  readonly bare: boolean;
}

interface Part {
  readonly place: Place;
  readonly node: Json;
  readonly bare: boolean;
  /** Reached by `allOf`, so that its discriminator speaks of the parent, not of this schema. */
  readonly inherited: boolean;
}

interface Group {
  readonly exclusive: boolean;
  readonly alternatives: readonly SchemaView[];
}

/** All views of one document: equal places give the same object. */
export class Schemas {
  readonly references: References;
  #ids = new WeakMap<object, number>();
  #count = 0;
  #views = new Map<string, SchemaView>();
  /** Views of one place, found without making a key: large documents ask for millions. */
  #single = new WeakMap<object, SchemaView>();
  #children: ReadonlyMap<unknown, readonly Place[]> | null = null;

  constructor(references: References) {
    this.references = references;
  }

  view(place: Place): SchemaView {
    const { node } = place;
    if (!isJson(node)) return this.join([{ place, bare: false }]);
    let view = this.#single.get(node);
    if (view === undefined) {
      view = this.join([{ place, bare: false }]);
      this.#single.set(node, view);
    }
    return view;
  }

  /** One view that follows all that stands at these places. */
  all(places: readonly Place[]): SchemaView {
    return places.length === 1 ? this.view(places[0]!) : this.join(places.map((place) => ({ place, bare: false })));
  }

  /** One view that follows all of these. */
  join(roots: readonly Root[]): SchemaView {
    let name: string | null = null;
    const ends = roots.map(({ place, bare }) => {
      let at = place;
      for (let hop = 0; hop < 100 && isJson(at.node) && pureReference(at.node); hop++) {
        const resolved = this.references.resolve(at.node.$ref as string, at.file);
        if ("broken" in resolved) return { place: { ...at, node: {} }, bare };
        at = resolved.place;
        name ??= componentName(at.pointer);
      }
      return { place: pureReference(at.node) ? { ...at, node: {} } : at, bare };
    });
    const key = ends.map(({ place, bare }) => `${this.#id(place)}${bare ? "b" : ""}`).join("+");
    let view = this.#views.get(key);
    if (view === undefined) {
      view = new SchemaView(this, ends, name);
      this.#views.set(key, view);
    }
    return view;
  }

  /** Component schemas that extend this one by `allOf`, with their names; through any number of generations. */
  extending(node: unknown): readonly Place[] {
    this.#children ??= this.#findChildren();
    const children = this.#children;
    const found = new Map<unknown, Place>();
    for (const work = [node]; work.length > 0; ) {
      for (const child of children.get(work.pop()) ?? []) {
        if (found.has(child.node) || child.node === node || found.size >= maximumAlternatives) continue;
        found.set(child.node, child);
        work.push(child.node);
      }
    }
    return [...found.values()];
  }

  components(): Place {
    const root = this.references.root();
    const components = childOf(childOf(root, "components"), "schemas");
    return components.node === undefined ? childOf(root, "definitions") : components;
  }

  #findChildren(): ReadonlyMap<unknown, readonly Place[]> {
    const children = new Map<unknown, Place[]>();
    for (const [, child] of entriesOf(this.components())) {
      for (const part of itemsOf(childOf(child, "allOf"))) {
        const reference = isJson(part.node) ? own(part.node, "$ref") : undefined;
        const parent = typeof reference === "string" ? this.references.resolve(reference, part.file) : null;
        if (parent === null || !("place" in parent)) continue;
        const list = children.get(parent.place.node);
        if (list === undefined) children.set(parent.place.node, [child]);
        else list.push(child);
      }
    }
    return children;
  }

  /** Objects by identity; `true`, `false` and what is no schema by their place. */
  #id(place: Place): string {
    const { node } = place;
    if (node === null || typeof node !== "object") return `${place.file}#${place.pointer}`;
    let id = this.#ids.get(node);
    if (id === undefined) {
      id = ++this.#count;
      this.#ids.set(node, id);
    }
    return String(id);
  }
}

function pureReference(node: unknown): boolean {
  return isJson(node) && typeof own(node, "$ref") === "string" && !Object.keys(node).some((key) => meaningful.has(key));
}

/** `User` of `#/components/schemas/User` or `#/definitions/User`, or of the file `user.yaml`. */
function componentName(pointer: string): string | null {
  const match = /^\/(?:components\/schemas|definitions|\$defs)\/([^/]+)$/.exec(pointer);
  return match === null ? null : match[1]!.replaceAll("~1", "/").replaceAll("~0", "~");
}

export class SchemaView implements Schema {
  readonly name: string | null;
  readonly pointer: string;
  readonly #schemas: Schemas;
  readonly #roots: readonly Root[];
  #typing = false;

  constructor(schemas: Schemas, roots: readonly Root[], name: string | null) {
    this.#schemas = schemas;
    this.#roots = roots;
    const { place } = roots[0]!;
    this.pointer = addressOf(place);
    const reference = isJson(place.node) ? textOf(place.node, "$ref") : null;
    const target = reference === null ? null : schemas.references.resolve(reference, place.file);
    this.name = name ?? componentName(place.pointer) ?? (target !== null && "place" in target ? componentName(target.place.pointer) : null);
  }

  /** This schema with everything that it follows unconditionally: `$ref`s and `allOf`s, nearest first. */
  #madeParts: readonly Part[] | undefined;
  #parts(): readonly Part[] {
    this.#madeParts ??= this.#readParts();
    return this.#madeParts;
  }
  #readParts(): readonly Part[] {
    const parts: Part[] = [];
    const seen = new Set<unknown>();
    const work: { place: Place; bare: boolean; inherited: boolean }[] = this.#roots.map((root) => ({ ...root, inherited: false }));
    for (let at = 0; at < Math.min(work.length, maximumSteps) && parts.length < maximumParts; at++) {
      const { place, bare, inherited } = work[at]!;
      if (!isJson(place.node) || seen.has(place.node)) continue;
      seen.add(place.node);
      const { node } = place;
      if (!pureReference(node)) parts.push({ place, node, bare, inherited });
      for (const key of ["$ref", "$dynamicRef"]) {
        const reference = own(node, key);
        if (typeof reference !== "string") continue;
        const resolved = this.#schemas.references.resolve(reference, place.file);
        if ("place" in resolved) work.push({ place: resolved.place, bare, inherited });
      }
      let count = 0;
      for (const part of itemsOf(childOf(place, "allOf"))) if (count++ < maximumParts) work.push({ place: part, bare, inherited: true });
    }
    // What a schema says of its own discriminating field counts before what the parent's discriminator implies.
    const implied = (part: Part) => (discriminatorNodes.has(part.node) ? 1 : 0);
    return parts.sort((a, b) => implied(a) - implied(b));
  }

  #madeGroups: readonly Group[] | undefined;
  #groups(): readonly Group[] {
    this.#madeGroups ??= this.#readGroups();
    return this.#madeGroups;
  }
  #readGroups(): readonly Group[] {
    const nodes = new Set<unknown>(this.#parts().map((part) => part.node));
    const groups: Group[] = [];
    for (const { place, node, bare, inherited } of this.#parts()) {
      if (bare) continue;
      const names = inherited ? null : this.#discriminated(place, node);
      let listed = false;
      for (const key of ["oneOf", "anyOf"] as const) {
        const choices = [...itemsOf(childOf(place, key))].slice(0, maximumAlternatives);
        if (choices.length === 0) continue;
        listed = true;
        // A parent that lists its children, read as part of a child: the child is one of them already.
        if (choices.some((choice) => nodes.has(this.#target(choice)))) continue;
        groups.push({ exclusive: key === "oneOf", alternatives: choices.map((choice) => this.#alternative(choice, names)) });
      }
      if (names !== null && !listed) {
        const children = [...names.values()].filter(({ choice }) => !nodes.has(choice.node));
        if (children.length > 0)
          groups.push({ exclusive: false, alternatives: children.map(({ choice }) => this.#alternative(choice, names)) });
      }
      // Only the part that decides speaks of fields: without the other one a value follows what stands here alone.
      const branches = ["then", "else"].map((key) => childOf(place, key)).filter((branch) => isJson(branch.node));
      if (isJson(own(node, "if")) && branches.length > 0) {
        if (branches.length === 1) branches.push({ node: {}, file: place.file, pointer: childPointer(place.pointer, "else") });
        groups.push({ exclusive: false, alternatives: branches.map((branch) => this.#schemas.view(branch)) });
      }
    }
    return groups;
  }

  #target(place: Place): unknown {
    let at = place;
    for (let hop = 0; hop < 100; hop++) {
      const reference = isJson(at.node) ? own(at.node, "$ref") : undefined;
      const resolved = typeof reference === "string" ? this.#schemas.references.resolve(reference, at.file) : null;
      if (resolved === null || !("place" in resolved)) break;
      at = resolved.place;
    }
    return at.node;
  }

  /** Sub-schemas by the node that they are: the field that tells them apart, and what it says for each. */
  #discriminated(place: Place, node: Json): ReadonlyMap<unknown, { choice: Place; field: string; value: string }> | null {
    const discriminator = own(node, "discriminator");
    const field = typeof discriminator === "string" ? discriminator : isJson(discriminator) ? textOf(discriminator, "propertyName") : null;
    if (field === null) return null;
    const names = new Map<unknown, { choice: Place; field: string; value: string }>();
    const add = (choice: Place, value: string) => {
      const target = this.#target(choice);
      if (isJson(target) && !names.has(target) && names.size < maximumAlternatives)
        names.set(target, { choice: { ...choice, node: target }, field, value });
    };
    const mapping = isJson(discriminator) ? own(discriminator, "mapping") : undefined;
    if (isJson(mapping)) {
      for (const [value, to] of Object.entries(mapping)) {
        if (typeof to !== "string") continue;
        const component = childOf(this.#schemas.components(), to);
        const resolved = component.node === undefined ? this.#schemas.references.resolve(to, place.file) : { place: component };
        if ("place" in resolved) add(resolved.place, value);
      }
    }
    const listed = [...itemsOf(childOf(place, "oneOf")), ...itemsOf(childOf(place, "anyOf"))];
    for (const choice of listed) {
      const name = isJson(choice.node) ? componentName(textOf(choice.node, "$ref")?.replace(/^[^#]*#/, "") ?? "") : null;
      if (name !== null) add(choice, name);
    }
    if (listed.length === 0) for (const child of this.#schemas.extending(node)) add(child, componentName(child.pointer) ?? "");
    return names;
  }

  #alternative(choice: Place, names: ReadonlyMap<unknown, { field: string; value: string }> | null): SchemaView {
    const told = names?.get(this.#target(choice));
    if (told === undefined) return this.#schemas.view(choice);
    return this.#schemas.join([
      { place: choice, bare: false },
      { place: discriminatorPlace(choice, told.field, told.value), bare: false },
    ]);
  }

  #madeAlternatives: readonly SchemaView[] | undefined;
  #alternatives(): readonly SchemaView[] {
    this.#madeAlternatives ??= this.#readAlternatives();
    return this.#madeAlternatives;
  }
  #readAlternatives(): readonly SchemaView[] {
    const groups = this.#groups();
    if (groups.length <= 1) return groups[0]?.alternatives ?? [];
    const combinations = groups.reduce((product, group) => product * group.alternatives.length, 1);
    if (combinations > maximumCombinations) return groups.flatMap((group) => group.alternatives).slice(0, maximumAlternatives);
    return groups
      .reduce<SchemaView[][]>((sets, group) => sets.flatMap((set) => group.alternatives.map((alternative) => [...set, alternative])), [[]])
      .map((set) => this.#schemas.join(set.flatMap((view) => view.#roots)));
  }

  /** One for each alternative: what stands here and that alternative in one. */
  #madeChoices: readonly SchemaView[] | undefined;
  choices(): readonly SchemaView[] {
    this.#madeChoices ??= this.#readChoices();
    return this.#madeChoices;
  }
  #readChoices(): readonly SchemaView[] {
    const bare = this.#roots.map(({ place }) => ({ place, bare: true }));
    return this.#alternatives().map((alternative) => this.#schemas.join([...alternative.#roots, ...bare]));
  }

  /** True where a value must follow exactly one alternative. */
  get exclusive(): boolean {
    return this.#groups().some((group) => group.exclusive);
  }

  get alternatives(): readonly Schema[] {
    return this.#alternatives();
  }

  #first<T>(read: (node: Json) => T | null): T | null {
    for (const { node } of this.#parts()) {
      const value = read(node);
      if (value !== null) return value;
    }
    return null;
  }

  #text(key: string): string | null {
    return this.#first((node) => textOf(node, key));
  }

  #numbers(key: string): number[] {
    return this.#parts().flatMap(({ node }) => {
      const value = own(node, key);
      return typeof value === "number" && Number.isFinite(value) ? [value] : [];
    });
  }

  #least(key: string): number | null {
    const numbers = this.#numbers(key);
    return numbers.length === 0 ? null : Math.min(...numbers);
  }

  #greatest(key: string): number | null {
    const numbers = this.#numbers(key);
    return numbers.length === 0 ? null : Math.max(...numbers);
  }

  #flag(key: string): boolean {
    return this.#parts().some(({ node }) => own(node, key) === true);
  }

  get title(): string | null {
    return this.#text("title");
  }
  get description(): string | null {
    return this.#text("description");
  }
  get format(): string | null {
    return this.#text("format") ?? (this.#text("type") === "file" ? "binary" : null);
  }
  get pattern(): string | null {
    return this.#text("pattern");
  }
  get readOnly(): boolean {
    return this.#flag("readOnly");
  }
  get writeOnly(): boolean {
    return this.#flag("writeOnly");
  }
  get minLength(): number | null {
    return this.#greatest("minLength");
  }
  get maxLength(): number | null {
    return this.#least("maxLength");
  }
  get minItems(): number | null {
    return this.#greatest("minItems");
  }
  get maxItems(): number | null {
    return this.#least("maxItems");
  }
  get uniqueItems(): boolean {
    return this.#flag("uniqueItems");
  }

  get multipleOf(): number | null {
    const numbers = this.#numbers("multipleOf").filter((number) => number > 0);
    if (numbers.every(Number.isSafeInteger)) return numbers.length === 0 ? null : numbers.reduce(leastCommonMultiple);
    return Math.max(...numbers);
  }

  // Draft 4 (Swagger 2.0, OpenAPI 3.0) says `exclusiveMinimum: true` beside a minimum, 2020-12 says the number itself.
  get minimum(): number | null {
    return extreme(this.#parts(), Math.max, ({ node }) => (own(node, "exclusiveMinimum") === true ? undefined : own(node, "minimum")));
  }
  get maximum(): number | null {
    return extreme(this.#parts(), Math.min, ({ node }) => (own(node, "exclusiveMaximum") === true ? undefined : own(node, "maximum")));
  }
  get exclusiveMinimum(): number | null {
    return extreme(this.#parts(), Math.max, ({ node }) =>
      own(node, own(node, "exclusiveMinimum") === true ? "minimum" : "exclusiveMinimum"),
    );
  }
  get exclusiveMaximum(): number | null {
    return extreme(this.#parts(), Math.min, ({ node }) =>
      own(node, own(node, "exclusiveMaximum") === true ? "maximum" : "exclusiveMaximum"),
    );
  }

  get default(): unknown {
    return this.#parts().find(({ node }) => own(node, "default") !== undefined)?.node.default;
  }

  get examples(): readonly unknown[] {
    return this.#parts().flatMap(({ node }) => {
      const list = own(node, "examples");
      const one = own(node, "example") ?? own(node, "x-example");
      return [...(one === undefined ? [] : [one]), ...(Array.isArray(list) ? list : [])];
    });
  }

  #madeEnum: readonly unknown[] | null | undefined;
  #readEnum(): readonly unknown[] | null {
    let values: readonly unknown[] | null = null;
    for (const { node } of this.#parts()) {
      const list = own(node, "enum");
      const stated = Object.hasOwn(node, "const") ? [node.const] : Array.isArray(list) && list.length > 0 ? list : null;
      if (stated === null) continue;
      if (values === null) values = stated;
      else {
        const keys = new Set(stated.map(canonical));
        const both: readonly unknown[] = values.filter((value) => keys.has(canonical(value)));
        // Two lists without a common value are a mistake of the document; the nearer one stands.
        if (both.length > 0) values = both;
      }
    }
    return values;
  }
  get enum(): readonly unknown[] | null {
    this.#madeEnum ??= this.#readEnum();
    return this.#madeEnum;
  }

  #madeTypes: readonly JsonType[] | undefined;
  get types(): readonly JsonType[] {
    this.#madeTypes ??= this.#typesAt(0);
    return this.#madeTypes;
  }

  #typesAt(depth: number): readonly JsonType[] {
    // An alternative may lead back here: then it adds nothing.
    if (this.#typing || depth > maximumTypeDepth) return [];
    this.#typing = true;
    try {
      let types: readonly JsonType[] = [];
      for (const { node } of this.#parts()) types = narrowed(types, statedTypes(node));
      if (types.length === 0) types = this.#impliedTypes();
      const alternatives = this.#alternatives()
        .slice(0, maximumCombinations)
        .map((alternative) => alternative.#typesAt(depth + 1));
      if (types.length === 0 && alternatives.length > 0 && alternatives.every((list) => list.length > 0))
        types = [...new Set(alternatives.flat())];
      // 3.0 writes a nullable `$ref` as `nullable: true` beside it, though strictly the target would have to allow null as well.
      const nullable = this.#roots.some(({ place }) => isJson(place.node) && saysNullable(place.node));
      return nullable && types.length > 0 && !types.includes("null") ? [...types, "null"] : types;
    } finally {
      this.#typing = false;
    }
  }

  /** What a schema without `type` speaks of. */
  #impliedTypes(): readonly JsonType[] {
    if (this.enum !== null) return [...new Set(this.enum.map(typeOf))];
    const has = (...keys: string[]) =>
      this.#parts().some(({ node }) => keys.some((key) => typeof own(node, key) === "object" && own(node, key) !== null));
    if (has("properties", "patternProperties")) return ["object"];
    return has("items", "prefixItems") ? ["array"] : [];
  }

  #madeProperties: ReadonlyMap<string, Schema> | undefined;
  #readProperties(): ReadonlyMap<string, Schema> {
    const places = new Map<string, Place[]>();
    for (const { place } of this.#parts()) {
      for (const [name, property] of entriesOf(childOf(place, "properties"))) {
        const list = places.get(name);
        if (list === undefined) places.set(name, [property]);
        else if (!list.some((known) => known.node === property.node)) list.push(property);
      }
    }
    const views = new Map<string, Schema>();
    for (const [name, list] of places) views.set(name, this.#schemas.all(list));
    return views;
  }
  get properties(): ReadonlyMap<string, Schema> {
    this.#madeProperties ??= this.#readProperties();
    return this.#madeProperties;
  }

  #madeRequired: ReadonlySet<string> | undefined;
  #readRequired(): ReadonlySet<string> {
    const names = new Set<string>();
    for (const { node } of this.#parts()) {
      const required = own(node, "required");
      if (Array.isArray(required)) for (const name of required) if (typeof name === "string") names.add(name);
    }
    return names;
  }
  get required(): ReadonlySet<string> {
    this.#madeRequired ??= this.#readRequired();
    return this.#madeRequired;
  }

  #madeAdditional: "closed" | "unstated" | "open" | Schema | undefined;
  #readAdditional(): "closed" | "unstated" | "open" | Schema {
    const open: Place[] = [];
    let says: "closed" | "open" | null = null;
    for (const { place } of this.#parts()) {
      for (const key of ["additionalProperties", "unevaluatedProperties"]) {
        const stated = childOf(place, key);
        if (stated.node === false) says = "closed";
        else if (stated.node === true || (isJson(stated.node) && Object.keys(stated.node).length === 0)) says ??= "open";
        else if (isJson(stated.node)) open.push(stated);
      }
    }
    const patterns = this.#parts().flatMap(({ place }) => [...entriesOf(childOf(place, "patternProperties"))].map(([, schema]) => schema));
    if (patterns.length > 0 && open.length === 0) {
      if (patterns.length === 1) return this.#schemas.view(patterns[0]!);
      const first = patterns[0]!;
      return this.#schemas.view({ node: { anyOf: patterns.map((pattern) => pattern.node) }, file: first.file, pointer: first.pointer });
    }
    if (says === "closed") return "closed";
    if (open.length > 0) return this.#schemas.all(open);
    if (says === "open") return "open";
    return this.properties.size > 0 || this.#alternatives().length > 0 ? "unstated" : "open";
  }
  get additional(): "closed" | "unstated" | "open" | Schema {
    this.#madeAdditional ??= this.#readAdditional();
    return this.#madeAdditional;
  }

  #madeItems: Schema | null | undefined;
  #readItems(): Schema | null {
    const places = this.#parts()
      .map(({ place }) => childOf(place, "items"))
      .filter(({ node }) => isJson(node) || node === true);
    return places.length === 0 ? null : this.#schemas.all(places);
  }
  get items(): Schema | null {
    this.#madeItems ??= this.#readItems();
    return this.#madeItems;
  }

  #madePrefixItems: readonly Schema[] | undefined;
  #readPrefixItems(): readonly Schema[] {
    for (const { place } of this.#parts()) {
      // Before 2020-12 a tuple was an array under `items`.
      for (const key of ["prefixItems", "items"]) {
        const list = [...itemsOf(childOf(place, key))].slice(0, maximumParts);
        if (list.length > 0) return list.map((item) => this.#schemas.view(item));
      }
    }
    return [];
  }
  get prefixItems(): readonly Schema[] {
    this.#madePrefixItems ??= this.#readPrefixItems();
    return this.#madePrefixItems;
  }
}

const discriminatorPlaces = new WeakMap<object, Map<string, Place>>();
const discriminatorNodes = new WeakSet<object>();

/** What a discriminator says of one sub-schema, as a schema of its own: the same object each time. */
function discriminatorPlace(choice: Place, field: string, value: string): Place {
  const node = choice.node as object;
  let places = discriminatorPlaces.get(node);
  if (places === undefined) {
    places = new Map();
    discriminatorPlaces.set(node, places);
  }
  const key = `${field}\n${value}`;
  let place = places.get(key);
  if (place === undefined) {
    const properties = Object.fromEntries([[field, { type: "string", enum: [value] }]]);
    const made = { properties, required: [field] };
    discriminatorNodes.add(made);
    place = { node: made, file: choice.file, pointer: choice.pointer };
    places.set(key, place);
  }
  return place;
}

function saysNullable(node: Json): boolean {
  return own(node, "nullable") === true || own(node, "x-nullable") === true;
}

function statedTypes(node: Json): readonly JsonType[] {
  const type = own(node, "type");
  const list = (Array.isArray(type) ? type : [type === "file" ? "string" : type]).filter(
    (name): name is JsonType => typeof name === "string" && jsonTypes.has(name),
  );
  return list.length > 0 && saysNullable(node) && !list.includes("null") ? [...list, "null"] : [...new Set(list)];
}

/** Both lists must hold: `integer` is a `number`. Lists that contradict each other leave the nearer one. */
function narrowed(a: readonly JsonType[], b: readonly JsonType[]): readonly JsonType[] {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const both = new Set<JsonType>();
  for (const type of a) {
    if (b.includes(type) || (type === "integer" && b.includes("number"))) both.add(type);
    else if (type === "number" && b.includes("integer")) both.add("integer");
  }
  return both.size === 0 ? a : [...both];
}

export function typeOf(value: unknown): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value === "boolean" ? "boolean" : typeof value === "string" ? "string" : "object";
}

function extreme(parts: readonly Part[], pick: (...numbers: number[]) => number, read: (part: Part) => unknown): number | null {
  const numbers = parts.map(read).filter((value): value is number => typeof value === "number" && Number.isFinite(value));
  return numbers.length === 0 ? null : pick(...numbers);
}

function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  const multiple = (a / x) * b;
  return Number.isSafeInteger(multiple) ? multiple : Math.max(a, b);
}

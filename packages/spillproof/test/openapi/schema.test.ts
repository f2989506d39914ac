// One view of schemas for every dialect: references, allOf, alternatives, null, additional properties, and schemas that mean harm.

import { describe, expect, it } from "vitest";
import { exampleOf, fieldsOf, promiseAt } from "../../src/openapi/index.js";
import { operation, schemaOf, seeded } from "./reading.js";

const person = { type: "object", properties: { name: { type: "string" }, email: { type: "string", format: "email" } }, required: ["name"] };
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe("a schema view", () => {
  it("is the same object for the same place", async () => {
    const schema = await schemaOf(
      { properties: { a: reference("Person"), b: reference("Person"), list: { items: reference("Person") } } },
      { Person: person },
    );
    expect(schema.properties.get("a")).toBe(schema.properties.get("b"));
    expect(schema.properties.get("list")!.items).toBe(schema.properties.get("a"));
    expect(schema.properties.get("a")).toMatchObject({ name: "Person", pointer: "/components/schemas/Person" });
    expect(schema.name).toBeNull();
  });

  it("merges allOf and what stands beside a reference", async () => {
    const schema = await schemaOf(
      {
        $ref: "#/components/schemas/Person",
        description: "own",
        required: ["email"],
        properties: { age: { type: "integer", minimum: 0 } },
      },
      {
        Person: { ...person, description: "theirs", allOf: [{ properties: { age: { maximum: 150, type: "number" } }, required: ["age"] }] },
      },
    );
    expect(schema.name).toBe("Person");
    expect(schema.description).toBe("own");
    expect([...schema.properties.keys()].sort()).toEqual(["age", "email", "name"]);
    expect([...schema.required].sort()).toEqual(["age", "email", "name"]);
    expect(schema.properties.get("age")).toMatchObject({ types: ["integer"], minimum: 0, maximum: 150 });
  });

  it("takes the stricter of two limits", async () => {
    const schema = await schemaOf({
      allOf: [
        { type: "integer", minimum: 1, maximum: 9, multipleOf: 2, enum: [2, 4, 6] },
        { minimum: 3, maximum: 20, multipleOf: 3, enum: [6, 12], readOnly: true },
      ],
    });
    expect(schema).toMatchObject({ minimum: 3, maximum: 9, multipleOf: 6, enum: [6], readOnly: true });
  });

  it.each<[string, object, readonly string[]]>([
    ["3.0.0", { type: "string", nullable: true }, ["string", "null"]],
    ["3.1.0", { type: ["string", "null"] }, ["string", "null"]],
    ["3.1.0", { type: "string", nullable: true }, ["string", "null"]],
    ["3.0.0", { allOf: [reference("Person")], nullable: true }, ["object", "null"]],
    ["3.0.0", { $ref: "#/components/schemas/Person", nullable: true }, ["object", "null"]],
    ["3.1.0", { anyOf: [reference("Person"), { type: "null" }] }, ["object", "null"]],
    ["3.1.0", { const: 4 }, ["integer"]],
    ["3.1.0", { enum: ["a", null] }, ["string", "null"]],
    ["3.1.0", { properties: { a: {} } }, ["object"]],
    ["3.1.0", { items: {} }, ["array"]],
    ["3.1.0", { type: ["integer", "number"] }, ["integer", "number"]],
    ["3.1.0", {}, []],
    ["3.1.0", { allOf: [{ type: "string" }, { type: "object" }] }, ["string"]],
  ])("%s types of %j", async (version, schema, types) =>
    expect((await schemaOf(schema, { Person: person }, version)).types).toEqual(types),
  );

  it.each<[string, object, unknown, unknown]>([
    ["3.0.0", { minimum: 1, exclusiveMinimum: true }, null, 1],
    ["3.0.0", { minimum: 1, exclusiveMinimum: false }, 1, null],
    ["3.1.0", { minimum: 0, exclusiveMinimum: 1 }, 0, 1],
  ])("%s limits of %j", async (version, schema, minimum, exclusiveMinimum) =>
    expect(await schemaOf(schema, {}, version)).toMatchObject({ minimum, exclusiveMinimum }),
  );

  it.each<[object, string]>([
    [{ type: "object" }, "open"],
    [{}, "open"],
    [{ properties: { a: {} } }, "unstated"],
    [{ properties: { a: {} }, additionalProperties: false }, "closed"],
    [{ properties: { a: {} }, additionalProperties: true }, "open"],
    [{ properties: { a: {} }, additionalProperties: {} }, "open"],
    [{ allOf: [{ properties: { a: {} } }], unevaluatedProperties: false }, "closed"],
    [{ oneOf: [{ properties: { a: {} } }] }, "unstated"],
  ])("additional of %j is %s", async (schema, additional) => expect((await schemaOf(schema)).additional).toBe(additional));

  it("gives maps, pattern maps and tuples", async () => {
    const schema = await schemaOf({
      properties: {
        map: { additionalProperties: { type: "integer" } },
        pattern: { patternProperties: { "^x": { type: "boolean" } }, additionalProperties: false },
        tuple: { prefixItems: [{ type: "string" }, { type: "integer" }], items: { type: "null" } },
      },
    });
    expect(schema.properties.get("map")!.additional).toMatchObject({ types: ["integer"] });
    expect(schema.properties.get("pattern")!.additional).toMatchObject({ types: ["boolean"] });
    expect(schema.properties.get("tuple")!.prefixItems.map(({ types }) => types[0])).toEqual(["string", "integer"]);
    expect(schema.properties.get("tuple")!.items!.types).toEqual(["null"]);
  });

  it("follows anchors, escaped pointers and pointers through references", async () => {
    const schema = await schemaOf(
      {
        properties: {
          a: { $ref: "#person" },
          b: { $ref: "#/components/schemas/odd~1name%20x" },
          c: { $ref: "#/components/schemas/Alias/properties/name" },
        },
      },
      { Person: { $anchor: "person", ...person }, "odd/name x": { type: "boolean" }, Alias: reference("Person") },
    );
    expect([...schema.properties.values()].map(({ types }) => types)).toEqual([["object"], ["boolean"], ["string"]]);
    expect(schema.properties.get("b")!.name).toBe("odd/name x");
  });
});

describe("alternatives", () => {
  const pets = {
    Pet: {
      type: "object",
      required: ["kind"],
      properties: { kind: { type: "string" } },
      discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat", dog: "Dog" } },
    },
    Cat: { allOf: [reference("Pet"), { type: "object", properties: { lives: { type: "integer" } } }] },
    Dog: { allOf: [reference("Pet"), { type: "object", properties: { barks: { type: "boolean" } } }] },
    Puppy: { allOf: [reference("Dog"), { properties: { weeks: { type: "integer" } } }] },
  };

  it("come from a discriminator's mapping, and from schemas that extend this one", async () => {
    const schema = await schemaOf(reference("Pet"), pets);
    expect(schema.alternatives.map(({ name }) => name)).toEqual(["Cat", "Dog", "Puppy"]);
    expect(schema.alternatives[0]!.properties.get("kind")!.enum).toEqual(["cat"]);
    expect(schema.alternatives[0]!.alternatives).toEqual([]);
  });

  it("in Swagger 2.0 as well", async () => {
    const get = await operation({
      swagger: "2.0",
      paths: { "/x": { get: { responses: { 200: { description: "", schema: { $ref: "#/definitions/Pet" } } } } } },
      definitions: {
        Pet: { discriminator: "kind", properties: { kind: { type: "string" } } },
        Cat: { allOf: [{ $ref: "#/definitions/Pet" }, { properties: { lives: { type: "integer" } } }] },
      },
    });
    const schema = get.responses.get("200")!.content[0]!.schema!;
    expect(schema.alternatives.map(({ name }) => name)).toEqual(["Cat"]);
    expect(promiseAt(schema, ["lives"])).toBe("promised");
  });

  it("a parent that lists its children is no alternative of a child", async () => {
    const schema = await schemaOf(reference("Cat"), { ...pets, Pet: { ...pets.Pet, oneOf: [reference("Cat"), reference("Dog")] } });
    expect(schema.alternatives).toEqual([]);
    expect([...schema.properties.keys()].sort()).toEqual(["kind", "lives"]);
  });

  it("of two kinds are combined", async () => {
    const schema = await schemaOf({
      oneOf: [{ properties: { a: {} } }, { properties: { b: {} } }],
      allOf: [{ anyOf: [{ properties: { c: {} } }, { properties: { d: {} } }] }],
    });
    expect(schema.alternatives.map(({ properties }) => [...properties.keys()].join(""))).toEqual(["ac", "ad", "bc", "bd"]);
  });
});

describe("schemas that mean harm", () => {
  it("circular in every way", async () => {
    const components = {
      Node: {
        properties: {
          next: reference("Node"),
          children: { type: "array", items: reference("Node") },
          any: { anyOf: [reference("Node"), { type: "null" }] },
        },
      },
      Self: { allOf: [reference("Self"), { properties: { a: {} } }] },
      Round: reference("Trip"),
      Trip: reference("Round"),
      Either: { oneOf: [reference("Either"), { type: "string" }] },
    };
    const schema = await schemaOf(
      { properties: Object.fromEntries(Object.keys(components).map((name) => [name, reference(name)])) },
      components,
    );
    expect(promiseAt(schema, ["Node", "children", 3, "any", "next", "children", "*", "any"])).toBe("promised");
    expect([...schema.properties.get("Self")!.properties.keys()]).toEqual(["a"]);
    expect(schema.properties.get("Round")!.types).toEqual([]);
    expect(promiseAt(schema, ["Round", "x"])).toBe("open");
    expect(schema.properties.get("Either")!.types).toEqual([]);
    expect([...fieldsOf(schema, 200)].length).toBeLessThan(200);
  });

  it("a thousand alternatives, a chain of ten thousand references, a bomb of allOf", async () => {
    const components: Record<string, unknown> = { last: { type: "object", properties: { end: {} } } };
    for (let index = 0; index < 10_000; index++) components[`r${index}`] = reference(index === 0 ? "last" : `r${index - 1}`);
    for (let index = 0; index < 60; index++)
      components[`b${index}`] = { allOf: Array.from({ length: 10 }, () => (index === 0 ? reference("last") : reference(`b${index - 1}`))) };
    for (let index = 0; index < 1000; index++)
      components[`o${index}`] = { properties: { [`p${index}`]: { oneOf: [reference(`o${(index + 1) % 1000}`), reference("wide")] } } };
    components.wide = { oneOf: Array.from({ length: 1000 }, (_, index) => reference(`o${index}`)) };
    const schema = await schemaOf(
      { properties: { chain: reference("r9999"), bomb: reference("b59"), wide: reference("wide") } },
      components,
    );
    expect(promiseAt(schema, ["bomb", "end"])).toBe("promised");
    expect(promiseAt(schema, ["wide", "p7", "p8"])).toBe("promised");
    expect(promiseAt(schema, ["wide", "nope"])).toBe("absent");
    expect([...fieldsOf(schema, 300)]).toHaveLength(300);
    expect(schema.properties.get("chain")!.types.length).toBeLessThan(2);
  });

  it("ten thousand levels of one kind", async () => {
    for (const [before, after] of [
      ['{"oneOf":[', "]}"],
      ['{"allOf":[', "]}"],
      ['{"type":"object","required":["a"],"properties":{"a":', "}}"],
      ['{"not":', "}"],
      ['{"enum":[[', "]]}"],
      ['{"example":{"a":[', "]}}"],
    ] as const) {
      const text = `${before.repeat(10_000)}{}${after.repeat(10_000)}`;
      const get = await operation(
        `{"openapi":"3.1.0","paths":{"/x":{"get":{"responses":{"200":{"description":"","content":{"a/b":{"schema":${text}}}}}}}}}`,
      );
      const schema = get.responses.get("200")!.content[0]!.schema!;
      expect(schema.types.length).toBeLessThan(2);
      expect(["absent", "open"]).toContain(promiseAt(schema, ["x"]));
      expect([...fieldsOf(schema, 100)].length).toBeLessThanOrEqual(100);
      expect(() => exampleOf(schema, seeded())).not.toThrow();
    }
  });
});

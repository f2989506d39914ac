// Example values, judged by another validator; and patterns, judged by the engine's own matcher.

import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exampleOf } from "../../src/openapi/index.js";
import { matchesPattern, parsePattern, textFor } from "../../src/openapi/pattern.js";
import { schemaOf, seeded } from "./reading.js";

const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;

const ajv = new Ajv2020({ strict: false, logger: false, addUsedSchema: false });
addFormats(ajv);

function valid(schema: object, components: Record<string, unknown>, value: unknown): boolean {
  const text = JSON.stringify({ ...schema, components: { schemas: components } });
  return ajv.compile(JSON.parse(text))(value);
}

async function expectExamples(schema: object, components: Record<string, unknown> = {}, seeds = 5): Promise<void> {
  const view = await schemaOf(schema, components);
  for (let seed = 1; seed <= seeds; seed++) {
    const value = exampleOf(view, seeded(seed));
    expect(exampleOf(view, seeded(seed))).toEqual(value);
    if (!valid(schema, components, value)) expect({ schema, value }).toBe("valid");
  }
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe("exampleOf satisfies", () => {
  it.each<[object]>([
    [{}],
    [{ type: "string" }],
    [{ type: "string", minLength: 40 }],
    [{ type: "string", maxLength: 2 }],
    [{ type: "string", maxLength: 0 }],
    ...[
      "uuid",
      "date",
      "date-time",
      "time",
      "duration",
      "email",
      "uri",
      "uri-reference",
      "hostname",
      "ipv4",
      "ipv6",
      "byte",
      "json-pointer",
    ].map((format): [object] => [{ type: "string", format }]),
    [{ type: "string", format: "email", minLength: 30 }],
    [{ type: "string", format: "email", minLength: 90 }],
    [{ type: "string", format: "email", maxLength: 14 }],
    [{ type: "string", format: "uri", minLength: 200 }],
    ...[
      "^[A-Z]{3}-\\d{4}$",
      "^\\d{3}-\\d{2}-\\d{4}$",
      "^(?:red|green)-[a-f0-9]+$",
      "[0-9]",
      "^\\S+@\\S+\\.\\w+$",
      "^[^a-z]{5}$",
      "^(?=.*[A-Z])(?=.*\\d)(?=.*[!@#]).{8,20}$",
      "^\\p{L}{2,4}$",
      "^(?!admin).{5}$",
      "^\\+[1-9]\\d{6,14}$",
      "^a?b*c+$",
      "\\bcat\\b",
      "^[\\w.-]{2,}$",
      "^$|^x$",
    ].map((pattern): [object] => [{ type: "string", pattern }]),
    [{ type: "string", pattern: "^[a-z]+$", minLength: 20, maxLength: 22 }],
    [{ type: "string", pattern: "^[a-z]+(-[a-z]+)*$", minLength: 12 }],
    [{ type: "integer" }],
    [{ type: "integer", minimum: 5, maximum: 5 }],
    [{ type: "integer", exclusiveMinimum: 5, exclusiveMaximum: 7 }],
    [{ type: "integer", maximum: -3 }],
    [{ type: "number", minimum: 0, exclusiveMaximum: 0.001 }],
    [{ type: "number", multipleOf: 0.01, minimum: 3 }],
    [{ type: "integer", multipleOf: 7, minimum: 8, maximum: 14 }],
    [{ type: "number", minimum: 1e12 }],
    [{ minimum: 9 }],
    [{ type: "boolean" }],
    [{ type: "null" }],
    [{ const: { a: [1] } }],
    [{ enum: [null, "a"] }],
    [{ type: "string", enum: ["b"], minLength: 1 }],
    [{ type: "string", examples: [7, "fits"], minLength: 4 }],
    [{ type: "integer", default: "no" }],
    [{ type: "array", items: { type: "integer" } }],
    [{ type: "array", items: { type: "integer" }, minItems: 3, maxItems: 3, uniqueItems: true }],
    [{ type: "array", items: { enum: ["a", "b", "c"] }, minItems: 3, uniqueItems: true }],
    [{ type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: { type: "boolean" }, minItems: 3 }],
    [{ type: "array", maxItems: 0, items: {} }],
    [{ type: "array", minItems: 2 }],
    [{ type: "object", required: ["a", "b"], properties: { a: { type: "string" }, c: { type: "integer" } } }],
    [{ type: "object", required: ["x"], additionalProperties: { type: "integer" } }],
    [
      {
        type: "object",
        required: ["a"],
        properties: { a: { type: "object", required: ["b"], properties: { b: { type: "string", format: "uuid" } } } },
        additionalProperties: false,
      },
    ],
    [{ oneOf: [{ type: "string" }, { type: "integer" }] }],
    [{ oneOf: [{ type: "integer" }, { type: "number" }] }],
    [
      {
        oneOf: [
          { properties: { a: { type: "string" } }, required: ["a"] },
          { properties: { b: { type: "integer" } }, required: ["b"] },
        ],
      },
    ],
    [{ type: "string", anyOf: [{ format: "email" }, { pattern: "^x" }] }],
    [
      {
        type: "object",
        properties: { id: { type: "integer" } },
        required: ["id"],
        anyOf: [{ required: ["a"], properties: { a: { type: "boolean" } } }],
      },
    ],
    [{ anyOf: [{ type: "null" }, { type: "string", minLength: 3 }] }],
    [
      {
        allOf: [
          { type: "object", required: ["a"], properties: { a: { minimum: 4 } } },
          { required: ["b"], properties: { a: { type: "integer", maximum: 6 }, b: { type: "string" } } },
        ],
      },
    ],
    [{ type: ["integer", "null"], minimum: 3 }],
  ])("%j", async (schema) => expectExamples(schema));

  it("references, circles and inheritance", async () => {
    const components = {
      Node: {
        type: "object",
        required: ["value", "next", "children"],
        properties: {
          value: { type: "integer" },
          next: { anyOf: [reference("Node"), { type: "null" }] },
          children: { type: "array", items: reference("Node") },
        },
      },
      Base: { type: "object", required: ["kind"], properties: { kind: { type: "string" } } },
      Cat: { allOf: [reference("Base"), { required: ["lives"], properties: { kind: { const: "cat" }, lives: { type: "integer" } } }] },
      Dog: { allOf: [reference("Base"), { required: ["barks"], properties: { kind: { const: "dog" }, barks: { type: "boolean" } } }] },
    };
    await expectExamples(reference("Node"), components);
    await expectExamples({ oneOf: [reference("Cat"), reference("Dog")], discriminator: { propertyName: "kind" } }, components);
  });

  it("schemas made at random", async () => {
    const { schema } = fc.letrec<{ schema: object }>((tie) => ({
      schema: fc.oneof(
        { maxDepth: 4, depthSize: "small" },
        fc.constantFrom<object>(
          { type: "string" },
          { type: "boolean" },
          { type: "null" },
          { type: ["string", "null"] },
          { enum: ["a", 1, null] },
          { type: "string", format: "uuid" },
          { type: "string", format: "date-time" },
        ),
        fc.record(
          {
            type: fc.constant("integer"),
            minimum: fc.integer({ min: -50, max: 50 }),
            maximum: fc.integer({ min: 60, max: 5000 }),
            multipleOf: fc.integer({ min: 1, max: 9 }),
          },
          { requiredKeys: ["type"] },
        ),
        fc.record(
          {
            type: fc.constant("number"),
            exclusiveMinimum: fc.double({ min: -5, max: 5, noNaN: true }),
            maximum: fc.double({ min: 6, max: 1e6, noNaN: true }),
          },
          { requiredKeys: ["type"] },
        ),
        fc.record(
          {
            type: fc.constant("string"),
            minLength: fc.integer({ min: 0, max: 30 }),
            maxLength: fc.integer({ min: 30, max: 90 }),
            pattern: fc.constantFrom("^[a-z]+$", "\\d", "^[A-Z][a-z0-9]*$"),
          },
          { requiredKeys: ["type"] },
        ),
        fc.record(
          {
            type: fc.constant("array"),
            items: tie("schema"),
            minItems: fc.integer({ min: 0, max: 2 }),
            maxItems: fc.integer({ min: 2, max: 3 }),
          },
          { requiredKeys: ["type", "items"] },
        ),
        fc
          .tuple(
            fc.dictionary(fc.constantFrom("a", "b", "c", "d", "e"), tie("schema"), { maxKeys: 4 }),
            fc.array(fc.constantFrom("a", "b", "c", "f"), { maxLength: 3 }),
          )
          .map(([properties, required]) => ({ type: "object", properties, required: [...new Set(required)] })),
        fc.array(tie("schema"), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
        fc
          .tuple(tie("schema"), tie("schema"))
          .map(([a, b]) => ({ allOf: [{ type: "object", properties: { left: a }, required: ["left"] }, { properties: { right: b } }] })),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(schema, fc.integer(), async (generated, seed) => {
        const value = exampleOf(await schemaOf(generated), seeded(seed));
        return valid(generated, {}, value);
      }),
      { numRuns: 300, seed: 7 },
    );
  }, 30_000);

  it("leaves out what a client may not send", async () => {
    const schema = await schemaOf({
      type: "object",
      required: ["id", "name"],
      properties: { id: { type: "integer", readOnly: true }, name: { type: "string" }, note: { type: "string" } },
      example: undefined,
    });
    expect(Object.keys(exampleOf(schema, seeded()) as object)).toEqual(["name"]);
    const given = await schemaOf({
      type: "object",
      properties: { id: { type: "integer", readOnly: true }, name: { type: "string" } },
      example: { id: 4, name: "Ada" },
    });
    expect(exampleOf(given, seeded())).toEqual({ name: "Ada" });
  });

  it("ends for schemas that mean harm", async () => {
    const properties = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`p${index}`, reference("Wide")]));
    const components = {
      Wide: { type: "object", required: Object.keys(properties), properties },
      Choice: { oneOf: Array.from({ length: 1000 }, () => reference("Choice")) },
    };
    expect(exampleOf(await schemaOf(reference("Wide"), components), seeded())).toBeTypeOf("object");
    exampleOf(await schemaOf(reference("Choice"), components), seeded());
    expect(exampleOf(await schemaOf({ type: "string", minLength: 1e9, pattern: "(a+)+$" }), seeded())).toBeTypeOf("string");
    expect(exampleOf(await schemaOf({ type: "array", minItems: 1e9, items: { type: "integer" } }), seeded())).toHaveLength(100);
  });
});

describe("patterns", () => {
  const piece = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      fc.constantFrom("a", "b", "-", "\\d", "\\w", "[a-c]", "[^b]", ".", "\\.", "\\s", "[a\\d-]", "\\bx"),
      fc.tuple(tie("node"), fc.constantFrom("*", "+", "?", "{2}", "{1,3}")).map(([node, times]) => `(?:${node})${times}`),
      fc.tuple(tie("node"), tie("node")).map(([a, b]) => a + b),
      fc.tuple(tie("node"), tie("node")).map(([a, b]) => `(${a}|${b})`),
      fc.tuple(tie("node"), tie("node")).map(([a, b]) => `(?=${a})${b}`),
      tie("node").map((node) => `^${node}$`),
    ),
  })).node;

  it("match as the engine does", () => {
    fc.assert(
      fc.property(piece, fc.string({ unit: fc.constantFrom("a", "b", "c", "x", "1", "-", ".", " "), maxLength: 8 }), (source, text) => {
        const said = matchesPattern(parsePattern(source)!, text);
        return said === null || said === new RegExp(source, "u").test(text);
      }),
      { numRuns: 2000, seed: 3 },
    );
  });

  it("give texts that the engine matches", () => {
    fc.assert(
      fc.property(piece, fc.integer(), (source, seed) => {
        const text = textFor(parsePattern(source)!, 0, 1000, seeded(seed));
        return text === null || new RegExp(source, "u").test(text);
      }),
      { numRuns: 1000, seed: 3 },
    );
  });

  it("that nobody should run end", () => {
    for (const source of ["^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(x+x+)+y", `${"(".repeat(40)}a${")*".repeat(40)}`, "^(((a*)*)*)*$"]) {
      const pattern = parsePattern(source);
      if (pattern !== null) expect([true, false, null]).toContain(matchesPattern(pattern, `${"a".repeat(500)}!`));
    }
  });

  it("of another kind are left alone", () => {
    for (const source of ["(a)\\1", "(?<=a)b", "(", "a)", "[z-a]", "*", "\\p{Nope}", "a{3,1}"]) expect(parsePattern(source)).toBeNull();
  });
});

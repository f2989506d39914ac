// Documents with any one part replaced by anything: they are read or refused, and never throw something else.

import fc from "fast-check";
import { expect, it } from "vitest";
import { SpillproofError } from "../../src/model/index.js";
import { encodeQuery, exampleOf, fieldsOf, fillPath, promiseAt, readDocument } from "../../src/openapi/index.js";
import { seeded } from "./reading.js";

const person = {
  type: "object",
  required: ["id"],
  properties: {
    id: { type: "integer", minimum: 1 },
    email: { type: "string", format: "email", pattern: "^.+@.+$" },
    boss: { $ref: "#/components/schemas/Person" },
  },
};
const modern = {
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  servers: [{ url: "https://{h}/v1", variables: { h: { default: "x", enum: ["x"] } } }],
  security: [{ jwt: ["a"] }, {}],
  paths: {
    "/a/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
      post: {
        tags: ["t"],
        parameters: [
          {
            name: "q",
            in: "query",
            style: "form",
            explode: false,
            content: { "application/json": { schema: { type: "array", items: {}, minItems: 1 } } },
            examples: { e: { value: 1 } },
          },
        ],
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: {
                oneOf: [{ $ref: "#/components/schemas/Person" }, { type: "null" }],
                discriminator: { propertyName: "kind", mapping: { p: "Person" } },
              },
            },
          },
        },
        responses: {
          "200": {
            description: "ok",
            headers: { "X-A": { schema: { enum: ["a"] } } },
            content: {
              "application/json": {
                schema: {
                  allOf: [{ $ref: "#/components/schemas/Person" }],
                  additionalProperties: { multipleOf: 2 },
                  patternProperties: { x: {} },
                },
              },
            },
          },
        },
        security: [],
      },
    },
  },
  components: { schemas: { Person: person }, securitySchemes: { jwt: { type: "http", scheme: "bearer" } } },
};
const old = {
  swagger: "2.0",
  basePath: "/v1",
  consumes: ["application/json"],
  securityDefinitions: { key: { type: "apiKey", in: "header", name: "Authorization" } },
  definitions: { Person: { ...person, discriminator: "kind" } },
  paths: {
    "/a/{id}": {
      put: {
        parameters: [
          { name: "id", in: "path", type: "array", items: { type: "integer" }, collectionFormat: "csv" },
          { name: "f", in: "formData", type: "file" },
          { name: "b", in: "body", schema: { $ref: "#/definitions/Person" } },
        ],
        responses: { 200: { schema: { $ref: "#/definitions/Person" }, examples: {} } },
        security: [{ key: [] }],
      },
    },
  },
};

/** All places of a value. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  return value === null || typeof value !== "object"
    ? [path]
    : [path, ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]))];
}

function replaced(value: unknown, path: readonly string[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? replaced(item, rest, by) : item));
  return Object.fromEntries(Object.entries(value as object).map(([name, item]) => [name, name === key ? replaced(item, rest, by) : item]));
}

it.each([
  ["3.1", modern],
  ["2.0", old],
])(
  "%s",
  async (_, document) => {
    const junk = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        true,
        0,
        -1,
        "",
        "x",
        "#/",
        "#/paths",
        "$",
        "{",
        "../x",
        [],
        {},
        [null],
        [[]],
        [{}],
        { $ref: "#" },
        { $ref: 7 },
        { $ref: "#/paths" },
        { type: [] },
      ),
      fc.jsonValue({ maxDepth: 2 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...pathsOf(document)), junk), { minLength: 1, maxLength: 3 }), async (changes) => {
        let broken: unknown = document;
        for (const [path, by] of changes)
          if (pathsOf(broken).some((known) => known.join("\n") === path.join("\n"))) broken = replaced(broken, path, by);
        try {
          const read = await readDocument({
            source: "x",
            bytes: new TextEncoder().encode(JSON.stringify(broken)),
            target: "http://127.0.0.1:1",
          });
          for (const { message, pointer } of read.errors) expect([typeof message, typeof pointer]).toEqual(["string", "string"]);
          for (const operation of read.operations) {
            const values = Object.fromEntries(operation.parameters.map(({ name }) => [name, "v"]));
            expect(fillPath(operation, values)).toMatch(/^\//);
            encodeQuery(operation, values);
            const schemas = [
              ...operation.parameters,
              ...(operation.body?.content ?? []),
              ...[...operation.responses.values()].flatMap(({ content }) => content),
            ].map(({ schema }) => schema);
            for (const schema of schemas) {
              promiseAt(schema, ["boss", "boss", 0, "email"]);
              if (schema === null) continue;
              for (const field of fieldsOf(schema, 50))
                void [
                  field.schema.enum,
                  field.schema.types,
                  field.schema.additional,
                  field.schema.examples,
                  field.schema.multipleOf,
                  field.schema.exclusiveMaximum,
                ];
              exampleOf(schema, seeded());
            }
          }
        } catch (error) {
          if (!(error instanceof SpillproofError)) throw error;
        }
      }),
      { numRuns: 1500, seed: 11 },
    );
  },
  60_000,
);

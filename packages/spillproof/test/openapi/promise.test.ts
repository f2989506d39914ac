// What a document promises of a field, and which schema an answer is promised.

import { describe, expect, it } from "vitest";
import type { Operation } from "../../src/model/index.js";
import { fieldsOf, promiseAt, responseSchema } from "../../src/openapi/index.js";
import { operation, schemaOf } from "./reading.js";

const user = {
  type: "object",
  properties: {
    id: { type: "integer" },
    email: { type: "string" },
    password: { type: "string", writeOnly: true },
    card: { type: "object", writeOnly: true, properties: { number: { type: "string" } } },
  },
};

const conditional = JSON.parse('{"if":{"properties":{"id":{"const":1}}},"then":{"properties":{"role":{}}}}') as object;

describe("promiseAt", () => {
  it("knows nothing without a schema", () => expect(promiseAt(null, ["a"])).toBe("unknown"));

  it.each<[object, (string | number)[], string]>([
    [user, ["email"], "promised"],
    [user, ["role"], "absent"],
    [user, ["password"], "write-only"],
    [user, ["card", "number"], "write-only"],
    [{ ...user, additionalProperties: true }, ["role"], "open"],
    [{ ...user, additionalProperties: false }, ["role"], "absent"],
    [{ type: "object" }, ["role"], "open"],
    [{}, ["a", 3, "b"], "open"],
    [{ type: "array", items: user }, [0, "email"], "promised"],
    [{ type: "array", items: user }, ["*", "role"], "absent"],
    [{ type: "array", items: user }, ["12", "email"], "promised"],
    [{ type: "object", properties: { "12": user } }, ["12", "email"], "promised"],
    [{ type: "array" }, [0, "role"], "open"],
    [{ additionalProperties: user }, ["alice", "email"], "promised"],
    [{ additionalProperties: user }, ["alice", "role"], "absent"],
    [{ additionalProperties: { items: { additionalProperties: user } } }, ["a", 1, "b", "password"], "write-only"],
    [{ properties: { data: { anyOf: [user, { type: "null" }] } } }, ["data", "email"], "promised"],
    [{ properties: { data: { anyOf: [user, { type: "null" }] } } }, ["data", "role"], "absent"],
    [{ oneOf: [user, { properties: { error: { type: "string" } } }] }, ["error"], "promised"],
    [{ oneOf: [user, { properties: { error: { type: "string" } } }] }, ["role"], "absent"],
    [{ oneOf: [user, { type: "object" }] }, ["role"], "open"],
    [{ ...user, anyOf: [{ required: ["id"] }, { required: ["email"] }] }, ["role"], "absent"],
    [{ ...user, ...conditional }, ["role"], "promised"],
    [{ ...user, ...conditional }, ["secret"], "absent"],
    [{ properties: { tags: { type: "array", prefixItems: [user, { type: "string" }] } } }, ["tags", 0, "email"], "promised"],
    [{ properties: { note: { type: "string" } } }, ["note", "inner"], "absent"],
    // One object where a list was promised, and the other way round.
    [{ type: "array", items: user }, ["email"], "promised"],
    [{ type: "array", items: user }, ["role"], "absent"],
    [user, [0, "email"], "promised"],
    [user, [0, "role"], "absent"],
    [user, [], "promised"],
  ])("%j at %j: %s", async (schema, path, promised) => expect(promiseAt(await schemaOf(schema), path)).toBe(promised));
});

describe("responseSchema", () => {
  const described = (name: string) => ({ description: name, content: { "application/json": { schema: { title: name } } } });
  const titled = (found: Operation, status: number, type: string | null = "application/json") =>
    responseSchema(found, status, type)?.title ?? null;
  const withResponses = (responses: object) => operation({ openapi: "3.0.0", paths: { "/x": { get: { responses } } } });

  it("takes the exact status, its range, then the default of errors", async () => {
    const get = await withResponses({ 200: described("exact"), "2XX": described("range"), default: described("rest") });
    expect([200, 201, 404, 302].map((status) => titled(get, status))).toEqual(["exact", "range", "rest", null]);
    expect(titled(await withResponses({ default: described("all"), 404: described("none") }), 200)).toBe("all");
    expect(titled(await withResponses({ 204: { description: "" } }), 200)).toBeNull();
  });

  it("matches media types", async () => {
    const content = (types: string[]) => ({
      200: { description: "", content: Object.fromEntries(types.map((type) => [type, { schema: { title: type } }])) },
    });
    const cases: [string[], string | null, string | null][] = [
      [["application/json"], "application/json; charset=utf-8", "application/json"],
      [["application/json;v=1"], "Application/JSON", "application/json;v=1"],
      [["application/json"], "application/problem+json", "application/json"],
      [["application/hal+json", "text/html"], "application/json", "application/hal+json"],
      [["text/csv", "application/json"], null, "application/json"],
      [["text/*", "*/*"], "text/html", "text/*"],
      [["text/*", "*/*"], "image/png", "*/*"],
      [["application/xml"], "application/json", null],
      [["application/json"], "text/html", null],
    ];
    for (const [types, answered, expected] of cases) expect(titled(await withResponses(content(types)), 200, answered)).toBe(expected);
  });
});

describe("fieldsOf", () => {
  it("goes breadth first through arrays, maps and alternatives, each place once", async () => {
    const schema = await schemaOf({
      properties: {
        list: { items: { properties: { a: {}, b: { oneOf: [{ properties: { c: {} } }, { properties: { c: {}, d: {} } }] } } } },
        map: { additionalProperties: { properties: { e: {} } } },
        z: {},
      },
    });
    expect([...fieldsOf(schema)].map(({ path }) => path.join("/"))).toEqual([
      "list",
      "map",
      "z",
      "list/*",
      "map/*",
      "list/*/a",
      "list/*/b",
      "map/*/e",
      "list/*/b/c",
      "list/*/b/d",
    ]);
    expect([...fieldsOf(schema, 3)]).toHaveLength(3);
  });

  it("tells the same schema at two places, and one inside itself once", async () => {
    const schema = await schemaOf(
      { $ref: "#/components/schemas/N" },
      {
        N: {
          properties: {
            next: { $ref: "#/components/schemas/N" },
            a: { $ref: "#/components/schemas/A" },
            b: { $ref: "#/components/schemas/A" },
          },
        },
        A: { properties: { x: {} } },
      },
    );
    expect([...fieldsOf(schema)].map(({ path }) => path.join("/"))).toEqual(["next", "a", "b", "a/x", "b/x"]);
  });
});

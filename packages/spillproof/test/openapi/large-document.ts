// In: a size. Out: an OpenAPI document of the shape of a large public API: a thousand operations, schemas that refer to schemas, each with examples.

/** About 13 kB an operation: `largeDocument(1000)` is 13 MB of JSON. */
export function largeDocument(operations: number): Record<string, unknown> {
  const schemas: Record<string, unknown> = {};
  const count = Math.ceil(operations * 0.8);
  const property = (index: number, at: number): unknown => {
    switch (at % 6) {
      case 0:
        return {
          type: "integer",
          format: "int64",
          description: `Number ${at} of the resource, as counted by the service`,
          examples: [index * 31 + at],
        };
      case 1:
        return {
          type: ["string", "null"],
          format: "uri",
          description: "Address of the resource",
          examples: ["https://api.example.com/resources/1/things{/other}"],
        };
      case 2:
        return { $ref: `#/components/schemas/resource-${(index * 7 + at) % count}` };
      case 3:
        return { type: "array", items: { anyOf: [{ $ref: `#/components/schemas/resource-${(index + at) % count}` }, { type: "null" }] } };
      case 4:
        return {
          allOf: [
            { $ref: `#/components/schemas/resource-${(index + 3 * at) % count}` },
            { type: "object", properties: { permission: { type: "string", enum: ["pull", "push", "admin"] } } },
          ],
        };
      default:
        return {
          type: "object",
          properties: { login: { type: "string" }, avatar: { type: "string", format: "uri" }, site_admin: { type: "boolean" } },
          required: ["login"],
        };
    }
  };
  for (let index = 0; index < count; index++) {
    schemas[`resource-${index}`] = {
      title: `Resource ${index}`,
      type: "object",
      properties: Object.fromEntries(Array.from({ length: 48 }, (_, at) => [`field_${at}`, property(index, at)])),
      required: ["field_0", "field_1"],
    };
  }
  const example = (index: number) =>
    Object.fromEntries(
      Array.from({ length: 64 }, (_, at) => [
        `field_${at}`,
        at % 3 === 0 ? index * at : `https://api.example.com/resources/${index}/things/${at}`,
      ]),
    );
  const paths: Record<string, unknown> = {};
  for (let index = 0; index < operations / 2; index++) {
    const response = (at: number) => ({
      description: "Response",
      content: {
        "application/json": {
          schema: { $ref: `#/components/schemas/resource-${at % count}` },
          examples: { default: { value: example(at) } },
        },
      },
    });
    const parameters = [
      { $ref: "#/components/parameters/owner" },
      { name: "repo", in: "path", required: true, schema: { type: "string" } },
      { name: `filter_${index}`, in: "query", schema: { type: "string", enum: ["all", "none"] } },
    ];
    paths[`/repos/{owner}/{repo}/things-${index}`] = {
      get: {
        operationId: `things/get-${index}`,
        summary: "Get a thing",
        tags: ["things"],
        parameters,
        responses: { "200": response(index), "404": response(index + 1) },
      },
      post: {
        operationId: `things/create-${index}`,
        summary: "Create a thing",
        parameters,
        requestBody: {
          required: true,
          content: { "application/json": { schema: { allOf: [{ $ref: `#/components/schemas/resource-${index % count}` }] } } },
        },
        responses: { "201": response(index + 2), "422": response(index + 3) },
      },
    };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Large", version: "1" },
    servers: [{ url: "https://api.example.com" }],
    paths,
    components: { schemas, parameters: { owner: { name: "owner", in: "path", required: true, schema: { type: "string" } } } },
  };
}

// Documents of all versions and both syntaxes: what is read of them, and where the broken ones say they are broken.

import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/openapi/index.js";
import { filesBelow } from "../../src/openapi/local-files.js";
import { largeDocument } from "./large-document.js";
import { operation, read } from "./reading.js";

const ok = { responses: { "200": { description: "ok" } } };
const minimal = (more: object = {}) => ({ openapi: "3.0.3", info: { title: "Shop", version: "1" }, paths: { "/a": { get: ok } }, ...more });
const places = (errors: readonly { message: string; pointer: string; line: number | null }[]) =>
  errors.map(({ pointer, line }) => [pointer, line]);

describe("a document of each version", () => {
  it("Swagger 2.0", async () => {
    const document = await read({
      swagger: "2.0",
      info: { title: "Pets", version: "1" },
      host: "pets.example.com",
      basePath: "/v2/",
      schemes: ["https"],
      consumes: ["application/json", "application/xml"],
      produces: ["application/json"],
      security: [{ key: [] }],
      securityDefinitions: {
        key: { type: "apiKey", in: "header", name: "Authorization", description: "JWT as `Bearer …`" },
        plain: { type: "basic" },
        o: { type: "oauth2", flow: "implicit", authorizationUrl: "x", scopes: { a: "b" } },
      },
      definitions: {
        Pet: {
          type: "object",
          required: ["id"],
          properties: { id: { type: "integer", format: "int64" }, tag: { type: "string", "x-nullable": true } },
        },
      },
      paths: {
        "/pets": {
          get: {
            parameters: [
              { name: "tags", in: "query", type: "array", items: { type: "string" }, collectionFormat: "multi", required: true },
              { name: "status", in: "query", type: "array", items: { type: "string" }, collectionFormat: "pipes" },
              { name: "limit", in: "query", type: "integer", maximum: 10, exclusiveMaximum: true, "x-example": 3 },
            ],
            responses: {
              200: {
                description: "ok",
                schema: { type: "array", items: { $ref: "#/definitions/Pet" } },
                headers: { "X-Total": { type: "integer" } },
                examples: { "application/json": [{ id: 1 }] },
              },
            },
          },
          post: {
            parameters: [{ name: "body", in: "body", required: true, schema: { $ref: "#/definitions/Pet" } }],
            responses: { 201: { description: "made" } },
            security: [{ plain: [] }, { o: ["a"] }],
          },
        },
        "/pets/{id}/photo": {
          parameters: [{ name: "id", in: "path", type: "integer", required: true }],
          put: {
            parameters: [
              { name: "file", in: "formData", type: "file", required: true },
              { name: "note", in: "formData", type: "string" },
            ],
            responses: {},
          },
        },
      },
    });
    expect(document.errors).toEqual([]);
    expect(document.version).toBe("2.0");
    expect(document.operations.map(({ id }) => id)).toEqual(["GET /v2/pets", "POST /v2/pets", "PUT /v2/pets/{id}/photo"]);
    const [list, create, photo] = document.operations;
    expect(list!.parameters.map(({ name, style, explode }) => [name, style, explode])).toEqual([
      ["tags", "form", true],
      ["status", "pipeDelimited", false],
      ["limit", "form", false],
    ]);
    expect(list!.parameters[2]!.schema).toMatchObject({ types: ["integer"], exclusiveMaximum: 10, maximum: null });
    expect(list!.parameters[2]!.examples).toEqual([3]);
    const response = list!.responses.get("200")!;
    expect(response.content[0]!.schema!.items!.properties.get("tag")!.types).toEqual(["string", "null"]);
    expect(response.content[0]!.schema!.items!.name).toBe("Pet");
    expect(response.content[0]!.examples).toEqual([[{ id: 1 }]]);
    expect(response.headers.get("X-Total")!.types).toEqual(["integer"]);
    expect(list!.security).toEqual([[{ name: "key", kind: "bearer", in: "header", parameter: "Authorization", scopes: [] }]]);
    expect(create!.security!.map((all) => all.map(({ kind, scopes }) => [kind, scopes]))).toEqual([[["basic", []]], [["oauth2", ["a"]]]]);
    expect(create!.body).toMatchObject({ required: true, content: [{ mediaType: "application/json" }, { mediaType: "application/xml" }] });
    expect(photo!.body!.content[0]!.mediaType).toBe("multipart/form-data");
    expect([...photo!.body!.content[0]!.schema!.properties.keys()]).toEqual(["file", "note"]);
    expect(photo!.body!.content[0]!.schema!.properties.get("file")).toMatchObject({ types: ["string"], format: "binary" });
    expect([...photo!.body!.content[0]!.schema!.required]).toEqual(["file"]);
  });

  it("OpenAPI 3.0 in YAML, with lines", async () => {
    const document = await read(`openapi: 3.0.0
info: {title: Shop, version: '1'}
servers:
  - url: /api/
paths:
  /orders/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: integer}}
      - {name: q, in: query, schema: {type: string}}
    get:
      parameters:
        - {name: q, in: query, required: true, schema: {type: integer}, example: 4}
        - {name: filter, in: query, content: {application/json: {schema: {type: object}}}}
      responses:
        200:
          description: ok
          content:
            application/json: &json
              schema: {type: object, nullable: true, properties: {note: {type: string, nullable: true}}}
        2xx: {description: other, content: {application/json: *json}}
        default: {description: no}
    delete: *missing
`);
    expect(document.errors).toEqual([
      { message: "YAML: nothing is called *missing", pointer: "", line: 22 },
      { message: "an operation must be an object", pointer: "/paths/~1orders~1{id}/delete", line: 22 },
    ]);
    const [get] = document.operations;
    expect(get!.id).toBe("GET /api/orders/{id}");
    expect(get!.place).toEqual({ pointer: "/paths/~1orders~1{id}/get", line: 10 });
    expect(get!.parameters.map(({ name, required, mediaType, examples }) => [name, required, mediaType, examples])).toEqual([
      ["id", true, null, []],
      ["q", true, null, [4]],
      ["filter", false, "application/json", []],
    ]);
    expect([...get!.responses.keys()].sort()).toEqual(["200", "2XX", "default"]);
    expect(get!.responses.get("200")!.content[0]!.schema!.types).toEqual(["object", "null"]);
    expect(get!.responses.get("2XX")!.content[0]!.schema).toBe(get!.responses.get("200")!.content[0]!.schema);
  });

  it("OpenAPI 3.1, and a version that YAML reads as a number", async () => {
    expect((await read("openapi: 3.1\npaths:\n  /a:\n    get: {}\n")).version).toBe("3.1");
    expect((await read(`${JSON.stringify(minimal()).slice(0, -1)},}`)).errors[0]!.message).toContain("not valid JSON");
    const get = await operation({
      ...minimal(),
      openapi: "3.1.0",
      components: { pathItems: { P: { get: ok } } },
      paths: { "/p": { $ref: "#/components/pathItems/P" } },
    });
    expect(get.place.pointer).toBe("/components/pathItems/P/get");
  });

  it("UTF-16 and a byte order mark", async () => {
    const text = JSON.stringify(minimal());
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
    expect((await readDocument({ source: "a", bytes: wide, target: "http://127.0.0.1" })).title).toBe("Shop");
    expect((await read(`\ufeff${text}`)).title).toBe("Shop");
  });
});

describe("base path", () => {
  const base = async (servers: unknown, target = "http://127.0.0.1:5000", source = "openapi.json") =>
    (await operation(minimal({ servers }), undefined, { target, source })).path;
  it.each([
    [undefined, "/a"],
    [[], "/a"],
    [[{ url: "/" }], "/a"],
    [[{ url: "" }], "/a"],
    [[{ url: "/api/v1/" }], "/api/v1/a"],
    [[{ url: "//api.example.com/v1" }], "/v1/a"],
    [[{ url: "https://api.example.com/v1" }], "/v1/a"],
    [[{ url: "http://127.0.0.1:9999/x" }], "/x/a"],
    [[{ url: "localhost:8080/y" }], "/y/a"],
    [[{ url: "api.example.com/z" }], "/z/a"],
    [[{ url: "https://{host}/{base}", variables: { host: { default: "h.example" }, base: { default: "v2" } } }], "/v2/a"],
    [[{ url: "https://prod.example/p" }, { url: "http://127.0.0.1:5000/local" }], "/local/a"],
    [[{ url: "https://prod.example/p" }, { url: "http://localhost:5000/local" }], "/local/a"],
    [[{ url: "https://one.example/p" }, { url: "https://two.example/q" }], "/p/a"],
    ["nonsense", "/a"],
    [[{ description: "no url" }], "/a"],
    [[{ url: "/a//b/" }], "/a/b/a"],
  ])("%j", async (servers, path) => expect(await base(servers)).toBe(path));

  it("is relative to the document's address where it has one", async () => {
    expect(await base([{ url: "v1" }], "http://127.0.0.1:5000", "/docs/openapi.json")).toBe("/docs/v1/a");
    expect(await base([{ url: "." }], "http://127.0.0.1:5000", "/api/openapi.json")).toBe("/api/a");
  });

  it("a variable without a value is a parameter", async () => {
    const get = await operation(minimal({ servers: [{ url: "/{tenant}/api" }] }));
    expect(get.path).toBe("/{tenant}/api/a");
    expect(get.parameters).toMatchObject([{ name: "tenant", in: "path", required: true, schema: null }]);
  });

  it("path and operation have their own", async () => {
    const paths = { "/a": { servers: [{ url: "/p" }], get: ok, put: { ...ok, servers: [{ url: "/o" }] } }, "/b/": { get: ok } };
    expect((await read(minimal({ servers: [{ url: "/top" }], paths }))).operations.map(({ id }) => id)).toEqual([
      "GET /p/a",
      "PUT /o/a",
      "GET /top/b/",
    ]);
  });

  it.each([["/v1"], ["v1/"], ["https://x.example/v1"]])("Swagger 2.0 basePath %s", async (basePath) => {
    expect((await operation({ swagger: "2.0", basePath, paths: { "/a": { get: ok } } })).path).toBe("/v1/a");
  });
});

describe("security", () => {
  const components = {
    securitySchemes: {
      jwt: { type: "http", scheme: "Bearer" },
      basic: { type: "http", scheme: "basic" },
      digest: { type: "http", scheme: "digest" },
      key: { type: "apiKey", in: "query", name: "key" },
      legacy: { type: "apiKey", in: "header", name: "authorization" },
      oidc: { type: "openIdConnect", openIdConnectUrl: "x" },
      tls: { type: "mutualTLS" },
      odd: { type: "magic" },
    },
  };
  const security = async (top: unknown, own: unknown) =>
    (
      await operation({
        ...minimal(),
        openapi: "3.1.0",
        components,
        ...(top === undefined ? {} : { security: top }),
        paths: { "/a": { get: own === undefined ? ok : { ...ok, security: own } } },
      })
    ).security;
  const kinds = (list: Awaited<ReturnType<typeof security>>) =>
    list?.map((all) => all.map(({ kind, scopes }) => [kind, ...scopes].join(" "))) ?? null;

  it.each([
    [undefined, undefined, null],
    [[], undefined, []],
    [[{ jwt: [] }], undefined, [["bearer"]]],
    [[{ jwt: [] }], [], []],
    [[{ jwt: [] }], [{}], [[]]],
    [[{ jwt: [] }], [{ key: [] }, {}], [["apiKey"], []]],
    [undefined, [{ jwt: ["admin"], key: [] }, { oidc: ["a", "b"] }], [["bearer admin", "apiKey"], ["openIdConnect a b"]]],
    [
      undefined,
      [{ basic: [] }, { digest: [] }, { tls: [] }, { legacy: [] }, { odd: [] }],
      [["basic"], ["other"], ["mutualTLS"], ["apiKey"], ["other"]],
    ],
    [[{ jwt: [] }], "broken", [["bearer"]]],
    [undefined, ["broken"], null],
  ])("top %j, operation %j", async (top, own, expected) => expect(kinds(await security(top, own))).toEqual(expected));

  it("an undeclared scheme is kept and told", async () => {
    const document = await read(minimal({ security: [{ ghost: [] }] }));
    expect(document.operations[0]!.security).toEqual([[{ name: "ghost", kind: "other", in: null, parameter: null, scopes: [] }]]);
    expect(document.errors).toMatchObject([{ message: 'no security scheme is called "ghost"', pointer: "/security/0/ghost" }]);
  });

  it("a required Authorization header is a word too, an optional one is none", async () => {
    const header = (required: boolean) =>
      operation(
        minimal({
          paths: { "/a": { get: { ...ok, parameters: [{ name: "Authorization", in: "header", required, schema: { type: "string" } }] } } },
        }),
      );
    expect(kinds((await header(true)).security)).toEqual([["bearer"]]);
    expect((await header(true)).parameters).toEqual([]);
    expect((await header(false)).security).toBeNull();
  });
});

describe("a broken part drops only itself", () => {
  it.each<[string, object, string, number]>([
    ["an operation", { paths: { "/a": { get: ok, post: 7 } } }, "/paths/~1a/post", 16],
    ["a path item", { paths: { "/a": { get: ok }, "/b": [] } }, "/paths/~1b", 17],
    ["a template", { paths: { "/a": { get: ok }, "/b/{id": { get: ok } } }, "/paths/~1b~1{id", 17],
    ["a repeated template name", { paths: { "/a": { get: ok }, "/b/{id}/{id}": { get: ok } } }, "/paths/~1b~1{id}~1{id}", 17],
    ["a reference to a path", { paths: { "/a": { get: ok }, "/b": { $ref: "#/nowhere" } } }, "/paths/~1b", 17],
    [
      "a parameter without a name",
      { paths: { "/a": { get: { ...ok, parameters: [{ in: "query" }] } } } },
      "/paths/~1a/get/parameters/0",
      16,
    ],
    [
      "a parameter in no place",
      { paths: { "/a": { get: { ...ok, parameters: [{ name: "a", in: "body" }] } } } },
      "/paths/~1a/get/parameters/0",
      16,
    ],
    [
      "a reference to a parameter",
      { paths: { "/a": { get: { ...ok, parameters: [{ $ref: "#/components/parameters/x" }] } } } },
      "/paths/~1a/get/parameters/0",
      16,
    ],
    ["parameters", { paths: { "/a": { get: { ...ok, parameters: {} } } } }, "/paths/~1a/get/parameters", 15],
    [
      "a parameter that the path lacks",
      { paths: { "/a": { get: { ...ok, parameters: [{ name: "id", in: "path", required: true }] } } } },
      "/paths/~1a/get/parameters/0",
      16,
    ],
    [
      "a style",
      { paths: { "/a": { get: { ...ok, parameters: [{ name: "a", in: "query", style: "fancy" }] } } } },
      "/paths/~1a/get/parameters/0/style",
      19,
    ],
    ["a status", { paths: { "/a": { get: { responses: { "200": { description: "" }, ok: {} } } } } }, "/paths/~1a/get/responses/ok", 14],
    ["a response", { paths: { "/a": { get: { responses: { "200": "fine" } } } } }, "/paths/~1a/get/responses/200", 11],
    ["a body", { paths: { "/a": { get: { ...ok, requestBody: [] } } } }, "/paths/~1a/get/requestBody", 15],
    ["servers", { servers: {} }, "/servers", 18],
    ["a path without a slash", { paths: { a: { get: ok } } }, "/paths/a", 8],
    ["a path with a query", { paths: { "/a?x=1": { get: ok } } }, "/paths/~1a?x=1", 8],
  ])("%s", async (_, more, pointer, line) => {
    const document = await read(minimal(more));
    expect(document.operations[0]!.id).toBe("GET /a");
    expect(places(document.errors)).toEqual([[pointer, line]]);
  });

  it.each<[string, unknown, string]>([
    ["no object", "string", ""],
    ["a reference to nothing", { $ref: "#/components/schemas/Ghost" }, ""],
    ["a reference to itself", { $ref: "#/paths/~1x/get/responses/200/content/application~1json/schema" }, ""],
    ["another document", { $ref: "https://example.com/user.json#/User" }, ""],
    ["a file", { $ref: "user.json" }, ""],
    ["a type", { type: "strng" }, "/type"],
    ["required", { type: "object", properties: { a: { type: "string", required: true } } }, "/properties/a/required"],
    ["properties", { properties: [] }, "/properties"],
    ["enum", { enum: "a" }, "/enum"],
    ["oneOf", { oneOf: {} }, "/oneOf"],
    ["a deep one", { allOf: [{ items: { additionalProperties: { anyOf: [true, 7] } } }] }, "/allOf/0/items/additionalProperties/anyOf/1"],
    [
      "a mapping",
      { discriminator: { propertyName: "t", mapping: { a: "#/components/schemas/Gone" } }, properties: { t: {} } },
      "/discriminator/mapping/a",
    ],
  ])("a schema: %s", async (_, schema, below) => {
    const document = await read({
      openapi: "3.0.0",
      paths: { "/x": { get: { responses: { "200": { description: "", content: { "application/json": { schema } } } } } } },
    });
    expect(document.errors.map(({ pointer }) => pointer)).toEqual([
      `/paths/~1x/get/responses/200/content/application~1json/schema${below}`,
    ]);
    expect(document.errors[0]!.line).toBeGreaterThan(5);
    const view = document.operations[0]!.responses.get("200")!.content[0]!.schema!;
    if (below === "") expect(view).toMatchObject({ types: [], additional: "open", alternatives: [] });
  });

  it("what stands in an example is no reference", async () => {
    const example = { $ref: "#/nowhere", properties: 7 };
    const document = await read({
      openapi: "3.0.0",
      paths: {
        "/x": {
          get: {
            responses: {
              "200": {
                description: "",
                content: {
                  "application/json": {
                    example,
                    schema: { example, default: example, properties: { $ref: { type: "string" }, example: { type: "integer" } } },
                  },
                },
              },
            },
          },
        },
      },
    });
    expect(document.errors).toEqual([]);
  });

  it("a path parameter that nobody declares is added", async () => {
    const get = await operation(minimal({ paths: { "/{a}-{b}/v{version}/{name}.json": { get: ok } } }));
    expect(get.parameters.map(({ name, in: place, schema }) => [name, place, schema])).toEqual([
      ["a", "path", null],
      ["b", "path", null],
      ["version", "path", null],
      ["name", "path", null],
    ]);
  });

  it("mistakes without end are counted", async () => {
    const paths = Object.fromEntries(Array.from({ length: 700 }, (_, index) => [`/x${index}`, { get: 7 }]));
    const { errors } = await read(minimal({ paths: { "/a": { get: ok }, ...paths } }));
    expect(errors).toHaveLength(501);
    expect(errors.at(-1)!.message).toBe("200 more mistakes are not listed");
  });
});

describe("nothing usable", () => {
  it.each<[string, string, RegExp]>([
    ["nothing", "  \n", /is empty/],
    ["HTML", "<!doctype html><p>", /HTML/],
    ["broken JSON", '{\n "openapi": "3.0.0",\n "paths": {\n', /not valid JSON.*line \d/],
    ["text", "hello", /neither JSON nor YAML/],
    ["broken YAML", "a: [\nb: }", /neither JSON nor YAML.*line/],
    ["a list", "[1]", /not an OpenAPI document/],
    ["another document", '{"info":{"_postman_id":"x"},"item":[]}', /neither "openapi"/],
    ["Swagger 1", '{"swaggerVersion":"1.2","apis":[]}', /Swagger 1/],
    ["no paths", '{"openapi":"3.0.0"}', /no operation/],
    ["one broken operation", '{"openapi":"3.0.0",\n"paths":{"/a":{\n"get":1}}}', /no operation.*an operation must be an object \(line 3\)/],
  ])("%s", async (_, text, message) => {
    await expect(read(text)).rejects.toMatchObject({ name: "SpillproofError", code: "input", message: expect.stringMatching(message) });
  });
});

describe("files below the document", () => {
  const main = (ref: string) => ({
    openapi: "3.0.0",
    paths: { "/x": { get: { responses: { "200": { description: "", content: { "application/json": { schema: { $ref: ref } } } } } } } },
  });
  const view = async (ref: string, files: Record<string, string>) => {
    const document = await read(main(ref), { files });
    return {
      errors: document.errors.map(({ message, pointer, line }) => ({ message, pointer, line })),
      schema: document.operations[0]!.responses.get("200")!.content[0]!.schema!,
    };
  };

  it("are read, also from each other", async () => {
    const { errors, schema } = await view("schemas/user.yaml#/User", {
      "schemas/user.yaml":
        "User:\n  type: object\n  properties:\n    address: {$ref: '../common.json#/Address'}\n    self: {$ref: '#/User'}\n    bad: {$ref: '#/Nope'}\n",
      "common.json": '{"Address":{"type":"object","properties":{"city":{"type":"string"}}}}',
    });
    expect([...schema.properties.get("address")!.properties.keys()]).toEqual(["city"]);
    expect(schema.properties.get("self")).toBe(schema);
    expect(schema.pointer).toBe("schemas/user.yaml#/User");
    expect(errors).toEqual([
      { message: '$ref "#/Nope" names nothing in this document', pointer: "schemas/user.yaml#/User/properties/bad", line: 6 },
    ]);
  });

  it.each([
    ["../outside.yaml", /not below/],
    ["a/../../outside.yaml", /not below/],
    ["%2e%2e/outside.yaml", /not below/],
    ["/etc/passwd", /not below/],
    ["file:///etc/passwd", /not fetched/],
    ["http://example.com/x.yaml", /"http:\/\/example.com\/x.yaml" is another document/],
    ["//example.com/x.yaml", /not fetched/],
    ["gone.yaml", /not there/],
    ["broken.json", /could not be read: broken.json is not valid JSON/],
  ])("%s is refused by name", async (ref, message) => {
    const { errors, schema } = await view(ref, { "broken.json": "{" });
    expect(errors).toMatchObject([{ message: expect.stringMatching(message) }]);
    expect(schema.additional).toBe("open");
  });

  it("links out of the directory are not followed", async () => {
    const root = await mkdtemp(join(tmpdir(), "spillproof-"));
    try {
      await mkdir(join(root, "api/sub"), { recursive: true });
      await writeFile(join(root, "secret.yaml"), "type: string");
      await writeFile(join(root, "api/sub/user.yaml"), "type: integer");
      await symlink(join(root, "secret.yaml"), join(root, "api/link.yaml"));
      await symlink(root, join(root, "api/up"));
      const load = filesBelow(join(root, "api/openapi.yaml"));
      expect(new TextDecoder().decode(await load("sub/user.yaml"))).toBe("type: integer");
      for (const path of ["link.yaml", "up/secret.yaml", "../secret.yaml", "sub"])
        await expect(load(path)).rejects.toMatchObject({ code: "input" });
    } finally {
      await rm(root, { recursive: true });
    }
  });
});

describe("hostile documents", () => {
  it("ten thousand levels deep", async () => {
    const deep = `${'{"items":'.repeat(10_000)}{}${"}".repeat(10_000)}`;
    const document = await read(
      `{"openapi":"3.1.0","paths":{"/x":{"get":{"responses":{"200":{"description":"","content":{"a/b":{"schema":${deep}}}}}}}},"x":${"[".repeat(10_000)}${"]".repeat(10_000)}}`,
    );
    expect(document.operations).toHaveLength(1);
    const yaml = `openapi: 3.0.0\npaths: ${"{a: ".repeat(20_000)}`;
    await expect(read(yaml)).rejects.toMatchObject({ code: "input" });
  });

  it("aliases without end", async () => {
    let yaml = "openapi: 3.0.0\nx-a0: &a0 {type: object}\n";
    for (let index = 1; index < 40; index++) yaml += `x-a${index}: &a${index} {allOf: [*a${index - 1}, *a${index - 1}, *a${index - 1}]}\n`;
    yaml += "paths: {/x: {get: {responses: {200: {description: '', content: {application/json: {schema: *a39}}}}}}}\n";
    const document = await read(yaml);
    expect(document.operations[0]!.responses.get("200")!.content[0]!.schema!.types).toEqual(["object"]);
    await expect(read(`a: &a 1\nb: [${"*a, ".repeat(20_000)}]\n`)).rejects.toMatchObject({
      code: "input",
      message: expect.stringContaining("aliases"),
    });
  });

  it("one large operation at very many paths", async () => {
    const parameters = Array.from({ length: 499 }, (_, index) => `{name: p${index}, in: query}`).join(", ");
    const paths = Array.from({ length: 3000 }, (_, index) => `  /x${index}: *item\n`).join("");
    const document = await read(
      `openapi: 3.0.0\nx-item: &item {get: &get {parameters: [${parameters}]}, put: *get, post: *get, patch: *get}\npaths:\n${paths}`,
    );
    expect(document.operations.length).toBe(400);
    expect(document.errors).toMatchObject([{ message: "only the first 400 operations are read", pointer: "/paths" }]);
  });

  it("names that mean something to the language", async () => {
    const get = await operation(
      '{"openapi":"3.0.0","paths":{"/__proto__/{constructor}":{"get":{"parameters":[{"name":"__proto__","in":"query","schema":{"properties":{"__proto__":{"type":"string"},"hasOwnProperty":{}}}}]}}},"__proto__":{"servers":[]}}',
    );
    expect([...get.parameters[0]!.schema!.properties.keys()]).toEqual(["__proto__", "hasOwnProperty"]);
  });

  it("the shape of a large public API", async () => {
    const document = await read(largeDocument(100));
    expect(document.operations).toHaveLength(100);
    expect(document.errors).toEqual([]);
    expect(document.operations.every(({ place }) => place.line !== null)).toBe(true);
  });
});

// A leaky and a sound document for every rule that a document alone can break, and one for each circumstance that makes it look guilty.

import { describe, expect, it } from "vitest";
import { auditOf, gets, json, refusals, sound, swagger, told } from "./documents.js";

const text = { type: "string" };
const object = (properties: Record<string, unknown>, more: Record<string, unknown> = {}) => ({ type: "object", properties, ...more });
const patient = object({ id: { type: "string", format: "uuid" }, email: text, diagnosis: text, ssn: text });
const inPath = (name: string, schema: unknown = text) => ({ name, in: "path", required: true, schema });
const inQuery = (name: string, schema: unknown = text, more = {}) => ({ name, in: "query", schema, ...more });

/** No finding of this rule. */
async function silent(rule: string, document: unknown): Promise<void> {
  expect(told(await auditOf(document), rule)).toEqual([]);
}

describe("missing-authentication", () => {
  const rule = "missing-authentication";

  it("tells of an operation that is left open and promises what no public page shows", async () => {
    const open = sound({
      "/patients/{id}": gets(patient, { security: [], parameters: [inPath("id")] }),
      "/orders": gets(object({ id: text })),
    });
    expect(told(await auditOf(open), rule)).toEqual(
      ["medium | tentative | GET /patients/{id} | /email | /diagnosis | /ssn"].map((line) => line.replace("/email | ", "")),
    );
    const silentOne = swagger(
      {
        "/patients/{id}": { get: { responses: { "200": { description: "ok", schema: patient } } } },
        "/me": { get: { security: [{ token: [] }], responses: {} } },
      },
      { security: undefined },
    );
    expect(told(await auditOf(silentOne), rule)[0]).toMatch(/^medium \| tentative \| GET \/patients\/\{id\}/);
  });

  it("folds what is less certain: contact data, and changes to one object", async () => {
    const document = sound({
      "/people/{id}": {
        ...gets(object({ email: text }), { security: [] }),
        delete: { security: [], responses: { "204": { description: "gone" } } },
      },
      "/orders": gets(object({ id: text })),
    });
    expect(told(await auditOf(document), rule)).toEqual(["low | tentative | API: GET /people/{id}, DELETE /people/{id} | /email"]);
  });

  it("is one finding where nothing is asked for anywhere, with the gap that it is", async () => {
    const document = {
      openapi: "3.1.0",
      info: {},
      servers: [],
      paths: { "/patients": gets({ type: "array", items: patient }), "/b": gets(patient) },
    };
    const report = await auditOf(document);
    expect(told(report, rule)).toEqual([
      "low | tentative | API: GET /patients, GET /b | /*/email | /*/diagnosis | /*/ssn | /email | /diagnosis | /ssn",
    ]);
    expect(report.findings.find((finding) => finding.rule === rule)!.also).toEqual(["spec-gap"]);
    expect(report.findings.filter((finding) => finding.rule === "spec-gap" && finding.operations.length === 0)).toEqual([]);
  });

  it.each([
    ["/auth/login", "post", { requestBody: json(object({ user: text, password: text })) }],
    ["/register", "post", {}],
    ["/users", "post", { requestBody: json(object({ email: text, password: text })) }],
    ["/password/forgot", "post", {}],
    ["/health", "get", {}],
    ["/.well-known/jwks.json", "get", {}],
    ["/webhooks/payments", "post", {}],
    ["/products/{id}", "get", {}],
    ["/articles", "get", {}],
    ["/public/doctors", "get", {}],
    ["/x", "post", { operationId: "loginUser" }],
  ])("leaves %s alone, which is public by design", async (path, method, more) => {
    const operation = { security: [], responses: { "200": { description: "ok", ...json(object({ name: text })) } }, ...more };
    await silent(rule, sound({ [path]: { [method]: operation }, "/orders": gets(object({ id: text })) }));
  });

  it("leaves alone what asks for a credential above, in an override, or as an alternative", async () => {
    const document = sound({
      "/a": gets(patient),
      "/b": gets(patient, { security: [{ bearer: [] }] }),
      "/c": gets(patient, { security: [{ bearer: [] }, { other: [] }] }),
    });
    await silent(rule, document);
  });

  it("asks only, where a credential is optional", async () => {
    const document = sound({ "/a": gets(patient, { security: [{}, { bearer: [] }] }), "/b": gets(patient) });
    expect(told(await auditOf(document), rule)).toEqual(["low | tentative | API: GET /a | /email | /diagnosis | /ssn"]);
  });

  it("asks about one person's page and about what is kept for staff", async () => {
    const document = sound({
      "/users/{id}": gets(object({ name: text }), { security: [] }),
      "/admin/reports": gets(object({ total: text }), { security: [] }),
      "/news/{id}": gets(object({ title: text }), { security: [] }),
      "/orders": gets(object({ id: text })),
    });
    expect(told(await auditOf(document), rule)).toEqual(["low | tentative | API: GET /users/{id}, GET /admin/reports"]);
  });

  it("is one finding where it is the habit of a document", async () => {
    const many = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`/patients/${at}/file`, gets(patient, { security: [] })]));
    const document = sound({ ...many, "/orders": gets(object({ id: text })) });
    expect(told(await auditOf(document), rule)).toEqual([
      `medium | tentative | API: ${Object.keys(many)
        .map((path) => `GET ${path}`)
        .join(", ")} | /diagnosis | /ssn`,
    ]);
  });

  it("takes no silence for a word where hardly an operation says anything", async () => {
    const many = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`/patients/${at}/file`, gets(patient)]));
    const document = { ...sound({ ...many, "/orders": gets(object({ id: text }), { security: [{ bearer: [] }] }) }), security: undefined };
    expect(told(await auditOf(document), rule).map((line) => line.split(" | ")[0])).toEqual(["low"]);
  });

  it("takes a game's characters, a company's tax number and names for what they are", async () => {
    const document = sound({
      "/characters/{id}": gets(object({ name: text, birthday: text }), { security: [] }),
      "/companies/{id}": gets(object({ company: object({ tax_id: text }) }), { security: [] }),
      "/orders": gets(object({ id: text })),
    });
    expect(told(await auditOf(document), rule).filter((line) => !line.startsWith("low"))).toEqual([]);
  });
});

describe("token-in-url", () => {
  const rule = "token-in-url";

  it("tells of an API key in the query, once", async () => {
    const document = {
      ...sound({ "/a": gets(object({ id: text })), "/b": gets(object({ id: text })) }),
      security: [{ key: [] }],
      components: { securitySchemes: { key: { type: "apiKey", in: "query", name: "api_key" } } },
    };
    expect(told(await auditOf(document), rule)).toEqual(["high | firm | API: GET /a, GET /b | query:api_key"]);
  });

  it("tells of the implicit flow, in either dialect", async () => {
    const flow = { type: "oauth2", flows: { implicit: { authorizationUrl: "https://id.example.com", scopes: {} } } };
    const three = { ...sound({ "/a": gets(object({ id: text })) }), security: [{ o: [] }], components: { securitySchemes: { o: flow } } };
    expect(told(await auditOf(three), rule)).toEqual(["medium | firm | API: GET /a | fragment:access_token"]);
    const two = swagger(
      { "/a": { get: { responses: {} } } },
      {
        security: [{ o: [] }],
        securityDefinitions: { o: { type: "oauth2", flow: "implicit", authorizationUrl: "https://id.example.com", scopes: {} } },
      },
    );
    expect(told(await auditOf(two), rule)).toEqual(["medium | firm | API: GET /a | fragment:access_token"]);
  });

  it("tells of tokens and passwords as parameters", async () => {
    const document = sound({
      "/a": gets(object({ id: text }), { parameters: [inQuery("access_token")] }),
      "/login": gets(object({ id: text }), { parameters: [inQuery("user"), inQuery("password")] }),
      "/c": gets(object({ id: text }), { parameters: [inQuery("token")] }),
    });
    expect(told(await auditOf(document), rule)).toEqual([
      "high | firm | GET /a | query:access_token",
      "high | firm | GET /login | query:password",
      "low | tentative | API: GET /c | query:token",
    ]);
  });

  it.each([
    ["a page's token", "/items", inQuery("page_token")],
    ["a next token", "/items", inQuery("nextToken")],
    ["a link that confirms", "/email/verify", inQuery("token")],
    ["an invitation", "/invitations/{token}", inPath("token")],
    ["a ticket for one download", "/files/{id}/download", inQuery("token")],
    ["a session that is an object", "/sessions/{session_id}", inPath("session_id")],
    ["an id of a key", "/api-keys/{key_id}", inPath("key_id")],
    ["a flag", "/users", inQuery("password", { type: "boolean" })],
    ["a header", "/items", { name: "X-Api-Key", in: "header", schema: text }],
    ["a key of an account", "/accounts/{account-key}", inPath("account-key")],
    ["an invitation by another name", "/invite/{access_token}/x", inPath("access_token")],
    ["a coin", "/contracts/{contract}/price", inQuery("token")],
  ])("leaves %s alone", async (_, path, parameter) => {
    await silent(rule, sound({ [path]: gets(object({ id: text }), { parameters: [parameter] }) }));
  });

  it("only asks of sessions, which may be uploads", async () => {
    const document = sound({ "/upload": gets(object({ id: text }), { parameters: [inQuery("session_id")] }) });
    expect(told(await auditOf(document), rule)).toEqual(["low | tentative | API: GET /upload | query:session_id"]);
  });

  it("says less of a scheme that nothing uses", async () => {
    const document = sound({ "/a": gets(object({ id: text })) });
    const components = {
      securitySchemes: { bearer: { type: "http", scheme: "bearer" }, old: { type: "apiKey", in: "query", name: "key" } },
    };
    expect(told(await auditOf({ ...document, components }), rule)).toEqual(["low | firm | API | query:key"]);
  });
});

describe("plaintext-transport", () => {
  const rule = "plaintext-transport";
  const at = (...servers: readonly unknown[]) => ({ ...sound({ "/a": gets(object({ id: text })) }), servers });

  it("tells of a public server by http alone, and of one beside https", async () => {
    expect(told(await auditOf(at({ url: "http://api.clinic.org/v1" })), rule)).toEqual(["high | firm | API"]);
    expect(told(await auditOf(at({ url: "http://api.clinic.org" }, { url: "https://api.clinic.org" })), rule)).toEqual([
      "medium | firm | API",
    ]);
    expect(told(await auditOf(swagger({ "/a": { get: { responses: {} } } }, { schemes: ["http", "https"] })), rule)).toEqual([
      "medium | firm | API",
    ]);
    expect(told(await auditOf(swagger({ "/a": { get: { responses: {} } } }, { schemes: ["http"], host: "93.184.216.34" })), rule)).toEqual([
      "high | firm | API",
    ]);
  });

  it("looks at servers of single operations, and at where tokens come from", async () => {
    const flow = { type: "oauth2", flows: { clientCredentials: { tokenUrl: "http://id.clinic.org/token", scopes: {} } } };
    const document = {
      ...sound({ "/a": gets(object({ id: text }), { servers: [{ url: "http://files.clinic.org" }] }) }),
      security: [{ o: [] }],
      components: { securitySchemes: { o: flow } },
    };
    const report = await auditOf(document);
    expect(report.findings.filter((finding) => finding.rule === rule).map(({ source }) => source!.pointer)).toEqual([
      "/paths/~1a/get/servers/0/url",
      "/components/securitySchemes/o/flows/clientCredentials/tokenUrl",
    ]);
  });

  it.each([
    "https://api.clinic.org",
    "http://localhost:8000",
    "http://127.0.0.1",
    "http://[::1]:80",
    "http://192.168.1.20/api",
    "http://10.0.0.1",
    "http://api:8080",
    "http://api.svc.cluster.local",
    "http://nas.local",
    "http://{host}/v1",
    "/v1",
    "",
  ])("leaves %s alone", async (url) => {
    await silent(rule, at({ url, variables: { host: { default: "api.clinic.org" } } }));
  });

  it("says less of a server for trials", async () => {
    expect(told(await auditOf(at({ url: "http://staging.clinic.org" })), rule)).toEqual(["low | firm | API"]);
    expect(told(await auditOf(at({ url: "http://a.clinic.org", description: "Local development" })), rule)).toEqual(["low | firm | API"]);
  });
});

describe("excessive-data", () => {
  const rule = "excessive-data";

  it("tells of a write-only field that only answers have, behind $ref, allOf and oneOf", async () => {
    const schemas = {
      Base: object({ id: text, password: { $ref: "#/components/schemas/Hidden" }, orderer: { type: "string", writeOnly: true } }),
      Hidden: { type: "string", writeOnly: true },
      User: { allOf: [{ $ref: "#/components/schemas/Base" }, object({ name: text })] },
      Either: { oneOf: [object({ a: text }), { $ref: "#/components/schemas/User" }] },
    };
    const document = sound({ "/a": gets({ $ref: "#/components/schemas/Either" }) }, schemas);
    expect(told(await auditOf(document), rule)).toEqual(["high | firm | GET /a | /password", "low | firm | GET /a | /orderer"]);
  });

  it("only asks where a request shares the schema, unless an example of the answer shows the value", async () => {
    const User = object({ id: text, email: text, password: { type: "string", writeOnly: true } });
    const content = (example?: unknown) => ({
      "application/json": { schema: { $ref: "#/components/schemas/User" }, ...(example ? { example } : {}) },
    });
    const users = (example?: unknown) =>
      sound(
        {
          "/users": {
            post: {
              requestBody: { content: content() },
              responses: { "201": { description: "made", content: content(example) }, ...refusals },
            },
          },
        },
        { User },
      );
    expect(told(await auditOf(users()), rule)).toEqual(["low | tentative | API: POST /users | /password"]);
    expect(told(await auditOf(users({ id: "1", password: "hunter2" })), rule)).toEqual(["high | firm | POST /users | /password"]);
    expect(told(await auditOf(users({ id: "1" })), rule)).toEqual(["low | tentative | API: POST /users | /password"]);
  });

  it("tells of what lets somebody into an account, once a type", async () => {
    const User = object({ id: text, email: text, password_hash: text, password: text, api_key: text });
    const document = sound(
      {
        "/users": gets({ type: "array", maxItems: 10, items: { $ref: "#/components/schemas/User" } }),
        "/users/{id}": gets({ $ref: "#/components/schemas/User" }),
      },
      { User },
    );
    expect(told(await auditOf(document), rule)).toEqual([
      "medium | tentative | API: GET /users, GET /users/{id} | /*/api_key | /api_key",
      "medium | tentative | API: GET /users, GET /users/{id} | /*/password | /password",
      "medium | tentative | API: GET /users, GET /users/{id} | /*/password_hash | /password_hash",
    ]);
  });

  it("folds government ids, cards and what staff think of people into one hint", async () => {
    const Customer = object({
      email: text,
      ssn: text,
      card_number: text,
      risk_score: { type: "number" },
      staff_notes: text,
      internal_role: text,
    });
    const document = swagger({
      "/customers/{id}": { get: { responses: { "200": { description: "ok", schema: Customer }, ...refusals } } },
    });
    expect(told(await auditOf(document), rule)).toEqual([
      "low | tentative | API: GET /customers/{id} | /ssn | /card_number | /risk_score | /staff_notes | /internal_role",
    ]);
  });

  it.each([
    ["a login", "/auth/login", "post", object({ access_token: text, refresh_token: text })],
    ["a refresh", "/token/refresh", "get", object({ access_token: text, email: text })],
    ["a new key", "/api-keys", "post", object({ id: text, api_key: text, email: text })],
    ["an MFA set-up", "/mfa/setup", "get", object({ secret: text, email: text })],
    ["published keys", "/jwks", "get", object({ keys: { type: "array", maxItems: 9, items: object({ n: text }) } })],
    ["a masked card", "/cards/{id}", "get", object({ card_number: { type: "string", description: "masked, the last four digits" } })],
    ["the last digits", "/cards/{id}", "get", object({ card_number: { type: "string", maxLength: 4 } })],
    [
      "the password of a meeting",
      "/meetings/{id}",
      "get",
      object({ host_email: text, topic: text, pwd: { type: "string", description: "encrypted" } }),
    ],
    ["a flag", "/users/{id}", "get", object({ email: text, password: { type: "boolean" } })],
    ["a count of passes", "/players/{id}", "get", object({ name: text, pass: { type: "number" } })],
    ["one's own ssn", "/me", "get", object({ email: text, ssn: text })],
    ["a staff screen", "/admin/customers/{id}", "get", object({ email: text, ssn: text, risk_score: { type: "number" } })],
    ["a company's tax id", "/companies/{id}", "get", object({ email: text, tax_id: text })],
    ["an internal id", "/items/{id}", "get", object({ internal_id: text, internal_traffic_policy: text })],
    [
      "a key shown once",
      "/users/{id}",
      "get",
      object({ email: text, api_key: { type: "string", description: "Only returned on creation." } }),
    ],
    [
      "roles and flags of an account",
      "/users/{id}",
      "get",
      object({ email: text, role: text, is_admin: { type: "boolean" }, permissions: text }),
    ],
    ["an address of a machine", "/servers/{id}", "get", object({ ip_address: text })],
    ["a format that AWS uses for any text", "/items", "get", object({ description: { type: "string", format: "password" } })],
  ])("leaves %s alone", async (_, path, method, schema) => {
    await silent(rule, sound({ [path]: { [method]: { responses: { "200": { description: "ok", ...json(schema) }, ...refusals } } } }));
  });

  it("leaves what a request alone is given", async () => {
    const body = json(object({ email: text, password: { type: "string", writeOnly: true }, ssn: text }));
    await silent(rule, sound({ "/users": { post: { requestBody: body, responses: { "201": { description: "made" }, ...refusals } } } }));
  });

  it("ends where schemas name each other", async () => {
    const schemas = {
      A: object({ b: { $ref: "#/components/schemas/B" }, list: { type: "array", items: { $ref: "#/components/schemas/A" } } }),
      B: { allOf: [{ $ref: "#/components/schemas/A" }, object({ email: text, password_hash: text })] },
      C: { $ref: "#/components/schemas/C" },
    };
    const document = sound({ "/a": gets({ $ref: "#/components/schemas/A" }), "/c": gets({ $ref: "#/components/schemas/C" }) }, schemas);
    expect(told(await auditOf(document), rule)).toEqual(["medium | tentative | GET /a | /b/password_hash"]);
  });
});

describe("personal-data-in-url", () => {
  const rule = "personal-data-in-url";

  it("tells of what names people in paths, and of government ids and accounts anywhere", async () => {
    const document = sound({
      "/users/{email}": gets(object({ id: text }), { parameters: [inPath("email")] }),
      "/search": gets(object({ id: text }), { parameters: [inQuery("ssn"), inQuery("iban"), inQuery("phone"), inQuery("lastName")] }),
      "/who/{contact}": gets(object({ id: text }), { parameters: [inPath("contact", { type: "string", format: "email" })] }),
    });
    expect(told(await auditOf(document), rule)).toEqual([
      "medium | tentative | API: GET /users/{email}, GET /who/{contact} | path:email | path:contact",
      "medium | tentative | GET /search | query:iban",
      "medium | tentative | GET /search | query:ssn",
      "low | tentative | API: GET /search | query:phone | query:lastName",
    ]);
  });

  it("knows a name as a person's by what is searched", async () => {
    const parameters = [inQuery("name")];
    const document = sound({
      "/patients": gets(object({ id: text }), { parameters }),
      "/pets": gets(object({ id: text }), { parameters }),
    });
    expect(told(await auditOf(document), rule)).toEqual(["low | tentative | API: GET /patients | query:name"]);
  });

  it("reads Swagger 2.0 too", async () => {
    const parameters = [{ name: "fecha_nacimiento", in: "query", type: "string" }];
    expect(told(await auditOf(swagger({ "/a": { get: { parameters, responses: {} } } })), rule)).toEqual([
      "low | tentative | API: GET /a | query:fecha_nacimiento",
    ]);
  });

  it.each([
    inPath("username"),
    inPath("user_id"),
    inPath("id"),
    inPath("card"),
    inPath("email_id"),
    inPath("ownerName"),
    inQuery("last_digits_card_number"),
    inQuery("routing_number"),
    inQuery("account__nie"),
    inPath("contactNumber"),
    inQuery("propertyTaxId"),
    inQuery("city"),
    inQuery("name"),
    inQuery("gender"),
    inQuery("phone", { type: "boolean" }),
    inQuery("email", { type: "string", enum: ["asc", "desc"] }),
    { name: "email", in: "header", schema: text },
  ])("leaves %j alone", async (parameter) => {
    await silent(
      rule,
      sound({
        [parameter.in === "path" ? `/things/{${parameter.name}}` : "/things"]: gets(object({ id: text }), { parameters: [parameter] }),
      }),
    );
  });

  it("leaves the numbers of companies alone, and what stands in a body", async () => {
    await silent(rule, sound({ "/companies/{tax_id}": gets(object({ id: text }), { parameters: [inPath("tax_id")] }) }));
    await silent(
      rule,
      sound({
        "/search": { post: { requestBody: json(object({ email: text })), responses: { "204": { description: "" }, ...refusals } } },
      }),
    );
  });
});

describe("predictable-ids", () => {
  const rule = "predictable-ids";
  const integer = { type: "integer" };

  it("tells once of whole numbers that name what is one person's", async () => {
    const document = sound({
      "/users/{user_id}": gets(object({ id: integer }), { parameters: [inPath("user_id", integer)] }),
      "/orders/{order}": gets(object({ id: integer, customer_id: integer }), { parameters: [inPath("order", integer)] }),
      "/invoices/{id}": gets(object({ total: integer }), { parameters: [inPath("id", integer)] }),
      "/rechnungen/{rechnungsnummer}": gets(object({ id: integer }), { parameters: [inPath("rechnungsnummer", integer)] }),
      "/letters/{id}": gets(object({ patient_email: text }), { parameters: [inPath("id", integer)] }),
    });
    expect(told(await auditOf(document), rule)).toEqual([
      "low | tentative | API: GET /users/{user_id}, GET /orders/{order}, GET /invoices/{id}, GET /rechnungen/{rechnungsnummer}, GET /letters/{id}",
    ]);
    const two = swagger({
      "/users/{id}": { get: { parameters: [{ name: "id", in: "path", required: true, type: "integer" }], responses: {} } },
    });
    expect(told(await auditOf(two), rule)).toEqual(["low | tentative | API: GET /users/{id}"]);
  });

  it.each([
    ["a random id", "/users/{user_id}", inPath("user_id", { type: "string", format: "uuid" }), {}],
    ["a year", "/users/stats/{year}", inPath("year", integer), {}],
    ["a catalogue", "/products/{product_id}", inPath("product_id", integer), {}],
    ["a public post", "/posts/{id}", inPath("id", integer), { security: [] }],
    ["a staff screen", "/admin/users/{id}", inPath("id", integer), {}],
    ["one of a few", "/users/{id}", inPath("id", { type: "integer", enum: [1, 2] }), {}],
  ])("leaves %s alone", async (_, path, parameter, more) => {
    await silent(rule, sound({ [path]: gets(object({ id: text }), { parameters: [parameter], ...more }) }));
  });
});

describe("unbounded-response", () => {
  const rule = "unbounded-response";
  const rows = { type: "array", items: object({ id: text }) };

  it("tells once of lists without an end, bare or in an envelope", async () => {
    const document = sound({ "/orders": gets(rows), "/visits": gets(object({ visits: rows })), "/bills": gets(object({ data: rows })) });
    expect(told(await auditOf(document), rule)).toEqual(["low | tentative | API: GET /orders, GET /visits, GET /bills"]);
    const two = swagger({ "/orders": { get: { responses: { "200": { description: "ok", schema: rows } } } } });
    expect(told(await auditOf(two), rule)).toEqual(["low | tentative | API: GET /orders"]);
  });

  it.each([
    ["a most of items", "/orders", gets({ ...rows, maxItems: 100 })],
    ["a limit", "/orders", gets(rows, { parameters: [inQuery("limit", { type: "integer" })] })],
    ["a page of its own name", "/orders", gets(rows, { parameters: [inQuery("$top", { type: "integer" })] })],
    ["a cursor", "/orders", gets(rows, { parameters: [inQuery("startCursor")] })],
    ["an envelope that leads on", "/orders", gets(object({ data: rows, next_cursor: text }))],
    [
      "a link in a header",
      "/orders",
      { get: { responses: { "200": { description: "", headers: { Link: { schema: text } }, ...json(rows) }, ...refusals } } },
    ],
    ["one object with lines", "/orders/{id}", gets(object({ orders: rows }))],
    ["a list that is a part", "/profile", gets(object({ id: text, badges: rows }))],
    ["words", "/tags", gets({ type: "array", items: text })],
  ])("leaves a list with %s alone", async (_, path, item) => {
    await silent(rule, sound({ [path]: item }));
  });
});

describe("spec-gap", () => {
  const rule = "spec-gap";

  it("tells each kind of gap once", async () => {
    const responses = { "200": { description: "ok", ...json({}) } };
    const document = sound({ "/a": { get: { responses } }, "/b": { get: { responses } } });
    expect(told(await auditOf(document), rule)).toEqual(["low | tentative | API: GET /a, GET /b", "low | tentative | API: GET /a, GET /b"]);
    const silentOne = { openapi: "3.1.0", info: {}, paths: { "/a": gets(object({ id: text })) } };
    expect(told(await auditOf(silentOne), rule)).toEqual(["low | tentative | API"]);
  });

  it("finds nothing where security, refusals and answers are stated", async () => {
    await silent(
      rule,
      sound({ "/a": gets(object({ id: text })), "/b": { delete: { responses: { "204": { description: "gone" }, ...refusals } } } }),
    );
    await silent(
      rule,
      sound({ "/a": { get: { responses: { "200": { description: "ok", ...json(text) }, default: { description: "error" } } } } }),
    );
    await silent(
      rule,
      sound({ "/file": { get: { responses: { "200": { description: "ok", content: { "application/pdf": {} } }, ...refusals } } } }),
    );
    await silent(rule, { ...sound({ "/a": gets(object({ id: text }), { security: [] }) }), security: [] });
  });
});

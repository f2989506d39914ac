// What an API minded is found in the manners of many frameworks, and met.

import { describe, expect, test } from "vitest";
import { World } from "../../src/explore/index.js";
import type { Making } from "../../src/workshop/body.js";
import { mended, objectionsIn } from "../../src/workshop/objections.js";
import { answer } from "../explore/answers.js";
import { operation, seeded } from "../openapi/reading.js";

const now = Date.parse("2026-05-04T08:00:00Z");
const dayAhead = "2026-06-03";
const moment = "2026-06-03T08:00:00Z";
const mark = "spillproof-a1b2c301";

async function making(properties: Readonly<Record<string, unknown>>): Promise<Making> {
  const creation = await operation({
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: {
      "/bookings": {
        post: {
          requestBody: { content: { "application/json": { schema: { type: "object", properties } } } },
          responses: { 201: { description: "made" } },
        },
      },
    },
  });
  const world = new World(
    [creation],
    ["alice"],
    () => Promise.reject(new Error("nothing is sent")),
    () => seeded(),
  );
  return { world, identity: "alice", creation, mark, random: seeded(), now };
}

/** The body after one refusal. */
async function met(body: Record<string, unknown>, refusal: unknown, properties: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
  const means = await making(properties);
  return mended(body, objectionsIn(answer(refusal, { status: 422 }), [...Object.keys(properties)]), means, 1);
}

const paths = (refusal: unknown, known: readonly string[] = []) =>
  objectionsIn(answer(refusal, { status: 422 }), known).map(({ path }) => path.join("."));

describe("the field that is minded is found", () => {
  test.each<[string, unknown, readonly string[]]>([
    ["FastAPI", { detail: [{ type: "missing", loc: ["body", "seats"], msg: "Field required", input: {} }] }, ["seats"]],
    [
      "FastAPI, in a part of the body",
      { detail: [{ loc: ["body", "guest", "email"], msg: "value is not a valid email address" }] },
      ["guest.email"],
    ],
    [
      "RFC 9457",
      { type: "about:blank", title: "Bad", status: 400, "invalid-params": [{ name: "seats", reason: "must be positive" }] },
      ["seats"],
    ],
    ["RFC 9457, errors with pointers", { title: "Bad", errors: [{ detail: "must be a number", pointer: "#/seats" }] }, ["seats"]],
    [
      "JSON:API",
      { errors: [{ status: "422", title: "Invalid", source: { pointer: "/data/attributes/seats" }, detail: "is required" }] },
      ["seats"],
    ],
    ["Django REST framework", { seats: ["This field is required."], day: ["Date has wrong format."] }, ["seats", "day"]],
    ["Django REST framework, nested", { guest: { email: ["Enter a valid email address."] } }, ["guest.email"]],
    ["express-validator", { errors: [{ type: "field", value: "", msg: "Invalid value", path: "seats", location: "body" }] }, ["seats"]],
    ["express-validator, of old", { errors: [{ value: "", msg: "Invalid value", param: "seats", location: "body" }] }, ["seats"]],
    ["Laravel", { message: "The seats field is required.", errors: { seats: ["The seats field is required."] } }, ["seats"]],
    [
      "Laravel, in a list",
      { message: "no", errors: { "guests.0.email": ["The guests.0.email field must be a valid email."] } },
      ["guests.0.email"],
    ],
    [
      "Spring",
      { status: 400, error: "Bad Request", errors: [{ field: "seats", defaultMessage: "must not be null", code: "NotNull" }] },
      ["seats"],
    ],
    ["Spring, by its own name", { fieldErrors: [{ field: "seats", message: "must not be null" }] }, ["seats"]],
    [
      "ASP.NET",
      { title: "One or more validation errors occurred.", status: 400, errors: { Seats: ["The Seats field is required."] } },
      ["Seats"],
    ],
    ["Rails", { errors: { seats: ["can't be blank"] } }, ["seats"]],
    ["Ajv, in Fastify", { statusCode: 400, error: "Bad Request", message: "body must have required property 'seats'" }, ["seats"]],
    [
      "Ajv's own errors",
      {
        errors: [
          { instancePath: "", keyword: "required", params: { missingProperty: "seats" }, message: "must have required property 'seats'" },
        ],
      },
      ["seats"],
    ],
    [
      "Zod",
      {
        success: false,
        error: {
          name: "ZodError",
          issues: [{ code: "invalid_type", expected: "number", received: "undefined", path: ["seats"], message: "Required" }],
        },
      },
      ["seats"],
    ],
    ["Joi", { message: '"seats" is required' }, ["seats"]],
    [
      "Mongoose",
      {
        message: "Booking validation failed",
        errors: { seats: { name: "ValidatorError", message: "Path `seats` is required.", kind: "required", path: "seats" } },
      },
      ["seats"],
    ],
    [
      "marshmallow",
      { code: 422, status: "Unprocessable Entity", errors: { json: { seats: ["Missing data for required field."] } } },
      ["seats"],
    ],
    [
      "NestJS",
      { statusCode: 400, message: ["seats must be an integer number", "day should not be empty"], error: "Bad Request" },
      ["seats", "day"],
    ],
    ["Flask-RESTful", { message: { seats: "Missing required parameter in the JSON body" } }, ["seats"]],
    ["GraphQL-like", { error: { details: [{ field: "seats", issue: "required", message: "required" }] } }, ["seats"]],
    [
      "Google",
      { error: { code: 400, message: "bad", details: [{ fieldViolations: [{ field: "seats", description: "is required" }] }] } },
      ["seats"],
    ],
    ["an English sentence", { error: "seats is required" }, ["seats"]],
    ["an English sentence, the field last", { error: "Missing required field: seats" }, ["seats"]],
    ["a German sentence", { fehler: "Das Feld 'plaetze' fehlt." }, ["plaetze"]],
    ["a Spanish sentence", { error: "Falta el campo plazas" }, ["plazas"]],
    ["a French sentence", { erreur: "Le champ « places » est obligatoire" }, ["places"]],
    ["several in an English sentence", { message: "seats, day and kind are required" }, ["seats", "day", "kind"]],
    ["several in a German sentence", { meldung: "plaetze und tag sind anzugeben" }, ["plaetze", "tag"]],
    ["plain text", "Bad request: seats is required", ["seats"]],
    ["nothing to go by", { error: "Bad Request", status: 400 }, []],
    ["a fault", { error: "internal", trace_id: "0af7651916cd43dd8448eb211c80319c" }, []],
  ])("%s", (_, refusal, expected) => {
    expect(paths(refusal)).toEqual(expected);
  });

  test("in a sentence, by the names that the document knows", () => {
    expect(paths({ error: "Bitte Plaetze angeben" }, ["plaetze", "tag"])).toEqual(["plaetze"]);
  });
});

describe("what is minded is met", () => {
  test.each<[string, Record<string, unknown>, unknown, Record<string, unknown>, unknown]>([
    [
      "a missing number",
      {},
      { detail: [{ loc: ["body", "seats"], msg: "Field required" }] },
      { seats: { type: "integer" } },
      { seats: expect.any(Number) },
    ],
    ["a missing field that no schema knows", {}, { errors: { email: ["is required"] } }, {}, { email: `${mark}@example.org` }],
    ["one of a few words", { kind: "x" }, { kind: ["must be one of: work, home"] }, {}, { kind: "work" }],
    [
      "one of a few words, in quotes",
      { kind: "x" },
      { detail: [{ loc: ["body", "kind"], msg: "Input should be 'work' or 'home'", type: "enum", ctx: { expected: "'work' or 'home'" } }] },
      {},
      { kind: "work" },
    ],
    [
      "one of a few words, in brackets",
      { kind: "x" },
      { errors: [{ field: "kind", message: "value not one of [WORK, HOME]" }] },
      {},
      { kind: "WORK" },
    ],
    ["one of a few words, in German", { art: "x" }, { errors: { art: "erlaubt: arbeit, heim" } }, {}, { art: "arbeit" }],
    [
      "too small",
      { seats: 0 },
      { detail: [{ loc: ["body", "seats"], msg: "Input should be greater than or equal to 2" }] },
      {},
      { seats: 3 },
    ],
    ["too big", { seats: 900 }, { seats: ["Ensure this value is less than or equal to 8."] }, {}, { seats: 7 }],
    ["too long", { title: "a long title" }, { title: ["Ensure this field has no more than 6 characters."] }, {}, { title: "a long" }],
    ["too short", { code: "ab" }, { errors: [{ path: "code", msg: "must be at least 4 characters" }] }, {}, { code: "abaa" }],
    ["an address", { contact: "x" }, { contact: ["Enter a valid email address."] }, {}, { contact: `${mark}@example.org` }],
    [
      "a UUID",
      { ref: "x" },
      { errors: [{ field: "ref", message: "must be a valid UUID" }] },
      {},
      { ref: "3f1c9a52-8d47-4b6e-9c10-5e2d7ab4f086" },
    ],
    ["a day", { day: "x" }, { day: ["Date has wrong format. Use YYYY-MM-DD."] }, {}, { day: dayAhead }],
    ["a moment", { at: "x" }, { errors: [{ field: "at", message: "must be a valid ISO 8601 timestamp" }] }, {}, { at: moment }],
    ["a number as text", { seats: "4" }, { message: ["seats must be an integer number"] }, {}, { seats: 4 }],
    ["text as a number", { zip: 4 }, { errors: { zip: ["must be a string"] } }, {}, { zip: "4" }],
    ["a switch", { paid: "x" }, { errors: { paid: ["Must be a valid boolean."] } }, {}, { paid: true }],
    ["a list", { tags: "x" }, { errors: { tags: ["must be an array"] } }, {}, { tags: ["x"] }],
    [
      "what is not known",
      { title: "x", colour: "red" },
      { detail: [{ loc: ["body", "colour"], msg: "Extra inputs are not permitted", type: "extra_forbidden" }] },
      {},
      { title: "x" },
    ],
    [
      "in a part of the body",
      { guest: { email: "x" } },
      { guest: { email: ["Enter a valid email address."] } },
      {},
      { guest: { email: `${mark}@example.org` } },
    ],
    [
      "in a list in the body",
      { guests: [{ email: "x" }] },
      { errors: { "guests.0.email": ["must be a valid email address"] } },
      {},
      { guests: [{ email: `${mark}@example.org` }] },
    ],
    [
      "two at once",
      { kind: "x" },
      { errors: { kind: ["must be one of: work, home"], seats: ["is required"] } },
      { seats: { type: "integer" } },
      { kind: "work", seats: expect.any(Number) },
    ],
    ["spelled by the framework", { seats: "4" }, { errors: { Seats: ["must be an integer"] } }, {}, { seats: 4 }],
  ])("%s", async (_, body, refusal, properties, expected) => {
    expect(await met(body, refusal, properties)).toEqual(expected);
  });

  test("nothing is changed where nothing is minded", async () => {
    expect(await met({ seats: 2 }, { error: "Bad Request" })).toBeNull();
  });

  test("in linear time, whatever the refusal says", () => {
    const start = performance.now();
    for (const text of [
      `missing ${"a ".repeat(50_000)}`,
      `one of ${":".repeat(50_000)}`,
      "'".repeat(50_000),
      `at least ${" ".repeat(50_000)}`,
    ])
      paths({ error: text, errors: { kind: text } }, ["kind"]);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

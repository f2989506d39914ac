// The report of an audit: places, ids, controls, mistakes, and what a large sound document gets.

import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { audit } from "../../src/audit/index.js";
import { atLeast, type Report } from "../../src/model/index.js";
import { render } from "../../src/report/index.js";
import { largeDocument } from "../openapi/large-document.js";
import { auditOf, gets, json, refusals, sound, told, written } from "./documents.js";

const schema: unknown = JSON.parse(readFileSync(new URL("../../schema/report.json", import.meta.url), "utf8"));
const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
formats.default(ajv);
const validate = ajv.compile(schema as object);

const leaky = `openapi: 3.1.0
info: { title: Clinic, version: "1" }
servers:
  - description: production
    url: http://api.clinic.org
security: [{ bearer: [] }]
paths:
  /patients/{ssn}:
    parameters:
      - in: path
        name: ssn
        required: true
        schema: { type: string }
    get:
      responses:
        "200":
          description: one
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Patient" }
        "401": { description: no token }
components:
  securitySchemes:
    bearer: { type: http, scheme: bearer }
  schemas:
    Patient:
      type: object
      properties:
        email: { type: string }
        password_hash: { type: string }
`;

const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split("\n").length;

function placesIn({ findings }: Report): Record<string, string> {
  return Object.fromEntries(findings.map(({ rule, source }) => [rule, `${source!.line}:${source!.column} ${source!.pointer}`]));
}

describe("the place", () => {
  it("is file, line, column and pointer in YAML", async () => {
    const file = await written(leaky);
    const report = await audit({ document: file });
    expect(report.findings.every(({ source }) => source?.file === file)).toBe(true);
    expect(placesIn(report)).toEqual({
      "plaintext-transport": `${lineOf(leaky, "url: http")}:5 /servers/0/url`,
      "personal-data-in-url": `${lineOf(leaky, "- in: path")}:9 /paths/~1patients~1{ssn}/parameters/0`,
      "excessive-data": `${lineOf(leaky, "password_hash")}:9 /components/schemas/Patient/properties/password_hash`,
    });
  });

  it("is the same in JSON, indented or on one line", async () => {
    const document = sound({ "/a": gets({ type: "object", properties: { email: {}, password_hash: { type: "string" } } }) });
    const pointer = "/paths/~1a/get/responses/200/content/application~1json/schema/properties/password_hash";
    const long = JSON.stringify(document, null, 2);
    expect(placesIn(await auditOf(long))).toEqual({
      "excessive-data": `${lineOf(long, '"password_hash"')}:21 ${pointer}`.replace(
        "21",
        String(
          long
            .split("\n")
            .find((line) => line.includes("password_hash"))!
            .indexOf('"') + 1,
        ),
      ),
    });
    const short = JSON.stringify(document);
    expect(placesIn(await auditOf(short))).toEqual({ "excessive-data": `1:${short.indexOf('"password_hash"') + 1} ${pointer}` });
  });

  it("is in the file that a reference leads to", async () => {
    const main = await written(
      JSON.stringify({
        ...sound({ "/a": gets({ $ref: "schemas/user.yaml#/User" }) }),
      }),
    );
    await mkdir(join(dirname(main), "schemas"));
    await writeFile(
      join(dirname(main), "schemas/user.yaml"),
      "User:\n  type: object\n  properties:\n    email: { type: string }\n    password_hash: { type: string }\n",
    );
    const [finding] = (await audit({ document: main })).findings;
    expect(finding!.source).toEqual({
      file: join(dirname(main), "schemas/user.yaml"),
      line: 5,
      column: 5,
      pointer: "/User/properties/password_hash",
    });
  });
});

describe("the report", () => {
  it("is valid, has no grade, and shows places where a scan shows exchanges", async () => {
    const report = await auditOf(leaky);
    expect(validate(JSON.parse(render(report, "json"))), JSON.stringify(validate.errors)).toBe(true);
    expect({ command: report.command, grade: report.grade, score: report.score, requests: report.requests }).toEqual({
      command: "audit",
      grade: null,
      score: null,
      requests: 0,
    });
    expect(report.coverage).toEqual({ operations: 1, reached: 0, byIdentity: {}, missed: [] });
    for (const { evidence } of report.findings)
      expect({ ...evidence, difference: "" }).toEqual({ control: null, experiment: null, difference: "" });
    const shown = render(report, "text", { width: 200 });
    expect(shown).toContain("Read        1 operation");
    expect(shown).toContain(":5:5 · /servers/0/url");
    expect(shown).not.toContain("experiment");
    const page = render(report, "html");
    expect(page).toContain("<code>/servers/0/url</code>");
    expect(page).toContain("What is promised");
    expect(page).not.toMatch(/Experiment|What leaked|Operations that answered/);
  });

  it("is refused by its schema where a finding without an exchange has no place either", async () => {
    const report = JSON.parse(render(await auditOf(leaky), "json"));
    report.findings[0].source = null;
    expect(validate(report)).toBe(false);
  });

  it("has ids that stay when lines, operations and other defects come", async () => {
    const before = await auditOf(leaky);
    const after = await auditOf(
      leaky
        .replace("info:", "x-note: one more line\ninfo:")
        .replace(
          "paths:\n",
          "paths:\n  /more:\n    get: { parameters: [{ name: iban, in: query, schema: { type: string } }], responses: {} }\n",
        ),
    );
    const ids = ({ findings }: Report) => new Set(findings.map(({ id }) => id));
    expect(ids(before).size).toBe(before.findings.length);
    expect([...ids(after)]).toEqual(expect.arrayContaining([...ids(before)]));
    expect(ids(after).size).toBe(after.findings.length);
  });

  it("verifies nothing", async () => {
    for (const document of [leaky, sound({ "/a": gets({ type: "object", properties: { id: { type: "string" } } }) })]) {
      const { controls } = await auditOf(document);
      expect(controls.filter(({ status }) => status === "verified")).toEqual([]);
      expect(new Set(controls.map(({ control }) => control)).size).toBe(16);
      expect(controls.every(({ reason }) => reason !== "")).toBe(true);
    }
    const { controls } = await auditOf(leaky);
    expect(controls).toContainEqual(expect.objectContaining({ control: "protected-transport", status: "violated" }));
    expect(controls).toContainEqual(expect.objectContaining({ control: "scopes", operation: null, status: "not-tested" }));
  });

  it("judges only what it is asked to", async () => {
    expect((await auditOf(leaky, { only: ["transport"] })).findings.map(({ rule }) => rule)).toEqual(["plaintext-transport"]);
    const skipped = await auditOf(leaky, { skip: ["plaintext-transport"] });
    expect(told(skipped, "plaintext-transport")).toEqual([]);
    expect(skipped.controls).toContainEqual({
      control: "protected-transport",
      operation: null,
      status: "not-tested",
      reason: "no rule of this run looks at it",
    });
  });

  it("tells what is broken in the document, without what looks like somebody's data", async () => {
    const document = sound({ "/a": gets({ $ref: "#/components/schemas/carla.jimenez@clinic-mail.org" }), "b{": {} });
    const report = await auditOf(document);
    expect(report.incomplete.length).toBeGreaterThanOrEqual(2);
    expect(report.incomplete.join("\n")).toMatch(/openapi\.yaml:\d+: /);
    expect(JSON.stringify(report)).not.toContain("carla.jimenez@clinic-mail.org");
  });

  it("is the same twice", async () => {
    const file = await written(leaky);
    const clock = () => 0;
    expect(await audit({ document: file, clock })).toEqual(await audit({ document: file, clock }));
  });
});

describe("a large document", () => {
  const resources = "orders invoices shipments documents tickets projects tasks devices vehicles contracts".split(" ");
  const names = Array.from({ length: 60 }, (_, at) => `${resources[at % 10]}${at < 10 ? "" : `-${Math.floor(at / 10)}`}`);

  /** Sixty resources with five operations each, as a careful team writes them: what they share, and some habits that look odd. */
  function careful(): Record<string, unknown> {
    const paths: Record<string, unknown> = {
      "/auth/login": {
        post: {
          security: [],
          requestBody: json({ type: "object", properties: { email: { type: "string" }, password: { type: "string" } } }),
          responses: { "200": { description: "ok", ...json({ type: "object", properties: { access_token: { type: "string" } } }) } },
        },
      },
      "/health": {
        get: {
          security: [],
          responses: { "200": { description: "ok", ...json({ type: "object", properties: { status: { type: "string" } } }) } },
        },
      },
    };
    const id = { name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } };
    const page = [
      { name: "limit", in: "query", schema: { type: "integer", maximum: 100 } },
      { name: "cursor", in: "query", schema: { type: "string" } },
    ];
    for (const name of names) {
      const one = { $ref: `#/components/schemas/${name}` };
      const answer = (status: string, content: object) => ({ [status]: { description: "ok", ...content }, ...refusals });
      paths[`/${name}`] = {
        get: {
          parameters: page,
          responses: answer(
            "200",
            json({ type: "object", properties: { items: { type: "array", items: one }, next: { type: "string" } } }),
          ),
        },
        post: { requestBody: json(one), responses: answer("201", json(one)) },
      };
      paths[`/${name}/{id}`] = {
        parameters: [id],
        get: { responses: answer("200", json(one)) },
        put: { requestBody: json(one), responses: answer("200", json(one)) },
        delete: { responses: answer("204", {}) },
      };
    }
    const entity = (at: number) => ({
      type: "object",
      properties: {
        id: { type: "string", format: "uuid", readOnly: true },
        owner: { $ref: "#/components/schemas/Person" },
        related: { $ref: `#/components/schemas/${names[(at * 7 + 3) % names.length]}` },
        notes: { type: "string" },
        secret_word: { type: "string", writeOnly: true },
        status: { type: "string", enum: ["open", "closed"] },
        card: { type: "object", properties: { last4: { type: "string" }, brand: { type: "string" } } },
      },
    });
    const Person = {
      type: "object",
      properties: {
        id: { type: "string" },
        name: { type: "string" },
        email: { type: "string" },
        phone: { type: "string" },
        role: { type: "string" },
        birth_date: { type: "string" },
      },
    };
    return sound(paths, { Person, ...Object.fromEntries(names.map((name, at) => [name, entity(at)])) });
  }

  it("that is sound gets at most five findings, none above low", async () => {
    const report = await auditOf(careful());
    expect(report.coverage.operations).toBe(302);
    expect(report.findings.length).toBeLessThanOrEqual(5);
    expect(report.findings.filter(({ severity }) => atLeast(severity, "medium"))).toEqual([]);
  });

  it("that generators write carelessly gets a handful too", async () => {
    const document = careful() as { paths: Record<string, Record<string, { responses: Record<string, unknown>; parameters?: unknown[] }>> };
    for (const item of Object.values(document.paths)) {
      if (Array.isArray(item.parameters))
        (item as Record<string, unknown>).parameters = [{ name: "id", in: "path", required: true, schema: { type: "integer" } }];
      for (const operation of Object.values(item)) {
        if (operation.responses === undefined) continue;
        delete operation.responses["401"];
        delete operation.responses["403"];
        delete operation.parameters;
      }
    }
    const report = await auditOf(document);
    expect(report.findings.length).toBeLessThanOrEqual(5);
    expect(report.findings.filter(({ severity }) => atLeast(severity, "medium"))).toEqual([]);
  });

  it("of 13 MB is read in no time", async () => {
    const file = await written(JSON.stringify(largeDocument(1000)), "openapi.json");
    const before = process.cpuUsage();
    const report = await audit({ document: file });
    const { user } = process.cpuUsage(before);
    expect(report.coverage.operations).toBe(1000);
    // Of the processor, since other tests run beside it; alone on a machine it is well under two seconds.
    expect(user / 1000).toBeLessThan(4000);
  }, 20_000);
});

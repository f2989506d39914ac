// In: paths and what else a document has. Out: its report, as the command makes it from a file.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { audit } from "../../src/audit/index.js";
import type { Finding, Report } from "../../src/model/index.js";

/** A file of its own for one test. */
export async function written(text: string, name = "openapi.yaml"): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "spillproof-audit-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const file = join(directory, name);
  await writeFile(file, text);
  return file;
}

export async function auditOf(
  document: unknown,
  more: { readonly only?: readonly string[]; readonly skip?: readonly string[] } = {},
): Promise<Report> {
  const text = typeof document === "string" ? document : JSON.stringify(document, null, 2);
  return audit({ document: await written(text), ...more });
}

/** Findings of one rule, short: severity, confidence, where, and which fields. */
export function told({ findings }: Report, rule: string): readonly string[] {
  return findings.filter((finding) => finding.rule === rule).map(shortly);
}

function shortly({ severity, confidence, operation, operations, data }: Finding): string {
  const where = operation ?? (operations.length === 0 ? "API" : `API: ${operations.join(", ")}`);
  return [severity, confidence, where, ...data.map(({ pointer }) => pointer)].join(" | ");
}

export const json = (schema: unknown) => ({ content: { "application/json": { schema } } });

/** Refusals that are stated, so that nothing is missing but what a test leaves out. */
export const refusals = { "401": { description: "no token" }, "403": { description: "not yours" } };

/** OpenAPI 3.0 with bearer tokens everywhere and https. */
export function sound(paths: Record<string, unknown>, schemas: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    openapi: "3.0.3",
    info: { title: "t", version: "1" },
    servers: [{ url: "https://api.example.com" }],
    security: [{ bearer: [] }],
    paths,
    components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } }, schemas },
  };
}

/** A GET that answers with this schema. */
export const gets = (schema: unknown, more: Record<string, unknown> = {}) => ({
  get: { responses: { "200": { description: "ok", ...json(schema) }, ...refusals }, ...more },
});

/** The same in Swagger 2.0. */
export function swagger(paths: Record<string, unknown>, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    swagger: "2.0",
    info: { title: "t", version: "1" },
    host: "api.example.com",
    schemes: ["https"],
    securityDefinitions: { token: { type: "apiKey", in: "header", name: "Authorization" } },
    security: [{ token: [] }],
    paths,
    ...more,
  };
}

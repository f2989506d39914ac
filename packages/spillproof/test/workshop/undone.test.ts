// What the scan made is gone at the end, and the ledger does not say that it is there, in an API that writes a slash at the end and answers 403 for what is not there.

import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { scan } from "../../src/scan/index.js";
import { readConfiguration } from "../../src/target/index.js";

const folder = mkdtempSync(join(tmpdir(), "spillproof-"));
afterAll(() => rmSync(folder, { recursive: true }));

const text = { type: "string" };
const shown = { type: "object", properties: { id: text, title: text, size: { type: "integer" }, status: text } };
const answers = (schema: unknown) => ({ 200: { description: "ok", content: { "application/json": { schema } } } });
const document = {
  openapi: "3.0.3",
  info: { title: "Files", version: "1" },
  components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
  security: [{ token: [] }],
  paths: {
    "/files/": {
      get: { responses: answers({ type: "array", items: shown }) },
      post: {
        requestBody: {
          content: {
            "application/json": { schema: { type: "object", required: ["title", "content"], properties: { title: text, content: text } } },
          },
        },
        responses: answers(shown),
      },
    },
    "/files/{key}/": {
      parameters: [{ name: "key", in: "path", required: true, schema: text }],
      get: { responses: answers(shown) },
      delete: { responses: { 204: { description: "gone" } } },
    },
  },
};

it("undoes what it made, and knows it", async () => {
  const files = new Map<string, { readonly owner: string; readonly title: string; readonly size: number }>();
  let count = 0;
  let made = 0;
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const answer = (status: number, json?: unknown) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(json === undefined ? undefined : JSON.stringify(json));
    };
    const who = /^Bearer (ada|ben)-secret-token$/.exec(request.headers.authorization ?? "")?.[1];
    const [, place, key] = (request.url ?? "").split("?")[0]!.split("/");
    if (place === "openapi.json") return answer(200, document);
    if (who === undefined) return answer(401, { detail: "unauthorized" });
    if (place !== "files") return answer(404, { detail: "not found" });
    const view = (id: string) => ({ id, title: files.get(id)!.title, size: files.get(id)!.size, status: "ready" });
    if (key === "" && request.method === "GET")
      return answer(200, [...files.keys()].filter((id) => files.get(id)!.owner === who).map(view));
    if (key === "" && request.method === "POST") {
      const { title, content } = JSON.parse(body) as Record<string, unknown>;
      if (typeof title !== "string" || typeof content !== "string") return answer(400, { title: ["required"], content: ["required"] });
      const id = `house:F${(++count * 7919).toString(36)}`;
      made++;
      files.set(id, { owner: who, title, size: content.length });
      return answer(201, view(id));
    }
    const id = decodeURIComponent(key ?? "");
    if (files.get(id)?.owner !== who) return answer(403, { detail: "forbidden" });
    if (request.method === "GET") return answer(200, view(id));
    if (request.method !== "DELETE") return answer(405, { detail: "no" });
    files.delete(id);
    return answer(204);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const configuration = await readConfiguration({
      cwd: folder,
      overrides: {
        target: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        active: true,
        identities: { ada: { bearer: "ada-secret-token" }, ben: { bearer: "ben-secret-token" } },
      },
      env: {},
    });
    for await (const event of scan(configuration, { ledgerFolder: folder }))
      if (event.kind === "report")
        expect({ made: made > 3, left: files.size, ledger: event.report.ledger }).toEqual({ made: true, left: 0, ledger: [] });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}, 30_000);

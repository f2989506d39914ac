// Finding the document that a target serves.

import { describe, expect, it } from "vitest";
import { findDocument } from "../../src/openapi/index.js";

const spec = '{"openapi":"3.0.0","info":{"title":"t}{\\"","version":"1"},"paths":{"/a":{"get":{}}}}';
const html = { contentType: "text/html", status: 200 };

function site(pages: Record<string, string | { status: number; contentType: string | null; text: string }>, fallback?: string) {
  const asked: string[] = [];
  const get = async (path: string) => {
    asked.push(path);
    const page = Object.hasOwn(pages, path) ? pages[path]! : fallback;
    if (page === undefined) return { status: 404, contentType: null, bytes: new Uint8Array() };
    const { text, ...rest } = typeof page === "string" ? { ...html, text: page } : page;
    return { ...rest, bytes: new TextEncoder().encode(text) };
  };
  return { asked, find: async () => (await findDocument(get))?.path ?? null, get };
}

describe("findDocument", () => {
  it.each([
    "/openapi.json",
    "/openapi.yaml",
    "/swagger.json",
    "/v3/api-docs",
    "/api-docs",
    "/docs/openapi.json",
    "/api/schema",
    "/swagger/v1/swagger.json",
    "/apispec_1.json",
    "/openapi/v1.json",
  ])("at %s", async (path) => {
    expect(await site({ [path]: spec }).find()).toBe(path);
  });

  it("in YAML, whatever it is called", async () => {
    expect(await site({ "/api/schema": "openapi: '3.0.3'\ninfo: {}\npaths:\n  /a: {}\n" }).find()).toBe("/api/schema");
    expect(await site({ "/openapi.yaml": "swagger: is a word\n" }).find()).toBeNull();
  });

  it.each<[string, Record<string, string>, string]>([
    [
      "swagger-ui",
      { "/docs": "<script>const ui = SwaggerUIBundle({\n url: '/internal/spec.json', dom_id: '#x' })</script>" },
      "/internal/spec.json",
    ],
    [
      "swagger-ui with a query",
      { "/swagger": '<script>SwaggerUIBundle({"url":"\\/here\\/openapi?format=json&amp;v=1"})</script>' },
      "/here/openapi?format=json&v=1",
    ],
    ["redoc", { "/redoc": '<redoc spec-url="openapi/v2.json"></redoc>' }, "/openapi/v2.json"],
    ["a link", { "/": '<a href="/static/my-openapi.yml">API</a>' }, "/static/my-openapi.yml"],
    ["a link beside the page", { "/api/docs": "<a href='../meta/swagger.json'>" }, "/meta/swagger.json"],
    [
      "an initializer",
      { "/docs": '<script src="./swagger-initializer.js">', "/swagger-initializer.js": 'url: "/deep/spec"' },
      "/deep/spec",
    ],
    ["a configuration", { "/docs": 'configUrl: "/v3/config"', "/v3/config": '{"url":"/groups/all/docs.json"}' }, "/groups/all/docs.json"],
  ])("by %s", async (_, pages, path) => expect(await site({ ...pages, [path]: spec }).find()).toBe(path));

  it("inside a page or its script", async () => {
    const page = site({
      "/docs": '<script src="/docs/swagger-ui-init.js"></script>',
      "/docs/swagger-ui-init.js": `window.onload = function() { var options = {\n "swaggerDoc": ${spec},\n "customOptions": {} }; }`,
    });
    const found = await findDocument(page.get);
    expect(found!.path).toBe("/docs/swagger-ui-init.js");
    expect(new TextDecoder().decode(found!.bytes)).toBe(spec);
  });

  it("asks only for paths, never for another host", async () => {
    const page = site({ "/docs": 'url: "https://petstore.swagger.io/v2/swagger.json" , "javascript:alert(1)//openapi"' });
    expect(await page.find()).toBeNull();
    expect(page.asked).toContain("/v2/swagger.json");
    expect(page.asked.every((path) => path.startsWith("/") && !path.startsWith("//"))).toBe(true);
    expect(new Set(page.asked).size).toBe(page.asked.length);
  });

  it("none where an application answers its page to everything", async () => {
    const page = site({}, "<!doctype html><script src='/openapi-client.js'></script><a href='/schema'></a>");
    expect(await page.find()).toBeNull();
    expect(page.asked.length).toBeLessThan(60);
  });

  it("none behind errors, silence and other JSON", async () => {
    expect(await site({ "/openapi.json": { status: 401, contentType: "application/json", text: spec } }).find()).toBeNull();
    expect(await site({}, '{"error":"openapi not found"}').find()).toBeNull();
    expect(await findDocument(async () => null)).toBeNull();
  });

  it("hostile pages end", async () => {
    expect(await site({}, `"openapi"${'{"'.repeat(200_000)}`).find()).toBeNull();
  });
});

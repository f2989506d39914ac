// Paths and queries to send, and paths turned back into operations.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeQuery, fillPath, matchPath } from "../../src/openapi/index.js";
import { templateNames } from "../../src/openapi/template.js";
import { operation, read } from "./reading.js";

const withPath = (path: string, parameters: object[] = []) =>
  operation({ openapi: "3.0.0", paths: { [path]: { get: { parameters, responses: {} } } } });

describe("fillPath", () => {
  it.each<[string, Record<string, string | number | boolean>, string]>([
    ["/a/{id}", { id: 7 }, "/a/7"],
    ["/a/{id}/", { id: true }, "/a/true/"],
    ["/a/{name}", { name: "a/b" }, "/a/a%2Fb"],
    ["/a/{name}", { name: "ü" }, "/a/%C3%BC"],
    ["/a/{name}", { name: "$x" }, "/a/$x"],
    ["/a/{name}", { name: "100%" }, "/a/100%25"],
    ["/a/{name}", { name: "me@example.com:1" }, "/a/me@example.com:1"],
    ["/a/{name}", { name: "a b+c;d?e#f" }, "/a/a%20b%2Bc%3Bd%3Fe%23f"],
    ["/a/{name}", { name: ".." }, "/a/%2E%2E"],
    ["/a/{name}", { name: "\ud800" }, "/a/%EF%BF%BD"],
    ["/{a}-{b}/{name}.json", { a: 1, b: 2, name: "x" }, "/1-2/x.json"],
    ["/über/{id}", { id: 1 }, "/%C3%BCber/1"],
  ])("%s with %j", async (path, values, expected) => expect(fillPath(await withPath(path), values)).toBe(expected));

  it("knows label and matrix", async () => {
    expect(fillPath(await withPath("/a{id}", [{ name: "id", in: "path", style: "matrix" }]), { id: 5 })).toBe("/a;id=5");
    expect(fillPath(await withPath("/a{id}", [{ name: "id", in: "path", style: "label" }]), { id: 5 })).toBe("/a.5");
  });

  it("says which value is missing", async () => {
    const found = await withPath("/a/{toString}");
    expect(() => fillPath(found, {})).toThrow("GET /a/{toString} lacks a value for toString.");
  });
});

describe("encodeQuery", () => {
  it.each<[object | null, unknown, string]>([
    [null, "a b&c=ü", "q=a%20b%26c%3D%C3%BC"],
    [null, [1, 2], "q=1&q=2"],
    [null, { a: 1, b: 2 }, "a=1&b=2"],
    [null, undefined, ""],
    [null, null, ""],
    [null, false, "q=false"],
    [null, [], ""],
    [{ explode: false }, ["a,b", "c"], "q=a%2Cb,c"],
    [{ explode: false }, { a: 1, b: 2 }, "q=a,1,b,2"],
    [{ style: "pipeDelimited", explode: false }, [1, 2], "q=1%7C2"],
    [{ style: "spaceDelimited", explode: false }, [1, 2], "q=1%202"],
    [{ style: "pipeDelimited" }, [1, 2], "q=1%7C2"],
    [{ style: "deepObject" }, { a: 1, b: { c: [2, 3] } }, "q%5Ba%5D=1&q%5Bb%5D%5Bc%5D=2&q%5Bb%5D%5Bc%5D=3"],
    [{ content: { "application/json": { schema: {} } } }, { a: [1] }, "q=%7B%22a%22%3A%5B1%5D%7D"],
    [{ allowReserved: true }, "a/b:c&d", "q=a/b:c%26d"],
  ])("%j of %j", async (parameter, value, expected) => {
    const found = await withPath("/x", parameter === null ? [] : [{ name: "q", in: "query", ...parameter }]);
    expect(encodeQuery(found, { q: value })).toBe(expected);
  });

  it("keeps the order, and encodes names", async () => {
    expect(encodeQuery(await withPath("/x"), { b: 1, "a[]": [2], c: "" })).toBe("b=1&a%5B%5D=2&c=");
  });
});

describe("matchPath", () => {
  const paths = [
    "/users/{id}",
    "/users/me",
    "/users/{id}/orders/",
    "/files/{name}.json",
    "/files/{name}",
    "/{a}-{b}",
    "/v{version}/x",
    "/",
  ];
  const document = {
    openapi: "3.0.0",
    paths: Object.fromEntries(paths.map((path) => [path, { delete: { responses: {} }, get: { responses: {} } }])),
  };

  it.each<[string, string | null, Record<string, string>]>([
    ["/users/12?x=1#y", "GET /users/{id}", { id: "12" }],
    ["/users/me", "GET /users/me", {}],
    ["/users/a%2Fb", "GET /users/{id}", { id: "a/b" }],
    ["/users/%zz", "GET /users/{id}", { id: "%zz" }],
    ["/users/12/", "GET /users/{id}", { id: "12" }],
    ["/users/1/orders", "GET /users/{id}/orders/", { id: "1" }],
    ["/files/a.json", "GET /files/{name}.json", { name: "a" }],
    ["/files/a.b.json", "GET /files/{name}.json", { name: "a.b" }],
    ["/files/.json", "GET /files/{name}", { name: ".json" }],
    ["/x-y-z", "GET /{a}-{b}", { a: "x", b: "y-z" }],
    ["/v2/x", "GET /v{version}/x", { version: "2" }],
    ["/", "GET /", {}],
    ["/users//orders/", null, {}],
    ["/nothing/here/at/all", null, {}],
  ])("%s", async (path, id, values) => {
    const { operations } = await read(document);
    const match = matchPath(operations, path);
    expect(match === null ? null : match.operation.id).toBe(id);
    expect(match?.values ?? {}).toEqual(values);
  });

  it("gives back what fillPath was given", async () => {
    const found = await withPath("/a/{id}/{name}.json");
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "grapheme" }), fc.string({ minLength: 1 }), (id, name) => {
        expect(matchPath([found], fillPath(found, { id, name }))?.values).toEqual({ id, name });
      }),
    );
  });

  it("refuses templates whose braces do not match", () => {
    for (const template of ["/{a", "/a}", "/{}", "/{a{b}}"]) expect(templateNames(template)).toBeNull();
  });
});

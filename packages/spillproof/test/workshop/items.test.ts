// The place of what was made, and its id, are found in the manners of many APIs.

import { describe, expect, test } from "vitest";
import { idsIn, itemPaths, shows } from "../../src/workshop/items.js";
import { answer } from "../explore/answers.js";
import { read } from "../openapi/reading.js";

async function documented(ids: readonly string[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const id of ids) {
    const [method = "", path = ""] = id.split(" ");
    const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: "path",
      required: true,
      schema: { type: "string" },
    }));
    paths[path] = { ...paths[path], [method.toLowerCase()]: { parameters, responses: { 200: { description: "ok" } } } };
  }
  return (await read({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths })).operations;
}

describe("where one of them stands", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["below the collection", ["POST /orders", "GET /orders/{order_id}"], ["/orders/{order_id}"]],
    ["with a slash at the end", ["POST /orders/", "GET /orders/{id}/"], ["/orders/{id}/"]],
    [
      "with a slash at the end, after what stands below",
      ["POST /orders/", "GET /orders/{id}/notes/", "GET /orders/{id}/"],
      ["/orders/{id}/"],
    ],
    ["beside a verb", ["POST /orders/create", "GET /orders/{id}"], ["/orders/{id}"]],
    ["in the singular", ["POST /order", "GET /orders/{id}"], ["/orders/{id}"]],
    ["in the plural", ["POST /orders", "GET /order/{id}"], ["/order/{id}"]],
    ["by a slug", ["POST /articles", "DELETE /articles/{slug}"], ["/articles/{slug}"]],
    ["below what it belongs to", ["POST /teams/{team}/posts", "GET /teams/{team}/posts/{post}"], ["/teams/{team}/posts/{post}"]],
    ["apart from what it belongs to", ["POST /teams/{team}/posts", "GET /posts/{id}"], ["/posts/{id}"]],
    ["nearest first", ["POST /v2/orders", "GET /orders/{id}", "GET /v2/orders/{id}"], ["/v2/orders/{id}", "/orders/{id}"]],
    ["nowhere", ["POST /orders", "GET /products/{id}", "GET /orders"], []],
    ["not where a verb stands alone", ["POST /search", "GET /orders/{id}"], []],
    ["not below the id of something else", ["POST /orders/{id}/cancel", "GET /orders/{id}"], []],
  ])("%s", async (_, ids, expected) => {
    const operations = await documented(ids);
    expect(itemPaths(operations[0]!, operations).map(({ path }) => path)).toEqual(expected);
  });
});

describe("its id", () => {
  const place = { path: "/orders/{order_id}", parameter: "order_id" };
  test.each<[string, unknown, Record<string, string>, readonly (string | number)[]]>([
    ["in Location", "", { location: "/orders/4711" }, ["4711"]],
    ["in a whole URL", "", { location: "http://127.0.0.1:5000/orders/4711?fresh=1" }, ["4711"]],
    ["in Location, behind another prefix", "", { location: "/api/v3/orders/a%20b/" }, ["a b"]],
    ["in Content-Location", "", { "content-location": "/orders/4711" }, ["4711"]],
    ["in the body", { id: 4711, title: "x" }, {}, [4711]],
    ["by the name of its parameter first", { id: 1, order_id: "A-17" }, {}, ["A-17", 1]],
    ["by its own name", { orderId: 4711 }, {}, [4711]],
    ["in an envelope", { data: { id: 4711, type: "order" }, meta: { took: 2 } }, {}, [4711]],
    ["of the thing, not of what stands in it", { order: { id: 4711, customer: { id: 12 } } }, {}, [4711, 12]],
    ["as MongoDB has it", { _id: "66f1a0c2e4b0a1b2c3d4e5f6" }, {}, ["66f1a0c2e4b0a1b2c3d4e5f6"]],
    ["a slug", { slug: "a-long-way", title: "A long way" }, {}, ["a-long-way"]],
    ["the whole body", 4711, {}, [4711]],
    ["in Location and in the body, once", { id: 4711 }, { location: "/orders/4711" }, ["4711"]],
    ["nowhere", { ok: true }, {}, []],
  ])("%s", async (_, body, headers, expected) => {
    const exchange = answer(body === "" ? "" : body, { status: 201, headers });
    expect(idsIn(exchange, place, await documented(["GET /orders/{order_id}"]))).toEqual(expected);
  });
});

describe("an answer shows what was made", () => {
  const mark = "spillproof-a1b2c301";
  test.each<[string, unknown, Record<string, unknown>, boolean]>([
    ["by its mark", { data: { title: `${mark}` } }, { title: mark }, true],
    ["by its mark in a page", `<h1>${mark}</h1>`, { title: mark }, true],
    ["by most of what was sent", { seats: 4, day: "2026-06-03", note: "" }, { seats: 4, day: "2026-06-03", kind: "x" }, true],
    ["not by a part of it", { seats: 4 }, { seats: 4, day: "2026-06-03", kind: "x" }, false],
    ["not where nothing was sent", { id: 1 }, {}, false],
    ["not by a list", [4, "2026-06-03"], { seats: 4, day: "2026-06-03" }, false],
  ])("%s", (_, body, sent, expected) => {
    expect(shows(answer(body), mark, sent)).toBe(expected);
  });
});

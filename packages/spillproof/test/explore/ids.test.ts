import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { impossibleId, refersElsewhere, sightingsIn } from "../../src/explore/ids.js";
import { operationAt } from "./answers.js";

const half = () => 0.5;
const none: ReadonlySet<string> = new Set();

describe("an id that cannot exist", () => {
  it.each([
    ["0f8f7b8e-3c52-4d5e-9a37-64a1b8a0c9d1", /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-9[0-9a-f]{3}-[0-9a-f]{12}$/],
    ["T-2024-00017$a", /^T-\d{4}-\d{5}\$a$/],
    ["kitchen-rebuild", /^[a-z]{7}-[a-z]{7}$/],
    ["000417", /^\d{7,}$/],
    ["alice@inbox.test", /^[a-z]{5}@[a-z]{5}\.[a-z]{4}$/],
  ])("keeps the shape of %s", (id, shape) => {
    expect(impossibleId(id, half, none)).toMatch(shape);
  });

  it("stays within thirty-two bits for a short number", () => {
    expect(impossibleId(17, half, none)).toBeLessThan(2 ** 31);
  });

  it("changes base64 inside", () => {
    const made = String(impossibleId(Buffer.from("order:8101").toString("base64url"), half, none));
    expect(Buffer.from(made, "base64").toString()).toMatch(/^order:\d+$/);
  });

  it("is never the id itself nor one that was seen", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40 }), fc.integer(), (id, seed) => {
        let state = seed;
        const random = () => {
          state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
          return Math.abs(state) / 2 ** 31;
        };
        expect(String(impossibleId(id, random, new Set([id])))).not.toBe(id);
      }),
    );
  });
});

const seen = (value: unknown, template: string) => sightingsIn(value, "alice", `GET ${template}`, { template, filledPath: template });

describe("ids in an answer", () => {
  it("stand in fields, in arrays and as keys of maps", () => {
    expect(seen({ orders: [7, 8] }, "/me").map(({ value }) => value)).toEqual([7, 8]);
    expect(seen({ orders: { "81": { ware: "lamp" }, "82": { ware: "desk" } } }, "/orders").map(({ value }) => value)).toContain("82");
    expect(seen({ address1: { town: "Whitby" } }, "/me").map(({ value }) => value)).not.toContain("address1");
  });
});

describe("a mere reference", () => {
  const refers = (value: unknown, template: string, path: string, pointer: string) => {
    const name = /\{(\w+)\}/.exec(path)![1]!;
    const sighting = seen(value, template).find(({ pattern }) => pattern.endsWith(` ${pointer}`))!;
    return refersElsewhere(operationAt(path), name, sighting);
  };
  it.each([
    [[{ id: 1, product_id: 4_417 }], "/orders", "/products/{id}", "/*/product_id"],
    [[{ id: 1, product: { id: 4_417 } }], "/orders", "/products/{id}", "/*/product/id"],
    [{ branch: { code: "HQ-1" } }, "/me", "/branches/{code}", "/branch/code"],
    [[{ id: 1, tags: [4_417] }], "/posts", "/tags/{id}", "/*/tags/*"],
  ])("is seen in %j of %s", (value, template, path, pointer) => {
    expect(refers(value, template, path, pointer)).toBe(true);
  });
  it.each([
    [[{ id: 1 }], "/orders", "/orders/{id}", "/*/id"],
    [[{ order_id: 1 }], "/orders", "/v2/order/{id}", "/*/order_id"],
    [{ edges: [{ node: { id: "T3JkZXI6MTAx" } }] }, "/orders", "/order/{id}", "/edges/*/node/id"],
    [{ recent: { orders: [{ id: 7 }] } }, "/me", "/orders/{id}", "/recent/orders/*/id"],
    [{ order_ids: [7, 8] }, "/me", "/orders/{id}", "/order_ids/*"],
  ])("is none in %j of %s", (value, template, path, pointer) => {
    expect(refers(value, template, path, pointer)).toBe(false);
  });
});

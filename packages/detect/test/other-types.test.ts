import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { types } from "../src/index.js";

interface Product {
  readonly product: string;
  readonly source: string;
  readonly types: readonly { readonly type: string; readonly ours?: readonly string[]; readonly reason?: string }[];
}
const products = JSON.parse(readFileSync(new URL("../data/other-types.json", import.meta.url), "utf8")) as readonly Product[];
const known = new Set(types.map(({ id }) => id));

describe.each(products)("types of $product", ({ types: theirs }) => {
  it("stand once each", () => {
    expect(theirs.length).toBeGreaterThan(40);
    expect(new Set(theirs.map(({ type }) => type)).size).toBe(theirs.length);
  });
  it("have a counterpart or a reason, not both", () => {
    const without = theirs.filter(({ ours, reason }) => (ours?.length ?? 0) > 0 === (reason?.length ?? 0) > 10);
    expect(without).toEqual([]);
  });
  it("have few reasons", () => {
    expect(theirs.filter(({ reason }) => reason !== undefined).length).toBeLessThan(theirs.length / 10);
  });
  it("have counterparts that exist", () => {
    expect(theirs.flatMap(({ ours }) => ours ?? []).filter((id) => !known.has(id))).toEqual([]);
  });
});

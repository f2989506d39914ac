import { expect, it } from "vitest";
import { isDistinctive, privateLeaves, sameObject, shownIn, spellings, volatilePointers } from "../../src/explore/index.js";
import { answer } from "./answers.js";

const own = answer({ id: 17, state: "open", text: "the cellar is under water", nonce: "a81f0022" });

it("leaves what is the owner's alone", () => {
  const volatile = volatilePointers(own, answer({ id: 17, state: "open", text: "the cellar is under water", nonce: "b92e1133" }));
  expect([...volatile]).toEqual(["/nonce"]);
  expect(privateLeaves(own, volatile, ["17"], [answer({ state: "open" })]).map(({ value }) => value)).toEqual([
    "the cellar is under water",
  ]);
  expect(privateLeaves(own, volatile, [], [answer({ text: "the cellar is under water" })])).toEqual([]);
});

it("finds a value inside a longer text and in what is no JSON", () => {
  const leaves = privateLeaves(own, new Set(), [], []).filter(({ tokens }) => tokens[0] === "text");
  expect(shownIn(leaves, answer("<p>the cellar is under water, she wrote</p>"))).toHaveLength(1);
  expect(shownIn(leaves, answer({ note: "nothing of it" }))).toHaveLength(0);
});

it("strikes what was sent in any spelling", () => {
  expect(spellings("order:8101")).toContain(Buffer.from("order:8101").toString("base64url"));
  expect(spellings("b3JkZXI6ODEwMQ")).toContain("order:8101");
});

it.each(["a1b2", 4_180, "the landlord", 12.55])("knows %s from chance", (value) => expect(isDistinctive(value)).toBe(true));
it.each(["open", 17, true, "************4471"])("leaves %s to chance", (value) => expect(isDistinctive(value)).toBe(false));

it("compares objects but for what changes by itself", () => {
  const later = answer({ id: 17, state: "open", text: "the cellar is under water", nonce: "zz" });
  expect(sameObject(own, later)).toBe(false);
  expect(sameObject(own, later, new Set(["/nonce"]))).toBe(true);
});

// The tiny query language does what SQL would do with the same text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { select } from "../query.js";

const rows = [
  { id: 1, name: "ann" },
  { id: 2, name: "ben" },
];
const ids = (condition) => select("rows", rows, condition).map(({ id }) => id);

test("conditions choose rows, also those that were smuggled in", () => {
  assert.deepEqual(ids("id = 2"), [2]);
  assert.deepEqual(ids("name = 'ann' AND id = 1"), [1]);
  assert.deepEqual(ids("name = 'nobody' OR '1' = '1'"), [1, 2]);
  assert.deepEqual(ids("id = 9 OR 1"), [1, 2]);
  assert.deepEqual(ids("id = 9"), []);
});

test("broken text is complained about", () => {
  for (const [condition, complaint] of [
    ["id = x", /no such column: x/],
    ["name = 'a''", /near "'"/],
    ["id =", /incomplete/],
    ["id = 1 2", /near "2"/],
    ["id = {}", /near "\{"/],
  ])
    assert.throws(() => select("rows", rows, condition), complaint);
});

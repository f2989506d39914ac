// Places in JSON text.

import fc from "fast-check";
import { expect, it } from "vitest";
import { jsonPlaces } from "../../src/openapi/json-places.js";
import { childPointer, pointerTokens } from "../../src/openapi/json-pointer.js";

function keysOf(value: unknown, pointer = ""): readonly (readonly [pointer: string, key: string])[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const at = childPointer(pointer, key);
    return [...(Array.isArray(value) ? [] : [[at, key] as const]), ...keysOf(child, at)];
  });
}

it("are those on which the keys stand", () => {
  const key = fc.oneof(fc.string(), fc.constantFrom("a/b", "~1", '"', "\\", "{", "[0]", "ü", "\n"));
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.jsonValue(),
      fc.string(),
      fc.dictionary(key, tie("value"), { maxKeys: 4 }),
      fc.array(tie("value"), { maxLength: 3 }),
    ),
  })).value;
  fc.assert(
    fc.property(value, (document) => {
      const text = JSON.stringify(document, null, 2);
      const lines = text.split("\n");
      const keys = keysOf(JSON.parse(text));
      const found = jsonPlaces(
        text,
        keys.map(([pointer]) => pointer),
      );
      for (const [pointer, name] of keys) {
        const { line, column } = found.get(pointer)!;
        expect(lines[line - 1]!.slice(column - 1).startsWith(`${JSON.stringify(name)}:`)).toBe(true);
      }
    }),
    { numRuns: 500, seed: 5 },
  );
});

it("are missing where nothing stands, and found on one line", () => {
  expect([...jsonPlaces('{"a":[1,\n{"b":2}],"c":null}', ["/a", "/a/1", "/a/1/b", "/c", "/d", "/a/9", ""])]).toEqual([
    ["/a", { line: 1, column: 2 }],
    ["/a/1", { line: 2, column: 1 }],
    ["/a/1/b", { line: 2, column: 2 }],
    ["/c", { line: 2, column: 10 }],
    ["", { line: 1, column: 1 }],
  ]);
  expect(jsonPlaces('{"a', ["/a"]).size).toBe(1);
});

it("pointers are read and written", () => {
  expect(pointerTokens("/paths/~1a~1{b}/x~0y/0")).toEqual(["paths", "/a/{b}", "x~y", "0"]);
  expect(pointerTokens("")).toEqual([]);
});

// The table of types: every row complete, and every example told as its type.

import { expect, it } from "vitest";
import { contextTokens } from "../src/credentials/context-tokens.js";
import { vendorTokens } from "../src/credentials/vendor-tokens.js";
import { fieldTable } from "../src/fields/field-words.js";
import { createDetector, types } from "../src/index.js";
import { schemes } from "../src/schemes/index.js";

const detector = createDetector();
const wordsOf = new Map(schemes.map(({ type, fields }) => [type, fields.split(" ")]));

/** The example as it is, then under each of the type's own field words, in a record of its own and in a person's. */
function* settings(id: string, example: string): Generator<string> {
  yield example;
  for (const word of wordsOf.get(id) ?? []) {
    yield JSON.stringify({ [word]: example });
    yield JSON.stringify({ customer: { first_name: "Ada", last_name: "Kovacs", [word]: example } });
  }
}

// Nothing tells the two apart: the other is told.
const siblings: Readonly<Record<string, string>> = {
  "mc-tva": "fr-tva", // Monaco's numbers are of the French register.
  "company-id": "de-handelsregister", // The example is a number of that register.
  "stability-key": "openai-key", // The same prefix and length as the older keys of OpenAI.
};

it("has every type once, whole", () => {
  expect(new Set(types.map(({ id }) => id)).size).toBe(types.length);
  for (const type of types) {
    expect(type.id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(["personal", "credential", "financial", "health", "location", "network", "internal"]).toContain(type.kind);
    for (const text of [type.title, type.source, type.validator]) expect([type.id, (text?.length ?? 0) > 2]).toEqual([type.id, true]);
    expect([type.id, type.bits >= 0]).toEqual([type.id, true]);
    expect([type.id, type.examples.length > 0]).toEqual([type.id, true]);
    expect(type.examples).toEqual(type.examples);
  }
});

it("tells each example as its type", () => {
  const missed = types.flatMap(({ id, examples }) =>
    examples
      .filter((example) => {
        const wanted = siblings[id] ?? id;
        for (const text of settings(id, example)) if (detector.scan(text).some(({ type }) => type === wanted)) return false;
        return true;
      })
      .map((example) => `${id}: ${example}`),
  );
  expect(missed).toEqual([]);
});

it("names only siblings that exist and are not told by themselves", () => {
  for (const [id, other] of Object.entries(siblings)) {
    expect(types.filter((type) => type.id === id || type.id === other).length).toBe(2);
    const { examples } = types.find((type) => type.id === id)!;
    const told = [...settings(id, examples[0]!)].some((text) => detector.scan(text).some(({ type }) => type === id));
    expect([id, told]).toEqual([id, false]);
  }
});

it("is as wide as it says", () => {
  expect(vendorTokens.filter(({ publishable }) => !publishable).length).toBeGreaterThanOrEqual(260);
  expect(contextTokens.length).toBeGreaterThanOrEqual(150);
  expect(schemes.filter(({ bits }) => bits >= 3).length).toBeGreaterThanOrEqual(150);
  const countries = [...new Set(types.flatMap(({ country }) => country ?? []))];
  expect(countries.length).toBeGreaterThanOrEqual(95);
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  expect(countries.filter((country) => !/^[A-Z]{2}$/.test(country) || names.of(country) === undefined)).toEqual([]);
});

it("knows names of persons in the fifteen languages and more", () => {
  const languages = new Set(
    [...fieldTable.matchAll(/^person-name\S* \| ([^|]*) \|/gm)].flatMap(([, source]) => source!.match(/\b[a-z]{2}\b/g) ?? []),
  );
  languages.add("en");
  for (const language of "en de fr es pt it nl pl ru tr id ja zh ko ar".split(" ")) expect(languages).toContain(language);
});

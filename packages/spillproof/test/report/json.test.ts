// In: reports. Out: whether the JSON is stable, valid by the published schema, and safe to print.

import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/index.js";
import { formatOf, render } from "../../src/report/index.js";
import { hostile, leaky, sound, unseen } from "./reports.js";

const schema: unknown = JSON.parse(readFileSync(new URL("../../schema/report.json", import.meta.url), "utf8"));
const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
formats.default(ajv);
const validate = ajv.compile(schema as object);

/** The same values with every object's keys in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  );
}

/** A copy in which one place holds something else; `undefined` is left out of JSON. */
function changed(pointer: string, value: unknown): unknown {
  const keys = pointer.split("/").slice(1);
  const copy: unknown = structuredClone(leaky);
  const last = keys.pop() ?? "";
  const parent = keys.reduce((place, key) => (place as Record<string, unknown>)[key], copy);
  (parent as Record<string, unknown>)[last] = value;
  return JSON.parse(JSON.stringify(copy));
}

describe("the JSON report", () => {
  it("is the report, indented by two, with a line feed at the end", () => {
    for (const report of [leaky, sound, unseen, hostile(leaky)]) {
      const text = render(report, "json");
      expect(JSON.parse(text)).toEqual(report);
      expect(text.endsWith("}\n")).toBe(true);
    }
    expect(render(leaky, "json")).toMatch(/^\{\n {2}"schema": "spillproof-report\/1",\n {2}"tool": \{\n {4}"name"/);
  });

  it("is the same however the report was put together", () => {
    expect(render(reversed(leaky) as Report, "json")).toBe(render(leaky, "json"));
  });

  it("keeps what a later version adds, behind what is known", () => {
    const grown = { ...leaky, later: { b: 1, a: 2 }, findings: leaky.findings.map((finding) => ({ aaa: 1, ...finding, baseline: "new" })) };
    const keys = Object.keys(JSON.parse(render(grown as Report, "json")).findings[0]);
    expect(keys.slice(0, 3)).toEqual(["id", "rule", "title"]);
    expect(keys.slice(-2)).toEqual(["baseline", "aaa"]);
    expect(JSON.parse(render(grown as Report, "json")).later).toEqual({ a: 2, b: 1 });
  });

  it("holds no raw character that could steer a terminal", () => {
    expect(render(hostile(leaky), "json").replaceAll("\n", "")).not.toMatch(
      /[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/,
    );
  });
});

describe("its schema", () => {
  it("accepts what a scan says", () => {
    for (const report of [leaky, sound, unseen]) {
      expect(validate(JSON.parse(render(report, "json"))), JSON.stringify(validate.errors)).toBe(true);
    }
    expect(validate({ ...leaky, later: 1 })).toBe(true);
  });

  it.each([
    ["an unknown severity", changed("/findings/0/severity", "bad")],
    ["a tentative high", changed("/findings/1/confidence", "tentative")],
    ["a proof without a control", changed("/findings/1/evidence/control", null)],
    ["a finding without evidence", changed("/findings/0/evidence", undefined)],
    ["an id of another shape", changed("/findings/0/id", "1")],
    ["an E", changed("/grade", "E")],
    ["a score over 100", changed("/score", 101)],
    ["a control that there is none of", changed("/controls/0/control", "good-vibes")],
    ["a control without a reason", changed("/controls/0/reason", "")],
    ["a cell without an outcome", changed("/access/0/outcome", undefined)],
    ["a header that is no pair", changed("/findings/0/evidence/experiment/response/headers", [["a"]])],
    ["another schema", changed("/schema", "spillproof-report/2")],
  ])("refuses %s", (_, report) => {
    expect(validate(report)).toBe(false);
  });
});

describe("a file's ending", () => {
  it("picks the format", () => {
    expect(formatOf("a/report.JSON")).toBe("json");
    expect(formatOf("report.html")).toBe("html");
    expect(formatOf("json")).toBeNull();
    expect(formatOf("report.pdf")).toBeNull();
  });
});

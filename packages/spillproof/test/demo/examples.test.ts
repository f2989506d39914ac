// The examples are what they say: one document for both frameworks, and every leak marked and listed under a rule that exists.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { rules } from "../../src/rules/index.js";

const examples = fileURLToPath(new URL("../../../../examples/", import.meta.url));
const frameworks = ["flask", "express"] as const;
const read = (...path: string[]) => readFileSync(join(examples, ...path), "utf8");
const known = new Set(rules.map(({ id }) => id as string));

function marks(framework: string): Set<string> {
  const folder = join(examples, framework, "leaky");
  const sources = readdirSync(folder).filter((name) => /\.(?:py|js)$/.test(name));
  return new Set(
    sources.flatMap((name) =>
      [...read(framework, "leaky", name).matchAll(/(?:#|\/\/) leak: ([a-z, -]+)$/gm)].flatMap(([, ids]) =>
        ids!.split(",").map((id) => id.trim()),
      ),
    ),
  );
}

function listed(framework: string): Set<string> {
  return new Set(
    [...read(framework, "leaky", "README.md").matchAll(/^\| ([a-z, -]+) \|/gm)]
      .flatMap(([, ids]) => ids!.split(",").map((id) => id.trim()))
      .filter((id) => id !== "rule" && !/^-*$/.test(id)),
  );
}

describe.each(frameworks)("the leaky %s twin", (framework) => {
  it("marks and lists the same leaks, each by a rule that exists", () => {
    expect([...marks(framework)].sort()).toEqual([...listed(framework)].sort());
    expect([...listed(framework)].filter((id) => !known.has(id))).toEqual([]);
    expect(listed(framework).size).toBeGreaterThan(30);
  });
});

it("both frameworks have the same leaks", () => {
  expect([...marks("flask")].sort()).toEqual([...marks("express")].sort());
});

describe("the documents", () => {
  it.each(["leaky", "sound"])("%s: one for both frameworks", (variant) => {
    expect(read("express", variant, "openapi.json")).toBe(read("flask", variant, "openapi.json"));
  });

  it("the twins differ where a mistake is in the document: ids in a row, an e-mail address in the URL", () => {
    const leaky = JSON.parse(read("flask", "leaky", "openapi.json"));
    const sound = JSON.parse(read("flask", "sound", "openapi.json"));
    expect(leaky.paths["/users"].get.parameters.pop().name).toBe("email");
    const text = JSON.stringify(sound).replaceAll('{"type":"string","format":"uuid"}', '{"type":"integer"}');
    expect(leaky).toEqual(JSON.parse(text));
  });
});

it("the sound twins hold no personal data and no secret in their source", () => {
  for (const framework of frameworks) {
    const folder = join(examples, framework, "sound");
    const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
      (name) => /\.(?:py|js)$/.test(name) && !/(?:^|[\\/])tests?[\\/]|node_modules|\.venv/.test(name),
    );
    expect(sources.length).toBeGreaterThan(10);
    for (const name of sources)
      expect(read(framework, "sound", name), name).not.toMatch(/\b\d{3}-\d{2}-\d{4}\b|[\w.]@[\w-]+\.(?:net|com|org)|your-256-bit/);
  }
});

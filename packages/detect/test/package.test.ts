// The package as it is published: small, without a dependency, and of nothing but the language.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const folder = fileURLToPath(new URL("..", import.meta.url));
const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<string, unknown>;

it("is under 400 kB packed", () => {
  const told = execFileSync("npm", ["pack", "--dry-run", "--json", "--silent"], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [packed] = JSON.parse(told.slice(told.indexOf("["))) as [{ size: number; files: { path: string }[] }];
  expect(packed.files.map(({ path }) => path)).toContain("dist/index.js");
  expect(packed.files.some(({ path }) => path.includes("test") || path.endsWith(".tsbuildinfo"))).toBe(false);
  expect(packed.size).toBeLessThan(400_000);
}, 60_000);

it("has no dependency", () => {
  for (const field of ["dependencies", "peerDependencies", "optionalDependencies", "bundleDependencies"])
    expect(manifest[field]).toBeUndefined();
});

it("imports nothing but itself", () => {
  const sources = (readdirSync(join(folder, "src"), { recursive: true }) as string[]).filter((path) => path.endsWith(".ts"));
  expect(sources.length).toBeGreaterThan(10);
  const foreign = sources.flatMap((path) =>
    [...readFileSync(join(folder, "src", path), "utf8").matchAll(/\b(?:from|import)\s*\(?\s*["']([^"']+)["']/g)]
      .map(([, name]) => name!)
      .filter((name) => !name.startsWith("."))
      .map((name) => `${path}: ${name}`),
  );
  expect(foreign).toEqual([]);
  for (const path of sources)
    expect(readFileSync(join(folder, "src", path), "utf8"), path).not.toMatch(/\bBuffer\.|\bprocess\.|\brequire\(/);
});

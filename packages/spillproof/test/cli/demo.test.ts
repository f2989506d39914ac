import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { run, scratch } from "./run.js";

it("scans the leaky Express API, writes report.html, and shows what its sound twin verifies", { timeout: 60_000 }, async () => {
  const cwd = await scratch();
  const { status, stdout, stderr } = await run(["demo", "--framework", "express"], { cwd });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/^1\. The leaky API {2}Express, as you asked\./);
  expect(stdout).toMatch(/ {2}subject-ownership +✗ violated +→ ✓ verified/);
  const page = await readFile(join(cwd, "report.html"), "utf8");
  expect(page).toMatch(/^<!doctype html>/i);
  for (const text of [stdout, page]) expect(text).not.toMatch(/eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/);
});

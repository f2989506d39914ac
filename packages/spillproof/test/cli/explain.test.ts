import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { categories, rules } from "../../src/rules/index.js";
import { run, scratch } from "./run.js";

describe("explain", () => {
  it("lists every rule by category and marks those that are planned", async () => {
    const { status, stdout } = await run(["explain"]);
    expect(status).toBe(0);
    for (const category of categories) expect(stdout).toMatch(new RegExp(`^${category}$`, "m"));
    for (const { id, available } of rules)
      expect(stdout).toMatch(new RegExp(`^ {2}${id} +\\w+ +${available.length > 0 ? "ready" : "planned"} `, "m"));
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it("shows a rule with its fix and recipes", async () => {
    const { status, stdout } = await run(["explain", "object-authorization"]);
    expect(status).toBe(0);
    for (const part of [
      "CWE-639",
      "API1:2023",
      "high",
      "subject-ownership",
      "Why it matters",
      "How to mend it",
      "\nflask\n",
      "\nexpress\n",
    ])
      expect(stdout).toContain(part);
  });

  it("says so of a rule that no release has", async () => {
    const planned = rules.find(({ available }) => available.length === 0);
    expect(planned).toBeDefined();
    expect((await run(["explain", planned!.id])).stdout).toContain("no release has it yet");
  });

  it("names the nearest rule", async () => {
    const { status, stderr } = await run(["explain", "object-authorisation"]);
    expect(status).toBe(2);
    expect(stderr).toBe("error: There is no rule object-authorisation.\nhint:  Did you mean object-authorization?\n");
  });

  it("refuses what is no report", async () => {
    const cwd = await scratch();
    await writeFile(join(cwd, "other.json"), "{}");
    for (const file of ["other.json", "absent.json"]) {
      const { status, stderr } = await run(["explain", "--score", file], { cwd });
      expect(status).toBe(2);
      expect(stderr).toContain(file);
    }
  });
});

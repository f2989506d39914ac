import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bin, run, scratch } from "./run.js";

const email = "ada.lovelace@gmail.com";
const ssn = "536-90-4399";
const body = JSON.stringify({ name: "Ada Lovelace", email, ssn });

describe("detect", () => {
  it("tells each match in a line with a mask, and a summary", async () => {
    const cwd = await scratch();
    await writeFile(join(cwd, "me.json"), body);
    const { status, stdout, stderr } = await run(["detect", "me.json"], { cwd });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^me\.json:1:\d+ {2}us-ssn {2}\S+ {2}(firm|proven)$/m);
    expect(stdout).toMatch(/matches in 1 source/);
    expect(stdout + stderr).not.toContain(email);
    expect(stdout + stderr).not.toContain(ssn);
  });

  it("writes one object a line with exactly the promised keys", async () => {
    const { status, stdout } = await run(["detect", "--json", "-"], { input: body });
    expect(status).toBe(1);
    const matches = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const match = matches.find(({ type }) => type === "us-ssn");
    expect(Object.keys(match)).toEqual(["source", "line", "column", "start", "end", "pointer", "type", "kind", "confidence", "masked"]);
    expect(match).toMatchObject({ source: "-", line: 1, pointer: "/ssn", kind: "personal" });
    expect(Buffer.from(body).subarray(match.start, match.end).toString()).toBe(ssn);
  });

  it("leaves the pointer out where the input is no JSON", async () => {
    const { stdout } = await run(["detect", "--json", "-"], { input: `mail to ${email}\n` });
    expect(JSON.parse(stdout)).not.toHaveProperty("pointer");
  });

  it("says that there is nothing, and exits 0", async () => {
    expect(await run(["detect", "-"], { input: "nothing here\n" })).toEqual({
      status: 0,
      stdout: "Nothing found in 1 source, 13 B.\n",
      stderr: "",
    });
    expect(await run(["detect", "--json", "-"], { input: "nothing here\n" })).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it("masks with --redact and exits 0", async () => {
    const { status, stdout } = await run(["detect", "--redact", "-"], { input: body });
    expect(status).toBe(0);
    expect(Object.keys(JSON.parse(stdout))).toEqual(["name", "email", "ssn"]);
    expect(stdout).not.toContain(email);
    expect(stdout).not.toContain(ssn);
  });

  it("gives bytes that are no text back as they are", async () => {
    const cwd = await scratch();
    const bytes = Buffer.from([0, 255, 254, 10, 128, 13, 10, 200]);
    await writeFile(join(cwd, "bytes"), bytes);
    await writeFile(join(cwd, "empty"), "");
    const { status, stdout } = await run(["detect", "--redact", "empty", "bytes"], { cwd });
    expect(status).toBe(0);
    expect(stdout).toBe(bytes.toString());
  });

  it("reads the other files where one is missing, and exits 2", async () => {
    const cwd = await scratch();
    await writeFile(join(cwd, "me.json"), body);
    const { status, stdout, stderr } = await run(["detect", "absent.json", ".", "me.json"], { cwd });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: absent\.json does not exist\.\n/);
    expect(stderr).toContain("error: . is a directory.");
    expect(stdout).toContain("us-ssn");
  });

  it("finds what stands across the pieces of a long stream", async () => {
    const input = ["x".repeat(79), ""].join("\n").repeat(4000).concat(email, "\n");
    const { status, stdout } = await run(["detect", "--json", "-"], { input });
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ line: 4001, column: 1, start: 320_000, end: 320_000 + email.length });
  });

  it("ends quietly where the reader goes away", async () => {
    const child = spawn(process.execPath, [bin, "detect", "-"], { stdio: ["pipe", "pipe", "pipe"] });
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    child.stdin.on("error", () => {});
    child.stdout.once("data", () => child.stdout.destroy());
    child.stdin.end(`${email}\n`.repeat(200_000));
    const status = await new Promise((resolve) => child.on("close", resolve));
    expect(stderr).toBe("");
    expect(status).toBe(1);
  });

  it("lists its types as a table and as JSON", async () => {
    const table = await run(["detect", "--types"]);
    expect(table.status).toBe(0);
    expect(table.stdout).toMatch(/^type +kind +country +bits +what it is +validator\n/);
    const json = await run(["detect", "--types", "--json"]);
    const types = JSON.parse(json.stdout);
    expect(table.stdout).toContain(`\n${types.length} types\n`);
    expect(types.find(({ id }: { id: string }) => id === "iban")).toMatchObject({ kind: "financial", source: "ISO 13616" });
    for (const { bits, examples } of types) expect([typeof bits, examples.length > 0]).toEqual(["number", true]);
  });

  it("lists the types of a kind, those with a word, and none", async () => {
    const some = await run(["detect", "--types", "--kind", "credential", "GitHub", "--json"]);
    const types = JSON.parse(some.stdout) as { id: string; kind: string }[];
    expect(types.map(({ id }) => id)).toContain("github-token");
    expect(types.every(({ id, kind }) => kind === "credential" && id !== "jwt")).toBe(true);
    expect((await run(["detect", "--types", "no-such-word"])).stdout).toContain("\n0 types\n");
  });

  it.each([
    [["detect"], "There is nothing to read."],
    [["detect", "--json", "--redact", "-"], "--json and --redact cannot go together."],
    [["detect", "--kind", "health", "-"], "--kind goes with --types."],
    [["detect", "--types", "--kind", "wealth"], "There is no kind wealth."],
    [["detect", "--jsn", "-"], "spillproof detect has no option --jsn.\nhint:  Did you mean --json?"],
  ])("refuses %j", async (args, sentence) => {
    const { status, stdout, stderr } = await run(args);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(sentence);
  });
});

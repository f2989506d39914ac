import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { run } from "./run.js";

const { version } = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8"));

describe("spillproof", () => {
  it.each([[["--version"]], [["-v"]]])("prints its version for %j", async (args) => {
    expect(await run(args)).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("lists the commands that there are, and no others", async () => {
    const { status, stdout } = await run([]);
    expect(status).toBe(0);
    expect(stdout).toBe((await run(["--help"])).stdout);
    const listed = [
      ...stdout
        .split("Commands:")[1]!
        .split("Examples:")[0]!
        .matchAll(/^ {2}(\w+)/gm),
    ].map(([, name]) => name);
    expect(listed).toEqual(["scan", "audit", "demo", "detect", "explain", "init", "help"]);
  });

  it.each(["scan", "audit", "demo", "detect", "explain", "init"])("teaches %s: examples and exit statuses", async (command) => {
    const { status, stdout, stderr } = await run([command, "--help"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(new RegExp(`^Usage: spillproof ${command} [\\s\\S]*Examples:\n {2}\\S[\\s\\S]*Exit status:\n {2}0 `));
  });

  it("does not list what no release has", async () => {
    const { stdout } = await run(["scan", "--help"]);
    expect(stdout).not.toMatch(/--(source|logs|llm|baseline|access-lock)|sarif|\.har/);
  });

  it.each([
    [["scna"], "There is no command scna.", "Did you mean spillproof scan?"],
    [["scan", "--maxrequests", "1"], "spillproof scan has no option --maxrequests.", "Did you mean --max-requests?"],
    [["scan", "--fail-on", "hihg"], "--fail-on takes critical, high, medium, low or never.", "Did you mean --fail-on high?"],
    [["scan", "--max-requests", "many"], "--max-requests takes a whole number of at least 1.", "For example: --max-requests 10"],
    [["scan", "--config"], "--config needs a value: --config <file>.", "Run spillproof scan --help"],
    [["scan", "http://127.0.0.1:1", "b"], "Too many arguments for 'scan'.", "Run spillproof scan --help"],
    [["demo", "--framework", "rails"], "--framework takes flask or express.", "For example: --framework flask"],
  ])("refuses %j in a sentence", async (args, sentence, hint) => {
    const { status, stdout, stderr } = await run(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(`error: ${sentence}`);
    expect(stderr).toContain(`hint:  ${hint}`);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it("never repeats the value of an option that it does not know", async () => {
    const { stderr } = await run(["scan", "--token=eyJhbGciOiJIUzI1NiJ9.e30.abc"]);
    expect(stderr).toContain("no option --token.");
    expect(stderr).not.toContain("eyJ");
  });

  it("shows where an error arose with --debug only", async () => {
    expect((await run(["explain", "nothing", "--debug"])).stderr).toMatch(/^\s+at /m);
    expect((await run(["explain", "nothing"])).stderr).not.toMatch(/^\s+at /m);
  });
});

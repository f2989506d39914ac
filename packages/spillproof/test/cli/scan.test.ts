import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { privateValues, startNotes, tokens } from "./api.js";
import { run, scratch } from "./run.js";

const env = { ALICE: tokens.alice, BOB: tokens.bob };
const identities = ["--as", "alice=env:ALICE", "--as", "bob=env:BOB"];

describe("scan", () => {
  it("proves a leak, exits 1, and tells it in text", async () => {
    const { url } = await startNotes({ leaky: true });
    const { status, stdout, stderr } = await run(["scan", url, ...identities], { env, cwd: await scratch() });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toContain("GET /notes/{note_id}");
    for (const value of privateValues) expect(stdout).not.toContain(value);
  });

  it("exits 0 on the sound API", async () => {
    const { url } = await startNotes({ leaky: false });
    const { status, stdout, stderr } = await run(["scan", url, ...identities, "--json"], { env, cwd: await scratch() });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const report = JSON.parse(stdout);
    expect(report.schema).toBe("spillproof-report/1");
    expect(report.controls).toContainEqual(
      expect.objectContaining({ control: "subject-ownership", operation: "GET /notes/{note_id}", status: "verified" }),
    );
  });

  it("writes its files whole, for their owner only, and explains the score of one", async () => {
    const { url } = await startNotes({ leaky: true });
    const cwd = await scratch();
    const outputs = ["--output", "report.json", "--output", "report.html"];
    const { status, stdout, stderr } = await run(["scan", url, ...identities, "--json", ...outputs], { env, cwd });
    expect(status).toBe(1);
    expect(stderr).toBe("Wrote report.json\nWrote report.html\n");
    expect((await readdir(cwd)).sort()).toEqual(["report.html", "report.json"]);
    expect(await readFile(join(cwd, "report.json"), "utf8")).toBe(stdout);
    for (const file of ["report.json", "report.html"]) {
      expect((await stat(join(cwd, file))).mode & 0o777).toBe(0o600);
      const text = await readFile(join(cwd, file), "utf8");
      for (const value of privateValues) expect(text).not.toContain(value);
    }
    const score = await run(["explain", "--score", "report.json"], { cwd });
    expect({ status: score.status, stderr: score.stderr }).toEqual({ status: 0, stderr: "" });
    expect(score.stdout).toContain(String(JSON.parse(stdout).score));
  });

  it("heeds --fail-on never, --only and --skip", async () => {
    const { url } = await startNotes({ leaky: true });
    const cwd = await scratch();
    expect((await run(["scan", url, ...identities, "--fail-on", "never"], { env, cwd })).status).toBe(0);
    expect((await run(["scan", url, ...identities, "--only", "object-authorization"], { env, cwd })).status).toBe(1);
    expect((await run(["scan", url, ...identities, "--skip", "object-authorization"], { env, cwd })).status).toBe(0);
  });

  it("reads spillproof.yaml, and the command line wins", async () => {
    const { url } = await startNotes({ leaky: true });
    const cwd = await scratch();
    const yaml = `target: ${url}\nidentities:\n  alice: { bearer: "\${ALICE}" }\n  bob: { bearer: "\${BOB}" }\nfailOn: never\n`;
    await writeFile(join(cwd, "spillproof.yaml"), yaml);
    expect((await run(["scan"], { env, cwd })).status).toBe(0);
    expect((await run(["scan", "--fail-on", "high"], { env, cwd })).status).toBe(1);
  });

  it("stops at Ctrl-C, writes what is known and exits 3", async () => {
    const { url, requests } = await startNotes({ leaky: true, delay: 150 });
    const cwd = await scratch();
    const poll = setInterval(() => {
      if (requests() >= 4) interrupt?.("SIGINT");
    }, 20);
    let interrupt: ((signal: NodeJS.Signals) => void) | null = null;
    const running = run(["scan", url, ...identities, "--output", "report.json"], {
      env,
      cwd,
      started: (kill) => {
        interrupt = (signal) => {
          interrupt = null;
          kill(signal);
        };
      },
    });
    const { status, stderr } = await running;
    clearInterval(poll);
    expect(status).toBe(3);
    expect(stderr).toContain("Press Ctrl-C again to end at once.");
    const report = JSON.parse(await readFile(join(cwd, "report.json"), "utf8"));
    expect(report.incomplete.length).toBeGreaterThan(0);
  });

  it("exits 3 where no token reaches anything", async () => {
    const { url } = await startNotes({ leaky: false });
    const { status, stdout, stderr } = await run(["scan", url, "--as", "alice=env:WRONG"], {
      env: { WRONG: "nt_wrong_Lk29dkqPz81mWe" },
      cwd: await scratch(),
    });
    expect(status).toBe(3);
    expect(stdout + stderr).not.toContain("nt_wrong");
  });

  it("exits 3 where the budget ends before anything is found", async () => {
    const { url } = await startNotes({ leaky: false });
    const { status, stdout } = await run(["scan", url, ...identities, "--max-requests", "9", "--json"], { env, cwd: await scratch() });
    expect(status).toBe(3);
    expect(JSON.parse(stdout).requests).toBeLessThanOrEqual(9);
  });

  it.each([
    [["--output", "report.sarif"], "--output report.sarif: there is no format of that ending.", ".json and .html"],
    [["--output", "absent/report.json"], "--output absent/report.json: the directory", "Make it first"],
    [
      ["--only", "object-authorisation"],
      "--only: there is no rule or category object-authorisation.",
      "Did you mean object-authorization?",
    ],
    [["--skip", "verbose-eror"], "--skip: there is no rule or category verbose-eror.", "Did you mean verbose-error?"],
    [["--only", "ssrf"], "--only: The rule ssrf is planned, no release has it yet.", "spillproof explain"],
    [["--only", "llm"], "--only: All rules of llm are planned, no release has them yet.", "spillproof explain"],
  ])("refuses %j before the first request", async (args, sentence, hint) => {
    const { url, requests } = await startNotes({ leaky: true });
    const { status, stdout, stderr } = await run(["scan", url, ...identities, ...args], { env, cwd: await scratch() });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(sentence);
    expect(stderr).toContain(hint);
    expect(requests()).toBe(0);
  });

  it("never repeats a credential that it cannot read", async () => {
    for (const credential of ["alice", "alice=barer:nt_secret_123", "=bearer:nt_secret_123", "alice=header:nt_secret_123"]) {
      const { status, stdout, stderr } = await run(["scan", "http://127.0.0.1:9", "--as", credential], { cwd: await scratch() });
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toMatch(/^error: .*\nhint: /);
      expect(stderr).not.toContain("nt_secret");
    }
  });

  it("refuses a public host where nobody can be asked", async () => {
    // An address of documentation (RFC 5737): nobody is there, and nothing is sent.
    const { status, stdout, stderr } = await run(["scan", "http://192.0.2.1", ...identities], { env, cwd: await scratch() });
    expect({ status, stdout }).toEqual({ status: 3, stdout: "" });
    expect(stderr).toMatch(/^error: 192\.0\.2\.1 .*\nhint: .*--authorized/);
  });

  it("refuses an identity that is given twice", async () => {
    const { status, stderr } = await run(["scan", "http://127.0.0.1:9", ...identities, "--as", "bob=env:ALICE"], {
      env,
      cwd: await scratch(),
    });
    expect(status).toBe(2);
    expect(stderr).toContain("--as bob is given twice.");
  });

  it("says that nobody answers", async () => {
    const { status, stderr } = await run(["scan", "http://127.0.0.1:9", ...identities], { env, cwd: await scratch() });
    expect(status).toBe(3);
    expect(stderr).toMatch(/^error: .*127\.0\.0\.1:9/);
  });
});

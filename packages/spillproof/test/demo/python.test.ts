// A Python is found, or the reason why not is said.

import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chooseFramework, findPython } from "../../src/demo/index.js";
import { SpillproofError } from "../../src/model/index.js";

let folder = "";
let requirements = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "spillproof-python-"));
  requirements = join(folder, "requirements.txt");
  writeFileSync(requirements, "Flask==3.1.3\n");
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A PATH on which python3 is a program that says and does this. */
function pathWith(script: string): string {
  const bin = mkdtempSync(join(folder, "bin-"));
  writeFileSync(join(bin, "python3"), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, "python3"), 0o755);
  return bin;
}

const search = (path: string) => findPython(requirements, undefined, { PATH: path, XDG_CACHE_HOME: folder });

describe.skipIf(process.platform === "win32")("where Python cannot be had, one clause says why", () => {
  it.each([
    ["none at all", "", "there is no python3 on the PATH"],
    ["one that is too old", 'echo "3.9.2 cpython-39 x86_64 /usr"', "python3 is Python 3.9.2, and 3.10 is needed"],
    [
      "one without ensurepip",
      `echo "ModuleNotFoundError: No module named 'ensurepip'" >&2; exit 1`,
      "python3 cannot make virtual environments (its module venv or ensurepip is missing)",
    ],
    ["one that is broken", "exit 3", "python3 does not start"],
    [
      "one that makes no environment",
      'if [ "$1" = -c ]; then echo "3.12.0 cpython-312 x86_64 /usr"; else echo "Error: the disk is full" >&2; exit 1; fi',
      "python3 could not make a virtual environment: Error: the disk is full",
    ],
  ])("%s", async (_name, script, reason) => {
    const path = script === "" ? mkdtempSync(join(folder, "bin-")) : pathWith(script);
    expect(await search(path)).toEqual({ found: false, reason });
    expect(existsSync(join(folder, "spillproof")) ? readdirSync(join(folder, "spillproof")) : []).toEqual([]);
  });

  it("takes Express then, and says so", async () => {
    const choice = await chooseFramework(undefined, { PATH: mkdtempSync(join(folder, "bin-")), XDG_CACHE_HOME: folder });
    expect(choice).toEqual({ framework: "express", reason: "because there is no python3 on the PATH" });
  });
});

it("refuses a requirements file that is not there", async () => {
  const error = await findPython(join(folder, "none.txt")).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(SpillproofError);
  expect((error as SpillproofError).code).toBe("input");
});

// In: arguments. Out: what the built command wrote, and its exit status.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export const bin = fileURLToPath(new URL("../../bin/spillproof.js", import.meta.url));

interface Surroundings {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with what sends the process a signal. */
  readonly started?: (kill: (signal: NodeJS.Signals) => void) => void;
}

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Without colours, and without the caller's environment but for PATH. */
export function run(args: readonly string[], { cwd = tmpdir(), input = "", env = {}, started }: Surroundings = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd, env: { PATH: process.env.PATH ?? "", ...env } });
    const out: Buffer[] = [];
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      stderr += chunk;
    });
    child.on("error", reject);
    started?.((signal) => child.kill(signal));
    child.on("close", (status) => resolve({ status, stdout: Buffer.concat(out).toString(), stderr }));
    // A command that does not read its input closes the pipe.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

/** A directory of its own for one test. */
export async function scratch(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "spillproof-cli-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

// In: which example API. Out: that API as a running process on loopback, with two people who can log in, until it is stopped.

import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { SpillproofError } from "../model/index.js";
import { expressServer, type Framework, flaskFolder, type Variant } from "./examples-folder.js";
import { findPython } from "./python.js";

export interface TwinOptions {
  readonly framework: Framework;
  readonly variant: Variant;
  readonly onProgress?: (text: string) => void;
}

/** What `POST /auth/login` takes; the token is at `/access_token` of its answer. */
export interface Login {
  readonly username: string;
  readonly password: string;
}

export interface RunningTwin {
  /** Origin, without a slash at the end. */
  readonly url: string;
  readonly framework: Framework;
  readonly variant: Variant;
  /** Two ordinary people with the same scopes. */
  readonly identities: { readonly alice: Login; readonly bob: Login };
  /** Somebody with the administrators' scopes. */
  readonly admin: Login;
  /** What the API wrote while it ran. It goes with the twin. */
  readonly logFile: string;
  /** Ends the process and takes its files away. A second call does nothing. */
  stop(): Promise<void>;
}

interface Command {
  readonly file: string;
  readonly options: readonly string[];
  readonly folder: string;
}

const startSeconds = 60;
const stopSeconds = 3;
const announcement = /^listening on (http:\/\/127\.0\.0\.1:\d{1,5})$/m;

/**
 * Starts one example API on a free loopback port and waits until its `/health` answers. Its secrets and passwords are made for this run.
 * It ends with `stop()`, and with this process. Throws `environment` where it cannot be started.
 */
export async function startTwin({ framework, variant, onProgress = () => {} }: TwinOptions): Promise<RunningTwin> {
  const command = framework === "flask" ? await flaskCommand(variant, onProgress) : expressCommand(variant);
  onProgress(`starting the ${variant} ${framework} API`);
  const folder = mkdtempSync(join(tmpdir(), "spillproof-demo-"));
  const logFile = join(folder, "api.log");
  const login = (username: string): Login => ({ username, password: randomBytes(18).toString("base64url") });
  const [alice, bob, admin] = [login("alice"), login("bob"), login("admin")];

  const log = openSync(logFile, "a", 0o600);
  const child = spawn(command.file, command.options, {
    cwd: command.folder,
    // Apart from Ctrl-C, so that a scan can end in order first.
    detached: process.platform !== "win32",
    stdio: ["ignore", log, log],
    windowsHide: true,
    // Nothing else of this environment: an API that leaks by design is not to have anything of the user's.
    env: {
      ...only(["PATH", "SystemRoot", "TMPDIR", "TEMP", "LANG"]),
      PYTHONDONTWRITEBYTECODE: "1",
      PYTHONUNBUFFERED: "1",
      JWT_SECRET: randomBytes(32).toString("base64url"),
      HASH_KEY: randomBytes(32).toString("base64url"),
      ALICE_PASSWORD: alice.password,
      BOB_PASSWORD: bob.password,
      ADMIN_PASSWORD: admin.password,
      DATABASE: join(folder, "orders.db"),
      AUDIT_FILE: join(folder, "audit.jsonl"),
    },
  });
  closeSync(log);
  const stop = endWithThisProcess(child, folder);
  try {
    const url = await answers(child, logFile, `The ${variant} ${framework} example`);
    return { url, framework, variant, identities: { alice, bob }, admin, logFile, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function flaskCommand(variant: Variant, onProgress: (text: string) => void): Promise<Command> {
  const folder = flaskFolder(variant);
  const python = await findPython(join(folder, "requirements.txt"), onProgress);
  if (!python.found) {
    throw new SpillproofError(
      "environment",
      `The Flask examples cannot run: ${python.reason}.`,
      "Use the Express examples, which need Node alone.",
    );
  }
  return { file: python.path, options: [variant === "sound" ? "serve.py" : "app.py", "--port", "0"], folder };
}

function expressCommand(variant: Variant): Command {
  const server = expressServer(variant);
  return { file: process.execPath, options: [server, "--port", "0"], folder: dirname(server) };
}

function only(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
}

/** The address that the process says it listens at, once it answers there. */
async function answers(child: ChildProcess, logFile: string, what: string): Promise<string> {
  let failure: Error | null = null;
  child.once("error", (error) => {
    failure = error;
  });
  const deadline = Date.now() + startSeconds * 1000;
  while (Date.now() < deadline) {
    if (failure !== null || child.exitCode !== null || child.signalCode !== null) break;
    const url = announcement.exec(await readFile(logFile, "utf8"))?.[1];
    if (url !== undefined && (await isHealthy(url))) return url;
    await wait(25);
  }
  const lines = (await readFile(logFile, "utf8")).trim().split("\n");
  const told = lines.at(-1) === "" ? "" : ` It said: ${lines.at(-1)!.slice(0, 200)}`;
  const ended = child.exitCode === null && failure === null ? `did not answer within ${startSeconds} seconds` : "ended before it answered";
  throw new SpillproofError("environment", `${what} ${ended}.${told}`, "Start it by hand as its README says, to see what is missing.", {
    cause: failure,
  });
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(2000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

/** Ties a child to this process: it ends with it, however that ends, except by a signal that nobody can catch. */
function endWithThisProcess(child: ChildProcess, folder: string): () => Promise<void> {
  const clean = () => {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const onSignal = (signal: NodeJS.Signals) => {
    // Whoever else listens decides when this process ends; `exit` comes then.
    if (process.listeners(signal).some((listener) => !ours.has(listener))) return;
    release();
    clean();
    process.kill(process.pid, signal);
  };
  ours.add(onSignal);
  const release = () => {
    process.off("exit", clean);
    for (const signal of signals) process.off(signal, onSignal);
    ours.delete(onSignal);
  };
  process.once("exit", clean);
  for (const signal of signals) process.on(signal, onSignal);

  const gone = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  let stopping: Promise<void> | null = null;
  const end = async () => {
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), stopSeconds * 1000);
    await gone;
    clearTimeout(timer);
    release();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  return () => {
    stopping ??= end();
    return stopping;
  };
}

/** Listeners of this file, so that several twins do not wait for each other at a signal. */
const ours = new Set<unknown>();

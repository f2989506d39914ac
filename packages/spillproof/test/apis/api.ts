// In: an API's file and the interpreter for it. Out: the API, running on a free loopback port, and what is true about it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export interface Planted {
  readonly rule: string;
  /** `GET /base/path/{id}`, or null for the API as a whole: then the finding may also stand on any one operation. */
  readonly operation: string | null;
  /** Where no document names what answers: `GET /.env`. The finding may stand there, or on the API as a whole. */
  readonly at?: string;
  readonly minConfidence?: "proven" | "firm";
  /** Seen only by a scan that may write. */
  readonly active?: true;
  /** Told by how long an answer takes alone: it may be found, and a test cannot ask for it. */
  readonly byTime?: true;
}

export interface Truth {
  /** What a scan must find. Whatever is not named here must not be above `low`. */
  readonly findings: readonly Planted[];
  /** What is true as well, or a matter of taste: it may be told, and need not be. */
  readonly allowed?: readonly Planted[];
  /** Operations with nothing above `low`. */
  readonly sound: readonly string[];
}

export interface RunningApi {
  readonly url: string;
  stop(): Promise<void>;
}

export interface TestApi {
  readonly name: string;
  readonly framework: string;
  readonly variant: "leaky" | "sound" | "mixed";
  /** In the shape of spillproof.yaml, without `target`. */
  readonly config: object;
  /** The same without identities: a scan that may write makes its own accounts. */
  readonly fromNothing?: object;
  readonly truth: Truth;
  /** Its ids are made by chance at each start: two starts give other answers, and so other reports. */
  readonly chance?: true;
  /** Values that must never stand raw in anything that is written. */
  readonly planted: readonly string[];
  start(): Promise<RunningApi>;
}

/** A place in a configuration that the scan fills in, such as `token`. */
export const filled = (name: string) => `\${${name}}`;

const requirements = fileURLToPath(new URL("./requirements.txt", import.meta.url));

/** Starts a Node API; `file` is relative to this folder. */
export const node = (file: string, leaky: boolean) => () => run(process.execPath, file, leaky);

/** Starts a Python API in a virtual environment with the pinned requirements; throws with the reason where none can be made. */
export const python = (file: string, leaky: boolean) => async () => {
  // Loaded late, so that the Node APIs start where there is no Python.
  const { findPython } = await import("../../src/demo/index.js");
  const found = await findPython(requirements);
  if (!found.found) throw new Error(`no Python for ${file}: ${found.reason}`);
  return run(found.path, file, leaky);
};

async function run(interpreter: string, file: string, leaky: boolean): Promise<RunningApi> {
  const { LEAKY: _, ...env } = process.env;
  const child = spawn(interpreter, [fileURLToPath(new URL(file, import.meta.url))], {
    env: { ...env, PORT: "0", PYTHONDONTWRITEBYTECODE: "1", ...(leaky ? { LEAKY: "1" } : {}) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  };
  let told = "";
  child.stderr.on("data", (chunk: Buffer) => {
    told = (told + chunk.toString()).slice(-4000);
  });
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${file} was not ready in 60 s\n${told}`)), 60_000);
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
      const ready = said.split("\n").find((line) => line.startsWith("ready ") && said.includes(`${line}\n`));
      if (ready === undefined) return;
      clearTimeout(late);
      resolve(ready.slice("ready ".length).trim());
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      clearTimeout(late);
      reject(new Error(`${file} ended with ${code}\n${told}`));
    });
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url, stop };
}

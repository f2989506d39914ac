// In: a requirements file. Out: a Python that has what it names, in a virtual environment made once, or the reason why there is none.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, isAbsolute, join } from "node:path";
import { SpillproofError } from "../model/index.js";

export type PythonSearch =
  | { readonly found: true; readonly path: string; readonly version: string }
  /** `reason`: why not, as a clause without a full stop. */
  | { readonly found: false; readonly reason: string };

type Environment = Readonly<Record<string, string | undefined>>;

interface BasePython {
  readonly command: string;
  readonly version: string;
  /** What makes two interpreters different enough to need an environment each. */
  readonly kind: string;
}

const oldest = [3, 10] as const;
const probe =
  "import sys, platform, ensurepip, venv; print(platform.python_version(), sys.implementation.cache_tag, platform.machine(), sys.base_prefix)";
const startSeconds = 20;
const installSeconds = 240;
const abandonedHours = 1;

/**
 * A Python that can run what `requirementsFile` asks for. Its environment is made at the first call (some ten seconds, needs the network) in the
 * user's cache folder and used again afterwards; it is built under another name and then renamed, so two processes may do so at once.
 * Throws `input` where the file cannot be read; whatever else is missing is a reason.
 */
export async function findPython(
  requirementsFile: string,
  onProgress: (text: string) => void = () => {},
  environment: Environment = process.env,
): Promise<PythonSearch> {
  const requirements = await readFile(requirementsFile, "utf8").catch((cause: unknown) => {
    throw new SpillproofError("input", `The file ${requirementsFile} cannot be read.`, "Name a requirements.txt that exists.", { cause });
  });
  const base = await findBase(environment);
  if (typeof base === "string") return { found: false, reason: base };

  const hash = createHash("sha256").update(requirements).update("\0").update(base.kind).digest("hex").slice(0, 16);
  const cache = join(cacheFolder(environment), "spillproof");
  const folder = join(cache, `python-${hash}`);
  const found = { found: true, path: interpreter(folder), version: base.version } as const;
  if (await starts(found.path, environment)) return found;

  try {
    await mkdir(cache, { recursive: true });
    // There, but of no use: the Python that it was made from is gone.
    if (existsSync(folder)) await rm(folder, { recursive: true, force: true });
    await sweep(cache);
    const building = await mkdtemp(`${folder}.building-`);
    try {
      const problem = await build(building, base, requirementsFile, onProgress, environment);
      if (problem !== null) return { found: false, reason: problem };
      await rename(building, folder).catch(async (cause: unknown) => {
        // Another process was first, and its environment is as good as this one.
        if (!(await starts(found.path, environment))) throw cause;
      });
    } finally {
      await rm(building, { recursive: true, force: true });
    }
  } catch (cause) {
    return { found: false, reason: `the folder ${cache} cannot be written (${codeOf(cause)})` };
  }
  return (await starts(found.path, environment)) ? found : { found: false, reason: "the virtual environment that was made does not start" };
}

async function findBase(environment: Environment): Promise<BasePython | string> {
  let reason = "there is no python3 on the PATH";
  for (const command of process.platform === "win32" ? ["python", "py"] : ["python3", "python"]) {
    const { code, stdout, stderr } = await run(command, ["-c", probe], startSeconds, environment);
    const version = stdout.split(" ")[0] ?? "";
    if (code === 0 && isNewEnough(version)) return { command, version, kind: stdout.trim() };
    if (code === 0) reason = `${command} is Python ${version}, and ${oldest.join(".")} is needed`;
    else if (/No module named '?(?:venv|ensurepip)/.test(stderr))
      reason = `${command} cannot make virtual environments (its module venv or ensurepip is missing)`;
    else if (code !== "missing") reason = `${command} does not start`;
  }
  return reason;
}

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

async function build(
  folder: string,
  base: BasePython,
  requirementsFile: string,
  onProgress: (text: string) => void,
  environment: Environment,
): Promise<string | null> {
  onProgress(`making a virtual environment with Python ${base.version}`);
  const made = await run(base.command, ["-m", "venv", folder], installSeconds, environment);
  if (made.code !== 0) return `${base.command} could not make a virtual environment: ${lastLine(made)}`;
  onProgress(`installing what ${basename(requirementsFile)} names`);
  const pip = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--no-input",
    "--disable-pip-version-check",
    "--prefer-binary",
    "--retries",
    "1",
    "--timeout",
    "15",
  ];
  const installed = await run(interpreter(folder), [...pip, "-r", requirementsFile], installSeconds, environment);
  if (installed.code === 0) return null;
  const cause = installed.code === "timeout" ? `no end after ${installSeconds} seconds` : lastLine(installed);
  return `pip could not install what ${basename(requirementsFile)} names (is there a network?): ${cause}`;
}

function interpreter(folder: string): string {
  return process.platform === "win32" ? join(folder, "Scripts", "python.exe") : join(folder, "bin", "python");
}

async function starts(path: string, environment: Environment): Promise<boolean> {
  return existsSync(path) && (await run(path, ["-c", "pass"], startSeconds, environment)).code === 0;
}

/** The user's cache folder, by the rules of the platform. A relative `XDG_CACHE_HOME` counts as unset (XDG Base Directory, section 2). */
function cacheFolder(environment: Environment): string {
  const { XDG_CACHE_HOME: cache, LOCALAPPDATA: local } = environment;
  if (cache !== undefined && isAbsolute(cache)) return cache;
  if (process.platform === "win32" && local !== undefined) return local;
  return process.platform === "darwin" ? join(homedir(), "Library", "Caches") : join(homedir(), ".cache");
}

/** Takes away what a process that was killed left half built. */
async function sweep(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!/^python-[0-9a-f]{16}\.building-/.test(name)) continue;
    const path = join(cache, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > abandonedHours * 3_600_000) await rm(path, { recursive: true, force: true });
  }
}

interface Ran {
  readonly code: number | "missing" | "timeout";
  readonly stdout: string;
  readonly stderr: string;
}

function run(command: string, options: readonly string[], seconds: number, environment: Environment): Promise<Ran> {
  return new Promise((resolve) => {
    // Settings for the user's other work would lead the packages elsewhere.
    const env = {
      ...environment,
      PIP_USER: "0",
      PIP_TARGET: undefined,
      PIP_PREFIX: undefined,
      PYTHONPATH: undefined,
      PYTHONHOME: undefined,
    };
    execFile(command, options, { env, timeout: seconds * 1000, maxBuffer: 4 << 20, windowsHide: true }, (error, stdout, stderr) => {
      const code =
        error === null
          ? 0
          : error.killed === true
            ? "timeout"
            : error.code === "ENOENT"
              ? "missing"
              : typeof error.code === "number"
                ? error.code
                : 1;
      resolve({ code, stdout, stderr });
    });
  });
}

function lastLine({ stdout, stderr }: Ran): string {
  const lines = `${stdout}\n${stderr}`.split("\n").map((line) => line.trim());
  const told = lines.filter((line) => line !== "");
  return (told.findLast((line) => line.startsWith("ERROR")) ?? told.at(-1) ?? "it said nothing").slice(0, 200);
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
}

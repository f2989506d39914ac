// In: nothing but a framework's name. Out: a leaky API scanned and told, report.html, and its sound twin beside it. Stops what it starts.

import { join, parse, relative } from "node:path";
import type { Command } from "commander";
import type { RunningTwin } from "../demo/index.js";
import { atLeast, type Report, SpillproofError } from "../model/index.js";
import type { Framework } from "../rules/index.js";
import type { Configuration } from "../target/index.js";
import { createCommand, manner, oneOf } from "./command.js";
import { tellDifference, tellFindings } from "./demo-story.js";
import { followScan } from "./follow.js";
import { listenForInterrupt } from "./interrupt.js";
import { checkWritable, writeWhole } from "./output-file.js";
import { Progress } from "./progress.js";
import { hasColor, painter, print, widthOf } from "./terminal.js";

interface DemoOptions {
  readonly framework?: Framework;
  readonly quiet?: true;
  readonly color: boolean;
}

/** What the leaky API is written to show; a demo that misses one of them has failed. */
const planted = [
  "object-authorization",
  "missing-authentication",
  "admin-operation-exposed",
  "scope-not-enforced",
  "debug-exposed",
  "excessive-data",
  "token-echo",
  "verbose-error",
] as const;

const page = "report.html";
const names: Readonly<Record<Framework, string>> = { flask: "Flask", express: "Express" };

export function demoCommand(): Command {
  return createCommand("demo", "See it at work: scan a leaky API that comes along, then its sound twin.", {
    examples: [
      ["spillproof demo", "Flask where python3 can have it, else Express"],
      ["spillproof demo --framework express", "nothing but Node"],
    ],
    exits: [
      [0, "it saw what it must: every planted leak in the leaky API, nothing above low in the sound one"],
      [2, "a wrong option, or report.html cannot be written here"],
      [3, "it did not, or could not start"],
    ],
  })
    .optionsGroup(manner)
    .option("--framework <name>", "flask or express (default: flask where it can run)", oneOf("--framework", ["flask", "express"]))
    .option("--quiet", "no progress")
    .option("--no-color", "no colours")
    .option("--debug", "show where an error arose")
    .action(async (options: DemoOptions) => {
      process.exitCode = await runDemo(options);
    });
}

async function runDemo(options: DemoOptions): Promise<number> {
  const paint = painter(hasColor(process.stdout, options.color));
  const told = { paint, width: Math.min(widthOf(process.stdout), 120) };
  const file = join(process.cwd(), page);
  await checkWritable("The demo", file);

  const [{ chooseFramework }, { render }] = await Promise.all([import("../demo/index.js"), import("../report/index.js")]);
  const progress = new Progress({ quiet: options.quiet === true, color: options.color });
  const interrupt = listenForInterrupt(() => progress.note("Stopping the example."));
  try {
    const choice = options.framework
      ? { framework: options.framework, reason: "as you asked" }
      : await chooseFramework((text) => progress.doing(text));
    progress.close();
    await print(
      `${paint("bold", "1. The leaky API")}  ${names[choice.framework]}, ${choice.reason}. Scanned as alice and bob, two ordinary users.

`,
    );
    const leaky = await scanTwin(choice.framework, "leaky", progress, interrupt.signal);
    if (interrupt.signal.aborted) return 3;
    await writeWhole(file, render(leaky, "html"));
    await print(`${tellFindings(leaky, choice.framework, told)}\n\n`);
    await print(`${paint("bold", "2. Its sound twin")}  The same API with the fixes in place, scanned in the same way.\n\n`);
    const sound = await scanTwin(choice.framework, "sound", progress, interrupt.signal);
    if (interrupt.signal.aborted) return 3;
    await print(`${tellDifference(leaky, sound, told)}\n\n`);
    const wrong = shortcomings(leaky, sound);
    if (wrong.length > 0)
      throw new SpillproofError("internal", `The demo did not see what it must: ${wrong.join("; ")}.`, "Please report this.");
    await print(`${closing(relative(process.cwd(), file), paint)}\n`);
    return 0;
  } catch (error) {
    // Ctrl-C reaches the example too: that it died of it is no error.
    if (!interrupt.signal.aborted) throw error;
    return 3;
  } finally {
    progress.close();
    interrupt.release();
  }
}

async function scanTwin(framework: Framework, variant: "leaky" | "sound", progress: Progress, signal: AbortSignal): Promise<Report> {
  const { startTwin } = await import("../demo/index.js");
  const twin = await startTwin({ framework, variant, onProgress: (text) => progress.doing(text) });
  try {
    return await followScan(await configurationOf(twin), progress, signal);
  } finally {
    await twin.stop();
  }
}

/** From the root, so that no spillproof.yaml of the caller is taken up. */
async function configurationOf({ url, identities }: RunningTwin): Promise<Configuration> {
  const { readConfiguration } = await import("../target/index.js");
  const login = (name: "ALICE" | "BOB") => ({
    login: { request: "POST /auth/login", json: { username: `\${${name}}`, password: `\${${name}_PASSWORD}` }, token: "/access_token" },
  });
  const overrides = { target: url, identities: { alice: login("ALICE"), bob: login("BOB") } };
  const { alice, bob } = identities;
  const env = { ALICE: alice.username, ALICE_PASSWORD: alice.password, BOB: bob.username, BOB_PASSWORD: bob.password };
  return readConfiguration({ cwd: parse(process.cwd()).root, overrides, env });
}

function shortcomings(leaky: Report, sound: Report): string[] {
  const seen = new Set(leaky.findings.filter(({ confidence }) => confidence !== "tentative").flatMap(({ rule, also }) => [rule, ...also]));
  const alarms = new Set(sound.findings.filter(({ severity }) => atLeast(severity, "medium")).map(({ rule }) => rule));
  return [
    ...planted.filter((rule) => !seen.has(rule)).map((rule) => `${rule} is missing in the leaky API`),
    ...[...alarms].map((rule) => `${rule} is told of the sound one`),
  ];
}

function closing(file: string, paint: ReturnType<typeof painter>): string {
  return `${paint("bold", file)} holds the leaky API's report with all evidence, and the code of each fix. Now your own API:
  spillproof init
  spillproof scan`;
}

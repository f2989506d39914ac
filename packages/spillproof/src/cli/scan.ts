// In: a URL, options, a configuration. Out: the report of a scan on the terminal and in files, and its exit status.

import type { Command } from "commander";
import { type Report, SpillproofError } from "../model/index.js";
import type { Configuration } from "../target/index.js";
import { createCommand, gather, gatherList, manner, number, oneOf } from "./command.js";
import { followScan } from "./follow.js";
import { listenForInterrupt } from "./interrupt.js";
import { reportFiles, writeWhole } from "./output-file.js";
import { Progress } from "./progress.js";
import { checkSelection } from "./selection.js";
import { askYes, canAsk, hasColor, oneLine, print, widthOf } from "./terminal.js";
import { showFrames } from "./trouble.js";
import { exitStatus, thresholds } from "./verdict.js";

interface ScanOptions {
  readonly config?: string;
  readonly spec?: string;
  readonly as?: readonly string[];
  readonly active?: true;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly maxRequests?: number;
  readonly maxSeconds?: number;
  readonly rate?: number;
  readonly timeout?: number;
  readonly seed?: number;
  readonly output?: readonly string[];
  readonly json?: true;
  readonly failOn?: Configuration["failOn"];
  readonly quiet?: true;
  readonly authorized?: true;
  readonly insecure?: true;
  readonly ca?: string;
  readonly proxy?: string;
  readonly wordlist?: string;
  readonly header?: readonly string[];
  readonly color: boolean;
  readonly debug?: true;
}

export function scanCommand(): Command {
  return createCommand(
    "scan",
    "Find and prove leaks in a running API. Without --active it only reads: nothing is created, changed or deleted.",
    {
      examples: [
        [
          "spillproof scan http://127.0.0.1:5000 --as alice=env:ALICE_TOKEN --as bob=env:BOB_TOKEN",
          "two tokens from the environment prove who may read whose data",
        ],
        ["spillproof scan --output report.html --output report.json", "all from spillproof.yaml; the report as a page and as JSON"],
        [
          "spillproof scan --active",
          "also try writes, on objects that it makes itself and undoes; two accounts from nothing where the API lets anybody sign up",
        ],
        ["spillproof scan --only object-authorization --fail-on medium --quiet", "one rule, strict, in a pipeline"],
      ],
      exits: [
        [0, "nothing at or above --fail-on"],
        [1, "findings at or above it"],
        [2, "a wrong option, configuration or input"],
        [3, "the scan could not finish, or saw too little to say"],
      ],
    },
  )
    .argument("[url]", "the API; wins over target in the configuration")
    .optionsGroup("What to scan, and as whom:")
    .option("--config <file>", "configuration (default: spillproof.yaml here or above, if any)")
    .option("--spec <file|url>", "OpenAPI 3.0, 3.1 or Swagger 2.0 (default: looked for at the usual paths)")
    .option(
      "--as <name=credential>",
      "an identity; repeat for more. env:VAR, file:PATH, bearer:…, basic:user:pass, header:Name:value, cookie:name=value, query:name=value",
      gather,
    )
    .option("--active", "also write: to objects and accounts that the scan makes itself, undone afterwards (default: only reads)")
    .option("--include <operation>", 'call only these, such as "GET /orders*"; repeatable (default: all)', gather)
    .option("--exclude <operation>", "never call these; repeatable (default: what looks destructive)", gather)
    .option("--only <rule,…>", "only these rules, by id or category", gatherList)
    .option("--skip <rule,…>", "all but these", gatherList)
    .option("--wordlist <file>", "try these secrets on the tokens, too: a file with one on each line")
    .optionsGroup("How much, how fast:")
    .option("--max-requests <n>", "requests at most (default: 2000)", number("--max-requests", { whole: true, least: 1 }))
    .option("--max-seconds <n>", "seconds at most (default: 120)", number("--max-seconds", { whole: false, least: 1 }))
    .option("--rate <n>", "requests a second (default: 50; on loopback no limit)", number("--rate", { whole: false, least: 0.1 }))
    .option("--timeout <s>", "seconds to wait for an answer", number("--timeout", { whole: false, least: 0.1 }))
    .option("--seed <n>", "what chance starts from: the same seed, the same report", number("--seed", { whole: true, least: 0 }))
    .optionsGroup("What comes out:")
    .option("--output <file>", "write the report; .json or .html; repeatable (default: text on the terminal)", gather)
    .option("--json", "the report as JSON on stdout, nothing else there")
    .option(
      "--fail-on <severity>",
      `the least severity that makes exit status 1: ${thresholds.join(", ")} (default: high)`,
      oneOf("--fail-on", thresholds),
    )
    .option("--quiet", "no progress and no warnings")
    .optionsGroup("The connection:")
    .option("--authorized", "you may test this public host (default: asked on a terminal, else refused)")
    .option("--header <name:value>", "send this with every request; repeatable", gather)
    .option("--ca <file>", "trust the certificates in this PEM file")
    .option("--insecure", "accept any certificate")
    .option("--proxy <url>", "send everything through this HTTP proxy")
    .optionsGroup(manner)
    .option("--no-color", "no colours")
    .option("--debug", "show where an error arose")
    .action(async (url: string | undefined, options: ScanOptions) => {
      process.exitCode = await runScan(url, options);
    });
}

async function runScan(url: string | undefined, options: ScanOptions): Promise<number> {
  const { render } = await import("../report/index.js");
  const configuration = await configure(url, options);
  if (configuration.debug) showFrames();
  const color = !configuration.noColor;
  checkSelection(configuration.only, configuration.skip, "runtime");
  const files = await reportFiles(configuration.output);

  const progress = new Progress({ quiet: configuration.quiet, color });
  const interrupt = listenForInterrupt(() => progress.note("Stopping; what is known will be written. Press Ctrl-C again to end at once."));
  try {
    const report = await scanWhenAuthorized(configuration, progress, interrupt.signal);
    for (const [file, format] of files) await writeWhole(file, render(report, format));
    // Set before anything is printed, so that the status is right even where the reader of the pipe goes away.
    process.exitCode = exitStatus(report, configuration.failOn, interrupt.signal.aborted);
    await print(
      configuration.json
        ? render(report, "json")
        : render(report, "text", { color: hasColor(process.stdout, color), width: widthOf(process.stdout) }),
    );
    if (!configuration.quiet) for (const file of files.keys()) process.stderr.write(`Wrote ${file}\n`);
    return process.exitCode;
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    throw new SpillproofError("internal", "The scan was stopped before anything was known.", "Run it again when there is time.", {
      cause: error,
    });
  } finally {
    interrupt.release();
  }
}

async function configure(url: string | undefined, options: ScanOptions): Promise<Configuration> {
  const { parseIdentityArgument, readConfiguration } = await import("../target/index.js");
  const { as = [], config, color, ...rest } = options;
  const surroundings = { cwd: process.cwd(), env: process.env };
  const given = await Promise.all(as.map((argument) => parseIdentityArgument(argument, surroundings)));
  const twice = given.find(({ name }, index) => given.findIndex((other) => other.name === name) < index);
  if (twice) throw new SpillproofError("usage", `--as ${twice.name} is given twice.`, "Give each identity a name of its own.");
  const overrides = {
    ...rest,
    ...(color ? {} : { noColor: true }),
    ...(url === undefined ? {} : { target: url }),
    ...(given.length === 0 ? {} : { identities: Object.fromEntries(given.map(({ name, identity }) => [name, identity])) }),
  };
  return readConfiguration({ ...surroundings, overrides, ...(config === undefined ? {} : { file: config }) });
}

/** Asks on a terminal whether a public host may be tested; where nobody can be asked, the refusal stands. */
async function scanWhenAuthorized(configuration: Configuration, progress: Progress, signal: AbortSignal): Promise<Report> {
  try {
    return await followScan(configuration, progress, signal);
  } catch (error) {
    const refused = error instanceof SpillproofError && error.code === "not-authorized";
    if (!refused || !canAsk() || !(await askYes(`${oneLine(configuration.target ?? "")} is a public host. Are you authorized to test it?`)))
      throw error;
    return followScan({ ...configuration, authorized: true }, progress, signal);
  }
}

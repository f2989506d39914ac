// In: an OpenAPI document. Out: what it promises that no API should, on the terminal and in files, and its exit status.

import { parse, resolve } from "node:path";
import type { Command } from "commander";
import { type Report, SpillproofError } from "../model/index.js";
import type { Configuration } from "../target/index.js";
import { createCommand, gather, gatherList, manner, number, oneOf } from "./command.js";
import { listenForInterrupt } from "./interrupt.js";
import { reportFiles, writeWhole } from "./output-file.js";
import { Progress } from "./progress.js";
import { checkSelection } from "./selection.js";
import { askYes, canAsk, hasColor, oneLine, print, widthOf } from "./terminal.js";
import { exitStatus, thresholds } from "./verdict.js";

interface AuditCommandOptions {
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly output?: readonly string[];
  readonly json?: true;
  readonly failOn?: Configuration["failOn"];
  readonly quiet?: true;
  readonly authorized?: true;
  readonly header?: readonly string[];
  readonly ca?: string;
  readonly insecure?: true;
  readonly proxy?: string;
  readonly timeout?: number;
  readonly color: boolean;
  readonly debug?: true;
}

export function auditCommand(): Command {
  return createCommand("audit", "Find leaks in an OpenAPI document alone, before anything runs. Nothing of the API is called.", {
    examples: [
      ["spillproof audit openapi.yaml", "what the document promises that no API should, with file, line and JSON pointer"],
      ["spillproof audit http://127.0.0.1:5000/openapi.json --output audit.html", "a document at a URL; the report as a page"],
      ["spillproof audit openapi.yaml --fail-on medium --quiet", "strict, in a pipeline"],
    ],
    exits: [
      [0, "nothing at or above --fail-on"],
      [1, "findings at or above it"],
      [2, "a wrong option, or no document that can be read"],
      [3, "the document's URL could not be asked"],
    ],
  })
    .argument("<spec>", "OpenAPI 3.0, 3.1 or Swagger 2.0, in JSON or YAML: a file, or a URL")
    .optionsGroup("What to look for:")
    .option("--only <rule,…>", "only these rules, by id or category", gatherList)
    .option("--skip <rule,…>", "all but these", gatherList)
    .optionsGroup("What comes out:")
    .option("--output <file>", "write the report; .json or .html; repeatable (default: text on the terminal)", gather)
    .option("--json", "the report as JSON on stdout, nothing else there")
    .option(
      "--fail-on <severity>",
      `the least severity that makes exit status 1: ${thresholds.join(", ")} (default: high)`,
      oneOf("--fail-on", thresholds),
    )
    .option("--quiet", "no progress")
    .optionsGroup("The connection, for a document at a URL:")
    .option("--authorized", "you may ask this public host (default: asked on a terminal, else refused)")
    .option("--header <name:value>", "send this with the request; repeatable", gather)
    .option("--ca <file>", "trust the certificates in this PEM file")
    .option("--insecure", "accept any certificate")
    .option("--proxy <url>", "ask through this HTTP proxy")
    .option("--timeout <s>", "seconds to wait for the answer", number("--timeout", { whole: false, least: 0.1 }))
    .optionsGroup(manner)
    .option("--no-color", "no colours")
    .option("--debug", "show where an error arose")
    .action(async (spec: string, options: AuditCommandOptions) => {
      process.exitCode = await runAudit(spec, options);
    });
}

async function runAudit(spec: string, options: AuditCommandOptions): Promise<number> {
  const { render } = await import("../report/index.js");
  const configuration = await configure(options);
  checkSelection(configuration.only, configuration.skip, "spec");
  const files = await reportFiles(configuration.output);
  const progress = new Progress({ quiet: configuration.quiet, color: options.color });
  const interrupt = listenForInterrupt(() => {});
  try {
    progress.doing("reading the document");
    const report = await auditWhenAuthorized(spec, configuration, progress, interrupt.signal);
    progress.close();
    for (const [file, format] of files) await writeWhole(file, render(report, format));
    process.exitCode = exitStatus(report, configuration.failOn, interrupt.signal.aborted);
    await print(
      configuration.json
        ? render(report, "json")
        : render(report, "text", { color: hasColor(process.stdout, options.color), width: widthOf(process.stdout) }),
    );
    if (!configuration.quiet) for (const file of files.keys()) process.stderr.write(`Wrote ${file}\n`);
    return process.exitCode;
  } finally {
    progress.close();
    interrupt.release();
  }
}

/** From the root, so that no spillproof.yaml is taken up: it names a running API and who asks it. */
async function configure({ color, ca, ...rest }: AuditCommandOptions): Promise<Configuration> {
  const { readConfiguration } = await import("../target/index.js");
  const overrides = { ...rest, ...(ca === undefined ? {} : { ca: resolve(ca) }), noColor: !color };
  return readConfiguration({ cwd: parse(process.cwd()).root, overrides, env: process.env });
}

/** Asks on a terminal whether a public host may be asked; where nobody can be asked, the refusal stands. */
async function auditWhenAuthorized(
  document: string,
  configuration: Configuration,
  progress: Progress,
  signal: AbortSignal,
): Promise<Report> {
  const { audit } = await import("../audit/index.js");
  const { only, skip, authorized, insecure, ca, proxy, header, timeout } = configuration;
  const options = { document, only, skip, authorized, insecure, ca, proxy, header, timeout, signal };
  try {
    return await audit(options);
  } catch (error) {
    progress.close();
    const refused = error instanceof SpillproofError && error.code === "not-authorized";
    if (!refused || !canAsk() || !(await askYes(`${oneLine(new URL(document).host)} is a public host. Are you authorized to ask it?`)))
      throw error;
    return audit({ ...options, authorized: true });
  }
}

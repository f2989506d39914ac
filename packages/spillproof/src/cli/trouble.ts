// In: anything that was thrown. Out: one plain sentence, what to do next, and the exit status.

import type { Command, CommanderError } from "commander";
import { type ErrorCode, nearest, SpillproofError } from "../model/index.js";
import { hasColor, oneLine, painter } from "./terminal.js";

/** Exit status 2 is the caller's to mend, 3 says that nothing can be said. */
const callers: ReadonlySet<ErrorCode> = new Set(["usage", "config", "input"]);

let framesWanted = process.argv.includes("--debug");

/** For a configuration that asks for them. */
export function showFrames(): void {
  framesWanted = true;
}

/** Writes the error to stderr and gives the exit status. Frames are shown with --debug only. */
export function tell(error: unknown): number {
  const paint = painter(hasColor(process.stderr, !process.argv.includes("--no-color")));
  const known = error instanceof SpillproofError ? error : unexpected(error);
  const lines = [`${paint(["red", "bold"], "error:")} ${oneLine(known.message)}`];
  if (known.hint) lines.push(`${paint("dim", "hint:")}  ${oneLine(known.hint)}`);
  if (framesWanted) lines.push(...frames(error));
  process.stderr.write(`${lines.join("\n")}\n`);
  return callers.has(known.code) ? 2 : 3;
}

function unexpected(error: unknown): SpillproofError {
  const name = error instanceof Error ? error.name : typeof error;
  return new SpillproofError(
    "internal",
    `Spillproof failed in a way that it should not (${name}).`,
    "Run it again with --debug to see where.",
  );
}

/** Without messages: what other libraries write there may hold a piece of what they read. */
function frames(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 4) return [];
  const stack = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const code = "code" in error && typeof error.code === "string" ? ` (${error.code})` : "";
  return [`${depth === 0 ? "thrown" : "caused by"}: ${error.name}${code}`, ...stack, ...frames(error.cause, depth + 1)];
}

/** What commander says of a wrong command line, in our words. An argument's value is not repeated: it may be a credential. */
export function usageError(error: CommanderError, command: Command): SpillproofError {
  const help = `Run ${path(command)} --help to see what it takes.`;
  const quoted = /'([^'=]*)/.exec(error.message)?.[1] ?? "";
  if (error.code === "commander.unknownOption") {
    const meant = nearest(
      quoted,
      command.options.flatMap(({ long, short }) => [long, short].filter((flag) => flag !== undefined)),
    );
    return new SpillproofError("usage", `${path(command)} has no option ${quoted}.`, meant ? `Did you mean ${meant}?` : help);
  }
  if (error.code === "commander.unknownCommand") {
    const meant = nearest(
      quoted,
      command.commands.map((each) => each.name()),
    );
    return new SpillproofError("usage", `There is no command ${quoted}.`, meant ? `Did you mean ${path(command)} ${meant}?` : help);
  }
  if (error.code === "commander.optionMissingArgument")
    return new SpillproofError("usage", `${quoted.split(" ")[0]} needs a value: ${quoted}.`, help);
  const sentence = error.message
    .replace(/^error: /, "")
    .split("\n")[0]!
    .replace(/'(-[^']*)'/g, "$1")
    .replace(/\.?$/, ".");
  return new SpillproofError("usage", sentence[0]!.toUpperCase() + sentence.slice(1), help);
}

function path(command: Command): string {
  return command.parent ? `${path(command.parent)} ${command.name()}` : command.name();
}

// In: a command's name, first line, examples and exit statuses. Out: a command that teaches itself and refuses in our words.

import { Command, Option } from "commander";
import { nearest, SpillproofError } from "../model/index.js";
import { hasColor, painter } from "./terminal.js";
import { usageError } from "./trouble.js";

interface Lesson {
  readonly examples: readonly (readonly [line: string, says: string])[];
  readonly exits: readonly (readonly [status: number, says: string])[];
}

/** The heading of the options that every command has. */
export const manner = "Manner:";

/** A command whose help ends with examples and exit statuses. */
export function createCommand(name: string, says: string, { examples, exits }: Lesson): Command {
  const paint = painter(hasColor(process.stdout, !process.argv.includes("--no-color")));
  const command = new Command(name).description(says);
  return command
    .configureOutput({ outputError: () => {}, getOutHasColors: () => hasColor(process.stdout, !process.argv.includes("--no-color")) })
    .configureHelp({ styleTitle: (title) => paint("bold", title) })
    .addHelpOption(new Option("-h, --help", "this page").helpGroup(manner))
    .exitOverride((error) => {
      throw error.exitCode === 0 || error.code === "commander.help" ? error : usageError(error, command);
    })
    .addHelpText("after", () => {
      const lines = examples.flatMap(([line, meaning]) => [`  ${line}`, paint("dim", `      ${meaning}`)]);
      const statuses = exits.map(([status, meaning]) => `  ${status}  ${meaning}`);
      return ["", paint("bold", "Examples:"), ...lines, "", paint("bold", "Exit status:"), ...statuses].join("\n");
    });
}

/** For an option that may be given more than once. */
export function gather(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

/** For an option that takes a list with commas, and may be given more than once. */
export function gatherList(value: string, previous: readonly string[] = []): readonly string[] {
  const items = value
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean);
  return [...previous, ...items];
}

/** A parser of one word out of a few. */
export function oneOf<T extends string>(option: string, words: readonly T[]): (value: string) => T {
  return (value) => {
    const word = words.find((each) => each === value);
    if (word) return word;
    const meant = nearest(value, words);
    const few = `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
    throw new SpillproofError(
      "usage",
      `${option} takes ${few}.`,
      meant ? `Did you mean ${option} ${meant}?` : `For example: ${option} ${words[0]}`,
    );
  };
}

/** A parser of numbers for one option: whole ones from `least` on, or any above zero. */
export function number(option: string, { whole, least }: { readonly whole: boolean; readonly least: number }): (value: string) => number {
  return (value) => {
    const parsed = /^\d{1,12}(\.\d{1,6})?$/.test(value.trim()) ? Number(value) : Number.NaN;
    if (Number.isNaN(parsed) || parsed < least || (whole && !Number.isInteger(parsed)))
      throw new SpillproofError(
        "usage",
        `${option} takes a ${whole ? "whole number" : "number"} of at least ${least}.`,
        `For example: ${option} ${Math.max(least, 10)}`,
      );
    return parsed;
  };
}

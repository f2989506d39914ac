// In: a text, a question. Out: both on the terminal or in the pipe that stands there, in colours where they are wanted.

import { once } from "node:events";
import { createInterface } from "node:readline";
import type { WriteStream } from "node:tty";
import { styleText } from "node:util";

type Format = Exclude<Parameters<typeof styleText>[0], readonly unknown[]>;
export type Style = Format | readonly Format[];

/** Colours on a terminal that has them; `NO_COLOR`, `FORCE_COLOR` and `TERM` are heeded. */
export function hasColor(stream: NodeJS.WriteStream, wanted: boolean): boolean {
  if (!wanted) return false;
  if (process.env.FORCE_COLOR !== undefined) return process.env.FORCE_COLOR !== "0";
  return stream.isTTY === true && (stream as WriteStream).hasColors();
}

/** Columns of the terminal, 100 in a pipe. */
export function widthOf(stream: NodeJS.WriteStream): number {
  return stream.isTTY && stream.columns > 0 ? stream.columns : 100;
}

/** A function that paints, or hands the text back as it is. */
export function painter(color: boolean): (style: Style, text: string) => string {
  return (style, text) => (color ? styleText(typeof style === "string" ? style : [...style], text) : text);
}

/** Writes to stdout no faster than its reader reads. */
export async function print(text: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

/** One line without what steers a terminal: for names that come from outside. */
export function oneLine(text: string): string {
  return text.replace(/[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g, "?");
}

/** Cuts a text to so many columns and says so. */
export function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}

/** Breaks running text into lines of at most `width` columns, each after `indent`. */
export function wrap(text: string, width: number, indent = ""): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(/[ \t\n]+/).filter(Boolean)) {
    if (line.length > indent.length && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
    }
    line += (line.length > indent.length ? " " : "") + word;
  }
  return [...lines, line].join("\n");
}

/** True where somebody is there to be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** A yes-or-no question on the terminal; anything but yes is no. */
export async function askYes(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await new Promise<string>((resolve) => {
      lines.once("close", () => resolve(""));
      lines.question(`${question} [y/N] `, resolve);
    });
    return /^\s*y(es)?\s*$/i.test(answer);
  } finally {
    lines.close();
  }
}

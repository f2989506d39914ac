// In: words and a width in columns. Out: lines that fit a terminal and hold nothing that could steer it.

import { styleText } from "node:util";
import { cleanBlock, cleanLine } from "./clean.js";

type Style = "bold" | "dim" | "red" | "green" | "yellow" | "blue" | "magenta" | "cyan";
export type Paint = (style: Style | readonly Style[], text: string) => string;

/** Colours on request only: whether the stream takes them has been decided by who asks. */
export function painter(color: boolean): Paint {
  return (style, text) =>
    color && text !== "" ? styleText(typeof style === "string" ? style : [...style], text, { validateStream: false }) : text;
}

// East Asian wide and fullwidth forms, and emoji: two columns.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const mark = /\p{Mark}/u;

function columnsOfOne(character: string): number {
  return mark.test(character) ? 0 : wide.test(character) ? 2 : 1;
}

/** Columns that an unstyled text takes. */
export function columns(text: string): number {
  let sum = 0;
  for (const character of text) sum += columnsOfOne(character);
  return sum;
}

export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columns(text)));
}

/** Cut to a width, with an ellipsis where something is lost. */
export function cut(text: string, width: number): string {
  if (columns(text) <= width) return text;
  return `${head(text, width - 1)}…`;
}

function head(text: string, width: number): string {
  let used = 0;
  let result = "";
  for (const character of text) {
    used += columnsOfOne(character);
    if (used > width) break;
    result += character;
  }
  return result;
}

/** `GET /orders` as one word: it is not broken, and comes out of `wrapped` with plain spaces. */
export function unbroken(text: string): string {
  return text.replaceAll(" ", "\u00a0");
}

/** At spaces; a word longer than a line is broken. Never empty. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (let word of cleanLine(text).split(" ")) {
    if (word === "") continue;
    if (line !== "" && columns(line) + 1 + columns(word) <= width) {
      line += ` ${word}`;
      continue;
    }
    if (line !== "") lines.push(line);
    while (columns(word) > width) {
      const start = head(word, width);
      if (start === "") break;
      lines.push(start);
      word = word.slice(start.length);
    }
    line = word;
  }
  if (line !== "" || lines.length === 0) lines.push(line);
  return lines.map((text) => text.replaceAll("\u00a0", " "));
}

/** A shell command over several lines that still can be pasted: broken at spaces outside quotes only, never inside a comment. */
export function wrappedCommand(command: string, width: number): readonly string[] {
  return cleanBlock(command)
    .split("\n")
    .flatMap((line) => {
      const lines: string[] = [];
      let current = "";
      for (const word of withValues(shellWords(line))) {
        if (current !== "" && columns(current) + 1 + columns(word) > width - 2) {
          lines.push(`${current} \\`);
          current = `  ${word}`;
        } else current = current === "" ? word : `${current} ${word}`;
      }
      return [...lines, current];
    });
}

/** `-H` and what it takes stay on one line. */
function withValues(words: readonly string[]): readonly string[] {
  const joined: string[] = [];
  let option = "";
  for (const word of words) {
    if (option !== "" && !/^[-#]/.test(word)) joined.push(`${joined.pop()} ${word}`);
    else joined.push(word);
    option = word.startsWith("-") ? word : "";
  }
  return joined;
}

function shellWords(line: string): readonly string[] {
  const words: string[] = [];
  let word = "";
  let quote = "";
  for (let at = 0; at < line.length; at++) {
    const character = line[at] ?? "";
    if (quote === "" && word === "" && character === "#") {
      words.push(line.slice(at));
      return words;
    }
    if (character === "\\" && quote !== "'") {
      word += character + (line[++at] ?? "");
    } else if (quote === "" && character === " ") {
      if (word !== "") words.push(word);
      word = "";
    } else {
      if (character === quote) quote = "";
      else if (quote === "" && (character === '"' || character === "'")) quote = character;
      word += character;
    }
  }
  return word === "" ? words : [...words, word];
}

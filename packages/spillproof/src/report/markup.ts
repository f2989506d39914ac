// In: a template and values of any origin. Out: markup in which every value that is not markup itself has been escaped.

import { cleanBlock } from "./clean.js";

// A symbol, so that nothing that was read from a file or a target can pass for markup.
const markup = Symbol("markup");

export interface Html {
  readonly [markup]: string;
}

/** What a template takes: texts and numbers are escaped, lists are joined, `null` and `false` are nothing. */
export type Part = Html | string | number | null | false | readonly Part[];

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "`": "&#96;" };

/** Letters of one value, so that a hostile one cannot bury the rest. */
const longest = 600;

/** Safe as text and inside quoted attributes; a template always quotes them. Never for a URL, a style or a tag's name. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { [markup]: strings.reduce((text, string, index) => `${text}${partOf(parts[index - 1] ?? null)}${string}`) };
}

function partOf(part: Part): string {
  if (part === null || part === false) return "";
  if (typeof part === "object") return markup in part ? part[markup] : part.map(partOf).join("");
  const text = String(part);
  return escaped(text.length > longest ? `${text.slice(0, longest)}…` : text);
}

function escaped(text: string): string {
  return cleanBlock(text).replace(/[&<>"'`]/g, (character) => entities[character] ?? "");
}

/** A text that is shown whole: a body, a command, a recipe. */
export function whole(text: string): Html {
  return { [markup]: escaped(text) };
}

/** Markup that this house wrote itself, such as its style sheet. */
export function trusted(text: string): Html {
  return { [markup]: text };
}

export function toText(part: Html): string {
  return part[markup];
}

// In: labelled bodies and what was found in each. Out: recall and precision, as a whole and by type.

import type { LabelledBody } from "./labelled-bodies.js";
import type { Label } from "./labelled-values.js";

export interface Find {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

export interface Verdict {
  told: number;
  labels: number;
  finds: number;
  right: number;
  /** Labels with a find of the right place and another type. */
  renamed: number;
  readonly byType: Map<string, { told: number; labels: number }>;
  readonly byForm: Map<string, { told: number; labels: number; finds: number; right: number }>;
  readonly missed: string[];
  readonly wrong: string[];
}

const fits = (pattern: string, type: string): boolean => {
  const star = pattern.indexOf("*");
  if (star < 0) return pattern === type;
  const parts = pattern.split("*");
  if (!type.startsWith(parts[0]!) || !type.endsWith(parts.at(-1)!)) return false;
  return parts.every((part) => type.includes(part));
};

const covers = (label: Label, find: Find, inside: boolean): boolean =>
  find.start >= label.outer[0] && find.end <= label.outer[1] && (inside || (find.start <= label.start && find.end >= label.end));

export const verdict = (): Verdict => ({
  told: 0,
  labels: 0,
  finds: 0,
  right: 0,
  renamed: 0,
  byType: new Map(),
  byForm: new Map(),
  missed: [],
  wrong: [],
});

/** Adds what one body shows. */
export function judge(total: Verdict, body: LabelledBody, finds: readonly Find[]): void {
  const form = total.byForm.get(body.form) ?? { told: 0, labels: 0, finds: 0, right: 0 };
  total.byForm.set(body.form, form);
  const around = (start: number, end: number): string =>
    JSON.stringify(body.text.slice(Math.max(0, start - 50), Math.min(body.text.length, end + 8)));
  for (const label of body.labels) {
    if (label.optional) continue;
    const here = finds.filter((find) => covers(label, find, body.inside));
    const told = here.some(({ type }) => label.types.some((pattern) => fits(pattern, type)));
    const row = total.byType.get(label.type) ?? { told: 0, labels: 0 };
    total.byType.set(label.type, row);
    row.labels++;
    total.labels++;
    form.labels++;
    if (told) {
      row.told++;
      total.told++;
      form.told++;
    } else {
      if (here.length > 0) total.renamed++;
      const near = finds
        .filter(({ start, end }) => start < label.end && end > label.start)
        .map(({ type, start, end }) => `${type} ${start - label.start}..${end - label.end}`);
      total.missed.push(
        `${label.type} in ${body.form} ${body.api} ${body.locale}: ${around(label.start, label.end)}${near.length > 0 ? ` told as ${near.join(", ")}` : ""}`,
      );
    }
  }
  for (const find of finds) {
    total.finds++;
    form.finds++;
    // Beyond the letters of the law: a find of another type at a labelled place is a miss there, and wrong here.
    const right = body.labels.some(
      (label) =>
        (label.optional ? find.start < label.end && find.end > label.start : covers(label, find, body.inside)) &&
        label.types.some((pattern) => fits(pattern, find.type)),
    );
    if (right) {
      total.right++;
      form.right++;
    } else
      total.wrong.push(
        `${find.type} in ${body.form} ${body.api} ${body.locale}: ${around(find.start, find.end)} [${JSON.stringify(body.text.slice(find.start, find.end).slice(0, 60))}]`,
      );
  }
}

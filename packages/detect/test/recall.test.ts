// Labelled bodies of APIs in many forms and languages: what must be told is told, exactly where it stands, and nothing else.

import { beforeAll, describe, expect, it } from "vitest";
import { judge, type Verdict, verdict } from "../../../bench/generate/judge.js";
import { forms, labelledBodies } from "../../../bench/generate/labelled-bodies.js";
import { locales } from "../../../bench/generate/people.js";
import { createDetector } from "../src/index.js";

const seed = Number(process.env.SEED ?? 1);
const count = Number(process.env.LABELLED_BODIES ?? 1560);

describe("labelled bodies", () => {
  let total: Verdict;
  const seen = { forms: new Set<string>(), locales: new Set<string>() };
  beforeAll(() => {
    const detector = createDetector();
    total = verdict();
    for (const body of labelledBodies(seed, count)) {
      seen.forms.add(body.form);
      seen.locales.add(body.locale);
      judge(
        total,
        body,
        detector.scan(body.text).filter(({ confidence }) => confidence !== "tentative"),
      );
    }
  }, 60_000);

  it("are of at least 150 types, in every form and language", () => {
    expect(total.byType.size).toBeGreaterThanOrEqual(150);
    expect(seen.forms.size).toBe(forms.length);
    expect(seen.locales.size).toBe(locales.length);
  });

  it("are told: recall at least 0.99", () => {
    const worst = [...total.byType]
      .filter(([, { told, labels }]) => told < labels)
      .sort(([, a], [, b]) => b.labels - b.told - (a.labels - a.told))
      .map(([type, { told, labels }]) => `${type} ${told}/${labels}`);
    const byForm = [...total.byForm].map(([form, { told, labels }]) => `${form} ${(told / labels).toFixed(3)}`);
    const why = `by form: ${byForm.join(", ")}\nby type: ${worst.join(", ")}\nfor example:\n${total.missed.slice(0, 30).join("\n")}`;
    expect(total.told / total.labels, why).toBeGreaterThanOrEqual(0.99);
  });

  it("hold nothing else: precision at least 0.99", () => {
    expect(total.right / total.finds, total.wrong.slice(0, 40).join("\n")).toBeGreaterThanOrEqual(0.99);
  });
});

describe("the same seed", () => {
  it("gives the same bodies and labels", () => {
    expect([...labelledBodies(7, 30)]).toEqual([...labelledBodies(7, 30)]);
    expect([...labelledBodies(7, 5)]).not.toEqual([...labelledBodies(8, 5)]);
  });

  it("labels stand where they say", () => {
    for (const body of labelledBodies(3, 200))
      for (const { start, end, outer } of body.labels) {
        expect(start).toBeGreaterThanOrEqual(outer[0]);
        expect(end).toBeGreaterThan(start);
        expect(outer[1]).toBeGreaterThanOrEqual(end);
        expect(outer[1]).toBeLessThanOrEqual(body.text.length);
        if (body.form === "json" || body.form === "pretty") expect(body.text.slice(...outer)).not.toMatch(/^"|[^\\]"$/);
      }
  });
});

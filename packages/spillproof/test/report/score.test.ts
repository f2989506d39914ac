// In: reports and arbitrary findings. Out: whether the score keeps its word.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { confidences, type Finding, severities } from "../../src/model/index.js";
import { explainScore } from "../../src/report/index.js";
import { scoreReport } from "../../src/score/index.js";
import { leaky, objectFinding, sound, unseen } from "./reports.js";

const of = (findings: readonly Finding[]) => scoreReport({ ...sound, findings });
const finding = (change: Partial<Finding>): Finding => ({ ...objectFinding, ...change });

const anyFinding = fc.record({
  severity: fc.constantFrom(...severities),
  confidence: fc.constantFrom(...confidences),
  category: fc.constantFrom("authentication", "object-authorization", "data-exposure", "configuration", "one-of-tomorrow"),
  rule: fc.constantFrom("object-authorization", "spec-mismatch", "verbose-error"),
});
const rank: Readonly<Record<string, number>> = { proven: 2, firm: 1, tentative: 0 };

describe("the score", () => {
  it("is 100 and A where nothing was found, whatever is not tested", () => {
    expect(of([])).toMatchObject({ version: 1, score: 100, grade: "A", reason: null });
  });

  it("is held at F by a proven critical and at D by a proven high, in whatever category", () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 6 }), anyFinding, (others, worst) => {
        const list = others.map(finding);
        expect(of([...list, finding({ ...worst, severity: "critical", confidence: "proven" })]).grade).toBe("F");
        expect(["D", "F"]).toContain(of([...list, finding({ ...worst, severity: "high", confidence: "proven" })]).grade);
      }),
    );
    expect(of([finding({ category: "inventory", severity: "critical" })])).toMatchObject({ score: 44, grade: "F" });
    expect(of([finding({ category: "inventory", severity: "high" })]).reason).toMatch(/proven high/);
  });

  it("is not capped by what is only firm", () => {
    expect(of([finding({ category: "inventory", severity: "high", confidence: "firm" })]).grade).toBe("A");
  });

  it("takes nothing off for info and for what is open by design", () => {
    expect(of([finding({ severity: "info" }), finding({ rule: "spec-mismatch", severity: "low" })]).score).toBe(100);
  });

  it("never rises with one finding more", () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 12 }), anyFinding, (list, more) => {
        const findings = list.map(finding);
        expect(of([...findings, finding(more)]).score).toBeLessThanOrEqual(of(findings).score ?? -1);
      }),
    );
  });

  it("never rises when a finding gets worse or surer", () => {
    fc.assert(
      fc.property(
        fc.array(anyFinding, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...severities),
        fc.constantFrom(...confidences),
        (list, severity, confidence) => {
          const [first, ...rest] = list;
          if (first === undefined) return;
          const worse = {
            ...first,
            severity: severities.indexOf(severity) < severities.indexOf(first.severity) ? severity : first.severity,
            confidence: (rank[confidence] ?? 0) > (rank[first.confidence] ?? 0) ? confidence : first.confidence,
          };
          const before = of([first, ...rest].map(finding)).score ?? -1;
          expect(of([worse, ...rest].map(finding)).score).toBeLessThanOrEqual(before);
        },
      ),
    );
  });

  it("does not depend on the order of findings", () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 10 }), (list) => {
        expect(of(list.map(finding)).score).toBe(of(list.map(finding).reverse()).score);
      }),
    );
  });

  it("is made of points that add up", () => {
    const { categories, score } = scoreReport({ ...sound, findings: leaky.findings.filter(({ severity }) => severity === "medium") });
    const lost = categories.reduce((sum, category) => {
      expect(category.score).toBe(Math.max(0, 100 - category.points.reduce((total, { cost }) => total + cost, 0)));
      return sum + (category.weight * (100 - category.score)) / 100;
    }, 0);
    expect(score).toBe(Math.floor(100 - lost));
    expect(categories.flatMap(({ points }) => points).map(({ rule }) => rule)).toEqual(["verbose-error"]);
  });

  it("is none where under half of the secured operations were reached", () => {
    expect(scoreReport({ ...sound, secured: { total: 10, reached: 4 } })).toMatchObject({
      score: null,
      grade: null,
      reason: expect.stringContaining("4 of 10 secured"),
    });
    expect(scoreReport({ ...sound, secured: { total: 10, reached: 5 } }).grade).toBe("A");
    expect(scoreReport({ ...leaky, secured: { total: 10, reached: 4 } }).grade).toBeNull();
    expect(scoreReport(unseen).grade).toBeNull();
    expect(scoreReport({ ...sound, coverage: { ...sound.coverage, reached: 0 }, secured: { total: 0, reached: 0 } }).grade).toBeNull();
  });

  it("is none where no control was tested", () => {
    expect(
      scoreReport({ ...sound, controls: sound.controls.map((control) => ({ ...control, status: "not-tested" as const })) }).reason,
    ).toMatch(/no control/);
  });
});

describe("its explanation", () => {
  it("names every point and the sum", () => {
    const text = explainScore({ ...leaky, score: 0 }, { color: false });
    for (const { rule } of leaky.findings) expect(text).toContain(rule);
    expect(text).toContain("F · 0 of 100");
    expect(text).not.toContain("\x1b");
    expect(explainScore(leaky, { color: true })).toContain("\x1b[1m");
  });

  it("says why there is none, and when another formula made it", () => {
    expect(explainScore(unseen, { color: false })).toMatch(/No grade: only 2 of 14/);
    expect(explainScore({ ...leaky, score: 23 }, { color: false })).toContain("version 1 gives 0");
  });
});

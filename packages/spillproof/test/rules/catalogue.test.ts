// The catalogue against what is promised of it, written down here a second time and by hand.

import { describe, expect, it } from "vitest";
import { controls, severities } from "../../src/model/index.js";
import { categories, findRule, frameworks, ruleIds, rules, toldOnce, type Witness } from "../../src/rules/index.js";

const promised = `
authentication          | missing-authentication    | critical | 306          | API2 | rsc
authentication          | signature-not-verified    | critical | 347          | API2 | rs
authentication          | weak-jwt-secret           | critical | 1391 326 522 | API2 | rs
authentication          | guessable-token           | critical | 340 331      | API2 | rs
authentication          | expired-token-accepted    | high     | 613          | API2 | rs
authentication          | token-type-confusion      | high     | 287          | API2 | rs
authentication          | token-not-revoked         | medium   | 613          | API2 | r
authentication          | audience-not-checked      | medium   | 345          | API2 | rs
authentication          | spoofable-identity        | critical | 290          | API2 | rs
authentication          | token-in-url              | high     | 598 522      | API2 | rsc
authentication          | token-lifetime            | low      | 613          | API2 | rs
authentication          | session-fixation          | high     | 384          | API2 | rs
authentication          | user-enumeration          | medium   | 204          | API2 | r
authentication          | personal-data-in-token    | low      | 359 201      | API3 | rs
object-authorization    | object-authorization      | high     | 639 359 200  | API1 | rs
object-authorization    | predictable-ids           | low      | 340          | API1 | rc
object-authorization    | cross-session-data        | high     | 488 524      | API1 | rs
function-authorization  | scope-not-enforced        | high     | 863 862      | API5 | rs
function-authorization  | admin-operation-exposed   | critical | 862 863      | API5 | rs
function-authorization  | method-override           | high     | 650          | API5 | r
function-authorization  | access-widened            | high     | 863          | API5 | r
property-authorization  | excessive-data            | high     | 213 200      | API3 | rsc
property-authorization  | credential-in-response    | critical | 522 200      | API3 | rs
property-authorization  | mass-assignment           | high     | 915          | API3 | rs
data-exposure           | public-personal-data      | high     | 359 200      | API3 | r
data-exposure           | token-echo                | high     | 522 200      | API3 | rs
data-exposure           | verbose-error             | medium   | 209          | API8 | rs
data-exposure           | debug-exposed             | medium   | 215          | API8 | rs
data-exposure           | exposed-file              | high     | 538 527      | API8 | rs
data-exposure           | exposed-source            | high     | 540          | API8 | r
data-exposure           | personal-data-in-url      | medium   | 598 359      | API3 | rsc
data-exposure           | cacheable-personal-data   | low      | 524          | API8 | r
storage-and-logs        | hardcoded-secret          | high     | 540 798 321  | API8 | s
storage-and-logs        | personal-data-in-source   | medium   | 540 359      | API8 | s
storage-and-logs        | cleartext-storage         | high     | 312 256      | API8 | s
storage-and-logs        | credential-logged         | high     | 532 522      | API8 | rsl
storage-and-logs        | personal-data-logged      | medium   | 532 359      | API8 | rsl
storage-and-logs        | log-injection             | low      | 117          | API8 | s
storage-and-logs        | no-audit-trail            | low      | 778          | API10:2019 | s
client                  | unsafe-token-storage      | medium   | 922 522      | API8 | s
client                  | certificate-not-verified  | high     | 295          | API8 | s
resource-limits         | no-rate-limit             | medium   | 770 307      | API4 | rs
resource-limits         | enumeration-unhindered    | medium   | 799 770      | API6 | r
resource-limits         | unbounded-response        | low      | 770          | API4 | rc
input-validation        | input-not-validated       | low      | 20           | API8 | r
input-validation        | injection                 | critical | 89 943 78    | API8 | rs
input-validation        | open-redirect             | medium   | 601          | API8 | rs
ssrf                    | ssrf                      | high     | 918          | API7 | rs
transport               | plaintext-transport       | high     | 319          | API8 | rsc
transport               | weak-tls                  | medium   | 326          | API8 | r
transport               | insecure-cookie           | medium   | 614 1004 1275 | API8 | rs
transport               | missing-hsts              | low      | 319          | API8 | r
configuration           | permissive-cors           | medium   | 942          | API8 | rs
configuration           | missing-security-headers  | low      | 693          | API8 | r
configuration           | dangerous-method          | low      | 749          | API8 | r
configuration           | software-disclosed        | info     | 497          | API8 | r
inventory               | undocumented-operation    | medium   | 1059         | API9 | rs
inventory               | old-version-exposed       | medium   | 1059         | API9 | r
inventory               | spec-mismatch             | low      | 1059         | API9 | r
inventory               | spec-gap                  | low      | 1059         | API9 | c
unsafe-consumption      | token-forwarded           | critical | 522 201      | API10 | rs
unsafe-consumption      | unverified-callback       | medium   | 345          | API10 | rs
llm                     | llm-system-prompt         | high     | 200          | API3 LLM07:2025 | r
llm                     | llm-personal-data         | high     | 359          | API1 LLM02:2025 | r
llm                     | llm-credential            | critical | 522          | API3 LLM02:2025 | r
llm                     | llm-executable-output     | high     | 1426 116 79  | API8 LLM05:2025 | r
llm                     | llm-prompt-injection      | high     | 1427         | API8 LLM01:2025 | r
llm                     | llm-excessive-agency      | high     | 862          | API5 LLM06:2025 | r
llm                     | llm-unbounded-consumption | medium   | 770          | API4 LLM10:2025 | r
`
  .trim()
  .split("\n")
  .map((line) => {
    const [category = "", id = "", severity = "", cwe = "", owasp = "", seen = ""] = line.split("|").map((cell) => cell.trim());
    return {
      category,
      id,
      severity,
      cwe: cwe.split(" ").map((number) => `CWE-${number}`),
      owasp: owasp.split(" ").map((name) => (name.includes(":") ? name : `${name}:2023`)),
      witnesses: [...seen],
    };
  });

const letter: Record<Witness, string> = { runtime: "r", source: "s", logs: "l", spec: "c" };

const lookedFor: Readonly<Record<string, string>> = {
  "missing-authentication": "rc",
  "signature-not-verified": "r",
  "weak-jwt-secret": "r",
  "expired-token-accepted": "r",
  "token-type-confusion": "r",
  "token-not-revoked": "r",
  "audience-not-checked": "r",
  "token-in-url": "rc",
  "object-authorization": "r",
  "predictable-ids": "rc",
  "scope-not-enforced": "r",
  "method-override": "r",
  "excessive-data": "rc",
  "credential-in-response": "r",
  "mass-assignment": "r",
  "public-personal-data": "r",
  "token-echo": "r",
  "verbose-error": "r",
  "personal-data-in-url": "rc",
  "unbounded-response": "rc",
  "plaintext-transport": "c",
  "spec-mismatch": "r",
  "spec-gap": "c",
  "user-enumeration": "r",
  "session-fixation": "r",
  "guessable-token": "r",
  "enumeration-unhindered": "r",
  "no-rate-limit": "r",
  "cacheable-personal-data": "r",
  "personal-data-in-token": "r",
  "token-lifetime": "r",
  "spoofable-identity": "r",
  "cross-session-data": "r",
  "admin-operation-exposed": "r",
  "debug-exposed": "r",
  "exposed-file": "r",
  "exposed-source": "r",
  "undocumented-operation": "r",
  "old-version-exposed": "r",
};

describe("the catalogue", () => {
  it("holds every promised rule once, and no other", () => {
    expect([...ruleIds].sort()).toEqual(promised.map(({ id }) => id).sort());
    expect(new Set(ruleIds).size).toBe(rules.length);
    expect(rules).toHaveLength(69);
  });

  it.each(promised)("gives $id its promised values", (row) => {
    const rule = findRule(row.id);
    expect(rule).not.toBeNull();
    if (rule === null) return;
    const { category, id, severity, cwe, owasp } = rule;
    expect({ category, id, severity, cwe, owasp, witnesses: rule.witnesses.map((witness) => letter[witness]) }).toEqual(row);
  });

  it("knows which rules are looked for today, and only by a promised witness", () => {
    for (const rule of rules) {
      expect(rule.available.map((witness) => letter[witness]).join(""), rule.id).toBe(lookedFor[rule.id] ?? "");
      for (const witness of rule.available) expect(rule.witnesses, rule.id).toContain(witness);
    }
  });

  it("names a known severity, category and control for each", () => {
    for (const rule of rules) {
      expect(severities, rule.id).toContain(rule.severity);
      expect(categories, rule.id).toContain(rule.category);
      expect(Object.keys(controls), rule.id).toContain(rule.control);
    }
    expect(new Set(rules.map((rule) => rule.category)).size).toBe(categories.length);
  });

  it("leaves no control without a rule that can violate it", () => {
    expect([...new Set<string>(rules.map((rule) => rule.control))].sort()).toEqual(Object.keys(controls).sort());
  });

  it("has titles that differ and read like one", () => {
    expect(new Set(rules.map((rule) => rule.title)).size).toBe(rules.length);
    for (const rule of rules) expect(rule.title, rule.id).toMatch(/^[A-Z][^.!]{9,69}$/);
  });

  it("answers null for an id that is none", () => {
    for (const id of ["", "Object-Authorization", "constructor", "__proto__", "authentication"]) expect(findRule(id)).toBeNull();
  });
});

describe("the words", () => {
  // What a person who writes APIs knows without a glossary; anything else is spelled out or explained where it stands.
  const plain = new Set([
    "API",
    "APIs",
    "CONNECT",
    "GET",
    "HTTP",
    "HTTPS",
    "ID",
    "JSON",
    "POST",
    "SQL",
    "TRACE",
    "URL",
    "URLs",
    "UUID",
    "OR",
    "AND",
  ]);
  const explained = /TLS \(|mutual TLS|TLS 1\.2|RFC \d+|SHA-256|WWW-Authenticate/g;

  it.each(rules.map((rule) => [rule.id, rule] as const))("%s says why in two to four plain sentences", (_, rule) => {
    const sentences = rule.why.split(/[.!?](?:\s|$)/).filter((sentence) => sentence !== "");
    expect(sentences.length).toBeGreaterThanOrEqual(2);
    expect(sentences.length).toBeLessThanOrEqual(4);
    expect(rule.why).toMatch(/[.]$/);
    expect(rule.fix.summary).toMatch(/^[A-Z].{20,}[.]$/s);
    for (const text of [rule.title, rule.why, rule.fix.summary]) {
      const acronyms =
        text
          .replace(/`[^`]*`/g, "")
          .replace(explained, "")
          .match(/\b[A-Z]{2,}s?\b/g) ?? [];
      expect(acronyms.filter((word) => !plain.has(word))).toEqual([]);
      expect(text).not.toMatch(/\b(?:BOLA|IDOR|BFLA|PII|attack surface|leverage|utili[sz]e|best practice|simply|just)\b/i);
    }
  });
});

describe("recipes", () => {
  const due = new Set(["200", "209", "213", "215", "312", "359", "522", "532", "538", "540"].map((number) => `CWE-${number}`));

  it("are there for Flask and Express wherever they are due", () => {
    const missing = rules
      .filter((rule) => rule.cwe.some((cwe) => due.has(cwe)) || rule.available.length > 0)
      .flatMap((rule) =>
        frameworks.filter((framework) => rule.fix.recipes[framework] === undefined).map((framework) => `${rule.id} ${framework}`),
      );
    expect(missing).toEqual([]);
  });

  it("are of a length to read and to paste", () => {
    for (const rule of rules) {
      for (const [framework, code] of Object.entries(rule.fix.recipes)) {
        const lines = code.split("\n").filter((line) => line.trim() !== "");
        const needed = rule.cwe.some((cwe) => due.has(cwe)) || rule.available.length > 0;
        expect(lines.length, `${rule.id} ${framework}`).toBeGreaterThanOrEqual(needed ? 6 : 1);
        expect(lines.length, `${rule.id} ${framework}`).toBeLessThanOrEqual(25);
        expect(Math.max(...lines.map((line) => line.length)), `${rule.id} ${framework}`).toBeLessThanOrEqual(140);
        expect(code, `${rule.id} ${framework}`).toMatch(/[^\n]\n$/);
        expect(code, `${rule.id} ${framework}`).not.toContain("\t");
      }
    }
  });
});

describe("told once", () => {
  it("names known rules, none twice in a chain", () => {
    for (const chain of toldOnce) {
      expect(chain.length).toBeGreaterThan(1);
      expect(new Set(chain).size).toBe(chain.length);
      for (const id of chain) expect(ruleIds).toContain(id);
    }
  });

  it("never puts two rules in both orders", () => {
    const pairs = toldOnce.flatMap((chain) => chain.flatMap((first, at) => chain.slice(at + 1).map((later) => `${first} ${later}`)));
    for (const pair of pairs) expect(pairs).not.toContain(pair.split(" ").reverse().join(" "));
  });

  it.each([
    ["missing-authentication", "object-authorization"],
    ["missing-authentication", "scope-not-enforced"],
    ["signature-not-verified", "expired-token-accepted"],
    ["token-not-revoked", "admin-operation-exposed"],
    ["admin-operation-exposed", "scope-not-enforced"],
    ["scope-not-enforced", "object-authorization"],
    ["credential-in-response", "token-echo"],
    ["credential-in-response", "excessive-data"],
    ["token-echo", "excessive-data"],
    ["debug-exposed", "verbose-error"],
    ["verbose-error", "software-disclosed"],
    ["exposed-file", "exposed-source"],
    ["exposed-source", "hardcoded-secret"],
    ["debug-exposed", "undocumented-operation"],
    ["admin-operation-exposed", "undocumented-operation"],
    ["enumeration-unhindered", "no-rate-limit"],
  ] as const)("lets %s stand before %s", (first, later) => {
    expect(toldOnce.some((chain) => chain.includes(first) && chain.indexOf(later) > chain.indexOf(first))).toBe(true);
  });

  it("keeps the four checks of a token apart", () => {
    const peers = ["expired-token-accepted", "audience-not-checked", "token-type-confusion", "token-not-revoked"] as const;
    for (const chain of toldOnce) expect(peers.filter((id) => chain.includes(id)).length).toBeLessThanOrEqual(1);
  });
});

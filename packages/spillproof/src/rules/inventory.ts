// In: nothing. Out: the rules on what exists against what is written down.

import type { RuleEntry } from "./rule.js";

export const inventory = [
  {
    id: "undocumented-operation",
    title: "Answers what its document does not mention",
    severity: "medium",
    category: "inventory",
    cwe: ["CWE-1059"],
    owasp: ["API9:2023"],
    control: "hidden-surface",
    witnesses: ["runtime", "source"],
    available: ["runtime"],
    varies: "Info for documents, health and static files; otherwise as bad as what it answers.",
    why: "An operation exists that no document names. Nobody tests, reviews or guards what nobody knows of, and the worst leaks are often there. An attacker finds it by trying common names.",
    fix: {
      summary: "Describe it and guard it like the others, or remove it; make the document from the routes, or test that both agree.",
      recipes: {},
    },
  },
  {
    id: "old-version-exposed",
    title: "An old version still answers",
    severity: "medium",
    category: "inventory",
    cwe: ["CWE-1059"],
    owasp: ["API9:2023"],
    control: "hidden-surface",
    witnesses: ["runtime"],
    available: ["runtime"],
    varies: null,
    why: "An earlier version of the API still runs beside the current one, with the same data behind it. Repairs were made in the new version only. Whoever asks the old one walks around them.",
    fix: {
      summary: "Switch old versions off on a stated day, answer 410 there, and until then send every repair to them too.",
      recipes: {},
    },
  },
  {
    id: "spec-mismatch",
    title: "Is public, though its document asks for a token",
    severity: "low",
    category: "inventory",
    cwe: ["CWE-1059"],
    owasp: ["API9:2023"],
    control: "hidden-surface",
    witnesses: ["runtime"],
    available: ["runtime"],
    varies: null,
    why: "The document says that the operation needs a token, and it answers without one. It holds nobody's data today, so nothing is lost yet. But one of the two is wrong, and the next field added may be personal.",
    fix: {
      summary: "Decide which is meant. Either let the check run on this route, or write `security: []` for it into the document.",
      recipes: {
        flask: `def public(view):
    view.is_public = True
    return view

@app.get("/catalogue")
@public  # meant: then the document says so too, with "security": []
def catalogue():
    return {"items": products.all_public()}

@app.get("/stock")  # not meant: without @public the check before every request refuses it
def stock():
    return {"items": products.stock()}
`,
        express: `// Meant to be public: above the check, and in the document with "security": [].
app.get("/catalogue", async (req, res) => {
  res.json({ items: await products.allPublic() });
});

app.use(authenticate);

// Not meant: below the check it answers 401 without a token.
app.get("/stock", async (req, res) => {
  res.json({ items: await products.stock() });
});
`,
      },
    },
  },
  {
    id: "spec-gap",
    title: "The document leaves out what protects",
    severity: "low",
    category: "inventory",
    cwe: ["CWE-1059"],
    owasp: ["API9:2023"],
    control: "hidden-surface",
    witnesses: ["spec"],
    available: [],
    varies: null,
    why: "The document does not say who may call an operation, which fields it answers, or within which limits. Nothing can then be held against it: no test, no gateway, no reviewer can tell a leak from a feature. What is not promised is not kept.",
    fix: {
      summary:
        "State for each operation its security, its response schemas with `additionalProperties: false`, and limits for lists and texts.",
      recipes: {},
    },
  },
] as const satisfies readonly RuleEntry[];

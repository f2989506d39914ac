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
      recipes: {
        flask: `import json, re
from pathlib import Path

def undocumented(app, document):
    described = {(method.upper(), path) for path, item in document["paths"].items() for method in item}
    served = {
        (method, re.sub(r"<(?:[^:<>]+:)?([^<>]+)>", r"{\\1}", rule.rule))
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    return sorted(served - described)

def test_every_route_is_described():
    assert undocumented(app, json.loads(Path("openapi.json").read_text())) == []
`,
        express: `import { readFileSync } from "node:fs";

const { paths } = JSON.parse(readFileSync("openapi.json", "utf8"));
const described = Object.entries(paths).map(([path, item]) => ({
  segments: path.split("/"),
  methods: new Set(Object.keys(item).map((method) => method.toUpperCase())),
}));
const fits = (segments, path) => {
  const asked = path.split("/");
  return asked.length === segments.length && segments.every((segment, index) => segment.includes("{") || segment === asked[index]);
};

// Before every route: what the document does not name is not there.
app.use((req, res, next) => {
  const method = req.method === "HEAD" ? "GET" : req.method;
  if (described.some((entry) => entry.methods.has(method) && fits(entry.segments, req.path))) return next();
  res.status(404).json({ title: "Not Found", status: 404 });
});
`,
      },
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
    varies:
      "As bad as what it answers: without a token critical, with others' data high; low where it shows no more than the documented one.",
    why: "An earlier version of the API still runs beside the current one, with the same data behind it. Repairs were made in the new version only. Whoever asks the old one walks around them.",
    fix: {
      summary: "Switch old versions off on a stated day, answer 410 there, and until then send every repair to them too.",
      recipes: {
        flask: `METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]

def gone(path=""):
    return {"title": "Gone", "status": 410, "detail": "Use /api/v2."}, 410

for version in ("v0", "v1"):  # their own blueprints are registered no more
    app.add_url_rule(f"/api/{version}/", f"{version}-root", gone, methods=METHODS)
    app.add_url_rule(f"/api/{version}/<path:path>", f"{version}-any", gone, methods=METHODS)
`,
        express: `const retired = new Set(["v0", "v1"]);

// Before every route; their own routers are mounted no more.
app.use("/api/:version", (req, res, next) => {
  if (!retired.has(req.params.version.toLowerCase())) return next();
  res.status(410).json({ title: "Gone", status: 410, detail: "Use /api/v2." });
});
`,
      },
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
    available: ["spec"],
    varies: null,
    why: "The document does not say who may call an operation, which fields it answers, or within which limits. Nothing can then be held against it: no test, no gateway, no reviewer can tell a leak from a feature. What is not promised is not kept.",
    fix: {
      summary:
        "State for each operation its security, its response schemas with `additionalProperties: false`, and limits for lists and texts.",
      recipes: {
        flask: `METHODS = {"get", "post", "put", "patch", "delete"}

def gaps(document):
    for path, item in document["paths"].items():
        for method in METHODS & item.keys():
            operation, place = item[method], f"{method.upper()} {path}"
            security = operation.get("security", document.get("security"))
            if security is None:  # an empty list says that it is public
                yield f"{place} does not say who may call"
            elif security and not {"401", "403", "4XX", "default"} & operation["responses"].keys():
                yield f"{place} does not say how it refuses"
            for status, answer in operation["responses"].items():
                content = answer.get("content", {}).get("application/json", {"schema": True})
                if status.startswith("2") and "schema" not in content:
                    yield f"{place} does not say what it answers"

def test_the_document_has_no_gaps(document):  # as the API serves it
    assert list(gaps(document)) == []
`,
        express: `const methods = ["get", "post", "put", "patch", "delete"];

function* gaps(document) {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods.filter((name) => name in item)) {
      const { responses, security = document.security } = item[method];
      const place = \`\${method.toUpperCase()} \${path}\`;
      if (security === undefined) yield \`\${place} does not say who may call\`; // an empty list says that it is public
      else if (security.length > 0 && !["401", "403", "4XX", "default"].some((status) => status in responses))
        yield \`\${place} does not say how it refuses\`;
      for (const [status, { content = {} }] of Object.entries(responses)) {
        const json = content["application/json"];
        if (status.startsWith("2") && json && !json.schema) yield \`\${place} does not say what it answers\`;
      }
    }
  }
}

export function checkDocument(document) { // as the API serves it
  const found = [...gaps(document)];
  if (found.length > 0) throw new Error(found.join("\\n"));
}
`,
      },
    },
  },
] as const satisfies readonly RuleEntry[];

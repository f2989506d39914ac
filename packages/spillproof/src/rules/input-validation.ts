// In: nothing. Out: the rules on what a request may bring in.

import type { RuleEntry } from "./rule.js";

export const inputValidation = [
  {
    id: "input-not-validated",
    title: "Takes values that its document forbids",
    severity: "low",
    category: "input-validation",
    cwe: ["CWE-20"],
    owasp: ["API8:2023"],
    control: "input-controls",
    witnesses: ["runtime"],
    available: [],
    varies: null,
    why: "The operation accepts values outside the type, length or range that its document states. That is where errors with inner details and injected commands begin. It also lets wrong data into people's records.",
    fix: {
      summary: "Check every request against the schema in the document, and answer 400 or 422 with the name of the field, not its value.",
      recipes: {},
    },
  },
  {
    id: "injection",
    title: "Runs what a caller writes",
    severity: "critical",
    category: "input-validation",
    cwe: ["CWE-89", "CWE-943", "CWE-78"],
    owasp: ["API8:2023"],
    control: "input-controls",
    witnesses: ["runtime", "source"],
    available: [],
    varies: null,
    why: "Text from a request becomes part of a database query or a system command. A caller can change what it does: read every table, or run programs on the server. All data behind the API is then open.",
    fix: {
      summary:
        "Pass values apart from the query (parameters), check that they are of a plain type, and start programs with a list of arguments, never through a shell.",
      recipes: {
        flask: `import subprocess

def find_orders(owner, word):
    # Placeholders, never an f-string, % or + in a query.
    return db.execute("SELECT id, item FROM orders WHERE owner = ? AND item LIKE ?", (owner, f"%{word}%")).fetchall()

def thumbnail(path, target):
    # A list of arguments, never shell=True; "--" keeps a name from being read as an option.
    subprocess.run(["vipsthumbnail", "--size", "256", "-o", target, "--", path], check=True, timeout=30)
`,
        express: `import { execFile } from "node:child_process";
import { promisify } from "node:util";

// Placeholders, never a template or + in a query.
const findOrders = (owner, word) =>
  pool.query("SELECT id, item FROM orders WHERE owner = $1 AND item LIKE $2", [owner, "%" + word + "%"]);

// A document database takes operators from objects: only a plain string may pass.
const findUser = (name) => users.findOne({ username: String(name) });

// A list of arguments, never exec(); "--" keeps a name from being read as an option.
const thumbnail = (path, target) =>
  promisify(execFile)("vipsthumbnail", ["--size", "256", "-o", target, "--", path], { timeout: 30_000 });
`,
      },
    },
  },
  {
    id: "open-redirect",
    title: "Sends people to any address",
    severity: "medium",
    category: "input-validation",
    cwe: ["CWE-601"],
    owasp: ["API8:2023"],
    control: "input-controls",
    witnesses: ["runtime", "source"],
    available: [],
    varies: null,
    why: "A parameter decides where the browser goes next, and any address passes. A link that begins with the trusted name then ends on a copy of the login page. In a login flow the token itself can be sent along.",
    fix: {
      summary: "Redirect to names from a fixed list, or to paths on the same host only; compare return addresses of a login exactly.",
      recipes: {
        flask: `from flask import redirect, request, url_for

NEXT = {"home": "home", "orders": "list_orders", "account": "read_me"}  # a word, never an address

@app.get("/continue")
def go_on():
    return redirect(url_for(NEXT.get(request.args.get("next", ""), "home")))
`,
        express: `const next = new Map([["home", "/"], ["orders", "/orders"], ["account", "/users/me"]]); // a word, never an address

app.get("/continue", (req, res) => {
  res.redirect(next.get(String(req.query.next ?? "")) ?? "/");
});
`,
      },
    },
  },
] as const satisfies readonly RuleEntry[];

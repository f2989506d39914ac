// In: nothing. Out: the rules on single fields: what an answer holds too much of, and what a caller may set.

import type { RuleEntry } from "./rule.js";

export const propertyAuthorization = [
  {
    id: "excessive-data",
    title: "Answers with more than it promises",
    severity: "high",
    category: "property-authorization",
    cwe: ["CWE-213", "CWE-200"],
    owasp: ["API3:2023"],
    control: "minimal-responses",
    witnesses: ["runtime", "source", "spec"],
    available: ["runtime", "spec"],
    varies:
      "Low where the document leaves the answer open, or the field is the caller's own contact data. In a document alone medium for passwords and keys of accounts that it promises, low for what some callers need.",
    why: "The answer holds sensitive fields that the API's document does not promise, or promises though no caller needs them, usually because the whole database row is sent. The screen does not show them, but every client, app and extension on the way receives them. The next field added to the table leaks by itself.",
    fix: {
      summary:
        "Write down for each operation which fields leave, and build the answer from that list alone; never serialise a row, a model or `__dict__`.",
      recipes: {
        flask: `from dataclasses import dataclass
from flask import abort

@dataclass(frozen=True)
class OrderOut:  # what the document promises for this operation, and nothing else
    id: int
    item: str
    status: str

    @classmethod
    def of(cls, row):
        return cls(id=row["id"], item=row["item"], status=row["status"])

@app.get("/orders/<int:order_id>")
def read_order(order_id):
    row = orders.find(id=order_id, owner=subject())
    if row is None:
        abort(404)
    return app.json.response(OrderOut.of(row))  # never dict(row), row.__dict__ or jsonify(row)
`,
        express: `// What the document promises for this operation, and nothing else.
const orderOut = (order) => ({ id: order.id, item: order.item, status: order.status });

app.get("/orders/:id", async (req, res) => {
  const order = await orders.findOne({ id: req.params.id, owner: req.auth.sub });
  if (!order) return res.status(404).json({ title: "Not Found", status: 404 });
  res.json(orderOut(order)); // never res.json(order), a spread or a delete of single fields
});

app.get("/orders", async (req, res) => {
  const own = await orders.find({ owner: req.auth.sub });
  res.json(own.map(orderOut));
});
`,
      },
    },
  },
  {
    id: "credential-in-response",
    title: "Gives out a password, key or token",
    severity: "critical",
    category: "property-authorization",
    cwe: ["CWE-522", "CWE-200"],
    owasp: ["API3:2023"],
    control: "minimal-responses",
    witnesses: ["runtime", "source"],
    available: ["runtime"],
    varies: null,
    why: "The answer holds something that opens an account: a password, its hash, a key or somebody's token. Whoever reads it can become that person or that service, here and wherever the password was used again. It stays open until the credential is changed.",
    fix: {
      summary:
        "Take the field out of the response model, keep only hashes of passwords and tokens, show a new key once at its creation, and replace every credential that was given out.",
      recipes: {
        flask: `from dataclasses import dataclass
from flask import abort

@dataclass(frozen=True)
class UserOut:  # no password, hash, key or token can get in: they are not named here
    id: int
    username: str

@app.get("/users/me")
def read_me():
    # The query does not fetch them either.
    row = db.execute("SELECT id, username FROM users WHERE id = ?", (subject(),)).fetchone()
    if row is None:
        abort(404)
    return app.json.response(UserOut(id=row["id"], username=row["username"]))
`,
        express: `// No password, hash, key or token can get in: they are not named here.
const userOut = (user) => ({ id: user.id, username: user.username });

app.get("/users/me", async (req, res) => {
  const user = await users.findOne({ id: req.auth.sub });
  if (!user) return res.status(404).json({ title: "Not Found", status: 404 });
  res.set("Cache-Control", "no-store").json(userOut(user));
});
`,
      },
    },
  },
  {
    id: "mass-assignment",
    title: "Lets callers set fields that are not theirs",
    severity: "high",
    category: "property-authorization",
    cwe: ["CWE-915"],
    owasp: ["API3:2023"],
    control: "input-controls",
    witnesses: ["runtime", "source"],
    available: [],
    varies: null,
    why: "The API copies every field of the request into the record, also those that it never offered, such as a role, an owner or a balance. A user can make themselves administrator or take over another's object. From there all other data is open.",
    fix: {
      summary: "Name the fields that an operation accepts, refuse the others, and set owner and role on the server.",
      recipes: {
        flask: `from flask import abort, request

WRITABLE = {"item", "note"}

@app.patch("/orders/<int:order_id>")
def change_order(order_id):
    sent = request.get_json()
    if not isinstance(sent, dict) or not sent or set(sent) - WRITABLE:
        abort(422, description="only item and note can be changed")
    if not orders.update(id=order_id, owner=subject(), values=sent):  # never Order(**sent) or setattr in a loop
        abort(404)
    return "", 204
`,
        express: `const writable = new Set(["item", "note"]);

app.patch("/orders/:id", async (req, res) => {
  const names = Object.keys(req.body ?? {});
  if (names.length === 0 || names.some((name) => !writable.has(name))) {
    return res.status(422).json({ title: "Only item and note can be changed", status: 422 });
  }
  const { item, note } = req.body; // never Object.assign(order, req.body)
  const changed = await orders.update({ id: req.params.id, owner: req.auth.sub }, { item, note });
  res.status(changed ? 204 : 404).end();
});
`,
      },
    },
  },
] as const satisfies readonly RuleEntry[];

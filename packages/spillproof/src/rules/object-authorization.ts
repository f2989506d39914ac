// In: nothing. Out: the rules on whose objects a caller may reach.

import type { RuleEntry } from "./rule.js";

export const objectAuthorization = [
  {
    id: "object-authorization",
    title: "Gives one user another user's object",
    severity: "high",
    category: "object-authorization",
    cwe: ["CWE-639", "CWE-359", "CWE-200"],
    owasp: ["API1:2023"],
    control: "subject-ownership",
    witnesses: ["runtime", "source"],
    available: ["runtime"],
    varies: "A write carries CWE-639 alone.",
    why: "The API checks that somebody is signed in, but not that the object asked for is theirs. Any user reads another's by putting in another id, and by counting through the ids all of them. No special skill or tool is needed, and in the log it looks like normal use.",
    fix: {
      summary:
        "Put the owner into the query itself (`WHERE id = ? AND owner = ?`), with the owner taken from the verified token, and answer 404 for foreign and unknown ids alike.",
      recipes: {
        flask: `from flask import abort, g

def subject():
    """The caller's id, from the verified token; 401 where there is none."""
    claims = g.get("claims")
    if not claims:
        abort(401)
    return claims["sub"]

@app.get("/orders/<int:order_id>")
def read_order(order_id):
    order = db.execute(
        "SELECT id, item, status FROM orders WHERE id = ? AND owner = ?", (order_id, subject())
    ).fetchone()
    if order is None:
        abort(404)  # foreign and unknown alike, so that the answer does not tell which ids exist
    return {"id": order["id"], "item": order["item"], "status": order["status"]}, {"Cache-Control": "no-store"}
`,
        express: `// The owner is part of the query (SELECT … WHERE id = $1 AND owner = $2), never a check after it.
app.get("/orders/:id", async (req, res) => {
  const order = await orders.findOne({ id: req.params.id, owner: req.auth.sub });
  if (!order) {
    // Foreign and unknown alike, so that the answer does not tell which ids exist.
    return res.status(404).json({ title: "Not Found", status: 404 });
  }
  res.set("Cache-Control", "no-store").json({ id: order.id, item: order.item, status: order.status });
});

app.get("/orders", async (req, res) => {
  const own = await orders.find({ owner: req.auth.sub }); // an owner named in the query string is ignored
  res.set("Cache-Control", "no-store").json(own.map(({ id, item, status }) => ({ id, item, status })));
});
`,
      },
    },
  },
  {
    id: "predictable-ids",
    title: "Names objects by ids that can be guessed",
    severity: "low",
    category: "object-authorization",
    cwe: ["CWE-340"],
    owasp: ["API1:2023"],
    control: "subject-ownership",
    witnesses: ["runtime", "spec"],
    available: ["runtime", "spec"],
    varies: null,
    why: "Objects are numbered one after another. That is no leak by itself, but it turns one missing check into the loss of every record, because the next id is always known. It also tells how many customers or orders there are.",
    fix: {
      summary: "Show random ids (UUID version 4, or 128 random bits) outside, keep the counter inside, and check the owner all the same.",
      recipes: {
        flask: `import uuid

def new_order(owner, item):
    public_id = uuid.uuid4().hex  # random; uuid1 can be guessed
    db.execute("INSERT INTO orders (public_id, owner, item) VALUES (?, ?, ?)", (public_id, owner, item))
    db.commit()
    return public_id

# and the route takes it: /orders/<uuid:public_id>
`,
        express: `import { randomUUID } from "node:crypto";

async function newOrder(owner, item) {
  const publicId = randomUUID(); // random (version 4)
  await orders.insert({ publicId, owner, item });
  return publicId;
}

// and the route takes it: /orders/:publicId
`,
      },
    },
  },
  {
    id: "cross-session-data",
    title: "Answers with what was meant for another caller",
    severity: "high",
    category: "object-authorization",
    cwe: ["CWE-488", "CWE-524"],
    owasp: ["API1:2023"],
    control: "subject-ownership",
    witnesses: ["runtime", "source"],
    available: ["runtime"],
    varies: null,
    why: "An answer made for one user is kept in a cache or a shared variable and given to the next. Nobody has to attack: people see strangers' data by chance. It often shows under load only, and then to many at once.",
    fix: {
      summary:
        "Keep nothing of a request in module-level variables, make the caller part of every cache key, and send `Cache-Control: no-store` and `Vary: Authorization` with personal answers.",
      recipes: {
        flask: `from flask import g

@app.after_request
def keep_out_of_caches(response):
    if g.get("claims"):
        response.headers["Cache-Control"] = "no-store"
        response.vary.add("Authorization")
    return response

def cache_key(name):
    return name, g.claims["sub"]  # never the path alone

# What belongs to one request lives in flask.g, never in a global of the module.
`,
        express: `app.use((req, res, next) => {
  if (req.auth) {
    res.set("Cache-Control", "no-store");
    res.vary("Authorization");
  }
  next();
});

const cacheKey = (req, name) => JSON.stringify([name, req.auth.sub]); // never the path alone

// What belongs to one request lives in req or res.locals, never in a variable of the module.
`,
      },
    },
  },
] as const satisfies readonly RuleEntry[];

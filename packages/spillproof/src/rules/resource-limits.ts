// In: nothing. Out: the rules on how often and how much a caller may ask.

import type { RuleEntry } from "./rule.js";

export const resourceLimits = [
  {
    id: "no-rate-limit",
    title: "Answers as often as it is asked",
    severity: "medium",
    category: "resource-limits",
    cwe: ["CWE-770", "CWE-307"],
    owasp: ["API4:2023"],
    control: "rate-limits",
    witnesses: ["runtime", "source"],
    available: ["runtime"],
    varies:
      "Medium on login, reset and one-time codes (then also API2:2023), else low; low on login, too, where the document promises a limit that the scan did not meet. One finding an API.",
    why: "Nothing slows a caller who asks again and again. Passwords and one-time codes can be tried until one fits. Any other leak is emptied within minutes, before somebody notices.",
    fix: {
      summary:
        "Limit by user (by address before the login), in a store that all instances share, and answer 429 with Retry-After. Be strictest on login, reset and codes.",
      recipes: {
        flask: `from flask import g, request
from flask_limiter import Limiter

def who():  # by user; by address before the login
    claims = g.get("claims")
    return claims["sub"] if claims else request.remote_addr

limiter = Limiter(who, app=app, default_limits=["600 per minute"], headers_enabled=True,
                  storage_uri="redis://127.0.0.1:6379")  # shared: in memory each worker counts alone

@app.post("/auth/login")
@public
@limiter.limit("10 per minute")
def login():
    return sign_in(request.get_json())
`,
        express: `import { rateLimit } from "express-rate-limit";

const limit = (perMinute, store) => rateLimit({
  windowMs: 60_000,
  limit: perMinute,
  standardHeaders: "draft-8",
  legacyHeaders: false,
  keyGenerator: (req) => req.auth?.sub ?? req.ip, // by user; by address before the login
  store, // shared: in memory each process counts alone
});

app.use("/auth/login", limit(10, loginStore));
app.use(limit(600, apiStore)); // after app.use(authenticate)
`,
      },
    },
  },
  {
    id: "enumeration-unhindered",
    title: "Lets a caller walk through all ids",
    severity: "medium",
    category: "resource-limits",
    cwe: ["CWE-799", "CWE-770"],
    owasp: ["API6:2023"],
    control: "rate-limits",
    witnesses: ["runtime"],
    available: ["runtime"],
    varies: null,
    why: "One caller asks for id after id, most of them foreign or unknown, and is never slowed. Together with any missing check this turns one leaked record into all of them. Misses in a row are a clear sign, and nobody looks at it.",
    fix: {
      summary:
        "Count the 403 and 404 answers of each user, slow down and then refuse who collects many, tell somebody, and use ids that cannot be counted.",
      recipes: {
        flask: `from flask import abort, g
from flask_limiter import Limiter

limiter = Limiter(lambda: g.claims["sub"], app=app, storage_uri="redis://127.0.0.1:6379")  # by user; shared by all instances
misses = limiter.shared_limit("20 per 5 minutes", scope="misses", deduct_when=lambda answer: answer.status_code in (403, 404))

@app.get("/orders/<uuid:order_id>")  # an id that cannot be counted
@misses  # on every operation that takes an id: what is answered does not count
def read_order(order_id):
    return orders.one_of(g.claims["sub"], order_id) or abort(404)
`,
        express: `import { rateLimit } from "express-rate-limit";

const misses = rateLimit({
  windowMs: 5 * 60_000,
  limit: 20,
  standardHeaders: "draft-8",
  legacyHeaders: false,
  keyGenerator: (req) => req.auth.sub,
  skipSuccessfulRequests: true, // what is answered does not count
  requestWasSuccessful: (req, res) => ![403, 404].includes(res.statusCode),
  store: missStore, // shared: in memory each process counts alone
});

app.use(misses); // after app.use(authenticate)
`,
      },
    },
  },
  {
    id: "unbounded-response",
    title: "Gives as many records as a caller asks for",
    severity: "low",
    category: "resource-limits",
    cwe: ["CWE-770"],
    owasp: ["API4:2023"],
    control: "rate-limits",
    witnesses: ["runtime", "spec"],
    available: ["runtime", "spec"],
    varies: null,
    why: "A list has no upper limit, or takes any that is asked for. One request can carry away the whole table, or keep the server busy until others wait. A limit makes a leak slower and easier to see.",
    fix: {
      summary: "Page every list, with a default and a maximum that the server holds, and state the maximum in the document.",
      recipes: {
        flask: `from flask import abort, request

@app.get("/orders")
def list_orders():
    limit = request.args.get("limit", default=50, type=int)
    if not 1 <= limit <= 100:
        abort(422, description="limit is 1 to 100")
    rows = orders.page(owner=subject(), after=request.args.get("after"), limit=limit)
    return {"items": [{"id": row["id"], "item": row["item"]} for row in rows]}
`,
        express: `app.get("/orders", async (req, res) => {
  const limit = Number(req.query.limit ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    return res.status(422).json({ title: "limit is 1 to 100", status: 422 });
  }
  const rows = await orders.page({ owner: req.auth.sub }, { after: String(req.query.after ?? ""), limit });
  res.json({ items: rows.map(({ id, item }) => ({ id, item })) });
});
`,
      },
    },
  },
] as const satisfies readonly RuleEntry[];

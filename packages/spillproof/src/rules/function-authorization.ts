// In: nothing. Out: the rules on which operations a caller may use.

import type { RuleEntry } from "./rule.js";

export const functionAuthorization = [
  {
    id: "scope-not-enforced",
    title: "Answers a token that lacks the scope",
    severity: "high",
    category: "function-authorization",
    cwe: ["CWE-863", "CWE-862"],
    owasp: ["API5:2023"],
    control: "scopes",
    witnesses: ["runtime", "source"],
    available: ["runtime"],
    varies: null,
    why: "The operation says which scope (the list of things that a token may be used for) it needs, and answers tokens without it. A user who lent an app a small part of their account has lent it all of it. A stolen narrow token is then worth as much as a full one.",
    fix: {
      summary:
        "Check the scope on every operation, next to the route, and answer 403 with `insufficient_scope` and the scope that is missing (RFC 6750).",
      recipes: {
        flask: `from functools import wraps
from flask import g, make_response

def granted():
    scope = g.claims.get("scope", g.claims.get("scp", []))
    if isinstance(scope, str):
        scope = scope.split()
    if not isinstance(scope, list) or not all(isinstance(name, str) for name in scope):
        unauthorized(error="invalid_token")
    return set(scope)

def requires(scope):
    def decorate(view):
        @wraps(view)
        def guarded(*args, **kwargs):
            if scope not in granted():
                refusal = make_response({"title": "Forbidden", "status": 403}, 403)
                refusal.headers["WWW-Authenticate"] = f'Bearer error="insufficient_scope", scope="{scope}"'
                return refusal
            return view(*args, **kwargs)
        return guarded
    return decorate

# Inside the route decorator: @app.get("/orders"), then @requires("orders:read"), then the function.
`,
        express: `function granted(claims) {
  const { scp = [], scope = scp } = claims;
  const names = typeof scope === "string" ? scope.split(" ") : scope;
  return Array.isArray(names) && names.every((name) => typeof name === "string") ? new Set(names) : null;
}

const requires = (scope) => (req, res, next) => {
  const names = granted(req.auth);
  if (names === null) return res.status(401).set("WWW-Authenticate", 'Bearer error="invalid_token"').end();
  if (names.has(scope)) return next();
  res.set("WWW-Authenticate", 'Bearer error="insufficient_scope", scope="' + scope + '"');
  res.status(403).json({ title: "Forbidden", status: 403 });
};

app.get("/orders", requires("orders:read"), async (req, res) => {
  const own = await orders.find({ owner: req.auth.sub });
  res.json(own.map(({ id, item, status }) => ({ id, item, status })));
});
`,
      },
    },
  },
  {
    id: "admin-operation-exposed",
    title: "Lets ordinary users do what administrators do",
    severity: "critical",
    category: "function-authorization",
    cwe: ["CWE-862", "CWE-863"],
    owasp: ["API5:2023"],
    control: "scopes",
    witnesses: ["runtime", "source"],
    available: ["runtime"],
    varies: null,
    why: "An operation for staff, such as listing all users or changing roles, answers any signed-in user. Hiding its button keeps nobody out. One ordinary account is then enough to read or change everybody's data.",
    fix: {
      summary:
        "Put all staff operations under one router that refuses whoever lacks the staff scope before any of its routes runs, and take the role from the server's own records or the verified token.",
      recipes: {
        flask: `from flask import Blueprint, abort, g

admin = Blueprint("admin", __name__, url_prefix="/admin")

@admin.before_request
def staff_only():  # one gate for all of them, so that a new route cannot forget it
    if not users.is_staff(g.claims["sub"]):
        abort(403)

app.register_blueprint(admin)
`,
        express: `import { Router } from "express";

const admin = Router();

// One gate for all of them, so that a new route cannot forget it.
admin.use(async (req, res, next) => {
  if (await users.isStaff(req.auth.sub)) return next();
  res.status(403).json({ title: "Forbidden", status: 403 });
});

app.use("/admin", admin);
`,
      },
    },
  },
  {
    id: "method-override",
    title: "A header changes the method past the check",
    severity: "high",
    category: "function-authorization",
    cwe: ["CWE-650"],
    owasp: ["API5:2023"],
    control: "scopes",
    witnesses: ["runtime"],
    available: ["runtime"],
    varies: null,
    why: "A header or parameter such as `X-HTTP-Method-Override` turns a permitted request into another one, after the check of who may do what. A caller who may only read can then change or delete. The people concerned lose data, and the log shows a harmless request.",
    fix: {
      summary:
        "Remove the method override; where an old client needs it, let it act before routing and authorization, so that both see the final method.",
      recipes: {
        flask: `class RefuseMethodOverride:  # stands before everything that looks at the method
    names = ("HTTP_X_HTTP_METHOD_OVERRIDE", "HTTP_X_HTTP_METHOD", "HTTP_X_METHOD_OVERRIDE")

    def __init__(self, wsgi_app):
        self.wsgi_app = wsgi_app

    def __call__(self, environ, start_response):
        if any(name in environ for name in self.names):
            start_response("400 Bad Request", [("Content-Type", "application/problem+json")])
            return [b'{"title": "The method of a request cannot be changed", "status": 400}']
        return self.wsgi_app(environ, start_response)

app.wsgi_app = RefuseMethodOverride(app.wsgi_app)
`,
        express: `const overrides = ["x-http-method-override", "x-http-method", "x-method-override"];

// Stands before everything that looks at the method, and in the place of the package method-override.
app.use((req, res, next) => {
  if (overrides.some((name) => name in req.headers)) {
    return res.status(400).json({ title: "The method of a request cannot be changed", status: 400 });
  }
  next();
});
`,
      },
    },
  },
  {
    id: "access-widened",
    title: "Opens more than was agreed",
    severity: "high",
    category: "function-authorization",
    cwe: ["CWE-863"],
    owasp: ["API5:2023"],
    control: "scopes",
    witnesses: ["runtime"],
    available: [],
    varies: null,
    why: "A caller reads an operation or a kind of data that the committed access file does not grant. Such a change usually comes by accident with a release that was about something else. Nobody decided that these people's data should be open to more readers.",
    fix: {
      summary: "Close what was opened, or, where it is meant, write the access file anew and have the change reviewed like any other.",
      recipes: {},
    },
  },
] as const satisfies readonly RuleEntry[];

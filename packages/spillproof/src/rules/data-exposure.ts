// In: nothing. Out: the rules on data that gets out by the side: public answers, echoes, errors, files, URLs, caches.

import type { RuleEntry } from "./rule.js";

export const dataExposure = [
  {
    id: "public-personal-data",
    title: "Shows people's data to everybody",
    severity: "high",
    category: "data-exposure",
    cwe: ["CWE-359", "CWE-200"],
    owasp: ["API3:2023"],
    control: "hidden-surface",
    witnesses: ["runtime"],
    available: ["runtime"],
    varies: null,
    why: "An operation that asks for no token answers with personal data. Search engines and address collectors read such pages every day. What has been copied once cannot be taken back.",
    fix: {
      summary: "Ask for a token, or, where the operation has to be public, answer with fields that are about no single person.",
      recipes: {
        flask: `from dataclasses import dataclass
from flask import abort

@dataclass(frozen=True)
class PublicProfile:  # what the person chose to show; no e-mail, phone, address or birth date
    handle: str
    bio: str

@app.get("/profiles/<handle>")
@public  # said on purpose; every other route needs a token
def read_profile(handle):
    user = users.find_public(handle)
    if user is None:
        abort(404)
    return app.json.response(PublicProfile(handle=user.handle, bio=user.bio))
`,
        express: `// What the person chose to show; no e-mail, phone, address or birth date.
const publicProfile = (user) => ({ handle: user.handle, bio: user.bio });

// Public on purpose: it stands above app.use(authenticate), everything else below.
app.get("/profiles/:handle", async (req, res) => {
  const user = await users.findOne({ handle: req.params.handle, isPublic: true });
  if (!user) return res.status(404).json({ title: "Not Found", status: 404 });
  res.json(publicProfile(user));
});
`,
      },
    },
  },
  {
    id: "token-echo",
    title: "Repeats the caller's token",
    severity: "high",
    category: "data-exposure",
    cwe: ["CWE-522", "CWE-200"],
    owasp: ["API3:2023"],
    control: "no-credential-echo",
    witnesses: ["runtime", "source"],
    available: ["runtime"],
    varies: null,
    why: "An answer holds the token with which it was asked for, in its body, a header or an error. Answers are kept where requests are not: in caches, in logs of clients, in screenshots and support tickets. Whoever finds the token there acts as that person until it expires.",
    fix: {
      summary:
        "Never put the Authorization header, or an object that holds it (request headers, verified token, error details), into an answer. Removing a response header of that name does nothing: the token comes in with the request.",
      recipes: {
        flask: `from flask import g, request

@app.get("/whoami")
def whoami():
    # Named claims, never request.headers, dict(request.authorization) or the token itself.
    return {"sub": g.claims["sub"], "scope": g.claims.get("scope", "")}, {"Cache-Control": "no-store"}

@app.after_request
def no_token_leaves(response):  # a net below it: 500 is better than a leak
    sent = request.authorization
    token = sent.token if sent else None
    leaks = token and any(token in value for _, value in response.headers)
    if token and not leaks and not response.is_streamed:
        leaks = token.encode() in response.get_data()
    return app.response_class("", status=500) if leaks else response
`,
        express: `// A net: 500 is better than a leak. It stands before the routes.
app.use((req, res, next) => {
  const token = /^bearer +([^ ]+)$/i.exec(req.get("authorization") ?? "")?.[1];
  const send = res.send;
  res.send = function (body) {
    const text = typeof body === "string" || Buffer.isBuffer(body) ? body : "";
    if (!token || !text.includes(token)) return send.call(res, body);
    res.status(500);
    return send.call(res, "");
  };
  next();
});

app.get("/whoami", (req, res) => {
  // Named claims, never req.headers, req.rawHeaders or the token itself.
  res.set("Cache-Control", "no-store").json({ sub: req.auth.sub, scope: req.auth.scope ?? "" });
});
`,
      },
    },
  },
  {
    id: "verbose-error",
    title: "Errors tell how it works inside",
    severity: "medium",
    category: "data-exposure",
    cwe: ["CWE-209"],
    owasp: ["API8:2023"],
    control: "generic-errors",
    witnesses: ["runtime", "source"],
    available: ["runtime"],
    varies: null,
    why: "An error answers with stack traces, queries, paths or values from inside. Attackers learn from it which parts are in use and how to ask better. Often the message itself holds another person's data.",
    fix: {
      summary:
        "Answer errors in one place with problem details (RFC 9457): the status, a generic title and an error id. Write the cause to the log on the inside, under the same id.",
      recipes: {
        flask: `import uuid
from flask import request
from werkzeug.exceptions import HTTPException

@app.errorhandler(HTTPException)  # not Exception: 404, 405 and 403 keep their code and headers
def problem(error):
    error_id = uuid.uuid4().hex
    cause = getattr(error, "original_exception", None)
    if cause is not None:  # unhandled: Flask has logged its traceback already, on the inside
        rule = request.url_rule.rule if request.url_rule else None
        app.logger.error("error_id=%s method=%s route=%s cause=%s", error_id, request.method, rule, type(cause).__name__)
    response = error.get_response()
    response.content_type = "application/problem+json"
    response.data = app.json.dumps({"type": "about:blank", "title": error.name, "status": error.code, "id": error_id})
    return response
`,
        express: `import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";

// After the last route. The error handler is known by its four parameters.
app.use((req, res, next) => next(Object.assign(new Error("no such route"), { status: 404 })));
app.use((error, req, res, next) => {
  if (res.headersSent) return next(error);
  const status = error.status >= 400 && error.status < 500 ? error.status : 500;
  const id = randomUUID();
  if (status === 500) log.error({ id, method: req.method, route: req.route?.path, err: error }, "unhandled");
  res.status(status).type("application/problem+json");
  res.json({ type: "about:blank", title: STATUS_CODES[status] ?? "Error", status, id });
});
`,
      },
    },
  },
  {
    id: "debug-exposed",
    title: "Debugging tools answer to everybody",
    severity: "medium",
    category: "data-exposure",
    cwe: ["CWE-215"],
    owasp: ["API8:2023"],
    control: "hidden-surface",
    witnesses: ["runtime", "source"],
    available: ["runtime"],
    varies:
      "High with environment variables or data in it; critical for a console that runs code (then also CWE-489 and CWE-94); low on one's own machine with neither.",
    why: "A page made for developers (a debugger, metrics, a dump of the settings) can be read from outside. It shows keys, queries and other users' requests. Some such pages run code, and then the whole machine is open.",
    fix: {
      summary:
        "Run production with a production server and debugging off, and let diagnostics listen on an address that only the inside reaches.",
      recipes: {
        flask: `import os
from flask import Flask

def create_app():
    app = Flask(__name__)
    app.config.update(DEBUG=False, TESTING=False, PROPAGATE_EXCEPTIONS=False)
    if os.environ.get("FLASK_DEBUG", "0") not in ("", "0") and os.environ.get("APP_ENV") == "production":
        raise RuntimeError("FLASK_DEBUG is set in production")
    return app

# Never app.run(debug=True). In production: gunicorn --bind 127.0.0.1:8000 "app:create_app()"
`,
        express: `import express from "express";

// Diagnostics have a server of their own that only this machine reaches.
const diagnostics = express();
diagnostics.get("/metrics", async (req, res) => res.type("text/plain").send(await metrics.text()));
diagnostics.listen(9100, "127.0.0.1");

// Never start the public one with --inspect, and set NODE_ENV=production.
app.disable("x-powered-by");
`,
      },
    },
  },
  {
    id: "exposed-file",
    title: "Serves files that were never meant to be served",
    severity: "high",
    category: "data-exposure",
    cwe: ["CWE-538", "CWE-527"],
    owasp: ["API8:2023"],
    control: "hidden-surface",
    witnesses: ["runtime", "source"],
    available: ["runtime"],
    varies: "Critical with a live credential in it.",
    why: "Settings, backups, database files or the version history can be fetched like any page. Programs try these names on every new address within hours. One backup holds everybody's data at once.",
    fix: {
      summary:
        "Serve one folder that holds public files only, never the application's own, refuse names that begin with a dot, and replace every credential that lay open.",
      recipes: {
        flask: `from pathlib import Path
from flask import Flask, abort, send_from_directory

PUBLIC = Path(__file__).parent / "public"  # built files only; not ".", not the project's root
app = Flask(__name__, static_folder=None)

@app.get("/static/<path:name>")
@public
def static_file(name):
    if any(part.startswith(".") for part in name.split("/")):
        abort(404)
    return send_from_directory(PUBLIC, name)  # refuses what lies outside the folder
`,
        express: `import express from "express";
import { fileURLToPath } from "node:url";

// Built files only; not ".", not the project's root.
const folder = fileURLToPath(new URL("./public", import.meta.url));

app.use("/static", express.static(folder, {
  dotfiles: "ignore", // .env, .git: 404
  index: false,
  redirect: false,
}));
`,
      },
    },
  },
  {
    id: "exposed-source",
    title: "Serves its own source code",
    severity: "high",
    category: "data-exposure",
    cwe: ["CWE-540"],
    owasp: ["API8:2023"],
    control: "hidden-surface",
    witnesses: ["runtime"],
    available: ["runtime"],
    varies: "Low for a source map of what browsers run, where no credential is known in it.",
    why: "The program's source, or a source map of it, can be read from outside. It shows every unguarded door, and often keys and addresses of inner services. What takes an attacker weeks of trying is then an hour of reading.",
    fix: {
      summary:
        "Deploy built files to a folder of their own, keep source and source maps out of what is served, and replace secrets that stood in them.",
      recipes: {
        flask: `from pathlib import Path
from flask import abort, send_from_directory

PUBLIC = Path(__file__).parent / "public"
SERVED = {".html", ".css", ".js", ".svg", ".png", ".jpg", ".webp", ".ico", ".woff2"}  # no .py, .map, .sql, .yaml

@app.get("/static/<path:name>")
@public
def static_file(name):
    if Path(name).suffix.lower() not in SERVED:
        abort(404)
    return send_from_directory(PUBLIC, name)
`,
        express: `import express from "express";
import { extname } from "node:path";

const served = new Set([".html", ".css", ".js", ".svg", ".png", ".jpg", ".webp", ".ico", ".woff2"]); // no .map, .ts, .sql

app.use("/static", (req, res, next) => {
  if (served.has(extname(req.path).toLowerCase())) return next();
  res.status(404).end();
}, express.static("public", { index: false, redirect: false })); // built files only
`,
      },
    },
  },
  {
    id: "personal-data-in-url",
    title: "Puts personal data into URLs",
    severity: "medium",
    category: "data-exposure",
    cwe: ["CWE-598", "CWE-359"],
    owasp: ["API3:2023"],
    control: "clean-logs",
    witnesses: ["runtime", "source", "spec"],
    available: ["runtime", "spec"],
    varies: "Low for a filter that the operation can be called without, unless it is a government id, a card or an account.",
    why: "An e-mail address, a name or a government id is part of a path or query. URLs are written into logs, histories and statistics of many parties, and the personal data with them. None of these places knows that it holds any.",
    fix: {
      summary: "Name objects by random ids, offer `/users/me` for the caller's own data, and take search words in the body of a POST.",
      recipes: {
        flask: `from flask import abort, request

@app.get("/users/me")  # instead of /users/<email>
def read_me():
    user = users.find(id=subject())
    return {"id": user.id, "username": user.username}, {"Cache-Control": "no-store"}

@app.post("/patients/search")  # the words stand in the body, which no access log keeps
def search():
    sent = request.get_json()
    if not isinstance(sent, dict) or not isinstance(sent.get("name"), str):
        abort(422)
    found = patients.search(name=sent["name"], doctor=subject())
    return {"items": [{"id": patient.public_id} for patient in found]}, {"Cache-Control": "no-store"}
`,
        express: `// Instead of /users/:email
app.get("/users/me", async (req, res) => {
  const user = await users.findOne({ id: req.auth.sub });
  res.set("Cache-Control", "no-store").json({ id: user.id, username: user.username });
});

// The words stand in the body, which no access log keeps.
app.post("/patients/search", async (req, res) => {
  if (typeof req.body?.name !== "string") return res.status(422).end();
  const found = await patients.find({ name: req.body.name, doctor: req.auth.sub });
  res.set("Cache-Control", "no-store").json({ items: found.map(({ publicId }) => ({ id: publicId })) });
});
`,
      },
    },
  },
  {
    id: "cacheable-personal-data",
    title: "Lets caches keep personal answers",
    severity: "low",
    category: "data-exposure",
    cwe: ["CWE-524"],
    owasp: ["API8:2023"],
    control: "safe-configuration",
    witnesses: ["runtime"],
    available: ["runtime"],
    varies: null,
    why: "A personal answer does not forbid storing it. Browsers keep it on shared computers, and a proxy on the way may hand it to the next caller. Logging out does not remove it.",
    fix: {
      summary: "Send `Cache-Control: no-store` with every answer to a request that carried a token, and `Vary: Authorization`.",
      recipes: {
        flask: `from flask import g

@app.after_request
def keep_out_of_caches(response):
    if g.get("claims"):
        response.headers["Cache-Control"] = "no-store"
        response.vary.add("Authorization")
    return response
`,
        express: `app.use((req, res, next) => { // after app.use(authenticate)
  if (req.auth) {
    res.set("Cache-Control", "no-store");
    res.vary("Authorization");
  }
  next();
});
`,
      },
    },
  },
] as const satisfies readonly RuleEntry[];

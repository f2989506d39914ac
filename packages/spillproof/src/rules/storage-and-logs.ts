// In: nothing. Out: the rules on what source, stores and logs keep.

import type { RuleEntry } from "./rule.js";

export const storageAndLogs = [
  {
    id: "hardcoded-secret",
    title: "Keeps a secret in the source",
    severity: "high",
    category: "storage-and-logs",
    cwe: ["CWE-540", "CWE-798", "CWE-321"],
    owasp: ["API8:2023"],
    control: "secrets-kept-out-of-source",
    witnesses: ["source"],
    available: [],
    varies: null,
    why: "A password, key or token stands in the code. Everybody who ever had a copy of the repository has it too, and deleting the line leaves it in the history. With a signing key in it, anybody of them can write a token for any user.",
    fix: {
      summary:
        "Read secrets from the environment or a secret store, refuse to start without them, and replace the one that was committed: it counts as known.",
      recipes: {
        flask: `import os

def setting(name, at_least=32):
    value = os.environ.get(name, "")
    if len(value.encode()) < at_least:
        raise RuntimeError(f"{name} is not set, or shorter than {at_least} bytes")
    return value  # no default: a default is a secret in the source

app.config["SECRET_KEY"] = setting("SECRET_KEY")
app.config["JWT_KEY"] = setting("JWT_SECRET")  # a key of its own
app.config["DATABASE_URL"] = setting("DATABASE_URL", at_least=1)
`,
        express: `function setting(name, atLeast = 32) {
  const value = process.env[name] ?? "";
  if (Buffer.byteLength(value) < atLeast) {
    throw new Error(name + " is not set, or shorter than " + atLeast + " bytes");
  }
  return value; // no default: a default is a secret in the source
}

const tokenKey = new TextEncoder().encode(setting("JWT_SECRET"));
const databaseUrl = setting("DATABASE_URL", 1);
`,
      },
    },
  },
  {
    id: "personal-data-in-source",
    title: "Keeps people's data in the source",
    severity: "medium",
    category: "storage-and-logs",
    cwe: ["CWE-540", "CWE-359"],
    owasp: ["API8:2023"],
    control: "secrets-kept-out-of-source",
    witnesses: ["source"],
    available: [],
    varies: "High for dumps, government ids and payment cards.",
    why: "Data of real people stand in the repository: test fixtures, dumps, examples. Every developer, contractor and build machine has a copy, and the history keeps it for ever. The people cannot have it deleted, because nobody knows all the copies.",
    fix: {
      summary:
        "Make test data up, from reserved domains and numbers that are never given out, and remove the real ones from the history too.",
      recipes: {
        flask: `import random

FIRST = ["Ada", "Grace", "Alan", "Edsger"]

def made_up_user(seed):
    """A person who does not exist: the same one for the same seed."""
    dice = random.Random(seed)
    return {
        "name": f"{dice.choice(FIRST)} Example",
        "email": f"user{seed}@example.com",  # reserved, reaches nobody (RFC 2606)
        "phone": f"+1-202-555-01{dice.randrange(100):02}",  # reserved for fiction
    }
`,
        express: `const first = ["Ada", "Grace", "Alan", "Edsger"];

/** A person who does not exist: the same one for the same number. */
const madeUpUser = (n) => ({
  name: first[n % first.length] + " Example",
  email: "user" + n + "@example.com", // reserved, reaches nobody (RFC 2606)
  phone: "+1-202-555-01" + String(n % 100).padStart(2, "0"), // reserved for fiction
});
`,
      },
    },
  },
  {
    id: "cleartext-storage",
    title: "Stores passwords or sensitive data in the clear",
    severity: "high",
    category: "storage-and-logs",
    cwe: ["CWE-312", "CWE-256"],
    owasp: ["API8:2023"],
    control: "safe-configuration",
    witnesses: ["source"],
    available: [],
    varies: null,
    why: "Passwords, tokens or other sensitive values are stored as they are, or behind a fast hash. One backup, one injected query or one curious employee is enough to have them all. People use passwords again, so the loss reaches far beyond this API.",
    fix: {
      summary:
        "Keep passwords as slow salted hashes (scrypt or Argon2), tokens as SHA-256 hashes, and encrypt what must be read again with a key that lives outside the database.",
      recipes: {
        flask: `import hashlib
from werkzeug.security import check_password_hash, generate_password_hash

def set_password(user, password):
    user.password_hash = generate_password_hash(password, method="scrypt:32768:8:3")

def password_matches(user, password):
    return check_password_hash(user.password_hash, password)

def token_digest(token):
    # A token of 256 random bits needs no slow hash. Only the digest is stored and looked up.
    return hashlib.sha256(token.encode()).hexdigest()
`,
        express: `import { createHash, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };
const derive = promisify(scrypt);

async function hashPassword(password) {
  const salt = randomBytes(16);
  return ["scrypt", salt.toString("base64"), (await derive(password, salt, 32, cost)).toString("base64")].join("$");
}

async function passwordMatches(stored, password) {
  const [, salt, hash] = stored.split("$");
  return timingSafeEqual(Buffer.from(hash, "base64"), await derive(password, Buffer.from(salt, "base64"), 32, cost));
}

// A token of 256 random bits needs no slow hash. Only the digest is stored and looked up.
const tokenDigest = (token) => createHash("sha256").update(token).digest("hex");
`,
      },
    },
  },
  {
    id: "credential-logged",
    title: "Writes credentials into a log",
    severity: "high",
    category: "storage-and-logs",
    cwe: ["CWE-532", "CWE-522"],
    owasp: ["API8:2023"],
    control: "clean-logs",
    witnesses: ["runtime", "source", "logs"],
    available: [],
    varies: null,
    why: "Tokens, passwords or keys stand in the log. Logs are copied to many systems, kept for years and read by more people than the database. Everyone of them can act as the users whose tokens they see.",
    fix: {
      summary:
        "Log the route, the status and a request id, never headers or bodies, and put redaction on the log's handlers, so that tracebacks and libraries pass through it too.",
      recipes: {
        flask: `import logging
import re

NAMED = r"""(?:bearer |basic |(?:password|token|secret|api_?key)["']? ?[=:] ?["']?)"""
SECRET = re.compile(rf"""(?i)({NAMED})[^\\s&,;"']+|eyJ[\\w-]+[.][\\w-]+[.][\\w-]*""")

class Redacting(logging.Formatter):
    """Redacts the finished line, its traceback included."""
    def format(self, record):
        return SECRET.sub(lambda match: (match[1] or "") + "[redacted]", super().format(record))

handler = logging.StreamHandler()
handler.setFormatter(Redacting("%(asctime)s %(levelname)s %(name)s %(message)s"))
logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)  # app, werkzeug and libraries alike
for name in ("gunicorn.error", "gunicorn.access"):
    logging.getLogger(name).handlers = [handler]
`,
        express: `import pino from "pino";

const log = pino({
  redact: {
    paths: ["req.headers", "headers", "*.authorization", "*.cookie", "*.password", "*.token", "*.access_token", "*.refresh_token"],
    censor: "[redacted]",
  },
  // Only these leave, whatever is passed as req or err.
  serializers: {
    req: (req) => ({ method: req.method, route: req.route?.path ?? null }),
    err: (error) => ({ type: error.name, code: error.code ?? null, frames: (error.stack ?? "").split("\\n").slice(1, 6) }),
  },
});
`,
      },
    },
  },
  {
    id: "personal-data-logged",
    title: "Writes personal data into a log",
    severity: "medium",
    category: "storage-and-logs",
    cwe: ["CWE-532", "CWE-359"],
    owasp: ["API8:2023"],
    control: "clean-logs",
    witnesses: ["runtime", "source", "logs"],
    available: [],
    varies: null,
    why: "E-mail addresses, names, numbers or whole records stand in the log. They outlive the person's account there, and everybody with access to logs can read them. A request to delete the data never reaches them.",
    fix: {
      summary:
        "Log the route pattern instead of the path, the status, a request id, and a keyed hash of the user instead of the user; never bodies or database rows.",
      recipes: {
        flask: `import hashlib
import hmac
import os
import uuid
from flask import g, request

LOG_KEY = os.environ["LOG_KEY"].encode()

def pseudonym(subject):  # the same user gets the same word, and nobody can turn it back without the key
    return hmac.new(LOG_KEY, str(subject).encode(), hashlib.sha256).hexdigest()[:16]

@app.after_request
def log_request(response):
    rule = request.url_rule.rule if request.url_rule else "(no route)"  # /users/<id>, not /users/anna@example.com
    claims = g.get("claims")
    who = pseudonym(claims["sub"]) if claims else "-"
    app.logger.info("request=%s method=%s route=%s status=%s who=%s", uuid.uuid4().hex, request.method, rule, response.status_code, who)
    return response
`,
        express: `import { createHmac, randomUUID } from "node:crypto";

// The same user gets the same word, and nobody can turn it back without the key.
const pseudonym = (subject) => createHmac("sha256", process.env.LOG_KEY).update(String(subject)).digest("hex").slice(0, 16);

app.use((req, res, next) => {
  res.on("finish", () => log.info({
    request: randomUUID(),
    method: req.method,
    route: req.route?.path ?? "(no route)", // /users/:id, not /users/anna@example.com
    status: res.statusCode,
    who: req.auth ? pseudonym(req.auth.sub) : "-",
  }));
  next();
});
`,
      },
    },
  },
  {
    id: "log-injection",
    title: "Lets callers write their own log lines",
    severity: "low",
    category: "storage-and-logs",
    cwe: ["CWE-117"],
    owasp: ["API8:2023"],
    control: "clean-logs",
    witnesses: ["source"],
    available: [],
    varies: null,
    why: "Text from a request goes into the log with its line breaks. A caller can forge lines that blame somebody else or hide what they did. When data is stolen, nobody can then say whose.",
    fix: {
      summary: "Log structured JSON, one object a line, or escape control characters, and log the route pattern instead of the path.",
      recipes: {
        flask: `import json
import logging

class JsonLines(logging.Formatter):
    """One JSON object a line: a line break in a value stays inside its quotes."""
    def format(self, record):
        line = {"time": self.formatTime(record), "level": record.levelname, "logger": record.name, "message": record.getMessage()}
        if record.exc_info:
            line["error"] = record.exc_info[0].__name__
        return json.dumps(line)
`,
        express: `import pino from "pino";

// pino writes one JSON object a line: a line break in a value stays inside its quotes.
const log = pino();

app.use((req, res, next) => {
  res.on("finish", () => log.info({ method: req.method, route: req.route?.path ?? null, status: res.statusCode }, "request"));
  next();
});
`,
      },
    },
  },
  {
    id: "no-audit-trail",
    title: "Nobody can tell who read what",
    severity: "low",
    category: "storage-and-logs",
    cwe: ["CWE-778"],
    owasp: ["API10:2019"],
    control: "audit-trail",
    witnesses: ["source"],
    available: [],
    varies: null,
    why: "Reads of personal data are not recorded. After a leak nobody can say whose data was taken, so everybody has to be warned, or nobody is. The people concerned cannot protect themselves.",
    fix: {
      summary:
        "Write one record for each access to personal data: time, caller, operation, object, outcome; append-only, apart from the application's log, without the data itself.",
      recipes: {
        flask: `import time
from flask import g, request

@app.after_request
def record_access(response):
    claims = g.get("claims")
    if claims and request.url_rule:
        # The application's database user may insert into this table, and neither update nor delete.
        db.execute(
            "INSERT INTO audit (at, subject, operation, object, status) VALUES (?, ?, ?, ?, ?)",
            (int(time.time()), claims["sub"], f"{request.method} {request.url_rule.rule}",
             str(request.view_args or ""), response.status_code),
        )
        db.commit()
    return response
`,
        express: `app.use((req, res, next) => { // after app.use(authenticate)
  res.on("finish", () => {
    // The application's database user may insert into this table, and neither update nor delete.
    audit.insert({
      at: new Date(),
      subject: req.auth.sub,
      operation: req.method + " " + (req.route?.path ?? "(no route)"),
      object: req.params,
      status: res.statusCode,
    }).catch((error) => log.error({ err: error }, "audit record lost"));
  });
  next();
});
`,
      },
    },
  },
] as const satisfies readonly RuleEntry[];

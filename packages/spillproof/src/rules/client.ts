// In: nothing. Out: the rules on code that calls APIs: where it keeps tokens, whom it trusts.

import type { RuleEntry } from "./rule.js";

export const client = [
  {
    id: "unsafe-token-storage",
    title: "Keeps tokens where any script can read them",
    severity: "medium",
    category: "client",
    cwe: ["CWE-922", "CWE-522"],
    owasp: ["API8:2023"],
    control: "safe-token-handling",
    witnesses: ["source"],
    available: [],
    varies: null,
    why: "The page keeps its token in local storage, in a cookie that scripts can read, or in a plain file. Any script on the page (an advertisement, a library, an injected line) can take it away. The thief is then signed in as that person, from anywhere.",
    fix: {
      summary:
        "Keep tokens on the server, and give the browser a session cookie with HttpOnly, Secure and SameSite. Programs use the operating system's key store.",
      recipes: {
        flask: `from flask import session

app.config.update(
    SESSION_COOKIE_NAME="__Host-session",
    SESSION_COOKIE_HTTPONLY=True,  # no script can read it
    SESSION_COOKIE_SECURE=True,
    SESSION_COOKIE_SAMESITE="Lax",
    SESSION_COOKIE_PATH="/",
)

def keep_token(token):
    # Flask's own session is signed, not encrypted: the cookie holds a random id, the server holds the token.
    session["sid"] = token_store.add(token)
`,
        express: `import session from "express-session";

app.use(session({
  name: "__Host-session",
  secret: process.env.SESSION_SECRET,
  resave: false,
  saveUninitialized: false,
  store: sessionStore, // on the server, shared by all instances
  cookie: { httpOnly: true, secure: true, sameSite: "lax", path: "/", maxAge: 8 * 3600 * 1000 },
}));

// The token stays on the server: req.session.token = token; the page never calls localStorage.setItem with it.
`,
      },
    },
  },
  {
    id: "certificate-not-verified",
    title: "Does not check whom it talks to",
    severity: "high",
    category: "client",
    cwe: ["CWE-295"],
    owasp: ["API8:2023"],
    control: "protected-transport",
    witnesses: ["source"],
    available: [],
    varies: null,
    why: "The check of the other side's certificate is turned off. Anybody on the way, such as the owner of a wireless network, can pose as the server. They then read the tokens and the data, and nothing looks wrong.",
    fix: {
      summary: "Leave certificate checks on. Where an inner service has a certificate of its own authority, trust that authority alone.",
      recipes: {
        flask: `import requests

# Never verify=False. A certificate of one's own authority is trusted by name:
answer = requests.get("https://billing.internal/invoices", verify="/etc/ssl/our-authority.pem", timeout=10)
answer.raise_for_status()
`,
        express: `// Never NODE_TLS_REJECT_UNAUTHORIZED=0 or rejectUnauthorized: false.
// A certificate of one's own authority is trusted by name, when the program starts:
//   NODE_EXTRA_CA_CERTS=/etc/ssl/our-authority.pem node server.js
const answer = await fetch("https://billing.internal/invoices", { signal: AbortSignal.timeout(10_000) });
if (!answer.ok) throw new Error("billing answered " + answer.status);
`,
      },
    },
  },
] as const satisfies readonly RuleEntry[];

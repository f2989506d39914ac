// In: nothing. Out: the rules on the way between caller and API.

import type { RuleEntry } from "./rule.js";

export const transport = [
  {
    id: "plaintext-transport",
    title: "Talks without encryption",
    severity: "high",
    category: "transport",
    cwe: ["CWE-319"],
    owasp: ["API8:2023"],
    control: "protected-transport",
    witnesses: ["runtime", "source", "spec"],
    available: ["spec"],
    varies:
      "Not tested on loopback. In a document medium where the same server is offered by HTTPS too, low for servers that are there for trials.",
    why: "Requests travel over plain HTTP. Everybody on the way (a wireless network, a provider, a proxy) can read tokens and data, and change them. The person sees no difference.",
    fix: {
      summary:
        "Serve HTTPS only. Do not redirect API calls from HTTP, refuse them: a redirect comes after the token has already travelled in the clear.",
      recipes: {
        flask: `from flask import abort, request
from werkzeug.middleware.proxy_fix import ProxyFix

app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1)  # exactly as many as there are proxies of one's own

@app.before_request
def https_only():
    if not request.is_secure:
        abort(403, description="use https")
`,
        express: `app.set("trust proxy", 1); // exactly as many as there are proxies of one's own

app.use((req, res, next) => {
  if (req.secure) return next();
  // A redirect would come too late: the token is on the way already.
  res.status(403).json({ title: "Use https", status: 403 });
});
`,
      },
    },
  },
  {
    id: "weak-tls",
    title: "Encrypts with outdated methods",
    severity: "medium",
    category: "transport",
    cwe: ["CWE-326"],
    owasp: ["API8:2023"],
    control: "protected-transport",
    witnesses: ["runtime"],
    available: [],
    varies: "Not tested on loopback.",
    why: "The server accepts old versions of TLS (the encryption of HTTPS), weak ciphers, or shows a certificate that is wrong or has run out. Somebody on the way may then break or imitate the connection. People who are taught to click the warning away lose the protection altogether.",
    fix: {
      summary: "Allow TLS 1.2 and 1.3 only, with the server's modern default ciphers, and renew certificates automatically.",
      recipes: {},
    },
  },
  {
    id: "insecure-cookie",
    title: "Sends the session cookie without protection",
    severity: "medium",
    category: "transport",
    cwe: ["CWE-614", "CWE-1004", "CWE-1275"],
    owasp: ["API8:2023"],
    control: "safe-token-handling",
    witnesses: ["runtime", "source"],
    available: [],
    varies: null,
    why: "The cookie that carries the session lacks Secure, HttpOnly or SameSite. It can then travel in the clear, be read by any script on the page, or be used by a foreign site in the person's name. Each of these hands over the account.",
    fix: {
      summary: "Set Secure, HttpOnly and SameSite on every cookie that proves who somebody is, and give it the `__Host-` prefix.",
      recipes: {
        flask: `app.config.update(
    SESSION_COOKIE_NAME="__Host-session",
    SESSION_COOKIE_SECURE=True,
    SESSION_COOKIE_HTTPONLY=True,
    SESSION_COOKIE_SAMESITE="Lax",
    SESSION_COOKIE_PATH="/",
)
`,
        express: `function setSession(res, id) {
  res.cookie("__Host-session", id, {
    secure: true,
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    maxAge: 8 * 3600 * 1000,
  });
}
`,
      },
    },
  },
  {
    id: "missing-hsts",
    title: "Does not insist on encryption",
    severity: "low",
    category: "transport",
    cwe: ["CWE-319"],
    owasp: ["API8:2023"],
    control: "protected-transport",
    witnesses: ["runtime"],
    available: [],
    varies: "Not tested on loopback.",
    why: "The server does not tell browsers to come back over HTTPS only (the Strict-Transport-Security header). The first request of a visit may then go out unencrypted, with the cookie in it. Somebody on the same network can wait for it.",
    fix: {
      summary: "Send `Strict-Transport-Security: max-age=63072000; includeSubDomains` with every answer over HTTPS.",
      recipes: {
        flask: `@app.after_request
def insist_on_https(response):
    response.headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"
    return response
`,
        express: `app.use((req, res, next) => {
  res.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
  next();
});
`,
      },
    },
  },
] as const satisfies readonly RuleEntry[];

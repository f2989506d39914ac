// In: nothing. Out: the rules on settings of the framework and the server.

import type { RuleEntry } from "./rule.js";

export const configuration = [
  {
    id: "permissive-cors",
    title: "Lets any website read its answers",
    severity: "medium",
    category: "configuration",
    cwe: ["CWE-942"],
    owasp: ["API8:2023"],
    control: "safe-configuration",
    witnesses: ["runtime", "source"],
    available: [],
    varies: null,
    why: "The API tells browsers that a page of any origin may read its answers with the visitor's credentials. A page that the person merely opens can then fetch their data and send it away. They see nothing of it.",
    fix: {
      summary: "Allow a fixed list of origins by exact comparison; never echo the Origin header, and never allow `null`.",
      recipes: {
        flask: `from flask import request

ORIGINS = {"https://app.example.com"}

@app.after_request
def cors(response):
    response.vary.add("Origin")
    origin = request.headers.get("Origin")
    if origin in ORIGINS:  # exact, never endswith or a pattern
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
    return response
`,
        express: `import cors from "cors";

app.use(cors({
  origin: ["https://app.example.com"], // exact, never true, a pattern or a function that says yes
  credentials: false, // bearer tokens need no cookies
  allowedHeaders: ["Authorization", "Content-Type"],
  maxAge: 600,
}));
`,
      },
    },
  },
  {
    id: "missing-security-headers",
    title: "Leaves out the headers that protect browsers",
    severity: "low",
    category: "configuration",
    cwe: ["CWE-693"],
    owasp: ["API8:2023"],
    control: "safe-configuration",
    witnesses: ["runtime"],
    available: [],
    varies: null,
    why: "Answers lack headers such as `X-Content-Type-Options`. A browser may then take data for a page and run what somebody wrote into it. That alone leaks nothing, but it makes another mistake worse.",
    fix: {
      summary:
        "Send `X-Content-Type-Options: nosniff` always, and for answers that are pages also a Content-Security-Policy, `frame-ancestors` and a Referrer-Policy.",
      recipes: {
        flask: `@app.after_request
def protect_browsers(response):
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"  # for an API without pages
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
`,
        express: `import helmet from "helmet";

app.use(helmet({
  contentSecurityPolicy: { directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } }, // for an API without pages
}));
`,
      },
    },
  },
  {
    id: "dangerous-method",
    title: "Answers methods that nobody needs",
    severity: "low",
    category: "configuration",
    cwe: ["CWE-749"],
    owasp: ["API8:2023"],
    control: "safe-configuration",
    witnesses: ["runtime"],
    available: [],
    varies: null,
    why: "The server accepts a method such as TRACE or CONNECT, or a write that no document mentions. TRACE repeats the request with its headers, the token among them. The others are doors that nobody watches.",
    fix: {
      summary: "Allow the methods that the document names, and answer all others with 405, in the application and in the proxy before it.",
      recipes: {},
    },
  },
  {
    id: "software-disclosed",
    title: "Names its software and version",
    severity: "info",
    category: "configuration",
    cwe: ["CWE-497"],
    owasp: ["API8:2023"],
    control: "safe-configuration",
    witnesses: ["runtime"],
    available: [],
    varies: null,
    why: "Headers or pages tell which software runs, in which version. That harms nobody by itself. It saves an attacker the search when a hole in that version becomes known.",
    fix: {
      summary: "Remove `Server` and `X-Powered-By`, or the version in them, and above all keep the software current.",
      recipes: {
        flask: `# The server adds the header, not Flask. In gunicorn.conf.py:
import gunicorn

gunicorn.SERVER_SOFTWARE = ""
`,
        express: `app.disable("x-powered-by");
`,
      },
    },
  },
] as const satisfies readonly RuleEntry[];

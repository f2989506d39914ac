// In: nothing. Out: tools for developers that answer outsiders, and what speaks of debugging and is none.

import { list } from "../collection.js";
import { absent, always, everybody, forCallers, hiding, open, shell, text } from "../hidden.js";
import type { Twin } from "../kit.js";
import { alice, bob, personOf } from "../people.js";

const secret = "9fJ2kq8XvLm3pQz7wRt5";
const planted = [secret];
const console_ = `<!doctype html><html><head><title>Console // Werkzeug Debugger</title><script src="?__debugger__=yes&amp;cmd=resource&amp;f=debugger.js"></script><script>var CONSOLE_MODE = true, EVALEX = true, EVALEX_TRUSTED = false, SECRET = "${secret}";</script></head><body><h1>Interactive Console</h1></body></html>`;
const django = (more: string) =>
  `<!DOCTYPE html><html><head><title>Page not found at /x</title></head><body><h1>Page not found</h1><p>Using the URLconf defined in shop.urls, Django tried these URL patterns.</p><div id="explanation"><p>You&#x27;re seeing this error because you have <code>DEBUG = True</code> in your Django settings file.</p></div>${more}</body></html>`;
const metrics = (labels: string) =>
  `# HELP http_requests_total Requests.\n# TYPE http_requests_total counter\nhttp_requests_total{method="GET"${labels}} 41\n`;

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const specimen = `${part({ alg: "HS256", typ: "JWT" })}.${part({ sub: "1234567890" })}.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U`;

export const twins: readonly Twin[] = [
  hiding("a console that runs code", open("/console", text(console_, "text/html")), ["debug-exposed GET /console critical"], {
    planted,
    verifies: ["hidden-surface null"],
  }),
  hiding(
    "settings with a secret",
    open("/debug", { json: { config: { JWT_SECRET: secret, DATABASE: "orders.db" } } }),
    ["debug-exposed GET /debug high"],
    { planted },
  ),
  hiding("settings with a secret that is a famous one", open("/debug", { json: { config: { JWT_SECRET: "your-256-bit-secret" } } }), [
    "debug-exposed GET /debug high",
  ]),
  hiding("the environment", open("/env", { json: { PATH: "/usr/bin", HOME: "/root", NODE_ENV: "production" } }), [
    "debug-exposed GET /env high",
  ]),
  hiding(
    "Spring's environment",
    open("/actuator/env", {
      json: {
        activeProfiles: ["prod"],
        propertySources: [{ name: "systemEnvironment", properties: { "spring.datasource.password": { value: secret } } }],
      },
    }),
    ["debug-exposed GET /actuator/env high"],
    { planted },
  ),
  hiding(
    "an index of actuators, and health",
    {
      ...open("/actuator", { json: { _links: { self: { href: "/actuator" }, env: { href: "/actuator/env" } } } }),
      ...always("/health", { json: { status: "UP" } }),
    },
    ["debug-exposed GET /actuator low"],
  ),
  hiding(
    "PHP's page",
    open(
      "/phpinfo.php",
      text(
        `<html><head><title>PHP 8.2.1 - phpinfo()</title></head><body><h1>PHP Version 8.2.1</h1><h2>Environment</h2><table><tr><td>APP</td><td>shop</td></tr></table></body></html>`,
        "text/html",
      ),
    ),
    ["debug-exposed GET /phpinfo.php high"],
  ),
  hiding("metrics with people in them", open("/metrics", text(metrics(`,user="${alice.email}",other="${bob.email}"`))), [
    "debug-exposed GET /metrics high",
  ]),
  hiding("metrics of nobody", open("/metrics", text(metrics(""))), ["debug-exposed GET /metrics info"]),
  hiding("people in a debugging tool", open("/debug", { json: { last_users: everybody } }), ["debug-exposed GET /debug high"]),
  hiding("what a process tells", open("/debug/vars", { json: { pid: 41, memory: { rss: 8123 }, hostname: "shop-1", python: "3.12.1" } }), [
    "debug-exposed GET /debug/vars low",
  ]),
  hiding(
    "settings for callers",
    forCallers("/config", { json: { database_url: "orders.db", smtp_host: "mail.internal", jwt_secret: secret } }),
    ["debug-exposed GET /config high"],
    {
      planted,
    },
  ),
  hiding(
    "pages that Django answers",
    open("/debug", { json: { SECRET_KEY: secret } }),
    ["debug-exposed GET /debug high", "debug-exposed null medium"],
    { planted, unknown: (_, leaky) => (leaky ? { status: 404, ...text(django(""), "text/html") } : absent) },
  ),
  {
    name: "a debugger for a wrong id",
    routes: {
      ...list("/orders", [
        [alice.id, { id: 3101, ware: "a desk" }],
        [bob.id, { id: 3202, ware: "a kayak" }],
      ]),
      "GET /orders/{order_id}": {
        promises: ["id", "ware"],
        handle: ({ who, path }, leaky) => {
          if (/^\d{1,9}$/.test(path.order_id!)) {
            const own = who === alice.id ? "3101" : "3202";
            return path.order_id === own ? { json: { id: Number(own), ware: who === alice.id ? "a desk" : "a kayak" } } : absent;
          }
          return leaky
            ? { status: 500, ...text(console_.replace("CONSOLE_MODE = true", "CONSOLE_MODE = false"), "text/html") }
            : { status: 400, json: { error: "bad request" } };
        },
      },
    },
    leaks: ["debug-exposed null critical"],
    planted,
  },
  hiding(
    "settings of the caller's own, settings for browsers, and pages about debugging",
    {
      ...open("/debug/env", { json: { DATABASE_URL: "sqlite:///orders.db", PATH: "/usr/bin", SECRET_KEY: secret } }),
      ...always("/config", {
        json: { api_url: "/api", forgot_password: "/forgot", features: { debug: false }, password: { min_length: 12 } },
      }),
      ...always(
        "/debug",
        text("<!doctype html><h1>How to debug</h1><p>Set DEBUG = True, open the Werkzeug Debugger, and call phpinfo().</p>", "text/html"),
      ),
      ...always("/env", (who) => ({ json: { smtp_host: `mail.${personOf(who).id}.test`, smtp_user: personOf(who).email } }), false),
      ...always("/health", { json: { status: "ok", database: "up", uptime: 414 } }),
    },
    ["debug-exposed GET /debug/env high", "undocumented-operation GET /debug info"],
    { planted, soundMaySay: ["undocumented-operation GET /debug info"] },
  ),
  hiding(
    "a page on debugging that shows a trace and a token of nobody's; the leaky one shows Alice's",
    {
      "GET /debug": {
        hidden: true,
        open: true,
        handle: (ask, leaky) => {
          const token = leaky ? ask.issue(alice.id, { exp: 4_102_444_800 }) : specimen;
          const trace = 'Traceback (most recent call last):\n  File "client.py", line 12, in <module>\n  File "client.py", line 8, in main';
          return text(
            `<!doctype html><h1>Debugging your client</h1><pre>${trace}</pre><p>A token looks like <code>${token}</code>.`,
            "text/html",
          );
        },
      },
    },
    ["debug-exposed GET /debug critical"],
    { soundMaySay: ["undocumented-operation GET /debug info"] },
  ),
  hiding(
    "pages for every path",
    open("/debug/config", { json: { db_password: secret } }, shell("/debug/config")),
    ["debug-exposed GET /debug/config high"],
    {
      unknown: ({ url }) => shell(url),
      planted,
    },
  ),
];

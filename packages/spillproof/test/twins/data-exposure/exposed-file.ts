// In: nothing. Out: files that were never meant to be served, and what looks like them and is none.

import { always, hiding, open, shell, text } from "../hidden.js";
import type { Reply, Twin } from "../kit.js";
import { alice, bob } from "../people.js";

const environment = `PORT=3000\nNODE_ENV=production\nDATABASE_URL=postgres://shop:Quill-pane-73@db.internal:5432/shop\nSESSION_SECRET=9fJ2kq8XvLm3pQz7wRt5\n`;
const dump = `-- dump of shop\nCREATE TABLE customers (id text, email text, ssn text);\nINSERT INTO customers VALUES ('${alice.id}', '${alice.email}', '${alice.ssn}');\nINSERT INTO customers VALUES ('${bob.id}', '${bob.email}', '${bob.ssn}');\n`;
const log = (rest: string) => `2026-03-01T10:00:00Z INFO started\n2026-03-01T10:00:04Z INFO ${rest}\n2026-03-01T10:00:09Z INFO stopped\n`;
const privateKey = `-----BEGIN PRIVATE KEY-----\n${"MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg".repeat(3)}\n-----END PRIVATE KEY-----\n`;
const planted = ["Quill-pane-73", "9fJ2kq8XvLm3pQz7wRt5"];
const spa = { unknown: ({ url }: { readonly url: string }): Reply => shell(url) };

export const twins: readonly Twin[] = [
  hiding("the environment", open("/.env", text(environment)), ["exposed-file GET /.env critical"], {
    planted,
    verifies: ["hidden-surface null"],
  }),
  hiding("an environment that opens nothing", open("/.env", text("PORT=3000\nLOG_LEVEL=info\nTZ=UTC\n")), ["exposed-file GET /.env low"]),
  hiding(
    "an environment among pages for every path",
    { ...open("/.env", text(environment), shell("/.env")), ...always("/backup.sql", shell("/backup.sql")) },
    ["exposed-file GET /.env critical"],
    { ...spa, planted },
  ),
  hiding(
    "the version history",
    {
      ...open("/.git/config", text("[core]\n\trepositoryformatversion = 0\n\tbare = false\n")),
      ...open("/.git/HEAD", text("ref: refs/heads/main\n")),
    },
    ["exposed-file GET /.git/config high"],
  ),
  hiding("the version history, its settings closed", open("/.git/HEAD", text("ref: refs/heads/main\n")), [
    "exposed-file GET /.git/HEAD high",
  ]),
  hiding("a dump", open("/backup.sql", text(dump, "application/sql")), ["exposed-file GET /backup.sql high"]),
  hiding("a database", open("/db.sqlite3", text(`SQLite format 3\u0000${"\u0000".repeat(80)}`, "application/octet-stream")), [
    "exposed-file GET /db.sqlite3 high",
  ]),
  hiding("a private key", open("/server.key", text(privateKey)), ["exposed-file GET /server.key critical"]),
  hiding(
    "a certificate, which is public",
    {
      ...open("/server.key", text(privateKey)),
      ...always("/key.pem", text(`-----BEGIN CERTIFICATE-----\n${"MIIB".repeat(40)}\n-----END CERTIFICATE-----\n`)),
    },
    ["exposed-file GET /server.key critical"],
  ),
  hiding("a log of people", open("/logs/app.log", text(log(`mail to ${alice.email}, then ${bob.email}`))), [
    "exposed-file GET /logs/app.log high",
  ]),
  hiding("a log of nobody", open("/app.log", text(log("12 jobs done"))), ["exposed-file GET /app.log medium"]),
  hiding(
    "settings with a password",
    open("/config.yml", text("database:\n  user: shop\n  password: Quill-pane-73\n")),
    ["exposed-file GET /config.yml critical"],
    { planted },
  ),
  hiding(
    "settings for browsers",
    {
      ...open("/credentials.json", { json: { client_id: "larkwood", client_secret: "9fJ2kq8XvLm3pQz7wRt5" } }),
      ...always("/config.json", {
        json: {
          apiUrl: "/api",
          apiKey: `AIza${"SyD9f2Kq8XvLm3pQz7wRt5uVb1nMc4xE0aB".slice(0, 35)}`,
          features: { dark: true },
          support: "help@larkwood-post.net",
        },
      }),
    },
    ["exposed-file GET /credentials.json critical"],
    { planted: ["9fJ2kq8XvLm3pQz7wRt5"] },
  ),
  hiding(
    "a folder that lists a backup",
    {
      ...open(
        "/backups/",
        text(
          '<html><head><title>Index of /backups/</title></head><body><a href="../">../</a> <a href="shop-2026-03.sql">shop-2026-03.sql</a></body></html>',
          "text/html",
        ),
      ),
      ...open("/backups/shop-2026-03.sql", text(dump)),
    },
    ["exposed-file GET /backups/shop-2026-03.sql high"],
  ),
  hiding(
    "names that echo, and words about files",
    {
      ...open("/dump.sql", text(dump)),
      ...always("/app.log", { json: { message: "There is no /app.log here, only an API.", hint: "try /orders" } }),
      ...always("/error.log", text("<!doctype html><h1>We log nothing at 10:00:00</h1>\n<p>2026-03-01T10:00:00Z</p>", "text/html")),
    },
    ["exposed-file GET /dump.sql high"],
    // A page, a text and a sign of life at a name are none of it.
    { unknown: ({ url }) => ({ json: { path: url, error: "not found" } }) },
  ),
  hiding(
    "a file for callers alone",
    { "GET /backup.sql": { hidden: true, handle: (_, leaky) => (leaky ? text(dump) : { status: 404, json: { error: "not found" } }) } },
    ["exposed-file GET /backup.sql high"],
  ),
  hiding("a wall that refuses names with a dot", open("/backup.sql", text(dump)), ["exposed-file GET /backup.sql high"], {
    unknown: ({ url }) =>
      url.startsWith("/.") ? { status: 403, text: "<h1>Forbidden</h1>" } : { status: 404, json: { error: "not found" } },
    verifies: ["hidden-surface null"],
  }),
  hiding(
    "a path that is never read",
    { ...open("/backup.sql", text(dump)), ...open("/.env", text(environment)) },
    ["exposed-file GET /.env critical"],
    {
      configuration: { exclude: ["GET /backup*"] },
      planted,
    },
  ),
  hiding("a brake at once", {}, [], {
    unknown: () => ({ status: 429, json: { error: "slow down" }, headers: { "retry-after": "3600" } }),
    leavesOpen: ["hidden-surface null"],
  }),
];

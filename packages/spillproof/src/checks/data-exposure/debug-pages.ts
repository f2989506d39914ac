// In: nothing, or an answer. Out: where frameworks put their tools for developers, and which of them an answer is.

import { maskedLooking } from "@spillproof/detect";
import { isObject, type Leaf, leavesOf, pointerOf, wordsOf } from "../../explore/index.js";
import type { Exchange } from "../../model/index.js";
import type { LeakedValue } from "../check.js";

export interface DebugTool {
  /** `Werkzeug's console`. */
  readonly what: string;
  readonly kind: "console" | "environment" | "diagnostics" | "index";
  /** By default answers its own machine alone, which a scan on loopback is. */
  readonly local?: true;
}

/** Below every base path. */
export const debugWords: readonly string[] = ["debug", "env", "config", "_debug"];

export const debugPaths: readonly string[] = [
  "/console",
  "/actuator",
  "/actuator/env",
  "/actuator/configprops",
  "/actuator/httptrace",
  "/debug/vars",
  "/debug/pprof/",
  "/debug/config",
  "/debug/env",
  "/phpinfo.php",
  "/server-status",
  "/telescope",
  "/rails/info/properties",
  "/rails/info/routes",
  "/_profiler",
  "/__debug__/",
  "/elmah.axd",
  "/metrics",

  "/health",
  "/graphiql",
];

/** By marks that only the tool itself writes: a page about it holds one of them at most. */
const tools: readonly (DebugTool & { readonly marks: readonly RegExp[] })[] = [
  { what: "Werkzeug's console", kind: "console", marks: [/EVALEX\s{0,5}=\s{0,5}true/, /CONSOLE_MODE\s{0,5}=\s{0,5}true/] },
  { what: "Werkzeug's debugger", kind: "console", marks: [/EVALEX\s{0,5}=\s{0,5}true/, /__debugger__=yes/] },
  {
    what: "Django's debug page",
    kind: "environment",
    marks: [
      /You(?:'|&#x27;|&#39;)re seeing this error because you have/,
      /DEBUG\s{0,3}=\s{0,3}True/,
      /DJANGO_SETTINGS_MODULE|INSTALLED_APPS/,
    ],
  },
  {
    what: "Django's debug page",
    kind: "diagnostics",
    marks: [/You(?:'|&#x27;|&#39;)re seeing this error because you have/, /DEBUG\s{0,3}=\s{0,3}True/],
  },
  { what: "Django's debug toolbar", kind: "diagnostics", marks: [/id="djDebug"/, /djdt/] },
  {
    what: "Laravel's debug page",
    kind: "environment",
    marks: [
      /window\.ignite\s{0,3}\(|ignition\.|Ignition/,
      /"?(?:report|context_items|solutions|shareEndpoint)"?/,
      /laravel/i,
      /stack ?trace|frames/i,
    ],
  },
  {
    what: "Symfony's profiler",
    kind: "diagnostics",
    marks: [/Symfony Profiler/, /sf-toolbar|profiler-content|id="sidebar"|_profiler\/[0-9a-f]{6}/],
  },
  {
    what: "ASP.NET's debug page",
    kind: "diagnostics",
    marks: [
      /An unhandled exception occurred while processing the request\./,
      /id="stackpage"|class="rawExceptionDetails"|DeveloperExceptionPage/,
    ],
  },
  { what: "ELMAH's error log", kind: "diagnostics", local: true, marks: [/Error Log for/, /ELMAH/] },
  {
    what: "Rails' debug page",
    kind: "diagnostics",
    marks: [/Action Controller: Exception caught|<h1>Routing Error<\/h1>/, /Rails\.root:|Routes match in priority/],
  },
  { what: "Rails' info page", kind: "diagnostics", local: true, marks: [/Rails version/, /Application root|Database adapter|Middleware/] },
  { what: "Rails' info page", kind: "diagnostics", local: true, marks: [/Routes match in priority/, /Controller#Action/] },
  {
    what: "PHP's information page",
    kind: "environment",
    marks: [/<title>(?:phpinfo\(\)|PHP [\d.]{1,10} - phpinfo\(\))/, /PHP Version/, /_SERVER\[|Environment/],
  },
  {
    what: "Apache's server status",
    kind: "diagnostics",
    local: true,
    marks: [/Apache Server Status for/, /requests currently being processed|Server uptime/],
  },
  { what: "Laravel's Telescope", kind: "diagnostics", local: true, marks: [/window\.Telescope\s{0,3}=/, /<title>Telescope/] },
  { what: "Go's profiler", kind: "diagnostics", marks: [/\/debug\/pprof\//, /goroutine/, /heap/] },
  {
    what: "a GraphQL playground",
    kind: "index",
    marks: [/graphiql|GraphQL Playground|apollo-sandbox|graphql-playground/i, /<(?:!doctype|html)/i],
  },
];

/** The tool whose page an answer is, whatever its status. */
export function toolOf(exchange: Exchange): DebugTool | null {
  const text = exchange.text.slice(0, 400_000);
  // What an API tells of such pages stands in JSON, and the pages themselves do not.
  if (exchange.json !== null) return jsonTool(exchange.json.value);
  return tools.find(({ marks }) => marks.every((mark) => mark.test(text))) ?? null;
}

function jsonTool(value: unknown): DebugTool | null {
  if (!isObject(value)) return null;
  if (Array.isArray(value.propertySources) && "activeProfiles" in value) return { what: "Spring's environment", kind: "environment" };
  if (isObject(value.contexts) && JSON.stringify(value).slice(0, 20_000).includes('"prefix"'))
    return { what: "Spring's configuration", kind: "environment" };
  if (
    isObject(value._links) &&
    Object.keys(value._links).some((name) => /^(?:env|heapdump|beans|configprops|threaddump|mappings)$/.test(name))
  )
    return { what: "an index of Spring's actuators", kind: "diagnostics" };
  if (isObject(value._links) && Object.values(value._links).some((link) => isObject(link) && /\/actuator\b/.test(String(link.href))))
    return { what: "an index of Spring's actuators", kind: "index" };
  if (isObject(value.memstats) && "cmdline" in value) return { what: "Go's variables", kind: "diagnostics" };
  if ("can_execute_commands" in value)
    return { what: "Laravel's Ignition", kind: value.can_execute_commands === true ? "console" : "diagnostics" };
  return null;
}

const environmentNames =
  /^(?:PATH|HOME|HOSTNAME|PWD|SHELL|USER|LANG|NODE_ENV|FLASK_ENV|FLASK_APP|APP_ENV|RAILS_ENV|DJANGO_SETTINGS_MODULE|PYTHONPATH|VIRTUAL_ENV|JAVA_HOME|GOPATH|npm_[a-z_]{2,40}|DATABASE_URL|DB_(?:HOST|USER|NAME|PASS(?:WORD)?|PORT)|REDIS_URL|AWS_[A-Z_]{2,40}|KUBERNETES_[A-Z_]{2,40})$/;

/** Names of settings that no client needs to know. */
const serverNames =
  /^(?:database|db|database_?ur[il]|db_?(?:host|user|name|path|ur[il])|dsn|sqlalchemy_\w{1,40}|redis(?:_?url|_?host)?|mongo(?:_?ur[il])?|smtp\w{0,20}|mail_?(?:server|host|user|username|password)|secret_?key|jwt_?\w{0,20}|session_?secret|signing_?key|private_?key|s3_\w{1,20}|aws_\w{1,30}|env(?:ironment)?_?vars?|preferred_url_scheme|propagate_exceptions|trap_http_exceptions|debug)$/i;

const secretWords = new Set(["secret", "password", "passwd", "passphrase", "pwd"]);
const keyWords = new Set(["jwt", "signing", "private", "encryption", "session", "master"]);

/** Settings of the server in an answer: its environment, or a few of the names that settings have. Null where it holds none. */
export function settingsIn(exchange: Exchange): { readonly data: readonly LeakedValue[]; readonly environment: boolean } | null {
  const leaves = exchange.json === null ? linesOf(exchange) : leavesOf(exchange.json.value);
  const named = leaves.filter((leaf) => leaf.value !== null && leaf.value !== "" && typeof nameOf(leaf) === "string");
  const environment = new Set(named.map(nameOf).filter((name) => environmentNames.test(name)));
  const server = new Set(named.map((leaf) => nameOf(leaf).toLowerCase()).filter((name) => serverNames.test(name)));
  const secrets = named.filter(isSecret);
  if (environment.size < 2 && server.size < 2 && secrets.length === 0) return null;
  return {
    environment: environment.size >= 2,
    data: secrets.slice(0, 50).map((leaf) => ({
      pointer: exchange.json === null ? `line:${Number(leaf.tokens[0]) + 1}` : pointerOf(leaf.tokens),
      type: "secret",
      kind: "credential",
      owner: null,
      raw: String(leaf.value),
    })),
  };
}

function nameOf(leaf: Leaf): string {
  const name = String(leaf.tokens.findLast((token) => typeof token === "string" && !/^(?:value|val)$/.test(token)) ?? "");
  return name.split(".").at(-1)!;
}

/** `JWT_SECRET`, `db_password`, `signing-key`: of the server, with a value that is no mask and no word for one. */
function isSecret(leaf: Leaf): boolean {
  if (typeof leaf.value !== "string" || leaf.value.length < 6 || /\s/.test(leaf.value) || maskedLooking(leaf.value)) return false;
  // A label of a form and a rule for it are called like the field: words alone, which a secret seldom is.
  if ((/^\p{L}+$/u.test(leaf.value) && leaf.value.length < 16) || /\b(?:min|max|required)\b/i.test(leaf.value)) return false;
  // Where to change a password is no secret.
  if (/^(?:\/|\.\/|https?:\/\/[^@\s]{0,2000}$)/.test(leaf.value)) return false;
  const words = wordsOf(String(leaf.tokens.findLast((token) => typeof token === "string" && !/^(?:value|val)$/.test(token)) ?? ""));
  const last = words.at(-1) ?? "";
  if (/^(?:set|unset|required|optional|hidden|redacted|string|bcrypt|argon2\w*|scrypt|pbkdf2|hs\d{3}|rs\d{3})$/i.test(leaf.value))
    return false;
  return secretWords.has(last) || (last === "key" && words.slice(0, -1).some((word) => keyWords.has(word) || secretWords.has(word)));
}

/** `KEY=value` and `Key: value` of a text, its line as the first token. */
function linesOf(exchange: Exchange): readonly Leaf[] {
  if (/^\s{0,200}</.test(exchange.text)) return [];
  return exchange.text
    .slice(0, 200_000)
    .split("\n")
    .flatMap((line, index) => {
      const match = /^\s{0,20}([A-Za-z_][\w.-]{1,80})\s{0,10}[=:]\s{0,10}(\S.{0,500})$/.exec(line.trimEnd());
      return match === null ? [] : [{ tokens: [index, match[1]!], value: match[2]! }];
    });
}

/** What a process tells of itself; nothing that a client needs. */
export function isDiagnostic(exchange: Exchange): boolean {
  const value = exchange.json?.value;
  if (!isObject(value)) return false;
  const names = leavesOf(value).map((leaf) =>
    leaf.tokens
      .filter((token) => typeof token === "string")
      .join(".")
      .toLowerCase(),
  );
  const signs = [
    /\bpid\b/,
    /memory|\brss\b|heap/,
    /\bcwd\b|working_?dir/,
    /hostname/,
    /python|\bnode\b|\bphp\b|\bruby\b|\bjava\b|platform/,
    /loaded|modules|packages/,
    /\broutes?\b|url_map/,
    /\bthreads?\b|goroutines/,
    /\bqueries\b|\bsql\b/,
    /\bconfig\b|\bsettings\b|\bflask\b/,
  ];
  return signs.filter((sign) => names.some((name) => sign.test(name))).length >= 2;
}

export function isMetrics(exchange: Exchange): boolean {
  return exchange.json === null && /^# (?:HELP|TYPE) [a-zA-Z_:]/m.test(exchange.text.slice(0, 20_000));
}

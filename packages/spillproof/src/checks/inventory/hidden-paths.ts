// In: what is documented, and what was answered. Out: paths that are often there beside it, the most telling first.

import { isSensitive, lastSegment, leavesOf, sensitiveFields, wordsOf } from "../../explore/index.js";
import type { Context } from "../check.js";
import { basePathsOf } from "../surface.js";

/** Paths in all, for a whole API. */
const maximumHidden = 60;
const maximumNouns = 3;
const maximumHints = 8;

/** Below every base path. */
const everywhere = ["internal", "admin", "users", "internal/users", "admin/users", "export", "private", "backup", "dump"];

/** Below the first base path alone: beside what is documented. */
const beside = [
  "users/all",
  "users/export",
  "debug/users",
  "internal/customers",
  "all",
  "customers",
  "accounts",
  "employees",
  "orders",
  "data",
  "logs",
  "audit",
  "sessions",
  "tokens",
  "test",
  "dev",
  "beta",
  "old",
  "legacy",
  "admin/config",
  "admin/settings",
  "admin/logs",
  "admin/stats",
  "internal/config",
  "internal/status",
  "internal/metrics",
  "_internal",
  "_admin",
  "hidden",
  "staff",
  "support",
  "reports",
  "status",
  "graphql",
];

/** Where another document may stand, which names more operations than the one that was read. */
export const documentPaths: readonly string[] = [
  "/openapi.json",
  "/swagger.json",
  "/v2/api-docs",
  "/v3/api-docs",
  "/internal/openapi.json",
  "/admin/openapi.json",
];

export function hiddenPaths(context: Context): readonly string[] {
  const bases = basePathsOf(context);
  const first = bases[0] ?? "";
  const known = nouns(context);
  const byNoun = known.flatMap((noun) => [
    `${first}/internal/${noun}`,
    `${first}/admin/${noun}`,
    `${first}/${noun}/export`,
    `${first}/${noun}/all`,
    `${first}/debug/${noun}`,
  ]);
  const apart = first === "" ? ["/api"] : bases.slice(1);
  const candidates = [
    ...everywhere.map((word) => `${first}/${word}`),
    ...hints(context),
    ...byNoun,
    ...beside.slice(0, 8).map((word) => `${first}/${word}`),
    ...apart.slice(0, 2).flatMap((base) => everywhere.slice(0, 6).map((word) => `${base}/${word}`)),
    ...beside.slice(8).map((word) => `${first}/${word}`),
    ...known.map((noun) => `${first}/${noun}.json`),
  ];
  return [...new Set(candidates)].slice(0, maximumHidden);
}

/** What the API itself speaks of, that which holds data of people first. */
function nouns(context: Context): readonly string[] {
  const weights = new Map<string, number>();
  for (const operation of context.documented) {
    const noun = lastSegment(operation.path);
    if (
      noun === null ||
      !/^[\p{L}][\p{L}\p{N}_-]{2,40}$/u.test(noun) ||
      /^(?:me|login|logout|health|search|summary|session|auth|token|admin|internal)$/i.test(noun)
    )
      continue;
    const answers = context.people.flatMap(({ name }) => context.world.instances(operation.id, name).slice(0, 1));
    const sensitive = answers.some(({ exchange }) => sensitiveFields(exchange).some(isSensitive));
    weights.set(noun, (weights.get(noun) ?? 0) + (sensitive ? 3 : 1));
  }
  return [...weights]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, maximumNouns)
    .map(([noun]) => noun);
}

/** Words of links that do something when they are followed. */
const acts = new Set(
  (
    "accept approve reject decline confirm verify validate activate pay charge checkout redeem claim subscribe callback oauth authorize login signin track click vote follow like " +
    "start stop run trigger sync send resend publish submit invite join leave apply execute process import upload refresh download"
  ).split(" "),
);

/** Paths within the origin that answers name, and that no documented path is: links to what is not described. */
function hints(context: Context): readonly string[] {
  const { origin } = context.target;
  const found = new Set<string>();
  for (const { exchange } of context.people.flatMap(({ name }) => context.world.allInstances(name)))
    for (const { value } of leavesOf(exchange.json?.value)) {
      if (typeof value !== "string" || value.length > 300) continue;
      const path = value.startsWith(`${origin}/`) ? value.slice(origin.length) : value;
      if (
        !/^\/[\w-]{1,60}(?:\/[\w.-]{1,60}){0,6}$/.test(path) ||
        /\.(?:png|jpe?g|gif|svg|webp|ico|css|js|woff2?|pdf|mp4|html?)$/i.test(path)
      )
        continue;
      if (!wordsOf(path).some((word) => acts.has(word))) found.add(path);
    }
  return [...found].sort().slice(0, maximumHints);
}

/** Paths without parameters that another document names: OpenAPI or Swagger, whatever its version. */
export function pathsNamedBy(document: unknown): readonly string[] {
  if (document === null || typeof document !== "object") return [];
  const { paths, basePath, openapi, swagger } = document as Record<string, unknown>;
  if (paths === null || typeof paths !== "object" || (openapi === undefined && swagger === undefined)) return [];
  const base = typeof basePath === "string" && /^\/[\w/.-]{1,100}$/.test(basePath) ? basePath.replace(/\/$/, "") : "";
  return Object.entries(paths as Record<string, unknown>)
    .filter(([path, item]) => /^\/[\w/.-]{1,200}$/.test(path) && item !== null && typeof item === "object" && "get" in item)
    .map(([path]) => `${base}${path}`);
}

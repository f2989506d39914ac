// In: `security` lists and the schemes that the document declares. Out: requirements, any one of which opens an operation.

import type { SchemeKind, SecurityRequirement, SecurityScheme } from "../model/index.js";
import { childOf, entriesOf, itemsOf, type Json, objectAt, type Place, type References, shown, textOf } from "./references.js";

type Scheme = Omit<SecurityScheme, "scopes">;

/** The document's schemes by name; broken ones are kept as kind "other". */
export function readSchemes(references: References, root: Place): ReadonlyMap<string, Scheme> {
  const components = childOf(childOf(root, "components"), "securitySchemes");
  const schemes = new Map<string, Scheme>();
  for (const [name, entry] of [...entriesOf(components), ...entriesOf(childOf(root, "securityDefinitions"))]) {
    const place = references.follow(entry);
    schemes.set(name, place === null ? { name, kind: "other", in: null, parameter: null } : readScheme(references, name, place));
  }
  return schemes;
}

function readScheme(references: References, name: string, place: Place): Scheme {
  const node = objectAt(place);
  const at = textOf(node, "in");
  const travels = at === "header" || at === "query" || at === "cookie" ? at : null;
  const parameter = textOf(node, "name");
  const type = textOf(node, "type");
  if (type === "apiKey") {
    if (travels === null || parameter === null)
      references.report(place, "an apiKey scheme must say in which header, query parameter or cookie it travels");
    const kind = travels === "header" && parameter?.toLowerCase() === "authorization" && saysBearer(name, node) ? "bearer" : "apiKey";
    return { name, kind, in: travels, parameter };
  }
  const kind = kindOf(type, textOf(node, "scheme"));
  if (kind === null)
    references.report(
      place,
      type === null
        ? "a security scheme must have a type"
        : type === "http"
          ? "an http scheme must say which"
          : `${shown(type)} is not a type of security scheme`,
    );
  return { name, kind: kind ?? "other", in: null, parameter: null };
}

function kindOf(type: string | null, scheme: string | null): SchemeKind | null {
  switch (type) {
    case "http":
      if (scheme === null) return null;
      return scheme.toLowerCase() === "bearer" ? "bearer" : scheme.toLowerCase() === "basic" ? "basic" : "other";
    case "basic":
    case "oauth2":
    case "openIdConnect":
    case "mutualTLS":
      return type;
    default:
      return null;
  }
}

/** Swagger 2.0 has no bearer tokens: people write an API key in `Authorization` and say the rest in words. */
function saysBearer(name: string, node: Json): boolean {
  return /bearer|token|jwt/i.test(`${name} ${textOf(node, "description") ?? ""} ${textOf(node, "x-bearerFormat") ?? ""}`);
}

/** Null where nothing is said at this place. A broken list says nothing; a broken requirement drops only itself. */
export function readSecurity(
  references: References,
  place: Place,
  schemes: ReadonlyMap<string, Scheme>,
): readonly SecurityRequirement[] | null {
  if (place.node === undefined || place.node === null) return null;
  if (!Array.isArray(place.node)) {
    references.report(place, "security must be a list");
    return null;
  }
  const requirements: SecurityRequirement[] = [];
  for (const item of itemsOf(place)) {
    if (item.node === null || typeof item.node !== "object" || Array.isArray(item.node)) {
      references.report(item, "a security requirement must be an object");
      continue;
    }
    requirements.push(
      [...entriesOf(item)].map(([name, scopes]) => {
        const scheme = schemes.get(name);
        if (scheme === undefined) references.report(scopes, `no security scheme is called ${shown(name)}`);
        if (!Array.isArray(scopes.node)) references.report(scopes, "scopes must be a list");
        const names = Array.isArray(scopes.node) ? scopes.node.filter((scope): scope is string => typeof scope === "string") : [];
        return { ...(scheme ?? { name, kind: "other", in: null, parameter: null }), scopes: names };
      }),
    );
  }
  // A list of which nothing is left says nothing; it does not open the operation.
  return requirements.length === 0 && place.node.length > 0 ? null : requirements;
}

/** A required parameter `Authorization` is the document's word too, where no `security` says it: many generators know no other. */
export function securityOfHeader(description: string | null): readonly SecurityRequirement[] {
  const kind = /\bbasic\b/i.test(description ?? "") ? "basic" : "bearer";
  return [[{ name: "Authorization", kind, in: "header", parameter: "Authorization", scopes: [] }]];
}

// In: the `servers` that stand at one place, or Swagger 2.0's `basePath`. Out: the base path alone, since only the target is ever called.

import { childOf, entriesOf, itemsOf, objectAt, own, type Place, type References, shown, textOf } from "./references.js";

/** What a relative address is relative to, and which server is the target's own. */
export interface Surroundings {
  /** Origin of the target. */
  readonly target: string;
  /** Address of the document, or the target's root where it came from a file. */
  readonly document: string;
}

/** `/v1`, or empty. Null where there are no usable servers at this place, so that those above count. */
export function basePathOf(references: References, servers: Place, surroundings: Surroundings): string | null {
  if (servers.node === undefined || servers.node === null) return null;
  if (!Array.isArray(servers.node)) {
    references.report(servers, "servers must be a list");
    return null;
  }
  const found: { readonly origin: string; readonly path: string }[] = [];
  for (const server of itemsOf(servers)) {
    const url = textOf(objectAt(server), "url");
    if (url === null) {
      references.report(server, "a server must have a url");
      continue;
    }
    const address = addressOf(withVariables(references, server, url), surroundings.document);
    if (address === null) references.report(childOf(server, "url"), `${shown(url)} is not an address`);
    else found.push(address);
  }
  const target = originOf(surroundings.target);
  return (found.find(({ origin }) => origin === target) ?? found[0])?.path ?? null;
}

/** Swagger 2.0: `/v1`, `v1/` and even a whole address give `/v1`. */
export function swaggerBasePath(references: References, root: Place, surroundings: Surroundings): string {
  const place = childOf(root, "basePath");
  if (place.node === undefined || place.node === null) return "";
  if (typeof place.node !== "string") {
    references.report(place, "basePath must be a string");
    return "";
  }
  const text = place.node.trim();
  return addressOf(/^[a-z]+:\/\//i.test(text) ? text : `/${text.replace(/^\/+/, "")}`, surroundings.target)?.path ?? "";
}

function withVariables(references: References, server: Place, url: string): string {
  const values = new Map<string, string>();
  for (const [name, variable] of entriesOf(childOf(server, "variables"))) {
    const options = own(objectAt(variable), "enum");
    const value = own(objectAt(variable), "default") ?? (Array.isArray(options) ? options[0] : undefined);
    if (typeof value === "string" || typeof value === "number") values.set(name, String(value));
    else references.report(variable, "a server variable must have a default");
  }
  // One that has no value stays in the path, where it is a parameter like any other.
  return url.replace(/\{([^{}]{1,200})\}/g, (whole, name: string) => values.get(name) ?? whole);
}

function addressOf(url: string, base: string): { readonly origin: string; readonly path: string } | null {
  const text = url.trim() || "/";
  // `localhost:8080/api` and `api.example.com/v1` lack only the scheme.
  const bare = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,8}(?::\d{1,5})?(?=\/|$)/i.exec(text)?.[0];
  const lacksScheme = bare !== undefined && (/:\d+$/.test(bare) || /\.(?!php$|html?$|json$|ya?ml$|aspx?$|cgi$|jsp$)[a-z]{2,}$/i.test(bare));
  try {
    const { origin, pathname } = new URL(lacksScheme ? `http://${text}` : text, base);
    return {
      origin: originOf(origin),
      path: decodeBraces(pathname)
        .replace(/\/{2,}/g, "/")
        .replace(/\/$/, ""),
    };
  } catch {
    return null;
  }
}

function decodeBraces(path: string): string {
  return path.replace(/%7b/gi, "{").replace(/%7d/gi, "}");
}

/** The names of this machine are one. */
function originOf(url: string): string {
  try {
    const { protocol, hostname, port } = new URL(url);
    return `${protocol}//${/^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|0\.0\.0\.0)$/.test(hostname) ? "localhost" : hostname}:${port}`;
  } catch {
    return url;
  }
}

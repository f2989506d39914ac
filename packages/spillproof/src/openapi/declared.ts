// In: the root of a document. Out: what it declares for all of its operations: the servers, and how one proves who one is.

import type { SecurityScheme } from "../model/index.js";
import { addressOf, childOf, entriesOf, isJson, itemsOf, objectAt, type Place, type References, textOf } from "./references.js";
import { readSchemes } from "./security.js";

interface DeclaredServer {
  /** As it is written, with variables in braces; Swagger 2.0's scheme and host are put together. Without a host: only the scheme is known. */
  readonly url: string;
  readonly description: string | null;
  readonly pointer: string;
}

interface DeclaredFlow {
  /** As OpenAPI 3 calls it: `implicit`, `password`, `clientCredentials`, `authorizationCode`. */
  readonly kind: string;
  readonly pointer: string;
  /** Addresses that credentials are sent to or come from. */
  readonly urls: readonly { readonly url: string; readonly pointer: string }[];
}

interface DeclaredScheme extends Omit<SecurityScheme, "scopes"> {
  readonly pointer: string;
  readonly flows: readonly DeclaredFlow[];
}

export interface Declared {
  readonly servers: readonly DeclaredServer[];
  readonly schemes: readonly DeclaredScheme[];
}

export function readDeclared(references: References): Declared {
  const root = references.root();
  return {
    servers: [...swaggerServers(root), ...serversAt(root), ...serversOfPaths(references, root)],
    schemes: schemesOf(references, root),
  };
}

function* serversAt(holder: Place): Generator<DeclaredServer> {
  for (const server of itemsOf(childOf(holder, "servers"))) {
    const url = textOf(objectAt(server), "url");
    if (url !== null) yield { url, description: textOf(objectAt(server), "description"), pointer: addressOf(childOf(server, "url")) };
  }
}

function* serversOfPaths(references: References, root: Place): Generator<DeclaredServer> {
  for (const [, entry] of entriesOf(childOf(root, "paths"))) {
    const item = references.follow(entry);
    if (item === null) continue;
    yield* serversAt(item);
    for (const [, operation] of entriesOf(item)) yield* serversAt(operation);
  }
}

function* swaggerServers(root: Place): Generator<DeclaredServer> {
  const host = textOf(objectAt(root), "host") ?? "";
  for (const scheme of itemsOf(childOf(root, "schemes"))) {
    if (typeof scheme.node === "string") yield { url: `${scheme.node}://${host}`, description: null, pointer: addressOf(scheme) };
  }
}

function schemesOf(references: References, root: Place): readonly DeclaredScheme[] {
  const lists = [childOf(childOf(root, "components"), "securitySchemes"), childOf(root, "securityDefinitions")];
  const places = new Map(lists.flatMap((list) => [...entriesOf(list)]));
  return [...readSchemes(references, root)].map(([name, scheme]) => {
    const entry = places.get(name)!;
    return { ...scheme, pointer: addressOf(entry), flows: flowsOf(references.follow(entry)) };
  });
}

const swaggerFlows: Readonly<Record<string, string>> = { application: "clientCredentials", accessCode: "authorizationCode" };

function flowsOf(scheme: Place | null): readonly DeclaredFlow[] {
  if (scheme === null) return [];
  const flow = textOf(objectAt(scheme), "flow");
  if (flow !== null) return [{ kind: swaggerFlows[flow] ?? flow, pointer: addressOf(childOf(scheme, "flow")), urls: urlsAt(scheme) }];
  return [...entriesOf(childOf(scheme, "flows"))]
    .filter(([, place]) => isJson(place.node))
    .map(([kind, place]) => ({ kind, pointer: addressOf(place), urls: urlsAt(place) }));
}

function urlsAt(place: Place): DeclaredFlow["urls"] {
  return ["authorizationUrl", "tokenUrl", "refreshUrl"].flatMap((key) => {
    const url = textOf(objectAt(place), key);
    return url === null ? [] : [{ url, pointer: addressOf(childOf(place, key)) }];
  });
}

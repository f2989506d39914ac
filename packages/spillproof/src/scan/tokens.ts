// In: identities with their tokens, and a few simple requests. Out: an error where a token does not work, a word where two may be one.

import type { Client } from "../exchange/index.js";
import { garble, isErrorBody, meansCaller, plainCall, replyOf, requestOf, slotsOf, type World } from "../explore/index.js";
import {
  type Asker,
  asIdentity,
  type Credential,
  type Exchange,
  type HttpRequest,
  isSafe,
  nobody,
  type Operation,
  SpillproofError,
} from "../model/index.js";
import type { Sessions } from "../target/index.js";
import { unreachable } from "./document.js";

/** Nobody, who sends a credential that is worth nothing. */
export const nobodyGarbled: Asker = { identity: null, token: "garbled" };

/**
 * A token that does not work is an error before the scan: everything would look refused. It does not work where each operation without ids
 * refuses it just as it refuses the same token garbled.
 */
export async function proveTokens(
  operations: readonly Operation[],
  sessions: Sessions,
  client: Client,
  target: URL,
  randomFor: (name: string) => () => number,
): Promise<void> {
  const simple = operations.filter((operation) => isSafe(operation) && operation.method !== "HEAD" && slotsOf(operation).length === 0);
  for (const identity of sessions.identities) {
    let refused = 0;
    let status = 0;
    let worked = false;
    for (const operation of simple) {
      const request = requestOf(plainCall(operation, randomFor(operation.id)));
      const exchange = await client.send(request, asIdentity(identity.name), { operation: operation.id });
      if (exchange.outcome.kind === "failure" && exchange.outcome.failure === "connection") {
        throw unreachable(target.origin, client);
      }
      const anybody = await client.send(request, nobody, { operation: operation.id });
      if (anybody.succeeded && !isErrorBody(anybody)) continue; // public: says nothing of the token
      if (replyOf(exchange) === "yes" || (exchange.succeeded && !isErrorBody(exchange))) {
        worked = true;
        if (identity === sessions.identities[0]) await learnBadToken(request, identity.name, operation, sessions, client);
        break;
      }
      if (
        exchange.status >= 400 &&
        exchange.status < 500 &&
        exchange.status === anybody.status &&
        ![404, 405, 410, 429].includes(exchange.status)
      ) {
        // Other statuses may speak of rights: a token that is known and not allowed lives, and is answered in other words.
        const bad = await client.send(garbled(request.path, sessions.credentials(asIdentity(identity.name))), nobodyGarbled, {
          operation: operation.id,
        });
        if (exchange.status === 401 || [anybody.text, bad.text].includes(exchange.text)) refused++;
        status = exchange.status;
      }
      if (refused >= 6) break;
    }
    if (!worked && refused > 0) {
      throw new SpillproofError(
        "credential",
        `The token of ${identity.name} is refused by ${target.origin} just as no token is (${status}).`,
        `Check the credential of ${identity.name} and how it is sent (\`send\`).`,
      );
    }
  }
}

/** How this API answers a token that is worth nothing, so that one that dies on the way is noticed. */
async function learnBadToken(
  request: HttpRequest,
  identity: string,
  operation: Operation,
  sessions: Sessions,
  client: Client,
): Promise<void> {
  const { status } = await client.send(garbled(request.path, sessions.credentials(asIdentity(identity))), nobodyGarbled, {
    operation: operation.id,
  });
  if (status >= 400 && status < 500 && ![404, 429].includes(status)) client.badTokenStatus = status;
}

/** An API without operations that need no id: what reading met tells whether a token lives. */
export function refuseDeadTokens(world: World, exchanges: readonly Exchange[], target: URL): void {
  for (const identity of world.identities) {
    const own = exchanges.filter(
      (exchange) => exchange.asker.identity === identity && exchange.asker.token === "access" && exchange.operation !== null,
    );
    if (own.length > 0 && own.every((exchange) => exchange.status === 401)) {
      throw new SpillproofError(
        "credential",
        `The token of ${identity} is refused by ${target.origin} wherever it was sent (401).`,
        `Check the credential of ${identity} and how it is sent (\`send\`).`,
      );
    }
  }
}

/** Two opaque tokens of one person read each other's things by right, and would prove nothing. */
export function sameSubjects(world: World): readonly string[] {
  const found: string[] = [];
  for (const [index, first] of world.identities.entries()) {
    for (const second of world.identities.slice(index + 1)) {
      const both = world.operations.flatMap((operation) => {
        const [one, other] = [first, second].map(
          (name) => world.instances(operation.id, name).find((instance) => instance.slots.length === 0)?.exchange.text,
        );
        return one === undefined || other === undefined ? [] : [{ operation, alike: one === other }];
      });
      const me = both.find(({ operation, alike }) => alike && meansCaller(operation.path));
      if (me !== undefined && both.length > 1 && both.every(({ alike }) => alike)) {
        found.push(
          `${first} and ${second} may be one subject: ${me.operation.id} and all else answers them alike; further tokens of one subject belong under moreTokens`,
        );
      }
    }
  }
  return found;
}

/** The caller's credential with its secret's letters moved by one: alike in shape, worth nothing. */
export function garbled(path: string, credentials: readonly Credential[], method = "GET"): HttpRequest {
  return withCredentials({ method, path, headers: [], body: null }, credentials, garble);
}

/** The request with another secret in the place of the caller's own. */
export function crafted(request: HttpRequest, credentials: readonly Credential[], secret: string): HttpRequest {
  return withCredentials(request, credentials, () => secret);
}

function withCredentials(request: HttpRequest, credentials: readonly Credential[], change: (secret: string) => string): HttpRequest {
  const headers = [...request.headers];
  let { path } = request;
  for (const { in: place, name, value, secret } of credentials) {
    // A function, since a secret may hold what a replacement would read as a pattern.
    const changed = value.replace(secret, () => change(secret));
    if (place === "header") headers.push([name, changed]);
    if (place === "cookie") headers.push(["cookie", `${name}=${changed}`]);
    if (place === "query") path += `${path.includes("?") ? "&" : "?"}${encodeURIComponent(name)}=${encodeURIComponent(changed)}`;
  }
  return { ...request, headers, path };
}

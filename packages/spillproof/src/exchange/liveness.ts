// In: a refusal of an identity's own token. Out: whether the token lives, was renewed, or is dead.

import { type Asker, asIdentity, type Exchange, type HttpRequest } from "../model/index.js";
import type { Sessions } from "../target/index.js";

/** What a client needs of the sessions. */
export type ClientSessions = Pick<Sessions, "credentials" | "renew" | "beforeExpiry" | "dead" | "bury" | "identities">;

export interface LivenessInput {
  /** Sends once, without any probing of its own. */
  readonly send: (request: HttpRequest, asker: Asker) => Promise<Exchange>;
  /** As nobody, shared. */
  readonly ask: (request: HttpRequest) => Promise<Exchange>;
  readonly sessions: () => ClientSessions | null;
}

/** `renewed`: another token is at hand, and the request is worth sending again. */
export type State = "lives" | "renewed" | "dead";

const maximumCanaries = 8;
/** An operation that refuses a living token is believed so many times before the token is probed again. */
const trust = 8;

/** Knows for each identity a few requests that its token opened and nobody's absence did: they tell a dead token from a refusal. */
export class Liveness {
  badTokenStatus = 401;
  readonly #input: LivenessInput;
  readonly #canaries = new Map<string, HttpRequest[]>();
  readonly #public = new Set<string>();
  readonly #trusted = new Map<string, number>();
  readonly #probes = new Map<string, Promise<State>>();

  constructor(input: LivenessInput) {
    this.#input = input;
  }

  remember(identity: string, request: HttpRequest, exchange: Exchange): void {
    const canaries = this.#canaries.get(identity) ?? [];
    if (canaries.length < maximumCanaries && exchange.redirects.length === 0 && !canaries.some(({ path }) => path === request.path))
      canaries.push(request);
    this.#canaries.set(identity, canaries);
  }

  rememberPublic(request: HttpRequest): void {
    this.#public.add(placeOf(request));
  }

  /** @param sent the secrets that the refused request was sent with */
  async check(identity: string, refused: Exchange, sent: string): Promise<State> {
    const sessions = this.#input.sessions();
    if (sessions === null) return "lives";
    if (sessions.dead.has(identity)) return "dead";
    const now = () =>
      sessions
        .credentials(asIdentity(identity))
        .map(({ secret }) => secret)
        .join("\n");
    if (now() !== sent) return "renewed";
    const key = `${identity} ${refused.operation ?? placeOf(refused.request)}`;
    const left = this.#trusted.get(key) ?? 0;
    if (left > 0) {
      this.#trusted.set(key, left - 1);
      return "lives";
    }
    let probe = this.#probes.get(identity);
    if (probe === undefined) {
      probe = this.#probe(identity, sessions).finally(() => this.#probes.delete(identity));
      this.#probes.set(identity, probe);
    }
    const state = await probe;
    if (state === "lives") this.#trusted.set(key, trust);
    return state;
  }

  async #probe(identity: string, sessions: ClientSessions): Promise<State> {
    const canary = await this.#canaryOf(identity);
    // Nothing was ever opened by this token: then a refusal is what it says.
    if (canary === null) return "lives";
    const refusedCanary = async () => (await this.#input.send(canary, asIdentity(identity))).status === this.badTokenStatus;
    if (!(await refusedCanary())) return "lives";
    if (!(await sessions.renew(identity))) return "dead";
    if (!(await refusedCanary())) return "renewed";
    sessions.bury(identity, "even a new token is refused where the first one was answered");
    return "dead";
  }

  async #canaryOf(identity: string): Promise<HttpRequest | null> {
    for (const request of this.#canaries.get(identity) ?? []) {
      if (this.#public.has(placeOf(request))) continue;
      const anybody = await this.#input.ask(request);
      if (!anybody.succeeded) return request;
    }
    return null;
  }
}

function placeOf(request: HttpRequest): string {
  return `${request.method} ${request.path}`;
}

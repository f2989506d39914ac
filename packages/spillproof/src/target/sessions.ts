// In: identities as they are configured, and a way to send. Out: who they are, what they send, and tokens that are kept alive.

import { Buffer } from "node:buffer";
import { type Asker, type Credential, type Exchange, type Identity, SpillproofError } from "../model/index.js";
import { type Claims, claimsOf, isRecord } from "../tokens/index.js";
import type { Configuration, CredentialInput, IdentityInput, NamedValueInput } from "./configuration.js";
import { type Asking, grantToken, logIn, type Obtained, refresh, type Send, submittedBy } from "./obtain-token.js";
import { bearerForm, credentialOf, parseSendForm, type SendForm, splitAt } from "./send-form.js";
import { grantOf, lifeOf, sameSubject } from "./token-facts.js";

/** An identity whose credential is at hand. What its token says is read from the access token of the moment. */
export interface OpenIdentity extends Identity {
  /** Unverified; null where the token is no JWT. */
  readonly claims: Claims | null;
  /** Scopes; null where nothing tells them. */
  readonly grant: readonly string[] | null;
  /** The exchanges that gave the token. */
  readonly login: readonly Exchange[];
  /** What was sent at login and is no secret, such as a user name. */
  readonly submitted: readonly string[];
  /** Names of its further tokens. */
  readonly moreTokens: readonly string[];
}

export interface SessionsInput {
  readonly configuration: Pick<Configuration, "identities" | "header">;
  readonly send: Send;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** One token, or a credential that needs none, as it is now. */
interface Held {
  readonly credential: Credential;
  readonly claims: Claims | null;
  readonly grant: readonly string[] | null;
  readonly obtained: Obtained | null;
  readonly life: { readonly from: number; readonly to: number } | null;
}

interface Session {
  readonly name: string;
  held: Held;
  readonly more: ReadonlyMap<string, Held>;
  readonly login: readonly Exchange[];
  readonly submitted: readonly string[];
  /** Answers that a refresh may need, the latest first. */
  answers: readonly Exchange[];
  /** How far the server's clock is ahead, in milliseconds. */
  skew: number;
  renewing: Promise<boolean> | null;
  /** It could not be renewed early, and is used to its end. */
  tried: boolean;
}

const leastMargin = 5_000;
const marginShare = 0.1;
const maximumAnswers = 4;

/** The credentials of every identity from the first login to the last renewal. */
export class Sessions {
  readonly #input: SessionsInput;
  readonly #sessions = new Map<string, Session>();
  readonly #secrets = new Set<string>();
  readonly #renewals: { identity: string; reason: string }[] = [];
  readonly #dead = new Map<string, string>();
  /** Accounts that came later, and whether they are people that the scan asks as. */
  readonly #added = new Map<string, { readonly input: IdentityInput; readonly person: boolean }>();

  constructor(input: SessionsInput) {
    this.#input = input;
    for (const [name, value] of input.configuration.header)
      if (/auth|cookie|key|token|secret/i.test(name)) this.#keep(value.replace(/^\S{1,20}\s+/, ""));
  }

  /**
   * Gets every identity's credential, one after the other, since some servers limit logins.
   * @throws SpillproofError `credential` for a login that fails and for two identities with one subject, `unreachable` without an answer.
   */
  async open(): Promise<void> {
    for (const [name, identity] of Object.entries(this.#input.configuration.identities)) await this.#open(name, identity);
  }

  /**
   * Opens one more, such as an account that the scan made.
   * @param person false: asks, but is none of the identities
   * @throws as `open`
   */
  async add(name: string, input: IdentityInput, person: boolean): Promise<void> {
    this.#added.set(name, { input, person });
    await this.#open(name, input);
  }

  /** What the accounts that came later log in with. */
  get added(): ReadonlyMap<string, IdentityInput> {
    return new Map([...this.#added].map(([name, { input }]) => [name, input]));
  }

  async #open(name: string, identity: IdentityInput): Promise<void> {
    const held = await this.#obtain(name, identity, formOf(identity.send, identity));
    const more = new Map<string, Held>();
    for (const [token, credential] of Object.entries(identity.moreTokens ?? {}))
      more.set(token, await this.#obtain(`${name} (${token})`, credential, formOf(identity.send, credential)));
    const exchange = held.obtained?.exchange;
    const opened: Session = {
      name,
      held,
      more,
      login: exchange === undefined ? [] : [exchange],
      submitted: exchange === undefined ? (identity.basic === undefined ? [] : [identity.basic.username]) : submittedBy(exchange.request),
      answers: exchange === undefined ? [] : [exchange],
      skew: exchange === undefined ? 0 : this.#skewOf(exchange),
      renewing: null,
      tried: false,
    };
    for (const other of this.#sessions.values()) refuseSameSubject(other, opened);
    this.#sessions.set(name, opened);
  }

  /** Keeps a raw secret that was sent or came back elsewhere, so that no output holds it. */
  keep(secret: string): void {
    this.#keep(secret);
  }

  get identities(): readonly OpenIdentity[] {
    const people = [...this.#sessions.values()].filter(({ name }) => this.#added.get(name)?.person !== false);
    return people.map(({ name, held, more, login, submitted }) => {
      const { privileged, groups } = this.#configured(name);
      return {
        name,
        privileged: privileged ?? false,
        groups: groups ?? [],
        claims: held.claims,
        grant: held.grant,
        login,
        submitted,
        moreTokens: [...more.keys()],
      };
    });
  }

  /** What the asker sends now; nothing for nobody, and for a token that there is not. */
  credentials(asker: Asker): readonly Credential[] {
    if (asker.identity === null) return [];
    const held = this.#held(asker.identity, asker.token);
    return held === undefined ? [] : [held.credential];
  }

  /** Scopes of one of an identity's further tokens. */
  tokenGrant(identity: string, token: string): readonly string[] | null {
    return this.#held(identity, token)?.grant ?? null;
  }

  /** Claims of one of an identity's further tokens, unverified. */
  tokenClaims(identity: string, token: string): Claims | null {
    return this.#held(identity, token)?.claims ?? null;
  }

  /** Gets a new access token: by refresh, else by logging in again. Calls at the same time share one. False where neither works: the identity is dead then. */
  async renew(identity: string): Promise<boolean> {
    return this.#renew(identity, "its token was refused", true);
  }

  /** Renews where the token ends soon by the server's clock: in 5 s, or in a tenth of its life. */
  async beforeExpiry(identity: string): Promise<void> {
    const session = this.#sessions.get(identity);
    if (session === undefined || session.held.life === null || this.#dead.has(identity)) return;
    if (session.renewing !== null) {
      await session.renewing;
      return;
    }
    const { from, to } = session.held.life;
    const life = Math.max(0, to - from);
    const margin = Math.min(Math.max(leastMargin, life * marginShare), life / 2);
    const left = to - (this.#input.clock() + session.skew);
    if (left > (session.tried ? 0 : margin) || !this.#renewable(identity)) return;
    await this.#renew(identity, "its token was about to expire", left <= 0);
  }

  /** Says that an identity's credential works no more. */
  bury(identity: string, reason: string): void {
    if (!this.#dead.has(identity)) this.#dead.set(identity, reason);
  }

  /** Every raw secret that was ever held or sent: tokens old and new, passwords, refresh tokens, client secrets, cookies. */
  secrets(): readonly string[] {
    return [...this.#secrets];
  }

  get renewals(): readonly { readonly identity: string; readonly reason: string }[] {
    return this.#renewals;
  }

  /** Identities whose credential works no more, each with the reason. */
  get dead(): ReadonlyMap<string, string> {
    return this.#dead;
  }

  #configured(name: string): IdentityInput {
    return this.#added.get(name)?.input ?? this.#input.configuration.identities[name]!;
  }

  #held(identity: string, token: string): Held | undefined {
    const session = this.#sessions.get(identity);
    return token === "access" ? session?.held : session?.more.get(token);
  }

  #renewable(identity: string): boolean {
    const { login, oauth2 } = this.#configured(identity);
    return login !== undefined || oauth2 !== undefined;
  }

  #renew(identity: string, reason: string, fatal: boolean): Promise<boolean> {
    const session = this.#sessions.get(identity);
    if (session === undefined || this.#dead.has(identity)) return Promise.resolve(false);
    session.renewing ??= this.#renewOnce(session, reason, fatal).finally(() => {
      session.renewing = null;
    });
    return session.renewing;
  }

  async #renewOnce(session: Session, reason: string, fatal: boolean): Promise<boolean> {
    const configured = this.#configured(session.name);
    if (!this.#renewable(session.name)) {
      this.bury(session.name, "it was given as it is, and nothing says how to renew it");
      return false;
    }
    const asking = this.#asking(session.name);
    const ways: (() => Promise<Obtained>)[] = [];
    const { login, oauth2 } = configured;
    if (login !== undefined) {
      const { refresh: renewal } = login;
      if (renewal !== undefined)
        ways.push(() => refresh(renewal, session.held.obtained?.token ?? "", login.token, session.answers, asking));
      ways.push(() => logIn(login, asking));
    }
    if (oauth2 !== undefined) {
      const refreshToken = session.answers
        .map((answer) => answer.json?.value)
        .find((body) => isRecord(body) && typeof body.refresh_token === "string");
      if (isRecord(refreshToken)) ways.push(() => grantToken(oauth2, String(refreshToken.refresh_token), asking));
      ways.push(() => grantToken(oauth2, null, asking));
    }
    let failed = "";
    for (const way of ways) {
      try {
        const obtained = await way();
        const anew = this.#hold(obtained, formOf(configured.send, configured));
        // A refresh may leave the scopes out, which are then the same.
        session.held = { ...anew, grant: anew.grant ?? session.held.grant };
        session.answers = [obtained.exchange, ...session.answers].slice(0, maximumAnswers);
        session.skew = this.#skewOf(obtained.exchange);
        session.tried = false;
        this.#renewals.push({ identity: session.name, reason });
        return true;
      } catch (error) {
        if (!(error instanceof SpillproofError)) throw error;
        failed = error.message;
      }
    }
    session.tried = true;
    if (fatal) this.bury(session.name, failed);
    return false;
  }

  async #obtain(name: string, input: CredentialInput, form: SendForm): Promise<Held> {
    const asking = this.#asking(name);
    if (input.login !== undefined) return this.#hold(await logIn(input.login, asking), form);
    if (input.oauth2 !== undefined) return this.#hold(await grantToken(input.oauth2, null, asking), form);
    const credential = staticCredential(input, form);
    if (input.basic !== undefined) this.#keep(input.basic.password);
    this.#keep(credential.secret);
    const claims = claimsOf(credential.secret);
    return { credential, claims, grant: grantOf(claims, null), obtained: null, life: null };
  }

  #hold(obtained: Obtained, form: SendForm): Held {
    const credential = credentialOf(form, obtained.token);
    this.#keep(credential.secret);
    const claims = claimsOf(credential.secret);
    const grant =
      grantOf(claims, obtained.exchange.json?.value) ?? obtained.askedScope?.split(/\s+/).filter((scope) => scope !== "") ?? null;
    const life = lifeOf(claims, obtained.expiresIn, this.#input.clock() + this.#skewOf(obtained.exchange));
    return { credential, claims, grant, obtained, life };
  }

  #asking(name: string): Asking {
    return { name, send: this.#input.send, headers: this.#input.configuration.header, keep: (secret) => this.#keep(secret) };
  }

  #keep(secret: string): void {
    if (secret !== "") this.#secrets.add(secret);
  }

  /** A second of the header's own coarseness is none. */
  #skewOf(exchange: Exchange): number {
    const date = Date.parse(exchange.header("date") ?? "");
    const skew = date - this.#input.clock();
    return Number.isNaN(skew) || Math.abs(skew) < 2_000 ? 0 : skew;
  }
}

/** A token that came as a cookie goes back as that cookie, unless it is said otherwise. */
function formOf(send: string | undefined, { login }: CredentialInput): SendForm {
  const said = send === undefined ? null : parseSendForm(send);
  if (said !== null || !login?.token.startsWith("cookie:")) return said ?? bearerForm;
  return { in: "cookie", name: login.token.slice("cookie:".length).trim(), template: `\${token}` };
}

function staticCredential(input: CredentialInput, form: SendForm): Credential {
  if (input.basic !== undefined) {
    const secret = Buffer.from(`${input.basic.username}:${input.basic.password}`).toString("base64");
    return { in: "header", name: "Authorization", value: `Basic ${secret}`, secret };
  }
  for (const kind of ["header", "cookie", "query"] as const) {
    const given = input[kind];
    if (given === undefined) continue;
    const { name, value } = pairOf(given, kind === "header" ? ":" : "=");
    // Of `Token abc` the word before is no secret.
    return { in: kind, name, value, secret: kind === "header" ? value.replace(/^[A-Za-z][\w-]{0,20}\s+(?=\S)/, "") : value };
  }
  return credentialOf(form, input.bearer ?? "");
}

function pairOf(given: NamedValueInput, separator: string): { readonly name: string; readonly value: string } {
  return typeof given === "string" ? splitAt(given, separator)! : given;
}

/** Two names for one person would prove nothing of each other. */
function refuseSameSubject(a: Session, b: Session): void {
  const same =
    a.held.credential.secret === b.held.credential.secret
      ? "send the same token"
      : sameSubject(a.held.claims, b.held.claims)
        ? "are the same subject"
        : a.submitted.length > 0 && loginOf(a) === loginOf(b)
          ? "log in as the same user"
          : null;
  if (same === null) return;
  throw new SpillproofError(
    "credential",
    `The identities ${a.name} and ${b.name} ${same}: neither can prove anything of the other.`,
    `Give a second account, or put the token of ${b.name} under moreTokens of ${a.name}.`,
  );
}

function loginOf({ login, submitted }: Session): string {
  return JSON.stringify([login[0]?.request.path.split("?")[0], submitted]);
}

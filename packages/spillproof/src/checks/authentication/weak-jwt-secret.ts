/** Tokens or cookies are signed with a secret that a list of likely ones holds: found without a request, shown by a token of our own. */

import type { Exchange } from "../../model/index.js";
import { mint, type SigningKey } from "../../tokens/index.js";
import { type Context, defineCheck, type GuessedSecret, notTested, type Verdict, type Violated, verified, violated } from "../check.js";
import { type Door, doorsFor, openingAt, tokenOf, toldAt, tryAt, worthless } from "./door.js";
import { jwtWithin } from "./jwt-within.js";
import { momentOf, writtenLike } from "./minted.js";

const control = "token-validation";

export const weakJwtSecret = defineCheck({
  per: "api",
  rules: ["weak-jwt-secret"],
  cost: 1,
  async *run(context): AsyncGenerator<Verdict> {
    const guesses = await context.signing.guesses();
    if (guesses.kind === "nothing-signed")
      return yield notTested(control, null, "secrets: no token or cookie is signed with a shared secret");
    if (guesses.kind !== "searched")
      return yield notTested(control, null, "secrets: they could not be tried to the end in the time of the scan");
    if (guesses.found.length === 0) {
      const words = guesses.wordlist ? "the likely secrets and the given words" : "the likely secrets";
      return yield verified(control, null, `no token is signed with any of ${words}`);
    }
    yield await judge(guesses.found, context);
  },
});

/** All that is signed with guessed secrets is one finding; a token outweighs a cookie. */
async function judge(found: readonly GuessedSecret[], context: Context): Promise<Violated> {
  const jwts = found.filter(({ signed }) => signed === null);
  const guess = jwts[0] ?? found[0]!;
  const what = guess.signed === null ? "tokens" : `${schemes[guess.signed.scheme.name]} cookies`;
  const title = `The secret that signs ${what} is ${kindOf(guess)}`;
  const accepted = await tryOwn(jwts, context);
  if (accepted.kind === "accepted") {
    const { door, control: refused, experiment } = accepted;
    return violated("weak-jwt-secret", {
      operation: null,
      operations: [door.operation.id],
      confidence: "proven",
      control: refused,
      experiment,
      difference: `two tokens in ${door.identity}'s name, alike but for the secret that signs them: with the guessed one the answer holds ${door.identity}'s data, with another it is refused`,
      title,
      data: toldAt(door, experiment, context),
    });
  }
  const seen = exchangeOf(guess, context);
  return violated("weak-jwt-secret", {
    operation: null,
    operations: seen.operation === null ? [] : [seen.operation],
    severity: "high",
    because: accepted.reason,
    confidence: "firm",
    control: null,
    experiment: seen,
    difference: `the signature of what ${guess.identity} holds is made again, to the last bit, with a secret that was guessed; with any other it would be another`,
    title,
    data: [],
  });
}

type Acceptance =
  | { readonly kind: "accepted"; readonly door: Door; readonly control: Exchange; readonly experiment: Exchange }
  | { readonly kind: "not"; readonly reason: string };

/** In the name of a subject that exists, somebody other than whose token gave the secret where there is one. */
async function tryOwn(jwts: readonly GuessedSecret[], context: Context): Promise<Acceptance> {
  const [first] = jwts;
  if (first === undefined) return { kind: "not", reason: "what it signs opens no operation that was tried" };
  let reason = "no operation was found at which a token of our own could be tried";
  const people = [...context.people].sort((a, b) => Number(a.name === first.identity) - Number(b.name === first.identity));
  for (const { name } of people) {
    const within = jwtWithin(tokenOf(name, context) ?? "");
    const key = await context.signing.keyOf(name);
    const guessed = key?.kind === "hmac" && jwts.some(({ secret }) => Buffer.from(secret).equals(key.secret)) ? key : null;
    if (within === null || guessed === null) continue;
    const doors = (await doorsFor(name, context)).filter(({ tells }) => tells);
    for (const door of doors.slice(0, 2)) {
      const { header, claims } = within.jwt;
      const end = momentOf(claims.exp);
      // Another token than the real one, which would be taken whoever made it.
      const change = end === null ? { spillproof: true } : { exp: writtenLike(claims.exp, end + 1_000) };
      const sign = (with_: SigningKey) => within.wrap(mint({ header, claims: { ...claims, ...change }, key: with_ }));
      const random = context.randomFor(`secret ${door.operation.id}`);
      const other: SigningKey = { ...guessed, secret: Buffer.from(worthless("a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6", random)) };
      const refused = await tryAt(door, { label: "signed with another secret", secret: sign(other) }, context);
      if (openingAt(door, refused) === "opened") {
        reason = "a token that another secret signs is taken as well: the signature is not looked at";
        continue;
      }
      if (openingAt(door, refused) !== "shut") continue;
      const experiment = await tryAt(door, { label: "signed with the guessed secret", secret: sign(guessed) }, context);
      if (openingAt(door, experiment) === "opened") return { kind: "accepted", door, control: refused, experiment };
      reason = "a token of our own that it signs is not taken: something else is looked at besides the signature";
    }
  }
  return { kind: "not", reason };
}

/** An exchange that the token was part of: a login that gave it, or an answer to it. */
function exchangeOf(guess: GuessedSecret, context: Context): Exchange {
  const login = context.people.find(({ name }) => name === guess.identity)?.login[0];
  const answered = context.world.allInstances(guess.identity)[0]?.exchange;
  const seen = guess.signed === null ? (answered ?? login) : (login ?? answered);
  return seen ?? context.exchanges().find(({ asker }) => asker.identity === guess.identity) ?? context.exchanges()[0]!;
}

const schemes: Readonly<Record<string, string>> = {
  "flask-session": "Flask's session",
  itsdangerous: "itsdangerous",
  "starlette-session": "Starlette's session",
  "django-session": "Django's session",
  "django-signing": "Django's signed",
  "django-signer": "Django's signed",
  "django-cookie": "Django's signed",
  "express-signature": "Express's session",
  keygrip: "keygrip's",
};

/** What kind of word it is and about how long: never the word. */
function kindOf({ origin, secret }: GuessedSecret): string {
  if (secret.length === 0) return "empty";
  const kind = {
    common: "a common secret or password",
    named: "made of the API's own name and common words",
    wordlist: "in the given word list",
  }[origin];
  const length = secret.length < 8 ? "fewer than 8" : secret.length < 16 ? "8 to 15" : secret.length < 32 ? "16 to 31" : "32 or more";
  return `${kind} of ${length} bytes`;
}

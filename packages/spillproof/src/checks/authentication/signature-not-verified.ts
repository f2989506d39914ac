/** A token passes though its signature is missing, broken, or made by somebody else; the claims are the real one's. */

import { replyOf } from "../../explore/index.js";
import { type Forgeries, type Forgery, forge, isPrivateAlgorithm } from "../../tokens/index.js";
import { type Context, defineCheck, notTested, type Verdict, verified, violated } from "../check.js";
import { type Door, doorsOf, inTurns, type Opening, openingAt, stillOpens, tokenOf, toldAt, tryAt } from "./door.js";
import { jwtWithin } from "./jwt-within.js";
import { publicKeys } from "./public-keys.js";
import { type Attempt, confirm, type Opened, type Tried, tryDoors, type Verifier, verifiersOf } from "./verifiers.js";

/** What every operation is asked: one of each way to look at no signature. */
const selection = ["alg-none", "signature-garbled", "signature-stripped"];
const control = "token-validation";

export const signatureNotVerified = defineCheck({
  per: "api",
  rules: ["signature-not-verified"],
  cost: 40,
  async *run(context): AsyncGenerator<Verdict> {
    const { doors, untried } = await doorsOf(context);
    if (doors.length === 0) {
      const reason = context.people.length === 0 ? "no identity is given" : untried[0]?.reason;
      return yield notTested(control, null, `forged tokens: no operation takes a token${reason === undefined ? "" : ` (${reason})`}`);
    }
    const openToAny = doors.filter((door) => door.takesAny);
    yield* tellOpenToAny(openToAny, doors.length, context);
    const strict = doors.filter((door) => !door.takesAny);
    const signed = strict.filter((door) => jwtWithin(tokenOf(door.identity, context) ?? "") !== null);
    const opaque = strict.filter((door) => !signed.includes(door));
    if (opaque.length > 0) yield* tryOpaque(opaque, context);
    if (signed.length > 0) yield* tryForgeries(signed, context);
    else if (openToAny.length === 0) yield notTested(control, null, "forged tokens: the tokens are no JWTs");
  },
});

/** A token that nobody issued is taken where none is refused. */
function* tellOpenToAny(doors: readonly Door[], all: number, context: Context): Generator<Verdict> {
  const attempt: Attempt = { key: "any", label: "worthless", secret: "", claim: "nobody issued it" };
  const opened = doors.map((door): Opened => ({ door, attempt, others: [], control: door.granted, experiment: door.worthless }));
  for (const verifier of verifiersOf(opened, all)) {
    const { worst } = verifier;
    yield violated("signature-not-verified", {
      operation: verifier.operation,
      operations: verifier.operations,
      confidence: "proven",
      control: worst.control,
      experiment: worst.experiment,
      difference: `the token is one that nobody issued, and the answer holds the same data as with ${worst.door.identity}'s own; without a token it is refused`,
      title: "Any token is accepted",
      data: toldAt(worst.door, worst.experiment, context),
    });
  }
}

/** All forgeries at one door, a few and those that were taken there at every other. */
async function* tryForgeries(doors: readonly Door[], context: Context): AsyncGenerator<Verdict> {
  const forgeries = await forgeriesFor(doors, context);
  const at = (door: Door) => forgeries.get(door.identity) ?? null;
  // Where no id is asked for, since misses may be counted.
  const telling = doors.filter((door) => door.tells && door.own.length > 0);
  const first = telling.find((door) => door.instance.slots.length === 0) ?? telling[0] ?? doors[0]!;
  const all = at(first)?.variants ?? [];
  const openings = await tryAll(first, all, context);
  const taken = all.filter((_, index) => openings[index] === "opened");
  // One of each family: what takes a garbled signature takes any.
  const families = taken.filter((variant, index) => taken.findIndex(({ family }) => family === variant.family) === index);
  const chosen = [...new Set([...selection, ...(taken.some(({ id }) => selection.includes(id)) ? [] : families.map(({ id }) => id))])];
  const attemptsAt = (door: Door) =>
    chosen.flatMap((id) => {
      const variant = at(door)?.variants.find((item) => item.id === id);
      return variant === undefined ? [] : [attemptOf(variant, door, context)];
    });

  const there = await atFirst(first, attemptsAt(first), taken, openings.includes("shut"), context);
  const elsewhere =
    there.unclear.length > 0
      ? { opened: [], shut: [], unclear: doors.filter((door) => door !== first) }
      : await tryDoors(
          doors.filter((door) => door !== first),
          attemptsAt,
          context,
        );
  const opened = [...there.opened, ...elsewhere.opened].sort((a, b) => doors.indexOf(a.door) - doors.indexOf(b.door));
  for (const verifier of verifiersOf(opened, doors.length)) yield tell(verifier, families, first, context);

  const shut = [...there.shut, ...elsewhere.shut];
  for (const door of shut)
    if (replyOf(await context.world.ask(door.instance.call, null)) === "no")
      yield verified(control, door.operation.id, "forged tokens are refused");
  if (opened.length > 0) return;
  if (shut.length === 0) yield notTested(control, null, "forged tokens are answered with neither the data nor a refusal");
  else {
    const open = at(first)!.untried.map(({ id, reason }) => `${id}: ${reason}`);
    yield verified(control, null, `${all.length} forged tokens are refused (not tried: ${open.join("; ")})`);
  }
}

/** A few at once, and no further where somebody counts bad tokens. */
async function tryAll(first: Door, all: readonly Forgery[], context: Context): Promise<readonly Opening[]> {
  const openings: Opening[] = [];
  let braked = false;
  const results = await inTurns(all, async (variant) => {
    if (braked) return null;
    const exchange = await tryAt(first, attemptOf(variant, first, context), context);
    braked ||= exchange.status === 429;
    return exchange;
  });
  for (const exchange of results) openings.push(exchange === null ? "unclear" : openingAt(first, exchange));
  return openings;
}

async function atFirst(
  first: Door,
  attempts: readonly Attempt[],
  taken: readonly Forgery[],
  refused: boolean,
  context: Context,
): Promise<Tried> {
  for (const attempt of attempts) {
    if (!taken.some(({ id }) => id === attempt.key)) continue;
    const opened = await confirm(first, attempt, context);
    if (opened !== null) return { opened: [opened], shut: [], unclear: [] };
  }
  const alive = refused && taken.length === 0 && (await stillOpens(first, context)) !== null;
  return alive ? { opened: [], shut: [first], unclear: [] } : { opened: [], shut: [], unclear: [first] };
}

/** Keys are made once for each identity. */
async function forgeriesFor(doors: readonly Door[], context: Context): Promise<ReadonlyMap<string, Forgeries>> {
  const identities = [...new Set(doors.map(({ identity }) => identity))];
  const jwts = identities.map((identity) => jwtWithin(tokenOf(identity, context) ?? "")!);
  const keys = jwts.some(({ jwt }) => isPrivateAlgorithm(jwt.header.alg)) ? await publicKeys(context) : [];
  const made = new Map<string, Forgeries>();
  for (const [index, identity] of identities.entries()) {
    const forgeries = await forge(jwts[index]!.token, { publicKeys: keys, random: context.randomFor(`forgeries ${identity}`) });
    if (forgeries !== null) made.set(identity, forgeries);
  }
  return made;
}

function attemptOf({ id, title, claim, token }: Forgery, door: Door, context: Context): Attempt {
  const within = jwtWithin(tokenOf(door.identity, context) ?? "");
  return { key: id, label: `forged (${title})`, secret: within?.wrap(token) ?? token, claim };
}

function tell({ operation, operations, worst }: Verifier, taken: readonly Forgery[], first: Door, context: Context): Verdict {
  const { door, attempt, others } = worst;
  // What was tried at one door is said of that verifier alone.
  const besides = operations.includes(first.operation.id) ? taken.map(({ title }) => title) : others.map(titleOf);
  const titles = [...new Set([titleOf(attempt), ...besides])];
  const more = titles.length > 4 ? ` and ${titles.length - 4} more` : "";
  return violated("signature-not-verified", {
    operation,
    operations,
    confidence: door.tells ? "proven" : "tentative",
    ...(door.tells ? {} : { because: "the answers tell nothing that does not stand in the token itself" }),
    control: worst.control,
    experiment: worst.experiment,
    difference: `the token is ${door.identity}'s but for one thing: ${attempt.claim}. The answer holds the same data as with the real one, and a worthless token is refused`,
    title: `Forged tokens are accepted: ${titles.slice(0, 4).join(", ")}${more}`,
    data: toldAt(door, worst.experiment, context),
  });
}

function titleOf({ label }: Attempt): string {
  return label.slice("forged (".length, -1);
}

/** A token that says nothing has no signature to look at; a part of it may all the same be looked at by nobody. */
async function* tryOpaque(doors: readonly Door[], context: Context): AsyncGenerator<Verdict> {
  const attemptsAt = (door: Door) => {
    const token = tokenOf(door.identity, context) ?? "";
    const attempt = garbledEnd(token, context.randomFor(`garbled ${door.operation.id}`));
    return attempt === null ? [] : [attempt];
  };
  const { opened, unclear } = await tryDoors(doors, attemptsAt, context);
  for (const { operation, operations, worst } of verifiersOf(opened, doors.length)) {
    yield violated("signature-not-verified", {
      operation,
      operations,
      confidence: "proven",
      control: worst.control,
      experiment: worst.experiment,
      difference: `the token is ${worst.door.identity}'s but for one thing: ${worst.attempt.claim}. The answer holds the same data as with the real one, and a worthless token is refused`,
      title: "Tokens are accepted whose last part is not the issued one",
      data: toldAt(worst.door, worst.experiment, context),
    });
  }
  const sound = doors.filter((door) => !unclear.includes(door) && !opened.some((item) => item.door === door));
  for (const door of sound)
    if (replyOf(door.worthless) === "no") yield verified(control, door.operation.id, "a token that nobody issued is refused");
}

/**
 * The part after the last separator, where that is long enough to be a secret or a signature, and something stands before it. The end of a token without
 * parts is left alone: some hashes read 72 bytes and no more, and what they read is secret enough.
 */
function garbledEnd(token: string, random: () => number): Attempt | null {
  const at = Math.max(...[".", ":", "|", "~", "$"].map((separator) => token.lastIndexOf(separator)));
  const end = token.slice(at + 1);
  if (at < 1 || end.length < 16 || at > 64) return null;
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const garbled = [...end].map((character) => (/[a-z0-9]/i.test(character) ? letters[Math.floor(random() * 26)] : character)).join("");
  return { key: "garbled", label: "garbled", secret: `${token.slice(0, at + 1)}${garbled}`, claim: "its last part is another" };
}

/** Whoever sees one token can work out another: it is counted up, or made of the time or of a name. */

import type { Exchange } from "../../model/index.js";
import { type Login, type LoginAttempt, loginFields } from "../../target/index.js";
import { parseJwt } from "../../tokens/index.js";
import { type Context, defineCheck, notTested, type Person, type Verdict, verified, violated } from "../check.js";
import { guarded, isRefusal, type Kept, opens } from "./guarded.js";
import { byParts, freshBits, numberedOf, type Rule, ruleOf, ruleOfNames, type Sample, sizeOf } from "./guesses.js";

const control = "token-validation";
/** Enough to see a rule; one more proves it. */
const logins = 3;
const enoughBits = 64;
const day = 86_400;
/** Fewer bits than these are tried through, whatever the rule is: within days, at a thousand tries a second. */
const fewestBits = 32;

export const guessableToken = defineCheck({
  per: "api",
  rules: ["guessable-token"],
  cost: 10,
  async *run(context): AsyncGenerator<Verdict> {
    const tokens = context.people.flatMap(({ name }) => secretOf(name, context) ?? []);
    if (tokens.length === 0) return yield notTested(control, null, "no identity has a token");
    if (tokens.every(isSigned)) return yield verified(control, null, "the tokens are signed");
    const given = context.people.flatMap((person) => sampleOf(person, context) ?? []).filter(({ token }) => !isSigned(token));
    const ofNames = await byNames(given, context);
    if (ofNames !== null) return yield ofNames;
    const login = context.logins.list().find(({ identity }) => given.some(({ who }) => who === identity));
    if (login === undefined) return yield notTested(control, null, "no identity logs in, so that no two tokens of one can be compared");
    const told = await byLogins(login, given, context);
    yield told.kind === "violated" ? told : ((await byNumbers(given, context)) ?? told);
  },
});

/** A token that is made of nothing but its owner: worked out for somebody else, it opens what is theirs. */
async function byNames(given: readonly Sample[], context: Context): Promise<Verdict | null> {
  const [first, ...others] = given;
  const rule = first === undefined ? null : ruleOfNames(first);
  if (rule === null || first === undefined) return null;
  const victim = others.find((other) => rule.make({ known: other.known, after: first.token }).includes(other.token));
  // Of one token alone the rest may be a secret; and what no login gave was called by whoever wrote it down: `alice-token` is its name, not its rule.
  const digest = rule.words.startsWith("the ");
  if (!digest && (victim === undefined || victim.given === null || first.given === null)) return null;
  const { who, token } = victim ?? first;
  const kept = await guarded(who, context);
  const [stranger] = rule.make({ known: [`spillproof${Math.floor(context.randomFor("guessable-token")() * 1e9)}`], after: first.token });
  if (kept === null || stranger === undefined) return null;
  const refused = await ask(kept, who, "made of a name that nobody has", stranger, context);
  const opened = await ask(kept, who, "made of a name", token, context);
  if (!isRefusal(refused, kept) || !opens(opened, kept)) return null;
  return violated("guessable-token", {
    operation: null,
    operations: [kept.operation.id],
    confidence: "proven",
    control: refused,
    experiment: opened,
    difference: `both tokens were made up here as ${rule.words}: of a name that nobody has it is refused, of ${who}'s it opens what is ${who}'s`,
    title: "Tokens can be worked out from a name",
    data: [],
  });
}

/** A token that is a number in a text that is the same for all: another number is another caller. */
async function byNumbers(given: readonly Sample[], context: Context): Promise<Verdict | null> {
  const [first, second] = given;
  const numbered = numberedOf(given);
  if (numbered === null || first === undefined || second === undefined) return null;
  const kept = await guarded(second.who, context);
  if (kept === null) return null;
  // Far above all that were given.
  const stranger = numbered.make(String(9_000_000 + Math.floor(context.randomFor("guessable-token")() * 900_000)));
  const foretold = numbered.make(numbered.numbers[1]!);
  if (foretold !== second.token) return null;
  const refused = await ask(kept, second.who, "made of a number that nobody has", stranger, context);
  const opened = await ask(kept, second.who, "made of another number", foretold, context);
  if (!isRefusal(refused, kept) || !opens(opened, kept)) return null;
  return violated("guessable-token", {
    operation: null,
    operations: [kept.operation.id],
    confidence: "proven",
    control: refused,
    experiment: opened,
    difference: `${first.who}'s token was taken, and the one number in it changed: to one that nobody has it is refused, to ${second.who}'s it opens what is ${second.who}'s`,
    title: "Tokens differ in nothing but a small number",
    data: [],
  });
}

/** Several logins of one identity: the rule is learnt from the first ones and foretells the next. */
async function byLogins(login: Login, given: readonly Sample[], context: Context): Promise<Verdict> {
  const { identity, operation } = login;
  const person = context.people.find(({ name }) => name === identity)!;
  const seen: Sample[] = given.filter((sample) => sample.given !== null);
  const own: Sample[] = seen.filter(({ who }) => who === identity);
  const logIn = async (): Promise<LoginAttempt | null> => {
    const attempt = await context.logins.attempt(identity);
    if (attempt === null || attempt.token === null) return null;
    own.push({ token: attempt.token, who: identity, known: knownOf(person, context), given: windowOf(attempt.exchange) });
    return attempt;
  };
  let last: LoginAttempt | null = null;
  for (let turn = 0; turn < logins; turn++) {
    last = await logIn();
    if (last === null) return notTested(control, operation, `only ${turn} of ${logins} further logins gave a token`);
  }
  const others = seen.filter(({ who }) => who !== identity);
  const rule = ruleOf(own) ?? byParts([...others, ...own]);
  if (rule === null) return short(own, last!.exchange, operation) ?? fresh([...others, ...own], operation);

  const kept = await guarded(identity, context);
  if (kept === null) return notTested(control, operation, `nothing is known that ${identity} is answered and nobody is`);
  if (rule.ingredients.includes("count") && !rule.ingredients.includes("time")) {
    const foretold = rule.make({ after: own.at(-1)!.token });
    const before = await ask(kept, identity, "foretold", foretold[0]!, context);
    const next = await logIn();
    if (next === null || !foretold.includes(next.token!))
      return notTested(control, operation, "tokens seem to be counted up, and the next one was another");
    const after = await ask(kept, identity, "foretold", next.token!, context);
    if (!isRefusal(before, kept) || !opens(after, kept))
      return notTested(control, operation, "a foretold token is answered neither with a yes nor with a no");
    return told(operation, rule, {
      confidence: "proven",
      control: before,
      experiment: after,
      difference: `the next token was worked out before the login: it was refused then, and opens what is ${identity}'s since ${identity} logged in`,
    });
  }
  const next = await logIn();
  if (next === null) return notTested(control, operation, "the last login gave no token");
  const again = ruleOf(own) ?? byParts([...others, ...own]);
  if (again === null || again.words !== rule.words)
    return notTested(control, operation, "the next token does not follow the rule of the others");
  const wrong = again.make({ after: next.token!, seconds: -day })[0];
  if (again.unknownBits <= 8 && wrong !== undefined && again.make({ after: next.token! }).includes(next.token!)) {
    const refused = await ask(kept, identity, "made of another time", wrong, context);
    const opened = await ask(kept, identity, "made of the time of the login", next.token!, context);
    if (isRefusal(refused, kept) && opens(opened, kept))
      return told(operation, again, {
        confidence: "proven",
        control: refused,
        experiment: opened,
        difference: `both tokens were made up here by the rule that all ${own.length} logins follow: of a time at which nobody logged in it is refused, of the time of the login it opens what is ${identity}'s`,
      });
  }
  return told(operation, again, {
    confidence: "firm",
    control: null,
    experiment: next.exchange,
    difference: `the tokens of ${own.length} logins all follow this rule, which tells all but ${Math.ceil(again.unknownBits)} bits of them`,
  });
}

function told(
  operation: string,
  rule: Rule,
  evidence: {
    readonly confidence: "proven" | "firm";
    readonly control: Exchange | null;
    readonly experiment: Exchange;
    readonly difference: string;
  },
): Verdict {
  return violated("guessable-token", {
    operation,
    ...evidence,
    difference: `a token is ${rule.words.startsWith("the SHA") || rule.words.startsWith("the MD") ? rule.words : `made of ${rule.words}`}; ${evidence.difference}`,
    title: "The next token can be worked out",
    data: [],
  });
}

/** No rule is known, and none is needed: there are not many tokens of this length. */
function short(samples: readonly Sample[], experiment: Exchange, operation: string): Verdict | null {
  const tokens = [...new Set(samples.map(({ token }) => token))];
  const bits = sizeOf(tokens);
  if (tokens.length < 3 || bits > fewestBits) return null;
  return violated("guessable-token", {
    operation,
    severity: "high",
    because: "it is found by trying, not worked out",
    confidence: "firm",
    control: null,
    experiment,
    difference: `${tokens.length} logins gave tokens that hold ${Math.ceil(bits)} bits at most`,
    title: "Tokens are short enough to try them all",
    data: [],
  });
}

/** No rule is known: how much of a token is new each time. */
function fresh(samples: readonly Sample[], operation: string): Verdict {
  const tokens = samples.map(({ token }) => token);
  if (tokens.every(isSigned)) return verified(control, operation, "the tokens are signed");
  const bits = freshBits(tokens);
  if (bits >= enoughBits) return verified(control, operation, `${tokens.length} tokens differ in more than ${enoughBits} bits, by no rule`);
  return new Set(tokens).size === 1
    ? notTested(control, operation, "every login gives the same token")
    : notTested(control, operation, `${tokens.length} tokens differ in fewer than ${enoughBits} bits, by no rule that was tried`);
}

function ask(kept: Kept, identity: string, label: string, secret: string, context: Context): Promise<Exchange> {
  return context.askCrafted(kept.instance.exchange.request, identity, { label, secret }, kept.operation.id);
}

function secretOf(identity: string, context: Context): string | null {
  return context.credentials({ identity, token: "access" })[0]?.secret ?? null;
}

/** A JWT with a signature: whether that holds is another rule's question. */
function isSigned(token: string): boolean {
  const jwt = parseJwt(token);
  return jwt !== null && jwt.signature.length >= 16;
}

function sampleOf(person: Person, context: Context): Sample | null {
  const token = secretOf(person.name, context);
  if (token === null) return null;
  const login = person.login.at(-1);
  return { token, who: person.name, known: knownOf(person, context), given: login === undefined ? null : windowOf(login) };
}

/** Names, ids and addresses, as they are sent and as they are compared; none that is a secret itself. */
function knownOf(person: Person, context: Context): readonly string[] {
  const token = secretOf(person.name, context);
  const fields = context.logins.list().find(({ identity }) => identity === person.name)?.names ?? [];
  const sent = person.login.flatMap(({ request }) =>
    loginFields(request).flatMap(({ key, value }) => (fields.includes(key) ? [value] : [])),
  );
  const namings = context.world.namings(person.name).map(({ value }) => value);
  return [...new Set([...sent, ...namings, person.name])]
    .filter((value) => value !== "" && value.length <= 100 && value !== token)
    .slice(0, 10);
}

/** When it was answered, by the target's own clock where that differs from ours by more than its header's coarseness. */
function windowOf(exchange: Exchange): NonNullable<Sample["given"]> {
  const off = Date.parse(exchange.header("date") ?? "") - exchange.startedAt;
  const skew = Number.isNaN(off) || Math.abs(off) < 2_500 ? 0 : off;
  return { from: exchange.startedAt + skew, to: exchange.startedAt + exchange.milliseconds + skew };
}

// In: a token of an identity's that should open nothing, such as one that has expired. Out: where it opens what the real one does.

import { type Context, notTested, type Person, type Verdict, verified, violated } from "../check.js";
import { type Door, doorsFor, toldAt } from "./door.js";
import { type Attempt, tryDoors, verifiersOf } from "./verifiers.js";

export interface OtherToken extends Attempt {
  /** `an expired token`: what is accepted. */
  readonly title: string;
  /** For a token of our own: whether the like of it that is sound is taken; a refusal says nothing otherwise. Null for a token that was issued. */
  readonly soundOneOpens: ((door: Door) => Promise<boolean>) | null;
}

/** Why there is none to try; `null` where nobody said that there would be. */
export interface NoToken {
  readonly reason: string | null;
}

export interface Question {
  readonly rule: string;
  /** `expired tokens`: what a reason is about. */
  readonly subject: string;
  /** `an expired token`: what is refused. */
  readonly one: string;
  /** Where no identity has one. */
  readonly none: string;
  readonly tokensFor: (person: Person, context: Context) => Promise<readonly OtherToken[] | NoToken>;
}

const control = "token-validation";

/** One identity's tokens are tried; the next identity's where nothing could be told of them. */
export async function* judgeOtherTokens(question: Question, context: Context): AsyncGenerator<Verdict> {
  const { rule, subject, one, tokensFor } = question;
  let reason = question.none;
  for (const person of context.people) {
    const tokens = await tokensFor(person, context);
    if ("reason" in tokens) {
      reason = tokens.reason ?? reason;
      continue;
    }
    const doors = await doorsFor(person.name, context);
    if (doors.length === 0) {
      reason = `${person.name}'s token opens nothing that a worthless one does not`;
      continue;
    }
    const { opened, shut } = await tryDoors(doors, () => tokens, context);
    for (const { operation, operations, worst } of verifiersOf(opened, doors.length)) {
      yield violated(rule, {
        operation,
        operations,
        confidence: worst.door.tells ? "proven" : "tentative",
        control: worst.control,
        experiment: worst.experiment,
        difference: `${worst.attempt.claim}, and the answer holds the same data as with ${person.name}'s own; a worthless one is refused`,
        title: `${told([worst.attempt, ...worst.others].map(({ key }) => tokens.find((token) => token.key === key)!.title))} accepted`,
        data: toldAt(worst.door, worst.experiment, context),
      });
    }
    if (opened.length > 0) return;
    const [refused] = shut;
    if (refused === undefined) reason = `${one} is answered with neither the data nor a refusal`;
    else if (await isMeant(tokens, refused)) return yield verified(control, null, `${one} is refused`);
    else reason = "one of our own is not taken, whatever it says: more is looked at than signature and claims";
  }
  yield notTested(control, null, `${subject}: ${reason}`);
}

/** `A refresh token is`, `A refresh token and an id token are`. */
function told(titles: readonly string[]): string {
  const list = titles.join(" and ");
  return `${list.slice(0, 1).toUpperCase()}${list.slice(1)} ${titles.length > 1 ? "are" : "is"}`;
}

/** Whether the refusal speaks of what is wrong with the tokens: of one that was issued always. */
async function isMeant(tokens: readonly OtherToken[], refused: Door): Promise<boolean> {
  for (const { soundOneOpens } of tokens) if (soundOneOpens === null || (await soundOneOpens(refused))) return true;
  return false;
}

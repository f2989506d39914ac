/** A token works on after its owner logged out, or after the account was deleted. Tried with accounts of the scan's own alone. */

import { isEmpty, isErrorBody, meansCaller, requestOf, sameData, sameObject, wentElsewhere } from "../../explore/index.js";
import { asIdentity, type Exchange, type Operation } from "../../model/index.js";
import { claimsOf } from "../../tokens/index.js";
import { type Active, accountDeletions, contentOf, logoutOperations, type MadeAccount } from "../../workshop/index.js";
import { type Context, defineCheck, notTested, type Verdict, verified, violated } from "../check.js";
import { type Door, doorsOf, tokenOf } from "./door.js";
import { handedOut, namesRefreshToken } from "./handed-out.js";
import { jwtWithin } from "./jwt-within.js";
import { momentOf } from "./minted.js";

const control = "safe-token-handling";
/** What lives no longer is often left to its end on purpose. */
const shortLife = 15 * 60_000;
const maximumDoors = 4;

/** One way to end what a token is good for. */
interface Ending {
  readonly purpose: string;
  /** `logout`, `deletion of the account`. */
  readonly name: string;
  /** After "a token that is". */
  readonly after: string;
  readonly operations: readonly Operation[];
}

export const tokenNotRevoked = defineCheck({
  per: "api",
  rules: ["token-not-revoked"],
  cost: 1,
  async *run(context): AsyncGenerator<Verdict> {
    const { active, documented } = context;
    if (active === null) return yield notTested(control, null, "logout: a scan that only reads logs nobody out");
    const deletions = accountDeletions(documented).filter(({ path }) => !path.includes("{"));
    const endings: readonly Ending[] = [
      { purpose: "revocation", name: "logout", after: "logged out", operations: logoutOperations(documented).slice(0, 3) },
      { purpose: "deletion", name: "deletion of the account", after: "of a deleted account", operations: deletions.slice(0, 1) },
    ];
    for (const ending of endings) {
      if (ending.operations.length === 0) yield notTested(control, null, `${ending.name}: the document names no operation for it`);
      else yield await tryEnding(ending, active, context);
    }
    yield notTested(control, null, "change of password: the password of an account is not known to the checks");
  },
});

async function tryEnding(ending: Ending, active: Active, context: Context): Promise<Verdict> {
  const open = (reason: string) => notTested(control, null, `${ending.name}: ${reason}`);
  const account = await active.makeAccount(ending.purpose);
  if (!account.made) return open(account.reason);
  // Whoever is logged out must log in again, so that the account can be undone.
  if (!context.logins.list().some(({ identity }) => identity === account.identity)) return open("the account has no login of its own");
  const token = tokenOf(account.identity, context);
  if (token === null) return open("the account has no token");
  const place = await placeFor(account, token, context);
  if (place === null) return open("the account's token opens nothing that a worthless one does not");

  for (const operation of ending.operations) {
    const ended = await active.write(requestFor(operation, token, active, context), asIdentity(account.identity), operation.id);
    if (!ended.succeeded || isErrorBody(ended)) continue;
    const experiment = await ask(place.door, account, token, ending.after, context);
    const works = isSame(place.before, experiment);
    if (!works) {
      if (experiment.status >= 400 && experiment.status < 500 && experiment.status !== 429)
        return verified(control, operation.id, `a token is refused after ${ending.name}`);
      return open("afterwards the token is answered with neither the data nor a refusal");
    }
    const life = lifeOf(token, context);
    const short = life !== null && life <= shortLife;
    return violated("token-not-revoked", {
      operation: operation.id,
      operations: [operation.id],
      ...(short ? { severity: "low" as const, because: "the token ends by itself within fifteen minutes" } : {}),
      confidence: "proven",
      control: place.before,
      experiment,
      difference: `the same token at the same place, before and after ${operation.id} was answered ${ended.status}: it works on; a worthless one is refused there`,
      title: `A token still works after ${ending.name}`,
      data: [],
    });
  }
  return open(`none of ${ending.operations.map(({ id }) => id).join(", ")} answered with a success`);
}

interface Place {
  readonly door: Door;
  readonly before: Exchange;
}

/** Where the account is answered, the likeliest first: what speaks of the caller. */
async function placeFor(account: MadeAccount, token: string, context: Context): Promise<Place | null> {
  const { doors } = await doorsOf(context);
  const plain = doors.filter(({ instance, worthless }) => instance.slots.length === 0 && worthless.status >= 400 && worthless.status < 500);
  const ordered = [...plain].sort((a, b) => Number(meansCaller(b.operation.path)) - Number(meansCaller(a.operation.path)));
  for (const door of ordered.slice(0, maximumDoors)) {
    const before = await ask(door, account, token, "not yet ended", context);
    if (before.succeeded && !isErrorBody(before) && !wentElsewhere(before)) return { door, before };
  }
  return null;
}

/** The token as it is, whatever becomes of the account's session. */
function ask(door: Door, { identity }: MadeAccount, token: string, label: string, context: Context): Promise<Exchange> {
  return context.askCrafted(requestOf(door.instance.call), identity, { label, secret: token }, door.operation.id);
}

function isSame(before: Exchange, after: Exchange): boolean {
  if (!after.succeeded || isErrorBody(after) || wentElsewhere(after)) return false;
  return isEmpty(before) ? isEmpty(after) : sameObject(before, after) || sameData(before, after);
}

/** With the tokens in the body where the operation takes them (RFC 7009 takes one as `token`). */
function requestFor(operation: Operation, token: string, active: Active, context: Context) {
  const names = [...(contentOf(operation)?.schema?.properties.keys() ?? [])];
  const login = context.exchanges().find((exchange) => exchange.asker.identity === null && exchange.text.includes(token));
  const refresh = login === undefined ? undefined : handedOut(login).find(([name]) => namesRefreshToken(name))?.[1];
  const body = Object.fromEntries(
    names.flatMap((name) => {
      if (namesRefreshToken(name)) return refresh === undefined ? [] : [[name, refresh]];
      if (/^(?:access_?)?token$/i.test(name)) return [[name, token]];
      return /^token_type_hint$/i.test(name) ? [[name, "access_token"]] : [];
    }),
  );
  return active.request(operation, operation.path, names.length === 0 ? null : body);
}

/** From its beginning, or from now, to its end; null where it does not say. */
function lifeOf(token: string, context: Context): number | null {
  const claims = claimsOf(jwtWithin(token)?.token ?? "");
  const end = momentOf(claims?.exp);
  return end === null ? null : end - (momentOf(claims?.iat) ?? context.now());
}

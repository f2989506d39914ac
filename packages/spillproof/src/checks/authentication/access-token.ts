// In: an identity. Out: its access token, what stands in it, and an exchange that shows it.

import { answerLeaves, isObject } from "../../explore/index.js";
import { asIdentity, type Credential, type Exchange } from "../../model/index.js";
import type { Context, Person } from "../check.js";

/** What the identity sends now; null where it has nothing, or a password in place of a token. */
export function tokenOf(person: Person, context: Context): Credential | null {
  const credential = context.credentials(asIdentity(person.name))[0];
  return credential === undefined || /^Basic /i.test(credential.value) ? null : credential;
}

/** The login that gave the token, or the first answer that it opened; null where there is neither. */
export function witnessOf(person: Person, context: Context): Exchange | null {
  const login = person.login.find((exchange) => exchange.succeeded);
  return login ?? context.world.allInstances(person.name)[0]?.exchange ?? null;
}

/** The JSON objects that whoever holds a token can read in it: a JWT's payload, a signed cookie's data. The header of a JWT is none of them. */
export function readableIn(secret: string): readonly Readonly<Record<string, unknown>>[] {
  if (secret.length > 64 * 1024) return [];
  return secret.split(".").flatMap((part) => {
    if (!/^ey[\w+/-]{4,}={0,2}$/.test(part)) return [];
    try {
      const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
      return isObject(value) && !Object.hasOwn(value, "alg") ? [value] : [];
    } catch {
      return [];
    }
  });
}

/** The pointer's tokens of a text in an answer. */
export function placeOf(secret: string, exchange: Exchange): readonly (string | number)[] | null {
  return answerLeaves(exchange).find((leaf) => leaf.value === secret)?.tokens ?? null;
}

/** `alice`, `alice and bob`, `alice, bob and carol`. */
export function namesOf(people: readonly Person[]): string {
  const names = people.map(({ name }) => name);
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

// In: identities, their claims, logins and answers. Out: the values that name each of them, and whether an object names somebody.

import type { Exchange } from "../model/index.js";
import { comparable } from "./compare.js";
import { isWrapper, type Leaf, leavesOf, pointerOf, type Tokens } from "./leaves.js";
import { namesId, namesPerson, subjectWords, wordsOf } from "./words.js";

/** Claims about the token, not about its subject. RFC 7519, RFC 9068, OpenID Connect Core. */
export const tokenClaims: ReadonlySet<string> = new Set([
  "iat",
  "exp",
  "nbf",
  "jti",
  "auth_time",
  "sid",
  "nonce",
  "at_hash",
  "c_hash",
  "iss",
  "aud",
  "azp",
  "client_id",
  "scope",
  "scp",
  "typ",
  "acr",
  "amr",
  "ver",
  "roles",
  "role",
  "permissions",
  "authorities",
  "groups",
]);

/** A value that names one identity and no other. */
export interface Naming {
  /** As compared: lower case. */
  readonly value: string;
  /** Names by itself, wherever it stands; a weak one (a small number) only under a name that speaks of somebody. */
  readonly strong: boolean;
  /** The claim it stands in, where it is one. */
  readonly claim: string | null;
}

/** What is known of one identity before and while the API is read. */
export interface PersonSource {
  readonly name: string;
  readonly claims: Readonly<Record<string, unknown>> | null;
  readonly submitted: readonly string[];
  readonly login: readonly Exchange[];
  /** Every raw credential, which names nobody. */
  readonly secrets: readonly string[];
}

/**
 * The values that name each identity: of its claims, what it logged in with, what the login answered, and of the objects that describe it. A
 * value that two identities share names neither.
 *
 * @param described per identity, objects in which the API describes it (`/me`, its row in `/users`)
 */
export function namingsOf(
  people: readonly PersonSource[],
  described: ReadonlyMap<string, readonly unknown[]>,
): ReadonlyMap<string, readonly Naming[]> {
  const found = new Map<string, Map<string, Naming>>();
  for (const person of people) {
    const namings = new Map<string, Naming>();
    const add = (leaf: Leaf, claim: string | null, always: boolean) => {
      if (leaf.value === null || typeof leaf.value === "boolean") return;
      const value = comparable(leaf.value).toLowerCase();
      if (value === "" || value.length > 200 || person.secrets.includes(comparable(leaf.value))) return;
      const key = String(leaf.tokens.findLast((token) => typeof token === "string") ?? "");
      if (!always && !isNamingKey(key)) return;
      const known = namings.get(value);
      if (known === undefined || (known.claim === null && claim !== null)) namings.set(value, { value, strong: isStrong(value), claim });
    };
    for (const leaf of leavesOf(person.claims ?? {})) {
      if (tokenClaims.has(String(leaf.tokens[0]))) continue;
      add(leaf, pointerOf(leaf.tokens), leaf.tokens.length === 1 && isNamingKey(String(leaf.tokens[0])));
    }
    for (const value of person.submitted) add({ tokens: ["login"], value }, null, true);
    for (const exchange of person.login) for (const leaf of leavesOf(exchange.json?.value)) add(leaf, null, false);
    for (const description of described.get(person.name) ?? [])
      for (const leaf of leavesOf(description)) if (describesCaller(leaf.tokens)) add(leaf, null, false);
    found.set(person.name, namings);
  }
  const owners = new Map<string, number>();
  for (const namings of found.values()) for (const value of namings.keys()) owners.set(value, (owners.get(value) ?? 0) + 1);
  return new Map([...found].map(([name, namings]) => [name, [...namings.values()].filter((naming) => owners.get(naming.value) === 1)]));
}

/** The caller's own fields stand at the top of the answer or a little further in, never in a list, nor in a thing: `branch.code` is the branch's. */
function describesCaller(tokens: Tokens): boolean {
  const names = tokens.map(String);
  return (
    tokens.length <= 3 &&
    !tokens.some((token) => typeof token === "number") &&
    (namesPerson(names.at(-1) ?? "") || names.slice(0, -1).every((name) => isWrapper(name) || namesPerson(name)))
  );
}

/** `id`, `user_id`, `email`: of the person; not `order_id`, which is of something of theirs. */
function isNamingKey(key: string): boolean {
  const subjects = subjectWords(key);
  return (
    (namesId(key) && subjects.every((word) => namesPerson(word))) ||
    namesPerson(key) ||
    wordsOf(key).some((word) => ["email", "mail", "correo", "upn", "phone", "nickname", "name"].includes(word))
  );
}

function isStrong(value: string): boolean {
  return value.length >= 3 && !/^\d{1,5}$/.test(value);
}

const namingMemory = new WeakMap<readonly Naming[], WeakMap<readonly Leaf[], readonly Leaf[]>>();
const valueMemory = new WeakMap<readonly Naming[], ReadonlyMap<string, Naming>>();

/** The leaves of an answer that name an identity. Looked for once in the same leaves. */
export function leavesNaming(leaves: readonly Leaf[], namings: readonly Naming[]): readonly Leaf[] {
  if (namings.length === 0) return [];
  const memory = namingMemory.get(namings) ?? new WeakMap<readonly Leaf[], readonly Leaf[]>();
  namingMemory.set(namings, memory);
  const found = memory.get(leaves) ?? namingLeaves(leaves, namings);
  memory.set(leaves, found);
  return found;
}

function namingLeaves(leaves: readonly Leaf[], namings: readonly Naming[]): readonly Leaf[] {
  const byValue = valueMemory.get(namings) ?? new Map(namings.map((naming) => [naming.value, naming]));
  valueMemory.set(namings, byValue);
  return leaves.filter((leaf) => {
    if (leaf.value === null || typeof leaf.value === "boolean") return false;
    const naming = byValue.get(comparable(leaf.value).toLowerCase());
    if (naming === undefined) return false;
    return naming.strong || underPersonName(leaf.tokens);
  });
}

/** `owner_id`, `user.id`, `members[].id`: the key speaks of somebody, or it is an id inside something that does. */
function underPersonName(tokens: Tokens): boolean {
  const names = tokens.filter((token): token is string => typeof token === "string");
  const key = names.at(-1) ?? "";
  if (namesPerson(key)) return true;
  const container = names.at(-2) ?? "";
  return (namesId(key) || isIndexed(tokens)) && namesPerson(container);
}

function isIndexed(tokens: Tokens): boolean {
  return typeof tokens.at(-1) === "number";
}

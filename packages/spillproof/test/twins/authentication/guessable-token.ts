// In: nothing. Out: tokens that can be worked out, and tokens that only look so.

import { createHash, createHmac, randomBytes, randomUUID } from "node:crypto";
import { me } from "../collection.js";
import type { Ask, Twin } from "../kit.js";
import { type accounts, issued, keep, loggingIn, login, ownerOf } from "../logins.js";
import { alice, bob } from "../people.js";

type Account = (typeof accounts)[number];
const random = () => randomBytes(16).toString("hex");

/** A login that gives tokens made in these two ways. */
function giving(name: string, leaky: (ask: Ask, account: Account) => string, sound: (ask: Ask, account: Account) => string): Twin {
  return {
    name,
    identities: loggingIn(),
    verify: (token, _, ask) => ownerOf(ask, token),
    routes: {
      ...login((ask, account, isLeaky) => {
        const token = (isLeaky ? leaky : sound)(ask, account);
        keep(ask, token, account.id);
        return { json: { access_token: token, token_type: "Bearer" } };
      }),
      ...me,
    },
    leaks: ["guessable-token POST /login critical"],
    verifies: ["token-validation POST /login"],
  };
}

const next = ({ memory }: Ask) => {
  const count = (memory.get("count") ?? 48_210) + 1;
  memory.set("count", count);
  return count;
};
const base64 = (text: string) => Buffer.from(text).toString("base64");
const mac = (text: string) => createHmac("sha256", "a secret of the server's, 8812").update(text).digest("hex");
const md5 = (text: string) => createHash("md5").update(text).digest("hex");

/** UUID of the first version, as a server with one address makes it. */
function uuid1(): string {
  const time = (BigInt(Date.now()) + 12_219_292_800_000n) * 10_000n + BigInt(Math.floor(Math.random() * 9_999));
  const hex = time.toString(16).padStart(15, "0");
  return `${hex.slice(7)}-${hex.slice(3, 7)}-1${hex.slice(0, 3)}-8f21-02420a1b2c3d`;
}

let latest = 0;

/** No two logins fall into one, as they would give one token. */
function ownMillisecond(): number {
  latest = Math.max(Date.now(), latest + 1);
  return latest;
}

export const twins: readonly Twin[] = [
  giving(
    "counted up, behind a word",
    (ask) => `sess_${String(next(ask)).padStart(8, "0")}`,
    (ask) => `sess_${next(ask)}_${random()}`,
  ),
  {
    ...giving(
      "one number for each owner, which no answer shows, the same at every login",
      (_, { id }) => base64(`user:${id === alice.id ? 41 : 42}`),
      (_, { id }) => `${base64(`user:${id === alice.id ? 41 : 42}`)}.${mac(`of ${id}`)}`,
    ),
    leaks: ["guessable-token null critical"],
  },
  giving(
    "counted up in hexadecimal by other callers, too",
    (ask) => {
      next(ask);
      next(ask);
      return next(ask).toString(16).padStart(12, "0");
    },
    () => randomUUID(),
  ),
  giving(
    "a name and the second, in base64",
    (_, { user }) => base64(`${user}:${Math.floor(Date.now() / 1000)}`),
    (_, { user }) => base64(`${user}:${Math.floor(Date.now() / 1000)}:${random()}`),
  ),
  giving(
    "the millisecond",
    () => `t${ownMillisecond()}`,
    () => `t${Date.now()}${randomBytes(16).readBigUInt64BE()}${randomBytes(16).readBigUInt64BE()}`,
  ),
  giving(
    "claims in base64 that nobody signed",
    (_, { user, id }) => base64(JSON.stringify({ user, id, exp: Math.floor(Date.now() / 1000) + 3600 })),
    (_, { user, id }) => base64(JSON.stringify({ user, id, exp: Math.floor(Date.now() / 1000) + 3600, key: random() })),
  ),
  giving(
    "a hash of name and second",
    (_, { user }) => md5(`${user}${Math.floor(Date.now() / 1000)}`),
    (_, { user }) => md5(`${user}${Math.floor(Date.now() / 1000)}${random()}`),
  ),
  {
    ...giving(
      "six digits by chance",
      () => String(100_000 + (randomBytes(4).readUInt32BE() % 899_999)),
      () => randomBytes(9).toString("base64url"),
    ),
    leaks: ["guessable-token POST /login high"],
  },
  giving("UUIDs of the first version", uuid1, () => randomUUID()),
  {
    ...giving(
      "a hash of the name, the same at each login",
      (_, { user }) => createHash("sha256").update(user).digest("hex"),
      (_, { user }) => createHmac("sha256", "a key that nobody knows").update(`${user}${random()}`).digest("hex"),
    ),
    leaks: ["guessable-token null critical"],
  },
  {
    name: "tokens that whoever wrote them down called by a name",
    identities: { alice: { bearer: "alice-demo-token" }, bob: { bearer: "bob-demo-token" } },
    verify: (token) => {
      const id = { "alice-demo-token": alice.id, "bob-demo-token": bob.id }[token];
      return id === undefined ? null : { subject: id, claims: {} };
    },
    routes: me,
    leaks: [],
  },
  {
    name: "signed tokens with a count inside",
    identities: loggingIn(),
    routes: { ...login(issued), ...me },
    leaks: [],
    verifies: ["token-validation null"],
  },
];

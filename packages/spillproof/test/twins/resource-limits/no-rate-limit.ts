// In: nothing. Out: APIs that answer as often as they are asked, and the many ways to slow a caller.

import { list, me, type Owned } from "../collection.js";
import type { Ask, Reply, Route, Twin } from "../kit.js";
import { accountOf, issued, loggingIn, login, sent, signingUp, wrong } from "../logins.js";
import { alice, bob } from "../people.js";

const configuration = { skip: ["predictable-ids", "enumeration-unhindered", "unbounded-response"] };
const rows: readonly Owned[] = [
  [alice.id, { id: 7_310_544, ware: "a walnut writing desk, second hand" }],
  [bob.id, { id: 8_211_905, ware: "one kayak, green, with paddle" }],
];
const reading = { ...me, ...list("/orders", rows) };

function count({ memory }: Ask, what: string): number {
  const next = (memory.get(what) ?? 0) + 1;
  memory.set(what, next);
  return next;
}

/** Wrong passwords for one name: so many are answered, and then `after`. */
const lock =
  (after: Reply, limit = 8) =>
  (ask: Ask, leaky: boolean) =>
    count(ask, `login ${String(sent(ask).username)}`) > limit && !leaky ? after : wrong;

/** Reads of one caller. */
const limited =
  (limit: number, always = false): NonNullable<Twin["before"]> =>
  (ask, _, leaky) =>
    ask.who !== null && (always || !leaky) && count(ask, `reads ${ask.who}`) > limit
      ? { status: 429, json: { error: "too many requests" }, headers: { "retry-after": "1" } }
      : null;

/** Five wrong passwords lock an account that is there, and every answer is the same. */
function silentLock(): Record<string, Route> {
  const routes = signingUp((ask) => {
    const name = String(sent(ask).username);
    if (ask.memory.has(`name ${name}`)) count(ask, `wrong ${name}`);
    return wrong;
  });
  const known = routes["POST /login"]!;
  return {
    ...routes,
    "POST /login": {
      ...known,
      handle: (ask, leaky) =>
        !leaky && (ask.memory.get(`wrong ${String(sent(ask).username)}`) ?? 0) >= 5 ? wrong : known.handle(ask, leaky),
    },
  };
}

export const twins: readonly Twin[] = [
  {
    name: "no brake anywhere",
    configuration,
    identities: loggingIn(),
    routes: { ...login(issued, lock({ status: 429, json: { error: "too many attempts" }, headers: { "retry-after": "60" } })), ...reading },
    before: limited(60),
    leaks: ["no-rate-limit null low"],
    verifies: ["rate-limits POST /login", "rate-limits null"],
  },
  {
    name: "a brake for reading, and none for passwords; the sound one locks the name",
    configuration,
    identities: loggingIn(),
    routes: { ...login(issued, lock({ status: 403, json: { error: "this account is locked" } })), ...reading },
    before: limited(60, true),
    leaks: ["no-rate-limit POST /login low"],
    verifies: ["rate-limits POST /login"],
  },
  {
    name: "failed logins that are answered 200; the sound one asks a riddle",
    configuration,
    identities: loggingIn(),
    routes: {
      ...login(issued, (ask, leaky) => ({
        status: 200,
        json: { success: false, ...(!leaky && count(ask, "failed") > 9 ? { error: "captcha_required" } : { error: "wrong" }) },
      })),
      ...reading,
    },
    before: limited(60, true),
    leaks: ["no-rate-limit POST /login low"],
    verifies: ["rate-limits POST /login"],
  },
  {
    name: "reading alone, by tokens that were given; the sound one counts down in a header",
    configuration,
    routes: {
      "GET /me": {
        ...me["GET /me"]!,
        handle: (ask, leaky) => ({
          ...me["GET /me"]!.handle(ask, leaky),
          headers: leaky ? { "x-ratelimit-limit": "1000" } : { ratelimit: `"default";r=${1_000 - count(ask, `reads ${ask.who}`)};t=30` },
        }),
      },
    },
    leaks: ["no-rate-limit null low"],
    verifies: ["rate-limits GET /me"],
  },
  {
    name: "a lock that only real accounts have, shown by one that the scan made itself",
    configuration: { active: true, skip: [], only: ["no-rate-limit"] },
    identities: loggingIn(),
    routes: signingUp((ask, leaky) => {
      const name = String(sent(ask).username);
      return ask.memory.has(`name ${name}`) && count(ask, `login ${name}`) > 5 && !leaky
        ? { status: 423, json: { error: "locked" } }
        : wrong;
    }),
    before: limited(60, true),
    leaks: ["no-rate-limit POST /login medium"],
    verifies: ["rate-limits POST /login"],
  },
  {
    name: "a lock that says nothing of itself: the right password is refused like the wrong ones",
    configuration: { active: true, skip: [], only: ["no-rate-limit"] },
    identities: loggingIn(),
    routes: silentLock(),
    before: limited(60, true),
    leaks: ["no-rate-limit POST /login medium"],
    verifies: ["rate-limits POST /login"],
  },
  {
    name: "a lock that only real accounts have, where none can be made",
    configuration,
    identities: loggingIn(),
    routes: { ...login(issued), ...reading },
    before: limited(60, true),
    leaks: ["no-rate-limit POST /login low"],
    soundMaySay: ["no-rate-limit POST /login low"],
  },
  {
    name: "a made-up name is malformed and counted nowhere",
    configuration,
    identities: loggingIn(),
    routes: {
      ...login(issued, (ask) =>
        accountOf(sent(ask).username) !== undefined ? wrong : { status: 422, json: { error: "the check digit is wrong" } },
      ),
      ...reading,
    },
    before: limited(60, true),
    leaks: [],
    leavesOpen: ["rate-limits POST /login"],
  },
];

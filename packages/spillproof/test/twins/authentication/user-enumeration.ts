// In: nothing. Out: the manners in which a login tells who has an account, and logins whose answers differ and tell nothing.

import { randomBytes } from "node:crypto";
import { me } from "../collection.js";
import type { Ask, Reply, Twin } from "../kit.js";
import { accountOf, issued, loggingIn, login, sent, signingUp, wrong } from "../logins.js";

const routes = (no: (ask: Ask, leaky: boolean) => Reply) => ({ ...login(issued, no), ...me });
const random = () => randomBytes(12).toString("hex");
const isReal = (ask: Ask) => accountOf(sent(ask).username) !== undefined;
const line = "user-enumeration POST /login medium";
const verifies = ["generic-errors POST /login"];

/** All attempts from one address, whoever they name. */
function attempt({ memory }: Ask): number {
  const count = (memory.get("attempts") ?? 0) + 1;
  memory.set("attempts", count);
  return count;
}

/** Keeps the server busy, as a hash of a password does. */
function work(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

export const twins: readonly Twin[] = [
  {
    name: "in words",
    identities: loggingIn(),
    routes: routes((ask, leaky) => ({
      status: 401,
      json: { error: leaky && !isReal(ask) ? "there is no such account" : "the password is wrong" },
    })),
    leaks: [line],
    verifies,
  },
  {
    name: "by the status, beside an echo of the name, a new id and a count of all attempts",
    identities: loggingIn(),
    routes: routes((ask, leaky) => ({
      status: leaky && !isReal(ask) ? 404 : 401,
      json: {
        error: `No entry for ${String(sent(ask).username)}`,
        user: Buffer.from(String(sent(ask).username)).toString("base64"),
        request_id: random(),
        at: new Date().toISOString(),
        attempts_from_your_address: attempt(ask),
      },
      headers: { "x-request-id": random(), "x-ratelimit-remaining": String(5_000 - attempt(ask)) },
    })),
    leaks: [line],
    verifies,
  },
  {
    name: "by a count that only real names have, in an answer of 200",
    identities: loggingIn(),
    routes: routes((ask, leaky) => ({
      status: 200,
      json: { success: false, message: "Login failed", ...(leaky && !isReal(ask) ? {} : { attempts_left: 4 }) },
    })),
    leaks: [line],
    verifies,
  },
  {
    name: "on a page with a new nonce each time",
    identities: loggingIn(),
    routes: routes((ask, leaky) => ({
      status: 401,
      text: `<html><form data-nonce="${random()}"><p>${leaky && isReal(ask) ? "Your password is wrong" : "We could not log you in"}</p></form></html>`,
    })),
    leaks: [line],
    verifies,
  },
  {
    name: "by a crash where nobody is found",
    identities: loggingIn(),
    routes: routes((ask, leaky) => {
      if (leaky && !isReal(ask)) throw new Error("nobody");
      return { status: 401, json: { error: "wrong" } };
    }),
    leaks: [line],
    verifies,
  },
  {
    name: "to one identity alone: the other has a token",
    identities: { alice: loggingIn().alice! },
    routes: routes((ask, leaky) => ({ status: 401, json: { error: leaky && !isReal(ask) ? "who?" : "wrong", id: random() } })),
    leaks: [line],
    verifies,
  },
  {
    name: "a limit that comes in between says nothing",
    identities: loggingIn(),
    routes: routes((ask, leaky) =>
      attempt(ask) > 2
        ? { status: 429, json: { error: "slow down" } }
        : { status: leaky && !isReal(ask) ? 404 : 401, json: { error: "no" } },
    ),
    leaks: [],
  },
  {
    name: "at the reset of a password, of an account that the scan made itself",
    identities: loggingIn(),
    configuration: { active: true, skip: [], only: ["user-enumeration"] },
    routes: {
      ...signingUp(() => wrong),
      "POST /password/forgot": {
        security: [],
        takes: { type: "object", required: ["email"], properties: { email: { type: "string" } } },
        handle: (ask, leaky) =>
          leaky && !ask.memory.has(`account ${String(sent(ask).email)}`)
            ? { status: 404, json: { error: "nobody has this address" } }
            : { status: 202, json: { message: `If ${String(sent(ask).email)} has an account, a letter is on its way` } },
      },
    },
    leaks: ["user-enumeration POST /password/forgot medium"],
    verifies: ["generic-errors POST /password/forgot", ...verifies],
  },
  {
    name: "at the registration, which says that an address is taken",
    identities: loggingIn(),
    configuration: { active: true, skip: [], only: ["user-enumeration"] },
    routes: {
      ...signingUp(() => wrong),
      "POST /signup": {
        ...signingUp(() => wrong)["POST /signup"]!,
        handle: (ask, leaky) => {
          const isTaken = ask.memory.has(`account ${String(sent(ask).email)}`);
          if (isTaken && leaky) return { status: 409, json: { error: "there is an account with this address" } };
          if (!isTaken) signingUp(() => wrong)["POST /signup"]!.handle(ask, leaky);
          // Whoever has the address is told by letter.
          return { status: 202, json: { message: "A letter is on its way", request_id: random() } };
        },
      },
    },
    leaks: ["user-enumeration POST /signup low"],
    verifies: ["generic-errors POST /signup", ...verifies],
  },
  {
    name: "every failure from one address is answered later than the one before",
    identities: loggingIn(),
    configuration: { active: true, skip: [], only: ["user-enumeration"] },
    routes: signingUp((ask) => {
      work(Math.min(2 * attempt(ask), 80));
      return wrong;
    }),
    leaks: [],
    verifies,
  },
  {
    name: "by the time that looking at a password takes, shown by an account that the scan made itself",
    identities: loggingIn(),
    configuration: { active: true, skip: [], only: ["user-enumeration"] },
    routes: signingUp((ask, leaky) => {
      const name = String(sent(ask).username);
      if (!leaky || isReal(ask) || ask.memory.has(`name ${name}`)) work(18);
      return wrong;
    }),
    leaks: [line],
    verifies,
  },
  {
    name: "a name of the wrong form is malformed, and has no account for that",
    identities: loggingIn(),
    routes: routes((ask) =>
      /^[a-z]+\.[a-z]+$/.test(String(sent(ask).username))
        ? { status: 401, json: { error: "wrong name or password" } }
        : { status: 422, json: { error: "a name is two words with a dot" } },
    ),
    leaks: [],
  },
];

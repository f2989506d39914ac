// In: nothing. Out: sessions that were there before the login and are logged in after it, and logins that give a new one.

import { createHmac, randomBytes } from "node:crypto";
import { me } from "../collection.js";
import type { Ask, Reply, Twin } from "../kit.js";
import { isKept, issued, keep, loggingIn, login, own, ownerOf, sent, wrong } from "../logins.js";

const cookieOf = (ask: Ask) => /(?:^|; )sid=([^;]+)/.exec(ask.header("cookie") ?? "")?.[1] ?? null;
const fresh = () => randomBytes(16).toString("hex");
const setCookie = (sid: string) => ({ "set-cookie": `sid=${sid}; HttpOnly; SameSite=Lax; Secure; Path=/` });
const mac = (sid: string) => createHmac("sha256", "b7e1 for sessions of twins, and long").update(sid).digest("base64url");
const sealed = (sid: string) => encodeURIComponent(`s:${sid}.${mac(sid)}`);
function opened(ask: Ask): string | null {
  const [sid = "", signature] = decodeURIComponent(cookieOf(ask) ?? "")
    .replace(/^s:/, "")
    .split(".");
  return signature === mac(sid) ? sid : null;
}
/** A place that the scan fills in. */
const filled = `\${token}`;
const byCookie = loggingIn({ token: "cookie:sid" }, { send: `cookie: sid=${filled}` });
const line = "session-fixation POST /login high";
const verifies = ["safe-token-handling POST /login"];

const account = {
  "GET /me": {
    open: true,
    promises: ["id", "name", "email"],
    handle: (ask: Ask): Reply => own(ownerOf(ask, cookieOf(ask) ?? "")?.subject ?? null),
  },
};

export const twins: readonly Twin[] = [
  {
    name: "the session of a visitor goes on after the login",
    identities: byCookie,
    routes: {
      "GET /": {
        security: [],
        handle: (ask) => {
          const sid = fresh();
          keep(ask, sid, null);
          return { json: { hello: "visitor" }, headers: setCookie(sid) };
        },
      },
      ...login((ask, { id }, leaky) => {
        const brought = cookieOf(ask);
        const sid = leaky && brought !== null && isKept(ask, brought) ? brought : fresh();
        keep(ask, sid, id);
        return { json: { ok: true, user: id }, headers: sid === brought ? {} : setCookie(sid) };
      }),
      ...account,
    },
    leaks: [line],
    verifies,
  },
  {
    name: "whatever session is brought is taken over",
    identities: byCookie,
    routes: {
      ...login((ask, { id }, leaky) => {
        const sid = leaky ? (cookieOf(ask) ?? fresh()) : fresh();
        keep(ask, sid, id);
        return { json: { ok: true, user: id }, headers: setCookie(sid) };
      }),
      ...account,
    },
    leaks: [line],
    verifies,
  },
  {
    // As frameworks sign them: what was not signed is refused, and what is not even encoded is a fault.
    name: "a signed session that one operation hands out",
    identities: byCookie,
    routes: {
      "GET /session": {
        security: [],
        promises: { signed_in: {} },
        handle: (ask) => {
          const brought = opened(ask);
          if (brought !== null) return { json: { signed_in: ownerOf(ask, brought) !== null } };
          const sid = fresh();
          keep(ask, sid, null);
          return { json: { signed_in: false }, headers: setCookie(sealed(sid)) };
        },
      },
      ...login((ask, { id }, leaky) => {
        const brought = opened(ask);
        const sid = leaky && brought !== null && isKept(ask, brought) ? brought : fresh();
        keep(ask, sid, id);
        return { json: { ok: true, user: id }, headers: sid === brought ? {} : setCookie(sealed(sid)) };
      }),
      "GET /me": {
        open: true,
        promises: ["id", "name", "email"],
        handle: (ask: Ask): Reply => own(ownerOf(ask, opened(ask) ?? "")?.subject ?? null),
      },
    },
    leaks: [line],
    verifies,
  },
  {
    name: "the login takes the token that it is to give",
    identities: loggingIn(),
    verify: (token, _leaky, ask) => ownerOf(ask, token),
    routes: {
      "POST /login": {
        ...login((ask, { id }, leaky) => {
          const brought = sent(ask).session_token;
          const token = leaky && typeof brought === "string" ? brought : fresh();
          keep(ask, token, id);
          return { json: { access_token: token, token_type: "Bearer" } };
        })["POST /login"]!,
        takes: { type: "object", properties: { username: {}, password: {}, session_token: { type: "string" } } },
      },
      ...me,
    },
    leaks: [line],
    verifies,
  },
  {
    name: "a login that sets no cookie has no session to fix",
    identities: loggingIn(),
    routes: { ...login(issued, () => wrong), ...me },
    leaks: [],
    leavesOpen: ["safe-token-handling POST /login"],
  },
];

// Logging in, going on, logging out.
import { randomBytes } from "node:crypto";
import * as inputs from "../inputs.js";
import { hashPassword, matchesPassword } from "../passwords.js";
import * as responses from "../responses.js";
import { unauthorized } from "../tokens.js";

export function accountRoutes({ settings, store, tokens, limits, audit, log, guards: { everybody, caller } }) {
  const nobodysHash = hashPassword(randomBytes(16).toString("hex"), settings.passwordCosts);
  const pair = async (user, session) => responses.tokens(await tokens.issue(user.id, user.scopes, session), settings.accessSeconds);

  async function login(request, response) {
    limits.spend(`login:${request.ip}`, settings.loginsPerMinute, 60);
    const { username, password } = inputs.body(request, { username: inputs.text(64), password: inputs.text(256) });
    const tries = `login-name:${log.pseudonym(username)}`;
    limits.spend(tries, settings.loginsPerName, 900);
    const user = store.userNamed(username);
    // A name that nobody has costs the same time and gets the same answer as a wrong password.
    const matches = await matchesPassword(password, user?.password_hash ?? (await nobodysHash));
    if (user === null || user.password_hash === null || !matches) {
      audit.record("login", 401, user?.id, null, request.id);
      throw unauthorized();
    }
    limits.forgive(tries); // only wrong passwords count against a name
    audit.record("login", 200, user.id, null, request.id);
    response.json(await pair(user));
  }

  async function refresh(request, response) {
    limits.spend(`refresh:${request.ip}`, settings.loginsPerMinute, 60);
    const { refresh_token } = inputs.body(request, { refresh_token: inputs.text(4096) });
    const holder = await tokens.read(refresh_token, "refresh");
    // Each one is good once, also for two who come at the same moment.
    if (!store.revoke(holder.tokenId, holder.ends)) throw unauthorized("invalid_token");
    audit.record("refresh", 200, holder.subject, null, request.id);
    response.json(await pair(store.user(holder.subject), holder.session));
  }

  function logout(request, response) {
    // The session, so that its refresh token ends with it.
    store.revoke(request.caller.session, Date.now() / 1000 + settings.refreshSeconds);
    response.status(204).end();
  }

  return [
    ["post", "/auth/login", everybody, login],
    ["post", "/auth/refresh", everybody, refresh],
    ["post", "/auth/logout", caller(), logout],
  ];
}

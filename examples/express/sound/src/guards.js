// Who asks, and may they? Every route names one of these guards; nothing else opens it.
import { Problem } from "./errors.js";
import { unauthorized } from "./tokens.js";

export function createGuards(tokens) {
  const made = new Set();
  const guard = (check) => {
    const middleware = (request, _response, next) => {
      check(request);
      next();
    };
    made.add(middleware);
    return middleware;
  };

  return {
    knows: (middleware) => made.has(middleware),
    /** Says on purpose that a route needs no token. */
    everybody: guard(() => {}),
    /** A live token, and each of these scopes. */
    caller: (...scopes) =>
      guard((request) => {
        if (!request.caller) throw request.refusal;
        if (scopes.every((scope) => request.caller.scopes.has(scope))) return;
        throw new Problem(403, { challenge: `Bearer error="insufficient_scope", scope="${scopes.join(" ")}"` });
      }),

    async identify(request, _response, next) {
      request.caller = null;
      request.refusal = unauthorized();
      // The header alone; a token in a URL stands in every log on its way.
      const [scheme, token, ...rest] = (request.headers.authorization ?? "").split(" ");
      if (scheme.toLowerCase() !== "bearer") return next();
      try {
        if (!token || rest.length > 0) throw unauthorized("invalid_token");
        request.caller = await tokens.read(token, "access");
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        request.refusal = error;
      }
      next();
    },
  };
}

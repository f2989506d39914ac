// Tokens are made and read here and nowhere else. No personal data goes into one: everybody on its way can read it.
import { randomUUID } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import { Problem } from "./errors.js";

export const unauthorized = (error) => new Problem(401, { challenge: error === undefined ? "Bearer" : `Bearer error="${error}"` });

export function createTokens(settings, store) {
  async function sign(subject, session, use, scope, seconds) {
    return new SignJWT({ sid: session, use, scope })
      .setProtectedHeader({ alg: "HS256", typ: "JWT" })
      .setIssuer(settings.issuer)
      .setAudience(settings.audience)
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime(`${seconds}s`)
      .setJti(randomUUID())
      .sign(settings.jwtSecret);
  }

  return {
    /** A pair of tokens of one session. */
    async issue(subject, scope, session = randomUUID()) {
      return {
        access: await sign(subject, session, "access", scope, settings.accessSeconds),
        refresh: await sign(subject, session, "refresh", scope, settings.refreshSeconds),
      };
    },

    /** Who a token speaks for, and when it ends. Throws 401 for anything that is not a live token of that use. */
    async read(token, use) {
      let claims;
      try {
        ({ payload: claims } = await jwtVerify(token, settings.jwtSecret, {
          algorithms: ["HS256"], // a list of ours, never the token's own `alg`
          issuer: settings.issuer,
          audience: settings.audience,
          clockTolerance: 30,
          // Without this a token that simply lacks `exp` lives for ever, and one without `sub` is nobody's.
          requiredClaims: ["exp", "iat", "sub", "aud", "iss", "jti", "sid"],
        }));
      } catch {
        throw unauthorized("invalid_token");
      }
      const scopes = scopesOf(claims);
      const named = [claims.sub, claims.jti, claims.sid].every((value) => typeof value === "string" && value !== "");
      if (!named || claims.use !== use || scopes === null || !store.isActive(claims.sub)) throw unauthorized("invalid_token");
      // By id, not by the token's text: `token + "="` is another text and may be the same token.
      if (store.isRevoked(claims.jti) || store.isRevoked(claims.sid)) throw unauthorized("invalid_token");
      return { subject: claims.sub, scopes, tokenId: claims.jti, session: claims.sid, ends: claims.exp };
    },
  };
}

/** `scope` (or `scp`) is a string or a list of strings. null: it is neither. */
function scopesOf(claims) {
  const value = "scope" in claims ? claims.scope : "scp" in claims ? claims.scp : "";
  if (typeof value === "string") return new Set(value.split(" ").filter(Boolean));
  return Array.isArray(value) && value.every((item) => typeof item === "string") ? new Set(value) : null;
}

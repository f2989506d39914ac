// In: a credential's secret. Out: the JWT in it, and how another one goes in its place.

import { type Jwt, parseJwt } from "../../tokens/index.js";

export interface JwtWithin {
  readonly token: string;
  readonly jwt: Jwt;
  /** The secret with another token in the place of the JWT. */
  readonly wrap: (token: string) => string;
}

/** A cookie may hold its token in quotes, after a word, or percent-encoded. Null where there is none. */
export function jwtWithin(secret: string): JwtWithin | null {
  for (const part of secret.split(/[^\w.-]/)) {
    const jwt = parseJwt(part);
    if (jwt !== null) return { token: part, jwt, wrap: (token) => secret.replace(part, () => token) };
  }
  return null;
}

// What a token is, how one is made, and which secret signed it. No network, and no opinion on any API.

export { candidateWords, countKeys } from "./candidates.js";
export { type Found, findSecret, isSecretSigned } from "./crack.js";
export { type Forgeries, type Forgery, type ForgeryFamily, forge } from "./forgeries.js";
export {
  type Claims,
  claimsOf,
  encodePart,
  garbled,
  type HmacAlgorithm,
  isHmacAlgorithm,
  isPrivateAlgorithm,
  isRecord,
  type Jwt,
  mint,
  type PrivateAlgorithm,
  parseJwt,
  resign,
  type SigningKey,
  signatureOf,
  withSignature,
} from "./jwt.js";
export type { SecretForm } from "./mac.js";
export { type CookieScheme, parseSignedCookie, resignCookie, type SignedCookie, schemeOf, signedCookiesIn } from "./signed-cookie.js";

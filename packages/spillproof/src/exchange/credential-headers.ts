// In: the name of a header. Out: whether it says who asks.

const words =
  /(?:^|[-_])(?:auth|authorization|authentication|cookie|token|jwt|secret|session|sid|credential|credentials|password|signature|apikey|key|bearer|user|username|userid|account)(?:$|[-_])/i;

/** By its name: `Authorization`, `Cookie`, `X-Api-Key`, `X-Auth-Token`. */
export function looksLikeCredential(name: string): boolean {
  return name.toLowerCase() !== "user-agent" && (words.test(name) || /(?:token|apikey|auth)$/i.test(name));
}

// In: a host name. Out: every address that this machine has for it.

import { lookup } from "node:dns/promises";

/** Through the system's resolver, as a connection would be made; throws where the name has none. */
export async function resolveHost(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);
}

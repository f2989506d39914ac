// In: a target and a way to look names up. Out: the addresses that may be called, or a refusal before the first packet.

import { SpillproofError } from "../model/index.js";
import type { Configuration } from "./configuration.js";

/** Every address of a host name; throws or gives none where there is none. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** The addresses that were judged. Nothing else may be called, whatever the name resolves to later. */
export interface Authorized {
  readonly addresses: readonly string[];
}

/**
 * @throws SpillproofError `not-authorized` for a public host without `authorized`, `unreachable` where the name has no address.
 */
export async function authorizeTarget(
  configuration: Pick<Configuration, "target" | "authorized" | "proxy">,
  resolve: Resolve,
): Promise<Authorized> {
  if (configuration.target === null)
    throw new SpillproofError("usage", "No target is given.", "Name the API's URL: spillproof scan http://127.0.0.1:5000");
  const host = new URL(configuration.target).hostname;
  const addresses = await addressesOf(host, resolve);
  // Behind a proxy a name may be known to the proxy alone, and then nothing says that it is not public.
  const isPublic = addresses.length === 0 || addresses.some(isPublicAddress);
  if (addresses.length === 0 && configuration.proxy === null)
    throw new SpillproofError("unreachable", `The host ${host} has no address.`, "Check the target's name.");
  if (isPublic && !configuration.authorized)
    throw new SpillproofError(
      "not-authorized",
      `${host} is a public host, and nothing was sent to it.`,
      "Give --authorized if you may test it.",
    );
  return { addresses };
}

/**
 * True where any address of the host is reachable by the world. Loopback, private and link-local addresses are not (RFC 1918, 3927, 4193, 4291,
 * 6598), and a name is as public as what it resolves to; one without an address counts as public.
 */
export async function isPublicHost(host: string, resolve: Resolve): Promise<boolean> {
  const addresses = await addressesOf(host, resolve);
  return addresses.length === 0 || addresses.some(isPublicAddress);
}

/** 127.0.0.0/8, ::1 and the unspecified addresses, which reach the same machine. */
export function isLoopbackAddress(address: string): boolean {
  const v4 = ipv4Of(address);
  if (v4 !== null) return v4[0] === 127 || v4.every((byte) => byte === 0);
  const groups = ipv6Groups(address);
  return groups?.slice(0, 7).every((group) => group === 0) === true && groups[7]! <= 1;
}

async function addressesOf(host: string, resolve: Resolve): Promise<readonly string[]> {
  const bare = host.startsWith("[") ? host.slice(1, -1) : host;
  if (ipv4Of(bare) !== null || ipv6Groups(bare) !== null) return [bare];
  try {
    return await resolve(bare);
  } catch {
    return [];
  }
}

/** True for whatever is no address of this machine or of a private network; for every name. */
export function isPublicAddress(address: string): boolean {
  const v4 = ipv4Of(address);
  if (v4 !== null) {
    const [a, b] = v4 as [number, number];
    const isPrivate =
      a === 0 ||
      a === 10 ||
      a === 127 ||
      (a === 100 && b >= 64 && b < 128) ||
      (a === 169 && b === 254) ||
      (a === 172 && b >= 16 && b < 32) ||
      (a === 192 && b === 168);
    return !isPrivate;
  }
  const groups = ipv6Groups(address);
  if (groups === null) return true;
  const first = groups[0]!;
  return !(isLoopbackAddress(address) || (first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfe80);
}

/** The four bytes of an IPv4 address, also where it stands inside an IPv6 one (mapped, RFC 4291; translated, RFC 6052). */
function ipv4Of(address: string): readonly number[] | null {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address);
  if (match !== null) {
    const bytes = match.slice(1).map(Number);
    return bytes.every((byte) => byte < 256) ? bytes : null;
  }
  const groups = ipv6Groups(address);
  if (groups === null) return null;
  const head = groups.slice(0, 6).join(",");
  if (head !== "0,0,0,0,0,65535" && head !== `${0x64},${0xff9b},0,0,0,0`) return null;
  return [groups[6]! >> 8, groups[6]! & 255, groups[7]! >> 8, groups[7]! & 255];
}

function ipv6Groups(address: string): readonly number[] | null {
  let text = address.split("%")[0]!;
  if (!text.includes(":") || text.length > 45) return null;
  const dotted = text.slice(text.lastIndexOf(":") + 1);
  if (dotted.includes(".")) {
    const bytes = ipv4Of(dotted);
    if (bytes === null) return null;
    const group = (high: number, low: number) => ((high << 8) | low).toString(16);
    text = `${text.slice(0, -dotted.length)}${group(bytes[0]!, bytes[1]!)}:${group(bytes[2]!, bytes[3]!)}`;
  }
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const [head, tail] = halves.map((half) => (half === "" ? [] : half.split(":"))) as [string[], string[] | undefined];
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array<string>(tail === undefined ? 0 : missing).fill("0"), ...(tail ?? [])];
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? groups.map((group) => Number.parseInt(group, 16)) : null;
}

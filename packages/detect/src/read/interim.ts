// Interim: byte interfaces over the text finders.
import { ascii } from "../bytes.js";
import * as c from "../credentials/credentials.js";
import { mailboxAt as mailboxText } from "../shapes/mailbox.js";
import { macAt as mac, ipv4At as v4, ipv6At as v6 } from "../shapes/network.js";

type F = (text: string, at: number) => c.Credential | null;
const over =
  (f: F, window: number, back = 0) =>
  (bytes: Uint8Array, at: number, end: number): c.Credential | null => {
    const from = Math.max(0, at - back);
    const found = f(ascii(bytes, from, Math.min(end, at + window)), at - from);
    return found && { ...found, start: found.start + from, end: found.end + from };
  };
export const vendorStart = c.vendorStart;
export const vendorAt = over(c.vendorAt, 512);
export const jwtAt = over(c.jwtAt, 65536);
export const hashAt = over(c.hashAt, 1024);
export const privateKeyAt = over(c.privateKeyAt, 33000);
export const urlPasswordAt = over(c.urlPasswordAt, 420, 32);
export const shapedAt = over(c.shapedAt, 128);
export const schemeTokenAt = (bytes: Uint8Array, at: number, end: number, basic: boolean): c.Credential | null =>
  over((t, i) => c.schemeTokenAt(t, i, basic), 8300)(bytes, at, end);
export function mailboxAt(bytes: Uint8Array, at: number, floor: number, end: number) {
  const from = Math.max(floor, at - 70);
  const found = mailboxText(ascii(bytes, from, Math.min(end, at + 260)), at - from, 0);
  return found && { ...found, start: found.start + from, end: found.end + from };
}
export function ipv4At(bytes: Uint8Array, at: number, end: number) {
  const found = v4(ascii(bytes, at, Math.min(end, at + 20)), 0);
  return found && { ...found, end: found.end + at };
}
export function ipv6At(bytes: Uint8Array, at: number, end: number) {
  const found = v6(ascii(bytes, at, Math.min(end, at + 48)), 0);
  return found && { ...found, end: found.end + at };
}
export function macAt(bytes: Uint8Array, at: number, end: number) {
  const found = mac(ascii(bytes, at, Math.min(end, at + 20)), 0);
  return found && found + at;
}

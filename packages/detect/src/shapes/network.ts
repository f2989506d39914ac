// In: a text and a place in it. Out: the IP or MAC address that stands there, and whether it is anybody's.

interface Address {
  readonly end: number;
  /** `public`: somebody's. `reserved`: private, loopback, documentation or the like. `vague`: may as well be a version. */
  readonly range: "public" | "reserved" | "vague";
}

const isAlnum = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

const v4 = /\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}/y;

/** RFC 791 at this place; reserved ranges by RFC 6890 and 5737. */
export function ipv4At(text: string, at: number): Address | null {
  v4.lastIndex = at;
  const found = v4.exec(text);
  if (!found) return null;
  const end = at + found[0].length;
  const next = text.charCodeAt(end);
  if (isAlnum(next) || next === 95 || next === 45 || (next === 46 && isAlnum(text.charCodeAt(end + 1)))) return null;
  const parts = found[0].split(".");
  if (parts.some((part) => Number(part) > 255 || (part.length > 1 && part.startsWith("0")))) return null;
  const [a, b, c, d] = parts.map(Number) as [number, number, number, number];
  const reserved =
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 192 && b === 0 && (c === 0 || c === 2)) ||
    (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) ||
    (a === 203 && b === 0 && c === 113);
  return { end, range: reserved ? "reserved" : Math.max(a, b, c, d) < 32 ? "vague" : "public" };
}

const v6 = /[0-9A-Fa-f:]{2,39}/y;

/** RFC 4291 at this place, without an embedded IPv4 address; reserved ranges by RFC 6890 and 3849. */
export function ipv6At(text: string, at: number): Address | null {
  v6.lastIndex = at;
  const found = v6.exec(text);
  if (!found) return null;
  let word = found[0];
  if (word.endsWith(":") && !word.endsWith("::")) word = word.slice(0, -1);
  const end = at + word.length;
  if (isAlnum(text.charCodeAt(end)) || text.charCodeAt(end) === 58) return null;
  const halves = word.split("::");
  if (halves.length > 2) return null;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  if (groups.some((group) => group.length === 0 || group.length > 4)) return null;
  if (halves.length === 1 ? groups.length !== 8 : groups.length > 7) return null;
  const first = Number.parseInt(groups[0] ?? "0", 16);
  const documented = first === 0x2001 && Number.parseInt(groups[1] ?? "0", 16) === 0xdb8;
  const global = first >= 0x2000 && first < 0x4000 && !documented;
  return { end, range: !global ? "reserved" : groups.length < 4 || !/\d/.test(word) ? "vague" : "public" };
}

const mac = /[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}(?![0-9A-Fa-f:-])/y;

/** IEEE 802 at this place: six octets; where it ends, or 0. Broadcast, zero and RFC 7042's samples are none. */
export function macAt(text: string, at: number): number {
  mac.lastIndex = at;
  const found = mac.exec(text);
  if (!found || isAlnum(text.charCodeAt(at + found[0].length))) return 0;
  const bare = found[0].replace(/[:-]/g, "").toLowerCase();
  return !/[a-f]/.test(bare) || /^(0+|f+)$/.test(bare) || bare.startsWith("00005e0053") ? 0 : at + found[0].length;
}

import { describe, expect, it } from "vitest";
import { coordinatesInField, geoUriAt, ipInField, ipv4At, ipv6At, macAt, macHolds } from "../src/shapes/addresses.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
type Finder = (all: Uint8Array, at: number, end: number) => { start: number; end: number; confidence: unknown } | null;
/** What stands at the `|` in a text. */
function told(finder: Finder, text: string): string | null {
  const at = bytes(text).indexOf(124);
  const all = bytes(text.replace("|", ""));
  const found = finder(all, at, all.length);
  return found && `${new TextDecoder().decode(all.subarray(found.start, found.end))} ${found.confidence}`;
}

it.each<[string, string | null]>([
  ["from |93.184.216.34,", "93.184.216.34 tentative"],
  ["http://|93.184.216.34:80/", "93.184.216.34 tentative"],
  ["|93.184.216.34/32", "93.184.216.34 tentative"],
  ["|93.184.216.0/24", "93.184.216.0 null"],
  ["|10.1.2.3", "10.1.2.3 null"],
  ["|203.0.113.7", "203.0.113.7 null"],
  ["|8.8.8.8", "8.8.8.8 null"],
  ["|1.2.3.4", "1.2.3.4 null"],
  ["Chrome/|118.0.59.88", "118.0.59.88 null"],
  ["version: |93.184.216.34", "93.184.216.34 null"],
  ["v|93.184.216.34", null],
  ["|93.184.216.344", null],
  ["|93.184.016.34", null],
  ["|93.184.216.34.5", null],
  ["|93.184.216.34-rc1", null],
  ["|93.184.216", null],
])("IPv4 %s", (text, expected) => expect(told(ipv4At, text)).toBe(expected));

it.each<[string, string | null]>([
  ["|2a02:8108:9640:1f:6c8e:9bd3:44f0:2c11", "2a02:8108:9640:1f:6c8e:9bd3:44f0:2c11 tentative"],
  ["[|2a02:8108:9640:1f::2c11]:443", "2a02:8108:9640:1f::2c11 tentative"],
  ["|2a02:8108:9640:1f::2c11%eth0 ", "2a02:8108:9640:1f::2c11%eth0 tentative"],
  ["|::ffff:93.184.216.34", "::ffff:93.184.216.34 tentative"],
  ["|::ffff:10.0.0.1", "::ffff:10.0.0.1 null"],
  ["|2001:db8::1:2:3", "2001:db8::1:2:3 null"],
  ["|fe80::1ff:fe23:4567:890a", "fe80::1ff:fe23:4567:890a null"],
  ["|2606:4700:4700::1111", "2606:4700:4700::1111 null"],
  ["|12:34:56", null],
  ["|2024:05:06", null],
  ["|de::ad", null],
  ["|2a02:8108:9640:1f:6c8e:9bd3:44f0:2c11:7", null],
  ["|2a02::9640::2c11", null],
  ["|2a02:81089:9640:1f::2c11", null],
])("IPv6 %s", (text, expected) => expect(told(ipv6At, text)).toBe(expected));

it.each<[string, string | null]>([
  ["|3c:22:fb:aa:01:9e", "3c:22:fb:aa:01:9e firm"],
  ["|3C-22-FB-AA-01-9E.", "3C-22-FB-AA-01-9E firm"],
  ["|3c22.fbaa.019e", "3c22.fbaa.019e firm"],
  ["|ff:ff:ff:ff:ff:ff", "ff:ff:ff:ff:ff:ff null"],
  ["|00:00:5e:00:53:af", "00:00:5e:00:53:af null"],
  ["|01:00:5e:7f:ff:fa", "01:00:5e:7f:ff:fa null"],
  ["|aa:bb:cc:dd:ee:ff", "aa:bb:cc:dd:ee:ff null"],
  ["|00:1a:2b:3c:4d:5e", "00:1a:2b:3c:4d:5e null"],
  ["|20:24:05:06:07:08", "20:24:05:06:07:08 null"],
  ["|3c:22:fb:aa:01:9e:77:10", null],
  ["|3c:22-fb:aa:01:9e", null],
  ["77:|3c:22:fb:aa:01:9e", null],
  ["|3c22.fbaa.019e.77", null],
])("MAC %s", (text, expected) => expect(told(macAt, text)).toBe(expected));

describe("in fields", () => {
  it.each<[string, string | null]>([
    ["93.184.216.34", "firm"],
    ["93.184.216.34:8080", "firm"],
    ["93.184.216.34, 10.0.0.1", "firm"],
    ["2a02:8108:9640:1f::2c11/64", "firm"],
    ["[2a02:8108:9640:1f::2c11]:443", "firm"],
    ["10.0.0.7", "tentative"],
    ["127.0.0.1", null],
    ["::1", null],
    ["localhost", null],
    ["1.2.3", null],
  ])("IP %s", (text, expected) => expect(ipInField(text)).toBe(expected));

  it("MAC without separators", () => {
    expect(macHolds("3c22fbaa019e")).toBe(true);
    expect(macHolds("3c22fbaa019")).toBe(false);
    expect(macHolds("000000000000")).toBe(false);
  });

  it.each<[string, boolean]>([
    ["52.520008, 13.404954", true],
    ["geo:52.520008,13.404954;u=35", true],
    ["(52.5200,-13.4049)", true],
    ["52.52,13.40", false],
    ["152.520008,13.404954", false],
    ["0.0000,0.0000", false],
    ["52.520008", false],
  ])("place %s", (text, expected) => expect(coordinatesInField(text)).toBe(expected));

  it("a geo URI in text", () => {
    expect(told(geoUriAt, "at |geo:52.520008,13.404954?z=3")).toBe("geo:52.520008,13.404954 tentative");
    expect(told(geoUriAt, "at |geo:52.5,13.4")).toBeNull();
  });
});

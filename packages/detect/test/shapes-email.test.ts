import { describe, expect, it } from "vitest";
import { mailboxAt } from "../src/shapes/email.js";

/** What stands around the first `@` that tells something, and its confidence. */
function told(text: string, floor = 0): string | null {
  const bytes = new TextEncoder().encode(text);
  for (let at = bytes.indexOf(64); at >= 0; at = bytes.indexOf(64, at + 1)) {
    const found = mailboxAt(bytes, at, floor, bytes.length);
    if (found) return `${new TextDecoder().decode(bytes.subarray(found.start, found.end))} ${found.confidence}`;
  }
  return null;
}

describe("found", () => {
  it.each<[string, string]>([
    ["write to nadia.k@corp.io.", "nadia.k@corp.io firm"],
    ["<mailto:nadia@corp.co.uk>", "nadia@corp.co.uk firm"],
    ["a+tag@sub.corp.io,b", "a+tag@sub.corp.io firm"],
    ["\\u003cnadia@corp.io\\u003e", "nadia@corp.io firm"],
    ["line\\nnadia@corp.io", "nadia@corp.io firm"],
    ["d'arcy@corp.io", "d'arcy@corp.io firm"],
    ["'nadia@corp.io'", "nadia@corp.io firm"],
    ["jürgen@müller.de", "jürgen@müller.de firm"],
    ["иван@почта.рф", "иван@почта.рф firm"],
    ["nadia@xn--80a1acny.xn--p1ai", "nadia@xn--80a1acny.xn--p1ai firm"],
    ['to "nadia k"@corp.io', '"nadia k"@corp.io firm'],
    ['to \\"nadia k\\"@corp.io', '\\"nadia k\\"@corp.io firm'],
    ["bob@[93.184.216.34]", "bob@[93.184.216.34] tentative"],
    ["nadia@corp.io:hunter22", "nadia@corp.io firm"],
    ["https://corp.io/u/nadia@corp.io", "nadia@corp.io firm"],
    ["nadia@ministerio.gov.py", "nadia@ministerio.gov.py firm"],
    ["foo@bar.baz", "foo@bar.baz tentative"],
    ["support@corp.io", "support@corp.io tentative"],
    ["no-reply+7@corp.io", "no-reply+7@corp.io tentative"],
    ["ci@build.iam.gserviceaccount.com", "ci@build.iam.gserviceaccount.com tentative"],
    ["<20240506070809.12345@mx.corp.io>", "20240506070809.12345@mx.corp.io tentative"],
    ["nadia@corp.io_x", "null"],
  ])("%s", (text, expected) => expect(told(text) ?? "null").toBe(expected));
});

describe("of nobody", () => {
  it.each([
    "nadia@example.com",
    "nadia@example.co.uk",
    "nadia@mail.example.org",
    "nadia@corp.test",
    "nadia@printer.local",
    "git@github.com:corp/app.git",
    "deploy@web1.corp.io:/var/www",
    "ssh root@web1.corp.io",
    "your.name@company.com",
    "user@yourdomain.com",
    "xxx@corp.io",
  ])("%s", (text) => expect(told(text)?.endsWith(" null") ?? true).toBe(true));
});

describe("not found", () => {
  it.each([
    "logo@2x.png",
    "lodash@4.17.21",
    "react@18.2.0-rc.alpha",
    "@babel/core@^7.0.0",
    "@scope/pkg",
    "@media screen",
    "@Override.class",
    "@nadia@mastodon.social",
    "root@web1:~#",
    "a***@corp.io",
    "nadia@corp",
    "nadia@corp..io",
    "nadia@-corp.io",
    "https://key@o12.ingest.corp.io/1",
    "https://bob:secret@db.corp.io/x",
    "x@y.method(1)",
    "Object@1f2e3d4c",
    "$user@corp.io",
    "%s@corp.io",
    "{name}@corp.io",
    "a@b.c",
    "nadia.@corp.io",
    '{"a":"@corp.io"}',
  ])("%s", (text) => expect(told(text)).toBeNull());

  it("before the floor", () => expect(told("xxnadia@corp.io", 2)).toBe("nadia@corp.io firm"));
});

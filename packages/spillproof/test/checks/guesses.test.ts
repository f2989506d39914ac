// In: tokens of several logins. Out: whether a rule is seen in them, and what it foretells.

import { createHash, randomBytes, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { freshBits, ruleOf, type Sample } from "../../src/checks/authentication/guesses.js";

const start = Date.UTC(2026, 3, 5, 10, 20, 31, 417);
const second = (at: number) => Math.floor(at / 1000);

/** Four logins of one, a few hundred milliseconds apart. */
function samples(token: (at: number, turn: number) => string, who = "alice"): readonly Sample[] {
  return Array.from({ length: 4 }, (_, turn) => {
    const at = start + turn * 420;
    return { token: token(at, turn), who, known: [who, `${who}@post.net`, "4411"], given: { from: at - 6, to: at + 9 } };
  });
}

const random = (bytes: number) => randomBytes(bytes).toString("hex");

describe("the rule of tokens", () => {
  it.each<[string, (at: number, turn: number) => string, string]>([
    ["a sequence", (_, turn) => String(90_017 + turn), "count"],
    ["a sequence of another step, behind a word", (_, turn) => `tok-${String(17 + turn * 3).padStart(6, "0")}`, "count"],
    ["a sequence in hexadecimal", (_, turn) => (0xfade + turn).toString(16).padStart(8, "0"), "count"],
    ["a name with a sequence", (_, turn) => `alice-${71 + turn}`, "name,count"],
    ["seconds in hexadecimal", (at) => second(at).toString(16), "time"],
    ["milliseconds in base 36", (at) => at.toString(36), "time"],
    ["microseconds", (at) => String(at * 1000 + 512), "time"],
    ["seconds and three random digits", (at, turn) => `${second(at)}${String((turn * 377 + 91) % 1000).padStart(3, "0")}`, "time"],
    [
      "seconds and microseconds in hexadecimal, as uniqid gives them",
      (at, turn) => second(at).toString(16) + (0x1a2b3 + turn * 77_777).toString(16),
      "time",
    ],
    ["name and seconds in base64", (at) => Buffer.from(`alice:${second(at)}`).toString("base64"), "name,time"],
    [
      "an address and an expiry in base64url",
      (at) => Buffer.from(`alice@post.net|${second(at) + 7200}`).toString("base64url"),
      "name,time",
    ],
    ["a hash of the name", () => createHash("sha256").update("alice").digest("hex"), "name"],
    ["a hash of the id, in base64", () => createHash("md5").update("4411").digest("base64"), "name"],
    [
      "a hash of the second",
      (at) =>
        createHash("sha1")
          .update(String(second(at)))
          .digest("hex"),
      "time",
    ],
    ["a hash of name and millisecond", (at) => createHash("md5").update(`alice:${at}`).digest("hex"), "name,time"],
    [
      "a hash of a count",
      (_, turn) =>
        createHash("md5")
          .update(String(311 + turn))
          .digest("hex"),
      "count",
    ],
  ])("is seen in %s", (_, token, ingredients) => {
    expect(ruleOf(samples(token))?.ingredients.join()).toBe(ingredients);
  });

  it.each<[string, (at: number, turn: number) => string]>([
    ["random bytes", () => random(16)],
    ["random bytes in base64", () => randomBytes(32).toString("base64url")],
    ["random UUIDs", () => randomUUID()],
    ["a sequence with a random part", (_, turn) => `${turn + 100}.${random(16)}`],
    ["a time with a random part", (at) => `${second(at).toString(16)}${random(12)}`],
    ["name, time and a signature", (at) => `alice:${second(at)}:${random(20)}`],
    [
      "claims with a key, in base64",
      (at) => Buffer.from(JSON.stringify({ sub: "alice", iat: second(at), k: random(16) })).toString("base64"),
    ],
    ["a key of each owner, the same at every login", () => "9f2c51d07be3a4468812c3aa90b1e7d5"],
    ["a name with a key, the same at every login", () => "alice.9f2c51d07be3a4468812c3aa90b1e7d5"],
  ])("is not seen in %s", (_, token) => expect(ruleOf(samples(token))).toBeNull());

  it("foretells the next of a sequence, and the token of another name", () => {
    expect(ruleOf(samples((_, turn) => `tok-${String(17 + turn).padStart(6, "0")}`))?.make({})[0]).toBe("tok-000021");
    const hash = (text: string) => createHash("sha256").update(text).digest("hex");
    expect(ruleOf(samples(() => hash("alice")))?.make({ known: ["4412", "bob"] })).toContain(hash("bob"));
  });

  it("counts what is fresh", () => {
    expect(freshBits(["a".repeat(32), "a".repeat(32)])).toBe(0);
    expect(freshBits(samples(() => random(16)).map(({ token }) => token))).toBeGreaterThan(100);
    expect(freshBits(["sess-0001", "sess-0002", "sess-0009"])).toBeLessThan(8);
  });
});

// In: logins as they are configured. Out: what is sent when they are tried with other names and passwords, and that nobody is locked out.

import { describe, expect, it } from "vitest";
import { Exchange, type HttpRequest, nobody } from "../../src/model/index.js";
import { type CredentialInput, Logins, loginFields } from "../../src/target/index.js";

/** Every login is refused; what was sent is kept. */
function desk(credentials: Readonly<Record<string, CredentialInput>>) {
  const sent: HttpRequest[] = [];
  const numbers = (name: string) => {
    let state = [...name].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 2_147_483_647, 7);
    return () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
  };
  const logins = new Logins({
    credentials: () => new Map(Object.entries(credentials)),
    send: async (request) => {
      sent.push(request);
      const answer = { status: 401, headers: [], body: new Uint8Array(), truncated: false };
      return new Exchange({
        sequence: sent.length,
        asker: nobody,
        operation: null,
        request,
        outcome: { kind: "answer", answer },
        redirects: [],
        startedAt: 0,
        milliseconds: 1,
      });
    },
    headers: [],
    keep: () => {},
    randomFor: numbers,
    isThrowaway: () => false,
  });
  const fields = (index: number) => Object.fromEntries(loginFields(sent[index]!).map(({ key, value }) => [key, value]));
  return { logins, sent, fields };
}

const json = (body: Readonly<Record<string, unknown>>): CredentialInput => ({
  login: { request: "POST /login", json: body, token: "/token" } as NonNullable<CredentialInput["login"]>,
});

describe("the desk of logins", () => {
  it("gives the same wrong password to every name, and another by its own seed", async () => {
    const { logins, fields } = desk({
      alice: json({ user: "alice", password: "Secret-1" }),
      bob: json({ password: "Secret-2", user: "bob" }),
    });
    await logins.attempt("alice", { password: "wrong", seed: "x" });
    await logins.attempt("bob", { name: "made-up", password: "wrong", seed: "x" });
    await logins.attempt("bob", { name: "made-up", password: "wrong", seed: "x", passwordSeed: "y" });
    expect(fields(0).password).toBe(fields(1).password);
    expect(fields(2).password).not.toBe(fields(1).password);
    expect(fields(2).user).toBe(fields(1).user);
    expect(fields(0).user).toBe("alice");
  });

  it("keeps what all identities send alike, and a name alike keeps length, kinds and domain", async () => {
    const { logins, fields } = desk({
      alice: json({ firma: "Nordhof", user: "Alice-22@post.net", password: "Secret-1" }),
      bob: json({ firma: "Nordhof", user: "bob.f@post.net", password: "Secret-2" }),
    });
    await logins.attempt("alice", { name: "alike", password: "wrong" });
    expect(fields(0).firma).toBe("Nordhof");
    expect(fields(0).user).toMatch(/^[A-Z][a-z]{4}-\d\d@post\.net$/);
    expect(fields(0).user).not.toBe("Alice-22@post.net");
    expect(logins.list()[0]?.names).toEqual(["user"]);
  });

  it("changes a Basic header and a query as well, and a number into a number", async () => {
    const basic = `Basic ${Buffer.from("alice:Secret-1").toString("base64")}`;
    const { logins, sent, fields } = desk({
      alice: { login: { request: "POST /login", headers: { Authorization: basic }, token: "/token" } },
      bob: { login: { request: "GET /login?user=bob&pin=4821", token: "/token" } },
    });
    await logins.attempt("alice", { name: "made-up", password: "wrong" });
    await logins.attempt("bob", { name: "made-up", password: "wrong" });
    expect(sent[0]!.headers.find(([name]) => name === "Authorization")?.[1]).not.toBe(basic);
    expect(fields(0).username).toMatch(/^spillproof/);
    expect(fields(1).user).toMatch(/^spillproof/);
    expect(fields(1).pin).toMatch(/^\d{4}$/);
    expect(fields(1).pin).not.toBe("4821");
  });

  it("sends further fields, and nothing where the login has no name to change", async () => {
    const { logins, sent, fields } = desk({
      alice: json({ user: "alice", password: "Secret-1" }),
      machine: json({ api_key: "Secret-2-Secret" }),
    });
    await logins.attempt("alice", { fields: { session_token: "chosen" } });
    expect(fields(0)).toEqual({ user: "alice", password: "Secret-1", session_token: "chosen" });
    expect(await logins.attempt("machine", { name: "made-up", password: "wrong" })).toBeNull();
    expect(sent).toHaveLength(1);
  });

  it("gives a real name two wrong passwords in all, whoever asks", async () => {
    const { logins, sent } = desk({
      alice: json({ user: "alice", password: "Secret-1" }),
      again: json({ user: "alice", password: "Secret-1" }),
    });
    for (const name of ["alice", "again", "alice", "again"]) await logins.attempt(name, { password: "wrong", seed: name });
    expect(sent).toHaveLength(2);
    expect(logins.wrongPasswordsLeft("alice")).toBe(0);
  });
});

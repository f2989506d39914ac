// In: bursts as they may be answered. Out: whether anything braked them.

import { describe, expect, it } from "vitest";
import { brakeIn } from "../../src/checks/resource-limits/brake.js";
import type { Exchange } from "../../src/model/index.js";
import { type Answered, answer } from "../explore/answers.js";

type Shot = Answered & { readonly body?: unknown };

function shots(count: number, shot: (index: number) => Shot): readonly Exchange[] {
  return Array.from({ length: count }, (_, index) => {
    const { body = { id: 7, name: "a desk" }, ...answered } = shot(index);
    return answer(body, answered);
  });
}

const kind = (count: number, shot: (index: number) => Shot) => brakeIn(shots(count, shot)).kind;

describe("a burst", () => {
  it.each<[string, (index: number) => Shot]>([
    ["429", (index) => (index < 20 ? {} : { status: 429 })],
    ["503 with Retry-After", (index) => (index < 20 ? {} : { status: 503, headers: { "retry-after": "3" } })],
    ["a lock", (index) => ({ status: index < 5 ? 401 : 423 })],
    ["a growing delay", (index) => ({ milliseconds: 5 + index * 30 })],
    ["a count that runs down", (index) => ({ headers: { "x-ratelimit-remaining": String(500 - index) } })],
    ["a structured field", (index) => ({ headers: { ratelimit: `limit=100, remaining=${99 - index}, reset=12` } })],
    ["a count whose window begins anew", (index) => ({ headers: { "x-ratelimit-remaining-minute": String(60 - (index % 23)) } })],
    ["a riddle", (index) => ({ status: 401, body: { error: index < 4 ? "wrong" : "solve the hCaptcha" } })],
    ["words in another language", (index) => ({ status: 401, body: { fehler: index < 4 ? "falsch" : "Zu viele Versuche" } })],
    [
      "other words from somewhere on",
      (index) => ({ status: 401, body: { error: "wrong", ...(index > 9 ? { wait: 900 } : {}), id: `x${index}` } }),
    ],
    ["an error in place of the data", (index) => ({ body: index < 40 ? { id: 7, name: "a desk" } : { error: "later" } })],
  ])("is braked by %s", (_, shot) => expect(kind(60, shot)).toBe("braked"));

  it.each<[string, (index: number) => Shot]>([
    ["all alike", () => ({})],
    ["times that waver", (index) => ({ milliseconds: 5 + (index % 7) * 9 })],
    ["words in turn", (index) => ({ status: 401, body: { error: index % 3 === 0 ? "wrong" : "try another one" } })],
    ["a slow start", (index) => ({ milliseconds: index < 10 ? 900 : 30 })],
    ["a limit that nothing counts", () => ({ headers: { "x-ratelimit-limit": "100", "x-ratelimit-remaining": "100" } })],
    ["a slow machine", (index) => ({ milliseconds: 240 + index })],
  ])("is free: %s", (_, shot) => expect(kind(60, shot)).toBe("free"));

  it.each<[string, (index: number) => Shot]>([
    ["a fault in between", (index) => (index === 30 ? { status: 500 } : {})],
    ["a token that ended", (index) => (index < 30 ? {} : { status: 401 })],
  ])("says nothing after %s", (_, shot) => expect(kind(60, shot)).toBe("unclear"));
});

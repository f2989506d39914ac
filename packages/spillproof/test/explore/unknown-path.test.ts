import { expect, test } from "vitest";
import { isThere, saysNoMore, unknownBeside } from "../../src/explore/index.js";
import { answer } from "./answers.js";

const random = () => 0.4;

test.each([
  ["/internal", /^\/[a-z]{12}$/],
  ["/api/internal/users", /^\/api\/internal\/[a-z]{12}$/],
  ["/.env", /^\/\.[a-z]{12}$/],
  ["/.git/config", /^\/\.git\/[a-z]{12}$/],
  ["/app.js.map", /^\/[a-z]{12}\.map$/],
  ["/index.php~", /^\/[a-z]{12}\.php~$/],
  ["/backup/", /^\/[a-z]{12}\/$/],
  ["/api/v1", /^\/api\/v\d\d$/],
  ["/users?all=1", /^\/[a-z]{12}\?all=1$/],
])("a path of the same kind as %s", (path, kind) => {
  expect(unknownBeside(path, random)).toMatch(kind);
  expect(unknownBeside(path, random)).not.toBe(path);
});

test("a folder of the same kind", () => {
  expect(unknownBeside("/internal/users", random, "folder")).toMatch(/^\/[a-z]{12}\/users$/);
});

const page = (path: string, nonce: string) =>
  `<html><body data-path="${path}"><script nonce="${nonce}">start("${path}")</script></body></html>`;

test("a page for every path says no more at another path", () => {
  const [here, there, again] = [page("/data", "k3jx"), page("/qqqq", "9fzz"), page("/wwww", "ab1c")];
  const at = (body: unknown, path: string) => answer(body, { path });
  expect(saysNoMore(at(here, "/data"), at(there, "/qqqq"), at(again, "/wwww"))).toBe(true);
  // Without the third, a word that differs might be the answer.
  expect(saysNoMore(at(here, "/data"), at(there, "/qqqq"))).toBe(false);
  expect(saysNoMore(at({ path: "/data", ok: true }, "/data"), at({ path: "/qqqq", ok: true }, "/qqqq"))).toBe(true);
});

test("an answer of its own says more", () => {
  const unknown = answer({ status: "ok", path: "/qqqq" }, { path: "/qqqq" });
  expect(saysNoMore(answer({ status: "ok", users: ["ada", "lin"] }, { path: "/users" }), unknown, unknown)).toBe(false);
  const long = Array.from({ length: 200 }, (_, index) => `word${index % 50}`).join(" ");
  expect(saysNoMore(answer(`${long} and forty more of what only stands here ${"person ".repeat(40)}`), answer(long))).toBe(false);
  expect(saysNoMore(answer(long), answer("no", { status: 404 }))).toBe(false);
});

test("a page to log in, a refusal and a fault are not there", () => {
  expect(isThere(answer({ a: 1 }))).toBe(true);
  expect(isThere(answer({ a: 1 }, { path: "/admin", redirects: ["/login"] }))).toBe(false);
  expect(isThere(answer({ a: 1 }, { path: "/admin", redirects: ["/admin/"] }))).toBe(true);
  for (const status of [301, 401, 403, 404, 410, 429, 500]) expect(isThere(answer({ a: 1 }, { status }))).toBe(false);
});

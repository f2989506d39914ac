import { expect, it } from "vitest";
import { requestOf } from "../../src/explore/call.js";
import { nextPage } from "../../src/explore/pages.js";
import { type Answered, answer, callAt } from "./answers.js";

const rows = [{ id: 11 }, { id: 12 }];
function next(body: unknown, query: readonly string[] = [], page = 2, answered: Answered = {}): string | null {
  const call = nextPage(callAt("/things", query), answer(body, answered), "http://127.0.0.1:1", page);
  return call === null ? null : requestOf(call).path;
}

it.each([
  ["a link in the body", { results: rows, next: "/things?p=2" }, [], "/things?p=2"],
  ["a link as an object", { data: rows, links: { next: { href: "?page=2" } } }, [], "/things?page=2"],
  ["a cursor", { data: rows, meta: { next_cursor: "Zm9v" } }, ["cursor"], "/things?cursor=Zm9v"],
  ["a count of pages", { data: rows, meta: { current_page: 1, last_page: 3 } }, ["page"], "/things?page=2"],
  ["pages counted from zero", { content: rows, number: 0, totalPages: 2 }, ["page"], "/things?page=1"],
  ["a page that is not the last", { content: rows, number: 0, last: false }, ["page"], "/things?page=1"],
  ["an offset", { items: rows, total: 5 }, ["offset"], "/things?offset=2"],
  ["the last entry", { data: rows, has_more: true }, ["starting_after"], "/things?starting_after=12"],
])("goes on by %s", (_, body, query, path) => expect(next(body, query)).toBe(path));

it("goes on by the header of RFC 8288", () => {
  expect(next(rows, [], 2, { headers: { link: '</things?after=12>; rel="next"' } })).toBe("/things?after=12");
});

it("counts entries, not what stands in them", () => {
  expect(next({ items: [{ id: 1, parts: [{ n: 1 }, { n: 2 }] }], total: 5 }, ["offset"])).toBe("/things?offset=1");
});

it.each([
  ["there is no more", { data: rows, has_more: false, total: 2 }, ["offset"]],
  ["the link leads elsewhere", { data: rows, next: "http://elsewhere.test/things?page=2" }, []],
  ["there is nothing on the page", { data: [], total: 5 }, ["page"]],
])("stops where %s", (_, body, query) => expect(next(body, query)).toBe(null));

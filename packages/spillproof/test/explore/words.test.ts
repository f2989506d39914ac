import { expect, it } from "vitest";
import {
  meansCaller,
  namesId,
  namesPerson,
  namesPublication,
  promisesOwn,
  reservesToStaff,
  sameStem,
  subjectWords,
  wordsOf,
} from "../../src/explore/words.js";

it("splits names as their authors wrote them", () => {
  expect(wordsOf("orderId")).toEqual(["order", "id"]);
  expect(wordsOf("Número-cliente")).toEqual(["numero", "cliente"]);
  expect(subjectWords("customer_no")).toEqual(["customer"]);
  expect(subjectWords("uuid")).toEqual([]);
});

it.each(["owner_id", "createdBy", "participants", "parties", "userid", "kunde"])("hears somebody in %s", (name) =>
  expect(namesPerson(name)).toBe(true),
);
it.each(["order_id", "title", "topic", "grid"])("hears nobody in %s", (name) => expect(namesPerson(name)).toBe(false));
it.each(["id", "order_id", "orderNo", "slug", "aid2 key"])("knows an id by %s", (name) => expect(namesId(name)).toBe(true));
it.each([
  ["order", "orders", true],
  ["company", "companies", true],
  ["order", "offer", false],
  ["id", "ids", false],
])("compares %s with %s", (a, b, same) => expect(sameStem(a, b)).toBe(same));
it("reads promises", () => {
  expect(promisesOwn("Lists your orders")).toBe(true);
  expect(promisesOwn("Lists orders")).toBe(false);
  expect(reservesToStaff("", "/admin/customers")).toBe(true);
  expect(reservesToStaff("", "/api/staff/users/{id}")).toBe(true);
  expect(reservesToStaff("All customers, for staff")).toBe(true);
  expect(reservesToStaff("Who works here: the staff directory", "/v2/contacts")).toBe(false);
  expect(reservesToStaff("List staff", "/staff/{id}")).toBe(false);
  expect(reservesToStaff("", "/staff/directory")).toBe(false);
  expect(reservesToStaff("", "/internal/customers")).toBe(true);
  expect(reservesToStaff("", "/internal-tools/customers")).toBe(true);
  expect(reservesToStaff("", "/internal-medicine/articles")).toBe(false);
  expect(reservesToStaff("", "/staff-picks/books")).toBe(false);
  expect(meansCaller("/api/me")).toBe(true);
  expect(meansCaller("/api/orders")).toBe(false);
  expect(namesPublication("blog-posts")).toBe(true);
  expect(namesPublication("orders")).toBe(false);
});

import { expect, it } from "vitest";
import { isEmpty, replyOf, wasDone } from "../../src/explore/index.js";
import { answer } from "./answers.js";

it.each([
  ["404", answer({}, { status: 404 })],
  ["an error that says 200", answer({ error: "not yours" })],
  ["success: false", answer({ success: false, data: null })],
  ["null", answer(null)],
  ["nothing", answer("")],
  ["an empty list in a frame", answer({ items: [], total: 0, page: 1 })],
  ["a lone sentence", answer({ message: "No such thing" })],
])("hears a no in %s", (_, exchange) => expect(replyOf(exchange)).toBe("no"));

it.each([429, 500, 302])("neither in %d", (status) => expect(replyOf(answer({ id: 1 }, { status }))).toBe("unclear"));

it("hears a no in what an impossible id is answered with", () => {
  const sorry = answer({ ergebnis: 17, meldung: "Nicht bekannt: 99" });
  expect(replyOf(sorry, answer({ ergebnis: 17, meldung: "Nicht bekannt: 42" }), ["42", "99"])).toBe("no");
  expect(replyOf(answer({ ergebnis: 0, meldung: "Lampe" }), sorry)).toBe("yes");
});

it("does not take the list that an impossible id is sent back to for that answer", () => {
  const list = answer([{ id: 17, text: "a letter to the landlord" }], { path: "/letters/99", redirects: ["/letters"] });
  expect(replyOf(answer({ id: 17, text: "a letter to the landlord" }, { path: "/letters/17" }), list)).toBe("yes");
});

it("does not call an object of zeros empty when it says something", () => {
  expect(isEmpty(answer({ status: "ok" }))).toBe(false);
  expect(isEmpty(answer({ data: null }))).toBe(true);
});

it.each([
  { sukces: false, dane: null, błąd: { kod: "ZLE", tresc: "入力が正しくありません" } },
  { erfolg: false, wert: null },
  { fout: "naam ontbreekt", data: null },
])("takes %j after a write for a no, in the words of more languages", (said) => expect(wasDone(answer(said))).toBe(false));

it.each(["User created", "Thank you. You can sign in when the address is yours.", "ok", "Benutzer angelegt"])(
  "takes “%s” after a write for a yes",
  (message) => expect(wasDone(answer({ message }))).toBe(true),
);

it.each(["The name is already taken", "email is required", "Invalid password", "Name bereits vergeben"])(
  "takes “%s” after a write for a no",
  (message) => expect(wasDone(answer({ message }))).toBe(false),
);

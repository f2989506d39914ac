// Callers are braked one by one, and what they did is kept.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isWhole } from "../src/audit.js";
import { hashKey, startApi } from "./api.js";

test("subjects are counted apart", async (context) => {
  const api = await startApi({ requestsPerMinute: 12 });
  context.after(api.stop);
  const answers = [];
  for (let turn = 0; turn < 14; turn++) answers.push(await api.send("/me", { token: api.people.alice.token }));
  assert.equal(answers[0].status, 200);
  const left = answers.slice(0, 3).map(({ headers }) => Number(headers.get("ratelimit-remaining")));
  assert.deepEqual(left, [left[0], left[0] - 1, left[0] - 2]);
  assert.equal(answers.at(-1).status, 429);
  assert.ok(Number(answers.at(-1).headers.get("retry-after")) >= 1);
  assert.equal((await api.send("/me", { token: api.people.bob.token })).status, 200);
});

test("logins are braked by name and by address", async (context) => {
  const api = await startApi({ loginsPerName: 4, loginsPerMinute: 12 });
  context.after(api.stop);
  const codes = async (name) => {
    const found = [];
    for (let turn = 0; turn < 6; turn++) found.push((await api.logIn(name(turn), "x")).status);
    return found;
  };
  assert.deepEqual(await codes(() => "victim"), [401, 401, 401, 401, 429, 429]);
  for (let turn = 0; turn < 2; turn++) assert.equal((await api.logIn("bob")).status, 200, "who knows the password is not braked by name");
  assert.equal((await codes((turn) => `x${turn}`)).at(-1), 429);
});

test("behind a proxy the address is the caller's", async (context) => {
  const api = await startApi({ trustedProxies: 1, loginsPerMinute: 3 });
  context.after(api.stop);
  for (let turn = 0; turn < 5; turn++)
    assert.equal(
      (await api.send("/auth/login", { method: "POST", json: {}, headers: { "x-forwarded-for": `198.51.100.${turn}` } })).status,
      422,
    );
});

test("the audit trail tells of reads, refusals and logins, without names, and shows where it was changed", async (context) => {
  const api = await startApi();
  context.after(api.stop);
  const { alice, bob } = api.people;
  await api.send(`/orders/${bob.orders[0].id}`, { token: alice.token });
  await api.send("/users", { token: alice.token });
  await api.logIn("alice", "wrong");
  const text = readFileSync(api.settings.auditFile, "utf8");
  const told = text
    .trimEnd()
    .split("\n")
    .slice(-3)
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    told.map(({ action, object, status }) => [action, object, status]),
    [
      ["GET /orders/:order_id", bob.orders[0].id, 404],
      ["GET /users", null, 403],
      ["login", null, 401],
    ],
  );
  assert.equal(new Set(told.map(({ subject }) => subject)).size, 1);
  assert.ok(!text.includes(alice.id));
  assert.ok(isWhole(text, hashKey));
  assert.ok(!isWhole(text.replace('"status":404', '"status":200'), hashKey));
  assert.ok(!isWhole(text.split("\n").toSpliced(2, 1).join("\n"), hashKey));
});

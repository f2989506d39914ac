import { expect, test } from "vitest";
import type { Operation } from "../../src/model/index.js";
import { mayProbe, selectOperations, sharing } from "../../src/target/index.js";

function operation(id: string, more: { readonly operationId?: string; readonly summary?: string } = {}): Operation {
  const [method, path] = id.split(" ") as [Operation["method"], string];
  return {
    id,
    method,
    path,
    operationId: null,
    summary: null,
    description: null,
    tags: [],
    deprecated: false,
    parameters: [],
    body: null,
    responses: new Map(),
    security: null,
    place: { pointer: "", line: null },
    ...more,
  };
}

const isCalled = (each: Operation, include: readonly string[] = [], exclude: readonly string[] = []) =>
  selectOperations([each], { include, exclude }).selected.length === 1;

test.each([
  "/createdb",
  "/reset",
  "/admin/reset-password",
  "/users/{id}/delete",
  "/users/delete/{id}",
  "/logout",
  "/auth/logout/{session}",
  "/auth/sign-out",
  "/log_out",
  "/endsession",
  "/tokens/revoke",
  "/orders/{id}/cancel",
  "/debug/initDb",
  "/db/drop",
  "/seed",
  "/api/v1/cache/flush",
  "/newsletter/unsubscribe",
  "/keys/rotate",
  "/system/shutdown",
  "/resetAll",
  "/usuarios/{id}/eliminar",
  "/abmelden",
])("leaves GET %s alone", (path) => {
  expect(isCalled(operation(`GET ${path}`))).toBe(false);
});

test.each([
  "/presets",
  "/deletions",
  "/created",
  "/users/created_at",
  "/deleted-items",
  "/orders/cancelled",
  "/cancellations/{id}",
  "/reset-history",
  "/delete-requests/{id}",
  "/cancel-reasons",
  "/seed/{seed_id}",
  "/seeds",
  "/drops/{drop_id}",
  "/initials",
  "/dropdowns",
  "/terminals/{terminal_id}",
  "/clearance",
  "/revocations",
  "/restart-count",
  "/creators/{id}",
  "/emptying",
  "/{delete}",
  "/outlets",
])("calls GET %s", (path) => {
  expect(isCalled(operation(`GET ${path}`))).toBe(true);
});

test.each([
  "resetDatabase",
  "users_delete",
  "AdminController_resetDb",
  "logoutUser",
  "auth.logout",
  "create_db",
  "deleteUser_get",
  "getAndDeleteMessages",
])("leaves the operation called %s alone", (operationId) => {
  expect(isCalled(operation("GET /x", { operationId }))).toBe(false);
});

test.each([
  "getResetHistory",
  "listDeletedItems",
  "get_created_orders",
  "reset_history_reset_history_get",
  "users_list",
  "findCreator",
  "presetList",
  "searchCreateRequests",
])("calls the operation called %s", (operationId) => {
  expect(isCalled(operation("GET /x", { operationId }))).toBe(true);
});

test.each([
  "Reset the database",
  "Creates and populates the database with dummy data",
  "Deletes all rows",
  "Logs the user out",
  "Log out",
  "User logout",
  "Password reset",
  "This endpoint drops all tables",
  "Used to re-create or delete the users",
  "Fetch and delete messages",
  "Seeds the database",
  "Revoke",
  "Debug: wipe everything",
])("leaves what says “%s” alone", (summary) => {
  expect(isCalled(operation("GET /x", { summary }))).toBe(false);
});

test.each([
  "Deleted items list",
  "List deleted items",
  "Delete requests",
  "Reset history",
  "Get the date an order was created",
  "List users allowed to delete orders",
  "Seeds of a garden",
  "Preset of the caller",
  "Orders created by the caller",
  "Returns the reset password policy",
  "Show who may cancel an order",
  "Logs of the caller",
  "The caller's cancellations",
  "Signs near you",
])("calls what says “%s”", (summary) => {
  expect(isCalled(operation("GET /x", { summary }))).toBe(true);
});

test("what looks destructive is called where it is named, not where it is merely covered", () => {
  const reset = operation("GET /admin/reset");
  expect(isCalled(reset, ["GET /admin/reset"])).toBe(true);
  expect(isCalled(reset, ["/admin/res*", "/admin/reset*"])).toBe(true);
  expect(isCalled(reset, ["GET /*"])).toBe(false);
  expect(isCalled(reset, ["*"])).toBe(false);
  expect(isCalled(reset, ["GET /admin/reset"], ["/admin*"])).toBe(false);
});

test("only what reads is called, whatever is included", () => {
  const operations = ["GET /a", "HEAD /a", "POST /a", "PUT /a", "PATCH /a", "DELETE /a", "OPTIONS /a", "TRACE /a", "QUERY /a"].map((id) =>
    operation(id),
  );
  const { selected, left } = selectOperations(operations, { include: ["* /a"], exclude: [] });
  expect(selected.map(({ id }) => id)).toEqual(["GET /a", "HEAD /a"]);
  expect(new Set(left.map(({ reason }) => reason))).toEqual(new Set(["writes; read-only scan"]));
});

test.each<[string, string, boolean]>([
  ["GET /users/{id}", "GET /users/{user_id}", true],
  ["get /users/{id}", "GET /users/{user_id}", true],
  ["/users/{id}", "GET /users/{user_id}", true],
  ["* /users*", "GET /users/{user_id}/orders", true],
  ["GET /users*orders", "GET /users/{user_id}/orders", true],
  ["GET *", "GET /a", true],
  ["POST /users/{id}", "GET /users/{user_id}", false],
  ["GET /users", "GET /users/{user_id}", false],
  ["GET /users/5", "GET /users/{user_id}", false],
  ["GET /u*s*x", "GET /users", false],
  ["GET /ab*ba", "GET /aba", false],
])("the pattern %s and %s", (pattern, id, fits) => {
  expect(isCalled(operation(id), [pattern])).toBe(fits);
  expect(selectOperations([operation(id)], { include: [], exclude: [pattern] }).selected.length).toBe(fits ? 0 : 1);
});

test("shares within a group, with everybody, and with who is named", () => {
  const isShared = sharing({
    identities: { alice: { bearer: "a", groups: ["team-1"] }, bob: { bearer: "b", groups: ["team-1"] }, carol: { bearer: "c" } },
    access: [
      { operation: "GET /teams/{id}", sharedWith: "team-1" },
      { operation: "GET /board*", sharedWith: "everybody" },
      { operation: "GET /audit", sharedWith: ["carol"] },
    ],
  });
  expect(isShared("GET /teams/{team_id}", "alice", "bob")).toBe(true);
  expect(isShared("GET /teams/{team_id}", "alice", "carol")).toBe(false);
  expect(isShared("GET /teams/{team_id}", "carol", "bob")).toBe(false);
  expect(isShared("GET /board/{id}", "carol", "bob")).toBe(true);
  expect(isShared("GET /audit", "alice", "carol")).toBe(true);
  expect(isShared("GET /audit", "carol", "alice")).toBe(false);
  expect(isShared("GET /orders", "alice", "bob")).toBe(false);
});

test.each([
  ["/internal/users", [], [], true],
  ["/users/logout", [], [], false],
  ["/admin/reset-db", [], [], false],
  ["/admin/users", [], ["GET /admin*"], false],
  ["/admin/users?all=1", [], ["/admin/users"], false],
  ["/users/export", [], ["GET /users/{id}"], false],
  ["/admin/users", [], ["POST /admin*"], true],
  ["/.env", ["GET /orders*"], [], false],
  ["/orders/export", ["GET /orders*"], [], true],
] as const)("the unknown path %s with %j included and %j excluded", (path, include, exclude, may) => {
  expect(mayProbe(path, { include, exclude })).toBe(may);
});

// Where accounts are made, opened, left and deleted is told by words of several languages; what only sounds so is not taken for it.

import { describe, expect, test } from "vitest";
import type { Operation } from "../../src/model/index.js";
import { accountDeletions, accountItem, loginOperations, logoutOperations, registrations } from "../../src/workshop/doors.js";
import { read } from "../openapi/reading.js";

interface Said {
  readonly summary?: string;
  readonly fields?: readonly string[];
  readonly open?: boolean;
}

async function operations(said: Readonly<Record<string, Said>>): Promise<readonly Operation[]> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [id, { summary, fields, open }] of Object.entries(said)) {
    const [method = "", path = ""] = id.split(" ");
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        ...(summary === undefined ? {} : { summary }),
        security: open === true ? [] : [{ token: [] }],
        parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: "path", required: true, schema: { type: "string" } })),
        ...(fields === undefined
          ? {}
          : {
              requestBody: {
                content: {
                  "application/json": {
                    schema: { type: "object", properties: Object.fromEntries(fields.map((name) => [name, { type: "string" }])) },
                  },
                },
              },
            }),
        responses: { 200: { description: "ok" } },
      },
    };
  }
  const document = {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths,
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
  };
  return (await read(document)).operations;
}

const found = async (doors: typeof registrations, said: Readonly<Record<string, Said>>) =>
  doors(await operations(said)).map(({ id }) => id);
const pass = ["username", "email", "password"];

describe("a sign-up", () => {
  test.each<[string, Said]>([
    ["POST /register", { fields: pass, open: true }],
    ["POST /auth/sign-up", { fields: pass, open: true }],
    ["POST /api/v1/signup", { fields: ["mail", "pwd"], open: true }],
    ["POST /users/registration/", { fields: ["email", "password1", "password2"], open: true }],
    ["POST /users", { fields: pass, open: true }],
    ["POST /accounts", { fields: ["login", "kennwort"], open: true }],
    ["POST /registrieren", { fields: ["benutzername", "passwort"], open: true }],
    ["POST /registro", { fields: ["usuario", "contrasena"], open: true }],
    ["POST /inscription", { fields: ["courriel", "mot_de_passe"], open: true }],
    ["POST /alta/registro", { fields: ["usuario", "clave"], open: true }],
    ["POST /iscrizione", { fields: ["email", "parola_chiave"], open: true }],
    ["POST /rejestracja", { fields: ["email", "haslo"], open: true }],
    ["POST /cadastro", { fields: ["email", "senha"], open: true }],
    ["POST /usuarios", { fields: ["nombre", "contraseña"], open: true }],
    ["POST /people", { summary: "Sign up", fields: pass, open: true }],
    ["POST /auth/register", { open: true }],
  ])("%s", async (id, said) => {
    expect(await found(registrations, { [id]: said })).toEqual([id]);
  });

  test.each<[string, Said]>([
    ["POST /login", { fields: ["username", "password"], open: true }],
    ["POST /users", { fields: ["name", "email"], open: true }],
    ["POST /users", { fields: pass }],
    ["POST /productos/registro", { fields: ["clave_producto", "nombre"] }],
    ["POST /events/{event_id}/register", { fields: ["seats"] }],
    ["POST /devices/register", { fields: ["serial", "model"] }],
    ["POST /cash-register/sales", { fields: ["amount"] }],
    ["GET /register", { open: true }],
    ["POST /me/password", { fields: ["old_password", "new_password"] }],
    ["POST /join", { fields: ["room"] }],
    ["POST /passengers", { fields: ["passport_number", "passage"] }],
  ])("not %s", async (id, said) => {
    expect(await found(registrations, { [id]: said })).toEqual([]);
  });

  test("the one that says so comes first", async () => {
    const said = { "POST /users": { fields: pass, open: true }, "POST /auth/register": { fields: pass, open: true } };
    expect(await found(registrations, said)).toEqual(["POST /auth/register", "POST /users"]);
  });
});

describe("a login", () => {
  test.each<[string, Said]>([
    ["POST /login", { fields: ["username", "password"] }],
    ["POST /auth/token", { fields: ["username", "password", "grant_type"] }],
    ["POST /api/sign-in", { fields: ["email", "pwd"] }],
    ["POST /sessions", { fields: ["email", "password"] }],
    ["POST /anmelden", { fields: ["benutzer", "passwort"] }],
    ["POST /connexion", { fields: ["courriel", "mot_de_passe"] }],
    ["POST /entrar", { fields: ["email", "senha"] }],
    ["POST /users/enter", { summary: "Log in", fields: ["email", "password"] }],
  ])("%s", async (id, said) => {
    expect(await found(loginOperations, { [id]: said })).toEqual([id]);
  });

  test.each<[string, Said]>([
    ["POST /register", { fields: pass }],
    ["POST /auth/reset", { summary: "Reset a password", fields: ["password", "token"] }],
    ["POST /auth/change-password", { fields: ["old_password", "password"] }],
    ["POST /tokens", { fields: ["name", "scopes"] }],
    ["POST /auth/refresh", { fields: ["refresh_token"] }],
  ])("not %s", async (id, said) => {
    expect(await found(loginOperations, { [id]: said })).toEqual([]);
  });
});

describe("a logout", () => {
  test.each<[string, Said]>([
    ["POST /logout", {}],
    ["POST /auth/log-out", {}],
    ["POST /oauth/revoke", { fields: ["token"] }],
    ["POST /abmelden", {}],
    ["POST /salir", {}],
    ["POST /deconnexion", {}],
    ["DELETE /session", {}],
    ["DELETE /auth/token", {}],
    ["GET /sign-out", {}],
    ["POST /auth/end", { summary: "Log out" }],
  ])("%s", async (id, said) => {
    expect(await found(logoutOperations, { [id]: said })).toEqual([id]);
  });

  test.each<[string, Said]>([
    ["POST /login", { fields: ["username", "password"] }],
    ["DELETE /sessions/{session_id}", {}],
    ["POST /certificates/{id}/revoke", {}],
    ["GET /auth/sessions", {}],
  ])("not %s", async (id, said) => {
    expect(await found(logoutOperations, { [id]: said })).toEqual([]);
  });
});

describe("the end of an account", () => {
  test.each([
    ["DELETE /me"],
    ["DELETE /users/me"],
    ["DELETE /account"],
    ["DELETE /users/{user_id}"],
    ["DELETE /api/usuarios/{id}"],
    ["DELETE /konto"],
  ])("%s", async (id) => {
    expect(await found(accountDeletions, { [id]: {} })).toEqual([id]);
  });

  test.each([
    ["DELETE /orders/{id}"],
    ["DELETE /users/{id}/orders/{order_id}"],
    ["DELETE /users"],
    ["DELETE /me/sessions"],
    ["DELETE /me/avatar"],
    ["DELETE /account/cards"],
    ["DELETE /session"],
    ["DELETE /user/favourites"],
    ["POST /me"],
  ])("not %s", async (id) => {
    expect(await found(accountDeletions, { [id]: {} })).toEqual([]);
  });

  test("the caller's own place before an id", async () => {
    expect(await found(accountDeletions, { "DELETE /users/{id}": {}, "DELETE /users/me": {} })).toEqual([
      "DELETE /users/me",
      "DELETE /users/{id}",
    ]);
  });

  test.each([
    ["PUT /users/{user_id}", "user_id"],
    ["PUT /users/{id}/orders", null],
    ["PUT /teams/{team}/members/{member}", null],
    ["PUT /orders/{id}", null],
  ])("%s", async (id, parameter) => {
    const [operation] = await operations({ [id]: {} });
    expect(accountItem(operation!)).toBe(parameter);
  });
});

// In: an API in its variants and what is to be tried on it. Out: tests that each leak of its truth happens where it is planted, and nowhere else.
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readConfiguration } from "../../src/target/index.js";
import { type Planted, type RunningApi, type TestApi, writableApis } from "../apis/index.js";

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** Status, headers and body: a leak may stand in any. */
  readonly text: string;
  readonly body: unknown;
}
export interface Sent {
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
}
/** Sends `POST /path` once; a redirect and a 429 are answers. */
export type Send = (request: string, sent?: Sent) => Promise<Reply>;

export interface Stage {
  readonly send: Send;
  /** Logs an identity of the configuration in anew: the headers that say so. */
  as(identity: string): Promise<Record<string, string>>;
}
export interface Trial {
  /** Of the API in all its variants. */
  readonly name: string;
  /** Where the document is served; null where the configuration names a file. */
  readonly document: string | null;
  /** By `rule operation`, or by `rule` and where it answers: does it leak? */
  readonly leaks: Readonly<Record<string, (stage: Stage) => Promise<boolean>>>;
  /** What looks guilty and is not: true in every variant. */
  readonly innocent: Readonly<Record<string, (stage: Stage) => Promise<void>>>;
}

interface Login {
  readonly request: string;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly token: string;
}
interface Credential {
  readonly login?: Login;
  readonly oauth2?: { readonly tokenUrl: string; readonly username: string; readonly password: string; readonly scope?: string };
  readonly send?: string;
}

/** The value at a path of keys; fails the test where there is none. */
export function at(reply: Reply, ...keys: readonly (string | number)[]): string {
  let value: unknown = reply.body;
  for (const key of keys) value = (value as Record<string | number, unknown> | undefined)?.[key];
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean")
    throw new Error(`nothing at ${keys.join("/")} in ${reply.text}`);
  return String(value);
}

export const sender =
  (url: string): Send =>
  async (request, { token, headers = {}, json, form } = {}) => {
    const [method = "", path = ""] = request.split(" ");
    const response = await fetch(`${url}${path}`, {
      method,
      redirect: "manual",
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(json === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
    const raw = await response.text();
    let body: unknown = raw;
    try {
      body = JSON.parse(raw);
    } catch {
      // Text and HTML stay what they are.
    }
    const told = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
    return { status: response.status, headers: response.headers, text: `${response.status}\n${told}\n\n${raw}`, body };
  };

/** Sends again what a limiter put off by a second or two. */
export async function patient(send: Send, request: string, sent: Sent): Promise<Reply> {
  for (;;) {
    const reply = await send(request, sent);
    const wait = Number(reply.headers.get("retry-after"));
    if (reply.status !== 429 || wait > 2) return reply;
    await new Promise((resolve) => setTimeout(resolve, 1000 * wait));
  }
}

export async function signIn(send: Send, { login, oauth2, send: how }: Credential): Promise<Record<string, string>> {
  const asked = login ?? {
    request: `POST ${oauth2?.tokenUrl}`,
    form: {
      grant_type: "password",
      username: oauth2?.username ?? "",
      password: oauth2?.password ?? "",
      ...(oauth2?.scope === undefined ? {} : { scope: oauth2.scope }),
    },
    token: "/access_token",
  };
  const reply = await patient(send, asked.request, asked.form === undefined ? { json: asked.json } : { form: asked.form });
  const [place = "", name = ""] = asked.token.split(":");
  if (place === "cookie") return { cookie: cookieOf(reply, name) };
  const token = place === "header" ? reply.headers.get(name) : at(reply, ...asked.token.slice(1).split("/"));
  if (token === null) throw new Error(`no token in ${reply.text}`);
  const [header = "", value = ""] = (how ?? `Authorization: Bearer ${TOKEN}`).split(": ");
  return { [header]: value.replace(TOKEN, token) };
}
const TOKEN = `\${token}`;

/** `name=value` as a browser would send it back. */
export function cookieOf(reply: Reply, name: string): string {
  const set = reply.headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`));
  if (set === undefined) throw new Error(`no cookie ${name} in ${reply.text}`);
  return set.split(";")[0] ?? "";
}

/** Is the burst answered to its end, with no 429 in it? */
export async function unlimited(send: Send, request: string, sent: (n: number) => Sent, times = 60): Promise<boolean> {
  for (let n = 0; n < times; n += 1) if ((await send(request, sent(n))).status === 429) return false;
  return true;
}

const keyOf = ({ rule, operation, at: place }: Planted) => `${rule} ${place ?? operation ?? "everywhere"}`;
const methods = ["get", "post", "put", "patch", "delete"];

async function documented(send: Send, trial: Trial, api: TestApi): Promise<readonly string[]> {
  const { spec } = api.config as { spec?: string };
  const { body } = trial.document === null ? { body: readFileSync(spec ?? "", "utf8") } : await send(`GET ${trial.document}`);
  const found = (typeof body === "string" ? parse(body) : body) as {
    readonly basePath?: string;
    readonly servers?: readonly { readonly url: string }[];
    readonly paths: Readonly<Record<string, object>>;
  };
  const base =
    found.servers?.[0] === undefined
      ? (found.basePath ?? "")
      : new URL(found.servers[0].url, "http://127.0.0.1").pathname.replace(/\/$/, "");
  return Object.entries(found.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((method) => methods.includes(method))
      .map((method) => `${method.toUpperCase()} ${base}${path}`),
  );
}

export function tryApi(trial: Trial): void {
  const apis = writableApis.filter(({ name }) => name.split(",")[0] === trial.name);

  it("tries everything that is planted in any variant", () => {
    const planted = apis.flatMap((api) => api.truth.findings.filter(({ rule }) => rule !== "spec-mismatch").map(keyOf));
    expect(new Set(Object.keys(trial.leaks))).toEqual(new Set(planted));
  });

  describe.each(apis)("$name ($framework, $variant)", (api) => {
    let running: RunningApi;
    let stage: Stage;
    beforeAll(async () => {
      running = await api.start();
      const send = sender(running.url);
      const { identities } = api.config as { identities: Readonly<Record<string, Credential>> };
      stage = { send, as: (identity) => signIn(send, identities[identity] ?? {}) };
    });
    afterAll(() => running?.stop());

    it("listens on loopback only", () => {
      expect(new URL(running.url).hostname).toBe("127.0.0.1");
    });

    it("is configured as a person would", async () => {
      for (const config of [api.config, api.fromNothing ?? {}])
        await readConfiguration({ cwd: tmpdir(), overrides: { ...config, target: running.url }, env: {} });
    });

    it("judges every operation of its document, and no other", async () => {
      const judged = [...api.truth.findings, ...(api.truth.allowed ?? [])].flatMap(({ operation }) => operation ?? []);
      const operations = await documented(stage.send, trial, api);
      expect(new Set([...judged, ...api.truth.sound])).toEqual(new Set(operations));
    });

    it("answers everybody where the document asks for a token, with nobody's data", async () => {
      for (const { rule, operation } of api.truth.findings) {
        if (rule !== "spec-mismatch") continue;
        const reply = await stage.send((operation ?? "").replace("{item_id}", "1"));
        expect(reply.status).toBe(200);
        for (const value of api.planted) expect(reply.text).not.toContain(value);
      }
    });

    it.each(Object.entries(trial.innocent))("is innocent: %s", (_, look) => look(stage));

    it.each(Object.entries(trial.leaks))("%s", async (key, leaks) => {
      expect(await leaks(stage)).toBe(api.truth.findings.some((planted) => keyOf(planted) === key));
    });

    it("plants values that can be told apart", () => {
      for (const value of api.planted) expect(value.length).toBeGreaterThanOrEqual(6);
      expect(new Set(api.planted).size).toBe(api.planted.length);
    });
  });
}

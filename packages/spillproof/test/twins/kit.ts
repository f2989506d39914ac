// In: a tiny API, leaky or sound, in one file. Out: a running server with tokens, a document and a configuration, for the real engine.

import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface Ask {
  /** The subject of the token, null for nobody. */
  readonly method: string;
  readonly who: string | null;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | undefined;
  readonly body: string;
  readonly url: string;
  /** Lives as long as the server. */
  readonly memory: Map<string, number>;
  /** Objects by id, as long as the server. */
  readonly things: Map<string, Record<string, unknown>>;
  /** The token that was sent; empty where none was. */
  readonly token: string;
  /** Makes a token that opens from now on. */
  readonly issue: (subject: string, claims?: Readonly<Record<string, unknown>>) => string;
  /** Makes a token open no more. */
  readonly revoke: (token: string) => void;
}

export interface Reply {
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  readonly summary?: string;
  /** `[]` is public by the document's word, null says nothing. Asks for a token where absent. */
  readonly security?: readonly unknown[] | null;
  /** The operation answers without a token, whatever the document says. */
  readonly open?: boolean;
  readonly scopes?: readonly string[];
  /** Fields of the promised object; a list of them with `list`. Absent: the document promises nothing. */
  readonly promises?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly list?: boolean;
  readonly parameters?: readonly unknown[];
  /** The schema of a JSON body. */
  readonly takes?: Readonly<Record<string, unknown>>;
  /** The document does not name it. */
  readonly hidden?: boolean;
  readonly handle: (ask: Ask, leaky: boolean) => Reply | Promise<Reply>;
}

export interface Twin {
  readonly name: string;
  /** By subject: claims besides `sub`. Alice and Bob where absent. */
  readonly people?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** By subject and name of the token: its claims. Further tokens of the same subject. */
  readonly moreTokens?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  /** By name of the identity: further keys of its configuration; a login takes the place of its token. */
  readonly identities?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** By `METHOD /path/{parameter}`. */
  readonly routes: Readonly<Record<string, Route>>;
  /** What the leaky one yields, all of it: `rule operation severity`; without a severity any that is above `low`. */
  readonly leaks: readonly string[];
  /** What the sound one may say at `low`; nothing where absent. */
  readonly soundMaySay?: readonly string[];
  /** Further keys of the configuration. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** Values that no report may hold. */
  readonly planted?: readonly string[];
  /** `control operation` lines that the sound one must verify. */
  readonly verifies?: readonly string[];
  /** `control operation` lines that the sound one must leave untested, since nothing answered with a clear no. */
  readonly leavesOpen?: readonly string[];
  /** Called before each request: a brake, a fault. */
  readonly before?: (ask: Ask, count: number, leaky: boolean) => Reply | null;
  /** The answer to a path that no route has; `who` is null for nobody. */
  readonly unknown?: (ask: Pick<Ask, "who" | "url" | "header" | "memory">, leaky: boolean) => Reply;
  /** The answer to a token that is missing or bad. */
  readonly refuse?: (ask: Ask) => Reply;
  /** Whose a token is, where it is not one that was issued; null refuses it. */
  readonly verify?: (token: string, leaky: boolean, ask: Pick<Ask, "url" | "header" | "memory">) => Known | null;
}

export interface Known {
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/**
 * What a tiny API has whatever its defect is: short ids and no brakes. Looked for in the twins of these rules alone; so are secrets, for which a second
 * of work goes into each scan.
 */
const circumstances = ["predictable-ids", "no-rate-limit", "enumeration-unhindered", "weak-jwt-secret"];

export interface Running {
  readonly url: string;
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly tokens: readonly string[];
  readonly requests: () => number;
  /** All that was answered so far, headers too. */
  readonly answers: readonly string[];
  /** What its handlers are given. */
  readonly memory: Map<string, number>;
  stop(): Promise<void>;
}

const people = { "user-a1": { name: "alice" }, "user-b2": { name: "bob" } };

/** What every token of a twin is signed with. */
export const signingKey = "a key for twins, long enough to be one";
const startedAt = Math.floor(Date.now() / 1000);

export function tokenFor(subject: string, claims: Readonly<Record<string, unknown>>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const times = { iat: startedAt, exp: startedAt + 3600 };
  const head = `${part({ alg: "HS256", typ: "JWT" })}.${part({ sub: subject, iss: "https://twin.test", ...times, ...claims })}`;
  return `${head}.${createHmac("sha256", signingKey).update(head).digest("base64url")}`;
}

/** Starts one of the twins on a free port of loopback. */
export async function start(twin: Twin, leaky: boolean): Promise<Running> {
  const subjects = Object.entries(twin.people ?? people);
  const tokens = new Map<string, Known>(
    subjects.map(([subject, { name: _, ...claims }]) => [tokenFor(subject, claims), { subject, claims }]),
  );
  const kept = new Set<string>();
  for (const [subject, more] of Object.entries(twin.moreTokens ?? {}))
    for (const [name, claims] of Object.entries(more)) {
      // What is no access token opens nothing.
      if (!/^(?:refresh|id)(?:_token)?$/.test(name)) tokens.set(tokenFor(subject, claims), { subject, claims });
      else kept.add(tokenFor(subject, claims));
    }
  const memory = new Map<string, number>();
  const things = new Map<string, Record<string, unknown>>();
  const answers: string[] = [];
  const issued = new Set([...tokens.keys(), ...kept]);
  const routes = Object.entries(twin.routes).map(([id, route]) => {
    const [method, path] = id.split(" ") as [string, string];
    const names = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]!);
    return { method, path, route, names, pattern: new RegExp(`^${path.replace(/[.$]/g, "\\$&").replace(/\{[^}]+\}/g, "([^/]+)")}$`) };
  });
  routes.sort((a, b) => a.names.length - b.names.length);
  let count = 0;
  const server = createServer(async (request, response) => {
    count++;
    const url = new URL(request.url ?? "/", "http://twin");
    const send = ({ status = 200, json, text, headers = {} }: Reply) => {
      const body = text ?? (json === undefined ? "" : JSON.stringify(json));
      if (url.pathname !== "/openapi.json") answers.push(JSON.stringify(headers), body);
      const type = text === undefined ? "application/json" : "text/html; charset=utf-8";
      response.writeHead(status, { "content-type": type, "cache-control": "no-store", ...headers });
      response.end(body);
    };
    if (url.pathname === "/openapi.json") return send({ json: documentOf(twin) });
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
    const header = (name: string) => request.headers[name]?.toString();
    const asked = request.url ?? "/";
    const known =
      bearer === undefined ? undefined : (tokens.get(bearer) ?? twin.verify?.(bearer, leaky, { url: asked, header, memory }) ?? undefined);
    const found = routes.find(({ method, pattern }) => method === request.method && pattern.test(url.pathname));
    if (found === undefined)
      return send(
        twin.unknown?.({ who: known?.subject ?? null, url: asked, header, memory }, leaky) ?? { status: 404, json: { error: "not found" } },
      );
    const values = found.pattern
      .exec(url.pathname)!
      .slice(1)
      .map((value) => decodeURIComponent(value));
    const ask: Ask = {
      method: found.method,
      who: known?.subject ?? null,
      claims: known?.claims ?? {},
      path: Object.fromEntries(found.names.map((name, index) => [name, values[index]!])),
      query: url.searchParams,
      header,
      body: await bodyOf(request),
      url: asked,
      memory,
      things,
      token: bearer ?? "",
      issue: (subject, claims = {}) => {
        const token = tokenFor(subject, claims);
        tokens.set(token, { subject, claims });
        issued.add(token);
        return token;
      },
      revoke: (token) => tokens.delete(token),
    };
    const braked = twin.before?.(ask, count, leaky) ?? null;
    if (braked !== null) return send(braked);
    const isPublic = found.route.security?.length === 0 || found.route.open === true;
    if (!isPublic && known === undefined)
      return send(twin.refuse?.(ask) ?? { status: 401, json: { error: "unauthorized" }, headers: { "www-authenticate": "Bearer" } });
    try {
      send(await found.route.handle(ask, leaky));
    } catch {
      send({ status: 500, json: { error: "internal" } });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const identities = Object.fromEntries(
    subjects.map(([subject, { name, ...claims }]) => {
      const more = Object.entries(twin.moreTokens?.[subject] ?? {}).map(
        ([key, other]) => [key, { bearer: tokenFor(subject, other) }] as const,
      );
      return [
        String(name ?? subject),
        {
          ...(twin.identities?.[String(name ?? subject)]?.login === undefined ? { bearer: tokenFor(subject, claims) } : {}),
          ...(more.length > 0 ? { moreTokens: Object.fromEntries(more) } : {}),
          ...twin.identities?.[String(name ?? subject)],
        },
      ];
    }),
  );
  return {
    url,
    configuration: { target: url, identities, skip: circumstances, ...twin.configuration },
    get tokens() {
      return [...issued];
    },
    requests: () => count,
    answers,
    memory,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
}

function documentOf(twin: Twin): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [id, route] of Object.entries(twin.routes)) {
    if (route.hidden === true) continue;
    const [method, path] = id.split(" ") as [string, string];
    const fields = Array.isArray(route.promises) ? Object.fromEntries(route.promises.map((name: string) => [name, {}])) : route.promises;
    const object = fields === undefined ? undefined : { type: "object", properties: fields };
    const schema = object === undefined ? undefined : route.list ? { type: "array", items: object } : object;
    const parameters = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => ({
      name: match[1],
      in: "path",
      required: true,
      schema: { type: "string" },
    }));
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        summary: route.summary ?? id,
        ...(route.security === null ? {} : { security: route.security ?? [{ token: route.scopes ?? [] }] }),
        parameters: [...parameters, ...(route.parameters ?? [])],
        ...(route.takes === undefined ? {} : { requestBody: { required: true, content: { "application/json": { schema: route.takes } } } }),
        responses: { 200: { description: "ok", ...(schema === undefined ? {} : { content: { "application/json": { schema } } }) } },
      },
    };
  }
  return {
    openapi: "3.1.0",
    info: { title: twin.name, version: "1" },
    paths,
    components: { securitySchemes: { token: { type: "oauth2", flows: { clientCredentials: { tokenUrl: "/token", scopes: {} } } } } },
  };
}

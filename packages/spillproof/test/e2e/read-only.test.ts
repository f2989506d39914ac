// What really leaves: a reading scan sends nothing that writes, and one that writes touches nothing but what it made itself.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { findPython, startTwin } from "../../src/demo/index.js";
import type { Report } from "../../src/model/index.js";
import { matchPath } from "../../src/openapi/index.js";
import { scan } from "../../src/scan/index.js";
import { readConfiguration } from "../../src/target/index.js";
import { apis, writableApis } from "../apis/index.js";
import { read } from "../openapi/reading.js";
import { type Recorded, record } from "./recorder.js";

const folder = mkdtempSync(join(tmpdir(), "spillproof-recorded-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Started {
  readonly url: string;
  readonly config: object;
  stop(): Promise<void>;
}

async function scanned(
  api: Started,
  more: object,
): Promise<{ readonly report: Report; readonly seen: readonly Recorded[]; readonly document: string }> {
  const recorder = await record(api.url);
  try {
    const configuration = await readConfiguration({ cwd: folder, env: {}, overrides: { ...api.config, target: recorder.url, ...more } });
    for await (const event of scan(configuration, { ledgerFolder: folder })) {
      if (event.kind !== "report") continue;
      const { report } = event;
      const { spec } = api.config as { spec?: string };
      const sent = recorder.seen.find(({ path, status }) => path === report.spec?.source && status === 200);
      return { report, seen: recorder.seen, document: sent?.answer ?? readFileSync(spec ?? report.spec?.source ?? "", "utf8") };
    }
    throw new Error("no report");
  } finally {
    await recorder.stop();
    await api.stop();
  }
}

/** Places that the configuration names for logging in, renewing and OAuth 2.0. */
function tokenPlaces(config: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (config === null || typeof config !== "object") return found;
  const { login, refresh, oauth2 } = config as {
    login?: { request?: string };
    refresh?: { request?: string };
    oauth2?: { tokenUrl?: string };
  };
  for (const request of [login?.request, refresh?.request]) if (request !== undefined) found.add(request);
  if (oauth2?.tokenUrl !== undefined) found.add(`POST ${oauth2.tokenUrl.replace(/^https?:\/\/[^/]+/, "")}`);
  for (const value of Object.values(config)) tokenPlaces(value, found);
  return found;
}

const placeOf = ({ method, path }: Recorded) => `${method} ${path.split("?")[0]}`;
const isRead = ({ method }: Recorded) => /^(?:GET|HEAD|OPTIONS)$/.test(method);
const overrides = ({ headers, path, body }: Recorded) =>
  Object.keys(headers).some((name) => /^x-(?:http-)?method(?:-override)?$/.test(name)) ||
  /[?&]_method=/i.test(path) ||
  /(?:^|&)_method=/i.test(body);

async function example(framework: "flask" | "express"): Promise<Started> {
  const twin = await startTwin({ framework, variant: "leaky" });
  const login = (json: object) => ({ login: { request: "POST /auth/login", json, token: "/access_token" } });
  return {
    url: twin.url,
    config: { identities: { alice: login(twin.identities.alice), bob: login(twin.identities.bob) } },
    stop: () => twin.stop(),
  };
}

const lent = (list: typeof apis, name: string) => async (): Promise<Started> => {
  const api = list.find((each) => each.name === name)!;
  return { ...(await api.start()), config: api.config } as Started;
};

const python = await findPython(fileURLToPath(new URL("../../../../examples/flask/sound/requirements.txt", import.meta.url)));

describe("a scan that only reads sends GET, HEAD, OPTIONS and what gives a token, and turns no method into another", () => {
  const targets: readonly (readonly [string, () => Promise<Started>, boolean])[] = [
    ...apis
      .filter(({ framework }) => !/flask|django|fastapi/i.test(framework))
      .slice(0, 4)
      .map(({ name }) => [name, lent(apis, name), false] as const),
    ...apis
      .filter(({ framework }) => /flask|fastapi/i.test(framework))
      .slice(0, 2)
      .map(({ name }) => [name, lent(apis, name), true] as const),
    ["the Express example", () => example("express"), false],
    ["the Flask example", () => example("flask"), true],
  ];
  test.for(targets)("%s", async ([, start, needsPython], { skip }) => {
    if (needsPython && !python.found) skip(python.reason);
    const api = await start();
    const { seen, report } = await scanned(api, {});
    const places = tokenPlaces(api.config);
    expect(report.coverage.reached).toBeGreaterThan(2);
    expect(seen.length).toBeGreaterThan(30);
    expect(seen.filter((each) => !isRead(each) && !places.has(placeOf(each))).map(placeOf)).toEqual([]);
    expect(seen.filter(overrides).map(placeOf)).toEqual([]);
  });
});

/** Writes, and what turns into one, on anything but what the scan was seen to make before. */
async function strays(seen: readonly Recorded[], document: string, places: ReadonlySet<string>): Promise<readonly string[]> {
  const { operations } = await read(document);
  const made = new Set<string>();
  const ownTokens = new Set<string>();
  const found: string[] = [];
  for (const each of seen) {
    const isSearch = each.method === "POST" && /search|preview|validate|quote|check/i.test(each.path);
    if (places.has(placeOf(each)) || (isRead(each) && !overrides(each)) || isSearch) {
      // A login of the scan's own account gives a token of its own.
      if (/spillproof-/.test(each.body)) for (const value of strings(each.answer)) ownTokens.add(value);
      continue;
    }
    const path = each.path.split("?")[0]!;
    const values = Object.values(matchPath(operations, path)?.values ?? {}).map(String);
    const isOwnAccount = [...ownTokens].some((token) => token.length >= 8 && (each.headers.authorization ?? "").includes(token));
    const isCreation =
      each.method === "POST" &&
      !overrides(each) &&
      operations.some((operation) => operation.method === "POST" && matchPath([operation], path) !== null);
    const isOnOwn = values.length > 0 && made.has(values.at(-1)!);
    if (!(isCreation || isOnOwn || (isOwnAccount && values.length === 0) || (isOwnAccount && values.some((value) => made.has(value)))))
      found.push(`${each.method} ${each.path} ${each.status} ${each.body.slice(0, 100)}`);
    if (each.method === "POST" && each.status < 300) {
      for (const value of strings(each.answer)) made.add(value);
      if (each.location !== null) made.add(decodeURIComponent(each.location.split("?")[0]!.replace(/\/$/, "").split("/").at(-1)!));
      if (/spillproof-/.test(each.body)) for (const value of strings(each.answer)) ownTokens.add(value);
    }
  }
  return found;
}

function strings(text: string): readonly string[] {
  try {
    const values: string[] = [];
    JSON.parse(text, (_, value: unknown) => {
      if (typeof value === "string" || typeof value === "number") values.push(String(value));
      return value;
    });
    return values;
  } catch {
    return [];
  }
}

test("what is not the scan's own is seen to be touched", async () => {
  const paths = { "/things": { post: {} }, "/things/{id}": { delete: {}, get: {} } };
  const parameters = [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
  const responses = { 200: { description: "ok" } };
  const operations = Object.entries(paths).map(([path, methods]) => [
    path,
    Object.fromEntries(Object.keys(methods).map((method) => [method, { responses, ...(path.includes("{") ? { parameters } : {}) }])),
  ]);
  const document = JSON.stringify({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths: Object.fromEntries(operations) });
  const sent = (method: string, path: string, more: Partial<Recorded> = {}): Recorded => ({
    method,
    path,
    headers: {},
    body: "",
    status: 200,
    location: null,
    answer: "",
    ...more,
  });
  const made = sent("POST", "/things", { status: 201, answer: '{"id":7}' });
  const turned = { headers: { "x-http-method-override": "DELETE" } };
  expect(
    await strays([made, sent("GET", "/things/8"), sent("DELETE", "/things/7"), sent("GET", "/things/7", turned)], document, new Set()),
  ).toEqual([]);
  expect(
    await strays(
      [sent("DELETE", "/things/7"), made, sent("DELETE", "/things/8"), sent("GET", "/things/8", turned), sent("PUT", "/me")],
      document,
      new Set(),
    ),
  ).toHaveLength(4);
});

describe("a scan that writes touches what it made itself, and nothing else", () => {
  const targets: readonly (readonly [string, () => Promise<Started>, boolean])[] = [
    ...writableApis
      .filter(({ name }) => /^(?:atelier|commons|verein)/.test(name))
      .map(({ name }) => [name, lent(writableApis, name), false] as const),
    ...writableApis.filter(({ name }) => /^(?:expenses)/.test(name)).map(({ name }) => [name, lent(writableApis, name), true] as const),
    ["the Express example", () => example("express"), false],
  ];
  test.for(targets)("%s", async ([, start, needsPython], { skip }) => {
    if (needsPython && !python.found) skip(python.reason);
    const api = await start();
    const { seen, document, report } = await scanned(api, { active: true });
    expect(seen.some((each) => !isRead(each) && !tokenPlaces(api.config).has(placeOf(each)))).toBe(true);
    expect(await strays(seen, document, tokenPlaces(api.config))).toEqual([]);
    expect(report.ledger.filter((entry) => entry.includes("was not undone"))).toEqual([]);
  });
});

// What a scan makes is on the disk before the target knows of it, and goes away again, whatever becomes of the scan.

import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../src/model/index.js";
import { scan } from "../../src/scan/index.js";
import { readConfiguration } from "../../src/target/index.js";
import { Ledger, ledgerFile } from "../../src/workshop/index.js";
import { run } from "../cli/run.js";
import { accountFields, accountRoutes } from "../twins/accounts.js";
import { type Ask, type Reply, type Running, start, type Twin } from "../twins/kit.js";
import { only, shelf, storeOf, text } from "../twins/shelf.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "spillproof-ledger-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const takes = { title: text, remark: text } as const;
const things = shelf({
  takes,
  promises: { id: { type: "integer" }, owner: text, ...takes },
  fresh: ({ who }) => ({ owner: who }),
  keep: (sent) => only(Object.keys(takes), sent),
});
/** Alice and Bob, who have nothing yet. */
const given: Twin = { name: "things", routes: things, leaks: [], configuration: { active: true } };
/** Nobody yet; whoever likes signs up. */
const nobodyYet: Twin = {
  ...given,
  people: {},
  routes: { ...things, ...accountRoutes({ register: (sent) => only(accountFields, sent) }) },
};
const lasting: Twin = {
  ...nobodyYet,
  routes: Object.fromEntries(Object.entries(nobodyYet.routes).filter(([id]) => !id.startsWith("DELETE "))),
};

/** What stands at the target. */
const left = ({ memory }: Running) => ({ things: storeOf({ memory }, "things").size, users: storeOf({ memory }, "users").size });

async function started(
  twin: Twin,
  before?: (ask: Ask, count: number) => Reply | null,
): Promise<Running & { readonly file: string; readonly state: string }> {
  const running = await start({ ...twin, ...(before === undefined ? {} : { before }) }, false);
  const state = mkdtempSync(join(folder, "state-"));
  return Object.assign(running, { state, file: ledgerFile(running.url, state) });
}

async function scanned(
  running: { readonly configuration: Readonly<Record<string, unknown>>; readonly state: string },
  more: Readonly<Record<string, unknown>> = {},
): Promise<Report> {
  const configuration = await readConfiguration({ cwd: folder, env: {}, overrides: { ...running.configuration, ...more } });
  for await (const event of scan(configuration, { ledgerFolder: running.state })) if (event.kind === "report") return event.report;
  throw new Error("no report");
}

/** The command as a process of its own, with a ledger of its own. */
async function command(
  running: { readonly configuration: Readonly<Record<string, unknown>>; readonly state: string },
  onStart?: (kill: (signal: NodeJS.Signals) => void) => void,
) {
  const config = join(running.state, "spillproof.yaml");
  writeFileSync(config, JSON.stringify(running.configuration));
  return run(["scan", "--config", config, "--json"], {
    env: { XDG_STATE_HOME: running.state },
    ...(onStart === undefined ? {} : { started: onStart }),
  });
}

const ledgersIn = (state: string) => {
  const place = join(state, "spillproof", "ledger");
  return existsSync(place) ? readdirSync(place).map((name) => join(place, name)) : [];
};

describe("a ledger", () => {
  const entry = {
    id: "a",
    kind: "object",
    identity: "alice",
    operation: "POST /things",
    mark: "spillproof-a1b2c301",
    undo: null,
    state: "sent",
  } as const;

  test("is its owner's alone, and goes away when nothing is open", () => {
    const file = join(folder, "own", "one.jsonl");
    const ledger = new Ledger(file);
    ledger.note(entry);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "own")).mode & 0o777).toBe(0o700);
    ledger.close();
    expect(existsSync(file)).toBe(true);
    ledger.note({ ...entry, state: "undone" });
    ledger.close();
    expect(existsSync(file)).toBe(false);
  });

  test("is read to its last whole line; the latest of an entry counts", () => {
    const file = join(folder, "half.jsonl");
    const before = new Ledger(file);
    before.note(entry);
    before.note({ ...entry, undo: { method: "DELETE", path: "/things/7" }, state: "made" });
    before.note({ ...entry, id: "b" });
    before.note({ ...entry, id: "b", state: "refused" });
    appendFileSync(file, '{"id":"c","kind":"obj');
    const after = new Ledger(file);
    expect(after.earlier.map(({ id, state }) => `${id} ${state}`)).toEqual(["a made"]);
    // What is noted next does not stand behind the half of a line.
    after.note({ ...entry, id: "d" });
    expect(new Ledger(file).earlier.map(({ id }) => id)).toEqual(["a", "d"]);
  });

  test.each(["null", "17", '"text"', "[]", "{}", '{"id":1,"state":"made"}', '{"id":"x","state":"made"}'])(
    "is not confused by %s",
    (line) => {
      const file = join(folder, "odd.jsonl");
      writeFileSync(file, `${line}\n${JSON.stringify(entry)}\n`);
      expect(new Ledger(file).earlier.map(({ id }) => id)).toEqual(["a"]);
    },
  );

  test("is one for each target", () => {
    expect(ledgerFile("http://127.0.0.1:1", folder)).not.toBe(ledgerFile("http://127.0.0.1:2", folder));
    expect(ledgerFile("http://127.0.0.1:1", folder)).not.toContain("127.0.0.1");
  });
});

describe("a scan that writes", () => {
  test("notes on the disk what it makes, before it is sent", async () => {
    const unknown: string[] = [];
    let seen = 0;
    const running = await started(nobodyYet, (ask) => {
      if (ask.method !== "POST" || ask.url === "/login") return null;
      seen++;
      const marks = ask.body.match(/spillproof-[0-9a-z]{8}/g) ?? [];
      const noted = existsSync(running.file) ? readFileSync(running.file, "utf8") : "";
      // Of what was noted before it was sent, this is one.
      if (!marks.some((mark) => noted.includes(`"mark":"${mark}"`))) unknown.push(`${ask.url} ${ask.body}`);
      return null;
    });
    try {
      await scanned(running);
      expect({ unknown, made: seen >= 4 }).toEqual({ unknown: [], made: true });
      expect(left(running)).toEqual({ things: 0, users: 0 });
      expect(existsSync(running.file)).toBe(false);
    } finally {
      await running.stop();
    }
  });

  test("makes two accounts where nobody is given, and things for each, and takes all of it back", async () => {
    const running = await started(nobodyYet);
    try {
      const report = await scanned(running);
      expect(Object.keys(report.coverage.byIdentity)).toEqual(["scan-one", "scan-two"]);
      expect(report.controls).toContainEqual(
        expect.objectContaining({ control: "subject-ownership", operation: "GET /things/{thing_id}", status: "verified" }),
      );
      expect({ ledger: report.ledger, ...left(running) }).toEqual({ ledger: [], things: 0, users: 0 });
    } finally {
      await running.stop();
    }
  });

  test("says what it could not take back", async () => {
    const running = await started(lasting);
    try {
      const report = await scanned(running, { only: ["object-authorization"] });
      expect(left(running).users).toBeGreaterThanOrEqual(2);
      expect(report.ledger).toHaveLength(left(running).users + left(running).things);
      expect(report.ledger.join("\n")).toMatch(/POST \/register made the account scan-one: no operation deletes it/);
      expect(report.ledger.join("\n")).toMatch(/POST \/things as scan-two made an object: no operation deletes it/);
      expect(existsSync(running.file)).toBe(false);
    } finally {
      await running.stop();
    }
  });

  test("takes all of it back when its budget is spent", async () => {
    const running = await started(nobodyYet);
    try {
      const report = await scanned(running, { maxRequests: 25 });
      expect(report.incomplete.join("\n")).toContain("the budget of");
      expect(left(running)).toEqual({ things: 0, users: 0 });
    } finally {
      await running.stop();
    }
  });

  test("finds by its mark what was made though no answer came", async () => {
    let dropped = 0;
    const running = await started(given, (ask) => {
      if (ask.method !== "POST" || dropped++ > 0) return null;
      // It is made all the same.
      storeOf(ask, "things").set("77", { ...JSON.parse(ask.body), id: 77, owner: ask.who });
      return { status: 200, headers: { "content-length": "5000" }, json: {} };
    });
    try {
      await scanned(running, { timeout: 1 });
      expect(dropped).toBeGreaterThan(1);
      expect(left(running).things).toBe(0);
    } finally {
      await running.stop();
    }
  });
});

describe("a scan that is ended", () => {
  test.each([
    ["given people", given, 3],
    ["accounts of its own", nobodyYet, 6],
  ] as const)("by a kill is taken back by the next one: %s", { timeout: 60_000 }, async (_, twin, at) => {
    let kill: (signal: NodeJS.Signals) => void = () => {};
    let posts = 0;
    const running = await started(twin, (ask) => {
      if (ask.method === "POST" && ++posts === at) kill("SIGKILL");
      return null;
    });
    try {
      const first = await command(running, (sends) => {
        kill = sends;
      });
      expect(first.status).toBeNull();
      const stands = left(running);
      expect(stands.things + stands.users).toBeGreaterThan(0);
      expect(ledgersIn(running.state)).toHaveLength(1);
      const second = await command(running);
      expect(second.stderr).toBe("");
      expect({ ...left(running), ledgers: ledgersIn(running.state), ledger: JSON.parse(second.stdout).ledger }).toEqual({
        things: 0,
        users: 0,
        ledgers: [],
        ledger: [],
      });
    } finally {
      await running.stop();
    }
  });

  test("by Ctrl-C takes all of it back, tells what it knows, and exits 3", { timeout: 60_000 }, async () => {
    let interrupt: (signal: NodeJS.Signals) => void = () => {};
    let posts = 0;
    const running = await started(nobodyYet, (ask) => {
      if (ask.method === "POST" && ++posts === 6) interrupt("SIGINT");
      return null;
    });
    try {
      const { status, stdout } = await command(running, (sends) => {
        interrupt = sends;
      });
      expect(status).toBe(3);
      expect(JSON.parse(stdout).incomplete).toContain("the scan was interrupted");
      if (process.env.SHOW)
        console.log(
          ledgersIn(running.state)
            .map((f) => readFileSync(f, "utf8"))
            .join(),
          JSON.parse(stdout).incomplete,
          JSON.parse(stdout).ledger,
        );
      expect({ ...left(running), ledgers: ledgersIn(running.state) }).toEqual({ things: 0, users: 0, ledgers: [] });
    } finally {
      await running.stop();
    }
  });
});

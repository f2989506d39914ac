// In: a scan in active mode. Out: its workshop, people where too few are given, and objects of their own where they have none.

import type { Client } from "../exchange/index.js";
import { replyOf, sightingsIn, World } from "../explore/index.js";
import { type ApiDocument, type Exchange, type Operation, SpillproofError } from "../model/index.js";
import { type Configuration, type LogIn, type Sessions, selectWrites } from "../target/index.js";
import { itemPaths, Ledger, ledgerFile, mayWrite, Workshop } from "../workshop/index.js";

export interface ActiveInput {
  readonly configuration: Configuration;
  readonly options: { readonly ledgerFolder?: string };
  readonly document: ApiDocument;
  readonly sessions: Sessions;
  readonly client: Client;
  readonly logIn: LogIn;
  readonly prefix: (name: string) => () => number;
  readonly now: () => number;
  readonly world: World;
}

/** @throws SpillproofError `input` where the ledger cannot be read: nothing is made that could not be undone. */
export function openWorkshop(input: ActiveInput): Workshop {
  const { configuration, options, document, sessions, client, logIn, prefix, now, world } = input;
  const file = ledgerFile(configuration.target ?? "", options.ledgerFolder ?? null);
  let ledger: Ledger;
  try {
    ledger = new Ledger(file);
  } catch (cause) {
    throw new SpillproofError("input", `The ledger ${file} cannot be read.`, "It says what is to be undone: check its permissions.", {
      cause,
    });
  }
  return new Workshop(
    {
      ledger,
      documented: document.operations,
      writes: selectWrites(document.operations, configuration).filter(mayWrite),
      signup: configuration.signup,
      given: configuration.identities,
      randomFor: prefix,
      now,
      send: (request, asker, operation) => client.send(request, asker, { operation, redirects: "manual", fresh: true }),
      logIn: (request, operation) => logIn(request, { operation }),
      keep: (secret) => sessions.keep(secret),
      admit: async (identity, credential) => {
        try {
          // With fewer than two people the accounts are the people.
          await sessions.add(identity, credential, /^scan-(?:one|two)$/.test(identity));
          return true;
        } catch (error) {
          if (error instanceof SpillproofError) return false;
          throw error;
        }
      },
    },
    world,
  );
}

/** Before anything was read. */
export function emptyWorld(client: Client, randomFor: (name: string) => () => number): World {
  return new World([], [], (request, asker, options) => client.send(request, asker, options), randomFor);
}

/** Two accounts from nothing, or a second one. Says why there are fewer than two people. */
export async function makePeople(sessions: Sessions, workshop: Workshop): Promise<readonly string[]> {
  const reasons: string[] = [];
  for (const name of ["one", "two"].slice(sessions.identities.length)) {
    const account = await workshop.makeAccount(name);
    if (!account.made) reasons.push(`no account could be made: ${account.reason}`);
  }
  return [...new Set(reasons)];
}

/** Makes an object for each identity that has none of a kind which can be made. True where anything was made. */
export async function stock(workshop: Workshop, world: World, selected: readonly Operation[]): Promise<boolean> {
  let made = false;
  // What others refer to comes first: the shorter path is the wider thing.
  const creations = [...workshop.creations].sort((a, b) => a.path.split("/").length - b.path.split("/").length);
  for (const creation of creations) {
    const items = new Set(itemPaths(creation, selected).map(({ path }) => path));
    const readers = selected.filter(({ path }) => items.has(path));
    for (const identity of world.identities) {
      if (readers.length === 0 || readers.some(({ id }) => world.instances(id, identity).some(({ selects }) => selects))) continue;
      const object = await workshop.makeObject(creation, identity);
      if (!object.made) continue;
      made = true;
      // What is made next may need its id.
      const { view } = object;
      if (view !== null)
        world.addSightings(
          sightingsIn(view.exchange.json?.value, identity, view.call.operation.id, {
            template: view.call.operation.path,
            filledPath: view.exchange.request.path,
          }),
        );
    }
  }
  return made;
}

/** Operations that wrote, by whom: a good answer to an identity's own token. */
export function writtenTo(exchanges: readonly Exchange[], sessions: Sessions): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const people = new Set(sessions.identities.map(({ name }) => name));
  for (const exchange of exchanges) {
    const { operation, asker, request } = exchange;
    if (operation === null || asker.identity === null || asker.token !== "access" || !people.has(asker.identity)) continue;
    if (request.method === "GET" || request.method === "HEAD" || replyOf(exchange) === "unclear" || !exchange.succeeded) continue;
    found.set(operation, (found.get(operation) ?? new Set()).add(asker.identity));
  }
  return found;
}

// In: tokens that a shared secret signed, and words. Out: the words that are the secret: an equal MAC is the proof (CWE-521, CWE-1391). Nothing is sent.

import { Buffer } from "node:buffer";
import { createHash, createHmac } from "node:crypto";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { isHmacAlgorithm, parseJwt } from "./jwt.js";
import { type Mac, type MacScheme, macOf, type SecretForm, search, secretsOf } from "./mac.js";
import { type CookieScheme, parseSignedCookie, type SignedCookie, signedCookiesIn } from "./signed-cookie.js";

export interface Found {
  /** As it was handed in. */
  readonly token: string;
  readonly secret: Uint8Array;
  readonly word: string;
  readonly form: SecretForm;
  /** Which cookie was signed and how, to sign another; null for a JWT. */
  readonly signed: { readonly cookie: SignedCookie; readonly scheme: CookieScheme } | null;
}

interface Search {
  /** JWTs of HS256, HS384 and HS512, signed cookies, `Cookie` headers with such cookies; others are passed over. */
  readonly tokens: readonly string[];
  /** Read as far as needed, and not kept. */
  readonly words: Iterable<string>;
  /** Ends the search at once; the promise is rejected with its reason. */
  readonly signal?: AbortSignal;
  /** Threads beside this one; by default two, or one where the machine has no more. Short lists need none. */
  readonly workers?: number;
}

/** What one secret signed: a JWT in one way, a cookie in one of several. */
interface Target {
  readonly token: string;
  readonly cookie: SignedCookie | null;
  readonly macs: readonly Mac[];
}

interface Hit {
  readonly chunk: number;
  readonly place: number;
  readonly mac: number;
  readonly word: string;
  readonly form: SecretForm;
}

const node = { buffer: Buffer, createHash, createHmac };
/** About 5,000 keys: done before a worker would have started. */
const shortList = 1_700;
/** Some 20 ms of one core for each token. */
const chunkSize = 4_096;

/** True where `findSecret` can tell the secret of the token. */
export function isSecretSigned(token: string): boolean {
  return targetsIn(token).length > 0;
}

/**
 * For each token the first word, in the order of the list, that is its secret, whatever thread came first; nothing for a token whose secret is not
 * among them. Each form of a word is one key; a key costs some 1.8 µs of one core, twice that for a derived one. Workers live as long as the promise is
 * pending, and no longer.
 */
export async function findSecret({
  tokens,
  words,
  signal,
  workers = Math.min(2, availableParallelism()),
}: Search): Promise<readonly Found[]> {
  signal?.throwIfAborted();
  const targets = tokens.flatMap(targetsIn);
  if (targets.length === 0) return [];
  const hits = new Map<Target, Hit>();
  const list = words[Symbol.iterator]();

  try {
    const first = take(list, shortList);
    record(targets, hits, 0, first, search(node, macsOf(targets), first));
    if (first.length === shortList) await searchBeside(targets, hits, list, Math.max(1, workers), signal);
  } finally {
    list.return?.();
  }
  return targets.flatMap((target) => {
    const hit = hits.get(target);
    return hit === undefined ? [] : [foundBy(target, hit)];
  });
}

async function searchBeside(
  targets: readonly Target[],
  hits: Map<Target, Hit>,
  list: Iterator<string>,
  workers: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  let chunk = 0;
  const threads: Worker[] = [];
  // Chunks are handed out in order: when a word is found, all before it have been handed out, and are waited for.
  const drain = async () => {
    let thread: Worker | undefined;
    for (;;) {
      const open = targets.filter((target) => !hits.has(target));
      const part = open.length === 0 ? [] : take(list, chunkSize);
      if (part.length === 0) return;
      chunk++;
      const number = chunk;
      if (thread === undefined) {
        thread = new Worker(workerSource(), { eval: true, env: {}, execArgv: [] });
        threads.push(thread);
      }
      record(open, hits, number, part, await ask(thread, { macs: macsOf(open), words: part }));
    }
  };
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal?.reason);
    signal?.addEventListener("abort", stop, { once: true });
  });
  try {
    await Promise.race([Promise.all(Array.from({ length: workers }, drain)), aborted]);
  } finally {
    signal?.removeEventListener("abort", stop);
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

type Result = ReturnType<typeof search>;

/**
 * The worker is the source of the very functions that run here, so that it is the same in a package, in a bundle and where the sources are TypeScript.
 */
function workerSource(): string {
  return `
    const { parentPort } = require("node:worker_threads");
    const { createHash, createHmac } = require("node:crypto");
    const node = { buffer: require("node:buffer").Buffer, createHash, createHmac };
    ${macOf}
    ${secretsOf}
    const search = ${search};
    parentPort.on("message", ({ macs, words }) => parentPort.postMessage(search(node, macs, words)));`;
}

function ask(thread: Worker, message: { readonly macs: readonly Mac[]; readonly words: readonly string[] }): Promise<Result> {
  return new Promise((resolve, reject) => {
    const done = (settle: () => void) => {
      thread.off("message", onMessage).off("error", onError).off("exit", onExit);
      settle();
    };
    const onMessage = (result: Result) => done(() => resolve(result));
    const onError = (cause: unknown) => done(() => reject(cause));
    const onExit = () => done(() => reject(new Error("a worker that searches for secrets ended before its time")));
    thread.on("message", onMessage).on("error", onError).on("exit", onExit);
    thread.postMessage(message);
  });
}

function record(targets: readonly Target[], hits: Map<Target, Hit>, chunk: number, words: readonly string[], results: Result): void {
  let offset = 0;
  for (const target of targets) {
    for (const [mac, result] of results.slice(offset, offset + target.macs.length).entries()) {
      const before = hits.get(target);
      if (result === null || (before !== undefined && !isEarlier(chunk, result.word, before))) continue;
      hits.set(target, { chunk, place: result.word, mac, word: words[result.word]!, form: result.form });
    }
    offset += target.macs.length;
  }
}

function isEarlier(chunk: number, place: number, hit: Hit): boolean {
  return chunk < hit.chunk || (chunk === hit.chunk && place < hit.place);
}

function foundBy({ token, cookie }: Target, { word, form, mac }: Hit): Found {
  const [, secret] = secretsOf(node, word).find(([name]) => name === form)!;
  return {
    token,
    secret: typeof secret === "string" ? Buffer.from(secret) : secret,
    word,
    form,
    signed: cookie === null ? null : { cookie, scheme: cookie.schemes[mac]! },
  };
}

function targetsIn(token: string): readonly Target[] {
  const jwt = parseJwt(token);
  if (jwt !== null) {
    const { alg } = jwt.header;
    if (!isHmacAlgorithm(alg)) return [];
    const scheme: MacScheme = { hash: ({ HS256: "sha256", HS384: "sha384", HS512: "sha512" } as const)[alg], derivation: { kind: "none" } };
    return [{ token, cookie: null, macs: [macFor(scheme, jwt.signingInput, jwt.signature)] }];
  }
  const single = parseSignedCookie(token);
  return (single === null ? signedCookiesIn(token) : [single]).map((cookie) => ({
    token,
    cookie,
    macs: cookie.schemes.map((scheme) => macFor(scheme, cookie.signedText, cookie.signature)),
  }));
}

function macFor({ hash, derivation }: MacScheme, text: string, signature: Uint8Array): Mac {
  return { hash, derivation, text, digest: Buffer.from(signature).toString("latin1") };
}

function macsOf(targets: readonly Target[]): readonly Mac[] {
  return targets.flatMap(({ macs }) => macs);
}

function take(list: Iterator<string>, length: number): readonly string[] {
  const words: string[] = [];
  while (words.length < length) {
    const { done, value } = list.next();
    if (done === true) break;
    words.push(value);
  }
  return words;
}

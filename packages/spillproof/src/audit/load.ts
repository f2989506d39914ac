// In: a file or a URL. Out: the document that stands there, and how many requests it took.

import { stat } from "node:fs/promises";
import { Client, resolveHost } from "../exchange/index.js";
import { nobody, SpillproofError } from "../model/index.js";
import { type OpenDocument, readDocument, readDocumentFile } from "../openapi/index.js";
import { authorizeTarget, Budget, type Configuration, type Resolve } from "../target/index.js";

/** How a document at a URL is fetched: as carefully as a scan asks. */
export type Connection = Pick<Configuration, "authorized" | "insecure" | "ca" | "proxy" | "header" | "timeout">;

interface Loaded {
  readonly document: OpenDocument;
  /** The file as it was named, or the URL without what may be secret in it. */
  readonly name: string;
  readonly requests: number;
}

interface LoadInput {
  readonly document: string;
  readonly connection: Connection;
  readonly clock: () => number;
  readonly resolve?: Resolve;
  readonly signal?: AbortSignal;
}

/** Base paths are read as for this machine: nothing of the API is called. */
const anywhere = "http://127.0.0.1";
const maximumRequests = 20;

export async function loadDocument(input: LoadInput): Promise<Loaded> {
  const { document: name } = input;
  if (/^https?:\/\//i.test(name)) return fetchDocument(input);
  if ((await stat(name).catch(() => null))?.isDirectory())
    throw new SpillproofError(
      "input",
      `${name} is a directory, and this release audits OpenAPI documents only.`,
      "Name the document: spillproof audit openapi.yaml",
    );
  return { document: await readDocumentFile(name, anywhere), name, requests: 0 };
}

async function fetchDocument({ document, connection, clock, resolve, signal }: LoadInput): Promise<Loaded> {
  if (!URL.canParse(document)) throw new SpillproofError("input", "The address of the document is no URL.", "Give a file or a URL.");
  const url = new URL(document);
  const name = url.origin + url.pathname;
  const pinned = await authorizeTarget({ ...connection, target: url.origin }, resolve ?? resolveHost);
  const budget = new Budget({ maxRequests: maximumRequests, maxSeconds: connection.timeout * 3, clock });
  const client = new Client({
    origin: url,
    pinned,
    insecure: connection.insecure,
    ca: connection.ca,
    proxy: connection.proxy,
    headers: connection.header,
    timeoutSeconds: connection.timeout,
    rate: null,
    budget,
    clock,
    ...(signal === undefined ? {} : { signal }),
  });
  try {
    const exchange = await client.send({ method: "GET", path: `${url.pathname}${url.search}`, headers: [], body: null }, nobody);
    if (exchange.answer === null)
      throw new SpillproofError(
        "unreachable",
        `${name} does not answer${client.trouble === null ? "" : `: ${client.trouble}`}.`,
        "Check the URL, or save the document and give its file.",
      );
    if (!exchange.succeeded)
      throw new SpillproofError("input", `${name} answered ${exchange.status}.`, "Check the URL, or save the document and give its file.");
    if (exchange.answer.truncated)
      throw new SpillproofError("input", `${name} is too large to be fetched.`, "Save the document and give its file.");
    return {
      document: await readDocument({ source: name, bytes: exchange.answer.body, target: url.origin }),
      name,
      requests: budget.requests,
    };
  } finally {
    await client.close();
  }
}

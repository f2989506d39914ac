// In: where the document is said to be, or nothing. Out: the document as read, from a file, a URL, or the usual paths of the target.

import type { Client } from "../exchange/index.js";
import { type ApiDocument, type Asker, asIdentity, nobody, SpillproofError } from "../model/index.js";
import { findDocument, readDocument, readDocumentFile } from "../openapi/index.js";

export interface DocumentInput {
  /** A file, a URL, or null: looked for at the target. */
  readonly spec: string | null;
  readonly origin: string;
  readonly client: Client;
  /** Opens a client for a document that stands at another origin; asked for by the user, and sent no credential. */
  readonly elsewhere: (origin: URL) => Promise<Client>;
  readonly identities: readonly string[];
}

export async function loadDocument(input: DocumentInput): Promise<ApiDocument> {
  const { spec, origin } = input;
  if (spec === null) return discovered(input);
  if (/^https?:\/\//i.test(spec)) {
    if (!URL.canParse(spec)) throw new SpillproofError("input", `${spec} is no URL.`, "Give a file or a URL with --spec.");
    const url = new URL(spec);
    const here = url.origin === origin;
    const client = here ? input.client : await input.elsewhere(url);
    try {
      for (const asker of here ? askers(input) : [nobody]) {
        const exchange = await client.send({ method: "GET", path: `${url.pathname}${url.search}`, headers: [], body: null }, asker);
        if (exchange.succeeded && exchange.answer !== null)
          return await readDocument({ source: spec, bytes: exchange.answer.body, target: origin });
      }
    } finally {
      if (!here) await client.close();
    }
    throw new SpillproofError("input", `${spec} gave no document.`, "Check the URL, or save the document and give its file with --spec.");
  }
  return readDocumentFile(spec, origin);
}

/** Some servers show their document to everybody, some with a token only, and some a different one to each caller. */
async function discovered(input: DocumentInput): Promise<ApiDocument> {
  for (const asker of askers(input)) {
    const found = await findDocument(async (path) => {
      const exchange = await input.client.send({ method: "GET", path, headers: [], body: null }, asker);
      if (exchange.outcome.kind === "failure" && exchange.outcome.failure === "connection") {
        throw unreachable(input.origin, input.client);
      }
      if (exchange.answer === null) return null;
      return { status: exchange.status, contentType: exchange.header("content-type"), bytes: exchange.answer.body };
    });
    if (found !== null) return readDocument({ source: found.path, bytes: found.bytes, target: input.origin });
  }
  throw new SpillproofError("input", `No OpenAPI document was found at ${input.origin}.`, "Name it with --spec FILE or --spec URL.");
}

function askers(input: DocumentInput): readonly Asker[] {
  return [nobody, ...input.identities.map(asIdentity)];
}

/** Nothing answers at the target; says why where the client knows, such as a certificate that is not trusted. */
export function unreachable(origin: string, client: Client): SpillproofError {
  const why = client.trouble === null ? "" : `: ${client.trouble}`;
  const hint = /certificate|TLS/i.test(why)
    ? "Give the certificate's authority with --ca, or accept any with --insecure."
    : "Start the API, or check the URL.";
  return new SpillproofError("unreachable", `${origin} does not answer${why}.`, hint);
}

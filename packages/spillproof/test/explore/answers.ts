// In: a body and a status. Out: an exchange as the client would record it, and a call to go with it.

import { type Call, callOf } from "../../src/explore/index.js";
import { Exchange, type Operation, type Parameter } from "../../src/model/index.js";

export interface Answered {
  readonly status?: number;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly redirects?: readonly string[];
  readonly milliseconds?: number;
}

/** A string is a body as it is, anything else JSON. */
export function answer(
  body: unknown,
  { status = 200, path = "/things", headers = {}, redirects = [], milliseconds = 1 }: Answered = {},
): Exchange {
  return new Exchange({
    sequence: 1,
    asker: { identity: "alice", token: "access" },
    operation: null,
    request: { method: "GET", path, headers: [], body: null },
    outcome: {
      kind: "answer",
      answer: {
        status,
        headers: Object.entries(headers),
        body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body)),
        truncated: false,
      },
    },
    redirects,
    startedAt: 0,
    milliseconds,
  });
}

export function operationAt(path: string, query: readonly string[] = []): Operation {
  const parameters = query.map((name) => ({ name, in: "query", required: false, schema: null, examples: [] }) as unknown as Parameter);
  return { id: `GET ${path}`, method: "GET", path, parameters } as unknown as Operation;
}

export function callAt(path: string, query: readonly string[] = []): Call {
  return callOf(operationAt(path, query));
}

// In: the URL of an API. Out: the same API at another port, and every request that came by with its answer.

import { createServer, request as forward } from "node:http";
import type { AddressInfo } from "node:net";

export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly status: number;
  readonly location: string | null;
  readonly answer: string;
}

export interface Recorder {
  readonly url: string;
  /** In the order in which the answers ended. */
  readonly seen: readonly Recorded[];
  stop(): Promise<void>;
}

export async function record(target: string): Promise<Recorder> {
  const seen: Recorded[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { method = "", url = "/", headers } = incoming;
    const onward = forward(new URL(url, target), { method, headers: { ...headers, host: new URL(target).host } }, async (answer) => {
      const parts: Buffer[] = [];
      for await (const chunk of answer) parts.push(chunk as Buffer);
      const content = Buffer.concat(parts);
      const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      const { location = null } = answer.headers;
      seen.push({
        method,
        path: url,
        headers: flat,
        body: body.toString(),
        status: answer.statusCode ?? 0,
        location,
        answer: content.toString(),
      });
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders.length > 0 ? answer.headers : {});
      outgoing.end(content);
    });
    onward.on("error", () => outgoing.destroy());
    onward.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

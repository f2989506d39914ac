// In: leaky or sound. Out: a small API of notes on loopback, with two bearer tokens and a document, and what its values are.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export const tokens = { alice: "nt_alice_Zq83hdLw02nVbXk5", bob: "nt_bob_Mf64kspQy71cRtUe" } as const;

const notes = [
  { id: 501, owner: "u-17", title: "Garden", phone: "+49 170 5550123", text: "Call the neighbour about the hedge on Tuesday" },
  { id: 502, owner: "u-17", title: "Books", phone: "+49 170 5550123", text: "Return three to the library in Ahornweg" },
  { id: 771, owner: "u-42", title: "Trip", phone: "+49 151 5550987", text: "Book the night train to Vienna for six" },
];
/** What no output may hold. */
export const privateValues: readonly string[] = [...Object.values(tokens), ...notes.flatMap(({ phone, text }) => [phone, text])];

const note = {
  type: "object",
  properties: { id: { type: "integer" }, title: { type: "string" }, phone: { type: "string" }, text: { type: "string" } },
};
const answers = (schema: object) => ({
  "200": { description: "OK", content: { "application/json": { schema } } },
  "404": { description: "none" },
});
const document = {
  openapi: "3.0.3",
  info: { title: "Notes", version: "1" },
  components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } },
  security: [{ bearer: [] }],
  paths: {
    "/notes": { get: { responses: answers({ type: "array", items: note }) } },
    "/notes/{note_id}": {
      get: { parameters: [{ name: "note_id", in: "path", required: true, schema: { type: "integer" } }], responses: answers(note) },
    },
  },
};

export interface NotesApi {
  readonly url: string;
  readonly requests: () => number;
}

/** @param delay milliseconds before each answer about notes */
export async function startNotes({ leaky, delay = 0 }: { readonly leaky: boolean; readonly delay?: number }): Promise<NotesApi> {
  let requests = 0;
  const server = createServer((request, response) => {
    requests++;
    const send = (status: number, body: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    const path = new URL(request.url ?? "/", "http://notes").pathname;
    if (path === "/openapi.json") return send(200, document);
    const bearer = request.headers.authorization?.replace(/^Bearer /, "");
    const caller = bearer === tokens.alice ? "u-17" : bearer === tokens.bob ? "u-42" : null;
    const shown = ({ id, title, phone, text }: (typeof notes)[number]) => ({ id, title, phone, text });
    setTimeout(() => {
      if (!path.startsWith("/notes")) return send(404, { error: "no such page" });
      if (!caller) return send(401, { error: "token needed" });
      if (path === "/notes") return send(200, notes.filter(({ owner }) => owner === caller).map(shown));
      const found = notes.find(({ id, owner }) => path === `/notes/${id}` && (leaky || owner === caller));
      return found ? send(200, shown(found)) : send(404, { error: "no such note" });
    }, delay);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests: () => requests };
}

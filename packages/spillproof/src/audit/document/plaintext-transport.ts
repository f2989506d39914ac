/** The document names an address that is called without encryption: a server, or where tokens come from. */

import { isPublicAddress } from "../../target/index.js";
import { type DocumentRule, Gathered } from "./flaw.js";

const rule = "plaintext-transport";

export const plaintextTransport: DocumentRule = {
  rule,
  *judge({ declared }) {
    const servers = new Gathered();
    const plain = declared.servers.filter(({ url }) => isPlain(url));
    const encrypted = new Set(declared.servers.filter(({ url }) => /^(?:https|wss):/i.test(url)).map(({ url }) => hostOf(url)));
    for (const { url, description, pointer } of plain) {
      const host = hostOf(url);
      const key = host === "" ? "unknown" : isForTrial(host, description ?? "") ? "trial" : encrypted.has(host) ? "beside" : "alone";
      servers.add(key, pointer, null);
    }
    yield* servers.flaws(rule, (key) => ({
      confidence: key === "unknown" ? "tentative" : "firm",
      ...wordsFor[key as keyof typeof wordsFor],
    }));

    const tokens = new Gathered();
    for (const { url, pointer } of declared.schemes.flatMap(({ flows }) => flows).flatMap(({ urls }) => urls))
      if (isPlain(url) && hostOf(url) !== "" && !isForTrial(hostOf(url), "")) tokens.add("tokens", pointer, null);
    yield* tokens.flaws(rule, () => ({
      severity: "high",
      confidence: "firm",
      title: "Tokens are fetched without encryption",
      shows: "a security scheme names an http:// address for getting tokens",
      because: null,
    }));
  },
};

const wordsFor = {
  alone: {
    severity: "high",
    title: "The document names a server without encryption",
    shows: "a public server is named by http:// alone",
    because: null,
  },
  beside: {
    severity: "medium",
    title: "The document offers a server without encryption too",
    shows: "a public server is named by http:// beside https://",
    because: "the same server is offered by https:// too, and a client has to pick the worse way",
  },
  trial: {
    severity: "low",
    title: "The document names a server for trials without encryption",
    shows: "a server that is called a trial one is named by http://",
    because: "it is no server that people's data should be on",
  },
  unknown: {
    severity: "low",
    title: "The document speaks of http:// alone",
    shows: "the only scheme is http, and no host is named",
    because: "the host is not named, and may be this machine",
  },
} as const;

/** `http://` to a host that others can reach. One with a placeholder for a host says nothing. */
function isPlain(url: string): boolean {
  if (!/^(?:http|ws):\/\//i.test(url)) return false;
  const host = hostOf(url);
  if (host === "") return true;
  if (/[{}%]/.test(host) || !isPublicAddress(host)) return false;
  // A name without a dot, and the names that never leave a house (RFC 2606, 6761, 6762, 8375).
  return (
    host.includes(":") ||
    (/\.[a-z0-9-]{1,63}$/.test(host) && !/\.(?:localhost|local|internal|intranet|lan|corp|home|test|invalid|svc|arpa)$/.test(host))
  );
}

/** Without user, port and path. */
function hostOf(url: string): string {
  const authority = /^[a-z]{2,5}:\/\/([^/?#]{0,300})/i.exec(url)?.[1] ?? "";
  const host = authority.slice(authority.lastIndexOf("@") + 1).toLowerCase();
  return host.startsWith("[") ? host.slice(1).split("]")[0]! : host.split(":")[0]!.replace(/\.$/, "");
}

function isForTrial(host: string, description: string): boolean {
  return /(?:^|[^a-z])(?:local|dev|develop|development|test|testing|staging|stage|stg|sandbox|qa|uat|mock|demo|trial|beta|preview|ci)(?:[^a-z]|$)/i.test(
    `${host} ${description.slice(0, 300)}`,
  );
}

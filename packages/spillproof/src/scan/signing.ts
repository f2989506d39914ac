// In: the tokens and cookies of every identity, what the target is called, and words. Out: the secrets that sign them, searched beside the scan.

import type { GuessedSecret, Guesses, Signing } from "../checks/index.js";
import { asIdentity, type Exchange } from "../model/index.js";
import { type Configuration, type Sessions, wordsIn } from "../target/index.js";
import { candidateWords, findSecret, isHmacAlgorithm, isSecretSigned, parseJwt, signatureOf } from "../tokens/index.js";

export interface SigningInput {
  readonly configuration: Pick<Configuration, "tokens" | "wordlist" | "target">;
  readonly sessions: Sessions;
  /** The document's. */
  readonly title: string | null;
  /** False where no check wants to know: nothing is searched then. */
  readonly wanted: boolean;
  readonly signal: AbortSignal;
}

/** Begins to search at once; whoever asks waits for the end. */
export function startSigning({ configuration, sessions, title, wanted, signal }: SigningInput): Signing {
  const signed = signedOf(sessions);
  const { tokens, target } = configuration;
  const names = [title ?? "", ...hostsIn(target ?? ""), ...namesIn(signed)].filter((name) => name !== "");
  const guesses = wanted ? search(signed, names, configuration.wordlist, sessions, signal) : Promise.resolve<Guesses>({ kind: "skipped" });
  const configured = fitting(tokens?.key ?? null, signed, sessions, signal);
  const guessed = async () => {
    const result = await guesses;
    return result.kind === "searched" ? result.found.map(({ secret }) => secret) : [];
  };
  return {
    guesses: () => guesses,
    keyOf: async (identity) => {
      const jwt = parseJwt(sessions.credentials(asIdentity(identity))[0]?.secret ?? "");
      if (jwt === null || !isHmacAlgorithm(jwt.header.alg)) return null;
      const { alg } = jwt.header;
      const fits = (secret: Uint8Array) => Buffer.from(signatureOf(jwt.signingInput, { kind: "hmac", alg, secret })).equals(jwt.signature);
      const secret = (await configured).find(fits) ?? (await guessed()).find(fits);
      return secret === undefined ? null : { kind: "hmac", alg, secret };
    },
    audience: [tokens?.audience ?? []].flat(),
    jwks: pathOf(tokens?.jwks, target ?? ""),
  };
}

/** What a secret may have signed: credentials, and the cookies of a login. */
function signedOf(sessions: Sessions): readonly { readonly identity: string; readonly text: string }[] {
  return sessions.identities.flatMap(({ name, login }) => {
    const credentials = sessions.credentials(asIdentity(name)).map(({ in: place, name: cookie, secret }) => {
      return place === "cookie" && parseJwt(secret) === null ? `${cookie}=${secret}` : secret;
    });
    const texts = [...credentials, ...login.map(cookiesOf)].filter((text) => isSecretSigned(text));
    return [...new Set(texts)].map((text) => ({ identity: name, text }));
  });
}

/** What a login set, as a browser would send it back. */
function cookiesOf(exchange: Exchange): string {
  const lines = exchange.answer?.headers.filter(([name]) => name === "set-cookie").map(([, line]) => line.split(";")[0]!.trim()) ?? [];
  return lines.join("; ");
}

async function search(
  signed: ReturnType<typeof signedOf>,
  names: readonly string[],
  wordlist: string | null,
  sessions: Sessions,
  signal: AbortSignal,
): Promise<Guesses> {
  if (signed.length === 0) return { kind: "nothing-signed" };
  try {
    const words = await candidateWords({ names, ...(wordlist === null ? {} : { wordlist: wordsIn(wordlist) }) });
    // What signs one token signs its likes: only they are searched, and all are tried with what was found.
    const found = await findSecret({ tokens: representatives(signed), words, signal });
    const all = await findSecret({ tokens: signed.map(({ text }) => text), words: found.map(({ word }) => word), signal });
    const common = found.length === 0 ? new Set<string>() : new Set(await candidateWords());
    const named = found.length === 0 ? common : new Set(await candidateWords({ names }));
    const guessed = all.map((item): GuessedSecret => {
      sessions.keep(item.word);
      sessions.keep(Buffer.from(item.secret).toString("utf8"));
      return {
        identity: signed.find(({ text }) => text === item.token)!.identity,
        token: item.token,
        secret: item.secret,
        origin: common.has(item.word) ? "common" : named.has(item.word) ? "named" : "wordlist",
        signed: item.signed,
      };
    });
    return { kind: "searched", wordlist: wordlist !== null, found: guessed };
  } catch {
    return { kind: "stopped" };
  }
}

/** One token of each algorithm, key id and issuer, and one of each cookie. */
function representatives(signed: ReturnType<typeof signedOf>): readonly string[] {
  const kinds = new Map<string, string>();
  for (const { text } of signed) {
    const jwt = parseJwt(text);
    const kind = jwt === null ? `cookie ${text.split("=")[0]}` : JSON.stringify([jwt.header.alg, jwt.header.kid, jwt.claims.iss]);
    if (!kinds.has(kind)) kinds.set(kind, text);
  }
  return [...kinds.values()];
}

/** A key is configured as text; which bytes it stands for the tokens say. */
async function fitting(
  key: string | null,
  signed: ReturnType<typeof signedOf>,
  sessions: Sessions,
  signal: AbortSignal,
): Promise<readonly Uint8Array[]> {
  if (key === null) return [];
  sessions.keep(key);
  const jwts = signed.map(({ text }) => text).filter((text) => parseJwt(text) !== null);
  const found = await findSecret({ tokens: jwts, words: [key], signal }).catch(() => []);
  return found.map(({ secret }) => secret);
}

function hostsIn(target: string): readonly string[] {
  const host = URL.canParse(target) ? new URL(target).hostname : "";
  return /^(?:localhost|[\d.]+|\[.*\])$/.test(host) ? [] : [host];
}

/** What the tokens call their issuer and audience. */
function namesIn(signed: ReturnType<typeof signedOf>): readonly string[] {
  const names = signed.flatMap(({ text }) => {
    const claims = parseJwt(text)?.claims;
    return [claims?.iss, claims?.aud, claims?.azp].flat().filter((name): name is string => typeof name === "string");
  });
  return [...new Set(names.map((name) => (URL.canParse(name) ? (hostsIn(name)[0] ?? "") : name)))];
}

/** Only on the target itself. */
function pathOf(jwks: string | undefined, target: string): string | null {
  if (jwks === undefined || !URL.canParse(jwks, target)) return null;
  const url = new URL(jwks, target);
  return url.origin === new URL(target).origin ? `${url.pathname}${url.search}` : null;
}

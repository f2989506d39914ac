// In: a secret, or words that may be one, and text with its MAC. Out: the MAC, or the word that made it. Nothing here reaches outside of itself but for
// what is handed in as `node`: `crack.ts` runs the source of these functions in workers too.

import type { Buffer } from "node:buffer";
import type { createHash, createHmac, Hmac } from "node:crypto";

export interface MacScheme {
  readonly hash: "sha1" | "sha256" | "sha384" | "sha512";
  /** How the HMAC key comes from the secret: it is the secret, the HMAC of `salt` under it, or the hash of `prefix` and it. */
  readonly derivation:
    | { readonly kind: "none" }
    | { readonly kind: "hmac"; readonly salt: string }
    | { readonly kind: "digest"; readonly prefix: string };
}

/** Text and its MAC, in a form that can be posted to a worker. */
export interface Mac extends MacScheme {
  readonly text: string;
  /** The bytes, one a character: strings are compared faster than buffers. */
  readonly digest: string;
}

/** How a word becomes the bytes of a secret. */
export type SecretForm = "as-is" | "base64" | "base64url" | "hex" | "newline";

interface Node {
  readonly buffer: typeof Buffer;
  readonly createHash: typeof createHash;
  readonly createHmac: typeof createHmac;
}

/** Read it with `digest`. */
export function macOf(node: Node, { hash, derivation }: MacScheme, text: string | Uint8Array, secret: string | Uint8Array): Hmac {
  let key: string | Uint8Array = secret;
  if (derivation.kind === "hmac") key = node.createHmac(hash, secret).update(derivation.salt).digest();
  if (derivation.kind === "digest") key = node.createHash(hash).update(derivation.prefix).update(secret).digest();
  return node.createHmac(hash, key).update(text);
}

/**
 * The secrets that a word may stand for, each once, the likeliest first: itself; what it holds in base64 (RFC 4648, with padding or without), base64url
 * or hex, as `base64 -d`, Java's libraries and .NET's want it; and itself with the newline that `echo secret > file` leaves.
 */
export function secretsOf(node: Pick<Node, "buffer">, word: string): readonly (readonly [form: SecretForm, secret: string | Uint8Array])[] {
  const secrets: [SecretForm, string | Uint8Array][] = [["as-is", word]];
  const unpadded = word.length < 2 || word.length > 4096 ? "" : word.replace(/={1,2}$/, "");
  const whole = unpadded.length === word.length || word.length % 4 === 0;
  if (unpadded !== "" && whole && unpadded.length % 4 !== 1 && /^[\w+/-]+$/.test(unpadded)) {
    const plain = !/[_-]/.test(unpadded);
    if (plain || !/[+/]/.test(unpadded)) secrets.push([plain ? "base64" : "base64url", node.buffer.from(unpadded, "base64")]);
  }
  if (unpadded !== "" && word.length % 2 === 0 && /^[\da-fA-F]+$/.test(word)) secrets.push(["hex", node.buffer.from(word, "hex")]);
  if (!word.endsWith("\n")) secrets.push(["newline", `${word}\n`]);
  return secrets;
}

/** For each MAC the first word that made it, by its place in the list; null where none did. */
export function search(
  node: Node,
  macs: readonly Mac[],
  words: readonly string[],
): readonly ({ readonly word: number; readonly form: SecretForm } | null)[] {
  const found: ({ word: number; form: SecretForm } | null)[] = macs.map(() => null);
  const texts = macs.map(({ text }) => node.buffer.from(text));
  let open = macs.map((_, index) => index);
  for (let word = 0; word < words.length && open.length > 0; word++) {
    for (const [form, secret] of secretsOf(node, words[word]!)) {
      for (const index of open) {
        const mac = macs[index]!;
        if (macOf(node, mac, texts[index]!, secret).digest("binary") === mac.digest) found[index] = { word, form };
      }
      if (open.some((index) => found[index] !== null)) open = open.filter((index) => found[index] === null);
    }
  }
  return found;
}

// In: nothing. Out: verifiers that leave something of a signature out, one of one operation, and sound ones whose answers look as if they did.

import { createPublicKey, generateKeyPairSync, type JsonWebKey } from "node:crypto";
import { collection, list, me, type Owned } from "../collection.js";
import { isHs256, isRs256, type Read, read, rs256, seconds } from "../jwt.js";
import { type Known, type Reply, type Route, signingKey, type Twin } from "../kit.js";
import { alice, bob, personOf } from "../people.js";

const [a, b] = [alice.id, bob.id];
const rows: readonly Owned[] = [
  [a, { id: 7101, shipping_address: alice.street, ware: "a walnut writing desk" }],
  [b, { id: 7202, shipping_address: bob.street, ware: "one kayak, green" }],
];
const letters: readonly Owned[] = [
  [a, { id: 8101, text: "The lease of the boathouse ends in March." }],
  [b, { id: 8202, text: "Dr Amberley moved the appointment to Tuesday." }],
];
const routes: Record<string, Route> = { ...me, ...collection("/orders/{order_id}", "id", rows), ...list("/letters", letters) };
// Sound in both: the routes look at whose the object is.
for (const [id, route] of Object.entries(routes)) routes[id] = { ...route, handle: (ask) => route.handle(ask, false) };

const everywhere = ["signature-not-verified null critical"];
const known = ({ claims }: Read): Known | null => (typeof claims.sub === "string" ? { subject: claims.sub, claims } : null);

/** A verifier of the kit's own tokens that takes these besides. */
function takes(name: string, also: (token: Read, text: string) => boolean): Twin {
  return {
    name,
    routes,
    verify: (text, leaky) => {
      const token = read(text);
      return leaky && token !== null && also(token, text) ? known(token) : null;
    },
    leaks: everywhere,
    verifies: ["token-validation null", "token-validation GET /me", "token-validation GET /orders/{order_id}"],
  };
}

const issuer = generateKeyPairSync("rsa", { modulusLength: 2048 });
const jwk = { ...issuer.publicKey.export({ format: "jwk" }), kid: "main", use: "sig", alg: "RS256" };
const rsaToken = (sub: string) =>
  rs256({ sub, iss: "https://twin.test", iat: seconds(), exp: seconds() + 3600 }, issuer.privateKey, { kid: "main" });
const rsaIdentities = { alice: { bearer: rsaToken(a) }, bob: { bearer: rsaToken(b) } };
const jwks: Record<string, Route> = {
  "GET /.well-known/jwks.json": { security: [], handle: () => ({ json: { keys: [jwk] } }) },
};

/** Tokens by RS256, with the key published. */
function rsa(name: string, also: (token: Read) => boolean): Twin {
  return {
    name,
    routes: { ...routes, ...jwks },
    identities: rsaIdentities,
    verify: (text, leaky) => {
      const token = read(text);
      if (token === null) return null;
      const sound = token.header.alg === "RS256" && isRs256(token, issuer.publicKey);
      return sound || (leaky && also(token)) ? known(token) : null;
    },
    leaks: everywhere,
    verifies: ["token-validation null"],
  };
}

const opaque = {
  alice: { bearer: `${a}|cV3xkq0PzT7mW1yLhB8sJd5nR2fGa9uE` },
  bob: { bearer: `${b}|pN6tYw4KjX0bQ9eMzV2hLr7cDs1fUo8i` },
};
const opened = (text: string) => Object.values(opaque).find(({ bearer }) => bearer === text);

/** The sound one refuses in this manner, the leaky one looks at no signature. */
function refusal(name: string, refuse: () => Reply, verifies = true): Twin {
  return {
    ...takes(name, () => true),
    refuse,
    ...(verifies ? {} : { verifies: [], leavesOpen: ["token-validation GET /me"] }),
  };
}

export const twins: readonly Twin[] = [
  takes("takes alg none", ({ header, signature }) => header.alg === "none" && signature === ""),
  takes("takes alg none in other letters only", ({ header }) => header.alg !== "none" && /^none$/i.test(String(header.alg))),
  takes("looks at no signature", () => true),
  takes("asks for no signature", ({ signature }) => signature === ""),
  takes("takes a blank secret", (token) => isHs256(token, "")),
  takes(
    "reads the key from the file that kid names",
    (token) => String(token.header.kid ?? "").endsWith("/dev/null") && isHs256(token, ""),
  ),
  takes(
    "selects the key by a kid that is SQL",
    (token) => /UNION SELECT 'spillproof/.test(String(token.header.kid ?? "")) && isHs256(token, "spillproof"),
  ),
  takes("takes the key in the header", (token) => {
    const own = token.header.jwk as { readonly k?: string } | undefined;
    return own?.k !== undefined && isHs256(token, Buffer.from(own.k, "base64url"));
  }),
  rsa("takes the public key for a secret", (token) => {
    const pem = String(createPublicKey({ key: jwk as JsonWebKey, format: "jwk" }).export({ type: "spki", format: "pem" }));
    return token.header.alg === "HS256" && isHs256(token, pem);
  }),
  rsa("takes the key in the header of RS256", (token) => {
    const own = token.header.jwk as JsonWebKey | undefined;
    return own !== undefined && isRs256(token, createPublicKey({ key: own, format: "jwk" }));
  }),
  {
    ...takes("one operation that decodes for itself", () => true),
    verify: (text, leaky, { url }) => {
      const token = read(text);
      return leaky && token !== null && url.startsWith("/letters") ? known(token) : null;
    },
    leaks: ["signature-not-verified GET /letters critical"],
    verifies: ["token-validation GET /me", "token-validation GET /letters"],
  },
  {
    name: "takes any token, and none without one",
    routes,
    verify: (_, leaky) => (leaky ? { subject: a, claims: {} } : null),
    people: { [a]: { name: "alice" } },
    leaks: everywhere,
    verifies: ["token-validation GET /me"],
  },
  {
    name: "opaque tokens by their first part",
    routes,
    identities: opaque,
    verify: (text, leaky) => {
      const [subject = "", secret = ""] = text.split("|");
      if (opened(text) === undefined && !(leaky && secret !== "" && [a, b].includes(subject as never))) return null;
      return { subject, claims: {} };
    },
    leaks: everywhere,
    verifies: ["token-validation GET /me"],
  },
  {
    // One verifier that looks at nothing is one defect, however it shows.
    ...takes("looks at neither signature nor kind", () => true),
    moreTokens: { [a]: { refresh: { kind: "refresh" } } },
  },
  {
    // What a real token opens is another defect than what a forged one does.
    ...takes("looks at no signature, and at no owner", () => true),
    routes: { ...me, ...collection("/orders/{order_id}", "id", rows) },
    leaks: [...everywhere, "object-authorization GET /orders/{order_id} high"],
  },
  {
    // Asks whether there is a token, and tells everybody the same.
    ...takes("a catalogue behind any token at all", () => true),
    routes: {
      ...routes,
      "GET /products": {
        open: true,
        list: true,
        promises: ["sku", "title"],
        handle: ({ token }) =>
          token === ""
            ? { status: 401, json: { error: "unauthorized" } }
            : {
                json: [
                  { sku: "LMP-40", title: "Brass reading lamp" },
                  { sku: "DSK-12", title: "Walnut writing desk" },
                ],
              },
      },
    },
    verifies: ["token-validation GET /me"],
  },
  refusal("a no to a forged token that says 422", () => ({ status: 422, json: { msg: "Signature verification failed" } })),
  refusal("a no to a forged token that says 200 with an error", () => ({ json: { status: "error", message: "please log in" } })),
  refusal("a no to a forged token that is a fault", () => ({ status: 500, json: { error: "internal" } }), false),
  refusal("a no to a forged token that is a redirect", () => ({ status: 302, text: "", headers: { location: "/login" } }), false),
  {
    ...takes("a public variant for whoever has no valid token", () => true),
    routes: {
      ...me,
      "GET /shop": {
        open: true,
        promises: { wares: {}, viewer: { type: "object", properties: { name: {}, email: {} } } },
        handle: ({ who }) => ({
          json: {
            wares: ["Brass reading lamp", "Walnut writing desk", "Kayak, green", "Quince marmalade"],
            ...(who === null ? {} : { viewer: { name: personOf(who).name, email: personOf(who).email } }),
          },
        }),
      },
    },
    leaks: [...everywhere, "spec-mismatch GET /shop low"],
    soundMaySay: ["spec-mismatch GET /shop low"],
    verifies: ["token-validation GET /me"],
  },
  {
    // A tool that shows what stands in a token believes nothing of it.
    ...takes("an operation that shows what the token says", () => true),
    routes: {
      ...routes,
      "GET /token": {
        open: true,
        promises: ["sub", "iss", "iat", "exp"],
        handle: ({ token }) => {
          const said = read(token);
          return said === null ? { status: 401, json: { error: "unauthorized" } } : { json: said.claims };
        },
      },
    },
    soundMaySay: ["signature-not-verified GET /token medium"],
    leaks: everywhere,
    verifies: ["token-validation GET /me"],
  },
  {
    ...takes("a brake on bad tokens", () => true),
    before: ({ token, who, memory }) => {
      if (token === "" || who !== null) return null;
      memory.set("bad", (memory.get("bad") ?? 0) + 1);
      return memory.get("bad")! > 6 ? { status: 429, json: { error: "too many" }, headers: { "retry-after": "60" } } : null;
    },
    verifies: [],
  },
  {
    ...takes("an identity whose token is no JWT beside one whose is", () => true),
    identities: { bob: opaque.bob },
    verify: (text, leaky) => {
      if (text === opaque.bob.bearer) return { subject: b, claims: {} };
      const token = read(text);
      return token !== null && (isHs256(token, signingKey) || leaky) ? known(token) : null;
    },
  },
];

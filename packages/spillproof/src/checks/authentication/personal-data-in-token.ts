/** Tokens that carry data of people: signed, not encrypted, whoever comes to hold one reads it. Nothing is sent. */

import { createDetector, type Kind } from "@spillproof/detect";
import { governmentId, tokenClaims, valueAt } from "../../explore/index.js";
import { type Context, defineCheck, type LeakedValue, notTested, type Person, type Verdict, verified, violated } from "../check.js";
import { readableIn, tokenOf, witnessOf } from "./access-token.js";

const detector = createDetector({ samples: true });

/** What names a session or a further token says nothing of its subject. */
const handedOn = /session|cookie|jwt|access-token|refresh-token|bearer|one-time|authorization/;

export const personalDataInToken = defineCheck({
  per: "api",
  rules: ["personal-data-in-token"],
  cost: 0,
  async *run(context): AsyncGenerator<Verdict> {
    const control = "safe-token-handling";
    const carried = context.people.map((person) => ({ person, ...carriedBy(person, context) }));
    const found = carried.filter(({ data }) => data.length > 0);
    const first = found.find(({ data }) => data.some(isGrave)) ?? found[0];
    const experiment = first === undefined ? null : witnessOf(first.person, context);
    if (first === undefined || experiment === null) {
      if (carried.some(({ readable }) => readable)) return yield verified(control, null, "tokens carry no data of people beyond an id");
      if (carried.length > 0) yield notTested(control, null, "tokens cannot be read from outside");
      return;
    }
    const grave = first.data.filter(isGrave);
    // Another token that carries another value in the same place: it is the subject's own.
    const twin = found.find(
      ({ person, data }) =>
        person !== first.person &&
        data.some((item) => (grave.length > 0 ? grave : first.data).some((own) => own.pointer === item.pointer && own.raw !== item.raw)),
    );
    const other = twin === undefined ? null : witnessOf(twin.person, context);
    yield violated("personal-data-in-token", {
      operation: null,
      severity: grave.length > 0 ? "high" : "low",
      confidence: other === null ? "firm" : "proven",
      control: other,
      experiment,
      difference:
        other === null
          ? `the token of ${first.person.name} can be read without a key and holds {types}`
          : `another token, another value: the token of each can be read without a key and holds {types}`,
      title: "Tokens carry {types}",
      data: first.data,
      because:
        grave.length > 0
          ? "no service needs it in a token, and its loss cannot be undone"
          : "such claims are common, and are read by every service",
    });
  },
});

function carriedBy(person: Person, context: Context): { readonly readable: boolean; readonly data: readonly LeakedValue[] } {
  const credential = tokenOf(person, context);
  const more = [...person.moreTokens.keys()].flatMap((name) =>
    context
      .credentials({ identity: person.name, token: name })
      .map(({ secret }) => ({ secret, place: `/${name}`, forClient: /^id(?:[-_]?token)?$|^idToken$/i.test(name) })),
  );
  const tokens = [...(credential === null ? [] : [{ secret: credential.secret, place: "/claims", forClient: false }]), ...more];
  let readable = false;
  const data = tokens.flatMap(({ secret, place, forClient }) =>
    readableIn(secret).flatMap((claims) => {
      readable = true;
      const own = Object.fromEntries(Object.entries(claims).filter(([name]) => !tokenClaims.has(name)));
      return sensitiveIn(own, place, person.name).filter((item) => !forClient || isGrave(item));
    }),
  );
  return { readable, data: data.slice(0, 50) };
}

/** Claims describe somebody, so that a `name` among them is a person's. */
function sensitiveIn(claims: Readonly<Record<string, unknown>>, place: string, owner: string): readonly LeakedValue[] {
  return detector.scanJson({ user: claims }).flatMap((match): readonly LeakedValue[] => {
    if (match.confidence === "tentative" || match.kind === "network" || match.kind === "internal") return [];
    if (match.kind === "credential" && handedOn.test(match.type)) return [];
    const pointer = match.pointer.replace(/^\/user/, "");
    return [{ pointer: `${place}${pointer}`, type: match.type, kind: match.kind, owner, raw: rawAt(claims, pointer) }];
  });
}

function rawAt(value: unknown, pointer: string): string {
  const leaf = valueAt(value, pointer);
  return leaf === undefined ? pointer : typeof leaf === "object" ? JSON.stringify(leaf) : String(leaf);
}

function isGrave({ type, kind }: { readonly type: string; readonly kind: Kind }): boolean {
  return governmentId(type) || kind === "health" || kind === "financial" || kind === "credential";
}

// In: an operation. Out: what it is for, by its path and its words: whom it serves, and what it hands out.

import { classifyField } from "@spillproof/detect";
import { namesPublication, reservesToStaff, speaksOfMinting, wordsOf } from "../../explore/index.js";
import type { Operation } from "../../model/index.js";

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Who signs in has no credential yet, and who lost one has none any more. */
const entrances = set(
  "login logins logon signin signup register registration registrations authenticate authentication oauth oauth2 oidc saml sso token tokens refresh logout forgot reset recover recovery verify verification confirm confirmation activate activation captcha csrf otp challenge invitation invitations unsubscribe session sessions",
);
/** What is there for everybody: the service itself, its documents, what it offers. */
const publicNouns = set(
  "health healthz healthcheck live livez liveness ready readyz readiness ping status version versions info about docs doc documentation openapi swagger apidocs redoc schema webhook webhooks hook hooks callback callbacks public jwks wellknown robots favicon sitemap terms privacy faq contact contactus feedback newsletter subscribe catalog catalogue products product categories category countries currencies languages timezones plans pricing news events menu stores",
);
/** These make everything below them public. */
const publicRoots = set("public wellknown docs webhook webhooks hook hooks callback callbacks oauth oauth2 health openidconnect");

/** Segments of the path that are no parameters. */
export function staticSegments(operation: Pick<Operation, "path">): readonly string[] {
  return operation.path.split("/").filter((segment) => segment !== "" && !segment.includes("{"));
}

/** True where the path ends in a parameter: one object, not the collection. */
export function endsInParameter(operation: Pick<Operation, "path">): boolean {
  return /\{[^{}]{1,200}\}$/.test(operation.path.replace(/\/$/, ""));
}

/** Public by design: signing in and up, health, documents, catalogues, what others call back. */
export function isOpenByDesign(operation: Operation): boolean {
  const segments = staticSegments(operation).map((segment) => wordsOf(segment));
  const last = segments.at(-1) ?? [];
  if (last.some((word) => entrances.has(word)) || publicNouns.has(last.join("")) || last.some((word) => namesPublication(word)))
    return true;
  if (segments.some((words) => publicRoots.has(words.join("")))) return true;
  const said = [operation.operationId, operation.summary].map((text) => wordsOf(text ?? ""));
  if (said.some(([first = "", second = ""]) => entrances.has(first) || entrances.has(first + second))) return true;
  return operation.method === "POST" && !endsInParameter(operation) && takesPassword(operation);
}

/** A collection that is given a password gets a new member, or lets one in. */
function takesPassword({ body }: Operation): boolean {
  return (body?.content ?? []).some(({ schema }) => {
    const views = schema === null ? [] : [schema, ...schema.alternatives];
    return views.some((view) => [...view.properties.keys()].some((name) => classifyField(name)?.type === "password"));
  });
}

/** True where handing out a credential is what the operation is for; whatever makes something may show its secret once. */
export function mints(operation: Operation): boolean {
  const { path, operationId, summary, method } = operation;
  const words = wordsOf([path, operationId, summary].join(" ")).join(" ");
  return (
    method === "POST" ||
    speaksOfMinting(words) ||
    /\b(?:log ?on|sign ?up|register|keys?|secrets?|credentials?|tokens?|rotate|regenerate)\b/.test(words)
  );
}

/** Kept for staff, by its path or by what is said of it. */
export function isForStaff({ path, operationId, summary, description, tags }: Operation): boolean {
  return reservesToStaff([operationId, summary, description, ...tags].join(" "), path);
}

/** `token`, `secret`, `shareToken`: the word alone names many things that are no credential of a caller. */
export function isBareToken(name: string): boolean {
  const words = wordsOf(name);
  const known = /^(?:access|auth|bearer|oauth|jwt|api|refresh|session|user|security|authentication|authorization)$/;
  return /^(?:tokens?|secrets?)$/.test(words.at(-1) ?? "") && !words.some((word) => known.test(word));
}

/** Numbers of companies stand in public registers, and are nobody's secret. */
export function speaksOfCompany(path: string): boolean {
  return wordsOf(path).some((word) =>
    /^(?:compan(?:y|ies)|business(?:es)?|organi[sz]ations?|merchants?|vendors?|suppliers?|firms?|entreprises?|empresas?|unternehmen|vat)$/.test(
      word,
    ),
  );
}

/** The number of an account at a bank, not of a customer's: most call both an account number. */
export function namesBankAccount(text: string): boolean {
  return wordsOf(text).some((word) =>
    /^(?:banks?|banking|iban|routing|sort|sortcode|sepa|ach|debit|payment|konto|clabe|bancaria|bancario)/.test(word),
  );
}

// In: nothing. Out: logins whose tokens carry data of people, and others whose claims only look like it.

import { me } from "../collection.js";
import type { Twin } from "../kit.js";
import { alice, both } from "../people.js";
import { login, logins } from "./token-lifetime.js";

const of = (subject: string) => both.find(({ id }) => id === subject)!;

/** Claims that the leaky one adds. */
function carrying(
  name: string,
  claims: (person: (typeof both)[number]) => Readonly<Record<string, unknown>>,
  severity: "high" | "low",
): Twin {
  return {
    name,
    identities: logins,
    routes: {
      ...me,
      ...login(({ issue }, subject, leaky) => ({ access_token: issue(subject, leaky ? claims(of(subject)) : {}), expires_in: 3_600 })),
    },
    leaks: [`personal-data-in-token null ${severity}`],
    verifies: ["safe-token-handling null"],
  };
}

export const twins: readonly Twin[] = [
  carrying("a number of the state", ({ ssn }) => ({ ssn }), "high"),
  carrying("a diagnosis in a claim of its own name", ({ diagnosis }) => ({ "https://larkwood.test/claims": { diagnosis } }), "high"),
  carrying("a hash of the password", () => ({ pwd: "$2b$12$Q9d8hKx0bT1r5yJ7nV3uEuW1pXo4mZs6cFgLtRqYvHkNaBdEiJfGa" }), "high"),
  carrying("an address and a phone, as OpenID Connect names them", ({ email, phone }) => ({ email, phone_number: phone }), "low"),
  {
    name: "claims of the protocol, and roles",
    identities: logins,
    moreTokens: { [alice.id]: { id_token: { email: alice.email, given_name: "Alice", birthdate: alice.birth_date } } },
    routes: {
      ...me,
      ...login(({ issue }, subject, leaky) => ({
        access_token: issue(subject, {
          jti: "0d7c1f86-31d3-4b0b-8a44-93a3b0e6f1c2",
          sid: "b86a7f9c2d5e4f10",
          csrf: "a2f64c0e-59b1-44ad-8f3c-1a7f5d9b6e21",
          roles: ["customer"],
          email_verified: true,
          locale: "de-DE",
          client_id: "larkwood-web",
          account: 4_716_028_339,
          ...(leaky ? { iban: of(subject).iban } : {}),
        }),
      })),
    },
    leaks: ["personal-data-in-token null high"],
    verifies: ["safe-token-handling null"],
  },
];

// In: another scanner's examples, where they lie beside the repository. Out: how many secrets are found at firm or above, and what else is told.

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createDetector, type Match } from "../src/index.js";

interface Rule {
  readonly name: string;
  readonly categories: readonly string[];
  readonly positive: readonly string[];
  readonly negative: readonly string[];
}

// Beside the repository, or beside the folder of its working trees.
const file = ["../../../../shared", "../../../../../shared"]
  .map((folder) => fileURLToPath(new URL(`${folder}/data/secret-examples.json`, import.meta.url)))
  .find((path) => existsSync(path));
const rules: readonly Rule[] = file === undefined ? [] : (JSON.parse(readFileSync(file, "utf8")) as { rules: Rule[] }).rules;

/** Rules of what is public or names something: to know it opens nothing. */
const identifiers = new Map([
  ["Age Recipient (X25519 public key)", "a public key"],
  ["AWS API Key", "an access key's id, public by itself"],
  ["AWS Account ID", "an account's number"],
  ["AWS S3 Bucket", "an address"],
  ["Amazon Resource Name", "a name"],
  ["GitHub Client ID", "sent to every browser"],
  ["Google Client ID", "sent to every browser"],
  ["Google Cloud Storage Bucket", "an address"],
  ["LinkedIn Client ID", "sent to every browser"],
  ["Mapbox Public Access Token", "public by its prefix"],
  ["React App Username", "a login's name"],
  ["Shopify Domain", "an address"],
  ["Twitter Client ID", "sent to every browser"],
]);

/** Rules whose tokens have a published check: one that fails was changed for the example, and is told tentatively. */
const checked = /^(?:GitHub|NPM Access Token|Age Identity)/;

/** Why an example holds no secret, or undefined. */
function standIn(rule: string, text: string, matches: readonly Match[]): string | undefined {
  if (/([A-Za-z0])\1{9}/.test(text)) return "one character over and over";
  if (/(.{4,8})\1{3}/.test(text) && !/[ \n*─]{8}/.test(text)) return "a few characters over and over";
  if (/12345678|012345abcdef|ABCDEFGHIJKLMN/.test(text)) return "a row of digits or letters";
  if (/-p(?:assword)? "?[$%]|pwd=#\{|: " *\+|:" \+/i.test(text)) return "a variable stands for the value";
  if (/#{6}/.test(text)) return "masked";
  if (/EXAMPLE[A-Z]/.test(text)) return "says that it is an example";
  if (/(?:my|your|some|smtp)_?pass|[= ']secret[';]|"secret"|:secret@|assword ['"]password['"]|-p password/i.test(text))
    return "a word for the value";
  if (/Authorization: B(?:asic QWxh|earer mF_9)/.test(text)) return "the sample of RFC 7617 or RFC 6750";
  if (rule.startsWith("Stripe API Test")) return "a key for trials, told tentatively";
  if (rule.startsWith("Telegram") && /:[\w-]{34}$/.test(text)) return "a character short of a token (35)";
  if (rule.startsWith("JSON Web Token") && /eyJhbGciOiJIUzI1NiIs[A-Z]nR/.test(text)) return "its header is no JSON";
  if (checked.test(rule) && matches.some(({ kind, confidence }) => kind === "credential" && confidence === "tentative"))
    return "its check does not hold";
  return undefined;
}

/** Rules whose counter-examples are secrets, only not of the rule's kind: what they hold. */
const secretAllTheSame = new Map([
  ["Auth0 Application Credentials", "a client secret"],
  ["Connection String in .NET Configuration", "a password, in a setting that is no connection"],
  ["Credentials in MongoDB Connection String", "a password, behind it a socket"],
  ["Generic Password", "a password with a dollar sign"],
  ["Gitalk OAuth Credentials", "a client secret"],
  ["Hashicorp Vault Batch Token (< v1.10)", "a token of a later version"],
  ["Hashicorp Vault Batch Token (>= v1.10)", "a token of an earlier version"],
  ["Hashicorp Vault Recovery Token (< v1.10)", "a token of a later version"],
  ["Hashicorp Vault Recovery Token (>= v1.10)", "a token of an earlier version"],
  ["Hashicorp Vault Service Token (< v1.10)", "a token of a later version"],
  ["Hashicorp Vault Service Token (>= v1.10)", "a token of an earlier version"],
  ["JSON Web Token (base64url-encoded)", "a token of TeamCity"],
  ["Microsoft Teams Webhook", "the address of a webhook"],
  ["NPM Access Token (fine-grained)", "a token of the older form"],
  ["Sensitive Value in .NET Configuration", "a connection's password; a token of TeamCity"],
  ["Slack Bot Token", "a token of a user, or of the older form"],
  ["Slack Legacy Bot Token", "a token of a user, or of the newer form"],
  ["Slack User Token", "a token of a bot"],
]);

const sure = ({ confidence }: Match): boolean => confidence !== "tentative";

describe.runIf(rules.length > 0)("another scanner's examples", () => {
  const detector = createDetector();

  it("are found where they are secrets", () => {
    let secrets = 0;
    const missed: string[] = [];
    for (const { name, positive } of rules) {
      if (identifiers.has(name)) continue;
      for (const text of positive) {
        const matches = detector.scan(text);
        const found = matches.some((match) => match.kind === "credential" && sure(match));
        if (!found && standIn(name, text, matches) !== undefined) continue;
        secrets++;
        if (!found) missed.push(`${name}: ${text.slice(0, 120)}`);
      }
    }
    expect(secrets).toBeGreaterThan(300);
    expect(1 - missed.length / secrets, missed.join("\n")).toBeGreaterThanOrEqual(0.95);
  });

  it("are not told where they are none", () => {
    let count = 0;
    const told: string[] = [];
    for (const { name, negative } of rules)
      for (const text of negative) {
        count++;
        const found = detector.scan(text).filter(sure);
        if (found.length > 0 && !secretAllTheSame.has(name))
          told.push(`${name}: ${found.map(({ type }) => type).join()} in ${text.slice(0, 120)}`);
      }
    expect(count).toBeGreaterThan(100);
    expect(told.length / count, told.join("\n")).toBeLessThanOrEqual(0.05);
  });
});

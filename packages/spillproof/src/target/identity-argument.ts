// In: what stands after `--as`. Out: an identity's name and credential.

import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { SpillproofError } from "../model/index.js";
import type { CredentialInput } from "./configuration.js";
import { isToken, splitAt } from "./send-form.js";
import { escapeTemplate } from "./template.js";

const forms = "env:VAR, file:PATH, bearer:…, basic:user:pass, header:Name:value, cookie:name=value or query:name=value";

/**
 * Reads `alice=bearer:…`. What `env:` and `file:` bring is a bearer token unless it starts with another form itself.
 * @throws SpillproofError `usage`, which never holds the credential.
 */
export async function parseIdentityArgument(
  argument: string,
  input: { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>> },
): Promise<{ readonly name: string; readonly identity: CredentialInput }> {
  const split = splitAt(argument, "=");
  if (split === null || /[:\s]/.test(split.name))
    throw new SpillproofError("usage", "--as takes NAME=CREDENTIAL.", `For example --as alice=env:ALICE_TOKEN. CREDENTIAL is ${forms}.`);
  const { name, value } = split;
  const fail = (message: string, hint = `Give ${forms}.`, cause?: unknown) =>
    new SpillproofError("usage", `--as ${name}: ${message}`, hint, { cause });
  let text = value;
  if (value.startsWith("env:")) {
    const variable = value.slice(4);
    const found = input.env[variable];
    if (found === undefined || found.trim() === "")
      throw fail(
        `the environment variable ${/^\w{1,100}$/.test(variable) ? variable : "that it names"} is not set.`,
        "Set it before the scan.",
      );
    text = formed(found.trim());
  } else if (value.startsWith("file:")) {
    const file = value.slice(5);
    const content = await readFile(resolve(input.cwd, file), "utf8").catch((cause: unknown) => {
      throw fail(`the file ${file} cannot be read.`, "Check the path after file:.", cause);
    });
    if (content.trim() === "") throw fail(`the file ${file} is empty.`, "Write the token into it.");
    text = formed(content.trim());
  }
  const credential = credentialOf(text);
  if (credential === null) throw fail("the credential is in none of the known forms.");
  return { name, identity: credential };
}

/** A bare token is a bearer token. */
function formed(text: string): string {
  return /^(?:bearer|basic|header|cookie|query):/.test(text) ? text : `bearer:${text}`;
}

function credentialOf(text: string): CredentialInput | null {
  const kind = splitAt(text, ":");
  if (kind === null || kind.value === "" || /[\r\n]/.test(kind.value)) return null;
  const value = escapeTemplate(kind.value);
  switch (kind.name) {
    case "bearer":
      return { bearer: value };
    case "basic": {
      const at = value.indexOf(":");
      return at < 1 ? null : { basic: { username: value.slice(0, at), password: value.slice(at + 1) } };
    }
    case "header": {
      const pair = splitAt(value, ":");
      return pair !== null && isToken(pair.name) ? { header: pair } : null;
    }
    case "cookie": {
      const pair = splitAt(value, "=");
      return pair !== null && isToken(pair.name) ? { cookie: pair } : null;
    }
    case "query": {
      const pair = splitAt(value, "=");
      return pair === null ? null : { query: pair };
    }
    default:
      return null;
  }
}

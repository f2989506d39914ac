// In: a directory. Out: a commented spillproof.yaml in it, and what to fill in.

import { existsSync } from "node:fs";
import { stat, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import type { Command } from "commander";
import { SpillproofError } from "../model/index.js";
import { createCommand, manner } from "./command.js";
import { print } from "./terminal.js";

const name = "spillproof.yaml";
const schema = "node_modules/spillproof/schema/config.json";

const template = `# What Spillproof scans, and as whom. \${NAME} is taken from the environment: no secret needs to stand here.

# The only host that is ever called.
target: http://127.0.0.1:5000

# The OpenAPI document: a file or a URL. Left out, it is looked for at the usual paths of the target.
# spec: openapi.yaml

# Two ordinary accounts with data of their own: a leak is proved when one reads what belongs to the other.
identities:
  alice:
    login:
      request: POST /auth/login # a path of the target
      json: { username: alice, password: "\${ALICE_PASSWORD}" } # or form:
      token: /access_token # where the answer holds the token: a JSON pointer, header:NAME or cookie:NAME
    # send: "Authorization: Bearer \${token}" # the default; also "X-Auth-Token: \${token}", "cookie: sid=\${token}", "query: key=\${token}"
  bob:
    login:
      request: POST /auth/login
      json: { username: bob, password: "\${BOB_PASSWORD}" }
      token: /access_token
  # A token that you have already, in place of a login:
  # carol: { bearer: "\${CAROL_TOKEN}" }
  # Somebody who may by right read what belongs to others:
  # boss: { bearer: "\${BOSS_TOKEN}", privileged: true }
  # Further tokens of the same subject, for the checks that need them:
  # dave: { bearer: "\${DAVE_TOKEN}", moreTokens: { narrow: { bearer: "\${DAVE_READ_ONLY}" }, expired: { bearer: "\${DAVE_OLD}" } } }

# Also write, to objects and accounts that the scan makes itself and undoes (or spillproof scan --active).
# active: true
# How an account is made, where the document does not say it; \${unique} and \${password} are filled in.
# signup: { request: POST /auth/register, json: { username: "\${unique}", password: "\${password}" } }

# What tokens are verified with: the scan makes expired and other tokens with the key, in memory.
# tokens: { algorithms: [HS256], key: "\${JWT_SECRET}" }

# Ids that cannot be learnt from lists, such as /me or a list of orders.
# known: { order_id: { alice: [1001], bob: [2002] } }

# What is meant to be shared, and with whom: a group of identities, everybody, or identities by name.
# access:
#   - { operation: "GET /teams/{team_id}", sharedWith: everybody }

# What is known and accepted, with the reason and a date.
# ignore:
#   - { rule: verbose-error, operation: GET /health, reason: status page of our own, until: 2099-01-01 }

# Everything that the command line takes can stand here too, in camelCase:
# maxRequests: 2000
# maxSeconds: 120
# exclude: ["GET /reports/export*"]
# failOn: high
`;

export function initCommand(): Command {
  return createCommand("init", "Write a commented spillproof.yaml to start from.", {
    examples: [
      ["spillproof init", "write it here"],
      ["spillproof init service", "write it into a directory"],
    ],
    exits: [
      [0, "written"],
      [2, "there is one already, or the directory is missing"],
    ],
  })
    .argument("[dir]", "where to write it", ".")
    .optionsGroup(manner)
    .option("--force", "write over the one that is there")
    .option("--no-color", "no colours")
    .option("--debug", "show where an error arose")
    .action(async (directory: string, options: { readonly force?: true }) => {
      const folder = resolve(directory);
      if (!(await stat(folder).catch(() => null))?.isDirectory())
        throw new SpillproofError("usage", `The directory ${directory} does not exist.`, "Make it first, or name another.");
      const file = join(folder, name);
      const shown = relative(process.cwd(), file) || file;
      const modeline = existsSync(join(folder, schema)) ? `# yaml-language-server: $schema=${schema}\n` : "";
      await writeFile(file, modeline + template, { flag: options.force ? "w" : "wx" }).catch((cause: NodeJS.ErrnoException) => {
        throw cause.code === "EEXIST"
          ? new SpillproofError("input", `${shown} is there already.`, "Use --force to write over it.", { cause })
          : new SpillproofError("input", `${shown} cannot be written.`, "Look at the directory's rights.", { cause });
      });
      await print(`Wrote ${shown}. Now:
  1. set target to your API, which must be running
  2. set the login request of two ordinary accounts, or give their tokens
  3. export ALICE_PASSWORD and BOB_PASSWORD
  4. run spillproof scan
`);
    });
}

// In: zod. Out: the schema of spillproof.yaml, and the JSON Schema that editors complete it by.

import type * as Zod from "zod";
import { parseSendForm } from "./send-form.js";

/** zod is handed in, since it costs 60 ms to load and not every command needs it. */
export function configurationSchema({ z }: typeof Zod) {
  const text = z.string({ error: "expected text; put it in quotes" }).min(1, "expected text, not nothing");
  const list = z.array(text, { error: 'expected a list such as ["GET /orders*"]' });
  const flag = z.boolean({ error: "expected true or false" });
  const positive = z.number({ error: "expected a number" }).positive("expected a number above 0");
  const request = z
    .string({ error: 'expected a request such as "POST /auth/login"' })
    .regex(/^[A-Za-z]{1,20} +(?:\/|https?:\/\/)\S*$/, 'expected a request such as "POST /auth/login"');
  const operation = text.regex(/^(?:(?:[A-Za-z]{1,20}|\*) +)?[/*]\S*$/, 'expected an operation such as "GET /orders/{id}"');
  const scalars = z.record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean()], { error: "expected text, a number or true or false" }),
  );
  const headers = z.record(z.string(), text);
  const place = z
    .string({ error: "expected a JSON pointer such as /access_token, header:NAME or cookie:NAME" })
    .regex(/^(?:$|\/|header:\S|cookie:\S)/, "expected a JSON pointer such as /access_token, header:NAME or cookie:NAME");
  const named = (example: string) =>
    z.union([text, z.strictObject({ name: text, value: text })], { error: `expected { name: …, value: … } or "${example}"` });

  const body = {
    json: z.unknown().optional().describe("The body, sent as JSON."),
    form: scalars.optional().describe("The body, sent as a form."),
    headers: headers.optional().describe("Further headers of the request."),
  };
  const oneBody = (value: { readonly json?: unknown; readonly form?: unknown }) => value.json === undefined || value.form === undefined;
  const refresh = z
    .strictObject({ request, ...body, token: place.optional().describe("Where the new token stands; where the login has it if left out.") })
    .refine(oneBody, "expected json or form, not both");
  const login = z
    .strictObject({
      request: request.describe("Method and path of the target, such as POST /auth/login."),
      ...body,
      token: place.describe("Where the answer holds the token: a JSON pointer, header:NAME or cookie:NAME."),
      refresh: refresh.optional().describe(`The request that renews the token. \${/pointer} is a value of the answer before.`),
    })
    .refine(oneBody, "expected json or form, not both");
  const oauth2 = z
    .strictObject({
      flow: z.enum(["clientCredentials", "password"], { error: "expected clientCredentials or password" }),
      tokenUrl: text.describe("A path of the target."),
      clientId: text.optional(),
      clientSecret: text.optional(),
      scope: z.string().optional(),
      audience: text.optional(),
      username: text.optional(),
      password: text.optional(),
    })
    .refine(({ flow, clientId }) => flow === "password" || clientId !== undefined, "expected a clientId for this flow")
    .refine(
      ({ flow, username, password }) => flow === "clientCredentials" || (username !== undefined && password !== undefined),
      "expected a username and a password for this flow",
    );
  const credential = {
    bearer: text.optional().describe(`A token, best as \${NAME} from the environment.`),
    basic: z.strictObject({ username: text, password: z.string({ error: "expected text; put it in quotes" }) }).optional(),
    header: named("X-Api-Key: …").optional(),
    cookie: named("sid=…").optional(),
    query: named("key=…").optional(),
    login: login.optional().describe("Any request that gives a token."),
    oauth2: oauth2.optional(),
  };
  const kinds = Object.keys(credential) as (keyof typeof credential)[];
  const oneCredential = (value: object) => kinds.filter((kind) => (value as Record<string, unknown>)[kind] !== undefined).length === 1;
  const expectedCredential = `expected exactly one of ${kinds.slice(0, -1).join(", ")} and ${kinds.at(-1)}`;
  const identity = z
    .strictObject({
      ...credential,
      send: z
        .string({ error: "expected text; put it in quotes" })
        .refine(
          (value) => parseSendForm(value) !== null,
          `expected a way to send such as "Authorization: Bearer \${token}", "cookie: sid=\${token}" or "query: key=\${token}"`,
        )
        .optional()
        .describe(`How the token is sent: "Authorization: Bearer \${token}" if left out; one that came as a cookie goes back as it.`),
      groups: list.optional().describe("Groups whose things their members share."),
      privileged: flag.optional().describe("May by right read what belongs to others."),
      moreTokens: z
        .record(z.string(), z.strictObject(credential).refine(oneCredential, expectedCredential))
        .optional()
        .describe("Further tokens of the same subject: narrow, expired, refresh, id, otherAudience."),
    })
    .refine(oneCredential, expectedCredential);
  const signup = z.strictObject({ request, ...body }).refine(oneBody, "expected json or form, not both");

  return z.strictObject({
    target: z
      .string({ error: "expected a URL such as http://127.0.0.1:5000" })
      .refine(isOrigin, "expected a URL such as http://127.0.0.1:5000, without user name and password")
      .optional()
      .describe("The only host that is ever called."),
    spec: text.optional().describe("The OpenAPI document: a file or a URL. Looked for at the usual paths if left out."),
    identities: z
      .record(z.string().regex(/^[^\s:=]{1,100}$/, "expected a name without spaces, colons or ="), identity, {
        error: "expected identities by name",
      })
      .optional()
      .describe("Who asks. Two ordinary ones with data of their own prove a leak."),
    signup: signup.optional().describe(`Makes an account; \${unique} and \${password} are filled in.`),
    active: flag.optional().describe("Also send writes, to objects and accounts that the scan makes itself and undoes afterwards."),
    tokens: z
      .strictObject({
        algorithms: list.optional(),
        key: text.optional(),
        jwks: text.optional(),
        issuer: text.optional(),
        audience: z.union([text, list], { error: "expected text or a list" }).optional(),
      })
      .refine(({ key, jwks }) => key === undefined || jwks === undefined, "expected key or jwks, not both")
      .optional()
      .describe("What tokens are verified with."),
    known: z
      .record(
        z.string(),
        z.record(z.string(), z.array(z.union([z.string(), z.number()], { error: "expected an id" }), { error: "expected a list of ids" })),
      )
      .optional()
      .describe("Ids that cannot be learnt: { order_id: { alice: [1001] } }."),
    access: z
      .array(
        z.strictObject({ operation, sharedWith: z.union([text, list], { error: "expected a group, everybody, or a list of identities" }) }),
        {
          error: "expected a list",
        },
      )
      .optional()
      .describe("What is meant to be shared."),
    llm: z
      .strictObject({
        level: z.enum(["off", "quick", "standard", "deep"], { error: "expected off, quick, standard or deep" }).optional(),
        promptFile: text.optional(),
        rate: positive.optional(),
        endpoints: z.array(z.strictObject({ operation, message: text, answer: text })).optional(),
      })
      .optional()
      .describe("Chat endpoints and how far they are probed."),
    ignore: z
      .array(
        z.strictObject({
          rule: text,
          operation: operation.optional(),
          reason: z.string({ error: "expected a reason" }).refine((value) => value.trim() !== "", "expected a reason"),
          until: z
            .string({ error: "expected a date such as 2027-01-01" })
            .refine(isDate, "expected a date such as 2027-01-01")
            .optional()
            .describe("The last day it holds."),
        }),
        { error: "expected a list" },
      )
      .optional()
      .describe("Findings that are known and accepted, each with a reason."),
    include: z
      .array(operation, { error: 'expected a list such as ["GET /orders*"]' })
      .optional()
      .describe("Operations to call; all if left out."),
    exclude: z.array(operation, { error: 'expected a list such as ["GET /orders*"]' }).optional().describe("Operations never to call."),
    only: list.optional().describe("Rules by id or category."),
    skip: list.optional().describe("All rules but these."),
    maxRequests: z
      .int({ error: "expected a whole number" })
      .positive("expected a number above 0")
      .optional()
      .describe("Requests at most (2000)."),
    maxSeconds: positive.optional().describe("Seconds at most (120)."),
    rate: positive.optional().describe("Requests a second (50; on loopback no limit)."),
    timeout: positive.optional().describe("Seconds to wait for an answer (10)."),
    seed: z
      .int({ error: "expected a whole number" })
      .nonnegative("expected a number from 0 on")
      .optional()
      .describe("What chance starts from (1)."),
    output: list.optional().describe("Files to write the report to."),
    json: flag.optional().describe("The report as JSON on stdout."),
    failOn: z
      .enum(["critical", "high", "medium", "low", "never"], { error: "expected critical, high, medium, low or never" })
      .optional()
      .describe("The least severity that makes exit status 1 (high)."),
    quiet: flag.optional(),
    noColor: flag.optional(),
    debug: flag.optional(),
    authorized: flag.optional().describe("You may test this public host."),
    insecure: flag.optional().describe("Accept any certificate."),
    ca: text.optional().describe("A PEM file of certificates to trust."),
    wordlist: text.optional().describe("A file of more secrets to try on tokens, one on each line."),
    proxy: z
      .string({ error: "expected a URL such as http://127.0.0.1:8080" })
      .refine((value) => /^https?:\/\//i.test(value) && URL.canParse(value), "expected a URL such as http://127.0.0.1:8080")
      .optional()
      .describe("Everything is sent through this HTTP proxy."),
    header: z
      .array(text.regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,200}:[^\r\n]*$/, 'expected a header such as "X-Tenant: a"'), {
        error: 'expected a list such as ["X-Tenant: a"]',
      })
      .optional()
      .describe("Headers to send with every request."),
  });
}

/** The JSON Schema of the file, draft 2020-12, as it ships with the package. */
export async function configurationJsonSchema(): Promise<Record<string, unknown>> {
  const zod = await import("zod");
  const { $schema, ...schema } = zod.z.toJSONSchema(configurationSchema(zod), { io: "input", unrepresentable: "any" });
  return { $schema, title: "spillproof.yaml", ...schema } as Record<string, unknown>;
}

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return (url.protocol === "http:" || url.protocol === "https:") && url.hostname !== "" && url.username === "" && url.password === "";
}

function isDate(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));
}

import { readFileSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, it, onTestFinished } from "vitest";
import { run, scratch } from "./run.js";

const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
formats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(new URL("../../schema/report.json", import.meta.url), "utf8")));

const sound = `openapi: 3.0.3
info: { title: Orders, version: "1" }
servers: [{ url: https://api.example.com }]
security: [{ bearer: [] }]
paths:
  /orders/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: ok, content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } } }
        "401": { description: no token }
components:
  securitySchemes: { bearer: { type: http, scheme: bearer } }
`;
const leaky = sound.replace("https:", "http:");
const medium = sound.replaceAll("{id}", "{email}").replace("name: id", "name: email");

async function folder(files: Readonly<Record<string, string>>): Promise<string> {
  const cwd = await scratch();
  for (const [name, text] of Object.entries(files)) await writeFile(join(cwd, name), text);
  return cwd;
}

/** Serves one document, to whoever sends the header. */
async function serve(text: string): Promise<{ url: string; paths: string[] }> {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(`${request.method} ${request.url}`);
    if (request.url?.startsWith("/gone")) response.writeHead(404).end();
    else response.writeHead(200, { "content-type": "application/yaml" }).end(text);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, paths };
}

describe("audit", () => {
  it("tells findings with file, line and pointer, and exits 1", async () => {
    const { status, stdout, stderr } = await run(["audit", "openapi.yaml"], { cwd: await folder({ "openapi.yaml": leaky }) });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toContain("HIGH  The document names a server without encryption");
    expect(stdout).toContain("openapi.yaml:3:13 · /servers/0/url");
    expect(stdout).toContain("none: a document shows what is promised");
  });

  it("exits 0 on a sound one, and by --fail-on", async () => {
    const cwd = await folder({ "sound.yaml": sound, "medium.yaml": medium, "leaky.yaml": leaky });
    const status = async (...args: string[]) => (await run(["audit", ...args], { cwd })).status;
    expect(await status("sound.yaml", "--fail-on", "low")).toBe(0);
    expect(await status("medium.yaml")).toBe(0);
    expect(await status("medium.yaml", "--fail-on", "medium")).toBe(1);
    expect(await status("leaky.yaml", "--fail-on", "never")).toBe(0);
    expect(await status("leaky.yaml", "--skip", "transport")).toBe(0);
    expect(await status("leaky.yaml", "--only", "token-in-url")).toBe(0);
  });

  it("writes JSON by the published schema, and files for their owner only", async () => {
    const cwd = await folder({ "openapi.yaml": leaky });
    const { status, stdout, stderr } = await run(["audit", "openapi.yaml", "--json", "--output", "r.json", "--output", "r.html"], { cwd });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "Wrote r.json\nWrote r.html\n" });
    const report = JSON.parse(stdout);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report).toMatchObject({ command: "audit", target: "openapi.yaml", requests: 0, grade: null });
    expect(await readFile(join(cwd, "r.json"), "utf8")).toBe(stdout);
    expect(await readFile(join(cwd, "r.html"), "utf8")).toContain("/servers/0/url");
    expect((await readdir(cwd)).sort()).toEqual(["openapi.yaml", "r.html", "r.json"]);
    const explained = await run(["explain", "--score", "r.json"], { cwd });
    expect(explained.stdout).toContain("No grade: a document shows what is promised");
  });

  it("takes up no spillproof.yaml, which names a running API", async () => {
    const cwd = await folder({ "openapi.yaml": sound, "spillproof.yaml": "identities: { alice: { bearer: $" + "{NOT_SET} } }\n" });
    expect((await run(["audit", "openapi.yaml"], { cwd })).status).toBe(0);
  });

  it("fetches a document from this machine with one request, and shows no secret of its address", async () => {
    const { url, paths } = await serve(leaky);
    const { status, stdout } = await run(["audit", `${url}/openapi.yaml?key=nt_secret_123`, "--json"], { cwd: await scratch() });
    expect(status).toBe(1);
    expect(paths).toEqual(["GET /openapi.yaml?key=nt_secret_123"]);
    const report = JSON.parse(stdout);
    expect(report.requests).toBe(1);
    expect(report.findings[0].source.file).toBe(`${url}/openapi.yaml`);
    expect(stdout).not.toContain("nt_secret");
  });

  it.each([
    [
      "a directory",
      ["audit", "sub"],
      "sub is a directory, and this release audits OpenAPI documents only.",
      "spillproof audit openapi.yaml",
    ],
    ["no file", ["audit", "absent.yaml"], "absent.yaml cannot be read.", "Check the path"],
    ["no document", ["audit", "other.json"], "other.json is not an OpenAPI document", "OpenAPI 3.0"],
    ["broken YAML", ["audit", "broken.yaml"], "broken.yaml is neither JSON nor YAML (line 4:", "Correct the syntax"],
    ["broken JSON", ["audit", "broken.json"], "broken.json is not valid JSON (line 2)", "Correct the syntax"],
    ["nothing", ["audit"], "Missing required argument 'spec'.", "--help"],
    [
      "a rule of running APIs",
      ["audit", "a.yaml", "--only", "token-echo"],
      "This release does not look for token-echo in a document alone.",
      "explain",
    ],
    ["a planned rule", ["audit", "a.yaml", "--only", "ssrf"], "The rule ssrf is planned", "explain"],
    ["an unknown rule", ["audit", "a.yaml", "--skip", "spec-gaps"], "there is no rule or category spec-gaps.", "spec-gap"],
    ["another format", ["audit", "a.yaml", "--output", "a.sarif"], "there is no format of that ending.", ".json and .html"],
    ["an option of scan", ["audit", "a.yaml", "--as", "a=env:A"], "spillproof audit has no option --as.", ""],
  ])("refuses %s in a sentence", async (_, args, sentence, hint) => {
    const cwd = await folder({
      "other.json": "{}",
      "broken.yaml": "openapi: 3.0.0\ninfo: {}\npaths: [\n",
      "broken.json": '{"openapi": "3.0.0",\n"paths": {]',
      "a.yaml": sound,
    });
    await mkdir(join(cwd, "sub"));
    const { status, stdout, stderr } = await run(args, { cwd });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(sentence);
    expect(stderr).toContain(hint);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it("asks no public host unless it may, and tells a URL that answers nothing", async () => {
    // An address of documentation (RFC 5737): nobody is there, and nothing is sent.
    const refused = await run(["audit", "http://192.0.2.1/openapi.json"], { cwd: await scratch() });
    expect({ status: refused.status, stdout: refused.stdout }).toEqual({ status: 3, stdout: "" });
    expect(refused.stderr).toMatch(/^error: 192\.0\.2\.1 .*\nhint: .*--authorized/);
    expect((await run(["audit", "http://127.0.0.1:9/openapi.json"], { cwd: await scratch() })).status).toBe(3);
    const { url } = await serve(sound);
    const gone = await run(["audit", `${url}/gone`], { cwd: await scratch() });
    expect(gone.status).toBe(2);
    expect(gone.stderr).toContain("answered 404.");
  });
});

describe("scan", () => {
  it("says of a rule that only a document shows where it is not looked for", async () => {
    const { status, stderr } = await run(["scan", "http://127.0.0.1:9", "--only", "spec-gap"], { cwd: await scratch() });
    expect(status).toBe(2);
    expect(stderr).toContain("--only: This release does not look for spec-gap in a running API.");
  });
});

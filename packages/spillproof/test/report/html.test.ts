// In: reports, hostile ones too. Out: whether the page is safe, self-contained and open to everybody.

import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/index.js";
import { render } from "../../src/report/index.js";
import { html, toText } from "../../src/report/markup.js";
import { themes } from "../../src/report/style.js";
import { hostile, leaky, sound, unseen } from "./reports.js";

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly attributes: ReadonlyMap<string, string>;
  /** What stands between this tag and the next. */
  readonly text: string;
}

/** Reads the page as strictly as it is written: quoted attributes only. Throws on anything else that looks like a tag. */
function tagsOf(page: string): readonly Tag[] {
  const body = page.replace(/<style>[\s\S]*?<\/style>/, "<style></style>").replace("<!doctype html>", "");
  const tags: Tag[] = [];
  for (const piece of body.split("<").slice(1)) {
    const match = /^(\/?)([a-z][a-z0-9]*)((?:\s+[a-z][a-z0-9:-]*="[^"<>]*")*)\s*\/?>([^>]*)$/i.exec(piece);
    if (match === null) throw new Error(`not a tag: <${piece.slice(0, 120)}`);
    const attributes = new Map(
      [...(match[3] ?? "").matchAll(/([a-z][a-z0-9:-]*)="([^"]*)"/gi)].map(([, name = "", value = ""]) => [name, value]),
    );
    tags.push({ name: (match[2] ?? "").toLowerCase(), closing: match[1] === "/", attributes, text: match[4] ?? "" });
  }
  return tags;
}

const pages: readonly (readonly [string, Report])[] = [
  ["leaky", leaky],
  ["sound", sound],
  ["too little seen", unseen],
  ["hostile", hostile(leaky)],
  ["hostile, too little seen", hostile({ ...unseen, access: leaky.access })],
];
const allowed = new Set(
  "html head meta title style body a div header main section footer p h1 h2 h3 h4 ul ol li span b strong code pre mark time table caption thead tbody tr th td details summary article svg desc circle path rect line g text".split(
    " ",
  ),
);
const empty = new Set(["meta", "circle", "path", "rect", "line"]);

describe.each(pages)("the HTML report, %s", (_, report) => {
  const page = render(report, "html");
  const tags = tagsOf(page);
  const open = tags.filter(({ closing }) => !closing);

  it("is made of the house's own tags and attributes, well nested", () => {
    const stack: string[] = [];
    for (const { name, closing, attributes } of tags) {
      expect(allowed, name).toContain(name);
      for (const attribute of attributes.keys()) expect(attribute).not.toMatch(/^on|^src|^action|^srcdoc|^xlink/);
      if (closing) expect(stack.pop()).toBe(name);
      else if (!empty.has(name)) stack.push(name);
    }
    expect(stack).toEqual([]);
  });

  it("asks the network for nothing", () => {
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    for (const { attributes } of open) expect(attributes.get("href") ?? "#main").toMatch(/^#[a-z0-9-]+$/);
    for (const { attributes } of open) expect(attributes.get("style") ?? "").toMatch(/^(?:[a-z-]+:[0-9.]+(?:%|rem))?$/);
    expect(page).not.toMatch(/@import|url\(/);
  });

  it("shows no control, bidi or escape character of the target", () => {
    expect(page.replaceAll("\n", "")).not.toMatch(
      /[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/,
    );
  });

  it("has a language, a title, one h1, and headings in order", () => {
    expect(open[0]?.attributes.get("lang")).toBe("en");
    expect(open.find(({ name }) => name === "title")?.text.length).toBeGreaterThan(10);
    const levels = open.filter(({ name }) => /^h[1-6]$/.test(name)).map(({ name }) => Number(name[1]));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    for (const [index, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
  });

  it("names every link, summary, region and picture", () => {
    const ids = open.flatMap(({ attributes }) => attributes.get("id") ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { name, text, attributes } of open) {
      if (name === "a" || name === "summary") expect(text.trim(), name).not.toBe("");
      if (name === "a") expect(ids).toContain(attributes.get("href")?.slice(1));
      if (attributes.get("tabindex") !== undefined) expect(attributes.get("aria-label")).toBeTruthy();
      for (const id of attributes.get("aria-labelledby")?.split(" ") ?? []) expect(ids).toContain(id);
      if (name === "svg")
        expect(attributes.has("aria-hidden") || attributes.has("aria-label") || attributes.has("aria-labelledby")).toBe(true);
    }
  });

  it("gives every table a scope for each header, and a caption or a heading", () => {
    for (const { attributes } of open.filter(({ name }) => name === "th")) expect(["col", "row"]).toContain(attributes.get("scope"));
    for (const [index, { attributes }] of open.entries()) {
      if (open[index]?.name === "table") expect(attributes.has("aria-labelledby") || open[index + 1]?.name === "caption").toBe(true);
    }
    const rows = page.match(/<tbody[\s\S]*?<\/tbody>/g) ?? [];
    for (const body of rows)
      expect(
        body
          .split(/<tr[^>]*>/)
          .slice(1)
          .every((row) => row.startsWith('<th scope="row"')),
      ).toBe(true);
  });
});

describe("what the HTML report tells", () => {
  const page = render(leaky, "html");

  it("draws the matrix with a title, a description, shapes and letters, and gives it as a table", () => {
    expect(page).toMatch(
      /<title id="wide-title">[^<]+<\/title>\s*<desc id="wide-text">nobody: [^<]*alice: [^<]*answered with what is another&#39;s 2/,
    );
    const marksOf = (name: string) =>
      new RegExp(
        `<g class="m-${name}"><(circle|path|rect) class="([a-z ]+)"[^>]*/><text class="[^"]*" x="[^"]*" y="[^"]*">(.)</text>`,
      ).exec(page);
    const seen = ["own", "others", "shared", "none", "refused", "not-tested"].map((name) => marksOf(name)?.slice(1).join(" "));
    expect(seen).not.toContain(undefined);
    expect(new Set(seen).size).toBe(6);
    expect(new Set(seen.map((mark) => mark?.at(-1))).size).toBe(6);
    expect(page).toMatch(
      /<th scope="row"><code>GET \/patients\/\{patient_id\}<\/code><\/th><td><div>own: refused<\/div><\/td><td><div>own: answered \(health, personal\)<\/div><div>others: answered/,
    );
  });

  it("has control and experiment, the data, the fix with recipes, and the command", () => {
    expect(page.match(/<article/g)).toHaveLength(leaky.findings.length);
    expect(page).toContain("bob read alice&#39;s person-name, email, us-ssn, diagnosis and 1 more.");
    expect(page).toContain("<mark>***-**-4321</mark>");
    expect(page).toContain("<summary>Recipe for Flask</summary>");
    expect(page).toContain("&quot;Authorization: Bearer $BOB_TOKEN&quot;");
    expect(page).toMatch(/opens <a href="#finding-2">finding 2<\/a>/);
  });

  it("is incomplete aloud, and sound in few words", () => {
    expect(render(unseen, "html")).toContain("This scan is incomplete.");
    expect(render(sound, "html")).toContain("Nothing was found in what was tested.");
    expect(render(sound, "html")).not.toContain("<article");
  });

  it("stays of a size that a browser opens with a thousand operations", () => {
    const operations = Array.from({ length: 1000 }, (_, index) => `GET /things/${index}/{id}`);
    const access = operations.flatMap((operation) => leaky.access.slice(0, 3).map((cell) => ({ ...cell, operation })));
    const large = render({ ...leaky, access }, "html");
    expect(large).toContain("940 more operations in the table only.");
    expect(large.length).toBeLessThan(2_000_000);
  });
});

describe("the escaping tag", () => {
  it("escapes what is not its own markup, and takes no look-alike from a parsed file", () => {
    expect(toText(html`<p title="${"\"<&'`"}">${["<b>", html`<i>${1}</i>`, null, false]}</p>`)).toBe(
      '<p title="&quot;&lt;&amp;&#39;&#96;">&lt;b&gt;<i>1</i></p>',
    );
    expect(() => toText(html`${JSON.parse('{"markup":"<script>"}')}`)).toThrow();
  });
});

/** Relative luminance and contrast of WCAG 2.2. */
function contrast(a: string, b: string): number {
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

describe.each(["light", "dark"] as const)("the %s colours", (theme) => {
  const { grounds, inks } = themes[theme];
  it.each(Object.entries(inks))("%s can be read on every ground", (_, ink) => {
    for (const ground of Object.values(grounds)) expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
  });
});

// The HTML report in a real browser: it opens from disk, asks for nothing, fits a phone, and says in words what it draws.
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { render } from "../../src/report/index.js";
import { leaky, sound } from "../report/reports.js";

const executable = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));
const run = executable === undefined && process.env.CI === undefined ? test.skip : test;
let browser: Browser;

beforeAll(async () => {
  if (executable === undefined) return;
  browser = await chromium.launch({
    executablePath: executable,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
});
afterAll(() => browser?.close());

for (const [name, report] of [
  ["leaky", leaky],
  ["sound", sound],
] as const) {
  for (const [scheme, width] of [
    ["light", 1280],
    ["dark", 400],
  ] as const) {
    run(`the ${name} report, ${scheme}, ${width} px wide`, async () => {
      expect(executable, "a Chromium is needed").toBeDefined();
      const file = join(mkdtempSync(join(tmpdir(), "spillproof-")), "report.html");
      writeFileSync(file, render(report, "html"));
      const page = await browser.newPage({ colorScheme: scheme, viewport: { width, height: 900 } });
      const said: string[] = [];
      const asked: string[] = [];
      page.on("console", (message) => said.push(message.text()));
      page.on("pageerror", (error) => said.push(error.message));
      page.on("request", (request) => asked.push(request.url()));
      await page.goto(pathToFileURL(file).href);
      expect(said).toEqual([]);
      expect(asked).toEqual([pathToFileURL(file).href]);
      expect(await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).toBe(true);
      expect(await page.locator("svg").first().isVisible()).toBe(true);
      // Two identities and nobody are seen at once, without scrolling inside the picture.
      if (width === 1280)
        expect(await page.locator(".scroll.wide").evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
      expect(await page.locator("h1").count()).toBe(1);
      const background = await page.evaluate("getComputedStyle(document.body).backgroundColor");
      const bright = Number(/\d+/.exec(String(background))?.[0]) > 127;
      expect(bright).toBe(scheme === "light");
      const closed = page.locator("details:not([open]) > summary").first();
      if ((await closed.count()) > 0) {
        await closed.click();
        expect(await page.locator("details[open]").count()).toBeGreaterThan(0);
      }
      await page.close();
    });
  }
}

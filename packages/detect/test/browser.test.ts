// The package in a browser's page, in a Web Worker and in a worker thread: the same matches as here.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { chromium } from "playwright-core";
import { rolldown } from "rolldown";
import { beforeAll, describe, expect, it } from "vitest";
import { labelledBodies } from "../../../bench/generate/labelled-bodies.js";
import { createDetector } from "../src/index.js";

const executable = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));
const inBrowser = executable === undefined && process.env.CI === undefined ? it.skip : it;

const bodies = [...labelledBodies(21, 120)].map(({ text }) => text);
/** Runs where nothing but the language and the package is: `detect` is the bundle's global. */
const program =
  "(bodies) => { const detector = detect.createDetector(); return bodies.map((body) => detector.scan(new TextEncoder().encode(body))); }";

describe("the package bundled", () => {
  let bundle: string;
  const here = (): unknown => {
    const detector = createDetector();
    const encoder = new TextEncoder();
    return JSON.parse(JSON.stringify(bodies.map((body) => detector.scan(encoder.encode(body)))));
  };
  beforeAll(async () => {
    const build = await rolldown({
      input: fileURLToPath(new URL("../src/index.ts", import.meta.url)),
      platform: "browser",
      logLevel: "silent",
    });
    const { output } = await build.generate({ format: "iife", name: "detect" });
    await build.close();
    bundle = output[0].code;
  }, 60_000);

  it("asks for nothing of Node", () => {
    expect(bundle).not.toMatch(/\bnode:|\brequire\(|\bprocess\.|\bBuffer\./);
  });

  inBrowser(
    "finds the same in a page and in a Web Worker",
    async () => {
      const browser = await chromium.launch({
        executablePath: executable!,
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
      try {
        const page = await browser.newPage();
        await page.addScriptTag({ content: bundle });
        const inPage = await page.evaluate(`JSON.stringify((${program})(${JSON.stringify(bodies)}))`);
        expect(JSON.parse(inPage as string)).toEqual(here());
        const source = `${bundle}\nonmessage = ({ data }) => postMessage(JSON.stringify((${program})(data)));`;
        const inWorker = await page.evaluate(`new Promise((resolve, reject) => {
          const worker = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(source)}], { type: "text/javascript" })));
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(message));
          worker.postMessage(${JSON.stringify(bodies)});
        })`);
        expect(JSON.parse(inWorker as string)).toEqual(here());
      } finally {
        await browser.close();
      }
    },
    60_000,
  );

  it("finds the same in a worker thread", async () => {
    const source = `${bundle}\nconst { parentPort, workerData } = require("node:worker_threads");\nparentPort.postMessage(JSON.stringify((${program})(workerData)));`;
    const worker = new Worker(source, { eval: true, workerData: bodies });
    const found = await new Promise<string>((resolve, reject) => worker.once("message", resolve).once("error", reject));
    await worker.terminate();
    expect(JSON.parse(found)).toEqual(here());
  });
});

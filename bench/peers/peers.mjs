// In: texts. Out: what each peer finds in them and how long it takes. Peers are installed beside this folder when missing.

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const bench = fileURLToPath(new URL("..", import.meta.url));
const python = `${bench}.venv/bin/python`;

function install() {
  if (!existsSync(`${bench}node_modules/@secretlint/core`)) {
    console.error("bench: installing the peers of package.json …");
    execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: bench, stdio: ["ignore", "ignore", "inherit"] });
  }
  if (!existsSync(`${bench}.venv/ready`)) {
    console.error("bench: installing Presidio's patterns …");
    execFileSync("python3", ["-m", "venv", `${bench}.venv`], { stdio: "inherit" });
    execFileSync(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", `${bench}peers/requirements.txt`], {
      stdio: "inherit",
    });
    execFileSync("touch", [`${bench}.venv/ready`]);
  }
}

/** Seconds that the work takes, and its answer. */
export async function timed(work) {
  const begin = process.hrtime.bigint();
  const answer = await work();
  return { seconds: Number(process.hrtime.bigint() - begin) / 1e9, answer };
}

/**
 * Every peer: `name`, `sample` (how many megabytes of text one is given at most, since some are slow), and `read(texts)`, which gives seconds and, for each text,
 * finds as `{ type, start, end, firm }`. A peer that gives no places has `start` and `end` of -1.
 */
export async function peers() {
  install();
  const { OpenRedaction } = await import("openredaction");
  const { Redactor } = await import("@redactpii/node");
  const { lintSource } = await import("@secretlint/core");
  const { creator } = await import("@secretlint/secretlint-rule-preset-recommend");

  const rules = [{ id: "@secretlint/secretlint-rule-preset-recommend", rule: creator, options: {} }];
  const secretlint = async (text) => {
    const { messages } = await lintSource({
      source: { content: text, filePath: "/body.txt", ext: ".txt", contentType: "text" },
      options: { config: { rules }, noPhysicFilePath: true },
    });
    return messages.map(({ ruleId, range }) => ({ type: ruleId, start: range[0], end: range[1], firm: true }));
  };

  const open = new OpenRedaction();
  const openRedaction = async (text) =>
    (await open.detect(text)).detections.map(({ type, position }) => ({ type, start: position[0], end: position[1], firm: true }));

  const redactor = new Redactor();
  const labels = /EMAIL_ADDRESS|US_SOCIAL_SECURITY_NUMBER|CREDIT_CARD_NUMBER|PHONE_NUMBER|PERSON_NAME/g;
  const count = (text) => (text.match(labels) ?? []).length;
  const redactPii = (text) =>
    Array.from({ length: Math.max(0, count(redactor.redact(text)) - count(text)) }, () => ({
      type: "any",
      start: -1,
      end: -1,
      firm: true,
    }));

  const inProcess = (name, sample, find) => ({
    name,
    sample,
    async read(texts) {
      for (const text of texts.slice(0, 3)) await find(text.slice(0, 2000));
      const { seconds, answer } = await timed(async () => {
        const all = [];
        for (const text of texts) all.push(await find(text));
        return all;
      });
      return { seconds, answers: answer };
    },
  });
  const presidio = {
    name: "Presidio 2.2.366, pattern recognizers",
    sample: 0.4,
    async read(texts) {
      const { stdout, status, stderr } = spawnSync(python, [`${bench}peers/presidio_patterns.py`], {
        input: texts.map((text) => JSON.stringify(text)).join("\n"),
        encoding: "utf8",
        maxBuffer: 1 << 30,
      });
      if (status !== 0) throw new Error(`Presidio: ${stderr.slice(-400)}`);
      const { seconds, answers } = JSON.parse(stdout);
      return {
        seconds,
        answers: answers.map((found) => found.map(([type, start, end, score]) => ({ type, start, end, firm: score >= 0.5 }))),
      };
    },
  };
  return [
    inProcess("secretlint 11.7.1, recommended preset", 2, secretlint),
    inProcess("openredaction 1.1.5", 1, openRedaction),
    inProcess("@redactpii/node 1.0.17", 4, redactPii),
    presidio,
  ];
}

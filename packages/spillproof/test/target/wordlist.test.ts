// A word list: one error where it cannot be read, every line of one that can, however large.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readConfiguration, wordsIn } from "../../src/target/index.js";

const folder = mkdtempSync(join(tmpdir(), "spillproof-wordlist-"));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test("a list that is not there, or is a folder, is one sentence that names it", async () => {
  for (const wordlist of ["none.txt", "."]) {
    await expect(readConfiguration({ cwd: folder, env: {}, overrides: { wordlist } })).rejects.toMatchObject({
      code: "config",
      message: `The word list ${wordlist} cannot be read.`,
    });
  }
});

test("a path is read from where it is written", async () => {
  const path = written("words.txt", "one\n");
  expect((await readConfiguration({ cwd: folder, env: {}, overrides: { wordlist: "words.txt" } })).wordlist).toBe(path);
  expect((await readConfiguration({ cwd: folder, env: {} })).wordlist).toBeNull();
});

test("lines are words: with either end, without the last one, empty ones and endless ones left out", () => {
  const words = (content: string | Buffer) => [...wordsIn(written("list.txt", content))];
  expect(words("one\r\ntwo\n\n three \nfour")).toEqual(["one", "two", " three ", "four"]);
  expect(words("")).toEqual([]);
  expect(words(`short\n${"x".repeat(5_000_000)}\nafter\n`)).toEqual(["short", "after"]);
  expect(words("contraseña\n密码\n")).toEqual(["contraseña", "密码"]);
});

test("no word is lost where one piece of the file ends and the next begins", () => {
  const all = Array.from({ length: 300_000 }, (_, index) => `word-${index}`);
  expect([...wordsIn(written("large.txt", `${all.join("\n")}\n`))]).toEqual(all);
});

test("whoever stops early has read little, and a list that went away is empty", () => {
  const path = written("stop.txt", "one\ntwo\n");
  for (const word of wordsIn(path)) {
    expect(word).toBe("one");
    break;
  }
  expect([...wordsIn(join(folder, "gone.txt"))]).toEqual([]);
});

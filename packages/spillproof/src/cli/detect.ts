// In: files or standard input. Out: what personal data and credentials stand in them, or the same bytes with every match masked.

import { createReadStream } from "node:fs";
import type { Detector, Kind, Match, TypeInfo } from "@spillproof/detect";
import type { Command } from "commander";
import { SpillproofError } from "../model/index.js";
import { createCommand, manner } from "./command.js";
import { cut, hasColor, oneLine, painter, print, widthOf } from "./terminal.js";
import { tell } from "./trouble.js";

interface DetectOptions {
  readonly json?: true;
  readonly redact?: true;
  readonly types?: true;
  readonly kind?: string;
  readonly quiet?: true;
  readonly color: boolean;
}

const kinds: readonly Kind[] = ["personal", "credential", "financial", "health", "location", "network", "internal"];

/** Redacting needs to see a document whole; what is larger than this is masked piece by piece, cut at the ends of lines. */
const redactPiece = 64 * 1024 * 1024;
const longestLine = 4 * redactPiece;

export function detectCommand(): Command {
  return createCommand("detect", "Find credentials and personal data in any text or JSON.", {
    examples: [
      ["spillproof detect dump.json app.log", "one line for each match: where, what, and a mask"],
      ["curl -s http://127.0.0.1:5000/me | spillproof detect -", "read standard input"],
      ["spillproof detect --redact app.log > shared.log", "the same file with every match masked"],
      ["spillproof detect --types --kind credential aws", "what it knows: those of a kind, with a word in their line"],
    ],
    exits: [
      [0, "nothing that is firm or better; always with --redact and --types"],
      [1, "at least one match that is firm or better"],
      [2, "a file that cannot be read, or a wrong option"],
    ],
  })
    .argument("[file...]", "files to read; - is standard input; with --types, words to look for")
    .optionsGroup("What comes out:")
    .option("--json", "one JSON object a line for each match")
    .option("--redact", "write the input back with every match masked")
    .option("--types", "list the types that are known; with --json also their sources and examples")
    .option("--kind <kind>", `with --types, only these: ${kinds.join(", ")}`)
    .optionsGroup(manner)
    .option("--quiet", "no summary")
    .option("--no-color", "no colours")
    .option("--debug", "show where an error arose")
    .action(async (files: readonly string[], options: DetectOptions) => {
      const { createDetector, types } = await import("@spillproof/detect");
      if (options.kind !== undefined) {
        if (!options.types) throw new SpillproofError("usage", "--kind goes with --types.", "Add --types, or leave it out.");
        if (!kinds.some((kind) => kind === options.kind))
          throw new SpillproofError("usage", `There is no kind ${oneLine(options.kind)}.`, `Choose one of ${kinds.join(", ")}.`);
      }
      if (options.types) return listTypes(types, files, options);
      if (options.json && options.redact)
        throw new SpillproofError("usage", "--json and --redact cannot go together.", "Choose one of them.");
      if (files.length === 0) throw new SpillproofError("usage", "There is nothing to read.", "Name a file, or - for standard input.");
      const detector = createDetector();
      if (options.redact) await redactAll(detector, files);
      else await reportAll(detector, files, options);
    });
}

async function reportAll(detector: Detector, files: readonly string[], options: DetectOptions): Promise<void> {
  const counts = { matches: 0, sure: 0, bytes: 0, read: 0 };
  const paint = painter(hasColor(process.stdout, options.color));
  const lineOf = (source: string, match: Match) => (options.json ? jsonLine(source, match) : humanLine(source, match, paint));
  const tellMatches = async (source: string, matches: readonly Match[]) => {
    if (matches.length === 0) return;
    counts.matches += matches.length;
    counts.sure += matches.filter(({ confidence }) => confidence !== "tentative").length;
    // Set at once, so that the status is right even where the reader of the pipe goes away.
    if (counts.sure > 0 && !process.exitCode) process.exitCode = 1;
    await print(matches.map((match) => lineOf(source, match)).join(""));
  };
  await eachFile(files, async (source, chunks) => {
    const stream = detector.stream();
    for await (const chunk of chunks) {
      counts.bytes += chunk.length;
      await tellMatches(source, stream.write(chunk));
    }
    await tellMatches(source, stream.end());
    counts.read++;
  });
  if (!options.json && !options.quiet && counts.read > 0) await print(`${summary(counts)}\n`);
}

async function redactAll(detector: Detector, files: readonly string[]): Promise<void> {
  await eachFile(files, async (source, chunks) => {
    let held: Uint8Array[] = [];
    let size = 0;
    const flush = async (pieces: readonly Uint8Array[]) => print(detector.redact(Buffer.concat(pieces)));
    for await (const chunk of chunks) {
      held.push(chunk);
      size += chunk.length;
      if (size <= redactPiece) continue;
      const end = chunk.lastIndexOf(0x0a) + 1;
      if (end === 0 && size <= longestLine) continue;
      if (end === 0)
        throw new SpillproofError(
          "input",
          `${source} holds a line of more than ${megabytes(longestLine)}, too long to mask.`,
          "Break it into lines first.",
        );
      await flush([...held.slice(0, -1), chunk.subarray(0, end)]);
      held = [chunk.subarray(end)];
      size = chunk.length - end;
    }
    await flush(held);
  });
}

/** Reads each file in turn; one that cannot be read is told in a line and makes exit status 2, and the others are read all the same. */
async function eachFile(
  files: readonly string[],
  read: (source: string, chunks: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<void> {
  for (const file of files) {
    try {
      await read(file, file === "-" ? process.stdin : createReadStream(file, { highWaterMark: 256 * 1024 }));
    } catch (error) {
      process.exitCode = tell(error instanceof SpillproofError ? error : unreadable(file, error));
    }
  }
}

function unreadable(file: string, cause: unknown): unknown {
  const code = cause instanceof Error && "code" in cause ? cause.code : null;
  const name = file === "-" ? "Standard input" : file;
  if (code === "ENOENT") return new SpillproofError("input", `${name} does not exist.`, "", { cause });
  if (code === "EISDIR") return new SpillproofError("input", `${name} is a directory.`, "Name the files in it.", { cause });
  if (typeof code === "string") return new SpillproofError("input", `${name} cannot be read (${code}).`, "", { cause });
  return cause;
}

function jsonLine(source: string, match: Match): string {
  const { line, column, start, end, pointer, type, kind, confidence, masked } = match;
  const place = pointer === undefined ? {} : { pointer };
  return `${JSON.stringify({ source, line, column, start, end, ...place, type, kind, confidence, masked })}\n`;
}

const confidenceStyles = { proven: ["red", "bold"], firm: "yellow", tentative: "dim" } as const;

function humanLine(source: string, { line, column, type, masked, confidence }: Match, paint: ReturnType<typeof painter>): string {
  const place = `${oneLine(source)}:${line}:${column}`;
  return `${place}  ${paint("bold", type)}  ${oneLine(masked)}  ${paint(confidenceStyles[confidence], confidence)}\n`;
}

function summary({
  matches,
  sure,
  bytes,
  read,
}: {
  readonly matches: number;
  readonly sure: number;
  readonly bytes: number;
  readonly read: number;
}): string {
  const where = `${read === 1 ? "1 source" : `${read} sources`}, ${megabytes(bytes)}`;
  if (matches === 0) return `Nothing found in ${where}.`;
  return `${matches} ${matches === 1 ? "match" : "matches"} in ${where}: ${sure} firm or better, ${matches - sure} tentative.`;
}

function megabytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

async function listTypes(types: readonly TypeInfo[], words: readonly string[], options: DetectOptions): Promise<void> {
  const wanted = words.map((word) => word.toLowerCase());
  const listed = types.filter(({ id, kind, country, title, validator }) => {
    if (options.kind !== undefined && kind !== options.kind) return false;
    const line = `${id} ${kind} ${country ?? ""} ${title} ${validator ?? ""}`.toLowerCase();
    return wanted.every((word) => line.includes(word));
  });
  if (options.json) return print(`${JSON.stringify(listed, null, 2)}\n`);
  const paint = painter(hasColor(process.stdout, options.color));
  const rows = listed.map(
    ({ id, kind, country, bits, title, validator }) => [id, kind, country ?? "–", String(bits), title, validator ?? "–"] as const,
  );
  const head = ["type", "kind", "country", "bits", "what it is", "validator"] as const;
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  const room = process.stdout.isTTY ? widthOf(process.stdout) : Number.POSITIVE_INFINITY;
  const draw = (row: readonly string[]) =>
    cut(
      row
        .map((cell, column) => (column === 3 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
        .join("  ")
        .trimEnd(),
      room,
    );
  const lines = [paint("bold", draw(head)), ...rows.map(draw)];
  await print(`${lines.join("\n")}\n${options.quiet ? "" : `\n${listed.length === 1 ? "1 type" : `${listed.length} types`}\n`}`);
}

// In: what a scan tells while it runs. Out: one line on stderr that is written anew, and nothing where nobody watches.

import { stripVTControlCharacters } from "node:util";
import type { ScanEvent } from "../model/index.js";
import { cut, hasColor, oneLine, painter, widthOf } from "./terminal.js";

const interval = 80;

/** The line lives as long as a scan; `close` leaves the terminal as it was. */
export class Progress {
  readonly #watched: boolean;
  readonly #paint: ReturnType<typeof painter>;
  readonly #quiet: boolean;
  #prefix = "";
  #doing = "";
  #figures = "";
  #drawnAt = 0;
  #drawn = false;

  constructor({ quiet, color }: { readonly quiet: boolean; readonly color: boolean }) {
    this.#quiet = quiet;
    this.#watched = process.stderr.isTTY === true && !quiet;
    this.#paint = painter(hasColor(process.stderr, color));
  }

  update(event: ScanEvent): void {
    if (event.kind === "warning" && !this.#quiet) this.note(`${this.#paint("yellow", "warning:")} ${oneLine(event.text)}`);
    if (!this.#watched) return;
    if (event.kind === "phase") this.#prefix = event.phase === "check" ? "trying " : "";
    if (event.kind === "phase") this.#doing = event.text;
    if (event.kind === "progress") {
      if (event.text) this.#doing = event.text;
      this.#figures = `${event.requests} ${event.requests === 1 ? "request" : "requests"}, ${Math.max(0, Math.ceil(event.secondsLeft))} s left`;
    }
    if (event.kind === "phase" || event.kind === "progress") this.#draw(event.kind === "phase");
  }

  /** Says something above the line. */
  note(text: string): void {
    this.close();
    process.stderr.write(`${text}\n`);
  }

  /** What is done now, where no scan tells it. */
  doing(text: string): void {
    if (!this.#watched) return;
    this.#prefix = "";
    this.#doing = text;
    this.#figures = "";
    this.#draw(true);
  }

  close(): void {
    if (this.#drawn) process.stderr.write("\r\x1b[2K");
    this.#drawn = false;
  }

  #draw(now: boolean): void {
    const time = performance.now();
    if (!now && time - this.#drawnAt < interval) return;
    this.#drawnAt = time;
    this.#drawn = true;
    const width = widthOf(process.stderr) - 1;
    const room = width - (this.#figures ? this.#figures.length + 3 : 0);
    const text = cut(oneLine(stripVTControlCharacters(this.#prefix + this.#doing)), Math.max(10, room));
    process.stderr.write(
      `\r\x1b[2K${text}${this.#figures ? this.#paint("dim", cut(`   ${this.#figures}`, Math.max(0, width - text.length))) : ""}`,
    );
  }
}

// In: how fast and how many at once. Out: leave to send, in the order of asking.

export interface PaceInput {
  /** Requests a second; null: as fast as answers come. */
  readonly rate: number | null;
  /** Requests that may go at once before the rate holds. */
  readonly burst: number;
  readonly inFlight: number;
  readonly signal: AbortSignal;
}

const leastRate = 1;
/** Requests without a brake after which a slowed pace grows again, and by how much: slow to speed up, quick to slow down, as TCP does. */
const calm = 20;
const growth = 1.5;
/** A pace that had none is halved from what it was of late, or from here where that was less. */
const usualRate = 50;

/** A token bucket, a limit of requests in flight, and a pause that all of them share. */
export class Pace {
  readonly #signal: AbortSignal;
  readonly #burst: number;
  readonly #usual: number | null;
  readonly #usualInFlight: number;
  #rate: number | null;
  #sinceBrake = 0;
  #inFlight: number;
  #running = 0;
  #next = 0;
  #pausedUntil = 0;
  #waiting: (() => void)[] = [];
  #line: Promise<void> = Promise.resolve();
  /** When the last requests went, a second's worth. */
  #sent: number[] = [];

  constructor(input: PaceInput) {
    this.#signal = input.signal;
    this.#rate = input.rate;
    this.#usual = input.rate;
    this.#burst = input.burst;
    this.#inFlight = input.inFlight;
    this.#usualInFlight = input.inFlight;
  }

  /** Waits for its turn; to be given back by `leave`. */
  async enter(): Promise<void> {
    const before = this.#line;
    let done: () => void = () => {};
    this.#line = new Promise((resolve) => {
      done = resolve;
    });
    await before;
    try {
      while (this.#running >= this.#inFlight && !this.#signal.aborted) await new Promise<void>((resolve) => this.#waiting.push(resolve));
      // Taken before any wait, and the line is held during it: nobody passes.
      this.#running++;
      for (;;) {
        const wait = Math.max(this.#pausedUntil - performance.now(), this.#spacing());
        if (wait <= 0 || this.#signal.aborted) break;
        await sleep(wait, this.#signal);
      }
      this.#note(performance.now());
      if (this.#rate !== null)
        this.#next = Math.max(this.#next, performance.now() - ((this.#burst - 1) * 1000) / this.#rate) + 1000 / this.#rate;
    } finally {
      done();
    }
  }

  leave(): void {
    this.#running--;
    this.#speedUp();
    this.wake();
  }

  wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Nothing is sent for so many seconds, and then at half the pace. Several at a time count once. */
  slowDown(seconds: number): void {
    const now = performance.now();
    const anew = now >= this.#pausedUntil;
    this.#pausedUntil = Math.max(this.#pausedUntil, now + seconds * 1000);
    this.#sinceBrake = 0;
    if (!anew) return;
    this.#rate = Math.max(leastRate, (this.#rate ?? Math.max(usualRate, this.#sent.length)) / 2);
    this.#inFlight = Math.max(1, Math.floor(this.#inFlight / 2));
  }

  #speedUp(): void {
    if (this.#rate === null || this.#rate === this.#usual || ++this.#sinceBrake < calm) return;
    this.#sinceBrake = 0;
    this.#rate = Math.min(this.#usual ?? Number.POSITIVE_INFINITY, this.#rate * growth);
    this.#inFlight = Math.min(this.#usualInFlight, this.#inFlight + 1);
  }

  #note(now: number): void {
    this.#sent.push(now);
    while (this.#sent[0]! < now - 1000) this.#sent.shift();
  }

  #spacing(): number {
    return this.#rate === null ? 0 : this.#next - performance.now();
  }
}

/** Ends early when the signal is raised. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end);
  });
}

// In: events as they happen. Out: the same, one at a time, to whoever iterates.

/** A queue between the work, which pushes, and one reader, who iterates. */
export class EventQueue<T> implements AsyncIterable<T> {
  #waiting: (() => void) | null = null;
  #events: T[] = [];
  #done = false;
  #error: { readonly value: unknown } | null = null;

  push(event: T): void {
    this.#events.push(event);
    this.#wake();
  }

  end(): void {
    this.#done = true;
    this.#wake();
  }

  fail(error: unknown): void {
    this.#error = { value: error };
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, void> {
    for (;;) {
      const events = this.#events;
      this.#events = [];
      yield* events;
      if (this.#events.length > 0) continue;
      if (this.#error !== null) throw this.#error.value;
      if (this.#done) return;
      await new Promise<void>((resolve) => {
        this.#waiting = resolve;
      });
    }
  }

  #wake(): void {
    this.#waiting?.();
    this.#waiting = null;
  }
}

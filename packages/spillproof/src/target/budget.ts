// In: how much a scan may send, and for how long. Out: whether one more request may go.

export interface BudgetInput {
  readonly maxRequests: number;
  readonly maxSeconds: number;
  /** Milliseconds. */
  readonly clock: () => number;
}

/** Counts every request on the wire, retries too. Its time runs from when it is made. */
export class Budget {
  readonly #input: BudgetInput;
  readonly #startedAt: number;
  #requests = 0;
  #spent: "requests" | "seconds" | null = null;
  #kept: () => number = () => 0;

  constructor(input: BudgetInput) {
    this.#input = input;
    this.#startedAt = input.clock();
  }

  /** Takes one request; false where none is left. */
  take(): boolean {
    if (this.secondsLeft <= 0) this.#spent ??= "seconds";
    else if (this.#requests + this.#kept() >= this.#input.maxRequests) this.#spent ??= "requests";
    else {
      this.#requests++;
      return true;
    }
    return false;
  }

  /** Keeps requests for what comes later: from now on they are not to be taken. */
  keep(kept: () => number): void {
    this.#kept = kept;
  }

  /** Counts a request that was sent whatever the budget says, such as one that undoes. */
  count(): void {
    this.#requests++;
  }

  get requests(): number {
    return this.#requests;
  }

  get secondsLeft(): number {
    return Math.max(0, this.#input.maxSeconds - (this.#input.clock() - this.#startedAt) / 1000);
  }

  /** What a request was refused for; null while none was. */
  get spent(): "requests" | "seconds" | null {
    return this.#spent;
  }
}

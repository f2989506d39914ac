// In: Ctrl-C, or a polite kill. Out: a signal the first time, the end the second.

/** What ends early. `release` gives Ctrl-C back its usual meaning. */
export interface Interrupt {
  readonly signal: AbortSignal;
  readonly release: () => void;
}

const names = ["SIGINT", "SIGTERM"] as const;

/** @param first is called when the signal is raised: the place to say that it was heard. */
export function listenForInterrupt(first: () => void): Interrupt {
  const controller = new AbortController();
  const heard = () => {
    if (controller.signal.aborted) process.exit(3);
    controller.abort();
    first();
  };
  for (const name of names) process.on(name, heard);
  return {
    signal: controller.signal,
    release: () => {
      for (const name of names) process.off(name, heard);
    },
  };
}

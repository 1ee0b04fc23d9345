/** Does a piece of work at once or again and again, one run at a time. */
export type Refresher = {
  /** Runs now, or once more when a run is under way. */
  now(): void;
  /** Runs again so many milliseconds after each run; null for no more. */
  every(ms: number | null): void;
  /** Aborts the run under way and forgets all that was planned. */
  rest(): void;
};

/** Makes a refresher. What the work rejects with goes to `onError`, unless the run was aborted. */
export function createRefresher(
  work: (signal: AbortSignal) => Promise<void>,
  onError: (error: unknown) => void,
): Refresher {
  let run: AbortController | undefined;
  let isAskedAgain = false;
  let period: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const start = async () => {
    clearTimeout(timer);
    isAskedAgain = false;
    const { signal } = (run = new AbortController());
    try {
      await work(signal);
    } catch (error) {
      if (!signal.aborted) onError(error);
    }
    if (signal.aborted) return;
    run = undefined;
    if (isAskedAgain) void start();
    else plan();
  };
  const plan = () => {
    clearTimeout(timer);
    // Spread, so that those who lost a line together do not ask together for ever.
    if (period !== null) timer = setTimeout(() => void start(), period * (0.9 + Math.random() / 5));
  };
  return {
    now() {
      if (run) isAskedAgain = true;
      else void start();
    },
    every(ms) {
      period = ms;
      if (!run) plan();
    },
    rest() {
      period = null;
      isAskedAgain = false;
      clearTimeout(timer);
      run?.abort();
      run = undefined;
    },
  };
}

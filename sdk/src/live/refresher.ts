/** Does a piece of work at once or again and again, one run at a time. */
export class Refresher {
  #work: (signal: AbortSignal) => Promise<void>;
  #onError: (error: unknown) => void;
  #run: AbortController | undefined;
  #isAskedAgain = false;
  #period: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What the work rejects with goes to `onError`, unless the run was aborted. */
  constructor(work: (signal: AbortSignal) => Promise<void>, onError: (error: unknown) => void) {
    this.#work = work;
    this.#onError = onError;
  }

  /** Runs now, or once more when a run is under way. */
  now(): void {
    if (this.#run) this.#isAskedAgain = true;
    else void this.#start();
  }

  /** Runs again so many milliseconds after each run; null for no more. */
  every(ms: number | null): void {
    this.#period = ms;
    if (!this.#run) this.#plan();
  }

  /** Aborts the run under way and forgets all that was planned. */
  rest(): void {
    this.#period = null;
    this.#isAskedAgain = false;
    clearTimeout(this.#timer);
    this.#run?.abort();
    this.#run = undefined;
  }

  async #start(): Promise<void> {
    clearTimeout(this.#timer);
    this.#isAskedAgain = false;
    const run = new AbortController();
    this.#run = run;
    try {
      await this.#work(run.signal);
    } catch (error) {
      if (this.#run === run) this.#onError(error);
    }
    // It may have been told to rest meanwhile, and even to begin anew.
    if (this.#run === run) this.#goOn();
  }

  #goOn(): void {
    this.#run = undefined;
    if (this.#isAskedAgain) void this.#start();
    else this.#plan();
  }

  #plan(): void {
    clearTimeout(this.#timer);
    if (this.#period === null) return;
    // Spread, so that those who lost a line together do not ask together for ever.
    this.#timer = setTimeout(() => void this.#start(), this.#period * (0.9 + Math.random() / 5));
  }
}

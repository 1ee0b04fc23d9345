/** Waits, unless the wait is cut short. */
export type Pause = {
  /** Resolves after so many milliseconds, or when cut. */
  wait(ms: number): Promise<void>;
  /** Ends the present wait at once. */
  cut(): void;
};

/** Makes a pause; its timer ends with it. */
export function createPause(): Pause {
  let finish: (() => void) | undefined;
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => finish?.(), ms);
        finish = () => {
          clearTimeout(timer);
          finish = undefined;
          resolve();
        };
      }),
    cut: () => finish?.(),
  };
}

/**
 * Gives a time from `leastMs` on, spread evenly over a range that grows to a fifth of the time away, so that whoever was
 * away shortly is back soon; `mostMs` bounds it.
 */
export function jittered(awayMs: number, { leastMs, mostMs }: { leastMs: number; mostMs: number }): number {
  const range = Math.min(Math.max(leastMs * 4, awayMs / 5), mostMs) - leastMs;
  return leastMs + Math.random() * Math.max(0, range);
}

/** Tells the server's time, where the answers' `Date` can be read; else this machine's. */
export type ServerClock = {
  /** Gives epoch milliseconds, within about a second. */
  now(): number;
  /** Learns from the headers of an answer that has just come. */
  observe(headers: Headers): void;
};

/** Makes a clock that knows nothing yet. */
export function createServerClock(): ServerClock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    observe(headers) {
      // `Date` counts whole seconds: the middle of the second is the best guess.
      const seen = Date.parse(headers.get('date') ?? '') + 500 - Date.now();
      // Smaller differences are latency; following them would make a countdown jump.
      if (Math.abs(seen - offset) > 2000) offset = seen;
    },
  };
}

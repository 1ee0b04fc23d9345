/** Passes values to whoever iterates: always the latest, so that a slow reader skips and never lags. */
export type Latest<T> = {
  set(value: T): void;
  /** Ends every iteration; with an error it is thrown there. */
  end(error?: Error): void;
  /** Begins an iteration; `onLeave` runs when its reader leaves it. */
  iterate(onLeave: () => void): AsyncIterator<T, undefined>;
};

/** Makes a place for the latest value. */
export function createLatest<T>(): Latest<T> {
  let current: { readonly value: T } | undefined;
  let ended: { readonly error?: Error } | undefined;
  let waiting: (() => void)[] = [];
  const wake = () => {
    const woken = waiting;
    waiting = [];
    for (const resolve of woken) resolve();
  };
  return {
    set(value) {
      if (ended) return;
      current = { value };
      wake();
    },
    end(error) {
      ended ??= { error };
      wake();
    },
    iterate(onLeave) {
      let seen: typeof current;
      return {
        async next() {
          while (!ended && current === seen) await new Promise<void>((resolve) => waiting.push(resolve));
          if (ended?.error) throw ended.error;
          seen = current;
          return ended || !seen ? { done: true, value: undefined } : { done: false, value: seen.value };
        },
        return() {
          onLeave();
          return Promise.resolve({ done: true, value: undefined });
        },
      };
    },
  };
}

import { createLatest, type Latest } from './latest.ts';

/** Holds a watch that goes on until it is closed. Iterating it gives the latest value each time; leaving the loop closes it. */
export type Watch<T> = AsyncIterable<T> & {
  /** What is shown now; undefined before the first answer. */
  readonly view: T | undefined;
  /** Ends the watch; nothing is called afterwards. */
  close(): void;
};

/** Holds what a watch may be given. */
export type WatchOptions = {
  /** Ends the watch. */
  signal?: AbortSignal;
  /** Hears why the watch ended by itself: the server refuses what is asked, for good. A lost line is no such reason. */
  onError?: (error: Error) => void;
};

/** The two ends of a watch: what its owner gets, and what feeds it. */
export type Feed<T> = {
  readonly handle: Watch<T>;
  show(value: T): void;
  /** Ends it; an error reaches whoever listens. */
  end(error?: Error): void;
};

/** Makes the handle of a watch. `onClose` runs once, however it ends. */
export function createFeed<T>(
  onView: ((value: T) => void) | undefined,
  { signal, onError }: WatchOptions,
  onClose: () => void,
): Feed<T> {
  const latest: Latest<T> = createLatest();
  let view: T | undefined;
  let isOpen = true;
  const end = (error?: Error) => {
    if (!isOpen) return;
    isOpen = false;
    signal?.removeEventListener('abort', close);
    latest.end(error);
    onClose();
    // Who only has a callback would never know, so it counts as an error that nobody caught.
    if (error && (onError || onView)) (onError ?? throwApart)(error);
  };
  const close = () => end();
  signal?.addEventListener('abort', close, { once: true });
  return {
    handle: {
      get view() {
        return view;
      },
      close,
      [Symbol.asyncIterator]: () => latest.iterate(close),
    },
    show(value) {
      if (!isOpen) return;
      view = value;
      latest.set(value);
      try {
        onView?.(value);
      } catch (error) {
        // A fault of the page's own code must not stop the frames behind this one.
        throwApart(error);
      }
    },
    end,
  };
}

function throwApart(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

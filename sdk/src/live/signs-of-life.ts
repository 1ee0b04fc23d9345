import type { Pace } from './pace.ts';

/** Finds out whether a line still carries anything: a browser keeps a dead socket open for minutes and says nothing. */
export type SignsOfLife = {
  /** Begins to ask every so many milliseconds. */
  start(everyMs: number): void;
  /** Asks at once, and expects an answer sooner. */
  askNow(): void;
  /** Takes the news that something came. */
  heard(): void;
  stop(): void;
};

/** Makes signs of life: `ping` asks, `onSilence` runs when no answer came in time. */
export function createSignsOfLife(
  ping: () => void,
  onSilence: () => void,
  { answerMs, doubtMs }: Pick<Pace, 'answerMs' | 'doubtMs'>,
): SignsOfLife {
  let period: ReturnType<typeof setInterval> | undefined;
  let deadline: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;
  const ask = (ms: number) => {
    clearTimeout(deadline);
    deadline = setTimeout(onSilence, ms);
    ping();
  };
  return {
    start(everyMs) {
      isRunning = true;
      clearInterval(period);
      period = setInterval(() => ask(Math.min(answerMs, everyMs)), everyMs);
    },
    askNow() {
      if (isRunning) ask(doubtMs);
    },
    heard() {
      clearTimeout(deadline);
    },
    stop() {
      isRunning = false;
      clearInterval(period);
      clearTimeout(deadline);
    },
  };
}

import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for something to be so, looking every few milliseconds. Throws when it is not within the time. */
export async function until(isSo: () => boolean, withinMs = 10_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`Not within ${withinMs} ms: ${isSo.toString()}`);
    await sleep(2);
  }
}

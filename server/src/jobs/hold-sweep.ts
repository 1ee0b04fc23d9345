import type { Deps } from '../commands/deps.ts';
import { expireHolds } from '../commands/expire-holds.ts';

const EVERY_MS = 1000;

/**
 * Ends holds as they run out. Nobody is kept from a slot by one that is late: whoever reads or takes time looks at the
 * clock. The function it gives stops the sweep and waits for the one that runs.
 */
export function startHoldSweep(deps: Deps, onFault: (error: unknown) => void): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    running = expireHolds(deps)
      .catch(onFault)
      .finally(() => {
        isBusy = false;
      });
  }, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

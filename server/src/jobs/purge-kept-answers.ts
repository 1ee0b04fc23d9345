import type { Deps } from '../commands/deps.ts';
import { HOUR } from '../domain/interval.ts';
import { purgeKeys } from '../store/idempotency.ts';

/** Deleted at once, so that nobody waits for a purge. */
const BATCH = 5000;

/**
 * Deletes the answers kept under idempotency keys once they are worth nothing, now and every hour. Gives the function
 * that ends it, after the purge under way.
 */
export function purgeKeptAnswers(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  onError: (error: unknown) => void,
  everyMs = HOUR,
): () => Promise<void> {
  let isEnded = false;
  let running = Promise.resolve();
  const purge = async () => {
    try {
      while (!isEnded && (await purgeKeys(db, clock, BATCH)) === BATCH);
    } catch (error) {
      onError(error);
    }
  };
  const begin = () => {
    running = running.then(purge);
  };
  begin();
  const timer = setInterval(begin, everyMs);
  timer.unref();
  return async () => {
    isEnded = true;
    clearInterval(timer);
    await running;
  };
}

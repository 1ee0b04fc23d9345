import { Router } from 'express';
import { Refusal } from '../domain/refusal.ts';
import { otherMethod } from './other-method.ts';

/** Says whether this node lives and whether it can serve. */
export type Health = {
  /** Settles when everything a request needs is there; throws what is missing. */
  check(): Promise<void>;
  isStopping(): boolean;
  /** Seconds that the slowest reader of the log is behind; null while nobody reads. */
  lagSeconds(): number | null;
};

/** Beyond it people see times that are gone, and are better off on another node; a reader looks each second. */
const MOST_LAG_SECONDS = 10;

/**
 * Serves `/healthz`, which asks nobody, and `/readyz`, which asks the database and the log's readers and says no as soon
 * as the node stops.
 */
export function healthRoutes(health: Health): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get('/healthz', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  router.get('/readyz', async (_req, res) => {
    if (health.isStopping()) throw new Refusal('unavailable', 'This node is stopping.');
    await health.check();
    if ((health.lagSeconds() ?? 0) > MOST_LAG_SECONDS)
      throw new Refusal('unavailable', 'Live updates of this node are behind.');
    res.set('Cache-Control', 'no-store').json({ status: 'ready' });
  });
  router.all(['/healthz', '/readyz'], otherMethod(['GET']));
  return router;
}

import { Router } from 'express';
import type { Metrics } from '../metrics.ts';

/** Serves `/metrics` in the text format of Prometheus; no subject, address or id is in it. */
export function metricsRoute(metrics: Metrics): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get('/metrics', async (_req, res) => {
    const text = await metrics.text();
    res.set({ 'Cache-Control': 'no-store', 'Content-Type': metrics.contentType }).send(text);
  });
  return router;
}

import type { Request, Response } from 'express';
import type { Answer } from '../commands/answer.ts';

/** Sends what a command answered; a caller who already has it, by `ETag`, gets 304, unless it must not be kept. */
export function sendAnswer(req: Request, res: Response, answer: Answer): void {
  const { status, headers, body, replayed } = answer;
  res.status(status).set({ 'Cache-Control': headers.etag ? 'private, no-cache' : 'no-store', ...headers });
  if (replayed) res.set('Idempotency-Replayed', 'true');
  if (status === 204 || status === 304) res.end();
  else if (status === 200 && headers['cache-control'] !== 'no-store' && isKnown(req, headers.etag))
    res.status(304).end();
  else {
    if (!res.get('Content-Type')) res.type('json');
    res.send(body);
  }
}

/**
 * Tells whether the caller has this very answer. Express's own check obeys `Cache-Control: no-cache` too, which browsers
 * add by themselves when a script sets `If-None-Match`, so that no script would ever get a 304.
 */
function isKnown(req: Request, etag: string | undefined): boolean {
  const known = req.method === 'GET' || req.method === 'HEAD' ? req.get('If-None-Match') : undefined;
  if (etag === undefined || known === undefined) return false;
  const tags = known.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag.replace(/^W\//, ''));
}

import type { Request, Response } from 'express';
import type { Answer } from '../commands/answer.ts';

/** Sends what a command answered; a caller who already has it, by `ETag`, gets 304. */
export function sendAnswer(req: Request, res: Response, answer: Answer): void {
  const { status, headers, body, replayed } = answer;
  res.status(status).set({ 'Cache-Control': headers.etag ? 'private, no-cache' : 'no-store', ...headers });
  if (replayed) res.set('Idempotency-Replayed', 'true');
  if (status === 204 || status === 304) res.end();
  else if (status === 200 && headers.etag && req.fresh) res.status(304).end();
  else {
    if (!res.get('Content-Type')) res.type('json');
    res.send(body);
  }
}

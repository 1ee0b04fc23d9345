import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { Answer, StreamedAnswer } from '../commands/answer.ts';
import { namesTag } from '../commands/entity-tag.ts';
import { contextOf } from './context.ts';

/** Sends what a command answered; a caller who already has it, by `ETag`, gets 304, unless none that he has is good enough. */
export async function sendAnswer(
  req: Request,
  res: Response,
  answer: Answer | StreamedAnswer,
): Promise<void> {
  if ('chunks' in answer) return sendChunks(req, res, answer);
  const { status, headers, body, replayed } = answer;
  res.status(status).set({ 'Cache-Control': headers.etag ? 'private, no-cache' : 'no-store', ...headers });
  res.vary('Authorization');
  if (replayed) res.set('Idempotency-Replayed', 'true');
  if (status === 204 || status === 304) res.end();
  else if (status === 200 && !answer.isFleeting && isKnown(req, headers.etag)) res.status(304).end();
  else {
    if (!res.get('Content-Type')) res.type('json');
    // Express looks for itself whether the caller has it, and knows nothing of answers that must not be kept.
    delete req.headers['if-none-match'];
    res.send(body);
  }
}

/**
 * Tells whether the caller has this very answer. Express's own check obeys `Cache-Control: no-cache` too, which browsers
 * add by themselves when a script sets `If-None-Match`, so that no script would ever get a 304.
 */
function isKnown(req: Request, etag: string | undefined): boolean {
  const known = req.method === 'GET' || req.method === 'HEAD' ? req.get('If-None-Match') : undefined;
  return etag !== undefined && known !== undefined && namesTag(known, etag);
}

/** Sends text as it is made, no faster than it is read. What breaks on the way cuts the answer off, so that nobody takes a part for the whole. */
async function sendChunks(req: Request, res: Response, { headers, chunks }: StreamedAnswer): Promise<void> {
  res.status(200).set({ 'Cache-Control': 'no-store', ...headers });
  if (req.method === 'HEAD') {
    res.end();
    return;
  }
  try {
    await pipeline(Readable.from(chunks), res);
  } catch (error) {
    // A caller who hung up broke nothing here.
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'))
      contextOf(res).fault = error;
    res.destroy();
  }
}

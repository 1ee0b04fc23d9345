import type { RequestHandler, Response } from 'express';
import { networkOf } from '../limits/address.ts';
import { LimitReached, type Bucket, type RateLimits, type Standing } from '../limits/rate-limit.ts';
import { contextOf } from './context.ts';

/** Counts a request against a limit of the address it comes from; `X-Forwarded-For` counts only behind a trusted proxy. */
export function limitAddress(limits: RateLimits | null, bucket: Bucket): RequestHandler {
  return async (req, res, next) => {
    if (limits) await take(limits, bucket, networkOf(req.ip ?? 'unknown'), res);
    next();
  };
}

/** Counts a request against the limit of the subject that its token speaks for. */
export function limitSubject(limits: RateLimits | null): RequestHandler {
  return async (_req, res, next) => {
    const { actor } = contextOf(res);
    if (limits && actor) await take(limits, 'subjectRequests', actor.subject, res);
    next();
  };
}

async function take(limits: RateLimits, bucket: Bucket, key: string, res: Response): Promise<void> {
  try {
    show(await limits.take(bucket, key), res);
  } catch (error) {
    if (error instanceof LimitReached) show(error.standing, res);
    throw error;
  }
}

/** Writes the `RateLimit-…` headers; of several limits that count a request the tightest is told. */
function show(standing: Standing, res: Response): void {
  const context = contextOf(res);
  if (context.standing && context.standing.remaining < standing.remaining) return;
  context.standing = standing;
  res.set({
    'RateLimit-Limit': String(standing.limit),
    'RateLimit-Remaining': String(standing.remaining),
    'RateLimit-Reset': String(Math.ceil(standing.resetMs / 1000)),
  });
}

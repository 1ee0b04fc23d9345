import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../domain/refusal.ts';
import type { Limits } from './limits.ts';
import type { SharedCounts } from './shared-counts.ts';

/** Names what is counted over a minute. */
export type Bucket = 'addressRequests' | 'addressBookings' | 'addressVisitors' | 'subjectRequests';

/** Says how much a limit still allows. */
export type Standing = { limit: number; remaining: number; resetMs: number };

/** Says no because a limit is reached; carries the standing for the `RateLimit-…` headers. */
export class LimitReached extends Refusal {
  readonly standing: Standing;

  constructor(standing: Standing) {
    const seconds = Math.max(1, Math.ceil(standing.resetMs / 1000));
    super('rate_limited', `Too many requests. Try again in ${seconds} s.`, {
      retryAfterMs: standing.resetMs,
    });
    this.name = 'LimitReached';
    this.standing = standing;
  }
}

/** Counts what one key does. */
export type RateLimits = {
  /** Counts one for a key. Throws `LimitReached` when that is one too many. */
  take(bucket: Bucket, key: string): Promise<Standing>;
};

const WINDOW_SECONDS = 60;

/**
 * Makes the counters. Every node counts what it sees itself: what is too much for one node is too much for all. With
 * `shared` the nodes also count together; when that fails each goes on with its own count, so limits never open.
 */
export function createRateLimits(limits: Limits, shared: SharedCounts | null): RateLimits {
  const own = (keyPrefix: Bucket) =>
    new RateLimiterMemory({ keyPrefix, points: limits[keyPrefix], duration: WINDOW_SECONDS });
  const buckets: Record<Bucket, RateLimiterMemory> = {
    addressRequests: own('addressRequests'),
    addressBookings: own('addressBookings'),
    addressVisitors: own('addressVisitors'),
    subjectRequests: own('subjectRequests'),
  };
  return {
    async take(bucket, key) {
      const limit = limits[bucket];
      const name = shortened(key);
      const alone = await takeAlone(buckets[bucket], limit, name);
      const count = shared && (await shared.add(`${bucket}:${name}`));
      if (!count) return alone;
      const together = { limit, remaining: Math.max(0, limit - count.position), resetMs: count.resetMs };
      if (count.position > limit) throw new LimitReached(together);
      return together;
    },
  };
}

/** Keeps keys short whatever a subject looks like, and subjects out of the table. */
function shortened(key: string): string {
  return key.length <= 45 ? key : createHash('sha256').update(key).digest('base64url');
}

async function takeAlone(bucket: RateLimiterMemory, limit: number, key: string): Promise<Standing> {
  try {
    return standingOf(limit, await bucket.consume(key));
  } catch (error) {
    if (error instanceof RateLimiterRes) throw new LimitReached(standingOf(limit, error));
    throw error;
  }
}

function standingOf(limit: number, { remainingPoints, msBeforeNext }: RateLimiterRes): Standing {
  return { limit, remaining: Math.max(0, remainingPoints), resetMs: Math.max(0, msBeforeNext) };
}

import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { Refusal } from '../domain/refusal.ts';
import type { Limits } from './limits.ts';

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

/** Name of the table that nodes on one PostgreSQL count in; the migrations make it. */
const TABLE = 'rate_limit';
const WINDOW_SECONDS = 60;

/**
 * Makes the counters. Nodes on one PostgreSQL share them through `pool`; when that fails each node counts for itself
 * until it is back, so that limits never open. Without a pool this node counts alone.
 */
export function createRateLimits(limits: Limits, pool: Pool | null): RateLimits {
  const buckets: Record<Bucket, RateLimiterAbstract> = {
    addressRequests: limiter('addressRequests', limits.addressRequests, pool),
    addressBookings: limiter('addressBookings', limits.addressBookings, pool),
    addressVisitors: limiter('addressVisitors', limits.addressVisitors, pool),
    subjectRequests: limiter('subjectRequests', limits.subjectRequests, pool),
  };
  return {
    async take(bucket, key) {
      const limit = limits[bucket];
      try {
        return standingOf(limit, await buckets[bucket].consume(shortened(key)));
      } catch (error) {
        if (error instanceof RateLimiterRes) throw new LimitReached(standingOf(limit, error));
        throw error;
      }
    },
  };
}

/** Keeps keys short whatever a subject looks like, and subjects out of the table. */
function shortened(key: string): string {
  return key.length <= 45 ? key : createHash('sha256').update(key).digest('base64url');
}

function limiter(keyPrefix: Bucket, points: number, pool: Pool | null): RateLimiterAbstract {
  const options = { keyPrefix, points, duration: WINDOW_SECONDS };
  const memory = new RateLimiterMemory(options);
  if (!pool) return memory;
  return new RateLimiterPostgres({
    ...options,
    storeClient: pool,
    storeType: 'pool',
    tableName: TABLE,
    tableCreated: true,
    // Whoever is over the limit is refused from memory, so that a flood does not reach the database.
    inMemoryBlockOnConsumed: points + 1,
    // One of the four clears old rows for all.
    clearExpiredByTimeout: keyPrefix === 'addressRequests',
    insuranceLimiter: memory,
  });
}

function standingOf(limit: number, { remainingPoints, msBeforeNext }: RateLimiterRes): Standing {
  return { limit, remaining: Math.max(0, remainingPoints), resetMs: Math.max(0, msBeforeNext) };
}

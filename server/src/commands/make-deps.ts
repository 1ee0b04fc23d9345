import { databaseClock, type Clock } from '../store/clock.ts';
import type { OpenDatabase } from '../store/db.ts';
import { AvailabilityCache } from './availability-cache.ts';
import type { Deps } from './deps.ts';
import { SharedReads } from './shared-reads.ts';

/** Puts together what commands need, with the database's own clock unless another is given. */
export function makeDeps(
  given: { database: OpenDatabase; clock?: Clock } & Pick<Deps, 'limits' | 'manageUrlFor' | 'wake'>,
): Deps {
  const { database, clock = databaseClock, limits, manageUrlFor, wake } = given;
  return {
    db: database.db,
    reads: database.reads,
    clock,
    limits,
    manageUrlFor,
    wake,
    availabilityCache: new AvailabilityCache(),
    calendarReads: new SharedReads(),
    running: new Set(),
  };
}

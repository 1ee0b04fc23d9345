import { databaseClock, type Clock } from '../store/clock.ts';
import type { OpenDatabase } from '../store/db.ts';
import { AvailabilityCache } from './availability-cache.ts';
import { BookingGrounds } from './booking-grounds.ts';
import type { Deps } from './deps.ts';
import { SharedReads } from './shared-reads.ts';

/** Puts together what commands need, with the database's own clock unless another is given. */
export function makeDeps(
  given: { database: OpenDatabase; clock?: Clock } & Pick<
    Deps,
    'limits' | 'manageUrlFor' | 'wake' | 'joined'
  >,
): Deps {
  const { database, clock = databaseClock, limits, manageUrlFor, wake, joined } = given;
  return {
    db: database.db,
    reads: database.reads,
    clock,
    limits,
    manageUrlFor,
    wake,
    joined,
    availabilityCache: new AvailabilityCache(),
    calendarReads: new SharedReads(),
    bookingGrounds: new BookingGrounds(database.db, clock),
    running: new Set(),
  };
}

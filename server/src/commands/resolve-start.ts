import { Refusal } from '../domain/refusal.ts';
import { resolveScheduledAt } from '../domain/wall-time.ts';

/** Four digits hold a year; nobody is booked later, however far his horizon. */
const LAST_START = Date.UTC(9999, 0);

/**
 * Turns the time of a request into epoch milliseconds; without an offset it is wall time in the zone given. Throws
 * `nonexistent_local_time`, `beyond_horizon` or `validation_failed`.
 */
export function resolveStart(scheduledAt: string, timeZone: string): number {
  const startsAt = resolveScheduledAt(scheduledAt, timeZone);
  if (startsAt > LAST_START) throw new Refusal('beyond_horizon', 'Choose a date before the year 9999.');
  return startsAt;
}

import type { Busy } from '../domain/busy.ts';
import { DAY, type Interval } from '../domain/interval.ts';
import { readCalendar, type StoredBusy } from '../store/calendar.ts';
import type { KeptCalendar, LoadedCalendar } from './availability-cache.ts';
import type { Deps } from './deps.ts';
import { noSuchCoach } from './list-coaches.ts';

/**
 * Loads a coach's calendar where it meets `covers`, and the database's clock, in one query; a calendar that this node
 * knows at its present revision is not sent again, and those who ask together share the query. Throws `not_found`.
 */
export async function loadCalendar(
  deps: Pick<Deps, 'reads' | 'clock' | 'availabilityCache' | 'calendarReads'>,
  coachId: string,
  covers: Interval,
): Promise<LoadedCalendar> {
  const key = calendarKey(coachId, covers);
  return deps.calendarReads.read(key, () => load(deps, key, coachId, covers));
}

async function load(
  { reads, clock, availabilityCache }: Pick<Deps, 'reads' | 'clock' | 'availabilityCache'>,
  key: string,
  coachId: string,
  covers: Interval,
): Promise<LoadedCalendar> {
  const known = availabilityCache.find(key);
  const question = { coachId, covers, knownRevision: known?.revision ?? null };
  const read = await readCalendar(reads, clock, question);
  if (!read) throw noSuchCoach();
  if (read.calendar) return { now: read.now, calendar: availabilityCache.keep(key, read.calendar) };
  if (!known) throw new Error('The database left out a calendar that was not known.');
  return { now: read.now, calendar: known };
}

/** Finds a calendar in memory, if it is known at exactly this revision. */
export function recallCalendar(
  { availabilityCache }: Pick<Deps, 'availabilityCache'>,
  coachId: string,
  covers: Interval,
  revision: number,
): KeptCalendar | undefined {
  const known = availabilityCache.find(calendarKey(coachId, covers));
  return known?.revision === revision ? known : undefined;
}

/** Gives the stretch that holds two dates and everything between them in every zone, buffers included. */
export function coverDates(from: string, to: string): Interval {
  return { start: withinYears(Date.parse(from) - 2 * DAY), end: withinYears(Date.parse(to) + 3 * DAY) };
}

/** Keeps an instant within what RFC 3339 writes with four digits; nothing is booked outside. */
function withinYears(ms: number): number {
  return Math.min(Math.max(ms, 0), Date.UTC(9999));
}

/** Gives what is taken at `now`: holds that have run out no longer count, cleared or not. */
export function busyAt(busy: readonly StoredBusy[], now: number): Busy[] {
  return busy.filter(({ expiresAt }) => expiresAt === undefined || now < expiresAt);
}

/** Gives the moment the next hold runs out by itself; infinity when there is none. */
export function nextExpiry(busy: readonly StoredBusy[], now: number): number {
  let next = Infinity;
  for (const { expiresAt } of busy) {
    if (expiresAt !== undefined && now < expiresAt && expiresAt < next) next = expiresAt;
  }
  return next;
}

const calendarKey = (coachId: string, { start, end }: Interval) => `${coachId} ${start} ${end}`;

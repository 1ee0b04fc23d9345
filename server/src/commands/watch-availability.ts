import type { Slot } from '@session-booking/sdk/contract';
import { type AvailabilityQuery, availabilityIn, checkWindow } from './list-availability.ts';
import type { Deps } from './deps.ts';
import { coverDates, loadCalendar } from './load-calendar.ts';

/** Slots of one revision, every status; the same array as long as nothing changed. */
export type ReadSlots = { revision: number; slots: readonly Slot[] };

/** What a window of a calendar shows at one moment. */
export type WindowSlots = {
  /** To those who hold nothing with this coach. */
  general: ReadSlots;
  /** To those of the subjects asked for who do. */
  own: Map<string, ReadSlots>;
  /** How long all of it holds by the clock alone, in milliseconds. */
  validForMs: number;
};

/** No token speaks for it: subjects are never empty. */
const NOBODY = '';

/**
 * Reads what a window shows to several watchers at once: one query, one reckoning for everybody without a hold. Equal
 * to what `listAvailability` answers with `include=all`. Throws `not_found` and `validation_failed`.
 */
export async function readWindowSlots(
  deps: Deps,
  coachId: string,
  { from, to, durationMinutes }: Pick<AvailabilityQuery, 'from' | 'to' | 'durationMinutes'>,
  subjects: Pick<ReadonlySet<string>, 'has'>,
): Promise<WindowSlots> {
  checkWindow(from, to);
  const { now, calendar } = await loadCalendar(deps, coachId, coverDates(from, to));
  const query = { from, to, durationMinutes, include: 'all', now } as const;
  const general = await availabilityIn(deps, calendar, { ...query, viewer: NOBODY });
  let { validUntil } = general;
  const own = new Map<string, ReadSlots>();
  for (const { owner } of calendar.busy) {
    if (owner === undefined || own.has(owner) || !subjects.has(owner)) continue;
    const seen = await availabilityIn(deps, calendar, { ...query, viewer: owner });
    validUntil = Math.min(validUntil, seen.validUntil);
    own.set(owner, seen.value);
  }
  return { general: general.value, own, validForMs: validUntil - now };
}

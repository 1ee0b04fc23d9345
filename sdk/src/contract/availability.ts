import * as z from 'zod/mini';
import { knownId } from './ids.ts';
import { instant, knownTimeZone, plainDate } from './time.ts';
import { knownInteger } from './number.ts';

/** Lists why a start is or is not bookable. */
export const slotStatus = z.enum(['available', 'held', 'held_by_you', 'booked', 'blocked', 'too_soon']);

/** Says whether a start is bookable, and if not why. */
export type SlotStatus = z.infer<typeof slotStatus>;

/** Reads a possible start. */
export const slot = z.object({
  startsAt: instant,
  endsAt: instant,
  status: slotStatus,
  /** Places left, for sessions with more than one place. */
  remaining: z.optional(knownInteger),
});

/** Describes a possible start of a session. */
export type Slot = z.infer<typeof slot>;

/** Reads the slots of one coach in a window of dates. */
export const availability = z.object({
  coachId: knownId,
  /** The coach's zone; `from` and `to` are dates in it. */
  timeZone: knownTimeZone,
  /** The number of the coach's calendar: +1 for every change. */
  revision: knownInteger,
  from: plainDate,
  /** Last date, included. */
  to: plainDate,
  durationMinutes: knownInteger,
  /** By start. */
  slots: z.array(slot),
  /** First available start at or after `from`, also beyond `to`; null when the horizon has none. */
  nextAvailable: z.nullable(instant),
});

/** Holds the slots of one coach in a window of dates. */
export type Availability = z.infer<typeof availability>;

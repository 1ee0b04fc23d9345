import * as z from 'zod/mini';
import { durationMinutes } from './coach.ts';
import { id, knownId } from './ids.ts';
import { inQuery } from './query.ts';
import { instant, knownTimeZone, plainDate } from './time.ts';
import { knownInteger } from './number.ts';

/** Most days one availability question may span, both ends counted. */
export const MAX_WINDOW_DAYS = 62;

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

/** Accepts a question for slots; `from` and `to` are dates in the coach's zone, both included, 62 days at most. */
export const availabilityQuery = z.strictObject({
  from: plainDate,
  to: plainDate,
  durationMinutes: inQuery(durationMinutes),
  sessionTypeId: z.optional(id),
  /** `all` adds the starts that are not available, with their reason. */
  include: z.optional(z.literal('all')),
  /** A hold of the caller's that shall not stand in his own way. */
  holdId: z.optional(id),
});

/** Accepts a stranger's first question; without dates the server picks the month of the first free time. */
export const visitQuery = z.strictObject({
  coachId: z.optional(id),
  from: z.optional(plainDate),
  to: z.optional(plainDate),
  durationMinutes: z.optional(inQuery(durationMinutes)),
  include: z.optional(z.literal('all')),
});

import * as z from 'zod/mini';
import { knownId } from './ids.ts';
import { knownInteger } from './number.ts';
import { instant, knownTimeZone, plainDate } from './time.ts';

const knownInterval = z.object({ start: z.string(), end: z.string() });

const fields = {
  timeZone: knownTimeZone,
  weekly: z.array(z.object({ day: knownInteger, start: z.string(), end: z.string() })),
  overrides: z.array(z.object({ date: plainDate, intervals: z.array(knownInterval) })),
  stepMinutes: knownInteger,
  bufferBeforeMinutes: knownInteger,
  bufferAfterMinutes: knownInteger,
  minNoticeMinutes: knownInteger,
  horizonDays: knownInteger,
};

/** Reads when a coach works; it was checked when it was written, and a newer server may know more fields. */
export const knownSchedule = z.object(fields);

/** Says when a coach works: weekly hours, dated overrides, buffers, step, notice and horizon. */
export type Schedule = z.infer<typeof knownSchedule>;

/** Answers a schedule with its version, and with the sessions that a change left outside it. */
export const scheduleAnswer = z.object({
  ...fields,
  version: knownInteger,
  /** Booked sessions that no longer lie within the schedule; they stay booked. Only that coach and an admin see them. */
  outside: z.optional(z.array(z.object({ sessionId: knownId, startsAt: instant, endsAt: instant }))),
});

/** Is a coach's schedule with its version. */
export type ScheduleAnswer = z.infer<typeof scheduleAnswer>;

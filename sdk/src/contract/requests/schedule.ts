import * as z from 'zod/mini';
import { plainDate } from '../time.ts';
import { missing } from './missing.ts';
import { clockEnd, clockTime, timeZone } from './time.ts';

const isForward = (interval: { start: string; end: string }) => interval.start < interval.end;
const forward = 'The end must be after the start; use 24:00 for the end of the day.';

/** Accepts a stretch of one day in wall time, `[start, end)`. */
export const dayInterval = z
  .strictObject({ start: clockTime, end: clockEnd })
  .check(z.refine(isForward, { message: forward, path: ['end'] }));

/** Accepts a weekly working stretch; Monday is day 1. */
export const weeklyInterval = z
  .strictObject({
    day: z.int(missing('Give a day from 1 for Monday to 7.')).check(z.gte(1), z.lte(7)),
    start: clockTime,
    end: clockEnd,
  })
  .check(z.refine(isForward, { message: forward, path: ['end'] }));

/** Accepts what replaces the weekly hours on one date; no interval closes the day. */
export const scheduleOverride = z.strictObject({
  date: plainDate,
  intervals: z.array(dayInterval).check(z.maxLength(24)),
});

const whole = (unit: string, max: number, min = 0) =>
  z.int(missing(`Give whole ${unit} from ${min} to ${max}.`)).check(z.gte(min), z.lte(max));
const minutes = (max: number, min = 0) => whole('minutes', max, min);

const fields = {
  timeZone,
  weekly: z.array(weeklyInterval).check(z.maxLength(168)),
  overrides: z.array(scheduleOverride).check(z.maxLength(400)),
  /** Distance between two starts, counted from the start of each working stretch. */
  stepMinutes: minutes(240, 5),
  bufferBeforeMinutes: minutes(240),
  bufferAfterMinutes: minutes(240),
  /** How long before its start a session can still be booked. */
  minNoticeMinutes: minutes(60 * 24 * 90),
  /** How many days ahead, today included as day 0, can be booked. */
  horizonDays: whole('days', 730, 1),
};

const datesOnce = z.refine<{ overrides: { date: string }[] }>(
  ({ overrides }) => new Set(overrides.map((each) => each.date)).size === overrides.length,
  { message: 'Give each date one override only.', path: ['overrides'] },
);

/** Accepts when a coach works and how he may be booked. */
export const schedule = z.strictObject(fields).check(datesOnce);

/** Accepts what replaces a schedule, also as it was answered: the version it had then is the one that is meant. */
export const replaceScheduleBody = z
  .strictObject({
    ...fields,
    version: z.optional(z.int(missing('Give the version as it was answered, or leave it out.'))),
  })
  .check(datesOnce);

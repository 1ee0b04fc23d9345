import * as z from 'zod/mini';
import { checked } from './checked.ts';
import { knownId } from './ids.ts';
import { clockEnd, clockTime, instant, knownTimeZone, plainDate, timeZone } from './time.ts';
import { knownInteger } from './number.ts';

const isForward = (interval: { start: string; end: string }) => interval.start < interval.end;
const forward = 'The end must be after the start; use 24:00 for the end of the day.';

/** Accepts a stretch of one day in wall time, `[start, end)`. */
export const dayInterval = checked(
  z.strictObject({ start: clockTime, end: clockEnd }),
  z.refine(isForward, { message: forward, path: ['end'] }),
);

/** Accepts a weekly working stretch; Monday is day 1. */
export const weeklyInterval = checked(
  z.strictObject({ day: checked(z.int(), z.gte(1), z.lte(7)), start: clockTime, end: clockEnd }),
  z.refine(isForward, { message: forward, path: ['end'] }),
);

/** Accepts what replaces the weekly hours on one date; no interval closes the day. */
export const scheduleOverride = z.strictObject({
  date: plainDate,
  intervals: checked(z.array(dayInterval), z.maxLength(24)),
});

// @__NO_SIDE_EFFECTS__
function minutes(max: number, min = 0) {
  return checked(z.int(), z.gte(min), z.lte(max));
}

/** Accepts when a coach works and how he may be booked. */
export const schedule = checked(
  z.strictObject({
    timeZone,
    weekly: checked(z.array(weeklyInterval), z.maxLength(168)),
    overrides: checked(z.array(scheduleOverride), z.maxLength(400)),
    /** Distance between two starts, counted from the start of each working stretch. */
    stepMinutes: minutes(240, 5),
    bufferBeforeMinutes: minutes(240),
    bufferAfterMinutes: minutes(240),
    /** How long before its start a session can still be booked. */
    minNoticeMinutes: minutes(60 * 24 * 90),
    /** How many days ahead, today included as day 0, can be booked. */
    horizonDays: minutes(730, 1),
  }),
  z.refine((value) => new Set(value.overrides.map((each) => each.date)).size === value.overrides.length, {
    message: 'Give each date one override only.',
    path: ['overrides'],
  }),
);

/** Says when a coach works: weekly hours, dated overrides, buffers, step, notice and horizon. */
export type Schedule = z.infer<typeof schedule>;

const knownInterval = z.object({ start: z.string(), end: z.string() });

/** Reads a schedule in an answer; it was checked when it was written, and a newer server may know more fields. */
export const knownSchedule = z.object({
  timeZone: knownTimeZone,
  weekly: z.array(z.object({ day: knownInteger, start: z.string(), end: z.string() })),
  overrides: z.array(z.object({ date: plainDate, intervals: z.array(knownInterval) })),
  stepMinutes: knownInteger,
  bufferBeforeMinutes: knownInteger,
  bufferAfterMinutes: knownInteger,
  minNoticeMinutes: knownInteger,
  horizonDays: knownInteger,
});

/** Answers a schedule with the sessions that a change left outside it. */
export const scheduleAnswer = z.object({
  schedule: knownSchedule,
  version: knownInteger,
  /** Booked sessions that no longer lie within the schedule; they stay booked. Only that coach and an admin see them. */
  outside: z.optional(z.array(z.object({ sessionId: knownId, startsAt: instant, endsAt: instant }))),
});

/** Carries a coach's schedule and its version. */
export type ScheduleAnswer = z.infer<typeof scheduleAnswer>;

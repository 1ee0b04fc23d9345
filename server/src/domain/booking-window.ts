import type { Schedule } from '@session-booking/sdk/contract';
import { MINUTE } from './interval.ts';
import { dayAt, startOfDay } from './wall-time.ts';

/** Says which starts the clock allows now. */
export type BookingWindow = {
  /** First start that keeps the notice; epoch milliseconds. */
  earliest: number;
  /** Day number of today in the coach's zone. */
  today: number;
  /** Last day number that can be booked. */
  lastDay: number;
};

/** Reckons which starts notice and horizon allow at `now`; the horizon counts dates in the coach's zone. */
export function bookingWindow(schedule: Schedule, now: number): BookingWindow {
  const today = dayAt(now, schedule.timeZone);
  return {
    earliest: now + schedule.minNoticeMinutes * MINUTE,
    today,
    lastDay: today + schedule.horizonDays,
  };
}

/** Gives the first instant at which a start no longer keeps the notice. */
export function noticeEnds(schedule: Schedule, start: number): number {
  return start - schedule.minNoticeMinutes * MINUTE + 1;
}

/** Gives the midnight at which a day number comes within the horizon. */
export function horizonReaches(schedule: Schedule, day: number): number {
  return startOfDay(day - schedule.horizonDays, schedule.timeZone);
}

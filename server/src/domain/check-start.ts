import type { Schedule } from '@session-booking/sdk/contract';
import { bookingWindow } from './booking-window.ts';
import { dateOf } from './calendar-date.ts';
import { MINUTE } from './interval.ts';
import { Refusal } from './refusal.ts';
import { clockAt, dayAt } from './wall-time.ts';
import { firstStart, lastStart, workingHoursOf } from './working-hours.ts';

/** Asks whether a session may start at a moment. */
export type StartQuestion = {
  schedule: Schedule;
  /** Epoch milliseconds. */
  start: number;
  durationMinutes: number;
  now: number;
  /** True for the coach himself and for admins: free of notice and horizon, not of hours, never in the past. */
  exempt: boolean;
};

/**
 * Checks that a session may start at a moment, busy time aside, by the same reckoning that lists slots. Throws a
 * Refusal: `too_soon` (also for the past), `beyond_horizon` or `outside_schedule`.
 */
export function checkStart(question: StartQuestion): void {
  checkClock(question);
  checkHours(question);
}

function checkClock({ schedule, start, now, exempt }: StartQuestion): void {
  if (start < now) throw new Refusal('too_soon', 'That time has passed. Choose a later one.');
  if (exempt) return;
  const { timeZone } = schedule;
  const { earliest, lastDay } = bookingWindow(schedule, now);
  if (start < earliest) {
    const first = `${dateOf(dayAt(earliest, timeZone))} ${clockAt(earliest, timeZone)}`;
    throw new Refusal(
      'too_soon',
      `That time is too soon for this coach. Choose ${first} (${timeZone}) or later.`,
    );
  }
  if (dayAt(start, timeZone) > lastDay) {
    throw new Refusal(
      'beyond_horizon',
      `This coach takes bookings up to ${dateOf(lastDay)}. Choose an earlier date.`,
    );
  }
}

function checkHours({ schedule, start, durationMinutes }: StartQuestion): void {
  const { timeZone, stepMinutes } = schedule;
  const day = dayAt(start, timeZone);
  const run = workingHoursOf(schedule)
    .runsOn(day)
    .find((each) => each.start <= start && start < each.end);
  const clock = (ms: number) => clockAt(ms, timeZone);
  if (!run) {
    const when = `${clock(start)} on ${dateOf(day)} (${timeZone})`;
    throw new Refusal(
      'outside_schedule',
      `The coach does not work at ${when}. Choose one of the free times.`,
    );
  }
  if (firstStart(run, start, stepMinutes * MINUTE) !== start) {
    const grid = `Sessions start every ${stepMinutes} minutes, counted from ${clock(run.origin)}`;
    const given = start % MINUTE === 0 ? clock(start) : 'a time with seconds';
    throw new Refusal('outside_schedule', `${grid}; ${given} lies between two starts.`);
  }
  if (start > lastStart(run, durationMinutes * MINUTE)) {
    const length = `A session of ${durationMinutes} minutes from ${clock(start)}`;
    throw new Refusal(
      'outside_schedule',
      `${length} would run past the end of the working hours at ${clock(run.reach)}.`,
    );
  }
}

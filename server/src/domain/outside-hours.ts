import type { Schedule } from '@session-booking/sdk/contract';
import type { Interval } from './interval.ts';
import { dayAt } from './wall-time.ts';
import { lastStart, workingHoursOf } from './working-hours.ts';

/**
 * Finds those of some sessions that do not lie within the hours of a schedule, in their order. Whether one could be
 * booked there now, by grid, notice and horizon, is not asked.
 */
export function outsideHours<Session extends Interval>(
  schedule: Schedule,
  sessions: readonly Session[],
): Session[] {
  const hours = workingHoursOf(schedule);
  return sessions.filter(({ start, end }) => {
    const run = hours
      .runsOn(dayAt(start, schedule.timeZone))
      .find((each) => each.start <= start && start < each.end);
    return !run || start > lastStart(run, end - start);
  });
}

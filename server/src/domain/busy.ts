import type { Schedule } from '@session-booking/sdk/contract';
import { type Interval, MINUTE } from './interval.ts';

/** Describes time of a coach that is taken, with its buffers inside the interval. */
export type Busy = Interval & {
  kind: 'session' | 'hold' | 'external';
  holdId?: string;
  /** The subject whose hold it is. */
  owner?: string;
};

/** Gives the time a session takes in the calendar, `[start - bufferBefore, end + bufferAfter)`: what may not overlap. */
export function occupiedInterval(
  schedule: Pick<Schedule, 'bufferBeforeMinutes' | 'bufferAfterMinutes'>,
  session: Interval,
): Interval {
  return {
    start: session.start - schedule.bufferBeforeMinutes * MINUTE,
    end: session.end + schedule.bufferAfterMinutes * MINUTE,
  };
}

import type { Schedule, SlotStatus } from '@session-booking/sdk/contract';
import { type Interval, merged, MINUTE } from './interval.ts';

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

/**
 * Answers for one interval after the other whether it meets busy time. Rises through both lists once; an interval
 * that begins before the one asked for last costs a new pass, and is still answered right.
 */
export class Sweep {
  #busy: Interval[];
  #index = 0;
  #last = -Infinity;

  constructor(busy: readonly Interval[]) {
    this.#busy = merged(busy);
  }

  meets(start: number, end: number): boolean {
    if (start < this.#last) this.#index = 0;
    this.#last = start;
    const busy = this.#busy;
    let next = busy[this.#index];
    while (next && next.end <= start) next = busy[(this.#index += 1)];
    return next !== undefined && next.start < end;
  }
}

/** Tells why time is taken, or undefined when it is free. */
export type Obstacle = (start: number, end: number) => SlotStatus | undefined;

/**
 * Makes the test whether occupied time (buffers included) is free for a viewer, whose own hold never stands in his
 * way. With `everyReason` it tells what stands there, the most lasting reason first, and shows him his own hold where
 * it fits exactly; without, anything in the way is `blocked`.
 */
export function obstacleFor(busy: readonly Busy[], viewer: string | null, everyReason: boolean): Obstacle {
  const isOwn = (each: Busy) => viewer !== null && each.kind === 'hold' && each.owner === viewer;
  const others = busy.some(isOwn) ? busy.filter((each) => !isOwn(each)) : busy;
  if (!everyReason) {
    const sweep = new Sweep(others);
    return (start, end) => (sweep.meets(start, end) ? 'blocked' : undefined);
  }
  const of = (kind: Busy['kind']) => new Sweep(others.filter((each) => each.kind === kind));
  const [sessions, external, holds] = [of('session'), of('external'), of('hold')];
  const own = busy.filter(isOwn);
  return (start, end) => {
    if (sessions.meets(start, end)) return 'booked';
    if (external.meets(start, end)) return 'blocked';
    if (holds.meets(start, end)) return 'held';
    return own.some((hold) => hold.start === start && hold.end === end) ? 'held_by_you' : undefined;
  };
}

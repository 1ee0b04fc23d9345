import type { Schedule } from '@session-booking/sdk/contract';
import { dateOf, weekdayOf } from './calendar-date.ts';
import { DAY, type Interval, merged, MINUTE } from './interval.ts';
import { instantsOf } from './wall-time.ts';

/**
 * Describes the part of a working stretch that lies on one date: a session may start in `[start, end)`, every
 * `stepMinutes` of elapsed time counted from `origin`, when it is over by `reach`.
 */
export type Run = Interval & {
  /** Where the grid of starts begins: the start of the stretch, at or before `start`. */
  origin: number;
  /** Where the work that goes on without a break from here ends; true for at least a day beyond this date. */
  reach: number;
};

/** Gives the first start of a run at or after `floor` on its grid; it may lie beyond the last. */
export function firstStart(run: Run, floor: number, step: number): number {
  const from = Math.max(run.start, floor);
  return run.origin + Math.ceil((from - run.origin) / step) * step;
}

/** Gives the latest moment of a run at which a session of `duration` may start; before `start` when none may. */
export function lastStart(run: Run, duration: number): number {
  return Math.min(run.end - 1, run.reach - duration);
}

type Piece = Interval & { day: number; wholeDay: boolean };

const DAYS_KEPT = 1024;
const SCHEDULES_KEPT = 256;
/** Days looked at around a date: a stretch goes on past midnight, and a zone can skip a date. */
const MARGIN_DAYS = 2;

const byIdentity = new WeakMap<Schedule, WorkingHours>();
const byContent = new Map<string, WorkingHours>();

/**
 * Gives the working hours of a schedule, kept for the next question: by the object (so it must not be changed
 * afterwards), else by what is in it that matters here, for the latest 256 schedules.
 */
export function workingHoursOf(schedule: Schedule): WorkingHours {
  const known = byIdentity.get(schedule);
  if (known) return known;
  const { timeZone, weekly, overrides } = schedule;
  const key = JSON.stringify([timeZone, weekly, overrides]);
  const hours = byContent.get(key) ?? new WorkingHours(schedule);
  byContent.delete(key);
  byContent.set(key, hours);
  if (byContent.size > SCHEDULES_KEPT) byContent.delete(byContent.keys().next().value ?? key);
  byIdentity.set(schedule, hours);
  return hours;
}

/** Reckons the instants at which a coach works, date by date. */
export class WorkingHours {
  readonly timeZone: string;
  #weekly: Interval[][];
  #overrides: Map<string, Interval[]>;
  #pieces = new Map<number, Piece[]>();
  #runs = new Map<number, Run[]>();

  constructor({ timeZone, weekly, overrides }: Pick<Schedule, 'timeZone' | 'weekly' | 'overrides'>) {
    this.timeZone = timeZone;
    this.#weekly = [1, 2, 3, 4, 5, 6, 7].map((day) =>
      merged(weekly.filter((each) => each.day === day).map(wallTime)),
    );
    this.#overrides = new Map(
      overrides.map(({ date, intervals }) => [date, merged(intervals.map(wallTime))]),
    );
  }

  /** Gives the runs of one date, by start; the same whatever other dates are asked for. */
  runsOn(day: number): readonly Run[] {
    let runs = this.#runs.get(day);
    if (!runs) {
      if (this.#runs.size >= DAYS_KEPT) this.#runs.clear();
      this.#runs.set(day, (runs = this.#joinedRuns(day)));
    }
    return runs;
  }

  #joinedRuns(day: number): Run[] {
    const pieces: Piece[] = [];
    for (let near = day - MARGIN_DAYS; near <= day + MARGIN_DAYS; near += 1)
      pieces.push(...this.#piecesOn(near));
    pieces.sort((a, b) => a.start - b.start);
    const joined = pieces.map((piece) => ({ ...piece, origin: piece.start, reach: piece.end }));
    for (const [index, next] of joined.entries()) {
      const previous = joined[index - 1];
      if (previous && continuesGrid(previous, next)) next.origin = previous.origin;
    }
    for (const [index, previous] of [...joined.entries()].reverse()) {
      const next = joined[index + 1];
      if (next && next.start === previous.end) previous.reach = next.reach;
    }
    return joined
      .filter((each) => each.day === day)
      .map(({ start, end, origin, reach }) => ({ start, end, origin, reach }));
  }

  #piecesOn(day: number): Piece[] {
    let pieces = this.#pieces.get(day);
    if (!pieces) {
      if (this.#pieces.size >= DAYS_KEPT) this.#pieces.clear();
      const wall = this.#overrides.get(dateOf(day)) ?? this.#weekly[weekdayOf(day) - 1] ?? [];
      pieces = wall.flatMap(({ start, end }) => {
        const wholeDay = start === 0 && end === DAY;
        const instants = instantsOf({ start: day * DAY + start, end: day * DAY + end }, this.timeZone);
        return instants.map((each) => ({ ...each, day, wholeDay }));
      });
      this.#pieces.set(day, pieces);
    }
    return pieces;
  }
}

/**
 * Tells whether one grid of starts runs through two pieces. After a date that is open around the clock it begins anew
 * at midnight: else a coach who never closes would have no start to count from, or one that wanders with every clock
 * change.
 */
function continuesGrid(previous: Piece, next: Piece): boolean {
  return previous.end === next.start && (previous.day === next.day || !previous.wholeDay);
}

function wallTime({ start, end }: { start: string; end: string }): Interval {
  return { start: minutesOf(start) * MINUTE, end: minutesOf(end) * MINUTE };
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

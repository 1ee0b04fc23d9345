import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Schedule } from '@session-booking/sdk/contract';
import fc from 'fast-check';
import { refusalIn } from '../../test/given.ts';
import {
  type Busy,
  checkStart,
  firstAvailable,
  listSlots,
  nextChangeByTime,
  type Question,
} from './availability.ts';
import { DAY, MINUTE, overlaps } from './interval.ts';
import { addDays, dateAt } from './wall-time.ts';

/**
 * Judges the engine by a second one that is slow and plain: it walks through time in cells of five minutes, asks the
 * system what the clock on the wall shows, and knows nothing of intervals, sweeps, caches or zone arithmetic.
 */
const CELL = 5 * MINUTE;

type Wall = { at: number; date: string; clock: string; weekday: number };
type Cell = { date: string; working: boolean };

const walls = new Map<string, Wall[]>();

/** Asks the system what the wall shows in each cell around two dates; kept, since the places below come up often. */
function wallsAround({ timeZone }: Schedule, from: string, to: string): Wall[] {
  const key = `${timeZone} ${from} ${to}`;
  const known = walls.get(key);
  if (known) return known;
  const result: Wall[] = [];
  const last = Date.parse(`${to}T00:00Z`) + 4 * DAY;
  for (let at = Date.parse(`${from}T00:00Z`) - 4 * DAY; at < last; at += CELL) {
    const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDateTime();
    const [date, clock] = wall.toString({ smallestUnit: 'minute' }).split('T');
    result.push({ at, date: date!, clock: clock!, weekday: wall.dayOfWeek });
  }
  walls.set(key, result);
  return result;
}

function hoursOf(schedule: Schedule, date: string, weekday: number): { start: string; end: string }[] {
  const override = schedule.overrides.find((each) => each.date === date);
  return override ? override.intervals : schedule.weekly.filter((each) => each.day === weekday);
}

function cellsAround(schedule: Schedule, from: string, to: string): Map<number, Cell> {
  return new Map(
    wallsAround(schedule, from, to).map(({ at, date, clock, weekday }) => {
      const hours = hoursOf(schedule, date, weekday);
      return [at, { date, working: hours.some((each) => each.start <= clock && clock < each.end) }];
    }),
  );
}

/** Tells whether the hours of a date leave no minute of the clock out, whether or not the zone has it that day. */
function isOpenAroundTheClock(schedule: Schedule, date: string): boolean {
  const hours = hoursOf(schedule, date, Temporal.PlainDate.from(date).dayOfWeek);
  return Array.from({ length: 288 }, (_, index) => {
    const clock = new Date(index * CELL).toISOString().slice(11, 16);
    return hours.some((each) => each.start <= clock && clock < each.end);
  }).every(Boolean);
}

function gridOrigin(schedule: Schedule, cells: Map<number, Cell>, start: number): number {
  for (let at = start; ; at -= CELL) {
    const [cell, before] = [cells.get(at), cells.get(at - CELL)];
    if (!before?.working) return at;
    if (before.date !== cell?.date && isOpenAroundTheClock(schedule, before.date)) return at;
  }
}

function isStart(question: Question, cells: Map<number, Cell>, start: number): boolean {
  const { schedule, durationMinutes } = question;
  for (let at = start; at < start + durationMinutes * MINUTE; at += CELL)
    if (!cells.get(at)?.working) return false;
  return (start - gridOrigin(schedule, cells, start)) % (schedule.stepMinutes * MINUTE) === 0;
}

function isFree({ schedule, busy, durationMinutes, viewer }: Question, start: number): boolean {
  const occupied = {
    start: start - schedule.bufferBeforeMinutes * MINUTE,
    end: start + (durationMinutes + schedule.bufferAfterMinutes) * MINUTE,
  };
  const isOwn = (each: Busy) => each.kind === 'hold' && viewer !== null && each.owner === viewer;
  return !busy.some((each) => !isOwn(each) && overlaps(each, occupied));
}

function naiveSlots(question: Question): number[] {
  const { schedule, from, to, now } = question;
  const cells = cellsAround(schedule, from, to);
  const today = dateAt(now, schedule.timeZone);
  const lastDate = addDays(today, schedule.horizonDays);
  return [...cells]
    .filter(([start, { date, working }]) => {
      if (!working || date < from || date > to || date > lastDate) return false;
      if (start < now + schedule.minNoticeMinutes * MINUTE) return false;
      return isStart(question, cells, start) && isFree(question, start);
    })
    .map(([start]) => start);
}

const clock = (index: number) =>
  index === 288 ? '24:00' : new Date(index * CELL).toISOString().slice(11, 16);

/** Hours of a day as indexes of five minutes, often at the day's ends, where stretches join. */
const hours = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 0, max: 287 }) },
      { weight: 2, arbitrary: fc.constant(0) },
    ),
    fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 1, max: 288 }) },
      { weight: 2, arbitrary: fc.constant(288) },
    ),
  )
  .map(([a, b]) =>
    a < b ? { start: clock(a), end: clock(b) } : { start: clock(b), end: clock(Math.max(a, b + 1)) },
  );

/** Zones with an ordinary, a half-hour, a two-hour and a midnight clock change, and dates of theirs that have one. */
const places = fc.constantFrom(
  { timeZone: 'America/New_York', date: '2027-03-14' },
  { timeZone: 'America/New_York', date: '2027-11-07' },
  { timeZone: 'Europe/Madrid', date: '2027-03-28' },
  { timeZone: 'Australia/Lord_Howe', date: '2027-04-04' },
  { timeZone: 'Australia/Lord_Howe', date: '2027-10-03' },
  { timeZone: 'Antarctica/Troll', date: '2027-03-28' },
  { timeZone: 'Antarctica/Troll', date: '2027-10-31' },
  { timeZone: 'Africa/Cairo', date: '2027-04-30' },
  { timeZone: 'Africa/Cairo', date: '2027-10-29' },
  { timeZone: 'Asia/Beirut', date: '2027-03-28' },
  { timeZone: 'Asia/Beirut', date: '2027-10-31' },
  { timeZone: 'America/Havana', date: '2027-11-07' },
  { timeZone: 'America/Nuuk', date: '2027-10-31' },
  { timeZone: 'America/Santiago', date: '2027-09-05' },
  { timeZone: 'Asia/Kathmandu', date: '2027-02-28' },
  { timeZone: 'UTC', date: '2027-12-31' },
);

const minutesOf = (values: number[]) => fc.constantFrom(...values);

const questions: fc.Arbitrary<Question> = places.chain(({ timeZone, date }) => {
  const dates = [-2, -1, 0, 1, 2].map((days) => addDays(date, days));
  const around = Date.parse(`${date}T00:00Z`);
  const schedule: fc.Arbitrary<Schedule> = fc.record({
    timeZone: fc.constant(timeZone),
    weekly: fc.array(
      fc.tuple(fc.integer({ min: 1, max: 7 }), hours).map(([day, each]) => ({ day, ...each })),
      { minLength: 4, maxLength: 16 },
    ),
    overrides: fc.uniqueArray(
      fc.record({ date: fc.constantFrom(...dates), intervals: fc.array(hours, { maxLength: 3 }) }),
      { selector: (each) => each.date, maxLength: 3 },
    ),
    stepMinutes: minutesOf([5, 10, 15, 20, 30, 45, 60, 75, 90]),
    bufferBeforeMinutes: minutesOf([0, 0, 5, 15]),
    bufferAfterMinutes: minutesOf([0, 0, 10, 30]),
    minNoticeMinutes: minutesOf([0, 0, 60, 1440]),
    horizonDays: minutesOf([1, 2, 3, 60]),
  });
  const busy: fc.Arbitrary<Busy[]> = fc.array(
    fc
      .tuple(
        fc.integer({ min: -700, max: 700 }),
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom('session', 'hold', 'external'),
        fc.constantFrom('ada', 'bob'),
      )
      .map(([start, length, kind, owner]) => {
        const from = around + start * CELL;
        return { kind, owner, start: from, end: from + length * CELL };
      }),
    { maxLength: 25 },
  );
  return fc.record({
    schedule,
    busy,
    from: fc.constant(addDays(date, -1)),
    to: fc.constant(addDays(date, 1)),
    durationMinutes: minutesOf([5, 30, 50, 60, 90, 240, 480]),
    now: fc.integer({ min: -800, max: 200 }).map((cells) => around + cells * CELL),
    viewer: fc.constantFrom(null, 'ada', 'eve'),
  });
});

const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 150) };

describe('the slot engine, for any schedule over any clock change', () => {
  it('lists exactly what the plain engine lists: none lost, none outside hours, none on busy time', () => {
    let listed = 0;
    fc.assert(
      fc.property(questions, (question) => {
        const starts = listSlots(question).map((slot) => slot.start);
        assert.deepEqual(starts, naiveSlots(question));
        listed += starts.length;
      }),
      runs,
    );
    assert.ok(listed > 10 * runs.numRuns, 'the questions are such that slots are found');
  });

  it('lists in order, without doubles, and the same when asked again', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const all = listSlots({ ...question, include: 'all' });
        for (const [index, slot] of all.entries()) {
          assert.equal(slot.end - slot.start, question.durationMinutes * MINUTE);
          if (index > 0) assert.ok(all[index - 1]!.start < slot.start);
        }
        assert.deepEqual(listSlots({ ...question, include: 'all' }), all);
        const bookable = all.filter((slot) => slot.status === 'available' || slot.status === 'held_by_you');
        assert.deepEqual(
          listSlots(question),
          bookable.map((slot) => ({ ...slot, status: 'available' })),
        );
      }),
      runs,
    );
  });

  it('lists a start exactly when the check of a booking lets it pass and nothing busy is there', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const { schedule, durationMinutes, now, from, to } = question;
        const listed = new Set(listSlots(question).map((slot) => slot.start));
        const end = Date.parse(`${to}T00:00Z`) + 2 * DAY;
        for (let start = Date.parse(`${from}T00:00Z`) - DAY; start < end; start += CELL) {
          const date = dateAt(start, schedule.timeZone);
          if (date < from || date > to) continue;
          const refusal = refusalIn(() =>
            checkStart({ schedule, start, durationMinutes, now, exempt: false }),
          );
          assert.equal(
            listed.has(start),
            !refusal && isFree(question, start),
            `${String(start)} ${String(refusal?.code)}`,
          );
        }
      }),
      runs,
    );
  });

  it('lets coach and admin book at the same hours, free of notice and horizon, never in the past', () => {
    fc.assert(
      fc.property(questions, fc.integer({ min: -700, max: 700 }), (question, cells) => {
        const { schedule, durationMinutes, now } = question;
        const start = Date.parse(`${question.from}T00:00Z`) + cells * CELL;
        const code = (exempt: boolean, changes: Partial<Schedule> = {}) =>
          refusalIn(() =>
            checkStart({ schedule: { ...schedule, ...changes }, start, durationMinutes, now, exempt }),
          )?.code;
        assert.equal(code(true), code(false, { minNoticeMinutes: 0, horizonDays: 730 }));
        if (start < now) assert.equal(code(true), 'too_soon');
      }),
      runs,
    );
  });

  it('finds the first available start of the whole horizon', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const horizon = addDays(
          dateAt(question.now, question.schedule.timeZone),
          question.schedule.horizonDays,
        );
        const first = listSlots({ ...question, to: horizon })[0];
        assert.equal(firstAvailable(question), first?.start ?? null);
      }),
      runs,
    );
  });

  for (const include of [undefined, 'all'] as const) {
    it(`says exactly when the list changes by the clock alone (${include ?? 'available'})`, () => {
      fc.assert(
        fc.property(questions, (asked) => {
          const question = { ...asked, include };
          const at = (now: number) => listSlots({ ...question, now });
          const change = nextChangeByTime(question);
          const before = at(question.now);
          if (change === null) {
            assert.deepEqual(at(question.now + 7 * DAY), before);
            return;
          }
          assert.ok(change > question.now);
          assert.deepEqual(at(change - 1), before);
          assert.deepEqual(at(question.now + Math.floor((change - 1 - question.now) / 2)), before);
          assert.notDeepEqual(at(change), before);
        }),
        runs,
      );
    });
  }
});

import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { aSchedule, everyDay, refusalIn } from '../../test/given.ts';
import { checkStart, listSlots } from './availability.ts';
import { dayOf } from './calendar-date.ts';
import { addDays, dateAt, resolveScheduledAt, startOfDay } from './wall-time.ts';
import { DAY, HOUR, MINUTE } from './interval.ts';

/**
 * Goes through every IANA zone this system knows and every clock change from 2025 to 2037, and compares with what
 * `Intl` writes on the wall: another library with its own zone data.
 */
const QUARTER = 15 * MINUTE;
const FIRST_YEAR = Temporal.Instant.from('2025-01-01T00:00Z');
const END = Temporal.Instant.from('2038-01-01T00:00Z').epochMilliseconds;

type Change = { timeZone: string; at: number; jump: number };

function changesOf(timeZone: string): Change[] {
  const changes: Change[] = [];
  let from = FIRST_YEAR.toZonedDateTimeISO(timeZone);
  for (;;) {
    const next = from.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds >= END) return changes;
    const jump = (next.offsetNanoseconds - next.subtract({ nanoseconds: 1 }).offsetNanoseconds) / 1e6;
    changes.push({ timeZone, at: next.epochMilliseconds, jump });
    from = next;
  }
}

const zones = Intl.supportedValuesOf('timeZone');
const allChanges = zones.flatMap(changesOf);

const formats = new Map<string, Intl.DateTimeFormat>();

/** Gives what `Intl` shows in a zone, as `2027-03-14 01:30`. */
function wallAt(ms: number, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    const parts = {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    } as const;
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, hourCycle: 'h23', ...parts });
    formats.set(timeZone, format);
  }
  return format.format(ms);
}

/** Names a change where a comparison fails, and gives nothing where it holds. */
function failures(check: (change: Change) => boolean): string[] {
  return allChanges.filter((change) => !check(change)).map(nameOf);
}

function nameOf({ timeZone, at }: Change): string {
  return `${timeZone} ${new Date(at).toISOString()}`;
}

function dayBefore(ms: number, timeZone: string): string {
  return addDays(wallAt(ms, timeZone).slice(0, 10), -1);
}

/** Lists the starts of the three dates around a change, for sessions of a quarter of an hour. */
function startsAround({ timeZone, at }: Change, hours: [string, string], durationMinutes: number): number[] {
  const schedule = aSchedule({ timeZone, weekly: everyDay(...hours), stepMinutes: 15, horizonDays: 9 });
  const from = dayBefore(at, timeZone);
  const now = at - 4 * DAY;
  return listSlots({
    schedule,
    busy: [],
    from,
    to: addDays(from, 2),
    durationMinutes,
    now,
    viewer: null,
  }).map((slot) => slot.start);
}

type Quarter = { at: number; clock: string };

let latest: { change: Change; quarters: Quarter[] } | undefined;

/** Lists the quarters of an hour of the same dates with what `Intl` shows; kept for the questions about one change. */
function quartersAround(change: Change): Quarter[] {
  if (latest?.change === change) return latest.quarters;
  const { timeZone, at } = change;
  const first = dayBefore(at, timeZone);
  const dates = new Set([first, addDays(first, 1), addDays(first, 2)]);
  const quarters: Quarter[] = [];
  for (let ms = at - 2.25 * DAY; ms < at + 2.25 * DAY; ms += QUARTER) {
    const [date = '', clock = ''] = wallAt(ms, timeZone).split(' ');
    if (dates.has(date)) quarters.push({ at: ms, clock });
  }
  latest = { change, quarters };
  return quarters;
}

/** Tells whether the engine offers exactly the quarters at which the wall shows work to be for the whole session. */
function offersWhatTheWallShows(
  change: Change,
  [from, to]: [string, string],
  durationMinutes: number,
): boolean {
  const working = quartersAround(change).filter(({ clock }) => from <= clock && clock < to);
  const known = new Set(working.map((each) => each.at));
  const length = durationMinutes / 15;
  const fitting = working.filter(({ at }) =>
    Array.from({ length }, (_, n) => at + n * QUARTER).every((ms) => known.has(ms)),
  );
  return isSame(
    startsAround(change, [from, to], durationMinutes),
    fitting.map((each) => each.at),
  );
}

const isSame = (a: number[], b: number[]) =>
  a.length === b.length && a.every((each, index) => each === b[index]);

const cases: { behaviour: string; hours: [string, string]; durationMinutes: number }[] = [
  {
    behaviour: 'offers each quarter of an hour of dates that are open around the clock, once',
    hours: ['00:00', '24:00'],
    durationMinutes: 15,
  },
  {
    behaviour:
      'offers no skipped time, and both passes of a doubled one, also where the hours begin or end inside',
    hours: ['00:30', '02:30'],
    durationMinutes: 15,
  },
  { behaviour: 'keeps hours that end with the day', hours: ['22:15', '24:00'], durationMinutes: 15 },
  {
    behaviour:
      'keeps the length of a session in elapsed time: the last start is an hour before the work ends',
    hours: ['00:00', '05:00'],
    durationMinutes: 60,
  },
];

describe(`every zone and clock change 2025 to 2037 (${String(allChanges.length)} changes)`, () => {
  const wrong = cases.map(() => [] as string[]);
  before(() => {
    for (const change of allChanges) {
      for (const [index, { hours, durationMinutes }] of cases.entries()) {
        if (!offersWhatTheWallShows(change, hours, durationMinutes)) wrong[index]?.push(nameOf(change));
      }
    }
  });

  it('knows zones and changes at all', () => {
    assert.ok(zones.length > 400);
    assert.ok(allChanges.length > 3000);
    assert.ok(
      allChanges.some(({ jump }) => jump === -30 * MINUTE),
      'half an hour back',
    );
    assert.ok(
      allChanges.some(({ jump }) => jump === 2 * HOUR),
      'two hours forward',
    );
  });

  for (const [index, { behaviour, hours }] of cases.entries()) {
    it(`${behaviour} (${hours.join(' to ')})`, () => {
      assert.deepEqual(wrong[index], []);
    });
  }

  it('refuses a skipped wall time and takes a doubled one as the earlier', () => {
    assert.deepEqual(
      failures(({ timeZone, at, jump }) => {
        // The wall as it would show a moment after the change, had there been none.
        const wall = new Date(Date.parse(`${wallAt(at - MINUTE, timeZone).replace(' ', 'T')}Z`) + 2 * MINUTE);
        const text = wall.toISOString().slice(0, 16);
        if (jump > 0)
          return refusalIn(() => resolveScheduledAt(text, timeZone))?.code === 'nonexistent_local_time';
        const early = `${wallAt(at - MINUTE, timeZone).replace(' ', 'T')}:00`;
        return resolveScheduledAt(early, timeZone) === at - MINUTE;
      }),
      [],
    );
  });

  it('reads the first wall time after the change as the moment of the change', () => {
    assert.deepEqual(
      failures(({ timeZone, at, jump }) => {
        const resolved = resolveScheduledAt(wallAt(at, timeZone).replace(' ', 'T'), timeZone);
        return resolved === (jump > 0 ? at : at + jump);
      }),
      [],
    );
  });

  it('begins each date with the first moment that the wall shows it', () => {
    assert.deepEqual(
      failures(({ timeZone, at }) =>
        [-1, 0, 1].every((days) => {
          const date = addDays(wallAt(at, timeZone).slice(0, 10), days);
          const start = startOfDay(dayOf(date), timeZone);
          const shows = (ms: number) => wallAt(ms, timeZone).slice(0, 10);
          return shows(start) === date && shows(start - 1) < date && dateAt(start - 1, timeZone) < date;
        }),
      ),
      [],
    );
  });

  it('lets the check of a booking pass at the change, where the coach works then', () => {
    assert.deepEqual(
      failures(({ timeZone, at }) => {
        const schedule = aSchedule({ timeZone, weekly: everyDay('00:00', '24:00'), stepMinutes: 15 });
        return !refusalIn(() =>
          checkStart({ schedule, start: at, durationMinutes: 60, now: at - DAY, exempt: false }),
        );
      }),
      [],
    );
  });
});

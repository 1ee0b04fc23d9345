import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Schedule } from '@session-booking/sdk/contract';
import { aSchedule, at, everyDay } from '../../test/given.ts';
import { type Busy, firstAvailable, listSlots, nearestAvailable, type Question } from './availability.ts';
import { occupiedInterval } from './busy.ts';
import { MINUTE } from './interval.ts';
import { clockAt, dateAt, toInstant } from './wall-time.ts';

/** Monday, 1 March 2027, long before the coach begins. */
const MONDAY = '2027-03-01';
const EARLY = at('2027-03-01T05:00Z');

function ask(schedule: Schedule, changes: Partial<Question> = {}): Question {
  const day = { from: MONDAY, to: MONDAY };
  return { schedule, busy: [], ...day, durationMinutes: 60, now: EARLY, viewer: null, ...changes };
}

function clocks(question: Question): string[] {
  return listSlots(question).map((slot) => clockAt(slot.start, question.schedule.timeZone));
}

function statuses(question: Question): Record<string, string> {
  const slots = listSlots({ ...question, include: 'all' });
  return Object.fromEntries(
    slots.map((slot) => [clockAt(slot.start, question.schedule.timeZone), slot.status]),
  );
}

function busy(kind: Busy['kind'], start: string, end: string, owner?: string): Busy {
  return { kind, start: at(start), end: at(end), ...(owner === undefined ? {} : { owner }) };
}

describe('working hours', () => {
  it('offers a start at every step while the session fits', () => {
    const schedule = aSchedule({ weekly: [{ day: 1, start: '09:00', end: '11:00' }] });
    assert.deepEqual(clocks(ask(schedule)), ['09:00', '09:30', '10:00']);
  });

  it('counts the step from the start of each stretch', () => {
    const weekly = [
      { day: 1, start: '09:10', end: '10:30' },
      { day: 1, start: '14:05', end: '16:00' },
    ];
    const schedule = aSchedule({ weekly, stepMinutes: 20 });
    assert.deepEqual(clocks(ask(schedule)), ['09:10', '09:30', '14:05', '14:25', '14:45']);
  });

  it('merges weekly rows that overlap or touch, in any order', () => {
    const weekly = [
      { day: 1, start: '11:00', end: '12:00' },
      { day: 1, start: '09:00', end: '10:30' },
      { day: 1, start: '10:15', end: '11:00' },
      { day: 1, start: '09:30', end: '09:45' },
    ];
    const schedule = aSchedule({ weekly, stepMinutes: 60 });
    assert.deepEqual(clocks(ask(schedule)), ['09:00', '10:00', '11:00']);
  });

  it('puts an override in the place of the weekly hours, and closes a day by an empty one', () => {
    const overrides = [
      { date: '2027-03-01', intervals: [{ start: '20:00', end: '22:00' }] },
      { date: '2027-03-02', intervals: [] },
      { date: '2027-03-06', intervals: [{ start: '08:00', end: '09:00' }] },
    ];
    const question = ask(aSchedule({ overrides, stepMinutes: 60 }), { to: '2027-03-07' });
    const dates = listSlots(question).map((slot) => toInstant(slot.start).slice(0, 13));
    assert.deepEqual(dates.slice(0, 3), ['2027-03-01T20', '2027-03-01T21', '2027-03-03T09']);
    assert.equal(dates.at(-1), '2027-03-06T08');
    assert.ok(!dates.some((each) => each.startsWith('2027-03-02')));
  });

  it('lets a session cross midnight where 24:00 meets 00:00, and only there', () => {
    const evening = { day: 1, start: '22:00', end: '24:00' };
    const night = { day: 2, start: '00:00', end: '01:00' };
    const open = aSchedule({ weekly: [evening, night] });
    assert.deepEqual(clocks(ask(open)), ['22:00', '22:30', '23:00', '23:30']);
    assert.deepEqual(clocks(ask(open, { to: '2027-03-02' })).slice(-2), ['23:30', '00:00']);
    const gap = aSchedule({ weekly: [evening, { ...night, start: '00:05' }] });
    assert.deepEqual(clocks(ask(gap)), ['22:00', '22:30', '23:00']);
  });

  it('runs one grid through a stretch over midnight', () => {
    const weekly = [
      { day: 1, start: '22:15', end: '24:00' },
      { day: 2, start: '00:00', end: '02:00' },
    ];
    const question = ask(aSchedule({ weekly, stepMinutes: 45 }), {
      durationMinutes: 45,
      to: '2027-03-02',
    });
    assert.deepEqual(clocks(question), ['22:15', '23:00', '23:45', '00:30', '01:15']);
    assert.deepEqual(clocks({ ...question, from: '2027-03-02' }), ['00:30', '01:15']);
  });

  it('begins the grid anew at midnight after a date that is open around the clock', () => {
    const schedule = aSchedule({ weekly: everyDay('00:00', '24:00'), stepMinutes: 75 });
    for (const date of ['2027-03-01', '2027-03-02', '2027-03-20']) {
      assert.equal(clocks(ask(schedule, { from: date, to: date }))[0], date === MONDAY ? '05:00' : '00:00');
    }
  });

  it('gives the same starts for a date whatever window is asked for', () => {
    const schedule = aSchedule({
      timeZone: 'America/New_York',
      weekly: everyDay('18:10', '24:00'),
      stepMinutes: 25,
    });
    const whole = listSlots(ask(schedule, { to: '2027-04-01' }));
    for (const date of ['2027-03-02', '2027-03-13', '2027-03-14', '2027-03-15']) {
      const alone = listSlots(ask(schedule, { from: date, to: date }));
      assert.deepEqual(
        alone,
        whole.filter((slot) => dateAt(slot.start, 'America/New_York') === date),
      );
    }
  });

  it('offers nothing where there are no hours', () => {
    assert.deepEqual(listSlots(ask(aSchedule({ weekly: [] }), { to: '2027-04-30' })), []);
    assert.equal(firstAvailable(ask(aSchedule({ weekly: [] }))), null);
  });

  it('offers nothing where from is after to', () => {
    assert.deepEqual(listSlots(ask(aSchedule(), { from: '2027-03-02', to: '2027-03-01' })), []);
  });
});

describe('clock changes', () => {
  const newYork = (weekly: Schedule['weekly']) => aSchedule({ timeZone: 'America/New_York', weekly });

  it('never offers the hour that is skipped', () => {
    const question = ask(newYork(everyDay('01:00', '04:00')), { from: '2027-03-14', to: '2027-03-14' });
    assert.deepEqual(clocks(question), ['01:00', '01:30', '03:00']);
  });

  it('offers the doubled hour twice, as two instants', () => {
    const question = ask(newYork(everyDay('01:00', '02:00')), {
      from: '2027-11-07',
      to: '2027-11-07',
      now: at('2027-11-01T00:00Z'),
    });
    const starts = listSlots(question).map((slot) => toInstant(slot.start));
    assert.deepEqual(starts, ['2027-11-07T05:00:00Z', '2027-11-07T05:30:00Z', '2027-11-07T06:00:00Z']);
    assert.deepEqual(clocks(question), ['01:00', '01:30', '01:00']);
  });

  it('keeps to the hours in both passes when they begin inside the doubled hour', () => {
    const question = ask(newYork(everyDay('01:30', '02:30')), {
      durationMinutes: 30,
      from: '2027-11-07',
      to: '2027-11-07',
      now: at('2027-11-01T00:00Z'),
    });
    const starts = listSlots(question).map((slot) => toInstant(slot.start));
    assert.deepEqual(starts, ['2027-11-07T05:30:00Z', '2027-11-07T06:30:00Z', '2027-11-07T07:00:00Z']);
  });

  it('keeps the length of a session in elapsed time across the change', () => {
    const question = ask(newYork(everyDay('01:30', '03:30')), { from: '2027-03-14', to: '2027-03-14' });
    assert.deepEqual(listSlots(question), [
      { start: at('2027-03-14T06:30Z'), end: at('2027-03-14T07:30Z'), status: 'available' },
    ]);
  });

  it('keeps wall hours on both sides of the change', () => {
    const question = ask(newYork(everyDay('09:00', '10:00')), { from: '2027-03-13', to: '2027-03-15' });
    const starts = listSlots(question).map((slot) => toInstant(slot.start));
    assert.deepEqual(starts, ['2027-03-13T14:00:00Z', '2027-03-14T13:00:00Z', '2027-03-15T13:00:00Z']);
  });

  it('joins a stretch over a midnight that is skipped', () => {
    const schedule = aSchedule({
      timeZone: 'Africa/Cairo',
      weekly: [...everyDay('22:00', '24:00'), ...everyDay('00:00', '02:00')],
      stepMinutes: 60,
    });
    const question = ask(schedule, {
      durationMinutes: 180,
      from: '2026-04-22',
      to: '2026-04-24',
      now: at('2026-04-22T10:00Z'),
    });
    // 24 April begins at 01:00, so the night before it has three hours of work instead of four.
    assert.deepEqual(clocks(question), ['22:00', '23:00', '22:00', '22:00', '23:00']);
  });
});

describe('notice and horizon', () => {
  it('keeps a start that is exactly as far away as the notice asks', () => {
    const schedule = aSchedule({ minNoticeMinutes: 90 });
    const question = (now: string) => ask(schedule, { now: at(now), include: 'all' });
    assert.equal(statuses(question('2027-03-01T08:00Z'))['09:30'], 'available');
    assert.equal(statuses(question('2027-03-01T08:00:00.001Z'))['09:30'], 'too_soon');
  });

  it('never lists a start that has passed', () => {
    const question = ask(aSchedule(), { now: at('2027-03-01T10:00:00.001Z'), include: 'all' });
    assert.equal(clocks(question)[0], '10:30');
    assert.equal(clocks({ ...question, now: at('2027-03-01T10:00Z') })[0], '10:00');
  });

  it('counts the horizon in dates of the coach, today as 0', () => {
    const schedule = aSchedule({
      timeZone: 'Asia/Tokyo',
      weekly: everyDay('09:00', '10:00'),
      horizonDays: 2,
    });
    const dates = (now: string) =>
      listSlots(ask(schedule, { to: '2027-03-31', now: at(now) })).map((slot) =>
        dateAt(slot.start, 'Asia/Tokyo'),
      );
    assert.deepEqual(dates('2027-03-01T14:59:59Z'), ['2027-03-02', '2027-03-03']);
    assert.deepEqual(dates('2027-03-01T15:00:00Z'), ['2027-03-02', '2027-03-03', '2027-03-04']);
  });
});

describe('busy time', () => {
  it('takes away what overlaps, and keeps what only touches', () => {
    const taken = [busy('session', '2027-03-01T10:00Z', '2027-03-01T11:00Z')];
    const free = clocks(
      ask(aSchedule({ weekly: [{ day: 1, start: '09:00', end: '12:00' }] }), { busy: taken }),
    );
    assert.deepEqual(free, ['09:00', '11:00']);
  });

  it('compares padded with padded, as the database does', () => {
    const schedule = aSchedule({
      weekly: [{ day: 1, start: '09:00', end: '14:00' }],
      stepMinutes: 5,
      bufferBeforeMinutes: 10,
      bufferAfterMinutes: 15,
    });
    const session = { start: at('2027-03-01T11:00Z'), end: at('2027-03-01T12:00Z') };
    const taken: Busy[] = [{ kind: 'session', ...occupiedInterval(schedule, session) }];
    const free = clocks(ask(schedule, { busy: taken }));
    assert.equal(free.filter((each) => each < '11:00').at(-1), '09:35');
    assert.equal(
      free.find((each) => each > '11:00'),
      '12:25',
    );
  });

  it('gives each start its reason', () => {
    const schedule = aSchedule({ weekly: [{ day: 1, start: '09:00', end: '15:00' }], stepMinutes: 60 });
    const taken = [
      busy('hold', '2027-03-01T12:00Z', '2027-03-01T13:00Z', 'ada'),
      busy('external', '2027-03-01T11:00Z', '2027-03-01T12:00Z'),
      busy('session', '2027-03-01T10:00Z', '2027-03-01T11:00Z'),
      busy('hold', '2027-03-01T13:00Z', '2027-03-01T14:00Z', 'bob'),
    ];
    const question = ask(schedule, { busy: taken, viewer: 'bob', now: at('2027-03-01T08:30Z') });
    const expected = { '10:00': 'booked', '11:00': 'blocked', '12:00': 'held', '13:00': 'held_by_you' };
    const free = { '09:00': 'available', '14:00': 'available' };
    assert.deepEqual(statuses(question), { ...free, ...expected });
    assert.deepEqual(statuses({ ...question, viewer: 'eve' }), { ...free, ...expected, '13:00': 'held' });
    assert.deepEqual(statuses({ ...question, viewer: null }), { ...free, ...expected, '13:00': 'held' });
  });

  it('never lets a hold stand in the way of its owner', () => {
    const schedule = aSchedule({ weekly: [{ day: 1, start: '09:00', end: '11:00' }] });
    const held = [busy('hold', '2027-03-01T09:30Z', '2027-03-01T10:30Z', 'ada')];
    assert.deepEqual(clocks(ask(schedule, { busy: held, viewer: 'ada' })), ['09:00', '09:30', '10:00']);
    assert.deepEqual(clocks(ask(schedule, { busy: held, viewer: 'bob' })), []);
    assert.deepEqual(statuses(ask(schedule, { busy: held, viewer: 'ada' })), {
      '09:00': 'available',
      '09:30': 'held_by_you',
      '10:00': 'available',
    });
  });

  it('calls a held start too soon once its notice has passed, since it can no longer be booked', () => {
    const schedule = aSchedule({ minNoticeMinutes: 60 });
    const held = [busy('hold', '2027-03-01T10:00Z', '2027-03-01T11:00Z', 'ada')];
    const question = ask(schedule, { busy: held, viewer: 'ada', now: at('2027-03-01T09:01Z') });
    assert.equal(statuses(question)['10:00'], 'too_soon');
  });

  it('ignores the order and overlaps of busy time, and intervals without length', () => {
    const taken = [
      busy('external', '2027-03-01T15:00Z', '2027-03-01T16:00Z'),
      busy('external', '2027-03-01T09:00Z', '2027-03-01T13:00Z'),
      busy('external', '2027-03-01T10:00Z', '2027-03-01T10:30Z'),
      busy('external', '2027-03-01T14:00Z', '2027-03-01T14:00Z'),
    ];
    assert.deepEqual(clocks(ask(aSchedule({ stepMinutes: 60 }), { busy: taken })), [
      '13:00',
      '14:00',
      '16:00',
    ]);
  });
});

describe('firstAvailable', () => {
  it('looks beyond the window, up to the horizon', () => {
    const taken = [busy('external', '2027-03-01T00:00Z', '2027-03-20T00:00Z')];
    assert.equal(firstAvailable(ask(aSchedule(), { busy: taken })), at('2027-03-22T09:00Z'));
    assert.equal(firstAvailable(ask(aSchedule({ horizonDays: 20 }), { busy: taken })), null);
    assert.equal(
      firstAvailable(ask(aSchedule({ horizonDays: 21 }), { busy: taken })),
      at('2027-03-22T09:00Z'),
    );
  });

  it('begins at from', () => {
    assert.equal(firstAvailable(ask(aSchedule(), { from: '2027-03-13' })), at('2027-03-15T09:00Z'));
  });

  it('gives what is available, whatever else the list includes', () => {
    const taken = [busy('session', '2027-03-01T09:00Z', '2027-03-01T12:00Z')];
    assert.equal(firstAvailable(ask(aSchedule(), { busy: taken, include: 'all' })), at('2027-03-01T12:00Z'));
  });
});

describe('nearestAvailable', () => {
  const starts = (question: Question, start: string, count = 3) =>
    nearestAvailable(question, at(start), count).map((slot) => toInstant(slot.start).slice(5, 16));

  it('gives the three nearest free starts by time, earlier before later at one distance', () => {
    const taken = [busy('session', '2027-03-01T12:00Z', '2027-03-01T13:00Z')];
    const question = ask(aSchedule(), { busy: taken });
    assert.deepEqual(starts(question, '2027-03-01T12:00Z'), ['03-01T10:30', '03-01T11:00', '03-01T13:00']);
  });

  it('goes to other dates of the window when one is full', () => {
    const taken = [busy('external', '2027-03-02T00:00Z', '2027-03-03T00:00Z')];
    const question = ask(aSchedule({ stepMinutes: 60 }), { busy: taken, to: '2027-03-05' });
    assert.deepEqual(starts(question, '2027-03-02T12:00Z'), ['03-01T15:00', '03-01T16:00', '03-03T09:00']);
  });

  it('never offers the start itself, and fewer when there are no more', () => {
    const weekly = [{ day: 1, start: '09:00', end: '11:00' }];
    assert.deepEqual(starts(ask(aSchedule({ weekly })), '2027-03-01T09:30Z'), ['03-01T09:00', '03-01T10:00']);
  });
});

describe('speed', () => {
  it('reckons the same again and again, from kept working hours', () => {
    const schedule = aSchedule({ stepMinutes: 15, bufferAfterMinutes: 10 });
    const taken = Array.from({ length: 200 }, (_, index) => {
      const start = at('2027-03-01T09:00Z') + index * 200 * MINUTE;
      return { kind: 'session', start, end: start + 40 * MINUTE } as const;
    });
    const question = ask(schedule, { busy: taken, to: '2027-03-31' });
    const first = listSlots(question);
    assert.ok(first.length > 100);
    assert.deepEqual(listSlots(question), first);
    assert.deepEqual(listSlots({ ...question, schedule: structuredClone(schedule) }), first);
  });
});

import type { Schedule } from '@session-booking/sdk';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { withHoursFrom } from './open-hours.ts';

const madrid: Schedule = {
  timeZone: 'Europe/Madrid',
  weekly: [
    { day: 1, start: '09:00', end: '14:00' },
    { day: 1, start: '15:30', end: '18:30' },
  ],
  overrides: [{ date: '2026-12-25', intervals: [] }],
  stepMinutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  minNoticeMinutes: 180,
  horizonDays: 180,
};
/** Monday. */
const on = (clock: string) => Date.parse(`2026-12-07T${clock}:00+01:00`);
const overridesAt = (clock: string, schedule = madrid) => withHoursFrom(schedule, on(clock)).overrides;

describe('hours opened from now', () => {
  test('begin within ten minutes, on a full five, and need no notice', () => {
    for (const [now, first] of [
      ['20:00', '20:10'],
      ['20:04', '20:10'],
      ['20:05', '20:15'],
    ] as const) {
      const schedule = withHoursFrom(madrid, on(now));
      assert.equal(schedule.overrides.at(-1)?.intervals.at(-1)?.start, first);
      assert.equal(schedule.minNoticeMinutes, 0);
    }
  });

  test('leave the rest of the day and other days as they are', () => {
    assert.deepEqual(overridesAt('20:04'), [
      ...madrid.overrides,
      {
        date: '2026-12-07',
        intervals: [
          { start: '09:00', end: '14:00' },
          { start: '15:30', end: '18:30' },
          { start: '20:10', end: '22:10' },
        ],
      },
    ]);
  });

  test('begin a grid of their own in the middle of open hours, which go on after them', () => {
    const [, today] = overridesAt('10:04');
    assert.deepEqual(today?.intervals, [
      { start: '09:00', end: '10:05' },
      { start: '10:10', end: '12:10' },
      { start: '12:10', end: '14:00' },
      { start: '15:30', end: '18:30' },
    ]);
  });

  test('open a day that was closed', () => {
    const closed = { ...madrid, overrides: [{ date: '2026-12-07', intervals: [] }] };
    assert.deepEqual(overridesAt('12:00', closed), [
      { date: '2026-12-07', intervals: [{ start: '12:10', end: '14:10' }] },
    ]);
  });

  test('go on past midnight', () => {
    assert.deepEqual(overridesAt('23:00').slice(1), [
      {
        date: '2026-12-07',
        intervals: [
          { start: '09:00', end: '14:00' },
          { start: '15:30', end: '18:30' },
          { start: '23:10', end: '24:00' },
        ],
      },
      { date: '2026-12-08', intervals: [{ start: '00:00', end: '01:10' }] },
    ]);
    assert.deepEqual(overridesAt('23:58').slice(1), [
      { date: '2026-12-08', intervals: [{ start: '00:05', end: '02:05' }] },
    ]);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aSchedule, at, everyDay } from '../../test/given.ts';
import { outsideHours } from './outside-hours.ts';

const session = (start: string, end: string) => ({ start: at(start), end: at(end) });

describe('sessions outside the hours of a schedule', () => {
  // A Wednesday.
  const schedule = aSchedule({ weekly: [{ day: 3, start: '09:00', end: '12:00' }], stepMinutes: 45 });
  const isOutside = (start: string, end: string) =>
    outsideHours(schedule, [session(start, end)]).length === 1;

  it('are those that begin or end where nobody works', () => {
    assert.equal(isOutside('2027-03-10T09:00Z', '2027-03-10T12:00Z'), false);
    assert.equal(isOutside('2027-03-10T08:59Z', '2027-03-10T09:59Z'), true);
    assert.equal(isOutside('2027-03-10T11:00Z', '2027-03-10T12:01Z'), true);
    assert.equal(isOutside('2027-03-10T12:00Z', '2027-03-10T13:00Z'), true);
    assert.equal(isOutside('2027-03-11T09:00Z', '2027-03-11T10:00Z'), true);
  });

  it('are not those that only lie off the grid of starts', () => {
    assert.equal(isOutside('2027-03-10T09:10Z', '2027-03-10T10:10Z'), false);
  });

  it('are not those that run on past midnight where the work does', () => {
    const night = aSchedule({ weekly: everyDay('00:00', '24:00') });
    assert.deepEqual(outsideHours(night, [session('2027-03-10T23:30Z', '2027-03-11T00:30Z')]), []);
  });

  it('are found by the wall clock of the coach, also after a clock change', () => {
    const madrid = aSchedule({ timeZone: 'Europe/Madrid', weekly: everyDay('09:00', '17:00') });
    const before = session('2027-03-27T08:00Z', '2027-03-27T09:00Z');
    const after = session('2027-03-28T15:00Z', '2027-03-28T16:00Z');
    assert.deepEqual(outsideHours(madrid, [before, after]), [after]);
  });

  it('are those of a closed date', () => {
    const closed = aSchedule({ overrides: [{ date: '2027-03-10', intervals: [] }] });
    assert.equal(outsideHours(closed, [session('2027-03-10T09:00Z', '2027-03-10T10:00Z')]).length, 1);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aSchedule, everyDay } from '../../test/given.ts';
import { dayOf } from './calendar-date.ts';
import { workingHoursOf } from './working-hours.ts';

describe('workingHoursOf', () => {
  it('keeps the hours of equal schedules together and of different ones apart', () => {
    const morning = () => aSchedule({ weekly: everyDay('08:00', '09:00') });
    assert.equal(workingHoursOf(morning()), workingHoursOf(morning()));
    assert.notEqual(workingHoursOf(morning()), workingHoursOf({ ...morning(), timeZone: 'Asia/Tokyo' }));
    assert.notEqual(
      workingHoursOf(morning()),
      workingHoursOf({ ...morning(), weekly: everyDay('08:00', '10:00') }),
    );
    const closed = [{ date: '2027-03-01', intervals: [] }];
    assert.notEqual(workingHoursOf(morning()), workingHoursOf({ ...morning(), overrides: closed }));
  });

  it('stays right beyond what it keeps, over thousands of dates and hundreds of schedules', () => {
    const first = dayOf('2027-01-01');
    const hours = workingHoursOf(
      aSchedule({ timeZone: 'America/New_York', weekly: everyDay('22:00', '24:00') }),
    );
    const runs = Array.from({ length: 3000 }, (_, index) => hours.runsOn(first + index));
    const again = runs.map((_, index) => hours.runsOn(first + index));
    assert.deepEqual(again, runs);
    for (let minute = 0; minute < 600; minute += 1) {
      const start = `0${String(Math.floor(minute / 60))}:${String(minute % 60).padStart(2, '0')}`;
      const schedule = aSchedule({ weekly: everyDay(start, '12:00') });
      const [run] = workingHoursOf(schedule).runsOn(first);
      assert.equal(run?.start, Date.parse(`2027-01-01T${start}Z`));
    }
  });
});

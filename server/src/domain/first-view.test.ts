import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aSchedule, at } from '../../test/given.ts';
import type { Busy } from './busy.ts';
import { firstViewWindow } from './first-view.ts';

function windowAt(now: string, busyUntil: string | null, changes: Parameters<typeof aSchedule>[0] = {}) {
  const start = at(now);
  const busy: Busy[] = busyUntil === null ? [] : [{ kind: 'external', start, end: at(busyUntil) }];
  const schedule = aSchedule({ horizonDays: 365, ...changes });
  return firstViewWindow({ schedule, busy, now: start, durationMinutes: 60, viewer: null });
}

describe('firstViewWindow', () => {
  it('goes from today to the end of the month of the first free start', () => {
    assert.deepEqual(windowAt('2027-03-10T08:00Z', null), { from: '2027-03-10', to: '2027-03-31' });
    assert.deepEqual(windowAt('2027-03-31T20:00Z', null), { from: '2027-03-31', to: '2027-04-30' });
  });

  it('keeps to 62 days, both ends counted', () => {
    // 31 days of March and 30 of April make 61.
    assert.deepEqual(windowAt('2027-03-01T08:00Z', '2027-04-20T00:00Z'), {
      from: '2027-03-01',
      to: '2027-04-30',
    });
    // 31 December to 28 February are 60 days; 29 January to 31 March are 62, 28 January one more.
    assert.deepEqual(windowAt('2027-01-29T08:00Z', '2027-03-10T00:00Z'), {
      from: '2027-01-29',
      to: '2027-03-31',
    });
    assert.deepEqual(windowAt('2027-01-28T08:00Z', '2027-03-10T00:00Z'), {
      from: '2027-03-01',
      to: '2027-03-31',
    });
  });

  it('shows this month when nothing is free', () => {
    assert.deepEqual(windowAt('2027-03-10T08:00Z', null, { weekly: [] }), {
      from: '2027-03-10',
      to: '2027-03-31',
    });
  });

  it('takes today and the month from the zone of the coach', () => {
    const kiritimati = windowAt('2027-03-31T11:00Z', null, { timeZone: 'Pacific/Kiritimati' });
    assert.deepEqual(kiritimati, { from: '2027-04-01', to: '2027-04-30' });
    const honolulu = windowAt('2027-04-01T02:00Z', null, { timeZone: 'Pacific/Honolulu' });
    assert.deepEqual(honolulu, { from: '2027-03-31', to: '2027-03-31' });
  });
});

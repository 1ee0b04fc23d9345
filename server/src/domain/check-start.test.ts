import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aSchedule, at, refusalIn } from '../../test/given.ts';
import { checkStart, type StartQuestion } from './check-start.ts';

const schedule = aSchedule({ minNoticeMinutes: 120, horizonDays: 30 });

function refusal(start: string, changes: Partial<StartQuestion> = {}) {
  const question = { schedule, durationMinutes: 60, now: at('2027-03-01T08:00Z'), exempt: false };
  return refusalIn(() => checkStart({ ...question, start: at(start), ...changes }));
}

describe('checkStart', () => {
  it('lets pass a start on the grid within the hours, also the last that fits', () => {
    for (const start of [
      '2027-03-01T10:00Z',
      '2027-03-01T10:30Z',
      '2027-03-01T16:00Z',
      '2027-03-31T16:00Z',
    ]) {
      assert.equal(refusal(start), undefined, start);
    }
  });

  it('refuses a time that has passed, for everyone', () => {
    assert.equal(refusal('2027-03-01T07:59:59Z')?.code, 'too_soon');
    assert.match(refusal('2027-02-26T10:00Z', { exempt: true })!.message, /has passed/);
  });

  it('keeps the notice to the millisecond, and says from when there are times', () => {
    assert.equal(refusal('2027-03-01T10:00Z', { now: at('2027-03-01T08:00:00.000Z') }), undefined);
    const late = refusal('2027-03-01T10:00Z', { now: at('2027-03-01T08:00:00.001Z') });
    assert.equal(late?.code, 'too_soon');
    assert.match(late.message, /2027-03-01 10:00 \(UTC\) or later/);
  });

  it('refuses a date beyond the horizon, and names the last', () => {
    const far = refusal('2027-04-01T10:00Z');
    assert.equal(far?.code, 'beyond_horizon');
    assert.match(far.message, /2027-03-31/);
  });

  it('frees coach and admin of notice and horizon, not of the hours', () => {
    assert.equal(refusal('2027-03-01T09:00Z', { exempt: true }), undefined);
    assert.equal(refusal('2028-03-01T10:00Z', { exempt: true }), undefined);
    assert.equal(refusal('2027-03-06T10:00Z', { exempt: true })?.code, 'outside_schedule');
  });

  it('says which rule of the hours is broken', () => {
    assert.match(refusal('2027-03-06T10:00Z')!.message, /does not work at 10:00 on 2027-03-06/);
    assert.match(refusal('2027-03-02T10:10Z')!.message, /every 30 minutes, counted from 09:00; 10:10/);
    assert.match(refusal('2027-03-02T16:30Z')!.message, /60 minutes from 16:30.*17:00/);
    for (const start of [
      '2027-03-06T10:00Z',
      '2027-03-02T10:10Z',
      '2027-03-02T16:30Z',
      '2027-03-02T10:00:00.001Z',
    ]) {
      assert.equal(refusal(start)?.code, 'outside_schedule', start);
    }
  });

  it('answers a time in the far future without reckoning its clock changes', () => {
    assert.equal(refusal('9999-12-31T10:00Z')?.code, 'beyond_horizon');
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at, refusalIn } from '../../test/given.ts';
import { dayOf } from './calendar-date.ts';
import {
  addDays,
  clockAt,
  dateAt,
  daysBetween,
  instantsOf,
  resolveScheduledAt,
  startOfDay,
  toInstant,
  zoneDataVersion,
} from './wall-time.ts';

describe('resolveScheduledAt', () => {
  const cases: [string, string, string][] = [
    ['2027-01-15T09:00:00Z', 'America/New_York', '2027-01-15T09:00Z'],
    ['2027-01-15T09:00:00+05:45', 'America/New_York', '2027-01-15T03:15Z'],
    ['2027-01-15T09:00:00-05:00', 'Asia/Tokyo', '2027-01-15T14:00Z'],
    ['2027-01-15T09:00:00', 'America/New_York', '2027-01-15T14:00Z'],
    ['2027-01-15T09:00', 'Asia/Kathmandu', '2027-01-15T03:15Z'],
    ['2027-07-15T09:00:00.250', 'Europe/Madrid', '2027-07-15T07:00:00.250Z'],
  ];
  for (const [scheduledAt, zone, expected] of cases) {
    it(`reads ${scheduledAt} in ${zone} as ${expected}`, () => {
      assert.equal(resolveScheduledAt(scheduledAt, zone), at(expected));
    });
  }

  it('takes a wall time that happens twice as the earlier', () => {
    assert.equal(resolveScheduledAt('2027-11-07T01:30:00', 'America/New_York'), at('2027-11-07T05:30Z'));
  });

  it('refuses a wall time that a clock change skips, and says which is next', () => {
    const refusal = refusalIn(() => resolveScheduledAt('2027-03-14T02:30:00', 'America/New_York'));
    assert.equal(refusal?.code, 'nonexistent_local_time');
    assert.match(refusal.message, /2027-03-14 02:30 does not exist in America\/New_York.*03:00/);
  });

  it('takes the first moment after a skipped hour and the last before it', () => {
    assert.equal(resolveScheduledAt('2027-03-14T03:00:00', 'America/New_York'), at('2027-03-14T07:00Z'));
    assert.equal(resolveScheduledAt('2027-03-14T01:59:59', 'America/New_York'), at('2027-03-14T06:59:59Z'));
  });

  it('refuses what is no time, and names the field', () => {
    for (const text of ['soon', '2027-02-30T09:00:00', '2027-01-15T25:00:00', '2027-13-01T00:00:00Z']) {
      const refusal = refusalIn(() => resolveScheduledAt(text, 'UTC'));
      assert.equal(refusal?.code, 'validation_failed', text);
      assert.match(JSON.stringify(refusal.details), /"path":\["scheduledAt"\]/);
    }
  });

  it('refuses what is no zone, and names the field', () => {
    const refusal = refusalIn(() => resolveScheduledAt('2027-01-15T09:00:00', 'Mars/Olympus'));
    assert.equal(refusal?.code, 'validation_failed');
    assert.match(JSON.stringify(refusal.details), /"path":\["timeZone"\]/);
  });
});

describe('dates', () => {
  it('knows which date a zone has at an instant', () => {
    assert.equal(dateAt(at('2027-01-01T02:00Z'), 'America/New_York'), '2026-12-31');
    assert.equal(dateAt(at('2027-01-01T02:00Z'), 'Asia/Tokyo'), '2027-01-01');
    assert.equal(dateAt(at('2026-12-31T10:00Z'), 'Pacific/Kiritimati'), '2027-01-01');
  });

  it('begins a date at its first instant, also where midnight is skipped or comes twice', () => {
    assert.equal(startOfDay(dayOf('2027-03-14'), 'America/New_York'), at('2027-03-14T05:00Z'));
    // Cairo goes from 00:00 to 01:00 on its last Friday in April.
    assert.equal(startOfDay(dayOf('2026-04-24'), 'Africa/Cairo'), at('2026-04-23T22:00Z'));
    assert.equal(clockAt(startOfDay(dayOf('2026-04-24'), 'Africa/Cairo'), 'Africa/Cairo'), '01:00');
    // Havana goes from 01:00 back to 00:00 on the same date.
    assert.equal(startOfDay(dayOf('2026-11-01'), 'America/Havana'), at('2026-11-01T04:00Z'));
  });

  it('begins a date that a zone never had with the next one', () => {
    assert.equal(
      startOfDay(dayOf('2011-12-30'), 'Pacific/Apia'),
      startOfDay(dayOf('2011-12-31'), 'Pacific/Apia'),
    );
  });

  it('counts calendar days over leap days, months and years', () => {
    assert.equal(addDays('2028-02-28', 1), '2028-02-29');
    assert.equal(addDays('2027-12-31', 1), '2028-01-01');
    assert.equal(addDays('2027-03-01', -1), '2027-02-28');
    assert.equal(daysBetween('2027-12-31', '2028-03-01'), 61);
    assert.equal(daysBetween('2028-03-01', '2027-12-31'), -61);
  });

  it('gives both passes of a doubled hour and nothing of a skipped one', () => {
    const hour = (date: string, clock: number) => {
      const start = at(`${date}T00:00Z`) + clock * 3_600_000;
      return { start, end: start + 3_600_000 };
    };
    assert.deepEqual(instantsOf(hour('2027-03-14', 2), 'America/New_York'), []);
    const passes = instantsOf(hour('2027-11-07', 1), 'America/New_York');
    assert.deepEqual(passes, [{ start: at('2027-11-07T05:00Z'), end: at('2027-11-07T07:00Z') }]);
  });
});

describe('toInstant', () => {
  it('writes milliseconds only when there are some', () => {
    assert.equal(toInstant(at('2026-12-07T09:00Z')), '2026-12-07T09:00:00Z');
    assert.equal(toInstant(at('2026-12-07T09:00:00.007Z')), '2026-12-07T09:00:00.007Z');
  });

  it('knows the release of its zone data', () => {
    assert.match(zoneDataVersion, /^20\d\d[a-z]$/);
  });
});

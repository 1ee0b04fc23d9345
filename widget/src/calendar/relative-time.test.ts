import { expect } from '@open-wc/testing';
import { createFormats } from './format.ts';
import { countdown, nearMoment, relativeTime } from './relative-time.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('how far away a moment is', () => {
  for (const [ms, words] of [
    [0, 'in 0 seconds'],
    [89 * SECOND, 'in 89 seconds'],
    [90 * SECOND, 'in 2 minutes'],
    [89 * MINUTE, 'in 89 minutes'],
    [3 * HOUR, 'in 3 hours'],
    [35 * HOUR, 'in 35 hours'],
    [36 * HOUR, 'in 2 days'],
    [-2 * HOUR, '2 hours ago'],
  ] as const) {
    it(`is ${words} at ${ms} ms`, () => {
      expect(relativeTime('en-GB', ms)).to.equal(words);
    });
  }

  it('is written in the language', () => {
    expect(relativeTime('de', 3 * HOUR)).to.equal('in 3 Stunden');
  });
});

describe('a countdown', () => {
  it('runs to zero and no further, and never shows a second that is over', () => {
    expect(countdown('en-GB', 12 * MINUTE + 4.1 * SECOND)).to.equal('12:05');
    expect(countdown('en-GB', 1)).to.equal('00:01');
    expect(countdown('en-GB', 0)).to.equal('00:00');
    expect(countdown('en-GB', -5 * SECOND)).to.equal('00:00');
  });
});

describe('a moment in few words', () => {
  const now = Date.parse('2026-11-30T08:00:00Z');

  it('needs no date within the week ahead', () => {
    expect(nearMoment(createFormats('en-GB'), now + 3 * HOUR, now, 'Europe/Madrid')).to.equal('Mon 12:00');
  });

  it('has its date further away, and in the past', () => {
    expect(nearMoment(createFormats('en-GB'), now + 6 * DAY, now, 'UTC')).to.equal('Sun 6 Dec, 08:00');
    expect(nearMoment(createFormats('en-GB'), now - HOUR, now, 'UTC')).to.equal('Mon 30 Nov, 07:00');
  });
});

import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { retryAfterMs } from './retry-after.ts';

const read = (value?: string) =>
  retryAfterMs(new Headers(value === undefined ? {} : { 'retry-after': value }));

describe('Retry-After', () => {
  it('is read in seconds and as a date', () => {
    mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-12-01T08:00:00Z') });
    assert.equal(read('30'), 30_000);
    assert.equal(read('Tue, 01 Dec 2026 08:00:05 GMT'), 5000);
    assert.equal(read('Tue, 01 Dec 2026 07:59:00 GMT'), 0);
    mock.timers.reset();
  });

  it('is nothing when it is missing or no time', () => {
    for (const value of [undefined, '', 'soon']) assert.equal(read(value), undefined);
  });
});

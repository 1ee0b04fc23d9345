import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pace } from './pace.ts';
import { jittered } from './pause.ts';

describe('the pause before a new attempt', () => {
  const mostOf = (awayMs: number) =>
    Math.max(...Array.from({ length: 2000 }, () => jittered(awayMs, pace.pause)));

  test('lets nobody who was away for ten seconds wait for more than two', () => {
    assert.ok(mostOf(10_000) <= 2000);
  });

  test('is spread over a second at first, and over five after a long time', () => {
    const spreadOver = (awayMs: number) => Math.round(mostOf(awayMs) / 500) * 500;
    assert.deepEqual([spreadOver(0), spreadOver(3_600_000)], [1000, 5000]);
  });

  test('is never short enough to hammer a server that does not answer', () => {
    const all = Array.from({ length: 2000 }, () => jittered(0, pace.pause));
    assert.ok(Math.min(...all) >= 250);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { Line } from './line.ts';

describe('a line that is cut for a while', () => {
  test('mends when the time is over, also when it was made slower meanwhile', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const line = new Line();
    line.cutFor(10_000);
    line.reshape({ delayMs: 300 });
    t.mock.timers.tick(9999);
    assert.equal(line.shape.isCut, true);
    t.mock.timers.tick(1);
    assert.deepEqual(line.shape, { isCut: false, delayMs: 300, dropEvery: 0 });
  });

  test('stays cut once somebody cuts it for good', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const line = new Line();
    line.cutFor(10_000);
    line.reshape({ isCut: true });
    t.mock.timers.tick(10_000);
    assert.equal(line.shape.isCut, true);
  });
});

import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import type { ClientFrame } from '../contract/requests/realtime.ts';
import { createOutbox } from './outbox.ts';

const unwatch = (number: number): ClientFrame => ({ type: 'unwatch', id: `w${number}` });

test('sends no more than the server takes, in order, and leaves out what became idle', () => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_000_000 });
  try {
    const sent: ClientFrame[] = [];
    const outbox = createOutbox((frame) => sent.push(frame));
    for (let number = 0; number < 60; number += 1) outbox.put(unwatch(number));
    assert.equal(sent.length, 24);
    outbox.put(unwatch(30));
    mock.timers.tick(9_000);
    assert.equal(sent.length, 24);
    mock.timers.tick(1_001);
    assert.equal(sent.length, 48);
    mock.timers.tick(10_001);
    assert.equal(sent.length, 60);
    assert.deepEqual(sent.slice(0, 3), [0, 1, 2].map(unwatch));
    assert.deepEqual(sent.at(-1), unwatch(30));
  } finally {
    mock.timers.reset();
  }
});

test('sends nothing more once closed', () => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_000_000 });
  try {
    const sent: ClientFrame[] = [];
    const outbox = createOutbox((frame) => sent.push(frame));
    for (let number = 0; number < 30; number += 1) outbox.put(unwatch(number));
    outbox.close();
    mock.timers.tick(60_000);
    assert.equal(sent.length, 24);
  } finally {
    mock.timers.reset();
  }
});

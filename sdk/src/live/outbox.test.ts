import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { ClientFrame } from '../contract/requests/realtime.ts';
import { createOutbox } from './outbox.ts';

const unwatch = (number: number): ClientFrame => ({ type: 'unwatch', id: `w${number}` });

/** An outbox that has been given so many frames at once, on a clock that stands still. */
function given({ mock }: TestContext, count: number) {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_000_000 });
  const sent: ClientFrame[] = [];
  const outbox = createOutbox((frame) => sent.push(frame));
  for (let number = 0; number < count; number += 1) outbox.put(unwatch(number));
  return { outbox, sent, pass: (ms: number) => mock.timers.tick(ms) };
}

test('sends no more than the server takes, in order, and leaves out what became idle', (context) => {
  const { outbox, sent, pass } = given(context, 60);
  assert.equal(sent.length, 24);
  outbox.put(unwatch(30));
  pass(9_000);
  assert.equal(sent.length, 24);
  pass(1_001);
  assert.equal(sent.length, 48);
  pass(10_001);
  assert.equal(sent.length, 60);
  assert.deepEqual(sent.slice(0, 3), [0, 1, 2].map(unwatch));
  assert.deepEqual(sent.at(-1), unwatch(30));
});

test('sends nothing more once closed', (context) => {
  const { outbox, sent, pass } = given(context, 30);
  outbox.close();
  pass(60_000);
  assert.equal(sent.length, 24);
});

test('sends at once over the next socket, though the last one had to wait', (context) => {
  const { outbox, sent } = given(context, 30);
  outbox.close();
  outbox.put(unwatch(40));
  assert.deepEqual(sent.slice(24), [unwatch(40)]);
});

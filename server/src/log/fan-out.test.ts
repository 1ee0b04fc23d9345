import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Hint, readHints, writeHints } from './fan-out.ts';

const COACH = '018f0000-0000-7000-8000-000000000001';
const joined = (subject: string): Hint => ({ subject, coachId: COACH, revision: 7 });

function heard(messages: string[], nodeId = 'there'): (Hint | null)[] {
  const hints: (Hint | null)[] = [];
  for (const message of messages) readHints(message, nodeId, (hint) => hints.push(hint));
  return hints;
}

test('another node hears every hint, in order, whatever a subject is called', () => {
  const hints = [joined('a,b:c@d "é" 🙂'), COACH, joined('ada')];
  assert.deepEqual(heard(writeHints('here', hints)), hints);
});

test('a node does not hear itself', () => {
  assert.deepEqual(heard(writeHints('here', [COACH]), 'here'), []);
});

test('much at once goes in several messages, each small enough for NOTIFY', () => {
  const hints = Array.from({ length: 500 }, (_, index) => joined(`client ${index}`));
  const messages = writeHints('here', hints);
  assert.ok(messages.length > 1);
  assert.ok(messages.every((message) => Buffer.byteLength(message) < 8000));
  assert.deepEqual(heard(messages), hints);
});

test('what is no hint, or stands for all, sends every watcher to look', () => {
  assert.deepEqual(heard(['nonsense', 'here:']), [null, null]);
});

test('nothing to say is not said', () => {
  assert.deepEqual(writeHints('here', []), []);
});

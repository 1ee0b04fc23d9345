import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLogger } from './logging.ts';

function logged(error: unknown): { text: string; err: Record<string, unknown> } {
  let text = '';
  createLogger('info', { write: (line) => void (text += line) }).error({ err: error }, 'failed');
  const { err } = JSON.parse(text) as { err: Record<string, unknown> };
  return { text, err };
}

test('an error is logged with code, constraint and cause, without what people wrote', () => {
  const database = Object.assign(new Error('invalid input for ada@example.com'), {
    code: '23505',
    constraint: 'session_pk',
    detail: 'Key (email)=(ada@example.com) exists',
    params: ['Ada Lovelace'],
    query: 'insert into participant …',
  });
  const { text, err } = logged(new Error('booking failed', { cause: database }));
  assert.deepEqual((err.cause as Record<string, unknown>).constraint, 'session_pk');
  assert.equal((err.cause as Record<string, unknown>).code, '23505');
  assert.doesNotMatch(text, /ada@example\.com|Lovelace|insert into/);
});

test('a token in a message does not reach the log', () => {
  const { text } = logged(
    new Error('could not verify eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl of the caller'),
  );
  assert.match(text, /\[token\] of the caller/);
  assert.doesNotMatch(text, /c2lnbmF0dXJl/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GatheredReads } from './gathered-reads.ts';

/** Reads that end when the test says so; each answers a number with its double. */
function slowDoubles() {
  const asked: (readonly number[])[] = [];
  const ends: { done: () => void; fail: (error: Error) => void }[] = [];
  const gathered = new GatheredReads<number, number>((questions) => {
    asked.push(questions);
    const { promise, resolve, reject } = Promise.withResolvers<(question: number) => number>();
    ends.push({
      done: () => {
        resolve((question) => question * 2);
      },
      fail: reject,
    });
    return promise;
  });
  return { asked, gathered, next: () => ends.shift() };
}

test('questions that come while a read is under way go together with the next', async () => {
  const { asked, gathered, next } = slowDoubles();
  const first = gathered.ask(1);
  const later = [2, 3].map((question) => gathered.ask(question));
  next()?.done();
  assert.equal(await first, 2);
  next()?.done();
  assert.deepEqual(await Promise.all(later), [4, 6]);
  assert.deepEqual(asked, [[1], [2, 3]]);
});

test('a read that fails fails only those who waited for it', async () => {
  const { gathered, next } = slowDoubles();
  const first = gathered.ask(1);
  const second = gathered.ask(2);
  next()?.fail(new Error('the line was cut'));
  await assert.rejects(first, /the line was cut/);
  next()?.done();
  assert.equal(await second, 4);
});

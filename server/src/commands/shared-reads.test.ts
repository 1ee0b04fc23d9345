import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../../test/until.ts';
import { SharedReads } from './shared-reads.ts';

/** A store whose reads end when the test says so; each answers with what the value was when it began. */
function slowStore() {
  const ends: (() => void)[] = [];
  const store = {
    value: 0,
    reads: 0,
    read: () => {
      const { promise, resolve } = Promise.withResolvers<number>();
      const seen = store.value;
      store.reads += 1;
      ends.push(() => {
        resolve(seen);
      });
      return promise;
    },
    endOne: () => ends.shift()?.(),
  };
  return store;
}

test('those who ask while a read is under way share the next one and see what changed meanwhile', async () => {
  const store = slowStore();
  const shared = new SharedReads<number>();
  const first = shared.read('a', store.read);
  await until(() => store.reads === 1);
  store.value = 1;
  const later = [1, 2, 3].map(() => shared.read('a', store.read));
  assert.equal(store.reads, 1);
  store.endOne();
  assert.equal(await first, 0);
  await until(() => store.reads === 2);
  store.endOne();
  assert.deepEqual(await Promise.all(later), [1, 1, 1]);
  assert.equal(store.reads, 2);
});

test('different questions do not wait for each other, and nothing is kept', async () => {
  const store = slowStore();
  const shared = new SharedReads<number>();
  const both = [shared.read('a', store.read), shared.read('b', store.read)];
  await until(() => store.reads === 2);
  store.endOne();
  store.endOne();
  await Promise.all(both);
  store.value = 5;
  const fresh = shared.read('a', store.read);
  await until(() => store.reads === 3);
  store.endOne();
  assert.equal(await fresh, 5);
});

test('a failure goes to those who share it, and the next read begins anew', async () => {
  const shared = new SharedReads<number>();
  let isFailing = false;
  const failing = shared.read('a', () => {
    isFailing = true;
    return Promise.reject(new Error('down'));
  });
  failing.catch(() => undefined);
  await until(() => isFailing);
  const waiting = shared.read('a', () => Promise.resolve(7));
  await assert.rejects(failing, /down/);
  assert.equal(await waiting, 7);
  assert.equal(await shared.read('a', () => Promise.resolve(8)), 8);
});

test('those who ask in one turn share one read, however fast it is', async () => {
  const shared = new SharedReads<number>();
  let reads = 0;
  const asked = [1, 2, 3].map(() => shared.read('a', () => Promise.resolve((reads += 1))));
  assert.deepEqual(await Promise.all(asked), [1, 1, 1]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
// The embedded database answers without ever letting a timer run.
import { setImmediate as aTurn } from 'node:timers/promises';
import { onEachStore } from '../../test/test-store.ts';
import { HOUR } from '../domain/interval.ts';
import { keepAnswer } from '../store/idempotency.ts';
import { purgeKeptAnswers } from './purge-kept-answers.ts';

const answer = { status: 200, headers: {}, body: '{}' };

onEachStore('purging kept answers', (store) => {
  test('takes the old and leaves the young, at the start and again later', async () => {
    const { deps, clock } = store();
    const keep = (key: string) => keepAnswer(deps.db, clock.sql, 'ada', { key, fingerprint: 'f' }, answer);
    const keys = async () =>
      (await deps.db.selectFrom('idempotency_key').select('key').orderBy('key').execute()).map(
        ({ key }) => key,
      );
    await keep('old');
    clock.shift(23 * HOUR);
    await keep('young');
    clock.shift(1 * HOUR);
    const errors: unknown[] = [];
    const end = purgeKeptAnswers(deps, (error) => errors.push(error), 10);
    while ((await keys()).includes('old')) await aTurn();
    assert.deepEqual(await keys(), ['young']);
    clock.shift(24 * HOUR);
    while ((await keys()).length > 0) await aTurn();
    await end();
    clock.shift(-48 * HOUR);
    assert.deepEqual(errors, []);
  });

  test('tells of a failure and goes on', async () => {
    const { deps, clock } = store();
    const failures = Promise.withResolvers<unknown>();
    const broken = { db: deps.db.withPlugin(failing), clock: clock.sql };
    const end = purgeKeptAnswers(broken, failures.resolve, 10);
    assert.match(String(await failures.promise), /down for a moment/);
    await end();
  });
});

const failing = {
  transformQuery: () => {
    throw new Error('down for a moment');
  },
  transformResult: () => Promise.reject(new Error('never reached')),
};

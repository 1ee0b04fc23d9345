import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aBooking, aCall, aClient, givenCoach, onEachStore } from '../../test/test-store.ts';
import { HOUR } from '../domain/interval.ts';
import { bookSession } from '../commands/book-session.ts';
import { meaningOf, Stale } from './constraints.ts';
import { findKept, keepAnswer, purgeKeys } from './idempotency.ts';

const answer = { status: 200, headers: { etag: '"2"' }, body: '{"text":"Grüße \u2028 \\u0000"}' };

onEachStore('kept answers', (store) => {
  test('come back byte for byte, to their subject, for the same request, for 24 hours', async () => {
    const { deps, clock } = store();
    const [db, now] = [deps.db, clock.sql];
    const call = { key: 'a key', fingerprint: 'this request' };
    await keepAnswer(db, now, 'ada', call, answer);
    assert.deepEqual(await findKept(db, now, 'ada', call), answer);
    assert.equal(await findKept(db, now, 'bob', call), null);
    await assert.rejects(findKept(db, now, 'ada', { ...call, fingerprint: 'another' }), {
      code: 'idempotency_key_reused',
    });
    await assert.rejects(
      keepAnswer(db, now, 'ada', call, answer),
      (error) => meaningOf(error) instanceof Stale,
    );
    clock.shift(24 * HOUR);
    assert.equal(await findKept(db, now, 'ada', call), null);
    await keepAnswer(db, now, 'ada', { ...call, fingerprint: 'another' }, answer);
    clock.shift(-24 * HOUR);
  });

  test('older than 24 hours are purged, younger ones stay', async () => {
    const { deps, clock } = store();
    const coachId = await givenCoach(store());
    await purgeKeys(deps.db, clock.sql);
    for (const hour of [9, 10, 11]) {
      await bookSession(
        deps,
        aClient('old'),
        aBooking(coachId, `2027-03-06T${hour === 9 ? '09' : hour}:00`),
        aCall(`old ${hour}`),
      );
    }
    clock.shift(25 * HOUR);
    await bookSession(deps, aClient('old'), aBooking(coachId, '2027-03-06T12:00'), aCall('young'));
    assert.equal(await purgeKeys(deps.db, clock.sql, 2), 2);
    assert.ok((await purgeKeys(deps.db, clock.sql)) >= 1);
    const left = await deps.db
      .selectFrom('idempotency_key')
      .select('key')
      .where('subject', '=', 'old')
      .execute();
    clock.shift(-25 * HOUR);
    assert.deepEqual(left, [{ key: 'young' }]);
  });
});

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import { at } from '../../test/given.ts';
import { givenCoach, NOW, onEachStore } from '../../test/test-store.ts';
import { meaningOf, Stale } from './constraints.ts';
import { appendEvents, type NewEvent } from './event-log.ts';

const system = { subject: null, role: 'system', requestId: null } as const;
const changed: NewEvent = { type: 'coach.changed', at: at(NOW), data: {} };

onEachStore('the event log', (store) => {
  test('takes nothing back: no update, no delete, no truncate', async () => {
    const { db } = store().deps;
    const coachId = await givenCoach(store());
    for (const attempt of [
      sql`update event set type = 'session.booked' where coach_id = ${coachId}`,
      sql`delete from event where coach_id = ${coachId}`,
      sql`truncate event`,
    ]) {
      await assert.rejects(attempt.execute(db), { constraint: 'event_append_only' });
    }
  });

  test('gives every change of a coach the next revision, whoever commits at once', async () => {
    const { db } = store().deps;
    const coachId = await givenCoach(store());
    const given = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        db.transaction().execute(async (transaction) => {
          await sql`select pg_sleep(${(index % 3) / 1000}::float8)`.execute(transaction);
          const events = Array.from({ length: 1 + (index % 3) }, () => changed);
          return { last: await appendEvents(transaction, coachId, events, system), count: events.length };
        }),
      ),
    );
    const revisions = given.flatMap(({ last, count }) =>
      Array.from({ length: count }, (_, back) => last - back),
    );
    const all = Array.from({ length: revisions.length }, (_, index) => index + 2);
    assert.deepEqual(
      revisions.sort((a, b) => a - b),
      all,
    );
    const rows = await db
      .selectFrom('event')
      .select('revision')
      .where('coach_id', '=', coachId)
      .orderBy('position')
      .execute();
    assert.deepEqual(
      rows.map(({ revision }) => revision).sort((a, b) => a - b),
      [1, ...all],
    );
  });

  test('loses the revision with the transaction that fails, so that no gap is left', async () => {
    const { db } = store().deps;
    const coachId = await givenCoach(store());
    const failing = db.transaction().execute(async (transaction) => {
      await appendEvents(transaction, coachId, [changed], system);
      throw new Error('no');
    });
    await assert.rejects(failing, /no/);
    assert.equal(await appendEvents(db, coachId, [changed], system), 2);
  });

  test('has no events of a coach who does not exist', async () => {
    const attempt = appendEvents(store().deps.db, randomUUID(), [changed], system);
    await assert.rejects(attempt, (error) => meaningOf(error) instanceof Stale);
  });
});

onEachStore('the calendar', (store) => {
  test('cannot hold two overlapping stretches of one coach, whoever writes them', async () => {
    const { db } = store().deps;
    const [one, other] = [await givenCoach(store()), await givenCoach(store())];
    const occupy = (coachId: string, start: string, end: string) =>
      sql`insert into occupied (id, coach_id, kind, during, starts_at, ends_at)
        values (${randomUUID()}, ${coachId}, 'external', tstzrange(${start}, ${end}), ${start}, ${end})`.execute(
        db,
      );
    await occupy(one, '2027-03-03T09:00Z', '2027-03-03T10:00Z');
    await occupy(one, '2027-03-03T10:00Z', '2027-03-03T11:00Z');
    await occupy(other, '2027-03-03T09:00Z', '2027-03-03T10:00Z');
    await assert.rejects(occupy(one, '2027-03-03T09:59Z', '2027-03-03T10:01Z'), {
      constraint: 'occupied_no_overlap',
    });
  });
});

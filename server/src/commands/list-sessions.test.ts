import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, test } from 'node:test';
import { session as sessionSchema, sessionList } from '@session-booking/sdk/contract';
import { actors, at } from '../../test/given.ts';
import { aBooking, aCall, aClient, givenCoach, onEachStore, refusalOf } from '../../test/test-store.ts';
import type { Actor } from '../domain/actor.ts';
import { HOUR } from '../domain/interval.ts';
import { toInstant } from '../domain/wall-time.ts';
import { bookSession } from './book-session.ts';
import { getSession, listSessions, type SessionsQuery } from './list-sessions.ts';

onEachStore('reading sessions', (store) => {
  let coachId = '';
  let otherCoachId = '';
  const ids: string[] = [];
  before(async () => {
    coachId = await givenCoach(store());
    otherCoachId = await givenCoach(store());
    for (let index = 0; index < 7; index += 1) {
      const coach = index === 6 ? otherCoachId : coachId;
      const booking = aBooking(coach, toInstant(at('2027-03-02T09:00Z') + index * 2 * HOUR));
      const answer = await bookSession(store().deps, aClient(index < 4 ? 'ada' : 'bob'), booking, aCall());
      ids.push(sessionSchema.parse(JSON.parse(answer.body)).id);
    }
  });

  const list = async (actor: Actor, query: SessionsQuery = {}) =>
    sessionList.parse(JSON.parse((await listSessions(store().deps, actor, query, 'http://127.0.0.1')).body));
  const idsOf = async (actor: Actor, query: SessionsQuery = {}) =>
    (await list(actor, query)).items.map(({ id }) => id);

  test('gives each what is his, by start: client, coach, admin, stranger', async () => {
    assert.deepEqual(await idsOf(aClient('ada')), ids.slice(0, 4));
    assert.deepEqual(await idsOf({ ...actors.coach, coachId }), ids.slice(0, 6));
    assert.deepEqual(await idsOf({ ...actors.coach, subject: 'bob', coachId: null }), ids.slice(4));
    assert.deepEqual(await idsOf(actors.admin), ids);
    assert.deepEqual(await idsOf(aClient('nobody')), []);
  });

  test('a manage token shows its one session, whoever it speaks for', async () => {
    const link: Actor = { ...aClient('ada'), sessionId: ids[1]! };
    assert.deepEqual(await idsOf(link), [ids[1]]);
    assert.equal((await refusalOf(getSession(store().deps, link, ids[0]!, ''))).code, 'not_found');
  });

  test('filters by coach, state and start; the end is not included', async () => {
    assert.deepEqual(await idsOf(actors.admin, { coachId: otherCoachId }), ids.slice(6));
    assert.deepEqual(await idsOf(actors.admin, { status: 'completed' }), []);
    const range = { from: '2027-03-02T11:00:00Z', to: '2027-03-02T16:00:00+01:00' };
    assert.deepEqual(await idsOf(actors.admin, range), ids.slice(1, 3));
  });

  test('pages meet without gap or repeat', async () => {
    const seen: string[] = [];
    let cursor: string | null | undefined;
    let pages = 0;
    do {
      const page = await list(actors.admin, { limit: 3, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      pages += 1;
    } while (cursor);
    assert.deepEqual([seen, pages], [ids, 3]);
  });

  test('a cursor that no page gave is refused by name', async () => {
    const forged = [[1, 2], ['x', ids[0]], [8.64e15, ids[0]], [Number.NaN, ids[0]], 'text', null].map(
      (value) => Buffer.from(JSON.stringify(value)).toString('base64url'),
    );
    for (const cursor of ['junk', '{', ...forged]) {
      const { code, details } = await refusalOf(list(actors.admin, { cursor }));
      assert.equal(code, 'validation_failed');
      assert.deepEqual((details.issues as { path: string[] }[])[0]?.path, ['cursor']);
    }
  });

  describe('one session', () => {
    const get = async (actor: Actor, id = ids[0]!) => {
      const answer = await getSession(store().deps, actor, id, 'http://127.0.0.1');
      return { ...answer, session: sessionSchema.parse(JSON.parse(answer.body)) };
    };

    test('carries its version as ETag, and a link only for its client', async () => {
      const own = await get(aClient('ada'));
      assert.equal(own.headers.etag, '"1"');
      assert.equal(own.session.manageUrl, `http://127.0.0.1/manage#${ids[0]!}`);
      assert.equal((await get({ ...actors.coach, coachId })).session.manageUrl, undefined);
    });

    test("keeps the coach's notes from the client", async () => {
      await store()
        .deps.db.updateTable('session')
        .set({ notes: 'between us' })
        .where('id', '=', ids[0]!)
        .execute();
      assert.equal((await get(aClient('ada'))).session.notes, null);
      assert.equal((await get({ ...actors.coach, coachId })).session.notes, 'between us');
      assert.equal((await get(actors.admin)).session.notes, 'between us');
    });

    test("another's looks like none at all", async () => {
      const foreign = await refusalOf(get(aClient('bob')));
      const missing = await refusalOf(get(aClient('bob'), randomUUID()));
      assert.deepEqual(foreign, missing);
      assert.equal(foreign.code, 'not_found');
      assert.equal((await refusalOf(get({ ...actors.coach, coachId: otherCoachId }))).code, 'not_found');
    });
  });
});

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { availability as availabilitySchema, type Availability } from '@session-booking/sdk/contract';
import { sql } from 'kysely';
import { at } from '../../test/given.ts';
import { aBooking, aCall, aClient, givenCoach, onEachStore, refusalOf } from '../../test/test-store.ts';
import { HOUR, MINUTE } from '../domain/interval.ts';
import { toInstant } from '../domain/wall-time.ts';
import type { Deps } from './deps.ts';
import { bookSession } from './book-session.ts';
import { firstVisit } from './first-visit.ts';
import { type AvailabilityQuery, listAvailability } from './list-availability.ts';

const MARCH: AvailabilityQuery = { from: '2027-03-01', to: '2027-03-31', durationMinutes: 60 };

onEachStore('listing availability', (store) => {
  async function ask(coachId: string, query = MARCH, { deps = store().deps, subject = 'viewer' } = {}) {
    const { result, queries } = await store().queriesIn(() =>
      listAvailability(deps, aClient(subject), coachId, query),
    );
    const value = availabilitySchema.parse(JSON.parse(result.body));
    return { ...result, queries, value, etag: result.headers.etag ?? '' };
  }
  const statusAt = (value: Availability, start: string) =>
    value.slots.find(({ startsAt }) => startsAt === start)?.status ?? 'not listed';
  const officeHours = { weekly: [1, 2, 3, 4, 5].map((day) => ({ day, start: '09:00', end: '17:00' })) };

  test('takes one query cold and warm, and has one tag a revision', async () => {
    const coachId = await givenCoach(store(), { schedule: officeHours });
    const cold = await ask(coachId);
    assert.equal(cold.queries, 1);
    assert.match(cold.etag, /^"1-/);
    const warm = await ask(coachId);
    assert.deepEqual([warm.queries, warm.etag, warm.body], [1, cold.etag, cold.body]);
    const otherNode = await ask(coachId, MARCH, { deps: store().otherNode() });
    assert.equal(otherNode.body, cold.body);
  });

  test('changes with the revision, and what was free is gone', async () => {
    const coachId = await givenCoach(store(), { schedule: officeHours });
    const before = await ask(coachId);
    assert.equal(statusAt(before.value, '2027-03-03T09:00:00Z'), 'available');
    await bookSession(store().deps, aClient('ada'), aBooking(coachId, '2027-03-03T09:00:00'), aCall());
    const after = await ask(coachId);
    assert.notEqual(after.etag, before.etag);
    assert.equal(after.value.revision, 2);
    assert.equal(statusAt(after.value, '2027-03-03T09:00:00Z'), 'not listed');
    assert.equal(statusAt(after.value, '2027-03-03T09:30:00Z'), 'not listed');
    assert.equal(statusAt(after.value, '2027-03-03T10:00:00Z'), 'available');
    const all = await ask(coachId, { ...MARCH, include: 'all' });
    assert.equal(statusAt(all.value, '2027-03-03T09:30:00Z'), 'booked');
  });

  test('changes by time alone when the notice passes a start, not before', async () => {
    const { clock } = store();
    const coachId = await givenCoach(store(), { schedule: { ...officeHours, minNoticeMinutes: 60 } });
    clock.set('2027-03-02T07:59:00Z');
    try {
      const before = await ask(coachId);
      assert.equal(before.value.nextAvailable, '2027-03-02T09:00:00Z');
      clock.set('2027-03-02T08:00:30Z');
      const after = await ask(coachId);
      assert.notEqual(after.etag, before.etag);
      assert.equal(after.value.revision, before.value.revision);
      assert.equal(after.value.nextAvailable, '2027-03-02T09:30:00Z');
    } finally {
      clock.set('2027-03-01T08:00:00Z');
    }
  });

  test('a hold is away for others, available to its owner and his own with include=all, until its second', async () => {
    const { deps, clock } = store();
    const coachId = await givenCoach(store(), { schedule: officeHours });
    const [start, end] = ['2027-03-03T09:00:00Z', '2027-03-03T10:00:00Z'];
    const holdId = randomUUID();
    await sql`
      with held as (insert into occupied (id, coach_id, kind, during, starts_at, ends_at, subject, hold_id, expires_at)
        values (${holdId}, ${coachId}, 'hold', tstzrange(${start}, ${end}), ${start}, ${end}, 'owner', ${holdId},
          ${clock.sql} + interval '5 minutes'))
      update coach set revision = revision + 1 where id = ${coachId}`.execute(deps.db);
    const all = { ...MARCH, include: 'all' } as const;
    assert.equal(statusAt((await ask(coachId)).value, start), 'not listed');
    assert.equal(statusAt((await ask(coachId, all)).value, start), 'held');
    assert.equal(statusAt((await ask(coachId, MARCH, { subject: 'owner' })).value, start), 'available');
    assert.equal(statusAt((await ask(coachId, all, { subject: 'owner' })).value, start), 'held_by_you');
    clock.shift(5 * MINUTE);
    assert.equal(statusAt((await ask(coachId)).value, start), 'available');
    clock.shift(-5 * MINUTE);
  });

  test('finds the next free time beyond a full window with a second query, and one when it is known', async () => {
    const { deps } = store();
    const coachId = await givenCoach(store(), {
      schedule: { weekly: [{ day: 3, start: '09:00', end: '10:00' }] },
    });
    const week = { from: '2027-03-01', to: '2027-03-07', durationMinutes: 60 };
    for (const day of ['03', '10'])
      await bookSession(deps, aClient(`on-${day}`), aBooking(coachId, `2027-03-${day}T09:00`), aCall());
    const full = await ask(coachId, week);
    assert.deepEqual(
      [full.value.slots, full.value.nextAvailable, full.queries],
      [[], '2027-03-17T09:00:00Z', 2],
    );
    assert.equal((await ask(coachId, week)).queries, 1);
    await bookSession(deps, aClient('third'), aBooking(coachId, '2027-03-17T09:00'), aCall());
    assert.equal((await ask(coachId, week)).value.nextAvailable, '2027-03-24T09:00:00Z');
    const beyond = await ask(coachId, { ...week, from: '2028-01-01', to: '2028-01-31' });
    assert.deepEqual([beyond.value.slots, beyond.value.nextAvailable], [[], null]);
  });

  test('never answers what a booking under way on another connection has already changed', async () => {
    const coachId = await givenCoach(store());
    const nodes = [store().deps, store().otherNode(), store().otherNode()];
    await Promise.all(
      Array.from({ length: 24 }, async (_, index) => {
        const start = toInstant(at('2027-03-04T00:00:00Z') + index * HOUR);
        const node = nodes[index % nodes.length]!;
        await bookSession(node, aClient(`racer-${index}`), aBooking(coachId, start), aCall());
        for (const reader of nodes) {
          const { result } = await store().queriesIn(() =>
            listAvailability(reader, aClient('viewer'), coachId, MARCH),
          );
          assert.equal(statusAt(JSON.parse(result.body) as Availability, start), 'not listed');
        }
      }),
    );
  });

  describe('refuses', () => {
    const refusal = async (query: Partial<AvailabilityQuery>, coachId?: string) => {
      const id = coachId ?? (await givenCoach(store()));
      return refusalOf(listAvailability(store().deps, aClient('ada'), id, { ...MARCH, ...query }));
    };

    test('a coach who does not exist', async () => {
      assert.equal((await refusal({}, randomUUID())).code, 'not_found');
    });

    test('63 days, and dates the wrong way round, by name', async () => {
      for (const query of [{ to: '2027-05-02' }, { to: '2027-02-28' }]) {
        const { code, details } = await refusal(query);
        assert.deepEqual(
          [code, (details.issues as { path: string[] }[])[0]?.path],
          ['validation_failed', ['to']],
        );
      }
    });

    test('a length that is not on offer', async () => {
      const sessionType = {
        id: randomUUID(),
        title: 'Hour',
        description: '',
        durationMinutes: 60,
        price: null,
        capacity: 1,
      };
      const coachId = await givenCoach(store(), { sessionTypes: [sessionType] });
      const { code, details } = await refusal({ durationMinutes: 45 }, coachId);
      assert.deepEqual(
        [code, (details.issues as { path: string[] }[])[0]?.path],
        ['validation_failed', ['durationMinutes']],
      );
    });
  });

  test('answers dates at both ends of the calendar with nothing, not with an error', async () => {
    const coachId = await givenCoach(store());
    for (const date of ['0000-01-01', '0001-01-01', '1969-12-31', '9999-12-31']) {
      const { value } = await ask(coachId, { from: date, to: date, durationMinutes: 60 });
      assert.deepEqual(value.slots, [], date);
    }
  });

  describe('a first visit', () => {
    const visit = (query: Parameters<typeof firstVisit>[2], deps: Deps = store().deps) =>
      firstVisit(deps, 'stranger', query);

    test('without dates shows up to the end of the month of the first free time, in two queries', async () => {
      const overrides = Array.from({ length: 40 }, (_, day) => ({
        date: toInstant(at('2027-03-01T00:00Z') + day * 24 * HOUR).slice(0, 10),
        intervals: [],
      }));
      const coachId = await givenCoach(store(), { schedule: { ...officeHours, overrides } });
      const { result, queries } = await store().queriesIn(() => visit({ coachId }));
      assert.equal(queries, 2);
      const { availability, coaches } = result;
      assert.deepEqual(
        coaches.map(({ id }) => id),
        [coachId],
      );
      assert.equal(availability?.nextAvailable, '2027-04-12T09:00:00Z');
      assert.equal(availability.to, '2027-04-30');
      assert.ok(availability.slots.length > 100);
      assert.equal(availability.durationMinutes, 60);
    });

    test('looks to the horizon when the near weeks are booked up', async () => {
      const coachId = await givenCoach(store(), {
        schedule: { weekly: [{ day: 3, start: '09:00', end: '10:00' }], horizonDays: 120 },
      });
      for (let week = 0; week < 12; week += 1) {
        const start = toInstant(at('2027-03-03T09:00Z') + week * 7 * 24 * HOUR);
        await bookSession(store().deps, aClient('weekly'), aBooking(coachId, start), aCall());
      }
      const { availability } = await visit({ coachId });
      assert.equal(availability?.nextAvailable, '2027-05-26T09:00:00Z');
      assert.deepEqual(
        availability.slots.map(({ startsAt }) => startsAt),
        ['2027-05-26T09:00:00Z'],
      );
    });

    test('with dates shows those; one date alone means its month', async () => {
      const coachId = await givenCoach(store());
      const both = await visit({
        coachId,
        from: '2027-03-05',
        to: '2027-03-06',
        durationMinutes: 30,
        include: 'all',
      });
      assert.deepEqual(
        [both.availability?.from, both.availability?.to, both.availability?.durationMinutes],
        ['2027-03-05', '2027-03-06', 30],
      );
      assert.equal((await visit({ coachId, from: '2027-03-05' })).availability?.to, '2027-03-31');
      assert.equal((await visit({ coachId, to: '2027-03-20' })).availability?.from, '2027-03-01');
    });

    test('without a coach shows all of them by name, and no slots', async () => {
      const coachId = await givenCoach(store());
      const { coaches, availability } = await visit({});
      assert.equal(availability, null);
      assert.ok(coaches.some(({ id }) => id === coachId));
      const names = coaches.map(({ name }) => name);
      assert.deepEqual(names, [...names].sort());
    });

    test('of a coach who does not exist is not_found', async () => {
      assert.equal((await refusalOf(visit({ coachId: randomUUID() }))).code, 'not_found');
    });
  });
});

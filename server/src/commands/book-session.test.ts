import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { session as sessionSchema } from '@session-booking/sdk/contract';
import { sql } from 'kysely';
import { actors, aSchedule, at, euro } from '../../test/given.ts';
import {
  aBooking,
  aCall,
  aClient,
  givenCoach,
  onEachStore,
  refusalOf,
  type TestStore,
} from '../../test/test-store.ts';
import { MINUTE } from '../domain/interval.ts';
import { toInstant } from '../domain/wall-time.ts';
import { bookSession } from './book-session.ts';
import { changeCoach, replaceSchedule } from './change-coach.ts';
import type { Deps } from './deps.ts';
import { listAvailability } from './list-availability.ts';

const codeOf = (work: Promise<{ status: number }>) =>
  work.then(
    ({ status }) => String(status),
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );

function tally(words: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

async function logOf({ deps }: TestStore, coachId: string) {
  const rows = await deps.db
    .selectFrom('event')
    .select([
      'revision',
      'type',
      'session_id',
      'hold_id',
      'actor_subject',
      'actor_role',
      'data',
      'request_id',
    ])
    .where('coach_id', '=', coachId)
    .orderBy('revision')
    .execute();
  const coach = await deps.db
    .selectFrom('coach')
    .select('revision')
    .where('id', '=', coachId)
    .executeTakeFirstOrThrow();
  assert.deepEqual(
    rows.map(({ revision }) => revision),
    Array.from({ length: coach.revision }, (_, index) => index + 1),
    'one event for every revision, none missing',
  );
  return rows;
}

async function givenHold(
  { deps, clock }: TestStore,
  {
    coachId,
    subject,
    start,
    minutes = 60,
    livesMinutes = 5,
  }: { coachId: string; subject: string; start: string; minutes?: number; livesMinutes?: number },
): Promise<string> {
  const id = randomUUID();
  const [startsAt, endsAt] = [start, toInstant(at(start) + minutes * MINUTE)];
  await sql`
    insert into occupied (id, coach_id, kind, during, starts_at, ends_at, subject, hold_id, expires_at)
    values (${id}, ${coachId}, 'hold', tstzrange(${startsAt}, ${endsAt}), ${startsAt}, ${endsAt}, ${subject}, ${id},
      ${clock.sql} + ${livesMinutes} * interval '1 minute')`.execute(deps.db);
  return id;
}

onEachStore('booking a session', (store) => {
  describe('one booking', () => {
    test('answers with the session as the contract has it, in two statements', async () => {
      const { deps, queriesIn, woken } = store();
      const coachId = await givenCoach(store(), { schedule: { timeZone: 'Europe/Madrid' } });
      const body = aBooking(coachId, '2027-03-03T09:00:00', {
        description: 'Optional',
        metadata: { crm: '17' },
      });
      const { result, queries } = await queriesIn(() =>
        bookSession(deps, aClient('ada'), body, aCall('k-1')),
      );
      assert.equal(queries, 2);
      assert.equal(result.status, 201);
      const session = sessionSchema.parse(JSON.parse(result.body));
      assert.equal(result.headers.location, `/api/sessions/${session.id}`);
      assert.equal(session.startsAt, '2027-03-03T08:00:00Z', 'wall time in the zone of the coach');
      assert.equal(session.timeZone, 'Europe/Madrid');
      assert.equal(session.clientId, 'ada');
      assert.equal(session.manageUrl, `http://127.0.0.1/manage#${session.id}`);
      assert.deepEqual(session.metadata, { crm: '17' });
      assert.equal(woken.at(-1), coachId);
      const [, booked] = await logOf(store(), coachId);
      assert.equal(booked?.type, 'session.booked');
      assert.equal(booked.session_id, session.id);
      assert.equal(booked.actor_subject, 'ada');
      assert.equal(booked.request_id, 'request-1');
      assert.equal(booked.data.startsAt, session.startsAt);
    });

    test('by a coach for somebody without a token has a client but no subject, and no link', async () => {
      const coachId = await givenCoach(store());
      const client = { name: 'Grace Hopper', email: 'grace@example.com' };
      const coach = { ...actors.coach, coachId };
      const answer = await bookSession(
        store().deps,
        coach,
        aBooking(coachId, '2027-03-03T09:00:00', { client }),
        aCall(),
      );
      const session = sessionSchema.parse(JSON.parse(answer.body));
      assert.deepEqual([session.client, session.clientId, session.manageUrl], [client, null, undefined]);
      assert.equal((await logOf(store(), coachId)).at(-1)?.actor_role, 'coach');
    });

    test('of a coach who does not exist is not_found', async () => {
      const refusal = await refusalOf(
        bookSession(store().deps, aClient('ada'), aBooking(randomUUID(), '2027-03-03T09:00:00'), aCall()),
      );
      assert.equal(refusal.code, 'not_found');
    });

    test('in the year 9999 is beyond the horizon even for an admin', async () => {
      const coachId = await givenCoach(store());
      const refusal = await refusalOf(
        bookSession(store().deps, actors.admin, aBooking(coachId, '9999-12-31T23:30:00'), aCall()),
      );
      assert.equal(refusal.code, 'beyond_horizon');
    });

    /** A node where a coach is changed once between the read and the write of a booking. */
    function nodeWith(change: (deps: Deps) => Promise<unknown>): Deps {
      let changes = 0;
      const manageUrlFor = async () => {
        if ((changes += 1) === 1) await change(store().deps);
        return 'http://127.0.0.1/manage';
      };
      return store().otherNode({ manageUrlFor, clock: store().clock.sql });
    }

    test('decided on a schedule that changes before the write is decided again', async () => {
      const coachId = await givenCoach(store());
      const node = nodeWith((deps) =>
        replaceSchedule(deps, actors.admin, coachId, aSchedule({ weekly: [] }), aCall()),
      );
      const refusal = await refusalOf(
        bookSession(node, aClient('ada'), aBooking(coachId, '2027-03-03T09:00:00'), aCall()),
      );
      assert.equal(refusal.code, 'outside_schedule');
      assert.deepEqual(
        (await logOf(store(), coachId)).map(({ type }) => type),
        ['coach.created', 'schedule.changed'],
      );
    });

    test('decided on an offer that changes before the write is decided again', async () => {
      const offer = { id: randomUUID(), title: 'Talk', durationMinutes: 60, capacity: 1 } as const;
      const coachId = await givenCoach(store(), {
        sessionTypes: [{ ...offer, description: '', price: euro(5000) }],
      });
      const changed = { sessionTypes: [{ ...offer, price: euro(7000) }], policy: { lateFeePercent: 100 } };
      const node = nodeWith((deps) => changeCoach(deps, actors.admin, coachId, changed, aCall()));
      const { body } = await bookSession(
        node,
        aClient('ada'),
        aBooking(coachId, '2027-03-03T09:00:00'),
        aCall(),
      );
      const { price, policy } = sessionSchema.parse(JSON.parse(body));
      assert.deepEqual([price, policy.lateFeePercent], [euro(7000), 100]);
      assert.deepEqual(
        (await logOf(store(), coachId)).map(({ type }) => type),
        ['coach.created', 'coach.changed', 'session.booked'],
      );
    });
  });

  describe('one slot for many', () => {
    test('40 at once: one wins, 39 are slot_taken with three free times', async () => {
      const coachId = await givenCoach(store());
      const book = (index: number) =>
        bookSession(
          store().deps,
          aClient(`many-${index}`),
          aBooking(coachId, '2027-03-03T09:00:00'),
          aCall(),
        );
      const outcomes = await Promise.all(Array.from({ length: 40 }, (_, index) => codeOf(book(index))));
      assert.deepEqual(tally(outcomes), { 201: 1, slot_taken: 39 });
      const { details } = await refusalOf(book(40));
      const alternatives = details.alternatives as { start: number }[];
      assert.deepEqual(
        alternatives.map(({ start }) => toInstant(start)),
        ['2027-03-03T07:30:00Z', '2027-03-03T08:00:00Z', '2027-03-03T10:00:00Z'],
      );
      for (const { start } of alternatives) {
        const other = aBooking(coachId, toInstant(start));
        const outcome = await codeOf(bookSession(store().deps, aClient('other'), other, aCall()));
        assert.ok(['201', 'slot_taken'].includes(outcome), outcome);
      }
    });

    test('a slot known to be taken is refused after one statement', async () => {
      const { deps, queriesIn } = store();
      const coachId = await givenCoach(store());
      const body = aBooking(coachId, '2027-03-03T09:00:00');
      await bookSession(deps, aClient('first'), body, aCall());
      assert.equal(
        (await queriesIn(() => codeOf(bookSession(deps, aClient('second'), body, aCall())))).queries,
        3,
      );
      const { result, queries } = await queriesIn(() =>
        codeOf(bookSession(deps, aClient('third'), body, aCall())),
      );
      assert.deepEqual([result, queries], ['slot_taken', 1]);
    });

    test('those who come together are refused after two statements in all, and a repeat among them is answered', async () => {
      const { deps, queriesIn } = store();
      const coachId = await givenCoach(store());
      const body = aBooking(coachId, '2027-03-03T09:00:00');
      const first = await bookSession(deps, aClient('first'), body, aCall('k-1'));
      await codeOf(bookSession(deps, aClient('second'), body, aCall()));
      const { result, queries } = await queriesIn(async () => {
        const crowd = Array.from({ length: 30 }, (_, index) =>
          codeOf(bookSession(deps, aClient(`late-${index}`), body, aCall(`k-${index}`))),
        );
        const repeated = await bookSession(deps, aClient('first'), body, aCall('k-1'));
        return { repeated, codes: tally(await Promise.all(crowd)) };
      });
      assert.deepEqual(result.codes, { slot_taken: 30 });
      assert.equal(result.repeated.body, first.body);
      assert.equal(queries, 2, 'one for who came first, one for all who came meanwhile');
    });

    test('half overlapping, containing and equal times: no two sessions overlap, touching ones stand', async () => {
      const coachId = await givenCoach(store(), { schedule: { bufferAfterMinutes: 30 } });
      const wishes = Array.from({ length: 60 }, (_, index) => {
        const start = at('2027-03-04T09:00:00Z') + (index % 10) * 30 * MINUTE;
        return aBooking(coachId, toInstant(start), { durationMinutes: 30 + (index % 3) * 30 });
      });
      const outcomes = await Promise.all(
        wishes.map((wish, index) =>
          codeOf(bookSession(store().deps, aClient(`mix-${index}`), wish, aCall())),
        ),
      );
      assert.deepEqual(Object.keys(tally(outcomes)).sort(), ['201', 'slot_taken']);
      const { rows } = await sql<{ overlaps: number; sessions: number }>`
        select (select count(*) from occupied a join occupied b on a.id < b.id and a.coach_id = b.coach_id and a.during && b.during)::int as overlaps,
          (select count(*) from session where coach_id = ${coachId})::int as sessions`.execute(
        store().deps.db,
      );
      assert.deepEqual(rows[0], { overlaps: 0, sessions: tally(outcomes)['201'] });
      await logOf(store(), coachId);
    });

    test('many coaches and many slots at once leave no gap in any log', async () => {
      const coaches = await Promise.all([1, 2, 3].map(() => givenCoach(store())));
      const book = (coachId: string, index: number) => {
        const start = toInstant(at('2027-03-05T00:00:00Z') + (index % 20) * 60 * MINUTE);
        return codeOf(bookSession(store().deps, aClient(`gap-${index}`), aBooking(coachId, start), aCall()));
      };
      const outcomes: string[] = [];
      // Ninety at once wait longer for a connection than a busy machine allows.
      for (let from = 0; from < 30; from += 6) {
        const wave = [0, 1, 2, 3, 4, 5].flatMap((more) =>
          coaches.map((coachId) => book(coachId, from + more)),
        );
        outcomes.push(...(await Promise.all(wave)));
      }
      assert.deepEqual(tally(outcomes), { 201: 60, slot_taken: 30 });
      for (const coachId of coaches) assert.equal((await logOf(store(), coachId)).length, 21);
    });
  });

  describe('holds', () => {
    const nine = '2027-03-03T09:00:00Z';

    test("somebody else's live hold is slot_held, with other times", async () => {
      const coachId = await givenCoach(store());
      await givenHold(store(), { coachId, subject: 'holder', start: nine });
      const { code, details } = await refusalOf(
        bookSession(store().deps, aClient('ada'), aBooking(coachId, nine), aCall()),
      );
      assert.equal(code, 'slot_held');
      assert.equal((details.alternatives as unknown[]).length, 3);
    });

    test('the own hold becomes the session, one event for both', async () => {
      const coachId = await givenCoach(store());
      const holdId = await givenHold(store(), { coachId, subject: 'ada', start: nine });
      const answer = await bookSession(
        store().deps,
        aClient('ada'),
        aBooking(coachId, nine, { holdId }),
        aCall(),
      );
      assert.equal(answer.status, 201);
      const log = await logOf(store(), coachId);
      assert.deepEqual(
        log.map(({ type, hold_id }) => [type, hold_id]),
        [
          ['coach.created', null],
          ['session.booked', holdId],
        ],
      );
    });

    test('the own hold elsewhere is released by the booking, in the same moment', async () => {
      const coachId = await givenCoach(store());
      const holdId = await givenHold(store(), { coachId, subject: 'ada', start: '2027-03-03T12:00:00Z' });
      await bookSession(store().deps, aClient('ada'), aBooking(coachId, nine), aCall());
      const log = await logOf(store(), coachId);
      assert.deepEqual(
        log.slice(1).map(({ type, hold_id }) => [type, hold_id]),
        [
          ['hold.released', holdId],
          ['session.booked', null],
        ],
      );
      const left = await store()
        .deps.db.selectFrom('occupied')
        .select('kind')
        .where('coach_id', '=', coachId)
        .execute();
      assert.deepEqual(left, [{ kind: 'session' }]);
    });

    test('the own hold that overlaps moves, and stays when the rest is taken', async () => {
      const coachId = await givenCoach(store());
      await bookSession(store().deps, aClient('other'), aBooking(coachId, '2027-03-03T10:00:00Z'), aCall());
      await givenHold(store(), { coachId, subject: 'ada', start: nine });
      const taken = await refusalOf(
        bookSession(store().deps, aClient('ada'), aBooking(coachId, '2027-03-03T09:30:00Z'), aCall()),
      );
      assert.equal(taken.code, 'slot_taken');
      const held = await store()
        .deps.db.selectFrom('occupied')
        .select('starts_at')
        .where('kind', '=', 'hold')
        .where('coach_id', '=', coachId)
        .execute();
      assert.deepEqual(held, [{ starts_at: at(nine) }]);
      assert.equal(
        (await bookSession(store().deps, aClient('ada'), aBooking(coachId, '2027-03-03T08:30:00Z'), aCall()))
          .status,
        201,
      );
    });

    test('a hold that ran out is cleared with its own event, and the time is booked', async () => {
      const coachId = await givenCoach(store());
      const holdId = await givenHold(store(), { coachId, subject: 'gone', start: nine, livesMinutes: 0 });
      assert.equal(
        (await bookSession(store().deps, aClient('ada'), aBooking(coachId, nine), aCall())).status,
        201,
      );
      const log = (await logOf(store(), coachId)).slice(1);
      assert.deepEqual(
        log.map(({ type, hold_id, actor_role }) => [type, hold_id, actor_role]),
        [
          ['hold.expired', holdId, 'system'],
          ['session.booked', null, 'client'],
        ],
      );
      assert.deepEqual(Object.keys(log[0]?.data ?? {}).sort(), ['endsAt', 'expiresAt', 'startsAt']);
    });

    test('naming a hold that ran out, or is not his, is hold_expired', async () => {
      const coachId = await givenCoach(store());
      const foreign = await givenHold(store(), { coachId, subject: 'holder', start: nine });
      const dead = await givenHold(store(), {
        coachId,
        subject: 'ada',
        start: '2027-03-03T12:00:00Z',
        livesMinutes: 0,
      });
      for (const holdId of [foreign, dead, randomUUID()]) {
        const body = aBooking(coachId, '2027-03-03T15:00:00Z', { holdId });
        assert.equal(
          (await refusalOf(bookSession(store().deps, aClient('ada'), body, aCall()))).code,
          'hold_expired',
        );
      }
    });
  });

  describe('one key, one effect', () => {
    test('the same request again gets the first answer, byte for byte, also from another node', async () => {
      const coachId = await givenCoach(store());
      const body = aBooking(coachId, '2027-03-03T09:00:00');
      const first = await bookSession(store().deps, aClient('ada'), body, aCall('again'));
      const second = await bookSession(store().otherNode(), aClient('ada'), body, aCall('again'));
      assert.deepEqual(second, { ...first, replayed: true });
      assert.equal((await logOf(store(), coachId)).length, 2);
    });

    test('sent 20 times to two nodes at once it books once', async () => {
      const coachId = await givenCoach(store());
      const nodes = [store().deps, store().otherNode()];
      const body = aBooking(coachId, '2027-03-03T09:00:00');
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          codeOf(bookSession(nodes[index % 2]!, aClient('ada'), body, aCall('race'))),
        ),
      );
      const counts = tally(outcomes);
      assert.equal(counts['201'], 2, 'one booking and one replay: each node runs one request at a time');
      assert.equal(counts.request_in_progress, 18);
      assert.equal((await logOf(store(), coachId)).length, 2);
    });

    test('for another request it is refused, on this node and under way on two', async () => {
      const coachId = await givenCoach(store());
      const one = aBooking(coachId, '2027-03-03T09:00:00');
      const two = aBooking(coachId, '2027-03-03T15:00:00');
      const outcomes = await Promise.all([
        codeOf(bookSession(store().deps, aClient('ada'), one, aCall('two-uses', 'one'))),
        codeOf(bookSession(store().otherNode(), aClient('ada'), two, aCall('two-uses', 'two'))),
      ]);
      assert.deepEqual(outcomes.sort(), ['201', 'idempotency_key_reused']);
      assert.equal((await logOf(store(), coachId)).length, 2);
    });

    test('belongs to its subject', async () => {
      const coachId = await givenCoach(store());
      await bookSession(
        store().deps,
        aClient('ada'),
        aBooking(coachId, '2027-03-03T09:00:00'),
        aCall('shared'),
      );
      const other = await bookSession(
        store().deps,
        aClient('bob'),
        aBooking(coachId, '2027-03-03T10:00:00'),
        aCall('shared'),
      );
      assert.deepEqual([other.status, other.replayed], [201, false]);
    });

    test('is not kept by a refusal, and is worth nothing after 24 hours', async () => {
      const { deps, clock } = store();
      const coachId = await givenCoach(store());
      const body = aBooking(coachId, '2027-03-03T09:15:00');
      assert.equal(await codeOf(bookSession(deps, aClient('ada'), body, aCall('late'))), 'outside_schedule');
      const first = await bookSession(
        deps,
        aClient('ada'),
        { ...body, scheduledAt: '2027-03-03T09:00:00' },
        aCall('late', 'new'),
      );
      clock.shift(24 * 60 * MINUTE + 1000);
      try {
        const second = await bookSession(
          deps,
          aClient('ada'),
          { ...body, scheduledAt: '2027-03-03T10:00:00' },
          aCall('late', 'newer'),
        );
        assert.equal(second.replayed, false);
        assert.notEqual(second.body, first.body);
      } finally {
        clock.shift(-24 * 60 * MINUTE - 1000);
      }
    });
  });

  describe('limits', () => {
    const limited = (bookingsPerHour: number | null, openSessionsPerCoach: number | null) =>
      store().otherNode({ limits: { bookingsPerHour, openSessionsPerCoach } });
    const hourOf = (index: number) => toInstant(at('2027-03-08T00:00:00Z') + index * 60 * MINUTE);

    test('10 bookings an hour hold when 25 come at once to two nodes, and say when to come again', async () => {
      const coaches = await Promise.all([givenCoach(store()), givenCoach(store())]);
      const nodes = [limited(10, null), limited(10, null)];
      const wishes = Array.from({ length: 25 }, (_, index) => aBooking(coaches[index % 2]!, hourOf(index)));
      const outcomes = await Promise.all(
        wishes.map((wish, index) => codeOf(bookSession(nodes[index % 2]!, aClient('eager'), wish, aCall()))),
      );
      assert.deepEqual(tally(outcomes), { 201: 10, booking_limit: 15 });
      const { details } = await refusalOf(
        bookSession(nodes[0]!, aClient('eager'), aBooking(coaches[0], hourOf(40)), aCall()),
      );
      const wait = details.retryAfterMs as number;
      assert.ok(wait > 59 * MINUTE && wait <= 60 * MINUTE, String(wait));
      store().clock.shift(wait + 1000);
      const later = await codeOf(
        bookSession(nodes[0]!, aClient('eager'), aBooking(coaches[0], hourOf(41)), aCall()),
      );
      store().clock.shift(-wait - 1000);
      assert.equal(later, '201');
    });

    test('5 open sessions with one coach hold when 12 come at once; another coach, another client and a coach are free', async () => {
      const [coachId, other] = await Promise.all([givenCoach(store()), givenCoach(store())]);
      const node = limited(null, 5);
      const outcomes = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          codeOf(bookSession(node, aClient('fan'), aBooking(coachId, hourOf(index)), aCall())),
        ),
      );
      assert.deepEqual(tally(outcomes), { 201: 5, booking_limit: 7 });
      const wish = aBooking(coachId, hourOf(20));
      assert.equal(
        await codeOf(bookSession(node, aClient('fan'), { ...wish, coachId: other }, aCall())),
        '201',
      );
      assert.equal(await codeOf(bookSession(node, aClient('newcomer'), wish, aCall())), '201');
      for (let index = 21; index < 28; index += 1) {
        const own = aBooking(coachId, hourOf(index));
        assert.equal(await codeOf(bookSession(node, { ...actors.coach, coachId }, own, aCall())), '201');
      }
    });

    test('a refused attempt costs nothing', async () => {
      const coachId = await givenCoach(store());
      const node = limited(2, null);
      await bookSession(store().deps, aClient('first'), aBooking(coachId, hourOf(0)), aCall());
      for (let attempt = 0; attempt < 5; attempt += 1) {
        assert.equal(
          await codeOf(bookSession(node, aClient('unlucky'), aBooking(coachId, hourOf(0)), aCall())),
          'slot_taken',
        );
      }
      assert.equal(
        await codeOf(bookSession(node, aClient('unlucky'), aBooking(coachId, hourOf(1)), aCall())),
        '201',
      );
      assert.equal(
        await codeOf(bookSession(node, aClient('unlucky'), aBooking(coachId, hourOf(2)), aCall())),
        '201',
      );
      assert.equal(
        await codeOf(bookSession(node, aClient('unlucky'), aBooking(coachId, hourOf(3)), aCall())),
        'booking_limit',
      );
    });
  });

  test('every listed time can be booked, and none that is not', async () => {
    const { deps } = store();
    const coachId = await givenCoach(store(), {
      schedule: {
        timeZone: 'America/New_York',
        weekly: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, start: '09:00', end: '14:00' })),
        minNoticeMinutes: 24 * 60,
        horizonDays: 20,
        bufferBeforeMinutes: 15,
      },
    });
    for (;;) {
      const query = { from: '2027-03-01', to: '2027-03-31', durationMinutes: 60 };
      const answer = await listAvailability(deps, aClient('walker'), coachId, query);
      const { slots } = JSON.parse(answer.body) as { slots: { startsAt: string }[] };
      const wish = slots[Math.floor(slots.length / 2)];
      if (!wish) break;
      assert.equal(
        (await bookSession(deps, aClient('walker'), aBooking(coachId, wish.startsAt), aCall())).status,
        201,
      );
    }
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from session where coach_id = ${coachId}`.execute(deps.db);
    assert.ok((rows[0]?.n ?? 0) > 30, String(rows[0]?.n));
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RouteName } from '@session-booking/sdk/contract';
import { call, type Received } from './call.ts';
import { addCoach } from './coaches.ts';
import { bookSession } from './sessions.ts';
import { onEachEngine, type TestServer } from './test-server.ts';
import { aClient } from './tokens.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const instant = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z');

/** Counts answers by status, and by code where they were refused. */
function tally(answers: readonly Received<RouteName>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, problem } of answers) {
    const name = problem?.code ?? String(status);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

const many = <T>(count: number, make: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

/** Gives the types of a coach's events in their order; his revisions must have no gap. */
async function logOf(server: TestServer, coachId: string): Promise<string[]> {
  const { db } = server.commands;
  const rows = await db
    .selectFrom('event')
    .select(['revision', 'type'])
    .where('coach_id', '=', coachId)
    .orderBy('revision')
    .execute();
  const { revision } = await db
    .selectFrom('coach')
    .select('revision')
    .where('id', '=', coachId)
    .executeTakeFirstOrThrow();
  assert.deepEqual(
    rows.map((row) => row.revision),
    rows.map((_, index) => index + 1),
  );
  assert.equal(revision, rows.length);
  return rows.map(({ type }) => type);
}

/** Checks that the calendar has each session that is on, once and where it is, and nothing that overlaps. */
async function checkCalendar({ commands: { db } }: TestServer, coachId: string): Promise<void> {
  const sessions = await db
    .selectFrom('session')
    .select(['id', 'starts_at', 'ends_at'])
    .where('coach_id', '=', coachId)
    .where('status', '<>', 'cancelled')
    .orderBy('starts_at')
    .execute();
  const taken = await db
    .selectFrom('occupied')
    .select(['session_id as id', 'starts_at', 'ends_at'])
    .where('coach_id', '=', coachId)
    .orderBy('starts_at')
    .execute();
  assert.deepEqual(taken, sessions);
  for (const [index, next] of taken.slice(1).entries())
    assert.ok((taken[index]?.ends_at ?? 0) <= next.starts_at);
}

onEachEngine('sessions in a race', (server) => {
  test('100 cancellations at once make one fee, one refund request and one event', async () => {
    // In the first round connections are still being made, which would let the first caller finish alone.
    for (let round = 0; round < 3; round += 1) {
      const { id, coachId, client: token, startsAt } = await bookSession(server());
      server().clock.freeze(startsAt - HOUR);
      const asked = { token, params: { id }, body: { reason: 'Ill', requestRefund: true } };
      const answers = await many(100, () => call(server().url, 'cancelSession', asked));
      // On a machine that is too busy some may be sent away with 503, which must not have done anything either.
      const { invalid_transition: late = 0, unavailable = 0, ...others } = tally(answers);
      assert.deepEqual(others, { 200: 1 });
      assert.equal(late + unavailable, 99);
      assert.deepEqual(await logOf(server(), coachId), ['session.booked', 'session.cancelled']);
      const { answer } = await call(server().url, 'getSession', { token, params: { id } });
      assert.equal(answer?.version, 2);
      const half = { amount: 5000, currency: 'EUR' };
      assert.deepEqual(answer.cancellation?.fee, half);
      assert.deepEqual(answer.cancellation.refund, { requested: true, amount: half });
    }
  });

  test('100 cancellations with one key are one effect, and every answer that comes is the same', async () => {
    const { id, coachId, client: token } = await bookSession(server());
    const headers = { 'Idempotency-Key': `cancel-${id}` };
    const asked = { token, params: { id }, body: { reason: 'Ill' }, headers };
    const answers = await many(100, () => call(server().url, 'cancelSession', asked));
    const done = answers.filter(({ status }) => status === 200);
    assert.ok(done.length >= 1);
    assert.equal(new Set(done.map(({ text }) => text)).size, 1);
    assert.equal(
      done.filter(({ headers }) => headers.get('Idempotency-Replayed') === 'true').length,
      done.length - 1,
    );
    for (const { problem } of answers.filter(({ status }) => status !== 200))
      assert.equal(problem?.code, 'request_in_progress');
    assert.deepEqual(await logOf(server(), coachId), ['session.booked', 'session.cancelled']);
  });

  test('of a start and a cancellation at once one happens, and the other learns of it', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id, coachId, coach: token, client, startsAt } = await bookSession(server());
      server().clock.freeze(startsAt);
      const params = { id };
      const answers = await Promise.all([
        call(server().url, 'startSession', { token, params, body: {} }),
        call(server().url, 'cancelSession', { token: client, params, body: { reason: 'Ill' } }),
      ]);
      assert.deepEqual(tally(answers), { 200: 1, invalid_transition: 1 });
      assert.equal((await logOf(server(), coachId)).length, 2);
    }
  });

  test('of two changes of the same version one happens, and the other gets version_conflict', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id, client: token, startsAt } = await bookSession(server());
      const headers = { 'If-Match': '"1"' };
      const answers = await many(2, (index) => {
        const body = { scheduledAt: instant(startsAt + (index + 1) * 2 * HOUR) };
        return call(server().url, 'rescheduleSession', { token, params: { id }, body, headers });
      });
      assert.deepEqual(tally(answers), { 200: 1, version_conflict: 1 });
    }
  });

  test('of a move and bookings of the same time one gets it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, coachId, client, startsAt } = await bookSession(server());
      const scheduledAt = instant(startsAt + 5 * HOUR);
      const body = { title: 'x', scheduledAt, durationMinutes: 60, coachId };
      const [moved, ...booked] = await Promise.all([
        call(server().url, 'rescheduleSession', { token: client, params: { id }, body: { scheduledAt } }),
        ...Array.from({ length: 9 }, async () =>
          call(server().url, 'bookSession', { token: await aClient(), body }),
        ),
      ]);
      const answers: Received<RouteName>[] = [moved, ...booked];
      assert.equal(answers.filter(({ status }) => status < 300).length, 1, JSON.stringify(tally(answers)));
      for (const { problem } of answers) assert.ok(!problem || problem.code === 'slot_taken');
      await checkCalendar(server(), coachId);
      await logOf(server(), coachId);
    }
  });

  test('sessions that want to change places do not lock each other up', async () => {
    const coachId = await addCoach(server());
    const sessions = [];
    for (let hour = 0; hour < 6; hour += 1) {
      sessions.push(
        await bookSession(server(), {
          coachId,
          start: `2027-03-10T0${hour}:00:00Z`,
          bookedAt: '2027-03-01T00:00:00Z',
        }),
      );
    }
    for (let round = 0; round < 5; round += 1) {
      const answers: Received<RouteName>[] = await Promise.all(
        sessions.map(({ id, coach: token }, index) => {
          // Every one to where its neighbour is; the first to a free time, which sets off a chain that may or may not come about.
          const hour = (index * 5 + round + 1) % 7;
          const body = { scheduledAt: `2027-03-10T0${hour}:00:00Z` };
          return call(server().url, 'rescheduleSession', { token, params: { id }, body });
        }),
      );
      for (const { status, problem } of answers)
        assert.ok(
          status === 200 || ['slot_taken', 'validation_failed'].includes(problem?.code ?? ''),
          JSON.stringify(problem),
        );
      await checkCalendar(server(), coachId);
    }
    await logOf(server(), coachId);
  });

  test('a change of schedule at the same time as bookings reports every session it leaves outside', async () => {
    for (let round = 0; round < 5; round += 1) {
      const coachId = await addCoach(server());
      const { admin: token } = await bookSession(server(), { coachId, start: '2027-03-09T12:00:00Z' });
      const params = { id: coachId };
      const current = (await call(server().url, 'getSchedule', { token, params })).answer;
      assert.ok(current);
      const weekly = [{ day: 3, start: '08:00', end: '10:00' }];
      const bookings = Array.from({ length: 8 }, async (_, hour) => {
        const scheduledAt = `2027-03-10T${String(hour + 6).padStart(2, '0')}:00:00Z`;
        const body = { title: 'x', scheduledAt, durationMinutes: 60, coachId };
        return call(server().url, 'bookSession', { token: await aClient(), body });
      });
      const [{ answer }, ...answers] = await Promise.all([
        call(server().url, 'replaceSchedule', { token, params, body: { ...current, weekly } }),
        ...bookings,
      ]);
      assert.equal(answer?.version, 2);
      const reported = new Set(answer.outside?.map(({ sessionId }) => sessionId));
      assert.equal(reported.size, answer.outside?.length);
      for (const { answer: session, problem } of answers) {
        assert.ok(session ?? problem?.code === 'outside_schedule', String(problem?.code));
        if (!session) continue;
        const isInside = ['08', '09'].includes(session.startsAt.slice(11, 13));
        assert.equal(reported.has(session.id), !isInside, session.startsAt);
      }
      await checkCalendar(server(), coachId);
    }
  });

  test('a change of schedule and a move at once leave no session outside that nobody was told of', async () => {
    for (let round = 0; round < 20; round += 1) {
      const coachId = await addCoach(server());
      const {
        id,
        client,
        admin: token,
      } = await bookSession(server(), { coachId, start: '2027-03-10T09:00:00Z' });
      const params = { id: coachId };
      const current = (await call(server().url, 'getSchedule', { token, params })).answer;
      assert.ok(current);
      const weekly = [{ day: 3, start: '08:00', end: '10:00' }];
      const [replaced, moved] = await Promise.all([
        call(server().url, 'replaceSchedule', { token, params, body: { ...current, weekly } }),
        call(server().url, 'rescheduleSession', {
          token: client,
          params: { id },
          body: { scheduledAt: '2027-03-11T15:00:00Z' },
        }),
      ]);
      const reported = replaced.answer?.outside?.map(({ sessionId }) => sessionId);
      if (moved.answer) assert.deepEqual(reported, [id]);
      else {
        assert.equal(moved.problem?.code, 'outside_schedule');
        assert.deepEqual(reported, []);
      }
    }
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { call, type Received } from './call.ts';
import { addCoach } from './coaches.ts';
import { at } from './given.ts';
import { bookSession, type Booked } from './sessions.ts';
import { onEachEngine, type TestServer } from './test-server.ts';
import { aClient } from './tokens.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const euro = (amount: number) => ({ amount, currency: 'EUR' });
const instant = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z');

type Moving = { scheduledAt: string; timeZone?: string; holdId?: string };

const move = (server: TestServer, { id }: Booked, token: string, body: Moving) =>
  call(server.url, 'rescheduleSession', { token, params: { id }, body });

const expectCode = (received: Received<'rescheduleSession'>, code: string) =>
  assert.equal(received.problem?.code, code, received.text);

/** Writes a hold as the calendar has it; gives its id. */
async function addHold(
  { commands: { db, clock } }: TestServer,
  {
    coachId,
    subject,
    start,
    minutes = 60,
    lives = 5,
  }: { coachId: string; subject: string; start: number; minutes?: number; lives?: number },
): Promise<string> {
  const id = crypto.randomUUID();
  const [from, to] = [instant(start), instant(start + minutes * MINUTE)];
  await sql`insert into occupied (id, coach_id, kind, during, starts_at, ends_at, subject, hold_id, expires_at)
    values (${id}, ${coachId}, 'hold', tstzrange(${from}, ${to}), ${from}, ${to}, ${subject}, ${id},
      ${clock} + ${lives}::int * interval '1 minute')`.execute(db);
  return id;
}

async function holdsOf({ commands: { db } }: TestServer, coachId: string): Promise<number> {
  const rows = await db
    .selectFrom('occupied')
    .select('id')
    .where('coach_id', '=', coachId)
    .where('kind', '=', 'hold')
    .execute();
  return rows.length;
}

async function typesOf(server: TestServer, { id, admin: token, coachId }: Booked): Promise<string[]> {
  const { answer } = await call(server.url, 'listEvents', { token, query: { coachId } });
  assert.ok(answer);
  assert.ok(answer.items.some(({ sessionId }) => sessionId === id));
  return answer.items.map(({ type }) => type);
}

onEachEngine('moving a session', (server) => {
  test('keeps its id, takes the new time and frees the old one', async () => {
    const booked = await bookSession(server());
    const { answer } = await move(server(), booked, booked.client, { scheduledAt: '2027-03-11T15:00:00Z' });
    assert.equal(answer?.id, booked.id);
    assert.deepEqual([answer.startsAt, answer.endsAt], ['2027-03-11T15:00:00Z', '2027-03-11T16:00:00Z']);
    assert.equal(answer.version, 2);
    const { coachId } = booked;
    await bookSession(server(), { coachId, start: new Date(booked.startsAt).toISOString() });
    const token = await aClient();
    const body = { title: 'x', scheduledAt: '2027-03-11T15:30:00Z', durationMinutes: 60, coachId };
    const { problem } = await call(server().url, 'bookSession', { token, body });
    assert.equal(problem?.code, 'slot_taken');
    assert.deepEqual(await typesOf(server(), booked), [
      'session.booked',
      'session.rescheduled',
      'session.booked',
    ]);
  });

  test('may overlap the time the session has now', async () => {
    const booked = await bookSession(server());
    const { answer } = await move(server(), booked, booked.client, {
      scheduledAt: instant(booked.startsAt + 30 * MINUTE),
    });
    assert.equal(Date.parse(answer?.startsAt ?? ''), booked.startsAt + 30 * MINUTE);
  });

  test('reads wall time in the zone of the request, else of the coach', async () => {
    const coachId = await addCoach(server(), { schedule: { timeZone: 'America/New_York' } });
    const booked = await bookSession(server(), { coachId });
    const there = await move(server(), booked, booked.client, { scheduledAt: '2027-03-12T09:00:00' });
    assert.equal(there.answer?.startsAt, '2027-03-12T14:00:00Z');
    const here = await move(server(), booked, booked.client, {
      scheduledAt: '2027-03-12T09:00:00',
      timeZone: 'Europe/Madrid',
    });
    assert.equal(here.answer?.startsAt, '2027-03-12T08:00:00Z');
    assert.equal(here.answer.timeZone, 'Europe/Madrid');
    expectCode(
      await move(server(), booked, booked.client, { scheduledAt: '2027-03-14T02:30:00' }),
      'nonexistent_local_time',
    );
  });

  test('obeys hours, notice and horizon as a booking does, and the coach is free of the last two', async () => {
    const schedule = {
      weekly: [{ day: 3, start: '09:00', end: '17:00' }],
      minNoticeMinutes: 120,
      horizonDays: 30,
    };
    const offers = [{ title: 'Coaching', durationMinutes: 60 }];
    const coachId = await addCoach(server(), { schedule, offers });
    const booked = await bookSession(server(), { coachId });
    server().clock.freeze('2027-03-03T08:30:00Z');
    const to = (scheduledAt: string, token = booked.client) => move(server(), booked, token, { scheduledAt });
    expectCode(await to('2027-03-11T12:00:00Z'), 'outside_schedule');
    expectCode(await to('2027-03-17T16:30:00Z'), 'outside_schedule');
    expectCode(await to('2027-03-03T10:00:00Z'), 'too_soon');
    expectCode(await to('2027-04-07T10:00:00Z'), 'beyond_horizon');
    expectCode(await to('2027-03-10T12:00:00Z'), 'validation_failed');
    assert.equal((await to('2027-03-03T10:30:00Z')).status, 200);
    assert.equal((await to('2027-04-07T10:00:00Z', booked.coach)).status, 200);
    expectCode(await to('2027-03-03T08:00:00Z', booked.coach), 'too_soon');
  });

  test('to a time that is taken or held changes nothing and names the three nearest free ones', async () => {
    const booked = await bookSession(server());
    const { coachId, startsAt } = booked;
    const other = await bookSession(server(), { coachId, start: instant(startsAt + 24 * HOUR) });
    const taken = await move(server(), booked, booked.client, { scheduledAt: other.session.startsAt });
    expectCode(taken, 'slot_taken');
    assert.deepEqual(
      taken.problem?.alternatives?.map((slot) => slot.startsAt),
      [-90, -60, 60].map((minutes) => instant(other.startsAt + minutes * MINUTE)).sort(),
    );
    const holdAt = startsAt + 48 * HOUR;
    await addHold(server(), { coachId, subject: 'somebody', start: holdAt });
    const held = await move(server(), booked, booked.client, { scheduledAt: instant(holdAt) });
    expectCode(held, 'slot_held');
    assert.equal(held.problem?.alternatives?.length, 3);
    const { answer } = await call(server().url, 'getSession', {
      token: booked.client,
      params: { id: booked.id },
    });
    assert.deepEqual([answer?.startsAt, answer?.version], [booked.session.startsAt, 1]);
    assert.equal(await holdsOf(server(), coachId), 1);
  });

  test('says held, not taken, when only a hold and its own time are in the way', async () => {
    const booked = await bookSession(server());
    const start = booked.startsAt + 60 * MINUTE;
    await addHold(server(), { coachId: booked.coachId, subject: 'somebody', start });
    expectCode(
      await move(server(), booked, booked.client, { scheduledAt: instant(start - 30 * MINUTE) }),
      'slot_held',
    );
  });

  test('uses up the own hold on the new time, clears one that ran out, and releases one elsewhere', async () => {
    const subject = 'client-with-holds';
    const client = await aClient({ sub: subject });
    const booked = await bookSession(server(), { client });
    const { coachId, startsAt } = booked;
    const holdId = await addHold(server(), { coachId, subject, start: startsAt + 24 * HOUR });
    expectCode(
      await move(server(), booked, client, { scheduledAt: instant(startsAt + 24 * HOUR), holdId: booked.id }),
      'hold_expired',
    );
    const used = await move(server(), booked, client, { scheduledAt: instant(startsAt + 24 * HOUR), holdId });
    assert.equal(used.status, 200, used.text);
    assert.equal(await holdsOf(server(), coachId), 0);
    await addHold(server(), { coachId, subject: 'somebody', start: startsAt + 48 * HOUR, lives: 0 });
    await addHold(server(), { coachId, subject, start: startsAt + 72 * HOUR });
    const moved = await move(server(), booked, client, {
      scheduledAt: instant(startsAt + 48 * HOUR + 30 * MINUTE),
    });
    assert.equal(moved.status, 200, moved.text);
    assert.equal(await holdsOf(server(), coachId), 0);
    assert.deepEqual((await typesOf(server(), booked)).slice(1), [
      'session.rescheduled',
      'hold.expired',
      'hold.released',
      'session.rescheduled',
    ]);
  });

  test('moves the free time with the start before it has passed, and never brings it back', async () => {
    const early = await bookSession(server());
    server().clock.freeze(early.startsAt - 24 * HOUR);
    const moved = await move(server(), early, early.client, {
      scheduledAt: instant(early.startsAt + 48 * HOUR),
    });
    assert.equal(moved.answer?.policy.freeUntil, instant(early.startsAt + 24 * HOUR));
    const late = await bookSession(server());
    server().clock.freeze(late.startsAt - 24 * HOUR + 1000);
    const dodged = await move(server(), late, late.client, {
      scheduledAt: instant(late.startsAt + 48 * HOUR),
    });
    assert.equal(dodged.answer?.policy.freeUntil, instant(late.startsAt - 24 * HOUR));
    const asked = { token: late.client, params: { id: late.id }, body: { reason: 'x' } };
    const { answer } = await call(server().url, 'cancelSession', asked);
    assert.deepEqual(answer?.cancellation?.fee, euro(5000));
  });

  test('is the coach’s to do once the time has come', async () => {
    const booked = await bookSession(server());
    server().clock.freeze(booked.startsAt);
    const to = { scheduledAt: instant(booked.startsAt + 2 * HOUR) };
    expectCode(await move(server(), booked, booked.client, to), 'invalid_transition');
    assert.equal((await move(server(), booked, booked.coach, to)).status, 200);
  });

  test('answers the same key byte for byte', async () => {
    const { id, client: token, startsAt } = await bookSession(server());
    const body = { scheduledAt: instant(startsAt + 24 * HOUR) };
    const asked = { token, params: { id }, body, headers: { 'Idempotency-Key': `move-${id}` } };
    const first = await call(server().url, 'rescheduleSession', asked);
    const again = await call(server().url, 'rescheduleSession', asked);
    assert.deepEqual([again.status, again.text], [200, first.text]);
    assert.equal(again.headers.get('Idempotency-Replayed'), 'true');
  });

  test('keeps buffers around the new time', async () => {
    const coachId = await addCoach(server(), {
      schedule: { bufferBeforeMinutes: 30, bufferAfterMinutes: 30 },
    });
    const booked = await bookSession(server(), { coachId });
    const other = await bookSession(server(), { coachId, start: instant(at('2027-03-10T15:00Z')) });
    expectCode(
      await move(server(), booked, booked.client, { scheduledAt: instant(other.startsAt - 90 * MINUTE) }),
      'slot_taken',
    );
    assert.equal(
      (await move(server(), booked, booked.client, { scheduledAt: instant(other.startsAt - 120 * MINUTE) }))
        .status,
      200,
    );
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuditEvent } from '@session-booking/sdk/contract';
import { expireHolds } from '../src/commands/expire-holds.ts';
import { call } from './call.ts';
import { addCoach } from './coaches.ts';
import { onEachEngine, type TestServer } from './test-server.ts';
import { aClient, anAdmin, theCoach } from './tokens.ts';

const NINE = '2027-03-10T09:00:00Z';
const TEN = '2027-03-10T10:00:00Z';
const TWELVE = '2027-03-10T12:00:00Z';
const NOW = '2027-03-01T12:00:00Z';

const hold = (server: TestServer, token: string, coachId: string, scheduledAt = NINE) =>
  call(server.url, 'createHold', { token, body: { coachId, scheduledAt, durationMinutes: 60 } });

const book = (server: TestServer, token: string, coachId: string, scheduledAt = NINE, holdId?: string) =>
  call(server.url, 'bookSession', {
    token,
    body: { title: 'First talk', coachId, scheduledAt, durationMinutes: 60, ...(holdId && { holdId }) },
  });

async function slotsOf(server: TestServer, token: string, coachId: string, include = true) {
  const query = {
    from: '2027-03-10',
    to: '2027-03-10',
    durationMinutes: '60',
    ...(include && { include: 'all' }),
  };
  const { answer } = await call(server.url, 'listAvailability', { token, params: { id: coachId }, query });
  assert.ok(answer);
  return new Map(answer.slots.map(({ startsAt, status }) => [startsAt, status]));
}

async function eventsOf(server: TestServer, coachId: string): Promise<AuditEvent[]> {
  const { answer } = await call(server.url, 'listEvents', { token: await anAdmin(), query: { coachId } });
  assert.ok(answer);
  return answer.items;
}

async function typesOf(server: TestServer, coachId: string): Promise<string[]> {
  return (await eventsOf(server, coachId)).map(({ type }) => type);
}

async function given(server: TestServer) {
  server.clock.freeze(NOW);
  return { coachId: await addCoach(server), mine: await aClient(), other: await aClient() };
}

onEachEngine('holding a slot', (server) => {
  test('keeps it for five minutes, visible to others as held and to its owner as his', async () => {
    const { coachId, mine, other } = await given(server());
    const { answer } = await hold(server(), mine, coachId);
    assert.ok(answer);
    assert.deepEqual(
      [answer.startsAt, answer.endsAt, answer.expiresAt, answer.renewable],
      [NINE, TEN, '2027-03-01T12:05:00Z', true],
    );
    assert.equal((await slotsOf(server(), mine, coachId)).get(NINE), 'held_by_you');
    assert.equal((await slotsOf(server(), mine, coachId, false)).get(NINE), 'available');
    assert.equal((await slotsOf(server(), other, coachId)).get(NINE), 'held');
    assert.equal((await slotsOf(server(), other, coachId, false)).has(NINE), false);
  });

  test('is refused to others as slot_held with three alternatives, and bookable by its owner, named or not', async () => {
    for (const isNamed of [true, false]) {
      const { coachId, mine, other } = await given(server());
      const { answer } = await hold(server(), mine, coachId);
      for (const attempt of [
        book(server(), other, coachId),
        hold(server(), other, coachId, '2027-03-10T09:30:00Z'),
      ]) {
        const { problem } = await attempt;
        assert.equal(problem?.code, 'slot_held');
        assert.equal(problem.alternatives?.length, 3);
      }
      const booked = await book(server(), mine, coachId, NINE, isNamed ? answer?.id : undefined);
      assert.equal(booked.status, 201, booked.text);
      assert.deepEqual(await typesOf(server(), coachId), ['hold.created', 'session.booked']);
    }
  });

  test('frees the old hold when another time is chosen, and keeps it when that one is not free', async () => {
    const { coachId, mine, other } = await given(server());
    await hold(server(), mine, coachId, NINE);
    await hold(server(), mine, coachId, TEN);
    assert.deepEqual(await typesOf(server(), coachId), ['hold.created', 'hold.released', 'hold.created']);
    assert.equal((await hold(server(), other, coachId, NINE)).status, 201);
    assert.equal((await hold(server(), mine, coachId, NINE)).problem?.code, 'slot_held');
    assert.equal((await slotsOf(server(), mine, coachId)).get(TEN), 'held_by_you');
  });

  test('is renewed once by asking for the same slot again, then stays as it is', async () => {
    const { coachId, mine } = await given(server());
    const first = await hold(server(), mine, coachId);
    server().clock.freeze('2027-03-01T12:04:00Z');
    const second = await hold(server(), mine, coachId);
    const third = await hold(server(), mine, coachId);
    assert.deepEqual(
      [second, third].map(({ answer }) => [answer?.id, answer?.expiresAt, answer?.renewable]),
      Array(2).fill([first.answer?.id, '2027-03-01T12:09:00Z', false]),
    );
    assert.deepEqual(await typesOf(server(), coachId), ['hold.created', 'hold.renewed']);
  });

  test('is free again at its second, whether or not anybody cleared it away', async () => {
    const { coachId, mine, other } = await given(server());
    const { answer } = await hold(server(), mine, coachId);
    server().clock.freeze('2027-03-01T12:04:59.999Z');
    assert.equal((await hold(server(), other, coachId)).problem?.code, 'slot_held');
    server().clock.freeze('2027-03-01T12:05:00Z');
    assert.equal((await slotsOf(server(), other, coachId)).get(NINE), 'available');
    assert.equal((await book(server(), mine, coachId, NINE, answer?.id)).problem?.code, 'hold_expired');
    assert.equal((await book(server(), other, coachId)).status, 201);
    assert.deepEqual(await typesOf(server(), coachId), ['hold.created', 'hold.expired', 'session.booked']);
  });

  test('ends by the sweep with its own row in the log, once, however many sweep', async () => {
    const { coachId, mine } = await given(server());
    await hold(server(), mine, coachId);
    await expireHolds(server().commands);
    assert.deepEqual(await typesOf(server(), coachId), ['hold.created']);
    server().clock.freeze('2027-03-01T12:05:00Z');
    await Promise.all(Array.from({ length: 5 }, () => expireHolds(server().commands)));
    assert.deepEqual(await typesOf(server(), coachId), ['hold.created', 'hold.expired']);
  });

  test('is released by its owner only', async () => {
    const { coachId, mine, other } = await given(server());
    const { answer } = await hold(server(), mine, coachId);
    const params = { id: answer?.id ?? '' };
    assert.equal((await call(server().url, 'releaseHold', { token: other, params })).status, 404);
    assert.equal((await call(server().url, 'releaseHold', { token: mine, params })).status, 204);
    assert.equal((await call(server().url, 'releaseHold', { token: mine, params })).status, 404);
    assert.equal((await slotsOf(server(), other, coachId)).get(NINE), 'available');
  });

  test('is released by the beacon of a page that is left, with the token of its owner in it', async () => {
    const { coachId, mine, other } = await given(server());
    const { answer } = await hold(server(), mine, coachId);
    const leave = (body: unknown, type = 'text/plain;charset=UTF-8') =>
      fetch(`${server().url}/api/holds/${answer?.id}/release`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: JSON.stringify(body),
      });
    assert.equal((await leave({ token: other })).status, 404);
    assert.equal((await leave({ token: 'forged' })).status, 401);
    assert.equal((await leave({})).status, 422);
    assert.equal((await leave({ token: mine }, 'application/x-www-form-urlencoded')).status, 415);
    assert.equal((await slotsOf(server(), other, coachId)).get(NINE), 'held');
    assert.equal((await leave({ token: mine })).status, 204);
    assert.equal((await slotsOf(server(), other, coachId)).get(NINE), 'available');
  });

  test('is told of in the log in one form, whichever way it ended', async () => {
    const { coachId, mine, other } = await given(server());
    const move = async (id: string | undefined, scheduledAt: string) => {
      const asked = { token: mine, params: { id: id ?? '' }, body: { scheduledAt } };
      assert.equal((await call(server().url, 'rescheduleSession', asked)).status, 200);
    };
    await hold(server(), other, coachId);
    server().clock.freeze('2027-03-01T12:05:00Z');
    await hold(server(), mine, coachId);
    await hold(server(), mine, coachId, TEN);
    await hold(server(), other, coachId, TWELVE);
    server().clock.freeze('2027-03-01T12:10:00Z');
    await hold(server(), mine, coachId, NINE);
    const booked = await book(server(), mine, coachId, TWELVE);
    await hold(server(), other, coachId, TEN);
    server().clock.freeze('2027-03-01T12:15:00Z');
    await hold(server(), mine, coachId, NINE);
    await move(booked.answer?.id, TEN);
    const events = (await eventsOf(server(), coachId)).filter(({ type }) => type.startsWith('hold.'));
    const ended = events.filter(({ type }) => type === 'hold.expired' || type === 'hold.released');
    assert.equal(ended.length, 7);
    for (const { type, actor, data } of events) {
      assert.deepEqual(Object.keys(data).sort(), ['endsAt', 'expiresAt', 'startsAt'], type);
      // That time runs out is nobody's doing, whoever comes upon it.
      assert.equal(actor.role, type === 'hold.expired' ? 'system' : 'client', type);
    }
  });

  test('makes a coach a client where the calendar is not his, in every row of the log', async () => {
    const { coachId } = await given(server());
    const guest = await theCoach(await addCoach(server()));
    const first = await hold(server(), guest, coachId);
    await call(server().url, 'releaseHold', { token: guest, params: { id: first.answer?.id ?? '' } });
    await hold(server(), guest, coachId, TEN);
    assert.equal((await book(server(), guest, coachId, TWELVE)).status, 201);
    await hold(server(), await theCoach(coachId), coachId);
    const events = await eventsOf(server(), coachId);
    assert.deepEqual(
      events.map(({ type, actor }) => [type, actor.role]),
      [
        ['hold.created', 'client'],
        ['hold.released', 'client'],
        ['hold.created', 'client'],
        ['hold.released', 'client'],
        ['session.booked', 'client'],
        ['hold.created', 'coach'],
      ],
    );
  });

  test('is released once by a page that asks again with the same key', async () => {
    const { coachId, mine } = await given(server());
    const { answer } = await hold(server(), mine, coachId);
    const asked = { params: { id: answer?.id ?? '' }, body: { token: mine } };
    const headers = { 'Idempotency-Key': 'leaving' };
    const first = await call(server().url, 'leaveHold', { ...asked, headers });
    const again = await call(server().url, 'leaveHold', { ...asked, headers });
    assert.deepEqual([first.status, again.status], [204, 204]);
    assert.equal(again.headers.get('Idempotency-Replayed'), 'true');
    assert.equal((await call(server().url, 'leaveHold', asked)).status, 404);
    assert.deepEqual(await typesOf(server(), coachId), ['hold.created', 'hold.released']);
  });

  test('goes to one of twenty who ask at once', async () => {
    const { coachId } = await given(server());
    const tokens = await Promise.all(Array.from({ length: 20 }, () => aClient()));
    const received = await Promise.all(tokens.map((token) => hold(server(), token, coachId)));
    const codes = received.map(({ status, problem }) => problem?.code ?? status);
    assert.equal(codes.filter((code) => code === 201).length, 1, codes.join(' '));
    assert.equal(codes.filter((code) => code === 'slot_held').length, 19, codes.join(' '));
  });

  test('answers the same key the same, and holds once', async () => {
    const { coachId, mine } = await given(server());
    const body = { coachId, scheduledAt: NINE, durationMinutes: 60 };
    const headers = { 'Idempotency-Key': 'one-hold' };
    const first = await call(server().url, 'createHold', { token: mine, body, headers });
    const again = await call(server().url, 'createHold', { token: mine, body, headers });
    assert.equal(again.text, first.text);
    assert.equal(again.headers.get('Idempotency-Replayed'), 'true');
    assert.deepEqual(await typesOf(server(), coachId), ['hold.created']);
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { call } from './call.ts';
import { type Booked, bookSession, sessionIn } from './sessions.ts';
import { onEachEngine, startTestServer, type TestServer } from './test-server.ts';
import { connectSocket } from './socket.ts';
import { signToken } from './tokens.ts';

const DAY = 86_400_000;
const instant = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z');

/** Takes the token out of the link that came with a session. */
function tokenIn({ session }: Booked): string {
  const link = new URL(session.manageUrl ?? '');
  assert.equal(link.search, '', 'nothing of the token is in the part that servers see');
  return new URLSearchParams(link.hash.slice(1)).get('token') ?? '';
}

/** Books as a stranger does, with a visitor token. */
async function bookAsVisitor(
  server: TestServer,
  wish: Parameters<typeof bookSession>[1] = {},
): Promise<Booked> {
  const { answer } = await call(server.url, 'createVisitor', { body: {} });
  return bookSession(server, { ...wish, client: answer?.token ?? '' });
}

onEachEngine('the link by which a visitor comes back', (server) => {
  test('leads to the manage page of the server, with the token in the fragment', async () => {
    const { session } = await bookAsVisitor(server());
    assert.ok(session.manageUrl?.startsWith(`${server().url}/manage#`), String(session.manageUrl));
  });

  test('comes to the client only', async () => {
    const { id, coach, admin } = await bookAsVisitor(server());
    for (const token of [coach, admin]) {
      const { answer } = await call(server().url, 'getSession', { token, params: { id } });
      assert.equal(answer?.manageUrl, undefined);
    }
  });

  test('ends a day after the session, to the second', async () => {
    const booked = await bookAsVisitor(server());
    const token = tokenIn(booked);
    const end = Date.parse(booked.session.endsAt) + DAY;
    const params = { id: booked.id };
    server().clock.freeze(end - 1000);
    assert.equal((await call(server().url, 'getSession', { token, params })).status, 200);
    server().clock.freeze(end);
    for (const name of ['getSession', 'quoteCancellation', 'listSessionEvents', 'getCalendarFile'] as const)
      assert.equal((await call(server().url, name, { token, params })).problem?.code, 'token_expired', name);
    const cancelled = await call(server().url, 'cancelSession', { token, params, body: { reason: 'x' } });
    assert.equal(cancelled.problem?.code, 'token_expired');
    const coach = { id: booked.coachId };
    assert.equal(
      (await call(server().url, 'getSchedule', { token, params: coach })).problem?.code,
      'token_expired',
    );
  });

  test('leads to the session wherever it is moved, and ends a day after the time it has now', async () => {
    const own = await startTestServer();
    try {
      const booked = await bookAsVisitor(own);
      const token = tokenIn(booked);
      const params = { id: booked.id };
      const scheduledAt = instant(booked.startsAt + 60 * DAY);
      const moved = await call(own.url, 'rescheduleSession', {
        token: booked.coach,
        params,
        body: { scheduledAt },
      });
      const end = Date.parse(moved.answer?.endsAt ?? '') + DAY;
      for (const now of [booked.startsAt + 30 * DAY, end - 1000]) {
        own.clock.freeze(now);
        own.shiftTokenClock(now - Date.now());
        const { answer, text } = await call(own.url, 'getSession', { token, params });
        assert.equal(answer?.startsAt, scheduledAt, text);
      }
      own.clock.freeze(end);
      own.shiftTokenClock(end - Date.now());
      assert.equal((await call(own.url, 'getSession', { token, params })).problem?.code, 'token_expired');
    } finally {
      await own.stop();
    }
  });

  test('shows no live updates once it has ended, nor another coach', async () => {
    const booked = await bookAsVisitor(server());
    const date = booked.session.startsAt.slice(0, 10);
    const window = { from: date, to: date, durationMinutes: 60 };
    await using socket = await connectSocket(server().url, tokenIn(booked));
    await using coach = await connectSocket(server().url, booked.coach);
    coach.send({ type: 'watch', id: 'all', coachId: booked.coachId, ...window });
    await coach.next('watching');
    const watch = (id: string, coachId: string) => {
      socket.send({ type: 'watch', id, coachId, ...window });
    };
    const other = await bookSession(server());
    watch('elsewhere', other.coachId);
    assert.equal((await socket.next('problem')).code, 'not_found');
    watch('own', booked.coachId);
    await socket.next('watching');
    const cancel = { token: booked.coach, params: { id: booked.id }, body: { reason: 'Ill' } };
    server().clock.freeze(Date.parse(booked.session.endsAt) + DAY);
    watch('late', booked.coachId);
    assert.equal((await socket.next('problem')).code, 'token_expired');
    assert.equal((await call(server().url, 'cancelSession', cancel)).status, 200);
    await coach.next('session');
    socket.send({ type: 'ping' });
    await socket.next('pong');
    assert.ok(!socket.received.some(({ type }) => type === 'session'));
  });

  test('shows, prices, moves, and cancels the session', async () => {
    const booked = await bookAsVisitor(server());
    const token = tokenIn(booked);
    const params = { id: booked.id };
    const seen = (await call(server().url, 'getSession', { token, params })).answer;
    assert.ok(seen);
    assert.equal(seen.clientId, booked.session.clientId);
    assert.deepEqual(seen.actions['cancel'], { allowed: true });
    assert.equal(seen.actions['start']?.allowed, false);
    assert.equal((await call(server().url, 'quoteCancellation', { token, params })).answer?.fee?.amount, 0);
    const from = instant(booked.startsAt).slice(0, 10);
    const slots = await call(server().url, 'listAvailability', {
      token,
      params: { id: booked.coachId },
      query: { from, to: from, durationMinutes: '60' },
    });
    const scheduledAt = slots.answer?.slots[0]?.startsAt ?? '';
    const moved = await call(server().url, 'rescheduleSession', { token, params, body: { scheduledAt } });
    assert.equal(moved.answer?.startsAt, scheduledAt);
    const fresh = tokenIn({ ...booked, session: moved.answer });
    const cancelled = await call(server().url, 'cancelSession', {
      token: fresh,
      params,
      body: { reason: 'Ill' },
    });
    assert.equal(cancelled.answer?.cancellation?.by, 'client');
    const events = (await call(server().url, 'listSessionEvents', { token, params })).answer?.items;
    assert.deepEqual(
      events?.map(({ type }) => type),
      ['session.booked', 'session.rescheduled', 'session.cancelled'],
    );
  });

  test('rates the session once it is over', async () => {
    const { answer } = await call(server().url, 'createVisitor', { body: {} });
    const booked = await sessionIn(server(), 'completed', { client: answer?.token ?? '' });
    const first = await call(server().url, 'getSession', { token: booked.client, params: { id: booked.id } });
    assert.ok(first.answer);
    const token = tokenIn({ ...booked, session: first.answer });
    const rated = await call(server().url, 'giveFeedback', {
      token,
      params: { id: booked.id },
      body: { rating: 5 },
    });
    assert.equal(rated.answer?.clientFeedback?.rating, 5);
  });

  test('is in the calendar file of the client, and not in that of the coach', async () => {
    const booked = await bookAsVisitor(server(), { title: 'Check-in\u2028ATTENDEE:x' });
    const params = { id: booked.id };
    const file = await call(server().url, 'getCalendarFile', { token: booked.client, params });
    assert.equal(file.headers.get('Content-Type'), 'text/calendar; charset=utf-8; method=PUBLISH');
    assert.match(file.headers.get('Content-Disposition') ?? '', /^attachment; filename="session.ics"$/);
    const event = new ICAL.Component(ICAL.parse(file.text) as unknown[]).getFirstSubcomponent('vevent');
    assert.equal(event?.getFirstPropertyValue('uid'), `${booked.id}@session-booking`);
    const link = new URL(String(event.getFirstPropertyValue('url')));
    const token = new URLSearchParams(link.hash.slice(1)).get('token') ?? '';
    assert.equal((await call(server().url, 'getSession', { token, params })).status, 200);
    const theirs = await call(server().url, 'getCalendarFile', { token: booked.coach, params });
    assert.doesNotMatch(theirs.text, /manage|token=/);
  });

  test('does not renew itself into a visitor token', async () => {
    const token = tokenIn(await bookAsVisitor(server()));
    assert.equal((await call(server().url, 'createVisitor', { token, body: {} })).problem?.code, 'forbidden');
  });

  test('is good for its own session only, also when it names none or another kind', async () => {
    const [one, other] = [await bookAsVisitor(server()), await bookAsVisitor(server())];
    const token = tokenIn(one);
    const params = { id: other.id };
    assert.equal((await call(server().url, 'getSession', { token, params })).problem?.code, 'not_found');
    const subject = one.session.clientId ?? '';
    for (const claims of [
      { kind: 'manage' },
      { kind: 'visitor', sessionId: one.id },
      { sessionId: one.id },
    ]) {
      const forged = await signToken({ sub: subject, role: 'client', ...claims });
      const { problem } = await call(server().url, 'getSession', { token: forged, params: { id: one.id } });
      assert.equal(problem?.code, 'unauthorized', JSON.stringify(claims));
    }
  });
});

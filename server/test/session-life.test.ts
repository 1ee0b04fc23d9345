import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { call } from './call.ts';
import { addCoach } from './coaches.ts';
import { at } from './given.ts';
import { rawRequest } from './raw-request.ts';
import { bookSession, sessionIn } from './sessions.ts';
import { onEachEngine } from './test-server.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const euro = (amount: number) => ({ amount, currency: 'EUR' });
const instant = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z');

onEachEngine('the life of a session', (server) => {
  test('is started from 15 minutes before, not a second earlier', async () => {
    const { id, coach: token, startsAt } = await bookSession(server());
    const params = { id };
    server().clock.freeze(startsAt - 15 * MINUTE - SECOND);
    const early = await call(server().url, 'startSession', { token, params, body: {} });
    assert.equal(early.problem?.code, 'too_early');
    assert.equal(early.problem.availableAt, instant(startsAt - 15 * MINUTE));
    const seen = await call(server().url, 'getSession', { token, params });
    assert.deepEqual(seen.answer?.actions['start'], {
      allowed: false,
      code: 'too_early',
      availableAt: instant(startsAt - 15 * MINUTE),
    });
    server().clock.freeze(startsAt - 15 * MINUTE);
    assert.deepEqual((await call(server().url, 'getSession', { token, params })).answer?.actions['start'], {
      allowed: true,
    });
    const started = await call(server().url, 'startSession', { token, params, body: {} });
    assert.equal(started.answer?.status, 'in_progress');
    assert.equal(started.answer.startedAt, instant(startsAt - 15 * MINUTE));
    assert.equal(started.headers.get('ETag'), '"2"');
  });

  test('is completed only while it runs, with what the coach records', async () => {
    const { id, coach: token, client, startsAt } = await bookSession(server());
    const params = { id };
    server().clock.freeze(startsAt);
    const body = { notes: 'Shy, but keen', rating: 4, feedback: 'Well done', actionItems: ['Read', 'Write'] };
    const before = await call(server().url, 'completeSession', { token, params, body });
    assert.equal(before.problem?.code, 'invalid_transition');
    await call(server().url, 'startSession', { token, params, body: {} });
    server().clock.freeze(startsAt + 50 * MINUTE);
    const { answer } = await call(server().url, 'completeSession', { token, params, body });
    assert.equal(answer?.status, 'completed');
    assert.equal(answer.completedAt, instant(startsAt + 50 * MINUTE));
    const { notes, rating, feedback, actionItems } = answer;
    assert.deepEqual({ notes, rating, feedback, actionItems }, body);
    const seen = (await call(server().url, 'getSession', { token: client, params })).answer;
    assert.deepEqual(
      [seen?.notes, seen?.rating, seen?.feedback, seen?.actionItems],
      [null, 4, 'Well done', ['Read', 'Write']],
    );
    const again = await call(server().url, 'completeSession', { token, params, body });
    assert.equal(again.problem?.code, 'invalid_transition');
  });

  test('costs nothing to cancel exactly 24 hours before, and half the price a second later', async () => {
    for (const [before, late, fee] of [
      [24 * HOUR, false, 0],
      [24 * HOUR - SECOND, true, 5000],
    ] as const) {
      const { id, client: token, startsAt } = await bookSession(server());
      const params = { id };
      server().clock.freeze(startsAt - before);
      const { answer: quote } = await call(server().url, 'quoteCancellation', { token, params });
      assert.deepEqual(quote, {
        ...{ fee: euro(fee), refund: euro(10_000 - fee), late },
        freeUntil: instant(startsAt - 24 * HOUR),
        lateFee: euro(5000),
        asOf: instant(startsAt - before),
      });
      const body = { reason: 'A cold', cancellationType: 'illness', requestRefund: true };
      const { answer } = await call(server().url, 'cancelSession', { token, params, body });
      assert.equal(answer?.status, 'cancelled');
      assert.deepEqual(answer.cancellation, {
        ...{
          type: 'illness',
          reason: 'A cold',
          by: 'client',
          at: instant(startsAt - before),
          late,
          fee: euro(fee),
        },
        refund: { requested: true, amount: euro(10_000 - fee) },
      });
      const after = await call(server().url, 'quoteCancellation', { token, params });
      assert.equal(after.problem?.code, 'invalid_transition');
    }
  });

  test('says before the booking what it costs, and what cancelling it would', async () => {
    const { coachId, client: token, startsAt } = await bookSession(server());
    const params = { id: coachId };
    const query = { scheduledAt: instant(startsAt + HOUR), durationMinutes: '60' };
    const freeUntil = instant(startsAt + HOUR - 24 * HOUR);
    for (const [before, late] of [
      [24 * HOUR, false],
      [24 * HOUR - SECOND, true],
    ] as const) {
      server().clock.freeze(startsAt + HOUR - before);
      const { answer } = await call(server().url, 'quoteBooking', { token, params, query });
      assert.deepEqual(answer, {
        ...{ price: euro(10_000), lateFee: euro(5000), late },
        policy: { freeUntil, lateFeePercent: 50 },
        asOf: instant(startsAt + HOUR - before),
      });
    }
    const booked = await bookSession(server(), { coachId, start: query.scheduledAt });
    assert.deepEqual(booked.session.policy, { freeUntil, lateFeePercent: 50 });
    assert.deepEqual(booked.session.price, euro(10_000));
  });

  test('quotes no booking that could not be asked for, and says why', async () => {
    const { client: token } = await bookSession(server());
    const coachId = await addCoach(server(), { schedule: { timeZone: 'America/New_York' } });
    const refused = async (changes: Record<string, string>, id = coachId) => {
      const query = { scheduledAt: '2027-03-10T12:00:00Z', durationMinutes: '60', ...changes };
      const { problem } = await call(server().url, 'quoteBooking', { token, params: { id }, query });
      return [problem?.code, problem?.issues?.[0]?.path[0]];
    };
    assert.deepEqual(await refused({}, randomUUID()), ['not_found', undefined]);
    assert.deepEqual(await refused({ scheduledAt: 'soon' }), ['validation_failed', 'scheduledAt']);
    assert.deepEqual(await refused({ durationMinutes: '7' }), ['validation_failed', 'durationMinutes']);
    assert.deepEqual(await refused({ sessionTypeId: randomUUID() }), ['validation_failed', 'sessionTypeId']);
    assert.deepEqual(await refused({ timeZone: 'Moon' }), ['validation_failed', 'timeZone']);
    assert.deepEqual(await refused({ colour: 'red' }), ['validation_failed', 'colour']);
    assert.deepEqual(await refused({ scheduledAt: '2027-03-14T02:30:00' }), [
      'nonexistent_local_time',
      undefined,
    ]);
    assert.deepEqual(await refused({ scheduledAt: '9999-12-31T12:00:00Z' }), ['beyond_horizon', undefined]);
    assert.deepEqual(await refused({ scheduledAt: '0001-01-01T00:00:00Z' }), [undefined, undefined]);
  });

  test('counts elapsed hours to the deadline, also where the clocks change meanwhile', async () => {
    const offers = [{ title: 'Coaching', durationMinutes: 60, price: euro(10_000) }];
    const coachId = await addCoach(server(), { schedule: { timeZone: 'Europe/Madrid' }, offers });
    // 24 elapsed hours before 18:00 on the day the clocks go forward it is 17:00, and 19:00 where they go back.
    for (const [start, free] of [
      ['2027-03-28T18:00+02:00', '2027-03-27T17:00:00+01:00'],
      ['2027-10-31T18:00+01:00', '2027-10-30T19:00:00+02:00'],
    ] as const) {
      for (const [seconds, late] of [
        [0, false],
        [1, true],
      ] as const) {
        const { id, client: token, session } = await bookSession(server(), { coachId, start });
        const params = { id };
        assert.equal(session.policy.freeUntil, instant(at(free)));
        server().clock.freeze(at(free) + seconds * SECOND);
        const { answer } = await call(server().url, 'cancelSession', {
          token,
          params,
          body: { reason: 'x' },
        });
        assert.equal(answer?.cancellation?.late, late);
        assert.deepEqual(answer.cancellation.fee, euro(late ? 5000 : 0));
      }
    }
  });

  test('costs the client nothing when coach or admin cancel, however late', async () => {
    for (const role of ['coach', 'admin'] as const) {
      const booked = await bookSession(server());
      server().clock.freeze(booked.startsAt - MINUTE);
      const { answer } = await call(server().url, 'cancelSession', {
        token: booked[role],
        params: { id: booked.id },
        body: { reason: 'Ill' },
      });
      assert.deepEqual(answer?.cancellation?.fee, euro(0));
      assert.equal(answer.cancellation.by, role);
    }
  });

  test('keeps the policy it was booked under', async () => {
    const { id, coachId, admin, client: token, startsAt } = await bookSession(server());
    const policy = { freeCancellationHours: 48, lateFeePercent: 100 };
    await call(server().url, 'changeCoach', { token: admin, params: { id: coachId }, body: { policy } });
    server().clock.freeze(startsAt - 24 * HOUR);
    const { answer } = await call(server().url, 'quoteCancellation', { token, params: { id } });
    assert.deepEqual(answer?.fee, euro(0));
  });

  test('ends as a no-show from 15 minutes after its start, charged like a late cancellation', async () => {
    const { id, coach: token, startsAt } = await bookSession(server());
    const params = { id };
    server().clock.freeze(startsAt + 15 * MINUTE - SECOND);
    const early = await call(server().url, 'recordNoShow', { token, params, body: {} });
    assert.equal(early.problem?.code, 'too_early');
    assert.equal(early.problem.availableAt, instant(startsAt + 15 * MINUTE));
    server().clock.freeze(startsAt + 15 * MINUTE);
    const { answer } = await call(server().url, 'recordNoShow', { token, params, body: {} });
    assert.equal(answer?.status, 'cancelled');
    assert.equal(answer.cancellation?.type, 'no_show');
    assert.deepEqual(answer.cancellation.fee, euro(5000));
  });

  test('is rated by its client once, after completion', async () => {
    const { id, client: token } = await sessionIn(server(), 'in_progress');
    const params = { id };
    const body = { rating: 5, feedback: 'Helped a lot' };
    const early = await call(server().url, 'giveFeedback', { token, params, body });
    assert.equal(early.problem?.code, 'invalid_transition');
    const done = await sessionIn(server(), 'completed');
    const rated = await call(server().url, 'giveFeedback', {
      token: done.client,
      params: { id: done.id },
      body,
    });
    assert.equal(rated.answer?.clientFeedback?.rating, 5);
    assert.equal(rated.answer.clientFeedback.feedback, 'Helped a lot');
    const again = await call(server().url, 'giveFeedback', {
      token: done.client,
      params: { id: done.id },
      body,
    });
    assert.equal(again.problem?.code, 'invalid_transition');
  });

  test('frees its time when it is cancelled, and can be booked again', async () => {
    const { coachId, startsAt } = await sessionIn(server(), 'cancelled');
    const again = await bookSession(server(), { coachId, start: new Date(startsAt).toISOString() });
    assert.equal(Date.parse(again.session.startsAt), startsAt);
  });

  test('refuses every change that does not fit its state', async () => {
    const bodies = {
      startSession: {},
      completeSession: {},
      recordNoShow: {},
      cancelSession: { reason: 'x' },
      rescheduleSession: { scheduledAt: '2027-03-12T12:00:00Z' },
    } as const;
    const fits: Record<string, readonly string[]> = {
      in_progress: ['completeSession'],
      completed: [],
      cancelled: [],
    };
    for (const [status, fitting] of Object.entries(fits)) {
      const { id, admin: token } = await sessionIn(server(), status as 'completed');
      for (const [name, body] of Object.entries(bodies)) {
        if (fitting.includes(name)) continue;
        const route = name as 'startSession';
        const { problem } = await call(server().url, route, {
          token,
          params: { id },
          body: body as Record<string, never>,
        });
        assert.equal(problem?.code, 'invalid_transition', `${name} of a ${status} session`);
      }
    }
  });

  test('is changed only as it was read, when the caller says what he has read', async () => {
    const { id, coach: token, startsAt } = await bookSession(server());
    const params = { id };
    server().clock.freeze(startsAt);
    const start = (ifMatch: string) =>
      call(server().url, 'startSession', { token, params, body: {}, headers: { 'If-Match': ifMatch } });
    for (const stale of ['"2"', '"0"', '1', '"x", "y"']) {
      const { problem } = await start(stale);
      assert.equal(problem?.code, 'version_conflict', stale);
      assert.equal(problem.status, 412);
    }
    assert.equal((await start('W/"7", "1"')).answer?.version, 2);
    const any = await call(server().url, 'completeSession', {
      token,
      params,
      body: {},
      headers: { 'If-Match': '*' },
    });
    assert.equal(any.answer?.version, 3);
  });

  test('answers the same key byte for byte, also after the session went on', async () => {
    const { id, coach: token, startsAt } = await bookSession(server());
    const params = { id };
    server().clock.freeze(startsAt);
    const headers = { 'Idempotency-Key': `start-${id}` };
    const first = await call(server().url, 'startSession', { token, params, body: {}, headers });
    await call(server().url, 'completeSession', { token, params, body: {} });
    const again = await call(server().url, 'startSession', { token, params, body: {}, headers });
    assert.equal(again.status, 200);
    assert.equal(again.text, first.text);
    assert.equal(again.headers.get('ETag'), first.headers.get('ETag'));
    assert.equal(again.headers.get('Idempotency-Replayed'), 'true');
    const other = await call(server().url, 'completeSession', { token, params, body: {}, headers });
    assert.equal(other.problem?.code, 'idempotency_key_reused');
  });

  test('keeps no key for a refused change', async () => {
    const { id, coach: token, startsAt } = await bookSession(server());
    const asked = { token, params: { id }, body: {}, headers: { 'Idempotency-Key': `early-${id}` } };
    server().clock.freeze(startsAt - HOUR);
    assert.equal((await call(server().url, 'startSession', asked)).problem?.code, 'too_early');
    server().clock.freeze(startsAt);
    assert.equal((await call(server().url, 'startSession', asked)).answer?.status, 'in_progress');
  });

  test('is sent again when the clock alone changed what may be done', async () => {
    const { id, coach: token, startsAt } = await bookSession(server());
    const asked = { token, params: { id }, headers: { 'If-None-Match': '"1"' } };
    assert.equal((await call(server().url, 'getSession', asked)).status, 304);
    server().clock.freeze(startsAt - 15 * MINUTE);
    const { status, answer } = await call(server().url, 'getSession', asked);
    assert.equal(status, 200);
    assert.equal(answer?.actions['start']?.allowed, true);
    // As a browser asks that has a copy of its own: with nothing that says it wants no copy.
    const byBrowser = await rawRequest(`${server().url}/api/sessions/${id}`, {
      headers: [
        ['Authorization', `Bearer ${token}`],
        ['If-None-Match', '"1"'],
      ],
    });
    assert.equal(byBrowser.status, 200);
    assert.match(byBrowser.text, /"start":\{"allowed":true\}/);
  });

  test('is kept by no browser, since coach and client share its address and see different things', async () => {
    const { id, coach, client } = await bookSession(server());
    for (const token of [coach, client]) {
      const { headers } = await call(server().url, 'getSession', { token, params: { id } });
      assert.equal(headers.get('Cache-Control'), 'no-store');
      assert.match(headers.get('Vary') ?? '', /Authorization/);
    }
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { actors, aSession, at, euro, refusalIn } from '../../test/given.ts';
import type { Actor } from './actor.ts';
import { actionsFor, decide, type SessionCommand } from './decide.ts';
import { evolve } from './evolve.ts';
import { policyAt } from './policy.ts';
import type { SessionState } from './session.ts';

const START = '2027-03-10T12:00:00Z';
const cancel: SessionCommand = { type: 'cancel', reason: 'I am ill', requestRefund: true };

/** Gives the session after a command that is allowed. */
function after(session: SessionState, command: SessionCommand, actor: Actor, now: string): SessionState {
  return decide(command, session, { actor, now: at(now) }).reduce<SessionState>(evolve, session);
}

function refused(session: SessionState, command: SessionCommand, actor: Actor, now: string) {
  return refusalIn(() => decide(command, session, { actor, now: at(now) }));
}

const running = aSession({ status: 'in_progress', startedAt: at(START) });
const completed = aSession({
  status: 'completed',
  startedAt: at(START),
  completedAt: at('2027-03-10T13:00Z'),
});
const cancelled = after(aSession(), cancel, actors.client, '2027-03-05T12:00Z');

describe('start', () => {
  it('is allowed from exactly 15 minutes before the time', () => {
    for (const now of ['2027-03-10T11:45:00Z', START, '2027-03-10T12:40:00Z']) {
      const session = after(aSession(), { type: 'start' }, actors.coach, now);
      assert.equal(session.status, 'in_progress');
      assert.equal(session.startedAt, at(now));
      assert.equal(session.version, 2);
    }
  });

  it('is too early 15:01 before, also by a millisecond, and says from when', () => {
    for (const now of ['2027-03-10T11:44:59Z', '2027-03-10T11:44:59.999Z', '2027-03-01T00:00:00Z']) {
      const refusal = refused(aSession(), { type: 'start' }, actors.coach, now);
      assert.equal(refusal?.code, 'too_early');
      assert.deepEqual(refusal.details, { availableAt: at('2027-03-10T11:45Z') });
    }
  });

  it('writes planned and real time into the audit trail', () => {
    const [event] = decide({ type: 'start' }, aSession(), {
      actor: actors.coach,
      now: at('2027-03-10T11:50Z'),
    });
    assert.equal(event?.type, 'session.started');
    assert.deepEqual(event.data, { startsAt: START, startedAt: '2027-03-10T11:50:00Z' });
  });

  it('is not for the client', () => {
    assert.equal(refused(aSession(), { type: 'start' }, actors.client, START)?.code, 'forbidden');
  });
});

describe('complete', () => {
  const report = { notes: 'private', rating: 4, feedback: 'well done', actionItems: ['walk', 'read'] };

  it('keeps what the coach records', () => {
    const session = after(running, { type: 'complete', ...report }, actors.coach, '2027-03-10T12:55Z');
    assert.equal(session.status, 'completed');
    assert.equal(session.completedAt, at('2027-03-10T12:55Z'));
    const { notes, rating, feedback, actionItems } = session;
    assert.deepEqual({ notes, rating, feedback, actionItems }, report);
  });

  it('keeps private notes and written feedback out of the audit trail', () => {
    const [event] = decide({ type: 'complete', ...report }, running, { actor: actors.coach, now: at(START) });
    assert.deepEqual(event?.data, { startedAt: START, completedAt: START, rating: 4 });
  });

  it('may leave everything out', () => {
    const session = after(running, { type: 'complete' }, actors.admin, '2027-03-10T12:55Z');
    assert.deepEqual(
      [session.notes, session.rating, session.feedback, session.actionItems],
      [null, null, null, []],
    );
  });

  it('is only for a session that runs', () => {
    for (const session of [aSession(), completed, cancelled]) {
      assert.equal(refused(session, { type: 'complete' }, actors.coach, START)?.code, 'invalid_transition');
    }
  });
});

describe('cancel', () => {
  const cost = (now: string, actor: Actor, session = aSession()) => {
    const { late, fee, refund } = after(session, cancel, actor, now).cancellation!;
    return { late, fee: fee?.amount, refund: refund.amount?.amount };
  };

  it('is free for the client until exactly 24 hours before', () => {
    assert.deepEqual(cost('2027-03-09T12:00:00Z', actors.client), { late: false, fee: 0, refund: 10_000 });
    assert.deepEqual(cost('2027-03-01T12:00:00Z', actors.client), { late: false, fee: 0, refund: 10_000 });
  });

  it('costs the late share from 23:59:59 before, and already a millisecond after the free time', () => {
    const half = { late: true, fee: 5000, refund: 5000 };
    assert.deepEqual(cost('2027-03-09T12:00:01Z', actors.client), half);
    assert.deepEqual(cost('2027-03-09T12:00:00.001Z', actors.client), half);
    assert.deepEqual(cost('2027-03-10T12:30:00Z', actors.client), half);
  });

  it('costs nothing when coach or admin cancel, however late', () => {
    for (const actor of [actors.coach, actors.admin]) {
      assert.deepEqual(cost('2027-03-10T11:59:00Z', actor), { late: true, fee: 0, refund: 10_000 });
    }
  });

  it('rounds the fee half up to whole cents', () => {
    const session = (amount: number, lateFeePercent: number) =>
      aSession({ price: euro(amount), policy: { ...aSession().policy, lateFeePercent } });
    const late = '2027-03-10T00:00:00Z';
    assert.deepEqual(cost(late, actors.client, session(4999, 50)), { late: true, fee: 2500, refund: 2499 });
    assert.deepEqual(cost(late, actors.client, session(1, 49)), { late: true, fee: 0, refund: 1 });
    assert.deepEqual(cost(late, actors.client, session(99_999_999, 33)), {
      late: true,
      fee: 33_000_000,
      refund: 66_999_999,
    });
    assert.deepEqual(cost(late, actors.client, session(4999, 0)), { late: true, fee: 0, refund: 4999 });
    assert.deepEqual(cost(late, actors.client, session(4999, 100)), { late: true, fee: 4999, refund: 0 });
  });

  it('has no amounts where there is no price', () => {
    const free = aSession({ price: null });
    assert.deepEqual(cost('2027-03-10T00:00:00Z', actors.client, free), {
      late: true,
      fee: undefined,
      refund: undefined,
    });
  });

  it('records who, why, when and what was asked', () => {
    assert.equal(cancelled.status, 'cancelled');
    assert.deepEqual(cancelled.cancellation, {
      type: null,
      reason: 'I am ill',
      by: 'client',
      at: at('2027-03-05T12:00Z'),
      late: false,
      fee: euro(0),
      refund: { requested: true, amount: euro(10_000) },
    });
  });

  it('writes the policy applied and the fee into the audit trail', () => {
    const command: SessionCommand = { type: 'cancel', reason: 'x', cancellationType: 'illness' };
    const [event] = decide(command, aSession(), { actor: actors.client, now: at('2027-03-10T06:00Z') });
    assert.deepEqual(event?.data, {
      type: 'illness',
      by: 'client',
      at: '2027-03-10T06:00:00Z',
      startsAt: START,
      endsAt: '2027-03-10T13:00:00Z',
      late: true,
      price: euro(10_000),
      fee: euro(5000),
      refund: { requested: false, amount: euro(5000) },
      policy: { freeUntil: '2027-03-09T12:00:00Z', freeCancellationHours: 24, lateFeePercent: 50 },
    });
  });

  it('is only for a scheduled session, so that it happens once', () => {
    for (const session of [running, completed, cancelled]) {
      assert.equal(refused(session, cancel, actors.client, START)?.code, 'invalid_transition');
    }
  });

  it('counts 24 elapsed hours, not a day of the clock, across a clock change', () => {
    // New York: the clocks go forward on 14 March 2027 at 02:00, and back on 7 November 2027.
    for (const [startsAt, freeUntil, wallHoursBefore] of [
      ['2027-03-14T16:00:00Z', '2027-03-13T16:00:00Z', 25],
      ['2027-11-07T17:00:00Z', '2027-11-06T17:00:00Z', 23],
    ] as const) {
      const settings = { freeCancellationHours: 24, lateFeePercent: 50 };
      const session = aSession({ startsAt: at(startsAt), policy: policyAt(at(startsAt), settings) });
      assert.equal(session.policy.freeUntil, at(freeUntil));
      assert.equal(cost(freeUntil, actors.client, session).fee, 0);
      assert.equal(cost(freeUntil.replace(':00Z', ':01Z'), actors.client, session).fee, 5000);
      const wall = (text: string) =>
        Temporal.Instant.from(text).toZonedDateTimeISO('America/New_York').toPlainDateTime();
      assert.equal(wall(freeUntil).until(wall(startsAt)).total('hours'), wallHoursBefore);
    }
  });
});

describe('no-show', () => {
  it('can be recorded from exactly 15 minutes after the time, and is charged like a late cancellation', () => {
    const session = after(aSession(), { type: 'noShow' }, actors.coach, '2027-03-10T12:15:00Z');
    assert.equal(session.status, 'cancelled');
    const { type, by, late, fee, refund } = session.cancellation!;
    assert.deepEqual({ type, by, late }, { type: 'no_show', by: 'coach', late: true });
    assert.deepEqual([fee, refund], [euro(5000), { requested: false, amount: euro(5000) }]);
  });

  it('is too early before that, and says from when', () => {
    const refusal = refused(aSession(), { type: 'noShow' }, actors.admin, '2027-03-10T12:14:59Z');
    assert.equal(refusal?.code, 'too_early');
    assert.deepEqual(refusal.details, { availableAt: at('2027-03-10T12:15Z') });
  });

  it('is neither for the client nor for a session that runs', () => {
    assert.equal(
      refused(aSession(), { type: 'noShow' }, actors.client, '2027-03-10T13:00Z')?.code,
      'forbidden',
    );
    assert.equal(
      refused(running, { type: 'noShow' }, actors.coach, '2027-03-10T13:00Z')?.code,
      'invalid_transition',
    );
  });
});

describe('reschedule', () => {
  const to = (startsAt: string): SessionCommand => ({ type: 'reschedule', startsAt: at(startsAt) });

  it('keeps the length, and moves the free time with the start while it is not over', () => {
    const session = after(aSession(), to('2027-03-20T09:00Z'), actors.client, '2027-03-09T12:00:00Z');
    assert.deepEqual([session.startsAt, session.endsAt], [at('2027-03-20T09:00Z'), at('2027-03-20T10:00Z')]);
    assert.equal(session.policy.freeUntil, at('2027-03-19T09:00Z'));
    assert.equal(session.status, 'scheduled');
  });

  it('does not bring the free time back once it is over, however often the client moves', () => {
    const once = after(aSession(), to('2027-03-20T09:00Z'), actors.client, '2027-03-09T12:00:01Z');
    const twice = after(once, to('2027-03-25T09:00Z'), actors.client, '2027-03-09T13:00:00Z');
    assert.equal(twice.policy.freeUntil, at('2027-03-09T12:00Z'));
    assert.equal(after(twice, cancel, actors.client, '2027-03-10T00:00Z').cancellation?.fee?.amount, 5000);
  });

  it('never takes free time from the client when the coach moves', () => {
    const earlier = after(aSession(), to('2027-03-08T12:00Z'), actors.coach, '2027-03-08T09:00Z');
    assert.equal(earlier.policy.freeUntil, at('2027-03-08T12:00Z'));
    const later = after(aSession(), to('2027-03-20T12:00Z'), actors.coach, '2027-03-10T11:00Z');
    assert.equal(later.policy.freeUntil, at('2027-03-19T12:00Z'));
  });

  it('is for the client until the time itself, for coach and admin as long as it is scheduled', () => {
    assert.equal(
      refused(aSession(), to('2027-03-20T09:00Z'), actors.client, START)?.code,
      'invalid_transition',
    );
    assert.equal(
      refused(aSession(), to('2027-03-20T09:00Z'), actors.client, '2027-03-10T11:59:59.999Z'),
      undefined,
    );
    assert.equal(refused(aSession(), to('2027-03-20T09:00Z'), actors.coach, '2027-03-10T13:00Z'), undefined);
    assert.equal(refused(running, to('2027-03-20T09:00Z'), actors.coach, START)?.code, 'invalid_transition');
  });

  it('refuses the time the session already has', () => {
    const refusal = refused(aSession(), to(START), actors.client, '2027-03-01T12:00Z');
    assert.equal(refusal?.code, 'validation_failed');
    assert.match(JSON.stringify(refusal.details), /"path":\["scheduledAt"\]/);
  });

  it('writes both times and both policies into the audit trail', () => {
    const [event] = decide(to('2027-03-20T09:00Z'), aSession(), {
      actor: actors.client,
      now: at('2027-03-01T12:00Z'),
    });
    const policy = { freeCancellationHours: 24, lateFeePercent: 50 };
    assert.deepEqual(event?.data, {
      from: { startsAt: START, endsAt: '2027-03-10T13:00:00Z' },
      startsAt: '2027-03-20T09:00:00Z',
      endsAt: '2027-03-20T10:00:00Z',
      timeZone: 'UTC',
      policyBefore: { ...policy, freeUntil: '2027-03-09T12:00:00Z' },
      policy: { ...policy, freeUntil: '2027-03-19T09:00:00Z' },
    });
  });
});

describe('feedback', () => {
  const give: SessionCommand = { type: 'feedback', rating: 5, feedback: 'thank you' };

  it('is given by the client, once, after completion', () => {
    const rated = after(completed, give, actors.client, '2027-03-11T08:00Z');
    const when = at('2027-03-11T08:00Z');
    assert.deepEqual(rated.clientFeedback, { rating: 5, feedback: 'thank you', at: when });
    assert.equal(refused(rated, give, actors.client, '2027-03-11T09:00Z')?.code, 'invalid_transition');
    for (const session of [aSession(), running, cancelled]) {
      assert.equal(refused(session, give, actors.client, '2027-03-11T09:00Z')?.code, 'invalid_transition');
    }
  });

  it('is not for the coach, nor for an admin', () => {
    assert.equal(refused(completed, give, actors.coach, START)?.code, 'forbidden');
    assert.equal(refused(completed, give, actors.admin, START)?.code, 'forbidden');
  });
});

describe('actionsFor', () => {
  const actions = (session: SessionState, actor: Actor, now: string) =>
    Object.fromEntries(
      Object.entries(actionsFor(session, { actor, now: at(now) })).map(([action, { allowed, code }]) => [
        action,
        allowed ? 'allowed' : code,
      ]),
    );

  it('tells a client what he may do with a session to come', () => {
    assert.deepEqual(actions(aSession(), actors.client, '2027-03-01T12:00Z'), {
      start: 'forbidden',
      complete: 'forbidden',
      cancel: 'allowed',
      reschedule: 'allowed',
      feedback: 'invalid_transition',
      noShow: 'forbidden',
    });
  });

  it('tells a coach from when he may start', () => {
    const { start, noShow } = actionsFor(aSession(), { actor: actors.coach, now: at('2027-03-01T12:00Z') });
    assert.deepEqual(start, { allowed: false, code: 'too_early', availableAt: at('2027-03-10T11:45Z') });
    assert.deepEqual(noShow, { allowed: false, code: 'too_early', availableAt: at('2027-03-10T12:15Z') });
  });

  it('forbids everything to whom the session is nothing to', () => {
    for (const actor of [actors.stranger, actors.otherCoach, { ...actors.client, sessionId: 'another' }]) {
      assert.deepEqual(new Set(Object.values(actions(aSession(), actor, START))), new Set(['forbidden']));
    }
  });

  it('takes the holder of a manage token for the client of that one session, whatever else he is', () => {
    const holder: Actor = { ...actors.coach, subject: 'any', sessionId: aSession().id };
    assert.deepEqual(actions(completed, holder, START), actions(completed, actors.client, START));
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sessionAction } from '@session-booking/sdk/contract';
import fc from 'fast-check';
import { actors, aSession, at, refusalIn } from '../../test/given.ts';
import { actionsFor, decide, type SessionCommand } from './decide.ts';
import { evolve } from './evolve.ts';
import { MINUTE } from './interval.ts';
import { may, routeOfAction } from './permissions.ts';
import { relationTo, type SessionState } from './session.ts';

const START = at('2027-03-10T12:00Z');

const commands: fc.Arbitrary<SessionCommand> = fc.oneof(
  fc.constant<SessionCommand>({ type: 'start' }),
  fc.record({
    type: fc.constant('complete' as const),
    notes: fc.string(),
    rating: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({ type: fc.constant('cancel' as const), reason: fc.string(), requestRefund: fc.boolean() }),
  fc.record({
    type: fc.constant('reschedule' as const),
    startsAt: fc.integer({ min: -3000, max: 3000 }).map((minutes) => START + minutes * MINUTE),
  }),
  fc.record({ type: fc.constant('feedback' as const), rating: fc.integer({ min: 1, max: 5 }) }),
  fc.constant<SessionCommand>({ type: 'noShow' }),
);

const steps = fc.array(
  fc.record({
    command: commands,
    actor: fc.constantFrom(...Object.values(actors), { ...actors.client, sessionId: aSession().id }),
    /** Minutes since the step before; near the time of the session the rules change. */
    later: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 1500 })),
  }),
  { minLength: 1, maxLength: 25 },
);

const sessions = fc.constantFrom(
  aSession(),
  aSession({ price: null }),
  aSession({ status: 'in_progress', startedAt: START }),
  aSession({ status: 'completed', startedAt: START, completedAt: START }),
);

const transitions = new Set(['scheduled in_progress', 'in_progress completed', 'scheduled cancelled']);

/** Fails unless a step keeps to what must hold for every session, whatever the rules are. */
function checkStep(before: SessionState, session: SessionState, now: number): void {
  if (before.status !== session.status) assert.ok(transitions.has(`${before.status} ${session.status}`));
  assert.equal(session.version, before.version + 1);
  assert.equal(session.updatedAt, now);
  assert.equal(session.endsAt - session.startsAt, before.endsAt - before.startsAt);
  assert.equal(session.cancellation !== null, session.status === 'cancelled');
  assert.equal(
    session.startedAt !== null,
    session.status === 'in_progress' || session.status === 'completed',
  );
  assert.equal(session.completedAt !== null, session.status === 'completed');
  assert.ok(session.clientFeedback === null || session.status === 'completed');
  assert.ok(session.policy.freeUntil <= Math.max(session.startsAt, before.policy.freeUntil));
  const { id, coachId, price, participants, createdAt } = before;
  assert.deepEqual(
    { id, coachId, price, participants, createdAt },
    {
      id: session.id,
      coachId: session.coachId,
      price: session.price,
      participants: session.participants,
      createdAt: session.createdAt,
    },
  );
  if (session.cancellation) {
    const { fee, refund, by, type } = session.cancellation;
    assert.equal((fee?.amount ?? 0) + (refund.amount?.amount ?? 0), price?.amount ?? 0);
    if (by !== 'client' && type !== 'no_show') assert.equal(fee?.amount ?? 0, 0);
  }
}

describe('the life of a session, for any row of commands by anyone', () => {
  it('never leaves the allowed transitions, and what is offered is what is accepted', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(steps, sessions, (row, given) => {
        let session = given;
        let now = START - 2 * 24 * 60 * MINUTE;
        for (const { command, actor, later } of row) {
          now += later * MINUTE;
          if (command.type === 'reschedule' && command.startsAt === session.startsAt) continue;
          const offered = actionsFor(session, { actor, now })[command.type];
          const frozen = structuredClone(session);
          const refusal = refusalIn(() => {
            const next = decide(command, session, { actor, now }).reduce<SessionState>(evolve, session);
            assert.deepEqual(session, frozen, 'neither decide nor evolve changes what it is given');
            checkStep(session, next, now);
            seen.add(`${session.status} ${command.type} ${next.status}`);
            session = next;
          });
          assert.equal(refusal === undefined, offered.allowed);
          assert.equal(refusal?.code, offered.code);
          assert.deepEqual(
            refusal?.details ?? {},
            offered.availableAt === undefined ? {} : { availableAt: offered.availableAt },
          );
        }
      }),
      { numRuns: 1500 },
    );
    assert.deepEqual([...seen].sort(), [
      'completed feedback completed',
      'in_progress complete completed',
      'scheduled cancel cancelled',
      'scheduled noShow cancelled',
      'scheduled reschedule scheduled',
      'scheduled start in_progress',
    ]);
  });

  it('offers an action refused for its time at exactly the moment it names', () => {
    fc.assert(
      fc.property(steps, (row) => {
        for (const { actor, later } of row) {
          const now = START - later * MINUTE;
          for (const [action, state] of Object.entries(actionsFor(aSession(), { actor, now }))) {
            if (state.availableAt === undefined) continue;
            const then = (ms: number) =>
              Object.entries(actionsFor(aSession(), { actor, now: ms })).find(([a]) => a === action);
            assert.equal(then(state.availableAt)?.[1].allowed, true);
            assert.equal(then(state.availableAt - 1)?.[1].allowed, false);
          }
        }
      }),
    );
  });

  it('forbids exactly what the table of permissions does not allow', () => {
    for (const status of ['scheduled', 'in_progress', 'completed', 'cancelled'] as const) {
      for (const actor of Object.values(actors)) {
        const session = aSession({ status });
        const offered = actionsFor(session, { actor, now: START });
        for (const action of sessionAction.options) {
          const allowed = may(routeOfAction[action], relationTo(session, actor));
          assert.equal(
            offered[action].code === 'forbidden',
            !allowed,
            `${status} ${action} ${actor.subject}`,
          );
        }
      }
    }
  });
});

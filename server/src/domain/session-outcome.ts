import { cancellationCost, type CancellationCost, noShowCost } from './cancellation.ts';
import type { Relation } from './permissions.ts';
import { policyAfterMove } from './policy.ts';
import { invalidField } from './refusal.ts';
import { relationTo, type SessionState } from './session.ts';
import { policyData, type SessionEvent, type SessionEventData } from './session-event.ts';
import type { Circumstances } from './session-rules.ts';
import { toInstant } from './wall-time.ts';

/** Names everything that can be asked of a booked session; the fields are those of the contract's bodies. */
export type SessionCommand =
  | { type: 'start' }
  | { type: 'complete'; notes?: string; rating?: number; feedback?: string; actionItems?: string[] }
  | { type: 'cancel'; reason: string; cancellationType?: string; requestRefund?: boolean }
  /** `startsAt` in epoch milliseconds, found to be a start of the schedule; `timeZone` when the caller gave one. */
  | { type: 'reschedule'; startsAt: number; timeZone?: string }
  | { type: 'feedback'; rating: number; feedback?: string }
  | { type: 'noShow' };

type Of<Type extends SessionCommand['type']> = Extract<SessionCommand, { type: Type }>;

/** Gives what an allowed command does to a session; whether it is allowed is not asked here. */
export function outcomeOf(
  command: SessionCommand,
  session: SessionState,
  { now, actor }: Circumstances,
): SessionEvent {
  const base = { sessionId: session.id, coachId: session.coachId, at: now };
  const relation = relationTo(session, actor);
  switch (command.type) {
    case 'start':
      return { ...base, ...started(session, now) };
    case 'complete':
      return { ...base, ...completed(command, session, now) };
    case 'cancel':
      return { ...base, ...cancelled(command, session, relation, now) };
    case 'noShow':
      return { ...base, ...missed(session, relation, now) };
    case 'reschedule':
      return { ...base, ...rescheduled(command, session, relation, now) };
    case 'feedback':
      return { ...base, ...rated(command, now) };
  }
}

function started(session: SessionState, now: number) {
  const data = { startsAt: toInstant(session.startsAt), startedAt: toInstant(now) };
  return { type: 'session.started', data, content: undefined } as const;
}

function completed(
  { notes, rating, feedback, actionItems }: Of<'complete'>,
  session: SessionState,
  now: number,
) {
  const startedAt = session.startedAt === null ? null : toInstant(session.startedAt);
  const data = { startedAt, completedAt: toInstant(now), rating: rating ?? null };
  const content = { notes: notes ?? null, feedback: feedback ?? null, actionItems: actionItems ?? [] };
  return { type: 'session.completed', data, content } as const;
}

function cancelled(command: Of<'cancel'>, session: SessionState, relation: Relation, now: number) {
  const cost = cancellationCost(session, relation, now);
  const how = { type: command.cancellationType ?? null, requested: command.requestRefund ?? false };
  const data = cancellationData(session, { ...how, cost, relation, now });
  return { type: 'session.cancelled', data, content: { reason: command.reason } } as const;
}

function missed(session: SessionState, relation: Relation, now: number) {
  const how = { type: 'no_show', requested: false, cost: noShowCost(session) };
  const data = cancellationData(session, { ...how, relation, now });
  return { type: 'session.cancelled', data, content: { reason: 'The client did not come.' } } as const;
}

function rescheduled(
  { startsAt, timeZone }: Of<'reschedule'>,
  session: SessionState,
  relation: Relation,
  now: number,
) {
  if (startsAt === session.startsAt) {
    throw invalidField(['scheduledAt'], 'unchanged', 'The session already has this time. Choose another.');
  }
  const data = {
    from: { startsAt: toInstant(session.startsAt), endsAt: toInstant(session.endsAt) },
    startsAt: toInstant(startsAt),
    endsAt: toInstant(startsAt + (session.endsAt - session.startsAt)),
    timeZone: timeZone ?? session.timeZone,
    policyBefore: policyData(session.policy),
    policy: policyData(policyAfterMove(session.policy, startsAt, relation === 'client', now)),
  };
  return { type: 'session.rescheduled', data, content: undefined } as const;
}

function rated({ rating, feedback }: Of<'feedback'>, now: number) {
  const data = { rating, at: toInstant(now) };
  return { type: 'session.feedback_given', data, content: { feedback: feedback ?? null } } as const;
}

type How = {
  type: string | null;
  requested: boolean;
  cost: CancellationCost;
  relation: Relation;
  now: number;
};

function cancellationData(session: SessionState, how: How): SessionEventData['session.cancelled'] {
  const { late, fee, refund } = how.cost;
  return {
    type: how.type,
    by: how.relation === 'coach' || how.relation === 'admin' ? how.relation : 'client',
    at: toInstant(how.now),
    startsAt: toInstant(session.startsAt),
    endsAt: toInstant(session.endsAt),
    late,
    price: session.price,
    fee,
    refund: { requested: how.requested, amount: refund },
    policy: policyData(session.policy),
  };
}

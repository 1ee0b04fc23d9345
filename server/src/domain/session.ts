import type { Money, SessionStatus } from '@session-booking/sdk/contract';
import type { Actor } from './actor.ts';
import { DAY } from './interval.ts';
import type { Policy } from './policy.ts';
import type { Relation } from './permissions.ts';

/** Describes someone who takes part in a session. */
export type Participant = {
  role: 'client' | 'coach';
  /** Null when the coach or an admin booked for someone who has no token. */
  subject: string | null;
  name: string | null;
  email: string | null;
};

/** Records how a session was cancelled; amounts are null when it had no price. */
export type CancellationRecord = {
  type: string | null;
  reason: string;
  by: 'client' | 'coach' | 'admin';
  at: number;
  late: boolean;
  fee: Money | null;
  refund: { requested: boolean; amount: Money | null };
};

/** Holds everything the rules know of a session; times are epoch milliseconds. */
export type SessionState = {
  id: string;
  coachId: string;
  sessionTypeId: string | null;
  title: string;
  description: string | null;
  status: SessionStatus;
  startsAt: number;
  endsAt: number;
  timeZone: string;
  price: Money | null;
  policy: Policy;
  startedAt: number | null;
  completedAt: number | null;
  notes: string | null;
  rating: number | null;
  feedback: string | null;
  actionItems: string[];
  clientFeedback: { rating: number; feedback: string | null; at: number } | null;
  cancellation: CancellationRecord | null;
  participants: Participant[];
  metadata: Record<string, string>;
  /** +1 for every event. */
  version: number;
  createdAt: number;
  updatedAt: number;
};

/** Finds the client of a session; null when it was booked without naming one. */
export function clientOf(session: Pick<SessionState, 'participants'>): Participant | null {
  return session.participants.find((each) => each.role === 'client') ?? null;
}

/** Says what an actor is to a session. A manage token speaks for the client of its one session and for nothing else. */
export function relationTo(
  session: Pick<SessionState, 'id' | 'coachId' | 'participants'>,
  actor: Actor,
): Relation {
  if (actor.sessionId !== null) return actor.sessionId === session.id ? 'client' : 'none';
  if (actor.role === 'admin') return 'admin';
  if (actor.role === 'coach' && actor.coachId === session.coachId) return 'coach';
  return clientOf(session)?.subject === actor.subject ? 'client' : 'none';
}

/**
 * Names when the token of a link ends, in epoch milliseconds: after any time a session can be moved to, so that a link
 * that was sent out lives as long as its session. When the link ends the session itself says, by `linkEndsAt`.
 */
export const LINK_TOKEN_ENDS_AT = Date.UTC(9999, 11, 31);

/** Gives the moment at which the link by which a client comes back to a session ends: a day after the time it has now. */
export function linkEndsAt({ endsAt }: Pick<SessionState, 'endsAt'>): number {
  return endsAt + DAY;
}

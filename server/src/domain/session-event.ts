import type { Money } from '@session-booking/sdk/contract';
import type { Policy } from './policy.ts';
import type { Participant } from './session.ts';
import { toInstant } from './wall-time.ts';

type Price = Money | null;

/** Writes the cancellation rules into the audit trail; `freeUntil` is RFC 3339. */
export type PolicyData = { freeUntil: string; freeCancellationHours: number; lateFeePercent: number };

/** Lists what each event tells the audit trail; instants are RFC 3339, and no name, address or private note is in it. */
export type SessionEventData = {
  'session.booked': {
    startsAt: string;
    endsAt: string;
    timeZone: string;
    sessionTypeId: string | null;
    price: Price;
    policy: PolicyData;
  };
  'session.started': { startsAt: string; startedAt: string };
  'session.completed': { startedAt: string | null; completedAt: string; rating: number | null };
  'session.cancelled': {
    type: string | null;
    by: 'client' | 'coach' | 'admin';
    at: string;
    startsAt: string;
    endsAt: string;
    late: boolean;
    price: Price;
    fee: Price;
    refund: { requested: boolean; amount: Price };
    policy: PolicyData;
  };
  'session.rescheduled': {
    from: { startsAt: string; endsAt: string };
    startsAt: string;
    endsAt: string;
    timeZone: string;
    policyBefore: PolicyData;
    policy: PolicyData;
  };
  'session.feedback_given': { rating: number; at: string };
};

/** Lists what each event writes into the session but keeps out of the append-only trail: text that people wrote. */
export type SessionEventContent = {
  'session.booked': {
    title: string;
    description: string | null;
    participants: Participant[];
    metadata: Record<string, string>;
  };
  'session.started': undefined;
  'session.completed': { notes: string | null; feedback: string | null; actionItems: string[] };
  'session.cancelled': { reason: string };
  'session.rescheduled': undefined;
  'session.feedback_given': { feedback: string | null };
};

/** Names what can happen to a session. */
export type SessionEventType = keyof SessionEventData;

/** Describes something that happened to a session: `data` goes to the audit trail, `content` to the session only. */
export type SessionEvent<Type extends SessionEventType = SessionEventType> = {
  [Name in Type]: {
    type: Name;
    sessionId: string;
    coachId: string;
    /** Epoch milliseconds. */
    at: number;
    data: SessionEventData[Name];
    content: SessionEventContent[Name];
  };
}[Type];

/** Writes a policy as the audit trail carries it. */
export function policyData({ freeUntil, ...settings }: Policy): PolicyData {
  return { ...settings, freeUntil: toInstant(freeUntil) };
}

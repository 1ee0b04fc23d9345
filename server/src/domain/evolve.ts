import type { Policy } from './policy.ts';
import type { PolicyData, SessionEvent } from './session-event.ts';
import type { SessionState } from './session.ts';

/**
 * Applies an event to a session and gives the session after it; nothing is refused here and nothing else changes.
 * `session.booked` makes a session from null; every other event needs one.
 */
export function evolve(session: SessionState | null, event: SessionEvent): SessionState {
  if (event.type === 'session.booked') return booked(event);
  if (!session) throw new TypeError(`${event.type} needs a session, but there is none.`);
  return { ...session, ...changesOf(event), version: session.version + 1, updatedAt: event.at };
}

function booked({ sessionId, coachId, at, data, content }: SessionEvent<'session.booked'>): SessionState {
  return {
    id: sessionId,
    coachId,
    sessionTypeId: data.sessionTypeId,
    title: content.title,
    description: content.description,
    status: 'scheduled',
    startsAt: Date.parse(data.startsAt),
    endsAt: Date.parse(data.endsAt),
    timeZone: data.timeZone,
    price: data.price,
    policy: readPolicy(data.policy),
    startedAt: null,
    completedAt: null,
    notes: null,
    rating: null,
    feedback: null,
    actionItems: [],
    clientFeedback: null,
    cancellation: null,
    participants: content.participants,
    metadata: content.metadata,
    version: 1,
    createdAt: at,
    updatedAt: at,
  };
}

function changesOf(event: Exclude<SessionEvent, SessionEvent<'session.booked'>>): Partial<SessionState> {
  switch (event.type) {
    case 'session.started':
      return { status: 'in_progress', startedAt: event.at };
    case 'session.completed':
      return { status: 'completed', completedAt: event.at, rating: event.data.rating, ...event.content };
    case 'session.cancelled': {
      const { type, by, late, fee, refund } = event.data;
      const { reason } = event.content;
      return { status: 'cancelled', cancellation: { type, reason, by, at: event.at, late, fee, refund } };
    }
    case 'session.rescheduled': {
      const { startsAt, endsAt, timeZone, policy } = event.data;
      return {
        startsAt: Date.parse(startsAt),
        endsAt: Date.parse(endsAt),
        timeZone,
        policy: readPolicy(policy),
      };
    }
    case 'session.feedback_given': {
      const { rating } = event.data;
      return { clientFeedback: { rating, feedback: event.content.feedback, at: event.at } };
    }
  }
}

function readPolicy({ freeUntil, ...settings }: PolicyData): Policy {
  return { ...settings, freeUntil: Date.parse(freeUntil) };
}

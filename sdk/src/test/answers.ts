import type { Availability } from '../contract/availability.ts';
import type { Coach } from '../contract/coach.ts';
import type { Grant, Visit } from '../contract/identity.ts';
import type { Problem, ProblemCode } from '../contract/problem.ts';
import { problems } from '../contract/problem.ts';
import type { Session } from '../contract/session.ts';
import type { Reply } from './scripted-server.ts';

/** Names the coach of every answer here. */
export const COACH_ID = '11111111-1111-4111-8111-111111111111';
/** Names the session of every answer here. */
export const SESSION_ID = '22222222-2222-4222-8222-222222222222';

/** Gives a token that ends `lifeMs` after the server's `now`, epoch milliseconds. */
export function aGrant(token: string, lifeMs = 86_400_000, now = Date.now()): Grant {
  return { token, subject: `visitor_${token}`, expiresAt: new Date(now + lifeMs).toISOString() };
}

/** Gives a coach who offers one session type. */
export function aCoach(): Coach {
  return {
    id: COACH_ID,
    name: 'Inés Ortega',
    headline: 'Career changes',
    bio: '',
    avatarUrl: null,
    languages: ['es', 'en'],
    timeZone: 'Europe/Madrid',
    sessionTypes: [
      {
        id: '33333333-3333-4333-8333-333333333333',
        title: 'Check-in',
        description: '',
        durationMinutes: 60,
        price: { amount: 9000, currency: 'EUR' },
        capacity: 1,
      },
    ],
  };
}

/** Gives one free slot at a revision. */
export function anAvailability(revision = 1): Availability {
  return {
    coachId: COACH_ID,
    timeZone: 'Europe/Madrid',
    revision,
    from: '2027-01-01',
    to: '2027-01-31',
    durationMinutes: 60,
    slots: [{ startsAt: '2027-01-15T08:00:00Z', endsAt: '2027-01-15T09:00:00Z', status: 'available' }],
    nextAvailable: '2027-01-15T08:00:00Z',
  };
}

/** Gives a first view whose visitor has this token. */
export function aVisit(token: string): Visit {
  return { ...aGrant(token), coaches: [aCoach()], availability: anAvailability() };
}

/** Gives a booked session. */
export function aSession(changes: Partial<Session> = {}): Session {
  return {
    id: SESSION_ID,
    title: 'Weekly check-in session',
    description: null,
    status: 'scheduled',
    coachId: COACH_ID,
    sessionTypeId: null,
    clientId: 'visitor_a',
    client: { name: 'Ada', email: 'ada@example.com' },
    startsAt: '2027-01-15T08:00:00Z',
    endsAt: '2027-01-15T09:00:00Z',
    durationMinutes: 60,
    timeZone: 'Europe/Madrid',
    price: { amount: 9000, currency: 'EUR' },
    policy: { freeUntil: '2027-01-14T08:00:00Z', lateFeePercent: 50 },
    startedAt: null,
    completedAt: null,
    notes: null,
    rating: null,
    feedback: null,
    actionItems: [],
    clientFeedback: null,
    cancellation: null,
    actions: { start: { allowed: false, code: 'too_early', availableAt: '2027-01-15T07:45:00Z' } },
    metadata: { source: 'newsletter' },
    version: 1,
    createdAt: '2026-12-01T08:00:00Z',
    updatedAt: '2026-12-01T08:00:00Z',
    ...changes,
  };
}

/** Gives a refusal with this code. */
export function refusal(
  code: ProblemCode,
  more: Partial<Problem> = {},
  headers: Record<string, string> = {},
): Reply {
  const { status, title } = problems[code];
  return {
    status,
    headers,
    json: { type: `/problems/${code}`, title, status, code, detail: `${title}.`, ...more },
  };
}

import type { Money, Schedule } from '@session-booking/sdk/contract';
import type { Actor } from '../src/domain/actor.ts';
import { HOUR } from '../src/domain/interval.ts';
import type { SessionState } from '../src/domain/session.ts';

/** Names the coach of every session here. */
export const COACH_ID = '00000000-0000-4000-8000-000000000001';

/** Reads an instant as a test writes it, for example `2027-03-01T09:00Z`. */
export function at(text: string): number {
  return Temporal.Instant.from(text).epochMilliseconds;
}

/** Gives a price in euro cents. */
export function euro(amount: number): Money {
  return { amount, currency: 'EUR' };
}

/** Gives a schedule: Monday to Friday 9 to 17 in UTC, a start each half hour, no buffers, no notice, 60 days ahead. */
export function aSchedule(changes: Partial<Schedule> = {}): Schedule {
  return {
    timeZone: 'UTC',
    weekly: [1, 2, 3, 4, 5].map((day) => ({ day, start: '09:00', end: '17:00' })),
    overrides: [],
    stepMinutes: 30,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    minNoticeMinutes: 0,
    horizonDays: 60,
    ...changes,
  };
}

/** Gives weekly rows that open every day for the same hours. */
export function everyDay(start: string, end: string): Schedule['weekly'] {
  return [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, start, end }));
}

const actor: Actor = {
  subject: 'somebody',
  role: 'client',
  kind: 'account',
  coachId: null,
  sessionId: null,
  name: null,
  email: null,
};

/** Gives actors of every relation to the session below. */
export const actors = {
  client: { ...actor, subject: 'client-1' },
  coach: { ...actor, subject: 'coach-1', role: 'coach', coachId: COACH_ID },
  admin: { ...actor, subject: 'admin-1', role: 'admin' },
  stranger: { ...actor, subject: 'stranger-1' },
  otherCoach: {
    ...actor,
    subject: 'coach-2',
    role: 'coach',
    coachId: '00000000-0000-4000-8000-000000000002',
  },
} satisfies Record<string, Actor>;

/** Gives a session of an hour on 10 March 2027, 12:00 UTC, for 100 euro, booked ten days before. */
export function aSession(changes: Partial<SessionState> = {}): SessionState {
  const startsAt = changes.startsAt ?? at('2027-03-10T12:00Z');
  return {
    id: '00000000-0000-4000-8000-00000000000a',
    coachId: COACH_ID,
    sessionTypeId: null,
    title: 'Weekly check-in session',
    description: null,
    status: 'scheduled',
    startsAt,
    endsAt: startsAt + HOUR,
    timeZone: 'UTC',
    price: euro(10_000),
    policy: { freeUntil: startsAt - 24 * HOUR, freeCancellationHours: 24, lateFeePercent: 50 },
    startedAt: null,
    completedAt: null,
    notes: null,
    rating: null,
    feedback: null,
    actionItems: [],
    clientFeedback: null,
    cancellation: null,
    participants: [{ role: 'client', subject: 'client-1', name: 'Ada', email: 'ada@example.com' }],
    metadata: {},
    version: 1,
    createdAt: at('2027-02-28T12:00Z'),
    updatedAt: at('2027-02-28T12:00Z'),
    ...changes,
  };
}

/** Gives what is thrown as a refusal's code with its details, or undefined when nothing is. */
export function refusalIn(
  run: () => unknown,
): { code: string; message: string; details: unknown } | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'details' in error) {
      return { code: String(error.code), message: error.message, details: error.details };
    }
    throw error;
  }
}

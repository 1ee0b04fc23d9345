import type { Coach, Session, Slot } from '@session-booking/sdk/contract';

/** Is the moment all tests happen at: a Monday morning, a week before the contract's example day. */
export const NOW = Date.parse('2026-11-30T08:00:00Z');

/** A coach in Madrid with three session types. */
export const ines: Coach = {
  id: '018f0000-0000-7000-8000-000000000001',
  name: 'Inés Robledo',
  headline: 'Career changes, one step at a time',
  bio: 'Fifteen years of moving people, the last eight as a coach.',
  avatarUrl: null,
  languages: ['es', 'en'],
  timeZone: 'Europe/Madrid',
  sessionTypes: [
    {
      id: '018f0000-0000-7000-8000-0000000000a1',
      title: 'First talk',
      description: '',
      durationMinutes: 30,
      price: null,
      capacity: 1,
    },
    {
      id: '018f0000-0000-7000-8000-0000000000a2',
      title: 'Coaching session',
      description: '',
      durationMinutes: 60,
      price: { amount: 9000, currency: 'EUR' },
      capacity: 1,
    },
    {
      id: '018f0000-0000-7000-8000-0000000000a3',
      title: 'Deep dive',
      description: '',
      durationMinutes: 90,
      price: { amount: 12550, currency: 'EUR' },
      capacity: 1,
    },
  ],
};

/** A coach in New York with one session type. */
export const marcus: Coach = {
  id: '018f0000-0000-7000-8000-000000000002',
  name: 'Marcus Bell',
  headline: 'Leading for the first time',
  bio: '',
  avatarUrl: null,
  languages: ['en'],
  timeZone: 'America/New_York',
  sessionTypes: [
    {
      id: '018f0000-0000-7000-8000-0000000000b1',
      title: 'Coaching session',
      description: '',
      durationMinutes: 45,
      price: { amount: 6000, currency: 'USD' },
      capacity: 1,
    },
  ],
};

/** Makes a free slot of so many minutes. */
export function slotAt(startsAt: string, durationMinutes = 30): Slot {
  const start = Date.parse(startsAt);
  return { startsAt: instant(start), endsAt: instant(start + durationMinutes * 60_000), status: 'available' };
}

/** Writes epoch milliseconds as the contract does. */
export function instant(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

/** Makes the session that a booking at `startsAt` gives. */
export function sessionAt(startsAt: string, more: Partial<Session> = {}): Session {
  const start = Date.parse(startsAt);
  return {
    id: '018f0000-0000-7000-8000-0000000000f1',
    title: 'First talk',
    description: null,
    status: 'scheduled',
    coachId: ines.id,
    sessionTypeId: null,
    clientId: 'visitor:1',
    client: { name: 'Ada Lovelace', email: 'ada@example.com' },
    startsAt,
    endsAt: instant(start + 30 * 60_000),
    durationMinutes: 30,
    timeZone: 'Europe/Madrid',
    price: null,
    policy: { freeUntil: instant(start - 24 * 3_600_000), lateFeePercent: 50 },
    startedAt: null,
    completedAt: null,
    notes: null,
    rating: null,
    feedback: null,
    actionItems: [],
    clientFeedback: null,
    cancellation: null,
    actions: {},
    metadata: {},
    manageUrl: 'https://booking.example.com/manage#token',
    version: 1,
    createdAt: instant(NOW),
    updatedAt: instant(NOW),
    ...more,
  };
}

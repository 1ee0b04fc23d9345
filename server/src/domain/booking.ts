import type { Money, Schedule, SessionType } from '@session-booking/sdk/contract';
import type { Actor } from './actor.ts';
import { checkStart } from './check-start.ts';
import { MINUTE } from './interval.ts';
import { isLate, lateFee, type Policy, policyAt } from './policy.ts';
import { invalidField, Refusal } from './refusal.ts';
import type { Participant } from './session.ts';
import { policyData, type SessionEvent } from './session-event.ts';
import type { Circumstances } from './session-rules.ts';
import { toInstant } from './wall-time.ts';

/** Describes what the rules need to know of a coach who is booked. */
export type BookableCoach = {
  id: string;
  schedule: Schedule;
  /** Those on offer, in the coach's order. */
  sessionTypes: readonly Pick<SessionType, 'id' | 'title' | 'durationMinutes' | 'price'>[];
  freeCancellationHours: number;
  lateFeePercent: number;
};

/** Asks for a session; the fields are those of the contract's body, the time already an instant. */
export type BookingRequest = {
  /** The id the session shall have. */
  sessionId: string;
  title: string;
  description?: string | null;
  /** Epoch milliseconds. */
  startsAt: number;
  durationMinutes: number;
  /** The zone of the request, else the coach's. */
  timeZone: string;
  sessionTypeId?: string;
  client?: { name: string; email: string };
  metadata?: Record<string, string>;
};

/**
 * Decides a booking, busy time aside, which the database judges; takes the snapshot of price and policy. Throws a
 * Refusal: `forbidden` (a manage token), `validation_failed` (a length or type that is not on offer), `too_soon`,
 * `beyond_horizon` or `outside_schedule`.
 */
export function decideBooking(
  request: BookingRequest,
  coach: BookableCoach,
  { now, actor }: Circumstances,
): SessionEvent<'session.booked'> {
  if (actor.sessionId !== null) {
    throw new Refusal(
      'forbidden',
      'This link is good for one session only. Open the booking page to book another.',
    );
  }
  const { sessionId, startsAt, durationMinutes, timeZone, title } = request;
  const { sessionTypeId, price, policy } = priceBooking(request, coach, now);
  checkStart({
    schedule: coach.schedule,
    start: startsAt,
    durationMinutes,
    now,
    exempt: isExempt(actor, coach.id),
  });
  const data = {
    startsAt: toInstant(startsAt),
    endsAt: toInstant(startsAt + durationMinutes * MINUTE),
    timeZone,
    ...{ sessionTypeId, price },
    policy: policyData(policy),
  };
  const content = {
    title,
    description: request.description ?? null,
    participants: participantsOf(request, coach.id, actor),
    metadata: request.metadata ?? {},
  };
  return { type: 'session.booked', sessionId, coachId: coach.id, at: now, data, content };
}

/** Says what a booking would cost, and what cancelling it would. */
export type BookingPrice = {
  /** What is booked; null where the coach offers nothing in particular. */
  sessionTypeId: string | null;
  price: Money | null;
  policy: Policy;
  /** What cancelling after `policy.freeUntil` would cost the client; null without a price. */
  lateFee: Money | null;
  /** Whether that moment has passed. */
  late: boolean;
};

/** Prices a booking, free time or not. Throws `validation_failed` for what is not on offer. */
export function priceBooking(
  {
    startsAt,
    durationMinutes,
    sessionTypeId,
  }: Pick<BookingRequest, 'startsAt' | 'durationMinutes' | 'sessionTypeId'>,
  coach: Pick<BookableCoach, 'sessionTypes' | 'freeCancellationHours' | 'lateFeePercent'>,
  now: number,
): BookingPrice {
  const offer = offerFor(coach.sessionTypes, durationMinutes, sessionTypeId);
  const policy = policyAt(startsAt, coach);
  const fee = offer.price && lateFee(offer.price, policy.lateFeePercent);
  return { ...offer, policy, lateFee: fee, late: isLate(policy, now) };
}

/** Tells whether notice and horizon do not bind an actor: the coach in his own calendar, and admins. */
export function isExempt(actor: Actor, coachId: string): boolean {
  return actor.role === 'admin' || (actor.role === 'coach' && actor.coachId === coachId);
}

/**
 * Finds what is booked: the session type asked for, else the first of that length; any length at no price when the
 * coach has none. Throws `validation_failed` for a type or length that is not on offer, naming those that are.
 */
export function offerFor(
  sessionTypes: BookableCoach['sessionTypes'],
  durationMinutes: number,
  sessionTypeId?: string,
): { sessionTypeId: string | null; price: Money | null } {
  if (sessionTypeId !== undefined) return namedOffer(sessionTypes, durationMinutes, sessionTypeId);
  if (sessionTypes.length === 0) return { sessionTypeId: null, price: null };
  const offer = sessionTypes.find((each) => each.durationMinutes === durationMinutes);
  if (offer) return { sessionTypeId: offer.id, price: offer.price };
  const lengths = [...new Set(sessionTypes.map((each) => each.durationMinutes))].sort((a, b) => a - b);
  const message = `This coach offers sessions of ${lengths.join(', ')} minutes. Choose one of these.`;
  throw invalidField(['durationMinutes'], 'not_offered', message);
}

function namedOffer(
  sessionTypes: BookableCoach['sessionTypes'],
  durationMinutes: number,
  sessionTypeId: string,
) {
  const offer = sessionTypes.find((each) => each.id === sessionTypeId);
  if (!offer) {
    throw invalidField(
      ['sessionTypeId'],
      'not_offered',
      'This coach does not offer that session type. Choose another.',
    );
  }
  if (offer.durationMinutes !== durationMinutes) {
    const message = `"${offer.title}" takes ${offer.durationMinutes} minutes. Give that length.`;
    throw invalidField(['durationMinutes'], 'not_offered', message);
  }
  return { sessionTypeId: offer.id, price: offer.price };
}

/** A coach in his own calendar and an admin book for somebody else; everyone else books for himself. */
function participantsOf({ client }: BookingRequest, coachId: string, actor: Actor): Participant[] {
  if (isExempt(actor, coachId)) return client ? [{ role: 'client', subject: null, ...client }] : [];
  const { subject, name, email } = actor;
  return [{ role: 'client', subject, ...(client ?? { name, email }) }];
}

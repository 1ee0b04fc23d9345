import type { BookingQuote, QueryOf, routes } from '@session-booking/sdk/contract';
import type { Actor } from '../domain/actor.ts';
import { priceBooking } from '../domain/booking.ts';
import { toInstant } from '../domain/wall-time.ts';
import { type Answer, jsonAnswer } from './answer.ts';
import type { Deps } from './deps.ts';
import { noSuchCoach } from './list-coaches.ts';
import { presentPolicy } from './present-session.ts';
import { resolveStart } from './resolve-start.ts';

/** Says what booking a time would cost, and what cancelling it would, from the one query a booking is decided from. */
export async function quoteBooking(
  { bookingGrounds }: Deps,
  { subject }: Actor,
  coachId: string,
  { scheduledAt, timeZone, ...asked }: QueryOf<typeof routes.quoteBooking>,
): Promise<Answer> {
  const { now, coach } = await bookingGrounds.read(coachId, { subject, key: null });
  if (!coach) throw noSuchCoach();
  const startsAt = resolveStart(scheduledAt, timeZone ?? coach.schedule.timeZone);
  const { price, policy, lateFee, late } = priceBooking({ ...asked, startsAt }, coach, now);
  const answer: BookingQuote = {
    ...{ price, lateFee, late },
    policy: presentPolicy(policy),
    asOf: toInstant(now),
  };
  return jsonAnswer(200, answer);
}

import type { QuoteQuestion } from './booking-client.ts';
import type { BookingState } from './booking-state.ts';

/** Names what the visitor has chosen: a time, how long, what and with whom; null while something of it is missing. */
export function chosenBooking({
  slot,
  offer,
  coachId,
}: BookingState): (QuoteQuestion & { coachId: string }) | null {
  if (!slot || !offer || coachId === null) return null;
  const { durationMinutes, sessionType } = offer;
  return {
    ...{ coachId, scheduledAt: slot.startsAt, durationMinutes },
    ...(sessionType && { sessionTypeId: sessionType.id }),
  };
}

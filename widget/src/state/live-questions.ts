import type { HoldRequest, WatchQuestion } from './booking-client.ts';
import type { BookingState } from './booking-state.ts';
import { chosenBooking } from './chosen-booking.ts';
import type { Features } from '../variants.ts';
import { rangeOfMonth } from './select.ts';

/** Tells whether anything of what a widget does needs a line that stays open. */
export function needsLine({ liveUpdates, holds }: Features): boolean {
  return liveUpdates || holds;
}

/** Finds what is to be followed: the shown month of the chosen coach; null while there is none. */
export function wantedWatch(state: BookingState): WatchQuestion | null {
  const { coachId, offer, month, wish } = state;
  if (!wish.features.liveUpdates || coachId === null || offer === null || month === null) return null;
  const range = rangeOfMonth(state, month);
  return range && { coachId, ...range, durationMinutes: offer.durationMinutes };
}

/** Finds the time that is to be kept: the chosen one, as long as the form is filled in. */
export function wantedHold(state: BookingState): HoldRequest | null {
  const { step, submission, wish } = state;
  if (!wish.features.holds || step !== 'form' || submission.status === 'sending') return null;
  const chosen = chosenBooking(state);
  if (!chosen) return null;
  const { sessionTypeId: _what, ...time } = chosen;
  return time;
}

import { BookingCancellation } from './booking-cancellation.ts';
import { BookingCompletion } from './booking-completion.ts';
import { BookingFeedback } from './booking-feedback.ts';
import { BookingMove } from './booking-move.ts';
import { BookingNoShow } from './booking-no-show.ts';
import { BookingOutcome } from './booking-outcome.ts';
import { BookingSessionActions } from './booking-session-actions.ts';
import { BookingSessionWho } from './booking-session-who.ts';
import { BookingSession } from './booking-session.ts';
import { BookingStars } from './booking-stars.ts';
import { defineElement } from './define-element.ts';

/** Registers the elements of an existing session; safe to call again. */
export function defineSessionElements(): void {
  defineElement('booking-cancellation', BookingCancellation);
  defineElement('booking-completion', BookingCompletion);
  defineElement('booking-feedback', BookingFeedback);
  defineElement('booking-move', BookingMove);
  defineElement('booking-no-show', BookingNoShow);
  defineElement('booking-outcome', BookingOutcome);
  defineElement('booking-session', BookingSession);
  defineElement('booking-session-actions', BookingSessionActions);
  defineElement('booking-session-who', BookingSessionWho);
  defineElement('booking-stars', BookingStars);
}

import type { BookingState, Step } from './state/booking-state.ts';

const elements: Readonly<Record<Step, string>> = {
  coach: 'booking-coach-list',
  offer: 'booking-summary',
  time: 'booking-calendar',
  form: 'booking-form',
  booked: 'booking-confirmation',
};

/** Finds the element that should have the focus after a change, by its tag; null when it may stay where it is. */
export function focusAfter(before: BookingState, now: BookingState): string | null {
  if (now.step !== before.step) {
    return before.step === 'form' && now.step === 'time' ? 'booking-slot-list' : elements[now.step];
  }
  const hasFailed = now.submission.status === 'failed' && now.submission !== before.submission;
  // A wrong field takes the focus itself.
  if (hasFailed && Object.keys(now.formErrors).length === 0) return 'booking-notice';
  const isAnotherTime = before.submission.status === 'failed' && now.slot !== before.slot;
  return isAnotherTime && now.step === 'form' ? 'booking-form' : null;
}

import type { BookingState } from './state/booking-state.ts';
import { elementOf } from './lazy-views.ts';

/** Finds the element that should have the focus after a change, as a selector; null when it may stay where it is. */
export function focusAfter(before: BookingState, now: BookingState): string | null {
  if (now.step !== before.step) return targetOf(before, now);
  const hasFailed = now.submission.status === 'failed' && now.submission !== before.submission;
  // A wrong field takes the focus itself.
  if (hasFailed && Object.keys(now.formErrors).length === 0) return 'booking-notice';
  if (before.submission.status === 'failed' && now.slot !== before.slot && now.step === 'form')
    return 'booking-form';
  return null;
}

function targetOf(before: BookingState, now: BookingState): string {
  if (now.step === 'time') return before.step === 'form' ? 'booking-slot-list' : 'booking-calendar';
  return elementOf(now.step) ?? 'booking-summary';
}

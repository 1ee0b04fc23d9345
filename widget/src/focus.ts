import type { BookingState, Step } from './state/booking-state.ts';

const elements: Readonly<Record<Step, string>> = {
  coach: 'booking-coach-list',
  offer: 'booking-summary',
  time: 'booking-calendar',
  form: 'booking-form',
  booked: 'booking-confirmation',
};

/** Lists where focus comes back to when nothing is left around what had it, by tag; of what shows a step only one is drawn. */
export const homes: readonly string[] = [
  'booking-notice',
  ...Object.values(elements).reverse(),
  'booking-move',
  'booking-session',
];

/** Finds the element that should have the focus after a change, by its tag; null when it may stay where it is. */
export function focusAfter(before: BookingState, now: BookingState): string | null {
  // What changes by itself, without anything sent, never moves the focus.
  const hasFailed = now.submission.status === 'failed' && before.submission.status === 'sending';
  // A wrong field takes the focus itself.
  if (hasFailed && Object.keys(now.formErrors).length === 0) return 'booking-notice';
  if (now.step !== before.step) {
    return before.step === 'form' && now.step === 'time' ? 'booking-slot-list' : elements[now.step];
  }
  const isAnotherTime = before.submission.status === 'failed' && now.slot !== before.slot;
  return isAnotherTime && now.step === 'form' ? 'booking-form' : null;
}

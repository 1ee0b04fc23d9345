import { addMonths } from '../calendar/plain-date.ts';
import type { AvailabilityQuestion } from './booking-client.ts';
import type { BookingState } from './booking-state.ts';
import { windowOver } from './calendar-data.ts';
import { slotsQuestion } from './question.ts';
import { monthBounds, rangeOfMonth } from './select.ts';

/** Finds the question for the month after the shown one; null when it is known or out of bounds. */
export function prefetchQuestion(state: BookingState): AvailabilityQuestion | null {
  if (state.month === null || state.session) return null;
  const next = addMonths(state.month, 1);
  const range = next > monthBounds(state).last ? null : rangeOfMonth(state, next);
  return range && !windowOver(state.calendar, range) ? slotsQuestion(state, range) : null;
}

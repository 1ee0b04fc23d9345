import type { Slot } from '@session-booking/sdk/contract';
import { monthOf, type PlainDate } from '../calendar/plain-date.ts';
import type { BookingState } from './booking-state.ts';
import { everySlotByDay, monthStatus, shownMonth, slotsByDay, today } from './select.ts';

/** Is how many free times a day may have and still be called almost full; a matter of words, not of the server's rules. */
export const FEW_LEFT = 2;

/** Says why a day has no free time. */
export type DayReason = 'booked' | 'held' | 'blocked' | 'too_soon' | 'over' | 'closed';

/** Says how free a day is, and if it is not, why. */
export type DayStatus = 'free' | 'few' | DayReason;

/** Finds how free a day of the shown month is; null for days that are past or not known yet. */
export function dayStatus(state: BookingState, date: PlainDate): DayStatus | null {
  if (date < today(state) || monthOf(date) !== shownMonth(state) || monthStatus(state) !== 'complete') {
    return null;
  }
  const free = slotsByDay(state).get(date)?.length ?? 0;
  if (free > 0) return free > FEW_LEFT ? 'free' : 'few';
  return reasonOf(everySlotByDay(state).get(date) ?? [], date === today(state));
}

/** Finds what to say of a day without free times: what may change soonest first, else what holds for all of it. */
function reasonOf(slots: readonly Slot[], isToday: boolean): DayReason {
  const has = (status: Slot['status']) => slots.some((slot) => slot.status === status);
  if (slots.length === 0) return isToday ? 'over' : 'closed';
  if (has('held')) return 'held';
  if (has('booked')) return 'booked';
  return has('too_soon') ? 'too_soon' : 'blocked';
}

import type { Availability, Slot } from '@session-booking/sdk/contract';
import { dateIn } from '../calendar/time-zone.ts';
import type { BookingState } from './booking-state.ts';
import { failureOf } from './failure.ts';

/** Gives up the chosen slot when an answer about its date no longer has it, and offers the nearest ones. */
export function withoutLostSlot(state: BookingState, answer: Availability): BookingState {
  const { slot } = state;
  if (!slot || state.submission.status === 'sending' || state.session) return state;
  const date = dateIn(answer.timeZone, Date.parse(slot.startsAt));
  if (date < answer.from || date > answer.to) return state;
  if (state.calendar.slots.some((each) => Date.parse(each.startsAt) === Date.parse(slot.startsAt)))
    return state;
  if (state.step !== 'form') return { ...state, slot: null };
  const alternatives = nearestSlots(state.calendar.slots, slot.startsAt, 3);
  const failure = failureOf('slot_taken', { alternatives });
  return { ...state, slot: null, submission: { status: 'failed', failure } };
}

/** Finds the known free slots nearest to an instant, by start. */
export function nearestSlots(slots: readonly Slot[], startsAt: string, count: number): Slot[] {
  const at = Date.parse(startsAt);
  const distance = (slot: Slot) => Math.abs(Date.parse(slot.startsAt) - at);
  return [...slots]
    .sort((one, other) => distance(one) - distance(other))
    .slice(0, count)
    .sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt));
}

import type { Availability, ProblemCode, Slot } from '@session-booking/sdk/contract';
import { dateIn } from '../calendar/time-zone.ts';
import type { BookingState, Submission } from './booking-state.ts';
import { freeSlots } from './calendar-data.ts';
import { mayBeDone } from './failure-kinds.ts';
import { failureOf } from './failure.ts';

/** Gives up the chosen slot when an answer about its date no longer has it, and offers the nearest ones. */
export function withoutLostSlot(
  state: BookingState,
  answer: Pick<Availability, 'from' | 'to' | 'timeZone'>,
): BookingState {
  const { slot } = state;
  if (!slot || state.session || mayBeOurs(state.submission)) return state;
  const date = dateIn(answer.timeZone, Date.parse(slot.startsAt));
  if (date < answer.from || date > answer.to) return state;
  const isSame = (each: Slot) => Date.parse(each.startsAt) === Date.parse(slot.startsAt);
  if (freeSlots(state.calendar).some(isSame)) return state;
  if (state.step !== 'form') return { ...state, slot: null };
  const alternatives = nearestSlots(freeSlots(state.calendar), slot.startsAt, 3);
  const failure = failureOf(codeOf(state.calendar.slots.find(isSame)), { alternatives });
  return { ...state, slot: null, submission: { status: 'failed', failure } };
}

/** Tells whether the slot may be gone because it was booked here: nobody knows before there is an answer, or the same was asked again. */
function mayBeOurs(submission: Submission): boolean {
  if (submission.status === 'failed') return mayBeDone(submission.failure.code);
  return submission.status === 'sending';
}

/** Says in the words of a refusal why a slot cannot be booked any more. */
function codeOf(slot: Slot | undefined): ProblemCode {
  if (slot?.status === 'held') return 'slot_held';
  return slot?.status === 'too_soon' ? 'too_soon' : 'slot_taken';
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

import type { AvailabilityQuestion, VisitQuestion } from './booking-client.ts';
import type { BookingState } from './booking-state.ts';
import { needsEveryStatus } from '../variants.ts';
import { windowOver, type DateRange } from './calendar-data.ts';
import { firstRange, rangeOfMonth } from './select.ts';

/** Says what the widget has to ask for next: the first view, or slots. */
export type Question =
  | { readonly kind: 'visit'; readonly asked: VisitQuestion }
  | { readonly kind: 'slots'; readonly asked: AvailabilityQuestion };

/** Finds what the state lacks; null when it has all it shows. */
export function wantedQuestion(state: BookingState): Question | null {
  if (state.coaches === null) return visitQuestion(state);
  const range = state.month === null ? firstRange(state) : rangeOfMonth(state, state.month);
  if (!range) return null;
  if (state.answered === state.attempt && windowOver(state.calendar, range)) return null;
  const asked = slotsQuestion(state, range);
  return asked && { kind: 'slots', asked };
}

function visitQuestion({ wish: { coachId, durationMinutes, features } }: BookingState): Question {
  return {
    kind: 'visit',
    asked: {
      ...(coachId !== null && { coachId }),
      ...(durationMinutes !== null && { durationMinutes }),
      ...(needsEveryStatus(features) && { include: 'all' }),
    },
  };
}

/** Puts a question for a range of dates; null while it is open who or what is booked. */
export function slotsQuestion(
  { coachId, offer, wish }: BookingState,
  range: DateRange,
): AvailabilityQuestion | null {
  if (coachId === null || offer === null) return null;
  return {
    coachId,
    ...range,
    durationMinutes: offer.durationMinutes,
    ...(offer.sessionType && { sessionTypeId: offer.sessionType.id }),
    ...(needsEveryStatus(wish.features) && { include: 'all' }),
  };
}

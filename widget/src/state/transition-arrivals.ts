import type { Availability } from '@session-booking/sdk/contract';
import { monthOf } from '../calendar/plain-date.ts';
import { dateIn } from '../calendar/time-zone.ts';
import { initialState, type BookingState, type Wish } from './booking-state.ts';
import { emptyCalendar, isBookable, mergeAnswer } from './calendar-data.ts';
import type { OutsideMessage, Transitions } from './message.ts';
import { needsEveryStatus } from '../variants.ts';
import { firstOffer } from './offer.ts';
import { isFullyBooked, monthBounds } from './select.ts';

type Arrival = Extract<
  OutsideMessage['type'],
  'wished' | 'ticked' | 'reset' | 'refresh' | 'coaches-arrived' | 'availability-arrived' | 'load-failed'
>;

/** Answers what page, clock and server tell; nothing here touches what the visitor typed. */
export const arrivals: Transitions<Arrival> = {
  wished: (state, { wish, timeZone }) => {
    if (timeZone === null && JSON.stringify(wish) === JSON.stringify(state.wish)) return state;
    const next = { ...state, wish, timeZone: timeZone ?? state.timeZone };
    if (!asksForTheSame(state.wish, wish)) return reset(next);
    const knowsEnough = needsEveryStatus(state.wish.features) === needsEveryStatus(wish.features);
    return knowsEnough ? next : refresh({ ...next, calendar: emptyCalendar });
  },

  ticked: (state, { now }) => ({ ...state, now }),

  reset,

  refresh,

  'coaches-arrived': (state, { coaches, availability, now }) => {
    const known = { ...state, coaches, now, loadFailure: null, answered: state.attempt };
    const only = coaches.length === 1 ? coaches[0] : undefined;
    const coach = coaches.find((each) => each.id === state.wish.coachId) ?? only;
    if (!coach) return { ...known, step: 'coach' };
    const offer = firstOffer(coach, state.wish, availability?.durationMinutes ?? null);
    const chosen: BookingState = { ...known, coachId: coach.id, offer, step: 'time' };
    return availability ? withAnswer(chosen, availability) : chosen;
  },

  'availability-arrived': (state, { availability, now, isPrefetch }) => {
    const known = { ...state, now };
    if (isPrefetch) return withAnswer(known, availability);
    return withAnswer({ ...known, loadFailure: null, answered: state.attempt }, availability);
  },

  'load-failed': (state, { failure }) => ({ ...state, loadFailure: failure }),
};

function refresh(state: BookingState): BookingState {
  const again = { ...state, loadFailure: null, attempt: state.attempt + 1 };
  // With nothing free at all there is no month to stay in: the first free time decides anew.
  return isFullyBooked(state) ? { ...again, month: null, day: null, calendar: emptyCalendar } : again;
}

function reset(state: BookingState): BookingState {
  if (state.submission.status === 'sending') return { ...state, isOverdue: true };
  const { now, timeZone, wish, form, attempt } = state;
  return { ...initialState(now, timeZone), wish, form, attempt: attempt + 1, answered: attempt };
}

function asksForTheSame(one: Wish, other: Wish): boolean {
  return (
    one.coachId === other.coachId &&
    one.sessionType === other.sessionType &&
    one.durationMinutes === other.durationMinutes
  );
}

/** Takes in slots, unless the visitor has chosen something else since they were asked for. */
function withAnswer(state: BookingState, answer: Availability): BookingState {
  if (answer.coachId !== state.coachId || answer.durationMinutes !== state.offer?.durationMinutes)
    return state;
  const merged = { ...state, calendar: mergeAnswer(state.calendar, answer) };
  return merged.month === null ? { ...merged, month: openingMonth(merged, answer) } : merged;
}

function openingMonth(state: BookingState, answer: Availability): string {
  const first = answer.slots.find(isBookable)?.startsAt ?? answer.nextAvailable;
  return first === null ? monthBounds(state).first : monthOf(dateIn(state.timeZone, Date.parse(first)));
}

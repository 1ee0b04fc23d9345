import { monthOf } from '../calendar/plain-date.ts';
import { dateIn } from '../calendar/time-zone.ts';
import type { BookingState, Offer } from './booking-state.ts';
import { emptyCalendar } from './calendar-data.ts';
import type { Transitions, VisitorMessage } from './message.ts';
import { firstOffer } from './offer.ts';
import { canChooseCoach, chosenCoach, choosableTypes, monthBounds, shownSlots } from './select.ts';
import { arrivals } from './transition-arrivals.ts';

const idle = { status: 'idle' } as const;

/** Answers what the visitor chooses; nothing here touches what he typed. */
export const choices: Transitions<Exclude<VisitorMessage['type'], 'edit' | 'book-another'>> = {
  'choose-coach': (state, { coachId }) => {
    const coach = state.coaches?.find((each) => each.id === coachId);
    if (!coach || isSending(state)) return state;
    if (coachId === state.coachId) return { ...state, step: 'time' };
    const offer = firstOffer(coach, state.wish);
    return { ...withOffer(state, offer), coachId, month: null, day: null, slot: null, step: 'time' };
  },

  'choose-type': (state, { sessionTypeId }) => {
    const type = choosableTypes(state).find((each) => each.id === sessionTypeId);
    if (!type || isSending(state) || type.id === state.offer?.sessionType?.id) return state;
    const offer = { sessionType: type, durationMinutes: type.durationMinutes };
    // Times of one length do not depend on the type's name or price.
    if (type.durationMinutes === state.offer?.durationMinutes) return { ...state, offer };
    return { ...withOffer(state, offer), slot: null, step: state.step === 'form' ? 'time' : state.step };
  },

  'choose-zone': (state, { timeZone }) => {
    if (timeZone === state.timeZone) return state;
    const anchor = (state.slot ?? shownSlots(state)[0])?.startsAt;
    const day = anchor === undefined ? null : dateIn(timeZone, Date.parse(anchor));
    return { ...state, timeZone, day, month: day === null ? state.month : monthOf(day) };
  },

  'show-month': (state, { month }) => {
    const { first, last } = monthBounds(state);
    // What failed was another month's; should it be this one's, it is asked for again.
    return month < first || month > last ? state : { ...state, month, loadFailure: null };
  },

  'choose-day': (state, { day }) => ({ ...state, day, month: monthOf(day) }),

  'show-moment': (state, { startsAt }) => {
    const day = dateIn(state.timeZone, Date.parse(startsAt));
    return { ...state, day, month: monthOf(day), loadFailure: null };
  },

  'choose-slot': (state, { slot }) => {
    if (isSending(state) || chosenCoach(state) === null || state.session) return state;
    const day = dateIn(state.timeZone, Date.parse(slot.startsAt));
    return { ...state, slot, day, month: monthOf(day), step: 'form', submission: idle, formErrors: {} };
  },

  'show-step': (state, { step }) => {
    if (isSending(state) || state.session || step === 'booked') return state;
    if (state.isOverdue) return arrivals.reset(state, { type: 'reset' });
    if (step === 'coach') return canChooseCoach(state) ? { ...state, step } : state;
    if (state.coachId === null || (step === 'form' && !state.slot)) return state;
    return { ...state, step, submission: idle };
  },
};

function isSending(state: BookingState): boolean {
  return state.submission.status === 'sending';
}

function withOffer(state: BookingState, offer: Offer | null): BookingState {
  return { ...state, offer, calendar: emptyCalendar, loadFailure: null, submission: idle };
}

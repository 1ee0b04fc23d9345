import { isBookable } from './calendar-data.ts';
import { needsAnotherTime } from './failure-kinds.ts';
import { calendarZone, mergeView, overtaken } from './live-calendar.ts';
import { withoutLostSlot } from './lost-slot.ts';
import type { Message, Transitions } from './message.ts';
import { shownDay } from './select.ts';
import { arrivals } from './transition-arrivals.ts';
import { choices } from './transition-choices.ts';
import { submissions } from './transition-submission.ts';

type Live = Extract<
  Message['type'],
  | 'availability-arrived'
  | 'live-arrived'
  | 'held'
  | 'hold-refused'
  | 'hold-ended'
  | 'choose-slot'
  | 'booked'
  | 'booking-failed'
>;

/** Answers what is pushed and what is held. */
export const liveAnswers: Transitions<Live> = {
  'availability-arrived': (state, message) => {
    const availability = overtaken(state.calendar, message.availability);
    return submissions['availability-arrived'](state, { ...message, availability });
  },

  'live-arrived': (state, { view, now }) => {
    if (view.coachId !== state.coachId || view.durationMinutes !== state.offer?.durationMinutes) return state;
    // The day that is looked at stays, also when its last time goes or an earlier day opens.
    const day = state.day ?? shownDay(state);
    const next = { ...state, now, day, calendar: mergeView(state, view) };
    const shown = withoutLostSlot(next, { ...view, timeZone: calendarZone(state) });
    // The server is there again: what it could not say before is asked for once more.
    return state.loadFailure ? arrivals.refresh(shown, { type: 'refresh' }) : shown;
  },

  held: (state, { hold, now }) => ({ ...state, hold, now }),

  'hold-refused': (state, { startsAt, failure }) =>
    state.slot?.startsAt === startsAt && !state.session && state.submission.status === 'idle'
      ? submissions['booking-failed'](state, { type: 'booking-failed', failure })
      : state,

  'hold-ended': (state) => (state.hold ? { ...state, hold: null } : state),

  'choose-slot': (state, message) =>
    isBookable(message.slot) ? choices['choose-slot'](state, message) : state,

  booked: (state, message) => ({ ...submissions.booked(state, message), hold: null }),

  'booking-failed': (state, message) => {
    const failed = submissions['booking-failed'](state, message);
    return needsAnotherTime(message.failure.code) ? { ...failed, hold: null } : failed;
  },
};

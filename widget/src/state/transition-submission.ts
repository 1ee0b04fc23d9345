import type { SlotStatus } from '@session-booking/sdk/contract';
import type { BookingState, FormErrors, FormField } from './booking-state.ts';
import { freeSlots } from './calendar-data.ts';
import { needsAnotherTime } from './failure-kinds.ts';
import type { Failure } from './failure.ts';
import type { Message, Transitions } from './message.ts';
import { nearestSlots, withoutLostSlot } from './lost-slot.ts';
import { withStatus } from './slot-status.ts';
import { arrivals } from './transition-arrivals.ts';

type Submitting = Extract<
  Message['type'],
  | 'availability-arrived'
  | 'edit'
  | 'form-refused'
  | 'submitted'
  | 'booked'
  | 'booking-failed'
  | 'book-another'
>;

const idle = { status: 'idle' } as const;

const fieldOfPath: Readonly<Record<string, FormField>> = {
  'client.name': 'name',
  'client.email': 'email',
  title: 'title',
  description: 'notes',
};

/** Answers what the visitor types and how his booking goes; only his own typing changes what he typed. */
export const submissions: Transitions<Submitting> = {
  'availability-arrived': (state, message) =>
    withoutLostSlot(arrivals['availability-arrived'](state, message), message.availability),

  edit: (state, { field, value }) => {
    const { [field]: _mended, ...formErrors } = state.formErrors;
    return { ...state, form: { ...state.form, [field]: value }, formErrors };
  },

  'form-refused': (state, { errors }) => ({ ...state, formErrors: errors, submission: { status: 'idle' } }),

  submitted: (state) =>
    state.slot && state.submission.status !== 'sending'
      ? { ...shownAhead(state), submission: { status: 'sending' }, formErrors: {} }
      : state,

  booked: (state, { session }) => ({
    ...state,
    session,
    step: 'booked',
    submission: { status: 'idle' },
    calendar: withStatus(state.calendar, state.slot?.startsAt ?? session.startsAt, 'booked'),
  }),

  'booking-failed': (shown, { failure }) => {
    const state = takenBack(shown);
    const { slot } = state;
    const failed = { ...state, formErrors: errorsOf(failure) };
    if (!slot || !needsAnotherTime(failure.code)) {
      return { ...failed, submission: { status: 'failed', failure } };
    }
    const calendar = withStatus(state.calendar, slot.startsAt, statusAfter(failure));
    const alternatives =
      failure.alternatives.length > 0
        ? failure.alternatives
        : nearestSlots(freeSlots(calendar), slot.startsAt, 3);
    const submission = { status: 'failed', failure: { ...failure, alternatives } } as const;
    return { ...failed, calendar, submission, slot: null, attempt: state.attempt + 1 };
  },

  'book-another': (state) => {
    if (!state.session) return state;
    const form = { ...state.form, title: null, notes: null };
    if (state.isOverdue) return arrivals.reset({ ...state, form }, { type: 'reset' });
    const again = { ...state, form, session: null, slot: null, day: null, submission: idle };
    return { ...again, step: 'time', attempt: state.attempt + 1 };
  },
};

/** Shows the outcome before the server has answered, where the page wants that. */
function shownAhead(state: BookingState): BookingState {
  return state.wish.features.optimisticUpdates ? { ...state, step: 'booked' } : state;
}

function takenBack(state: BookingState): BookingState {
  return state.step === 'booked' && !state.session ? { ...state, step: 'form' } : state;
}

/** Says what a slot is that the server has just refused, until the next answer says it better. */
function statusAfter({ code }: Failure): SlotStatus {
  if (code === 'slot_held') return 'held';
  if (code === 'too_soon') return 'too_soon';
  return code === 'slot_taken' ? 'booked' : 'blocked';
}

function errorsOf(failure: Failure): FormErrors {
  const errors: FormErrors = {};
  for (const { path, message } of failure.issues) {
    const field = fieldOfPath[path.join('.')];
    if (field) errors[field] ??= { kind: 'refused', message };
  }
  return errors;
}

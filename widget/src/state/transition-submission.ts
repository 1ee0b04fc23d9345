import type { FormErrors, FormField } from './booking-state.ts';
import { withoutSlot } from './calendar-data.ts';
import { needsAnotherTime, type Failure } from './failure.ts';
import type { OutsideMessage, Transitions } from './message.ts';
import { nearestSlots } from './select.ts';

type Submitting = Extract<OutsideMessage['type'], 'form-refused' | 'submitted' | 'booked' | 'booking-failed'>;

const fieldOfPath: Readonly<Record<string, FormField>> = {
  'client.name': 'name',
  'client.email': 'email',
  title: 'title',
  description: 'notes',
};

/** Answers how a booking goes; nothing here touches what the visitor typed. */
export const submissions: Transitions<Submitting> = {
  'form-refused': (state, { errors }) => ({ ...state, formErrors: errors, submission: { status: 'idle' } }),

  submitted: (state) =>
    state.slot && state.submission.status !== 'sending'
      ? { ...state, submission: { status: 'sending' }, formErrors: {} }
      : state,

  booked: (state, { session }) => ({
    ...state,
    session,
    step: 'booked',
    submission: { status: 'idle' },
    calendar: withoutSlot(state.calendar, state.slot?.startsAt ?? session.startsAt),
  }),

  'booking-failed': (state, { failure }) => {
    const { slot } = state;
    const failed = { ...state, formErrors: errorsOf(failure) };
    if (!slot || !needsAnotherTime(failure.code)) {
      return { ...failed, submission: { status: 'failed', failure } };
    }
    const calendar = withoutSlot(state.calendar, slot.startsAt);
    const alternatives =
      failure.alternatives.length > 0 ? failure.alternatives : nearestSlots(calendar.slots, slot.startsAt, 3);
    const submission = { status: 'failed', failure: { ...failure, alternatives } } as const;
    return { ...failed, calendar, submission, slot: null, attempt: state.attempt + 1 };
  },
};

function errorsOf(failure: Failure): FormErrors {
  const errors: FormErrors = {};
  for (const { path, message } of failure.issues) {
    const field = fieldOfPath[path.join('.')];
    if (field) errors[field] ??= { kind: 'refused', message };
  }
  return errors;
}

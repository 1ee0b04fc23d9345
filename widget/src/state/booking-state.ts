import type { Coach, Session, SessionType, Slot } from '@session-booking/sdk/contract';
import type { PlainDate, PlainMonth } from '../calendar/plain-date.ts';
import { featuresOf, type Features } from '../variants.ts';
import { emptyCalendar, type CalendarData } from './calendar-data.ts';
import type { Failure } from './failure.ts';

/** Names the zone that is worked in: `offer` is who and what, `time` month and times, `form` the visitor. */
export type Step = 'coach' | 'offer' | 'time' | 'form' | 'booked';

/** Lists the fields of the form in reading order. */
export const formFields = ['name', 'email', 'title', 'notes'] as const;

/** Names a field of the form. */
export type FormField = (typeof formFields)[number];

/** Says what is wrong with a field: nothing in it, not an e-mail address, or what the server said. */
export type FieldError = { kind: 'missing' } | { kind: 'malformed' } | { kind: 'refused'; message: string };

/** Holds what is wrong with the form, by field. */
export type FormErrors = Partial<Record<FormField, FieldError>>;

/** Holds what the page asked for; null where it left the choice to the visitor. */
export interface Wish {
  readonly coachId: string | null;
  /** Id or title of a session type. */
  readonly sessionType: string | null;
  readonly durationMinutes: number | null;
  readonly name: string;
  readonly email: string;
  /** True when the page says who is booking, so that name and e-mail may stay empty. */
  readonly isSignedIn: boolean;
  /** What the widget does beyond booking, by its variant and attributes. */
  readonly features: Features;
}

/** Says what is booked: a session type of the coach, or only a length when he has none. */
export interface Offer {
  readonly sessionType: SessionType | null;
  readonly durationMinutes: number;
}

/** Says how the booking itself stands. */
export type Submission =
  { readonly status: 'idle' | 'sending' } | { readonly status: 'failed'; readonly failure: Failure };

/** Describes a time that the server keeps for the visitor. */
export interface HeldTime {
  readonly id: string;
  readonly startsAt: string;
  /** Epoch milliseconds by this machine's clock; past once the server has given the time free. */
  readonly expiresAt: number;
  /** False once it has been renewed. */
  readonly isRenewable: boolean;
}

/** Holds everything the widget shows; changed by `transition` only. */
export interface BookingState {
  /** Epoch milliseconds of the last look at the clock. */
  readonly now: number;
  /** The zone times are shown in. */
  readonly timeZone: string;
  readonly wish: Wish;
  /** Null before the first answer. */
  readonly coaches: readonly Coach[] | null;
  readonly coachId: string | null;
  /** Null before a coach is chosen, and when the wish names what he does not offer. */
  readonly offer: Offer | null;
  readonly calendar: CalendarData;
  /** The month that is shown; null until the first free time is known. */
  readonly month: PlainMonth | null;
  /** The day the visitor picked; null while the first free one is shown. */
  readonly day: PlainDate | null;
  readonly slot: Slot | null;
  readonly hold: HeldTime | null;
  readonly step: Step;
  /** What the visitor typed; null where he has not. */
  readonly form: Readonly<Record<FormField, string | null>>;
  readonly formErrors: FormErrors;
  readonly submission: Submission;
  readonly session: Session | null;
  readonly loadFailure: Failure | null;
  /** Raised to ask again for what is shown; `answered` is the last one that was answered. */
  readonly attempt: number;
  readonly answered: number;
  /** True when the page asked for something else while a booking was sent; all begins anew once that is done with. */
  readonly isOverdue?: boolean;
}

/** Wishes for nothing. */
export const noWish: Wish = {
  coachId: null,
  sessionType: null,
  durationMinutes: null,
  name: '',
  email: '',
  isSignedIn: false,
  features: featuresOf('basic'),
};

/** Makes the state of a widget that knows nothing yet. */
export function initialState(now: number, timeZone: string): BookingState {
  return {
    now,
    timeZone,
    wish: noWish,
    coaches: null,
    coachId: null,
    offer: null,
    calendar: emptyCalendar,
    month: null,
    day: null,
    slot: null,
    hold: null,
    step: 'time',
    form: { name: null, email: null, title: null, notes: null },
    formErrors: {},
    submission: { status: 'idle' },
    session: null,
    loadFailure: null,
    attempt: 0,
    answered: 0,
  };
}

import type { Availability, Coach, Session, Slot } from '@session-booking/sdk/contract';
import type { PlainDate, PlainMonth } from '../calendar/plain-date.ts';
import type { AvailabilityView } from './booking-client.ts';
import type { BookingState, FormErrors, HeldTime, FormField, Step, Wish } from './booking-state.ts';
import type { Failure } from './failure.ts';

/** Lists what the visitor can ask the state for. */
export type VisitorMessage =
  | { type: 'choose-coach'; coachId: string }
  | { type: 'choose-type'; sessionTypeId: string }
  | { type: 'choose-zone'; timeZone: string }
  | { type: 'show-month'; month: PlainMonth }
  | { type: 'choose-day'; day: PlainDate }
  /** Shows the month and day of an instant. */
  | { type: 'show-moment'; startsAt: string }
  | { type: 'choose-slot'; slot: Slot }
  | { type: 'show-step'; step: Step }
  | { type: 'edit'; field: FormField; value: string }
  | { type: 'book-another' };

/** Lists what page, clock and server tell the state. */
export type OutsideMessage =
  | { type: 'wished'; wish: Wish; timeZone: string | null }
  | { type: 'ticked'; now: number }
  | { type: 'reset' }
  | { type: 'refresh' }
  | { type: 'coaches-arrived'; coaches: readonly Coach[]; availability: Availability | null; now: number }
  | { type: 'availability-arrived'; availability: Availability; now: number; isPrefetch: boolean }
  | { type: 'load-failed'; failure: Failure }
  | { type: 'form-refused'; errors: FormErrors }
  | { type: 'submitted' }
  | { type: 'booked'; session: Session }
  | { type: 'booking-failed'; failure: Failure }
  | { type: 'live-arrived'; view: AvailabilityView; now: number }
  | { type: 'held'; hold: HeldTime; now: number }
  /** The server keeps it for somebody else, or not at all. */
  | { type: 'hold-refused'; startsAt: string; failure: Failure }
  | { type: 'hold-ended' };

/** Lists everything that can happen to the state. */
export type Message = VisitorMessage | OutsideMessage;

/** Names one message by its type. */
export type MessageOf<Type extends Message['type']> = Extract<Message, { type: Type }>;

/** Answers each message of a set with the next state. */
export type Transitions<Type extends Message['type']> = {
  [Each in Type]: (state: BookingState, message: MessageOf<Each>) => BookingState;
};

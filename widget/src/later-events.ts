import type { Session, Slot } from '@session-booking/sdk/contract';
import { BookingEvent } from './events.ts';
import type { BookingState } from './state/booking-state.ts';
import type { Failure } from './state/failure.ts';

/** Says which time was chosen, and for what. */
export interface SlotSelectedDetail {
  coachId: string;
  sessionTypeId: string | null;
  durationMinutes: number;
  startsAt: string;
  endsAt: string;
  /** The zone the visitor sees times in. */
  timeZone: string;
}

/** Says why a booking was not made. */
export interface BookingFailedDetail {
  code: Failure['code'];
  message: string;
  /** Nearest free slots when the time was taken. */
  alternatives: readonly Slot[];
  /** What the client rejected with. */
  error: unknown;
}

/** Says why coaches, times or a session cannot be shown. */
export interface LoadFailedDetail {
  code: Failure['code'];
  /** In English, for a log. */
  message: string;
  /** What the client rejected with. */
  error: unknown;
}

/** Fires when coaches, times or the session to be shown did not come; the visitor sees why, and a way to try again. */
export class LoadFailedEvent extends BookingEvent<LoadFailedDetail> {
  constructor(detail: LoadFailedDetail) {
    super('load-failed', detail);
  }
}

/** Fires when the visitor chooses a time. */
export class SlotSelectedEvent extends BookingEvent<SlotSelectedDetail> {
  constructor(detail: SlotSelectedDetail) {
    super('slot-selected', detail);
  }
}

/** Fires when the form is sent, before the server has answered. */
export class BookingSubmittedEvent extends BookingEvent<SlotSelectedDetail> {
  constructor(detail: SlotSelectedDetail) {
    super('booking-submitted', detail);
  }
}

/** Fires when the server has booked the session, never before. */
export class SessionBookedEvent extends BookingEvent<{ session: Session }> {
  constructor(session: Session) {
    super('session-booked', { session });
  }
}

/** Fires when a booking was refused or got lost; what the visitor typed is kept. */
export class BookingFailedEvent extends BookingEvent<BookingFailedDetail> {
  constructor(detail: BookingFailedDetail) {
    super('booking-failed', detail);
  }
}

/** Says which time is chosen, for the events that tell it; null while none is. */
export function slotDetail({ slot, offer, coachId, timeZone }: BookingState): SlotSelectedDetail | null {
  if (!slot || !offer || coachId === null) return null;
  const { startsAt, endsAt } = slot;
  const { sessionType, durationMinutes } = offer;
  return { coachId, sessionTypeId: sessionType?.id ?? null, durationMinutes, startsAt, endsAt, timeZone };
}

declare global {
  interface HTMLElementEventMap {
    'slot-selected': SlotSelectedEvent;
    'booking-submitted': BookingSubmittedEvent;
    'session-booked': SessionBookedEvent;
    'booking-failed': BookingFailedEvent;
    'load-failed': LoadFailedEvent;
  }
}

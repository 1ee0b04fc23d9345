import type { Availability, Session, Slot } from '@session-booking/sdk/contract';
import type { FailureCode } from './state/failure.ts';

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
  code: FailureCode;
  message: string;
  /** Nearest free slots when the time was taken. */
  alternatives: readonly Slot[];
  /** What the client rejected with. */
  error: unknown;
}

class BookingEvent<Detail> extends CustomEvent<Detail> {
  constructor(type: string, detail: Detail) {
    super(type, { detail, bubbles: true, composed: true });
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

/** Fires when slots have arrived for what is shown. */
export class AvailabilityLoadedEvent extends BookingEvent<{ availability: Availability }> {
  constructor(availability: Availability) {
    super('availability-loaded', { availability });
  }
}

declare global {
  interface HTMLElementEventMap {
    'slot-selected': SlotSelectedEvent;
    'booking-submitted': BookingSubmittedEvent;
    'session-booked': SessionBookedEvent;
    'booking-failed': BookingFailedEvent;
    'availability-loaded': AvailabilityLoadedEvent;
  }
}

import type { Availability } from '@session-booking/sdk/contract';

/** Is what all events of the widget have in common: they bubble, out of shadow roots too. */
export class BookingEvent<Detail> extends CustomEvent<Detail> {
  constructor(type: string, detail: Detail) {
    super(type, { detail, bubbles: true, composed: true });
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
    'availability-loaded': AvailabilityLoadedEvent;
  }
}

import { defineElement } from '../elements/define-element.ts';
import { SessionBooking } from '../session-booking.ts';

/** Is the old name of the variant `basic`, as `<session-booking-form>`. */
export class SessionBookingForm extends SessionBooking {}

/** Is the old name of the variant `enhanced`, as `<enhanced-session-booking>`. */
export class EnhancedSessionBooking extends SessionBooking {
  constructor() {
    super();
    this.variant = 'enhanced';
  }
}

/** Is the old name of the variant `realtime`, as `<realtime-session-booking>`. */
export class RealtimeSessionBooking extends SessionBooking {
  constructor() {
    super();
    this.variant = 'realtime';
  }
}

defineElement('session-booking-form', SessionBookingForm);
defineElement('enhanced-session-booking', EnhancedSessionBooking);
defineElement('realtime-session-booking', RealtimeSessionBooking);

declare global {
  interface HTMLElementTagNameMap {
    'session-booking-form': SessionBookingForm;
    'enhanced-session-booking': EnhancedSessionBooking;
    'realtime-session-booking': RealtimeSessionBooking;
  }
}

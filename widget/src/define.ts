import { defineElement } from './elements/define-element.ts';
import { SessionBooking } from './session-booking.ts';

defineElement('session-booking', SessionBooking);

export { SessionBooking };

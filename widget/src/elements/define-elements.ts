import { BookingCalendar } from './booking-calendar.ts';
import { BookingSlotList } from './booking-slot-list.ts';
import { BookingSummary } from './booking-summary.ts';
import { defineElement } from './define-element.ts';

/** Registers the elements of the first view; safe to call again. */
export function defineElements(): void {
  defineElement('booking-calendar', BookingCalendar);
  defineElement('booking-slot-list', BookingSlotList);
  defineElement('booking-summary', BookingSummary);
}

import { BookingAvatar } from './booking-avatar.ts';
import { BookingCalendar } from './booking-calendar.ts';
import { BookingNotice } from './booking-notice.ts';
import { BookingSlotList } from './booking-slot-list.ts';
import { BookingSummary } from './booking-summary.ts';
import { BookingZone } from './booking-zone.ts';
import { defineElement } from './define-element.ts';

/** Registers the elements of the first view; safe to call again. */
export function defineElements(): void {
  defineElement('booking-avatar', BookingAvatar);
  defineElement('booking-calendar', BookingCalendar);
  defineElement('booking-notice', BookingNotice);
  defineElement('booking-slot-list', BookingSlotList);
  defineElement('booking-summary', BookingSummary);
  defineElement('booking-zone', BookingZone);
}

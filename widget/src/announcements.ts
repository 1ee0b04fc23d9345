import { placeOf } from './calendar/time-zone.ts';
import { monthOf } from './calendar/plain-date.ts';
import type { Localization } from './locale/localization.ts';
import type { Messages } from './locale/messages.ts';
import type { BookingState } from './state/booking-state.ts';
import { monthStatus, shownDay, shownMonth, shownSlots, slotsByDay } from './state/select.ts';

/**
 * Writes what a screen reader should be told about a change it would not notice by itself; null when there is nothing.
 * What moves focus says itself, and problems are alerts.
 */
export function announcementOf(
  before: BookingState,
  now: BookingState,
  words: Localization<Messages>,
): string | null {
  const { messages, formats } = words;
  if (now.session && !before.session) {
    return `${messages.sessionBooked}: ${formats.moment(Date.parse(now.session.startsAt), now.timeZone)}`;
  }
  if (now.submission.status === 'sending' && before.submission.status !== 'sending') return messages.booking;
  if (now.step !== 'time' || monthStatus(now) === 'unknown') return null;
  if (now.timeZone !== before.timeZone) return messages.timesIn(placeOf(now.timeZone));
  const isNewMonth = shownMonth(now) !== shownMonth(before) || monthStatus(before) === 'unknown';
  if (isNewMonth && before.coaches !== null) return monthNews(now, words);
  const day = shownDay(now);
  if (day !== null && day !== shownDay(before)) {
    return messages.dayTimes(messages.day(formats.weekdayOf(day), formats.date(day)), shownSlots(now).length);
  }
  return null;
}

function monthNews(state: BookingState, { messages, formats }: Localization<Messages>): string {
  const month = shownMonth(state);
  let count = 0;
  for (const [day, slots] of slotsByDay(state)) if (monthOf(day) === month) count += slots.length;
  if (count === 0) return messages.noTimesInMonth(formats.month(month));
  return `${formats.month(month)}: ${messages.timesAvailable(count)}`;
}

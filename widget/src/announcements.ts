import { placeOf } from './calendar/time-zone.ts';
import { monthOf } from './calendar/plain-date.ts';
import type { Localization } from './locale/localization.ts';
import type { Messages } from './locale/messages.ts';
import type { BookingState } from './state/booking-state.ts';
import { dayNews } from './day-news.ts';
import type { LiveNews } from './live-news.ts';
import { monthStatus, shownDay, shownMonth, slotsByDay } from './state/select.ts';

/**
 * Writes what a screen reader should be told about a change it would not notice by itself; null when there is nothing.
 * What moves focus says itself, and problems are alerts. `live` tells of what others do, where that is followed.
 */
export function announcementOf(
  before: BookingState,
  now: BookingState,
  words: Localization<Messages>,
  live: LiveNews | null,
): string | null {
  const { messages, formats } = words;
  if (now.session && !before.session) {
    return `${messages.sessionBooked}: ${formats.moment(Date.parse(now.session.startsAt), now.timeZone)}`;
  }
  const [status, statusBefore] = [now.submission.status, before.submission.status];
  if (status === 'sending' && statusBefore !== status) return messages.booking;
  // Why, the alert says; this takes back that it was being booked.
  if (status === 'failed' && statusBefore === 'sending') return messages.bookFailedTitle;
  const held = live?.ofHold(before, now, words);
  if (held) return held;
  if (now.step !== 'time' || monthStatus(now) === 'unknown') return null;
  if (now.timeZone !== before.timeZone) return messages.timesIn(placeOf(now.timeZone));
  const isNewMonth = shownMonth(now) !== shownMonth(before) || monthStatus(before) === 'unknown';
  if (isNewMonth && before.coaches !== null) return monthNews(now, words);
  const day = shownDay(now);
  if (day === null) return null;
  return day === shownDay(before) ? (live?.ofTimes(before, now, words) ?? null) : dayNews(now, words, day);
}

function monthNews(state: BookingState, { messages, formats }: Localization<Messages>): string {
  const month = shownMonth(state);
  let count = 0;
  for (const [day, slots] of slotsByDay(state)) if (monthOf(day) === month) count += slots.length;
  if (count === 0) return messages.noTimesInMonth(formats.month(month));
  return `${formats.month(month)}: ${messages.timesAvailable(count)}`;
}

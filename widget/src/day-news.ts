import type { PlainDate } from './calendar/plain-date.ts';
import type { Localization } from './locale/localization.ts';
import type { Messages } from './locale/messages.ts';
import type { BookingState } from './state/booking-state.ts';
import { shownSlots } from './state/select.ts';

/** Writes which day is shown and how many of its times are free. */
export function dayNews(
  state: BookingState,
  { messages, formats }: Localization<Messages>,
  day: PlainDate,
): string {
  return messages.dayTimes(messages.day(formats.weekdayOf(day), formats.date(day)), shownSlots(state).length);
}

import type { PlainDate } from '../calendar/plain-date.ts';
import type { BookingState } from './booking-state.ts';
import { isBookable } from './calendar-data.ts';
import { slotsByDay } from './select.ts';

/** Finds the start of the first free time that is known of, in whatever month; null when there is none. */
export function firstFree({ calendar, now }: BookingState): string | null {
  const known = new Map(calendar.slots.map((slot) => [slot.startsAt, slot]));
  // What an answer named as next may have been taken since.
  const next = calendar.windows.flatMap(({ nextAvailable: at }) =>
    at !== null && !known.has(at) ? [at] : [],
  );
  const free = calendar.slots.filter(isBookable).map((slot) => slot.startsAt);
  const starts = [...free, ...next].filter((start) => Date.parse(start) > now);
  return starts.sort((one, other) => Date.parse(one) - Date.parse(other))[0] ?? null;
}

/** Finds the start of the first free time on a later day than one of the shown zone; null when none is known. */
export function firstFreeAfter(state: BookingState, day: PlainDate): string | null {
  for (const [date, slots] of slotsByDay(state)) if (date > day) return slots[0]?.startsAt ?? null;
  return null;
}

import type { Availability, Slot } from '@session-booking/sdk/contract';
import type { PlainDate } from '../calendar/plain-date.ts';
import { dateIn } from '../calendar/time-zone.ts';

/** Spans dates in the coach's zone, both included. */
export interface DateRange {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Remembers one answered question and where the first free time at or after its `from` is. */
export interface KnownWindow extends DateRange {
  readonly nextAvailable: string | null;
}

/** Holds all that is known of one coach's free times for one length. */
export interface CalendarData {
  /** Free slots by start. */
  readonly slots: readonly Slot[];
  readonly windows: readonly KnownWindow[];
}

/** Knows nothing yet. */
export const emptyCalendar: CalendarData = { slots: [], windows: [] };

/** Puts an answer in the place of what was known of its dates. */
export function mergeAnswer(known: CalendarData, answer: Availability): CalendarData {
  const { from, to, nextAvailable } = answer;
  const outside = known.slots.filter((slot) => {
    const date = dateIn(answer.timeZone, Date.parse(slot.startsAt));
    return date < from || date > to;
  });
  const free = answer.slots.filter((slot) => slot.status === 'available');
  const kept = known.windows.filter((window) => window.from < from || window.to > to);
  return {
    slots: [...outside, ...free].sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt)),
    windows: [...kept, { from, to, nextAvailable }],
  };
}

/** Takes one start out, when it is known to be gone before the next answer says so. */
export function withoutSlot(known: CalendarData, startsAt: string): CalendarData {
  return { ...known, slots: known.slots.filter((slot) => slot.startsAt !== startsAt) };
}

/** Finds the answered question that covers a range; the latest when there are several. */
export function windowOver(known: CalendarData, range: DateRange): KnownWindow | undefined {
  return known.windows.filter((window) => window.from <= range.from && window.to >= range.to).at(-1);
}

/** Tells whether any answer reaches into a range. */
export function touches(known: CalendarData, range: DateRange): boolean {
  return known.windows.some((window) => window.from <= range.to && window.to >= range.from);
}

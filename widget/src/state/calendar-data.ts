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

/** Holds all that is known of one coach's times for one length. */
export interface CalendarData {
  /** By start; those that cannot be booked are among them where the widget shows or follows them. */
  readonly slots: readonly Slot[];
  readonly windows: readonly KnownWindow[];
  /** The number of the calendar that a watch has shown last; 0 where none has. */
  readonly revision: number;
}

/** Knows nothing yet. */
export const emptyCalendar: CalendarData = { slots: [], windows: [], revision: 0 };

/** Puts an answer in the place of what was known of its dates. */
export function mergeAnswer(known: CalendarData, answer: Availability): CalendarData {
  const { from, to, nextAvailable } = answer;
  const outside = known.slots.filter((slot) => {
    const date = dateIn(answer.timeZone, Date.parse(slot.startsAt));
    return date < from || date > to;
  });
  const kept = known.windows.filter((window) => window.from < from || window.to > to);
  return {
    ...known,
    slots: [...outside, ...answer.slots].sort(
      (one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt),
    ),
    windows: [...kept, { from, to, nextAvailable }],
  };
}

/** Tells whether the visitor may book a slot; his own hold keeps it for him. */
export function isBookable({ status }: Pick<Slot, 'status'>): boolean {
  return status === 'available' || status === 'held_by_you';
}

const bookable = new WeakMap<readonly Slot[], readonly Slot[]>();

/** Lists the slots the visitor may book, by start; the same array for the same slots. */
export function freeSlots({ slots }: { readonly slots: readonly Slot[] }): readonly Slot[] {
  const known = bookable.get(slots);
  if (known) return known;
  const free = slots.filter(isBookable);
  bookable.set(slots, free);
  return free;
}

/** Finds the answered question that covers a range; the latest when there are several. */
export function windowOver(known: CalendarData, range: DateRange): KnownWindow | undefined {
  return known.windows.filter((window) => window.from <= range.from && window.to >= range.to).at(-1);
}

/** Tells whether any answer reaches into a range. */
export function touches(known: CalendarData, range: DateRange): boolean {
  return known.windows.some((window) => window.from <= range.to && window.to >= range.from);
}

import type { Coach, SessionType, Slot } from '@session-booking/sdk/contract';
import {
  addDays,
  addMonths,
  firstOf,
  lastOf,
  monthOf,
  type PlainDate,
  type PlainMonth,
} from '../calendar/plain-date.ts';
import { dateIn } from '../calendar/time-zone.ts';
import type { BookingState } from './booking-state.ts';
import { freeSlots, touches, windowOver, type DateRange } from './calendar-data.ts';
import { offeredTypes } from './offer.ts';

// How far ahead the month buttons lead; schedules reach 730 days at most.
const MONTHS_AHEAD = 24;
const FIRST_LOOK_DAYS = 61;

/** Gets the chosen coach. */
export function chosenCoach(state: BookingState): Coach | null {
  return state.coaches?.find((coach) => coach.id === state.coachId) ?? null;
}

/** Lists the session types the visitor may choose from. */
export function choosableTypes(state: BookingState): SessionType[] {
  const coach = chosenCoach(state);
  return coach ? offeredTypes(coach, state.wish) : [];
}

/** Tells whether the visitor can go back to a list of coaches. */
export function canChooseCoach(state: BookingState): boolean {
  return state.wish.coachId === null && (state.coaches?.length ?? 0) > 1;
}

/** Gets today's date in the shown zone. */
export function today(state: BookingState): PlainDate {
  return dateIn(state.timeZone, state.now);
}

/** Gets the month that is shown; the present one while none is known. */
export function shownMonth(state: BookingState): PlainMonth {
  return state.month ?? monthOf(today(state));
}

/** Gets the months that can be shown, both included: the last is the one from which on the server knows of no free time. */
export function monthBounds(state: BookingState): { first: PlainMonth; last: PlainMonth } {
  const first = monthOf(today(state));
  const end = state.calendar.windows.find((window) => window.nextAvailable === null);
  return { first, last: end ? monthOf(end.from) : addMonths(first, MONTHS_AHEAD) };
}

/**
 * Finds the dates of the coach's zone that a month of the shown zone reaches into, from today on: the month itself,
 * and a day more on either side where the clocks differ. Null when all of it is past.
 */
export function rangeOfMonth(state: BookingState, month: PlainMonth): DateRange | null {
  const zone = chosenCoach(state)?.timeZone ?? state.timeZone;
  const differs = zone !== state.timeZone;
  const first = differs ? addDays(firstOf(month), -1) : firstOf(month);
  const to = differs ? addDays(lastOf(month), 1) : lastOf(month);
  const now = dateIn(zone, state.now);
  const from = first < now ? now : first;
  return from > to ? null : { from, to };
}

/** Finds the dates to ask for before any month is shown: from today on, as many as one question may span. */
export function firstRange(state: BookingState): DateRange {
  const from = dateIn(chosenCoach(state)?.timeZone ?? state.timeZone, state.now);
  return { from, to: addDays(from, FIRST_LOOK_DAYS) };
}

// Live changes bring the same starts again and again, and reading a date off a zone's clock is what takes long.
const dates: Record<string, PlainDate> = {};
const grouped = new WeakMap<readonly Slot[], Record<string, ReadonlyMap<PlainDate, readonly Slot[]>>>();

/** Groups the slots that can be booked by their date in the shown zone. */
export function slotsByDay(state: BookingState): ReadonlyMap<PlainDate, readonly Slot[]> {
  return groupByDay(freeSlots(state.calendar), state.timeZone);
}

/** Groups all known slots, whatever their status, by their date in the shown zone. */
export function everySlotByDay(state: BookingState): ReadonlyMap<PlainDate, readonly Slot[]> {
  return groupByDay(state.calendar.slots, state.timeZone);
}

function groupByDay(slots: readonly Slot[], timeZone: string): ReadonlyMap<PlainDate, readonly Slot[]> {
  const byZone = grouped.get(slots) ?? {};
  grouped.set(slots, byZone);
  const known = byZone[timeZone];
  if (known) return known;
  const days = new Map<PlainDate, Slot[]>();
  byZone[timeZone] = days;
  for (const slot of slots) {
    const day = (dates[timeZone + slot.startsAt] ??= dateIn(timeZone, Date.parse(slot.startsAt)));
    const list = days.get(day);
    if (list) list.push(slot);
    else days.set(day, [slot]);
  }
  return days;
}

/** Gets the day whose times are shown: the picked one while it lies in the shown month, else its first free one. */
export function shownDay(state: BookingState): PlainDate | null {
  const month = shownMonth(state);
  if (state.day && monthOf(state.day) === month) return state.day;
  for (const day of slotsByDay(state).keys()) if (monthOf(day) === month) return day;
  return null;
}

/** Lists the free slots of the shown day. */
export function shownSlots(state: BookingState): readonly Slot[] {
  const day = shownDay(state);
  return day ? (slotsByDay(state).get(day) ?? []) : [];
}

/** Lists the slots of the shown day, whatever their status. */
export function listedSlots(state: BookingState): readonly Slot[] {
  return everySlotByDay(state).get(shownDay(state) ?? '') ?? [];
}

/** Tells how much is known of the shown month. */
export function monthStatus(state: BookingState): 'unknown' | 'partial' | 'complete' {
  if (state.month === null) return 'unknown';
  const range = rangeOfMonth(state, state.month);
  if (!range || windowOver(state.calendar, range)) return 'complete';
  return touches(state.calendar, range) ? 'partial' : 'unknown';
}

/** Gets the first free time from the shown month on, as far as the server said, else the first one before; null when there is none. */
export function nextFree(state: BookingState): string | null {
  const range = state.month === null ? null : rangeOfMonth(state, state.month);
  const found = range && windowOver(state.calendar, range)?.nextAvailable;
  return found ?? freeSlots(state.calendar)[0]?.startsAt ?? null;
}

/** Tells whether the server said that nothing at all is free from today on. */
export function isFullyBooked(state: BookingState): boolean {
  const from = dateIn(chosenCoach(state)?.timeZone ?? state.timeZone, state.now);
  return (
    freeSlots(state.calendar).length === 0 &&
    state.calendar.windows.some((window) => window.from <= from && window.nextAvailable === null)
  );
}

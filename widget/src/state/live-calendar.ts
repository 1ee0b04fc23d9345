import type { Availability } from '@session-booking/sdk/contract';
import { dateIn } from '../calendar/time-zone.ts';
import type { AvailabilityView } from './booking-client.ts';
import type { BookingState } from './booking-state.ts';
import { freeSlots, mergeAnswer, windowOver, type CalendarData } from './calendar-data.ts';
import { chosenCoach } from './select.ts';

/** Gets the zone that the dates of the coach's calendar are in. */
export function calendarZone(state: BookingState): string {
  return chosenCoach(state)?.timeZone ?? state.timeZone;
}

/**
 * Puts what a watch shows in the place of what was known of its dates. Where the first free time was known and is gone,
 * only the server knows the next one: what said so is forgotten, and is asked for again.
 */
export function mergeView(state: BookingState, view: AvailabilityView): CalendarData {
  const known = state.calendar;
  const next = freeSlots(view)[0]?.startsAt ?? windowOver(known, view)?.nextAvailable;
  const answer = {
    ...view,
    slots: [...view.slots],
    timeZone: calendarZone(state),
    nextAvailable: next ?? null,
  };
  const merged = mergeAnswer(known, answer);
  const free = new Set(freeSlots(merged).map(({ startsAt }) => startsAt));
  const gone = new Set(known.slots.map(({ startsAt }) => startsAt).filter((startsAt) => !free.has(startsAt)));
  const sure = next === undefined ? merged.windows.slice(0, -1) : merged.windows;
  return {
    ...merged,
    revision: view.revision,
    windows: sure.filter(({ nextAvailable }) => nextAvailable === null || !gone.has(nextAvailable)),
  };
}

/** Leaves of an answer that a watch has overtaken only what the watch does not tell. */
export function overtaken(known: CalendarData, answer: Availability): Availability {
  if (answer.revision >= known.revision) return answer;
  const { from, to, timeZone } = answer;
  const slots = known.slots.filter(({ startsAt }) => {
    const date = dateIn(timeZone, Date.parse(startsAt));
    return date >= from && date <= to;
  });
  return { ...answer, slots };
}

import { bookingWindow, horizonReaches, noticeEnds } from './booking-window.ts';
import { dayOf } from './calendar-date.ts';
import { listSlots, type Question, slotsBetween } from './list-slots.ts';

/**
 * Finds the first instant after `now` at which the answer to `listSlots` changes by the clock alone: the notice passes
 * a start, a start passes, or midnight moves the horizon. Null when it never does.
 */
export function nextChangeByTime(question: Question): number | null {
  const { schedule } = question;
  const listed = listSlots(question);
  const bookable = listed.find((slot) => slot.status === 'available' || slot.status === 'held_by_you');
  const changes: number[] = [];
  if (bookable) changes.push(noticeEnds(schedule, bookable.start));
  if (listed[0] && question.include) changes.push(listed[0].start + 1);
  const horizonMoves = horizonChange(question);
  if (horizonMoves !== undefined) changes.push(horizonMoves);
  return changes.length === 0 ? null : Math.min(...changes);
}

/** Looks for the first date beyond the horizon that will list something at the midnight that brings it within. */
function horizonChange(question: Question): number | undefined {
  const { lastDay } = bookingWindow(question.schedule, question.now);
  const last = dayOf(question.to);
  for (let day = Math.max(dayOf(question.from), lastDay + 1); day <= last; day += 1) {
    const then = horizonReaches(question.schedule, day);
    if (slotsBetween({ ...question, now: then }, day, day, 1).length > 0) return then;
  }
  return undefined;
}

import { MAX_WINDOW_DAYS } from '@session-booking/sdk/contract';
import { firstAvailable, type Question } from './list-slots.ts';
import { dateOf, firstOfMonth, lastOfMonth } from './calendar-date.ts';
import { dateAt, dayAt } from './wall-time.ts';

/**
 * Chooses the dates of a stranger's first view: from today, in the coach's zone, to the end of the month that holds
 * the first free start; that month alone when it all would be more than 62 days; this month when nothing is free.
 * `busy` must reach to the horizon.
 */
export function firstViewWindow(question: Omit<Question, 'from' | 'to'>): { from: string; to: string } {
  const { timeZone } = question.schedule;
  const today = dayAt(question.now, timeZone);
  const date = dateAt(question.now, timeZone);
  const start = firstAvailable({ ...question, from: date, to: date });
  const day = start === null ? today : dayAt(start, timeZone);
  const last = lastOfMonth(day);
  const first = last - today < MAX_WINDOW_DAYS ? today : firstOfMonth(day);
  return { from: dateOf(first), to: dateOf(last) };
}

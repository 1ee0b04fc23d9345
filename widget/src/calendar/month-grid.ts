import { addDays, firstOf, lastOf, weekdayOf, type PlainDate, type PlainMonth } from './plain-date.ts';

/** Counts the rows of every grid, so that a card has one height for all months. */
export const WEEKS = 6;

/**
 * Lays out a month as six weeks of seven days; days of other months are null.
 * `firstWeekday` is the day the week starts on by ISO 8601 (1 Monday, 7 Sunday).
 */
export function monthGrid(month: PlainMonth, firstWeekday: number): (PlainDate | null)[][] {
  const first = firstOf(month);
  const last = lastOf(month);
  const { start } = weekAround(first, firstWeekday);
  return Array.from({ length: WEEKS }, (_week, week) =>
    Array.from({ length: 7 }, (_day, day) => {
      const date = addDays(start, week * 7 + day);
      return date < first || date > last ? null : date;
    }),
  );
}

/** Lists the weekdays in the order of the grid's columns, by ISO 8601. */
export function weekdays(firstWeekday: number): number[] {
  return Array.from({ length: 7 }, (_day, index) => ((firstWeekday - 1 + index) % 7) + 1);
}

/** Finds the first and last date of the week that `date` lies in. */
export function weekAround(date: PlainDate, firstWeekday: number): { start: PlainDate; end: PlainDate } {
  const start = addDays(date, -((weekdayOf(date) - firstWeekday + 7) % 7));
  return { start, end: addDays(start, 6) };
}

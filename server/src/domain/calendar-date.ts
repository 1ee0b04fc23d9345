import { DAY } from './interval.ts';

/** Turns a date, `YYYY-MM-DD`, into its day number: 0 is 1970-01-01. Throws a RangeError for what is no date. */
export function dayOf(date: string): number {
  const ms = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(ms)) throw new RangeError(`Not a date: ${date}`);
  return ms / DAY;
}

/** Turns a day number into its date, `YYYY-MM-DD`. */
export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Gives the day of the week, Monday 1 to Sunday 7. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Gives the day number of the last day of the month that `day` lies in. */
export function lastOfMonth(day: number): number {
  const date = new Date(day * DAY);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0) / DAY;
}

/** Gives the day number of the first day of the month that `day` lies in. */
export function firstOfMonth(day: number): number {
  return day - new Date(day * DAY).getUTCDate() + 1;
}

/** Moves a date by whole calendar days. */
export function addDays(date: string, days: number): string {
  return dateOf(dayOf(date) + days);
}

/** Counts the days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: string, b: string): number {
  return dayOf(b) - dayOf(a);
}

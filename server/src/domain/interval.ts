/** Describes a stretch of time, half-open `[start, end)`, in epoch milliseconds. */
export type Interval = { start: number; end: number };

/** Counts the milliseconds of a minute. */
export const MINUTE = 60_000;

/** Counts the milliseconds of an hour. */
export const HOUR = 60 * MINUTE;

/** Counts the milliseconds of 24 elapsed hours; a calendar day can be longer or shorter. */
export const DAY = 24 * HOUR;

/** Tells whether two stretches share a moment; those that only touch do not. */
export function overlaps(a: Interval, b: Interval): boolean {
  return Math.max(a.start, b.start) < Math.min(a.end, b.end);
}

/** Joins stretches that overlap or touch; gives disjoint ones by start, and leaves out those without length. */
export function merged(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter((each) => each.start < each.end);
  if (!isSorted(sorted)) sorted.sort((a, b) => a.start - b.start);
  const result: Interval[] = [];
  let last: Interval | undefined;
  for (const { start, end } of sorted) {
    if (last && start <= last.end) {
      if (end > last.end) last.end = end;
    } else {
      last = { start, end };
      result.push(last);
    }
  }
  return result;
}

/** Tells whether stretches are ordered by start. */
function isSorted(intervals: readonly Interval[]): boolean {
  let previous = -Infinity;
  for (const { start } of intervals) {
    if (start < previous) return false;
    previous = start;
  }
  return true;
}

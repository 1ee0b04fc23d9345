import { dateOf } from './calendar-date.ts';
import { DAY, type Interval } from './interval.ts';
import { invalidField, Refusal } from './refusal.ts';

export { addDays, daysBetween } from './calendar-date.ts';

/** Names the release of the time zone database this process reckons with, for example `2026c`. */
// eslint-disable-next-line no-restricted-globals -- a constant of the runtime, as Temporal's zone data are
export const zoneDataVersion: string = process.versions.tz ?? 'unknown';

/** Describes a stretch in which a zone keeps one distance from UTC; local time is the instant plus `offset`. */
type OffsetStretch = Interval & { offset: number };

const YEARS_KEPT = 4096;
const stretchesByZone = new Map<string, Map<number, OffsetStretch[]>>();
let yearsKept = 0;

/**
 * Turns `scheduledAt` of a request into epoch milliseconds: with `Z` or an offset it is that instant, without one it
 * is wall time in `timeZone`. A wall time that happens twice means the earlier. Refuses with `nonexistent_local_time`
 * what a clock change skips, and with `validation_failed` what is no time.
 */
export function resolveScheduledAt(scheduledAt: string, timeZone: string): number {
  if (/(Z|[+-]\d\d(:?\d\d)?)$/i.test(scheduledAt)) {
    return readTime(scheduledAt, () => Temporal.Instant.from(scheduledAt).epochMilliseconds);
  }
  const wall = readTime(scheduledAt, () => Temporal.PlainDateTime.from(scheduledAt));
  const zoned = readZone(timeZone, () => wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' }));
  if (zoned.toPlainDateTime().equals(wall)) return zoned.epochMilliseconds;
  const change = zoned.getTimeZoneTransition('next');
  const resumes = change
    ? ` The clocks go forward to ${clockAt(change.epochMilliseconds, timeZone)}; choose that or a later time.`
    : '';
  throw new Refusal(
    'nonexistent_local_time',
    `${scheduledAt.slice(0, 10)} ${scheduledAt.slice(11, 16)} does not exist in ${timeZone}.${resumes}`,
  );
}

/** Gives the calendar date, `YYYY-MM-DD`, that a zone has at an instant. */
export function dateAt(ms: number, timeZone: string): string {
  return dateOf(dayAt(ms, timeZone));
}

/** Gives the day number that a zone has at an instant; 0 is 1970-01-01. */
export function dayAt(ms: number, timeZone: string): number {
  return Math.floor((ms + offsetAt(ms, timeZone)) / DAY);
}

/** Gives the time of day, `HH:MM`, that a zone has at an instant. */
export function clockAt(ms: number, timeZone: string): string {
  return new Date(ms + offsetAt(ms, timeZone)).toISOString().slice(11, 16);
}

/** Gives the first instant of a day number in a zone; where the zone skips the day, that of the next it has. */
export function startOfDay(day: number, timeZone: string): number {
  const first = instantsOf({ start: day * DAY, end: (day + 1) * DAY }, timeZone)[0];
  return first ? first.start : startOfDay(day + 1, timeZone);
}

/**
 * Gives the instants at which a zone's clock shows a time within `wall` (local time written as if it were UTC), as
 * disjoint stretches by start: nothing for skipped time, both passes of a doubled hour.
 */
export function instantsOf(wall: Interval, timeZone: string): Interval[] {
  const result: Interval[] = [];
  for (const stretch of stretchesBetween(wall.start - DAY, wall.end + DAY, timeZone)) {
    const start = Math.max(wall.start - stretch.offset, stretch.start);
    const end = Math.min(wall.end - stretch.offset, stretch.end);
    if (start >= end) continue;
    const last = result.at(-1);
    if (last && last.end === start) last.end = end;
    else result.push({ start, end });
  }
  return result;
}

/** Writes an instant as RFC 3339 in UTC, with milliseconds only when there are some. */
export function toInstant(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

/** Gives a zone's distance from UTC at an instant, in milliseconds; east is positive. */
function offsetAt(ms: number, timeZone: string): number {
  const stretches = stretchesOfYear(new Date(ms).getUTCFullYear(), timeZone);
  let index = stretches.length - 1;
  while (index > 0 && (stretches[index]?.start ?? 0) > ms) index -= 1;
  return stretches[index]?.offset ?? 0;
}

function stretchesBetween(from: number, to: number, timeZone: string): OffsetStretch[] {
  const first = new Date(from).getUTCFullYear();
  const last = new Date(to).getUTCFullYear();
  if (first === last) return stretchesOfYear(first, timeZone);
  return [...stretchesOfYear(first, timeZone), ...stretchesOfYear(last, timeZone)];
}

/** Keeps the clock changes of a zone by UTC year, since asking for them is a thousand times dearer than adding. */
function stretchesOfYear(year: number, timeZone: string): OffsetStretch[] {
  let years = stretchesByZone.get(timeZone);
  if (!years) stretchesByZone.set(timeZone, (years = new Map<number, OffsetStretch[]>()));
  let stretches = years.get(year);
  if (!stretches) {
    if (yearsKept >= YEARS_KEPT) {
      stretchesByZone.clear();
      stretchesByZone.set(timeZone, (years = new Map<number, OffsetStretch[]>()));
      yearsKept = 0;
    }
    stretches = readZone(timeZone, () => clockChanges(startOfYear(year), startOfYear(year + 1), timeZone));
    years.set(year, stretches);
    yearsKept += 1;
  }
  return stretches;
}

/** Date.UTC takes the years 0 to 99 for 1900 to 1999, hence the long way. */
function startOfYear(year: number): number {
  return new Date(0).setUTCFullYear(year, 0, 1);
}

function clockChanges(from: number, to: number, timeZone: string): OffsetStretch[] {
  const result: OffsetStretch[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    const end = next ? Math.min(next.epochMilliseconds, to) : to;
    const start = Math.max(at.epochMilliseconds, from);
    result.push({ start, end, offset: at.offsetNanoseconds / 1_000_000 });
    if (!next || end >= to) return result;
    at = next;
  }
}

function readTime<T>(text: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalidField(
      ['scheduledAt'],
      'invalid_format',
      `"${text.slice(0, 40)}" is not a date and time. Write it like 2027-01-15T09:00:00.`,
    );
  }
}

function readZone<T>(timeZone: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalidField(
      ['timeZone'],
      'invalid_value',
      `"${timeZone.slice(0, 64)}" is not a time zone. Name an IANA zone, for example Europe/Madrid.`,
    );
  }
}

import * as z from 'zod/mini';

/**
 * Accepts a moment as a person would write it: with `Z` or an offset it is that instant, without one it is wall time
 * in the zone that goes with it.
 */
export const scheduledAt = z.iso
  .datetime({
    offset: true,
    local: true,
    error: 'Write a date and time as 2026-12-07T09:00:00, with or without an offset.',
  })
  .check(z.maxLength(40));

/** Accepts an instant in a filter, with `Z` or an offset. */
export const moment = z.iso
  .datetime({ offset: true, error: 'Write an instant as 2026-12-07T09:00:00Z.' })
  .check(z.maxLength(40));

/** Accepts a time of day from `00:00` to `23:59`. */
export const clockTime = z
  .string()
  .check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time of day as HH:MM, from 00:00 to 23:59.'));

/** Accepts the end of an interval in a day: a time of day from `00:01`, or `24:00` for the day's end. */
export const clockEnd = z
  .string()
  .check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'Write a time of day as HH:MM, up to 24:00.'));

/** Tells whether this runtime knows `name` as an IANA time zone; fixed offsets such as `+02:00` are not zones. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Accepts an IANA time zone in a request, for example `Europe/Madrid`. */
export const timeZone = z
  .string()
  .check(z.maxLength(64), z.refine(isTimeZone, 'Name an IANA time zone, for example Europe/Madrid.'));

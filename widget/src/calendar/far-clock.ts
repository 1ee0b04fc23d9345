import type { Formats } from './format.ts';
import { dateIn, offsetMinutes } from './time-zone.ts';

/** Writes what clocks in a zone show at an instant, "14:05"; with the weekday where it is another than in `here`. */
export function farTime(formats: Formats, at: number, timeZone: string, here: string): string {
  const isOtherDay = dateIn(timeZone, at) !== dateIn(here, at);
  return isOtherDay ? formats.weekdayTime(at, timeZone) : formats.time(at, timeZone);
}

/** Tells by how many minutes clocks in a zone are ahead of those in `here` at an instant; negative when behind. */
export function minutesAhead(timeZone: string, here: string, at: number): number {
  return offsetMinutes(timeZone, at) - offsetMinutes(here, at);
}

/** Writes a span of minutes in hours and minutes, "5 hours, 45 minutes". */
export function hoursAndMinutes(locale: string, minutes: number): string {
  const write = (count: number, unit: 'hour' | 'minute') =>
    count > 0
      ? [new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count)]
      : [];
  const parts = [...write(Math.floor(minutes / 60), 'hour'), ...write(minutes % 60, 'minute')];
  return new Intl.ListFormat(locale, { type: 'unit' }).format(parts);
}

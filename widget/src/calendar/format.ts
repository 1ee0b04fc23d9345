import { asUtc, firstOf, type PlainDate, type PlainMonth } from './plain-date.ts';

/** Writes dates, times and prices the way a locale does; every instant is in epoch milliseconds. */
export type Formats = ReturnType<typeof createFormats>;

/** Makes the formats of one locale, a BCP 47 tag; formatters are made on first use and kept. */
export function createFormats(locale: string) {
  const known = new Map<string, Intl.DateTimeFormat>();
  const dated = (options: Intl.DateTimeFormatOptions, at: number) => {
    const key = JSON.stringify(options);
    const format = known.get(key) ?? new Intl.DateTimeFormat(locale, { calendar: 'gregory', ...options });
    known.set(key, format);
    // No line begins with "PM", nor with the number of a day.
    return format.format(at).replace(/ (?=..?$)/, '\u00a0');
  };
  const plain = (options: Intl.DateTimeFormatOptions, date: PlainDate) =>
    dated({ ...options, timeZone: 'UTC' }, asUtc(date));
  // Clocks of twelve hours have no zero before the hour.
  const { hour12 } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions();
  const clock = { hour: hour12 ? 'numeric' : '2-digit', minute: '2-digit' } as const;
  return {
    locale,
    /** Writes a month with its year, "December 2026". */
    month: (month: PlainMonth) => plain({ month: 'long', year: 'numeric' }, firstOf(month)),
    /** Writes a date, "7 December 2026". */
    date: (date: PlainDate) => plain({ day: 'numeric', month: 'long', year: 'numeric' }, date),
    /** Writes a date with its weekday and no year, "Monday 7 December". */
    weekdayDate: (date: PlainDate) => plain({ weekday: 'long', day: 'numeric', month: 'long' }, date),
    /** Writes the number of a day in its month, in the locale's digits. */
    dayNumber: (date: PlainDate) => new Intl.NumberFormat(locale).format(Number(date.slice(8))),
    /** Writes a weekday's name; `weekday` by ISO 8601. */
    weekday: (weekday: number, width: 'long' | 'short' | 'narrow') =>
      plain({ weekday: width }, `2024-01-0${weekday}`),
    /** Writes the weekday of a date, "Monday". */
    weekdayOf: (date: PlainDate) => plain({ weekday: 'long' }, date),
    /** Writes a time of day, "09:00". */
    time: (at: number, timeZone: string) => dated({ ...clock, timeZone }, at),
    /** Writes a time of day with its zone, "09:00 CET", for hours that a clock change repeats. */
    zonedTime: (at: number, timeZone: string) => dated({ ...clock, timeZone, timeZoneName: 'short' }, at),
    /** Writes a time of day within a week, "Mon 09:00". */
    weekdayTime: (at: number, timeZone: string) => dated({ weekday: 'short', ...clock, timeZone }, at),
    /** Writes a moment in short, "Mon 7 Dec, 09:00". */
    moment: (at: number, timeZone: string) =>
      dated({ weekday: 'short', day: 'numeric', month: 'short', ...clock, timeZone }, at),
    /** Writes a zone's distance from UTC at an instant, "GMT+1". */
    offset: (at: number, timeZone: string) =>
      new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortOffset' })
        .formatToParts(at)
        .find((part) => part.type === 'timeZoneName')?.value ?? timeZone,
    /** Writes an amount of minor units (cents) in its currency. */
    money: ({ amount, currency }: { amount: number; currency: string }) => money(locale, amount, currency),
  };
}

function money(locale: string, amount: number, currency: string): string {
  const digits =
    new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
    2;
  const scale = 10 ** digits;
  const minimumFractionDigits = amount % scale === 0 ? 0 : digits;
  const text = new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits }).format(
    amount / scale,
  );
  // The sign of "US$" would go to the other side of its letters in text that runs from the right.
  return locale.startsWith('ar') ? text + '\u200e' : text;
}

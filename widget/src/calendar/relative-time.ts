import type { Formats } from './format.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Writes how far away something is, in the largest unit that fits twice: "in 3 hours", "2 days ago". */
export function relativeTime(locale: string, ms: number): string {
  const [unit, size] = unitOf(Math.abs(ms));
  return new Intl.RelativeTimeFormat(locale).format(Math.round(ms / size), unit);
}

function unitOf(ms: number): readonly [Intl.RelativeTimeFormatUnit, number] {
  if (ms < 1.5 * MINUTE_MS) return ['second', SECOND_MS];
  if (ms < 1.5 * HOUR_MS) return ['minute', MINUTE_MS];
  return ms < 1.5 * DAY_MS ? ['hour', HOUR_MS] : ['day', DAY_MS];
}

/** Writes what is left of a wait as a clock does, "12:05"; under an hour, and never below zero. */
export function countdown(locale: string, ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / SECOND_MS));
  const digits = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2, useGrouping: false });
  return `${digits.format(Math.floor(seconds / 60))}:${digits.format(seconds % 60)}`;
}

/**
 * Writes a moment in as few words as tell it apart: "Tue 14:00" within the week ahead, else with its date. Epoch
 * milliseconds.
 */
export function nearMoment(formats: Formats, at: number, now: number, timeZone: string): string {
  const isNear = at >= now && at - now < 6 * DAY_MS;
  return isNear ? formats.weekdayTime(at, timeZone) : formats.moment(at, timeZone);
}

import type { Formats } from './format.ts';
import { browserTimeZone, isTimeZone, offsetMinutes, placeOf } from './time-zone.ts';

/** Describes a zone as a list shows it. */
export interface ZoneChoice {
  readonly timeZone: string;
  /** "New York" */
  readonly place: string;
  /** "GMT-5" */
  readonly offset: string;
  /** Lower-case text that a search looks in. */
  readonly words: string;
}

// For engines that cannot list their zones: one for each offset where many people live.
const COMMON =
  'Pacific/Honolulu America/Anchorage America/Los_Angeles America/Denver America/Chicago America/New_York America/Halifax America/Sao_Paulo Atlantic/Azores Europe/London Europe/Madrid Europe/Paris Europe/Berlin Europe/Athens Africa/Lagos Africa/Johannesburg Africa/Cairo Europe/Istanbul Africa/Nairobi Asia/Tehran Asia/Dubai Asia/Karachi Asia/Kolkata Asia/Kathmandu Asia/Dhaka Asia/Bangkok Asia/Shanghai Asia/Singapore Asia/Tokyo Australia/Adelaide Australia/Sydney Pacific/Auckland';

function knownZones(): string[] {
  if ('supportedValuesOf' in Intl) return Intl.supportedValuesOf('timeZone');
  return COMMON.split(' ');
}

/** Lists the zones this browser knows, `first` and its own before the others, those from west to east; offsets at an instant. */
export function listZones(formats: Formats, at: number, first: readonly string[]): ZoneChoice[] {
  const leading = new Set([...first, browserTimeZone(), 'UTC'].filter(isTimeZone));
  // By place, because a browser may list a zone under another of its names.
  const places = new Set([...leading].map(placeOf));
  const others = knownZones()
    .filter((zone) => !places.has(placeOf(zone)) && isTimeZone(zone))
    .map((zone) => ({ zone, minutes: offsetMinutes(zone, at) }))
    .sort(
      (one, other) => one.minutes - other.minutes || placeOf(one.zone).localeCompare(placeOf(other.zone)),
    );
  return [...leading, ...others.map(({ zone }) => zone)].map((zone) => choiceOf(formats, at, zone));
}

/** Finds the zones that have every word of a search in their name, place or offset. */
export function findZones(zones: readonly ZoneChoice[], query: string): readonly ZoneChoice[] {
  const words = normal(query).split(/\s+/).filter(Boolean);
  return words.length === 0
    ? zones
    : zones.filter((zone) => words.every((word) => zone.words.includes(word)));
}

function choiceOf(formats: Formats, at: number, timeZone: string): ZoneChoice {
  const place = placeOf(timeZone);
  const offset = formats.offset(at, timeZone);
  const words = normal(`${timeZone} ${place} ${offset} ${zoneName(formats.locale, at, timeZone)}`);
  return { timeZone, place, offset, words };
}

function normal(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

/** Writes a zone's name in a language, "Central European Standard Time". */
function zoneName(locale: string, at: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'long' });
  return format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
}

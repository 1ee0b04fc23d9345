import type { PlainDate } from './plain-date.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Gets the date that clocks in a zone show at an instant. */
export function dateIn(timeZone: string, instant: number): PlainDate {
  const { year, month, day } = parts(timeZone, instant);
  return `${year}-${month}-${day}`;
}

/** Gets the hour of the day, 0 to 23, that clocks in a zone show at an instant. */
export function hourIn(timeZone: string, instant: number): number {
  return Number(parts(timeZone, instant).hour);
}

/** Gets how far clocks in a zone are ahead of UTC at an instant, in minutes. */
export function offsetMinutes(timeZone: string, instant: number): number {
  const { year, month, day, hour, minute } = parts(timeZone, instant);
  const wall = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
  return Math.round((wall - instant) / 60_000);
}

/** Tells whether this browser knows a time zone by that name. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    formatter(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Gets the zone of this browser's clock. */
export function browserTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

// What some browsers still call places that have another name today.
const RENAMED: Readonly<Record<string, string>> = {
  Calcutta: 'Kolkata',
  Katmandu: 'Kathmandu',
  Kiev: 'Kyiv',
  Rangoon: 'Yangon',
  Saigon: 'Ho Chi Minh',
};

/** Gets the place in a zone's name as people write it: `America/New_York` gives `New York`. */
export function placeOf(timeZone: string): string {
  const place = timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return RENAMED[place] ?? place;
}

type WallParts = Record<'year' | 'month' | 'day' | 'hour' | 'minute', string>;

function parts(timeZone: string, instant: number): WallParts {
  const wall: WallParts = { year: '', month: '', day: '', hour: '', minute: '' };
  for (const { type, value } of formatter(timeZone).formatToParts(instant)) {
    if (type in wall) wall[type as keyof WallParts] = value;
  }
  return wall;
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  let known = formatters.get(timeZone);
  if (!known) {
    known = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formatters.set(timeZone, known);
  }
  return known;
}

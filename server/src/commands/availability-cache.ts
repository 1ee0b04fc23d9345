import type { Availability } from '@session-booking/sdk/contract';
import type { DomainSlot } from '../domain/slot.ts';
import type { StoredCalendar } from '../store/calendar.ts';

/** An answer that holds for one revision until the clock changes it. */
export type KeptAvailability = {
  value: Availability;
  /** The value as JSON. */
  body: string;
  etag: string;
  /** Epoch milliseconds, `[madeAt, validUntil)`. */
  madeAt: number;
  validUntil: number;
};

/** Free slots near one that was refused; they hold as an answer does. */
export type KeptAlternatives = { slots: DomainSlot[]; madeAt: number; validUntil: number };

/** A calendar as it was read, with what was reckoned from it so far. */
export type KeptCalendar = StoredCalendar & {
  answers: Map<string, KeptAvailability>;
  nearest: Map<string, KeptAlternatives>;
};

/** A calendar and the database's clock when it was true. */
export type LoadedCalendar = { now: number; calendar: KeptCalendar };

/** Bounds memory: a calendar takes some 20 KB, an answer as much. */
const MAX_CALENDARS = 500;
const MAX_ANSWERS = 20;

/**
 * Keeps the calendars this node used last, each under its coach and window. Whether one is still true is asked of the
 * database every time, by its revision; nothing here is trusted to be news.
 */
export class AvailabilityCache {
  #calendars = new Map<string, KeptCalendar>();

  find(key: string): KeptCalendar | undefined {
    const calendar = this.#calendars.get(key);
    if (calendar) this.#put(key, calendar);
    return calendar;
  }

  /** Keeps a calendar, but never an older one in place of a newer. */
  keep(key: string, read: StoredCalendar): KeptCalendar {
    const known = this.#calendars.get(key);
    const calendar: KeptCalendar = { ...read, answers: new Map(), nearest: new Map() };
    if (!known || known.revision <= calendar.revision) this.#put(key, calendar);
    return calendar;
  }

  #put(key: string, calendar: KeptCalendar): void {
    putNewest(this.#calendars, key, calendar, MAX_CALENDARS);
  }
}

/** Keeps something reckoned from a calendar with it; what was kept longest ago goes when there is too much. */
export function keepBounded<Value>(map: Map<string, Value>, key: string, value: Value): void {
  putNewest(map, key, value, MAX_ANSWERS);
}

function putNewest<Value>(map: Map<string, Value>, key: string, value: Value, max: number): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= max) return;
  const oldest = map.keys().next();
  if (!oldest.done) map.delete(oldest.value);
}

import {
  nearestAvailable,
  nextChangeByTime,
  occupiedInterval,
  type Question,
} from '../domain/availability.ts';
import { bookingWindow } from '../domain/booking-window.ts';
import { dateOf } from '../domain/calendar-date.ts';
import { type Interval, MINUTE, overlaps } from '../domain/interval.ts';
import { Refusal } from '../domain/refusal.ts';
import type { DomainSlot } from '../domain/slot.ts';
import { addDays, dateAt } from '../domain/wall-time.ts';
import { type KeptCalendar, keepBounded } from './availability-cache.ts';
import type { Deps } from './deps.ts';
import { busyAt, coverDates, loadCalendar, nextExpiry, recallCalendar } from './load-calendar.ts';

/** Says who wants which slot (bare, without buffers) of whom, and in which zone that coach works. */
export type Wanted = {
  coachId: string;
  slot: Interval;
  viewer: string;
  timeZone: string;
  now: number;
  /** Where the session that is to be moved lies now, with buffers: it does not stand in its own way. */
  present?: Interval;
};

const ALTERNATIVES = 3;
/** How many days around the wish alternatives are looked for first, and then, before all that can be booked. */
const NEAR_DAYS = 7;
const WIDER_DAYS = 45;

/**
 * Refuses a slot that this node already refused at the coach's present revision, which spares the database the attempt
 * when many want one slot. Does nothing when it does not know: the database is the judge.
 */
export function refuseKnownTaken(deps: Deps, wanted: Wanted, revision: number): void {
  const calendar = recallCalendar(deps, wanted.coachId, coverDates(...near(wanted)), revision);
  const nearest = calendar?.nearest.get(nameOf(wanted.slot));
  if (!calendar || !nearest || wanted.now < nearest.madeAt || nearest.validUntil <= wanted.now) return;
  if (calendar.busy.some(({ owner }) => owner === wanted.viewer)) return;
  const code = reasonAgainst(calendar, wanted);
  if (code) throw refusalOf(code, nearest.slots);
}

/** Finds out why a slot could not be had and refuses it as `slot_taken` or `slot_held`; does nothing when it is free after all. */
export async function refuseTaken(deps: Deps, wanted: Wanted): Promise<void> {
  const [from, to] = near(wanted);
  const { calendar, now } = await loadCalendar(deps, wanted.coachId, coverDates(from, to));
  const code = reasonAgainst(calendar, { ...wanted, now });
  if (!code) return;
  const slots = await alternatives(deps, calendar, { ...wanted, now });
  const validUntil = nextChangeByTime(questionIn(calendar, { ...wanted, now }, from, to)) ?? Infinity;
  if (!calendar.busy.some(({ owner }) => owner === wanted.viewer)) {
    const kept = { slots, madeAt: now, validUntil: Math.min(validUntil, nextExpiry(calendar.busy, now)) };
    keepBounded(calendar.nearest, nameOf(wanted.slot), kept);
  }
  throw refusalOf(code, slots);
}

function reasonAgainst(
  calendar: KeptCalendar,
  { slot, viewer, now, present }: Wanted,
): 'slot_taken' | 'slot_held' | null {
  const during = occupiedInterval(calendar.schedule, slot);
  const isPresent = ({ start, end }: Interval) => start === present?.start && end === present.end;
  const inTheWay = busyAt(calendar.busy, now).filter(
    (each) => overlaps(each, during) && each.owner !== viewer && !isPresent(each),
  );
  if (inTheWay.length === 0) return null;
  return inTheWay.every(({ kind }) => kind === 'hold') ? 'slot_held' : 'slot_taken';
}

/** Looks further out only while the nearer days have too few. */
async function alternatives(deps: Deps, calendar: KeptCalendar, wanted: Wanted): Promise<DomainSlot[]> {
  const [from, to] = near(wanted);
  let slots = nearestAvailable(questionIn(calendar, wanted, from, to), wanted.slot.start, ALTERNATIVES);
  const today = dateAt(wanted.now, wanted.timeZone);
  const last = dateOf(bookingWindow(calendar.schedule, wanted.now).lastDay);
  for (const [first, final] of [near(wanted, WIDER_DAYS), [today, last] as const]) {
    if (slots.length >= ALTERNATIVES) break;
    const { calendar: wider, now } = await loadCalendar(deps, wanted.coachId, coverDates(first, final));
    slots = nearestAvailable(
      questionIn(wider, { ...wanted, now }, first, final),
      wanted.slot.start,
      ALTERNATIVES,
    );
  }
  return slots;
}

function questionIn(
  calendar: KeptCalendar,
  { slot, viewer, now }: Wanted,
  from: string,
  to: string,
): Question {
  const durationMinutes = (slot.end - slot.start) / MINUTE;
  return {
    schedule: calendar.schedule,
    busy: busyAt(calendar.busy, now),
    from,
    to,
    durationMinutes,
    viewer,
    now,
  };
}

function near({ slot, timeZone }: Wanted, days = NEAR_DAYS): [from: string, to: string] {
  const date = dateAt(slot.start, timeZone);
  return [addDays(date, -days), addDays(date, days)];
}

const nameOf = ({ start, end }: Interval) => `${start} ${end}`;

function refusalOf(code: 'slot_taken' | 'slot_held', alternatives: DomainSlot[]): Refusal {
  const reason =
    code === 'slot_held' ? 'Somebody is holding that time right now.' : 'That time has just been taken.';
  const next =
    alternatives.length > 0 ? 'Choose another; the nearest free times are given.' : 'Choose another day.';
  return new Refusal(code, `${reason} ${next}`, { alternatives });
}

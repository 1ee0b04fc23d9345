import { createHash } from 'node:crypto';
import { MAX_WINDOW_DAYS, type Availability, type QueryOf, type routes } from '@session-booking/sdk/contract';
import type { Actor } from '../domain/actor.ts';
import { firstAvailable, listSlots, nextChangeByTime, type Question } from '../domain/availability.ts';
import { bookingWindow } from '../domain/booking-window.ts';
import { offerFor } from '../domain/booking.ts';
import { dateOf } from '../domain/calendar-date.ts';
import { invalidField } from '../domain/refusal.ts';
import type { DomainSlot } from '../domain/slot.ts';
import { daysBetween, toInstant } from '../domain/wall-time.ts';
import type { Answer } from './answer.ts';
import { type KeptAvailability, type KeptCalendar, keepBounded } from './availability-cache.ts';
import type { Deps } from './deps.ts';
import { busyAt, coverDates, loadCalendar, nextExpiry } from './load-calendar.ts';
import { presentSlots } from './present-slots.ts';

/** Names a question for slots, as the contract parsed it. */
export type AvailabilityQuery = QueryOf<typeof routes.listAvailability>;

/**
 * Lists the slots of a coach. One query, or two when nothing is free in the whole window and the next free time lies
 * beyond it.
 */
export async function listAvailability(
  deps: Deps,
  actor: Actor,
  coachId: string,
  query: AvailabilityQuery,
): Promise<Answer> {
  const { body, etag } = await availabilityOf(deps, actor.subject, coachId, query);
  const headers = { etag, 'cache-control': 'private, no-cache' };
  return { status: 200, headers, body, replayed: false };
}

/** Reckons the slots a subject sees, or recalls them while the revision and the clock leave them as they were. */
export async function availabilityOf(
  deps: Deps,
  viewer: string,
  coachId: string,
  query: AvailabilityQuery,
): Promise<KeptAvailability> {
  const { from, to } = query;
  checkWindow(from, to);
  const { now, calendar } = await loadCalendar(deps, coachId, coverDates(from, to));
  return availabilityIn(deps, calendar, { ...query, viewer, now });
}

/** Reckons the slots a subject sees from a calendar that covers the dates asked for. */
export async function availabilityIn(
  deps: Deps,
  calendar: KeptCalendar,
  {
    from,
    to,
    durationMinutes,
    sessionTypeId,
    include,
    viewer,
    now,
  }: AvailabilityQuery & { viewer: string; now: number },
): Promise<KeptAvailability> {
  offerFor(calendar.sessionTypes, durationMinutes, sessionTypeId);
  const hasHold = calendar.busy.some((each) => each.owner === viewer);
  const key = [from, to, durationMinutes, include, hasHold && viewer].join(' ');
  const kept = calendar.answers.get(key);
  if (kept && kept.madeAt <= now && now < kept.validUntil) return kept;
  const asked = { from, to, durationMinutes, include, viewer: hasHold ? viewer : null, now };
  const made = await reckon(deps, calendar, asked);
  if (made.value.revision === calendar.revision) keepBounded(calendar.answers, key, made);
  return made;
}

type Asked = Omit<Question, 'schedule' | 'busy'>;

async function reckon(deps: Deps, calendar: KeptCalendar, asked: Asked): Promise<KeptAvailability> {
  const question = questionOf(calendar, asked);
  const slots = listSlots(question);
  const free = slots.find(isFree);
  if (free) return seal(calendar, question, slots, free.start, nextChangeByTime(question));
  const { lastDay } = bookingWindow(calendar.schedule, asked.now);
  const to = [asked.to, dateOf(lastDay + 1)].sort().at(-1) ?? asked.to;
  const { calendar: wide } = await loadCalendar(deps, calendar.coachId, coverDates(asked.from, to));
  // Both parts of the answer come from the wider calendar, which may be newer by now.
  const beyond = { ...questionOf(wide, asked), to };
  const found = firstAvailable(beyond);
  return seal(wide, question, listSlots({ ...beyond, to: asked.to }), found, nextChangeByTime(beyond));
}

const isFree = ({ status }: DomainSlot) => status === 'available' || status === 'held_by_you';

function questionOf(calendar: KeptCalendar, asked: Asked): Question {
  return { ...asked, schedule: calendar.schedule, busy: busyAt(calendar.busy, asked.now) };
}

function seal(
  { coachId, schedule, revision, busy }: KeptCalendar,
  { from, to, durationMinutes, now }: Question,
  slots: DomainSlot[],
  next: number | null,
  change: number | null,
): KeptAvailability {
  const { timeZone } = schedule;
  const value: Availability = {
    ...{ coachId, timeZone, revision, from, to, durationMinutes },
    slots: presentSlots(slots),
    nextAvailable: next === null ? null : toInstant(next),
  };
  const body = JSON.stringify(value);
  const digest = createHash('sha1').update(body).digest('base64url').slice(0, 10);
  const validUntil = Math.min(change ?? Infinity, nextExpiry(busy, now));
  return { value, body, etag: `"${revision}-${digest}"`, madeAt: now, validUntil };
}

/** Refuses dates in the wrong order and windows of more than 62 days. */
export function checkWindow(from: string, to: string): void {
  const days = daysBetween(from, to) + 1;
  if (days < 1) throw invalidField(['to'], 'invalid_value', 'Give a last date that is not before the first.');
  if (days > MAX_WINDOW_DAYS) {
    throw invalidField(
      ['to'],
      'too_big',
      `Ask for at most ${MAX_WINDOW_DAYS} days at once, both dates counted.`,
    );
  }
}

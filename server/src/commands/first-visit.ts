import type { Availability, Coach, QueryOf, routes } from '@session-booking/sdk/contract';
import { firstAvailable } from '../domain/availability.ts';
import { firstViewWindow } from '../domain/first-view.ts';
import { bookingWindow } from '../domain/booking-window.ts';
import { dateOf, dayOf, firstOfMonth, lastOfMonth } from '../domain/calendar-date.ts';
import { addDays, dateAt } from '../domain/wall-time.ts';
import type { StoredCoach } from '../store/coaches.ts';
import type { KeptCalendar } from './availability-cache.ts';
import type { Deps } from './deps.ts';
import { availabilityIn, availabilityOf } from './list-availability.ts';
import { coachPage, knownCoach } from './list-coaches.ts';
import { busyAt, coverDates, loadCalendar } from './load-calendar.ts';
import { presentCoach } from './present-coach.ts';

/** Names a stranger's first question, as the contract parsed it. */
export type VisitQuery = QueryOf<typeof routes.getVisit>;

/** The length asked for when a coach offers no session types and the visitor names none. */
const USUAL_MINUTES = 60;
/** How far ahead the first look for a free time goes; most coaches have one by then. */
const NEAR_DAYS = 62;

/**
 * Gathers what a stranger's first view needs beside his token; `subject` is that token's. Without dates the slots are
 * those up to the end of the month of the first free time. Two queries at most times.
 */
export async function firstVisit(
  deps: Deps,
  subject: string,
  query: VisitQuery,
): Promise<{ coaches: Coach[]; availability: Availability | null }> {
  if (query.coachId === undefined) return { coaches: (await coachPage(deps)).items, availability: null };
  const coach = await knownCoach(deps, query.coachId);
  const durationMinutes = query.durationMinutes ?? coach.sessionTypes[0]?.durationMinutes ?? USUAL_MINUTES;
  const asked = { durationMinutes, include: query.include };
  const dates = datesOf(query);
  const { value } = dates
    ? await availabilityOf(deps, subject, coach.id, { ...asked, ...dates })
    : await fromFirstFree(deps, subject, coach, asked);
  return { coaches: [presentCoach(coach)], availability: value };
}

/** One date alone means the month it is in, from or up to it. */
function datesOf({ from, to }: VisitQuery): { from: string; to: string } | null {
  if (from !== undefined) return { from, to: to ?? dateOf(lastOfMonth(dayOf(from))) };
  if (to !== undefined) return { from: dateOf(firstOfMonth(dayOf(to))), to };
  return null;
}

async function fromFirstFree(
  deps: Deps,
  viewer: string,
  { id, schedule, now: asOf }: StoredCoach & { now: number },
  asked: { durationMinutes: number; include: 'all' | undefined },
) {
  const today = dateAt(asOf, schedule.timeZone);
  const near = addDays(today, NEAR_DAYS);
  const question = ({ schedule, ...calendar }: KeptCalendar, now: number) => ({
    ...{ durationMinutes: asked.durationMinutes, viewer, now, schedule },
    busy: busyAt(calendar.busy, now),
  });
  let { now, calendar } = await loadCalendar(deps, id, coverDates(today, near));
  const first = firstAvailable({ ...question(calendar, now), from: today, to: near });
  if (first === null || dateAt(first, schedule.timeZone) > near) {
    const last = dateOf(bookingWindow(schedule, asOf).lastDay);
    ({ now, calendar } = await loadCalendar(deps, id, coverDates(today, last > near ? last : near)));
  }
  const window = firstViewWindow(question(calendar, now));
  return availabilityIn(deps, calendar, { ...asked, ...window, viewer, now });
}

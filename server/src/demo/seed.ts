import { randomUUIDv7 } from 'node:crypto';
import type { Schedule } from '@session-booking/sdk/contract';
import { sql } from 'kysely';
import type { Deps } from '../commands/deps.ts';
import type { Actor } from '../domain/actor.ts';
import { decideBooking } from '../domain/booking.ts';
import { occupiedInterval } from '../domain/busy.ts';
import { evolve } from '../domain/evolve.ts';
import { type Interval, MINUTE } from '../domain/interval.ts';
import { defaultPolicy } from '../domain/policy.ts';
import { addDays, dateAt } from '../domain/wall-time.ts';
import { writeBooking } from '../store/booking-write.ts';
import { epochMs } from '../store/clock.ts';
import { insertCoach } from '../store/coaches.ts';
import { appendEvents } from '../store/event-log.ts';
import type { Queries } from '../store/schema.ts';
import { demoClients } from './clients.ts';
import { anjali } from './coach-anjali.ts';
import { callum } from './coach-callum.ts';
import { ines } from './coach-ines.ts';
import { marcus } from './coach-marcus.ts';
import type { DemoCoach } from './demo-coach.ts';
import { livedInTimes, sequence } from './lived-in.ts';

/** Lists the coaches of the demo practice. */
export const demoCoaches: readonly DemoCoach[] = [ines, marcus, anjali, callum];

/** Any number; the same on every node. */
const LOCK = 7_264_184;

/**
 * Fills an empty database with the demo coaches and some weeks of bookings; true when it did. All or nothing: a start
 * that is cut off leaves an empty database, and of nodes that start together one does it.
 */
export async function seedDemo({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ now: number; isEmpty: boolean }>`
      select ${epochMs(clock)} as now, not exists (select from coach) as "isEmpty"
      where pg_try_advisory_xact_lock(${LOCK}::bigint)`.execute(transaction);
    const start = rows[0];
    if (!start?.isEmpty) return false;
    for (const coach of demoCoaches) await seedCoach(transaction, { clock, now: start.now }, coach);
    return true;
  });
}

type Start = { now: number } & Pick<Deps, 'clock'>;

async function seedCoach(transaction: Queries, start: Start, coach: DemoCoach): Promise<void> {
  const { id, name, headline, bio, languages, slug } = coach;
  const schedule = { ...coach.schedule, overrides: overridesOf(coach, start.now) };
  const sessionTypes = coach.sessionTypes.map((each) => ({ ...each, capacity: 1 }));
  const avatarUrl = `/demo/coaches/${slug}.svg`;
  const profile = { id, name, headline, bio, languages, avatarUrl, schedule, sessionTypes, ...defaultPolicy };
  await insertCoach(transaction, profile, start.now);
  const system = { subject: null, role: 'system', requestId: null } as const;
  await appendEvents(transaction, id, [{ type: 'coach.created', at: start.now, data: {} }], system);
  const durations = [60, 30];
  for (const time of livedInTimes(schedule, durations, slug, start.now)) {
    await seedSession(transaction, start, { ...profile, slug }, time);
  }
}

/** Holidays of this year and the next two, and the exceptions; the nearer rule wins where both name a date. */
function overridesOf({ schedule, holidays, exceptions }: DemoCoach, now: number): Schedule['overrides'] {
  const today = dateAt(now, schedule.timeZone);
  const year = Number(today.slice(0, 4));
  const closed = [year, year + 1, year + 2].flatMap((each) => holidays.map((day) => `${each}-${day}`));
  const byDate = new Map<string, Schedule['overrides'][number]['intervals']>();
  for (const date of closed) if (date >= today) byDate.set(date, []);
  for (const { inDays, intervals } of exceptions) byDate.set(addDays(today, inDays), intervals);
  byDate.delete('2027-01-15');
  return [...byDate]
    .map(([date, intervals]) => ({ date, intervals }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

type SeededCoach = Parameters<typeof decideBooking>[1] & { slug: string };

async function seedSession(
  transaction: Queries,
  { clock, now }: Start,
  coach: SeededCoach,
  slot: Interval,
): Promise<void> {
  const { schedule, sessionTypes, slug } = coach;
  const durationMinutes = (slot.end - slot.start) / MINUTE;
  const draw = sequence(`${slug} ${slot.start / MINUTE}`);
  const client = demoClients[Math.floor(draw() * demoClients.length)];
  if (!client) throw new RangeError('There is no demo client to book for.');
  const { name, email, subject } = client;
  const actor: Actor = { subject, role: 'client', kind: 'demo', coachId: null, sessionId: null, name, email };
  const title = sessionTypes.find((each) => each.durationMinutes === durationMinutes)?.title ?? 'Session';
  const request = {
    sessionId: randomUUIDv7(),
    title,
    startsAt: slot.start,
    durationMinutes,
    timeZone: schedule.timeZone,
  };
  const event = decideBooking(request, coach, { now, actor });
  await writeBooking(transaction, clock, {
    session: evolve(null, event),
    data: event.data,
    during: occupiedInterval(schedule, slot),
    coachVersion: 1,
    author: { subject, role: 'client', requestId: null },
    ownHold: null,
    expired: [],
    limits: null,
    keep: null,
  });
}

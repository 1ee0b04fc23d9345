import type { Schedule, SessionType } from '@session-booking/sdk/contract';
import { type Insertable, sql } from 'kysely';
import { toInstant } from '../domain/wall-time.ts';
import { type Clock, epochMs } from './clock.ts';
import type { Queries, Tables } from './schema.ts';

/** Describes a coach as he is stored, with what he offers in his order; instants are epoch milliseconds. */
export type StoredCoach = {
  id: string;
  name: string;
  headline: string;
  bio: string;
  avatarUrl: string | null;
  languages: string[];
  schedule: Schedule;
  scheduleVersion: number;
  freeCancellationHours: number;
  lateFeePercent: number;
  revision: number;
  sessionTypes: SessionType[];
};

/** Selects the session types on offer of the coach that the query around it calls `coach`, as a JSON list in his order. */
export const offeredSessionTypes = sql<SessionType[]>`(
  select coalesce(json_agg(json_build_object(
    'id', t.id, 'title', t.title, 'description', t.description, 'durationMinutes', t.duration_minutes,
    'price', case when t.price_amount is not null
      then json_build_object('amount', t.price_amount, 'currency', t.price_currency) end,
    'capacity', t.capacity) order by t.position, t.id), '[]')
  from session_type as t where t.coach_id = coach.id and t.active)`;

/** Reads one coach and the clock with him; null when there is none. */
export async function findCoach(
  queries: Queries,
  clock: Clock,
  coachId: string,
): Promise<(StoredCoach & { now: number }) | null> {
  const select = selectCoaches(queries).select(epochMs(clock).as('now')).where('coach.id', '=', coachId);
  return (await select.executeTakeFirst()) ?? null;
}

/** Reads up to `limit` coaches by name, after the given one when there is one. */
export async function readCoaches(
  queries: Queries,
  limit: number,
  after?: { name: string; id: string },
): Promise<StoredCoach[]> {
  let select = selectCoaches(queries).orderBy('coach.name').orderBy('coach.id').limit(limit);
  if (after) select = select.where(sql<boolean>`(coach.name, coach.id) > (${after.name}, ${after.id}::uuid)`);
  return select.execute();
}

function selectCoaches(queries: Queries) {
  return queries
    .selectFrom('coach')
    .select([
      'coach.id',
      'coach.name',
      'coach.headline',
      'coach.bio',
      'coach.avatar_url as avatarUrl',
      'coach.languages',
      'coach.schedule',
      'coach.schedule_version as scheduleVersion',
      'coach.free_cancellation_hours as freeCancellationHours',
      'coach.late_fee_percent as lateFeePercent',
      'coach.revision',
      offeredSessionTypes.as('sessionTypes'),
    ]);
}

/** Describes a new coach with everything he offers. */
export type NewCoach = Omit<StoredCoach, 'revision' | 'scheduleVersion'>;

/** Writes a new coach and his session types; the event that says so is the caller's to append. */
export async function insertCoach(transaction: Queries, coach: NewCoach, now: number): Promise<void> {
  const at = toInstant(now);
  await transaction
    .insertInto('coach')
    .values({
      id: coach.id,
      name: coach.name,
      headline: coach.headline,
      bio: coach.bio,
      avatar_url: coach.avatarUrl,
      languages: coach.languages,
      schedule: JSON.stringify(coach.schedule),
      free_cancellation_hours: coach.freeCancellationHours,
      late_fee_percent: coach.lateFeePercent,
      created_at: at,
      updated_at: at,
    })
    .execute();
  if (coach.sessionTypes.length === 0) return;
  await transaction
    .insertInto('session_type')
    .values(sessionTypeRows(coach.id, coach.sessionTypes))
    .execute();
}

/** Gives the rows that hold what a coach offers, in this order. */
export function sessionTypeRows(
  coachId: string,
  sessionTypes: readonly SessionType[],
): Insertable<Tables['session_type']>[] {
  return sessionTypes.map((type, position) => ({
    id: type.id,
    coach_id: coachId,
    title: type.title,
    description: type.description,
    duration_minutes: type.durationMinutes,
    price_amount: type.price?.amount ?? null,
    price_currency: type.price?.currency ?? null,
    capacity: type.capacity,
    position,
    active: true,
  }));
}

import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import type { CoachState } from '../domain/coach.ts';
import type { Interval } from '../domain/interval.ts';
import { toInstant } from '../domain/wall-time.ts';
import type { Clock } from './clock.ts';
import { findCoach, sessionTypeRows } from './coaches.ts';
import type { Queries } from './schema.ts';

/**
 * Reads a coach whom the actor may change and keeps him from changing until the transaction ends, with the ids of all
 * his session types, withdrawn ones too. Null when there is none, or none that is the actor's to change.
 */
export async function lockCoach(
  transaction: Queries,
  clock: Clock,
  { role, coachId: own }: Actor,
  coachId: string,
): Promise<{ now: number; coach: CoachState; typeIds: Set<string> } | null> {
  const locked = await sql`
    select from coach where id = ${coachId}::uuid and (${role}::text = 'admin' or id = ${own}::uuid)
    for no key update`.execute(transaction);
  if (locked.rows.length === 0) return null;
  // Read in new statements, which see what a change before the lock has committed.
  const coach = await findCoach(transaction, clock, coachId);
  const types = await transaction
    .selectFrom('session_type')
    .select('id')
    .where('coach_id', '=', coachId)
    .execute();
  return coach && { now: coach.now, coach, typeIds: new Set(types.map(({ id }) => id)) };
}

/** Writes what a coach has become. Session types that are no longer on offer are withdrawn; sessions keep theirs. */
export async function saveCoach(transaction: Queries, coach: CoachState, now: number): Promise<void> {
  await transaction
    .updateTable('coach')
    .set({
      name: coach.name,
      headline: coach.headline,
      bio: coach.bio,
      avatar_url: coach.avatarUrl,
      languages: coach.languages,
      schedule: JSON.stringify(coach.schedule),
      schedule_version: coach.scheduleVersion,
      free_cancellation_hours: coach.freeCancellationHours,
      late_fee_percent: coach.lateFeePercent,
      version: sql`version + 1`,
      updated_at: toInstant(now),
    })
    .where('id', '=', coach.id)
    .execute();
}

/** Writes what a coach offers, in this order; what is not in the list is withdrawn. */
export async function saveSessionTypes(
  transaction: Queries,
  { id, sessionTypes }: Pick<CoachState, 'id' | 'sessionTypes'>,
): Promise<void> {
  await transaction.updateTable('session_type').set({ active: false }).where('coach_id', '=', id).execute();
  if (sessionTypes.length === 0) return;
  await transaction
    .insertInto('session_type')
    .values(sessionTypeRows(id, sessionTypes))
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((is) => ({
        title: is.ref('excluded.title'),
        description: is.ref('excluded.description'),
        duration_minutes: is.ref('excluded.duration_minutes'),
        price_amount: is.ref('excluded.price_amount'),
        price_currency: is.ref('excluded.price_currency'),
        capacity: is.ref('excluded.capacity'),
        position: is.ref('excluded.position'),
        active: is.ref('excluded.active'),
      })),
    )
    .execute();
}

/** Reads the sessions of a coach that are not over, by start. */
export async function readSessionsAhead(
  transaction: Queries,
  coachId: string,
  now: number,
): Promise<(Interval & { sessionId: string })[]> {
  return transaction
    .selectFrom('session')
    .select(['id as sessionId', 'starts_at as start', 'ends_at as end'])
    .where('coach_id', '=', coachId)
    .where('status', 'in', ['scheduled', 'in_progress'])
    .where('ends_at', '>', sql<number>`${toInstant(now)}::timestamptz`)
    .orderBy('starts_at')
    .execute();
}

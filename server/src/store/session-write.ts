import { sql } from 'kysely';
import type { Interval } from '../domain/interval.ts';
import type { SessionState } from '../domain/session.ts';
import { toInstant } from '../domain/wall-time.ts';
import { type Clock, epochMs } from './clock.ts';
import type { Queries } from './schema.ts';
import { columnsOf } from './sessions.ts';

/** Writes what a session has become; who takes part in it stays. */
export async function saveSession(transaction: Queries, session: SessionState): Promise<void> {
  const { id, ...columns } = columnsOf(session);
  await transaction.updateTable('session').set(columns).where('id', '=', id).execute();
}

/** Gives the time of a session back to the calendar. */
export async function freeTime(transaction: Queries, sessionId: string): Promise<void> {
  await transaction
    .deleteFrom('occupied')
    .where('session_id', '=', sessionId)
    .where('kind', '=', 'session')
    .execute();
}

/** Says what a move of a session did to the calendar. */
export type Move = {
  isMoved: boolean;
  /** Where the session lay before, with buffers. */
  before: Interval;
  /** Holds in the way that had run out and are gone. */
  expired: { holdId: string; start: number; end: number }[];
};

/**
 * Moves a session's time in the calendar, in one statement: the old time is given back and the new one taken, if it is
 * free, as `on conflict do nothing` judges it. `holdId` is the mover's own hold, which ends. When the time is not free
 * the transaction must be rolled back. Moves in one calendar take turns, since two that change places would each wait
 * for the other.
 */
export async function moveTime(
  transaction: Queries,
  clock: Clock,
  {
    session,
    during,
    holdId,
  }: { session: Pick<SessionState, 'id' | 'coachId' | 'startsAt' | 'endsAt'>; during: Interval; holdId: string | null },
): Promise<Move> {
  const { id, coachId, startsAt, endsAt } = session;
  await sql`select pg_advisory_xact_lock(hashtextextended('move ' || ${coachId}::text, 0))`.execute(transaction);
  const range = sql`tstzrange(${toInstant(during.start)}::timestamptz, ${toInstant(during.end)}::timestamptz)`;
  const { rows } = await sql<Move>`
    with cleared as (
      delete from occupied
      where kind = 'hold' and coach_id = ${coachId}::uuid and expires_at <= ${clock} and during && ${range}
      returning hold_id, starts_at, ends_at
    ),
    consumed as (
      delete from occupied
      where kind = 'hold' and coach_id = ${coachId}::uuid and hold_id = ${holdId}::uuid
      returning hold_id
    ),
    freed as (
      delete from occupied
      where kind = 'session' and session_id = ${id}::uuid
        and (select count(*) from cleared) + (select count(*) from consumed) >= 0
      returning id, coach_id, session_id, subject, during
    ),
    moved as (
      insert into occupied (id, coach_id, kind, during, starts_at, ends_at, session_id, subject)
      select id, coach_id, 'session', ${range}, ${toInstant(startsAt)}::timestamptz, ${toInstant(endsAt)}::timestamptz,
        session_id, subject
      from freed
      on conflict on constraint occupied_no_overlap do nothing
      returning id
    )
    select exists (select from moved) as "isMoved",
      (select json_build_object(
        'start', ${epochMs(sql`lower(freed.during)`)}, 'end', ${epochMs(sql`upper(freed.during)`)}) from freed) as before,
      (select coalesce(json_agg(json_build_object(
        'holdId', hold_id, 'start', ${epochMs(sql`starts_at`)}, 'end', ${epochMs(sql`ends_at`)}) order by starts_at), '[]')
        from cleared) as expired`.execute(transaction);
  const move = rows[0];
  if (!move?.before) throw new Error(`Session ${id} has no time in the calendar.`);
  return move;
}

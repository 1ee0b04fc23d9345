import { sql } from 'kysely';
import type { LoggedHold } from '../domain/hold-event.ts';
import type { Interval } from '../domain/interval.ts';
import type { SessionState } from '../domain/session.ts';
import { toInstant } from '../domain/wall-time.ts';
import { type Clock, epochMs } from './clock.ts';
import type { Queries } from './schema.ts';
import { columnsOf } from './sessions.ts';
import { timeRange } from './time-range.ts';

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
  expired: LoggedHold[];
};

/** Describes a move: whose time goes where, and the mover's own hold, which ends. */
export type MoveWish = {
  session: Pick<SessionState, 'id' | 'coachId' | 'startsAt' | 'endsAt'>;
  /** The new time with buffers. */
  during: Interval;
  holdId: string | null;
};

/**
 * Moves a session's time in the calendar, in one statement: the old time is given back and the new one taken, if it is
 * free, as `on conflict do nothing` judges it. When it is not, the transaction must be rolled back. Moves in one
 * calendar take turns, since two that change places would each wait for the other.
 */
export async function moveTime(transaction: Queries, clock: Clock, wish: MoveWish): Promise<Move> {
  const { id, coachId } = wish.session;
  await sql`select pg_advisory_xact_lock(hashtextextended('move ' || ${coachId}::text, 0))`.execute(
    transaction,
  );
  const { rows } = await sql<Move>`
    with ${holdsEnded(clock, wish)},
    ${taken(wish)}
    select exists (select from moved) as "isMoved",
      (select json_build_object('start', ${epochMs(sql`lower(freed.during)`)}, 'end', ${epochMs(sql`upper(freed.during)`)})
        from freed) as before,
      (select coalesce(json_agg(json_build_object(
        'holdId', hold_id, 'expiresAt', ${epochMs(sql`expires_at`)}, 'slot', json_build_object(
          'start', ${epochMs(sql`starts_at`)}, 'end', ${epochMs(sql`ends_at`)})) order by starts_at), '[]')
        from cleared) as expired`.execute(transaction);
  const move = rows[0];
  if (!move?.before) throw new Error(`Session ${id} has no time in the calendar.`);
  return move;
}

function holdsEnded(clock: Clock, { session, during, holdId }: MoveWish) {
  return sql`cleared as (
      delete from occupied
      where kind = 'hold' and coach_id = ${session.coachId}::uuid and expires_at <= ${clock} and during && ${timeRange(during)}
      returning hold_id, starts_at, ends_at, expires_at
    ),
    consumed as (
      delete from occupied
      where kind = 'hold' and coach_id = ${session.coachId}::uuid and hold_id = ${holdId}::uuid
      returning hold_id
    )`;
}

/** Counts what was deleted before, which makes the database delete it before it looks for free time. */
function taken({ session, during }: MoveWish) {
  const [startsAt, endsAt] = [toInstant(session.startsAt), toInstant(session.endsAt)];
  return sql`freed as (
      delete from occupied
      where kind = 'session' and session_id = ${session.id}::uuid
        and (select count(*) from cleared) + (select count(*) from consumed) >= 0
      returning id, coach_id, session_id, subject, during
    ),
    moved as (
      insert into occupied (id, coach_id, kind, during, starts_at, ends_at, session_id, subject)
      select id, coach_id, 'session', ${timeRange(during)}, ${startsAt}::timestamptz, ${endsAt}::timestamptz,
        session_id, subject
      from freed
      on conflict on constraint occupied_no_overlap do nothing
      returning id
    )`;
}

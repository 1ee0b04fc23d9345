import { sql } from 'kysely';
import type { LoggedHold } from '../domain/hold-event.ts';
import type { Interval } from '../domain/interval.ts';
import { toInstant } from '../domain/wall-time.ts';
import { type Clock, epochMs } from './clock.ts';
import type { Queries } from './schema.ts';
import { timeRange } from './time-range.ts';

const holdRow = sql<LoggedHold>`
  hold_id as "holdId", json_build_object('start', ${epochMs(sql`starts_at`)}, 'end', ${epochMs(sql`ends_at`)}) as slot,
  ${epochMs(sql`expires_at`)} as "expiresAt"`;

/** Ends the hold of a subject with a coach, alive or not; gives it, or null when there was none. */
export async function endOwnHold(
  transaction: Queries,
  coachId: string,
  subject: string,
): Promise<LoggedHold | null> {
  const { rows } = await sql<LoggedHold>`
    delete from occupied where kind = 'hold' and coach_id = ${coachId}::uuid and subject = ${subject}
    returning ${holdRow}`.execute(transaction);
  return rows[0] ?? null;
}

/** Ends the holds of a coach that have run out and meet `during`; gives them, by start. */
export async function clearRunOut(
  transaction: Queries,
  clock: Clock,
  coachId: string,
  during: Interval,
): Promise<LoggedHold[]> {
  const { rows } = await sql<LoggedHold>`
    delete from occupied
    where kind = 'hold' and coach_id = ${coachId}::uuid and expires_at <= ${clock} and during && ${timeRange(during)}
    returning ${holdRow}`.execute(transaction);
  return rows.sort((a, b) => a.slot.start - b.slot.start);
}

/** Takes a slot for a hold if it is free, as the database judges; false when it is not. */
export async function insertHold(
  transaction: Queries,
  hold: LoggedHold & { coachId: string; subject: string; during: Interval },
): Promise<boolean> {
  const { holdId, coachId, subject, during, slot, expiresAt } = hold;
  const { rows } = await sql<{ id: string }>`
    insert into occupied (id, coach_id, kind, during, starts_at, ends_at, subject, hold_id, expires_at)
    values (${holdId}::uuid, ${coachId}::uuid, 'hold', ${timeRange(during)}, ${toInstant(slot.start)}::timestamptz,
      ${toInstant(slot.end)}::timestamptz, ${subject}, ${holdId}::uuid, ${toInstant(expiresAt)}::timestamptz)
    on conflict on constraint occupied_no_overlap do nothing
    returning id`.execute(transaction);
  return rows.length > 0;
}

/** Gives a live hold its one renewal; false when it is gone, has run out or was renewed before. */
export async function renewHold(
  transaction: Queries,
  clock: Clock,
  holdId: string,
  expiresAt: number,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update occupied set expires_at = ${toInstant(expiresAt)}::timestamptz, renewed = true
    where kind = 'hold' and hold_id = ${holdId}::uuid and not renewed and expires_at > ${clock}
    returning id`.execute(transaction);
  return rows.length > 0;
}

/** Ends a hold of a subject; gives it with its coach, or null when he has no such hold. */
export async function endHold(
  transaction: Queries,
  holdId: string,
  subject: string,
): Promise<(LoggedHold & { coachId: string }) | null> {
  const { rows } = await sql<LoggedHold & { coachId: string }>`
    delete from occupied where kind = 'hold' and hold_id = ${holdId}::uuid and subject = ${subject}
    returning ${holdRow}, coach_id as "coachId"`.execute(transaction);
  return rows[0] ?? null;
}

/** Ends at most `limit` holds that have run out, whoever's; skips those that somebody is ending already. */
export async function clearAllRunOut(
  transaction: Queries,
  clock: Clock,
  limit: number,
): Promise<(LoggedHold & { coachId: string })[]> {
  const { rows } = await sql<LoggedHold & { coachId: string }>`
    delete from occupied where id in (
      select id from occupied where kind = 'hold' and expires_at <= ${clock}
      order by expires_at limit ${limit}::int for update skip locked
    )
    returning ${holdRow}, coach_id as "coachId"`.execute(transaction);
  return rows;
}

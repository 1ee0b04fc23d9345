import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import type { Clock } from './clock.ts';
import type { Queries } from './schema.ts';

/** Reads the revisions of coaches, in one query; coaches that do not exist are left out. */
export async function readRevisions(
  queries: Queries,
  coachIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; revision: number }>`
    select id, revision from coach where id = any(${[...coachIds]}::uuid[])`.execute(queries);
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}

/**
 * Reads which sessions of a coach changed after a revision, each once, and the revision read up to. Revisions have no
 * gap and commit in order, so that nothing is missed.
 */
export async function readChangedSessions(
  queries: Queries,
  coachId: string,
  after: number,
): Promise<{ revision: number; sessionIds: string[] }> {
  const { rows } = await sql<{ revision: number; session_id: string | null }>`
    select revision, session_id from event
    where coach_id = ${coachId}::uuid and revision > ${after}::bigint order by revision`.execute(queries);
  const ids = rows.flatMap(({ session_id }) => (session_id === null ? [] : [session_id]));
  return { revision: rows.at(-1)?.revision ?? after, sessionIds: [...new Set(ids)] };
}

/** Reads whose calendars hold sessions of an actor that are not over for a day; a manage link's is that one session's. */
export async function readOwnCoaches(
  queries: Queries,
  clock: Clock,
  { subject, sessionId }: Actor,
): Promise<string[]> {
  const isOwn =
    sessionId === null
      ? sql`s.id in (select session_id from participant where subject = ${subject})`
      : sql`s.id = ${sessionId}::uuid`;
  const { rows } = await sql<{ coach_id: string }>`
    select distinct s.coach_id from session as s
    where ${isOwn} and s.ends_at > ${clock} - interval '1 day'`.execute(queries);
  return rows.map(({ coach_id }) => coach_id);
}

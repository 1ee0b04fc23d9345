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

/**
 * Reads whose calendars hold sessions of these actors that are not over for a day; a manage link's is that one session's.
 * One query for all; the function it gives tells one of the actors his.
 */
export async function readOwnCoaches(
  queries: Queries,
  clock: Clock,
  actors: readonly Actor[],
): Promise<(actor: Actor) => string[]> {
  const sessionIds = actors.flatMap(({ sessionId }) => sessionId ?? []);
  const subjects = actors.flatMap(({ subject, sessionId }) => (sessionId === null ? [subject] : []));
  const { rows } = await sql<{ owner: string; coach_ids: string[] }>`
    select owner, array_agg(distinct s.coach_id::text) as coach_ids
    from (
      select subject as owner, session_id from participant where subject = any(${subjects}::text[])
      union all
      select id::text, id from unnest(${sessionIds}::uuid[]) as id
    ) as own
    join session as s on s.id = own.session_id
    where s.ends_at > ${clock} - interval '1 day'
    group by owner`.execute(queries);
  const byOwner = new Map(rows.map(({ owner, coach_ids }) => [owner, coach_ids]));
  return ({ subject, sessionId }) => byOwner.get(sessionId ?? subject) ?? [];
}

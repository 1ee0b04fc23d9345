import type { EventType } from '@session-booking/sdk/contract';
import { sql } from 'kysely';
import { toInstant } from '../domain/wall-time.ts';
import type { Queries } from './schema.ts';

/** Says who changed a calendar, and in which request. */
export type Author = {
  /** Null when the system itself did. */
  subject: string | null;
  role: 'client' | 'coach' | 'admin' | 'system';
  requestId: string | null;
};

/** Describes one change of a calendar that is about to be logged. */
export type NewEvent = {
  type: EventType;
  sessionId?: string | undefined;
  holdId?: string | undefined;
  /** Epoch milliseconds. */
  at: number;
  /** For the audit trail; no name, address or private note. */
  data: Record<string, unknown>;
};

/**
 * Appends events of one coach and raises his revision by as many; gives the revision after them. Call it last in the
 * transaction that makes the change: it takes the coach's row, so that revision order is commit order. Throws `Stale`
 * (through `meaningOf`) when there is no such coach, or when he is no longer of the version given.
 */
export async function appendEvents(
  transaction: Queries,
  coachId: string,
  events: readonly NewEvent[],
  author: Author,
  coachVersion: number | null = null,
): Promise<number> {
  const rows = events.map(({ type, sessionId, holdId, at, data }, index) => ({
    n: index + 1,
    type,
    ...doer(type, author),
    session_id: sessionId ?? null,
    hold_id: holdId ?? null,
    at: toInstant(at),
    data,
  }));
  const result = await sql<{ revision: number }>`
    with revised as (
      update coach set revision = revision + ${rows.length}::int
      where id = ${coachId}::uuid and version = coalesce(${coachVersion}::int, version)
      returning revision
    )
    insert into event (coach_id, revision, type, session_id, hold_id, actor_subject, actor_role, at, data, request_id)
    select ${coachId}::uuid, revised.revision - ${rows.length}::int + e.n, e.type, e.session_id, e.hold_id,
      e.subject, e.role, e.at, e.data, ${author.requestId}::text
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e(n int, type text, subject text, role text, session_id uuid, hold_id uuid, at timestamptz, data jsonb)
    left join revised on true
    order by e.n
    returning revision`.execute(transaction);
  return Math.max(...result.rows.map(({ revision }) => revision));
}

/** That the time of a hold runs out is nobody's doing, whoever's request comes upon it. */
function doer(type: EventType, { subject, role }: Author): Pick<Author, 'subject' | 'role'> {
  return type === 'hold.expired' ? { subject: null, role: 'system' } : { subject, role };
}

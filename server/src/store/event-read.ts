import type { EventType } from '@session-booking/sdk/contract';
import { sql } from 'kysely';
import { toInstant } from '../domain/wall-time.ts';
import type { Queries } from './schema.ts';

/** Describes one row of the log. */
export type StoredEvent = {
  /** Order in the whole log; across coaches not the order of commit. */
  position: number;
  coachId: string;
  revision: number;
  type: EventType;
  sessionId: string | null;
  holdId: string | null;
  /** Null when the system itself acted. */
  subject: string | null;
  role: 'client' | 'coach' | 'admin' | 'system';
  /** Epoch milliseconds. */
  at: number;
  data: Record<string, unknown>;
  requestId: string | null;
};

/** Filters the log; `from` is included, `to` is not, epoch milliseconds. */
export type EventFilter = {
  type?: EventType | undefined;
  coachId?: string | undefined;
  sessionId?: string | undefined;
  subject?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
};

/** Says where to read on: after `position`, in the log as it was when `snapshot` was taken. */
export type EventPlace = { position: number; snapshot: string };

/** Reads what happened to a session, oldest first. */
export async function readEventsOfSession(queries: Queries, sessionId: string): Promise<StoredEvent[]> {
  return selectEvents(queries).where('session_id', '=', sessionId).orderBy('revision').execute();
}

/** Takes note of what has been committed by now, as PostgreSQL writes it. */
export async function takeSnapshot(queries: Queries): Promise<string> {
  const { rows } = await sql<{ snapshot: string }>`select pg_current_snapshot()::text as snapshot`.execute(
    queries,
  );
  const snapshot = rows[0]?.snapshot;
  if (snapshot === undefined) throw new Error('A select without a table gave no row.');
  return snapshot;
}

/**
 * Reads up to `limit` events in the order of the log, as it was at the snapshot: pages that are read while others write
 * neither skip nor repeat anything. Rows that came with a backup of another server belong to every snapshot.
 */
export async function readEvents(
  queries: Queries,
  filter: EventFilter,
  { position, snapshot }: EventPlace,
  limit: number,
): Promise<StoredEvent[]> {
  let select = selectEvents(queries)
    .where('position', '>', position)
    .where(
      sql<boolean>`(pg_visible_in_snapshot(transaction_id, ${snapshot}::pg_snapshot)
        or transaction_id >= pg_snapshot_xmax(pg_current_snapshot()))`,
    )
    .orderBy('position')
    .limit(limit);
  if (filter.type) select = select.where('type', '=', filter.type);
  if (filter.coachId) select = select.where('coach_id', '=', filter.coachId);
  if (filter.sessionId) select = select.where('session_id', '=', filter.sessionId);
  if (filter.subject) select = select.where('actor_subject', '=', filter.subject);
  if (filter.from !== undefined) select = select.where('at', '>=', instant(filter.from));
  if (filter.to !== undefined) select = select.where('at', '<', instant(filter.to));
  return select.execute();
}

const instant = (ms: number) => sql<number>`${toInstant(ms)}::timestamptz`;

function selectEvents(queries: Queries) {
  return queries
    .selectFrom('event')
    .select([
      'position',
      'coach_id as coachId',
      'revision',
      sql<EventType>`type`.as('type'),
      'session_id as sessionId',
      'hold_id as holdId',
      'actor_subject as subject',
      'actor_role as role',
      'at',
      'data',
      'request_id as requestId',
    ]);
}

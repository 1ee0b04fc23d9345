import type { SessionStatus } from '@session-booking/sdk/contract';
import { sql, type Insertable, type Selectable } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import type { Participant, SessionState } from '../domain/session.ts';
import { toInstant } from '../domain/wall-time.ts';
import type { Clock } from './clock.ts';
import { epochMs } from './clock.ts';
import type { Queries, Tables } from './schema.ts';

type Stored = Selectable<Tables['session']> & { participants: Participant[]; now: number };

/** Filters a list of sessions; `from` is included, `to` is not, both by start in epoch milliseconds. */
export type SessionFilter = {
  status?: SessionStatus | undefined;
  coachId?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
  /** Only what comes after this one, by start and id. */
  after?: { startsAt: number; id: string } | undefined;
  limit: number;
};

/** Reads one session if the actor may see it, and the clock with it; null when there is none for him. */
export async function findSession(
  queries: Queries,
  clock: Clock,
  actor: Actor,
  sessionId: string,
): Promise<{ now: number; session: SessionState } | null> {
  const row = await selectSessions(queries, clock, actor)
    .where('session.id', '=', sessionId)
    .executeTakeFirst();
  return row ? { now: row.now, session: stateOf(row) } : null;
}

/** Reads one session as `findSession` does and keeps it from changing until the transaction ends. */
export async function lockSession(
  transaction: Queries,
  clock: Clock,
  actor: Actor,
  sessionId: string,
): Promise<{ now: number; session: SessionState } | null> {
  const row = await selectSessions(transaction, clock, actor)
    .where('session.id', '=', sessionId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ? { now: row.now, session: stateOf(row) } : null;
}

/** Reads the sessions an actor may see, by start. */
export async function readSessions(
  queries: Queries,
  clock: Clock,
  actor: Actor,
  { status, coachId, from, to, after, limit }: SessionFilter,
): Promise<{ now: number; session: SessionState }[]> {
  let select = selectSessions(queries, clock, actor)
    .orderBy('session.starts_at')
    .orderBy('session.id')
    .limit(limit);
  if (status) select = select.where('session.status', '=', status);
  if (coachId) select = select.where('session.coach_id', '=', coachId);
  if (from !== undefined) select = select.where('session.starts_at', '>=', instant(from));
  if (to !== undefined) select = select.where('session.starts_at', '<', instant(to));
  if (after) {
    select = select.where(
      sql<boolean>`(session.starts_at, session.id) > (${toInstant(after.startsAt)}::timestamptz, ${after.id}::uuid)`,
    );
  }
  return (await select.execute()).map((row) => ({ now: row.now, session: stateOf(row) }));
}

const instant = (ms: number) => sql<number>`${toInstant(ms)}::timestamptz`;

/** What an actor may not see is not selected, so that it looks like what does not exist. */
function selectSessions(queries: Queries, clock: Clock, actor: Actor) {
  const select = queries
    .selectFrom('session')
    .selectAll('session')
    .select([participants.as('participants'), epochMs(clock).as('now')]);
  if (actor.sessionId !== null) return select.where('session.id', '=', actor.sessionId);
  if (actor.role === 'admin') return select;
  const isClient = sql<boolean>`session.id in (select session_id from participant where subject = ${actor.subject})`;
  const { coachId } = actor;
  if (actor.role !== 'coach' || coachId === null) return select.where(isClient);
  return select.where((is) => is.or([is('session.coach_id', '=', coachId), isClient]));
}

const participants = sql<Participant[]>`(
  select coalesce(json_agg(json_build_object('role', p.role, 'subject', p.subject, 'name', p.name, 'email', p.email)
    order by p.seat), '[]')
  from participant as p where p.session_id = session.id)`;

function stateOf(row: Stored): SessionState {
  const price =
    row.price_amount === null || row.price_currency === null
      ? null
      : { amount: row.price_amount, currency: row.price_currency };
  return {
    id: row.id,
    coachId: row.coach_id,
    sessionTypeId: row.session_type_id,
    title: row.title,
    description: row.description,
    status: row.status,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    timeZone: row.time_zone,
    price,
    policy: {
      freeUntil: row.free_until,
      freeCancellationHours: row.free_cancellation_hours,
      lateFeePercent: row.late_fee_percent,
    },
    startedAt: row.started_at,
    completedAt: row.completed_at,
    notes: row.notes,
    rating: row.rating,
    feedback: row.feedback,
    actionItems: row.action_items,
    clientFeedback:
      row.client_rating === null || row.client_feedback_at === null
        ? null
        : { rating: row.client_rating, feedback: row.client_feedback, at: row.client_feedback_at },
    cancellation: row.cancellation,
    participants: row.participants,
    metadata: row.metadata,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** Gives the columns that hold a session, its participants aside, ready to insert or to update. */
export function columnsOf(session: SessionState): Required<Insertable<Tables['session']>> {
  const maybe = (ms: number | null) => (ms === null ? null : toInstant(ms));
  const { clientFeedback, cancellation, policy, price } = session;
  return {
    id: session.id,
    coach_id: session.coachId,
    session_type_id: session.sessionTypeId,
    title: session.title,
    description: session.description,
    status: session.status,
    starts_at: toInstant(session.startsAt),
    ends_at: toInstant(session.endsAt),
    time_zone: session.timeZone,
    price_amount: price?.amount ?? null,
    price_currency: price?.currency ?? null,
    free_until: toInstant(policy.freeUntil),
    free_cancellation_hours: policy.freeCancellationHours,
    late_fee_percent: policy.lateFeePercent,
    started_at: maybe(session.startedAt),
    completed_at: maybe(session.completedAt),
    notes: session.notes,
    rating: session.rating,
    feedback: session.feedback,
    action_items: JSON.stringify(session.actionItems),
    client_rating: clientFeedback?.rating ?? null,
    client_feedback: clientFeedback?.feedback ?? null,
    client_feedback_at: maybe(clientFeedback?.at ?? null),
    cancellation: cancellation && JSON.stringify(cancellation),
    metadata: JSON.stringify(session.metadata),
    version: session.version,
    created_at: toInstant(session.createdAt),
    updated_at: toInstant(session.updatedAt),
  };
}

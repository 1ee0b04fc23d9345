import type { EventType } from '@session-booking/sdk/contract';
import { sql } from 'kysely';
import { holdData } from '../domain/hold-event.ts';
import type { Interval } from '../domain/interval.ts';
import { clientOf, type SessionState } from '../domain/session.ts';
import { toInstant } from '../domain/wall-time.ts';
import type { StoredHold } from './booking-read.ts';
import type { Clock } from './clock.ts';
import type { Author } from './event-log.ts';
import type { KeptAnswer } from './idempotency.ts';
import type { Queries } from './schema.ts';
import { columnsOf } from './sessions.ts';
import { timeRange } from './time-range.ts';

/** Everything one booking writes, and what must still be so when it does. */
export type BookingWrite = {
  session: SessionState;
  /** For the audit trail. */
  data: Record<string, unknown>;
  /** The slot with the coach's buffers. */
  during: Interval;
  /** The coach as the booking was decided on, his schedule and what he offers; with another one it fails as `Stale`. */
  coachVersion: number;
  author: Author;
  /** The author's own live hold with this coach, which ends with the booking wherever it lies. */
  ownHold: StoredHold | null;
  /** Holds in the way that have run out. */
  expired: readonly StoredHold[];
  /** Null for who may book without limit. */
  limits: { bookingsPerHour: number | null; openSessionsPerCoach: number | null } | null;
  keep: { key: string; fingerprint: string; answer: KeptAnswer } | null;
};

/** Says what a booking added to the log; without a `session.booked` the time was taken. */
export type BookingWritten = { type: EventType; revision: number }[];

/**
 * Books in one statement, so in one round trip and one transaction: clears holds that ran out, turns the own hold
 * into the session or takes the free time, writes session, client, kept answer and limits, and last the coach's
 * revision and the log. Time that is taken writes nothing but the clearing. Throws what `meaningOf` explains.
 */
export async function writeBooking(
  queries: Queries,
  clock: Clock,
  write: BookingWrite,
): Promise<BookingWritten> {
  const { session, author, coachVersion } = write;
  const coachId = sql`${session.coachId}::uuid`;
  const { rows } = await sql<BookingWritten[number]>`
    with ${cleared(clock, write)},
    ${taken(clock, write)},
    ${claimed(write)},
    booked as (
      ${insertSession(session)} where exists (select from taken) and exists (select from claimed) returning id
    ),
    clients as (${insertParticipants(session)} returning seat),
    ${kept(clock, write)},
    ${released(write)},
    ${happened(write)},
    revised as (
      update coach set revision = revision + (select count(*) from happened)
      where id = ${coachId} and version = ${coachVersion}::int and exists (select from happened)
        and (select count(*) from clients) + (select count(*) from kept) >= 0
      returning revision
    )
    insert into event (coach_id, revision, type, session_id, hold_id, actor_subject, actor_role, at, data, request_id)
    select ${coachId}, revised.revision - h.total + h.n, h.type, h.session_id, h.hold_id, h.subject, h.role,
      ${toInstant(session.createdAt)}::timestamptz, h.data, ${author.requestId}::text
    from (
      select *, row_number() over (order by place, hold_id) as n, count(*) over () as total from happened
    ) as h
    left join revised on true
    order by h.n
    returning type, revision`.execute(queries);
  return rows;
}

/** An own hold elsewhere ends too, once the booking stands. */
function released({ session, ownHold, during }: BookingWrite) {
  if (!ownHold) return nothing('released', 'hold_id');
  return sql`released as (
      delete from occupied
      where kind = 'hold' and hold_id = ${ownHold.holdId}::uuid and coach_id = ${session.coachId}::uuid
        and not during && ${timeRange(during)} and exists (select from booked)
      returning hold_id
    )`;
}

/** Lists what the statement did, in the order it goes into the log. */
function happened({ ownHold, data, author }: BookingWrite) {
  const by = sql`${author.subject}::text, ${author.role}::text`;
  return sql`happened as (
      select 1 as place, 'hold.expired' as type, null::uuid as session_id, hold_id, data,
        null::text as subject, 'system' as role
      from cleared
      union all
      select 2, 'hold.released', null, hold_id, ${JSON.stringify(ownHold ? holdData(ownHold) : {})}::jsonb, ${by}
      from released
      union all
      select 3, 'session.booked', id, (select ${ownHold?.holdId ?? null}::uuid from mine),
        ${JSON.stringify(data)}::jsonb, ${by}
      from booked
    )`;
}

function cleared(clock: Clock, { session, expired }: BookingWrite) {
  if (expired.length === 0) return nothing('cleared', 'hold_id', 'data');
  const list = expired.map((hold) => ({ hold_id: hold.holdId, data: holdData(hold) }));
  return sql`cleared as (
      delete from occupied
      using jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as x(hold_id uuid, data jsonb)
      where kind = 'hold' and occupied.hold_id = x.hold_id and coach_id = ${session.coachId}::uuid
        and expires_at <= ${clock}
      returning occupied.hold_id, x.data
    )`;
}

/**
 * The own hold becomes the session where the two meet, which nobody can contest. Else the time is taken if it is free:
 * `on conflict do nothing` lets many ask for one slot without waiting for each other in a ring.
 */
function taken(clock: Clock, write: BookingWrite) {
  const { session, during } = write;
  return sql`${mine(clock, write)},
    fresh as (
      insert into occupied (id, coach_id, kind, during, starts_at, ends_at, session_id, subject)
      select ${session.id}::uuid, ${session.coachId}::uuid, 'session', ${timeRange(during)}, ${bareSlot(session)},
        ${session.id}::uuid, ${clientOf(session)?.subject ?? null}::text
      from (select count(*) from cleared) as after_clearing
      where not exists (select from mine)
      on conflict on constraint occupied_no_overlap do nothing
      returning id
    ),
    taken as (select id from mine union all select id from fresh)`;
}

function mine(clock: Clock, { session, during, ownHold }: BookingWrite) {
  if (!ownHold) return nothing('mine', 'id');
  return sql`mine as (
      update occupied set id = ${session.id}::uuid, kind = 'session', session_id = ${session.id}::uuid,
        subject = ${clientOf(session)?.subject ?? null}::text, hold_id = null, expires_at = null, renewed = false,
        during = ${timeRange(during)}, (starts_at, ends_at) = row(${bareSlot(session)})
      where kind = 'hold' and hold_id = ${ownHold.holdId}::uuid and coach_id = ${session.coachId}::uuid
        and expires_at > ${clock} and during && ${timeRange(during)} and (select count(*) from cleared) >= 0
      returning id
    )`;
}

const bareSlot = ({ startsAt, endsAt }: SessionState) =>
  sql`${toInstant(startsAt)}::timestamptz, ${toInstant(endsAt)}::timestamptz`;

/** Stands for a part that has nothing to do: planning it would cost as much as doing it, and most bookings have no hold. */
function nothing(name: 'cleared' | 'mine' | 'released', ...columns: ('id' | 'hold_id' | 'data')[]) {
  const list = columns.map((column) => `null::${column === 'data' ? 'jsonb' : 'uuid'} as ${column}`);
  return sql`${sql.raw(name)} as (select ${sql.raw(list.join(', '))} where false)`;
}

/** Asks for leave only once the time is taken, so that refused bookings never wait for each other. */
function claimed({ session, limits }: BookingWrite) {
  const subject = clientOf(session)?.subject ?? null;
  const isLimited = limits && (limits.bookingsPerHour ?? limits.openSessionsPerCoach) !== null;
  if (!isLimited || subject === null) return sql`claimed as (select true)`;
  return sql`claimed as materialized (
      select claim_booking(${subject}::text, ${session.coachId}::uuid, ${session.id}::uuid,
        ${toInstant(session.createdAt)}::timestamptz, ${limits.bookingsPerHour}::int, ${limits.openSessionsPerCoach}::int)
      from taken
    )`;
}

/** Types come from the table, so that the session travels as one parameter. */
function insertSession(session: SessionState) {
  const { actionItems: action_items, metadata, cancellation } = session;
  const columns = { ...columnsOf(session), action_items, metadata, cancellation };
  const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)));
  return sql`insert into session (${names})
      select ${names} from jsonb_populate_record(null::session, ${JSON.stringify(columns)}::jsonb)`;
}

function insertParticipants({ id, participants }: SessionState) {
  const list = participants.map((each, index) => ({ ...each, seat: index + 1 }));
  return sql`insert into participant (session_id, seat, role, subject, name, email)
      select ${id}::uuid, p.seat, p.role, p.subject, p.name, p.email
      from booked, jsonb_to_recordset(${JSON.stringify(list)}::jsonb)
        as p(seat int, role text, subject text, name text, email text)`;
}

/** A key used more than a day ago makes room; one used since then fails the whole booking. */
function kept(clock: Clock, { author, keep }: BookingWrite) {
  if (!keep || author.subject === null) return sql`kept as (select null as key where false)`;
  const { status, headers, body } = keep.answer;
  return sql`stale as (
      delete from idempotency_key
      where subject = ${author.subject} and key = ${keep.key} and created_at <= ${clock} - interval '24 hours'
        and exists (select from booked)
      returning key
    ),
    kept as (
      insert into idempotency_key (subject, key, fingerprint, status, headers, answer, created_at)
      select ${author.subject}::text, ${keep.key}::text, ${keep.fingerprint}::text, ${status}::int,
        ${JSON.stringify(headers)}::jsonb, ${body}::text, ${clock}
      from booked where (select count(*) from stale) >= 0
      returning key
    )`;
}

import type { Schedule, SessionType } from '@session-booking/sdk/contract';
import { sql } from 'kysely';
import type { Interval } from '../domain/interval.ts';
import { type Clock, epochMs } from './clock.ts';
import { offeredSessionTypes } from './coaches.ts';
import { keptRows, type KeptUnder, type SubjectKey } from './idempotency.ts';
import type { Queries } from './schema.ts';

/** Describes a hold as it is stored; `during` is its slot with the buffers. */
export type StoredHold = {
  holdId: string;
  subject: string;
  during: Interval;
  /** The bare slot. */
  slot: Interval;
  expiresAt: number;
  /** True once it was renewed; it can be only once. */
  renewed: boolean;
};

/** Holds what bookings with one coach are decided from, all of one moment. */
export type BookingGround = {
  now: number;
  coach: {
    schedule: Schedule;
    /** Another one with every change of the coach; bookings leave it alone. */
    version: number;
    freeCancellationHours: number;
    lateFeePercent: number;
    revision: number;
    sessionTypes: SessionType[];
    /** All of the coach's holds, those that have run out too. */
    holds: StoredHold[];
  } | null;
  /** What is kept under the keys that were asked for. */
  kept: readonly KeptUnder[] | null;
};

/** Reads what bookings with a coach are decided from, and what is kept under the keys of those who want to book; in one query. */
export async function readBookingGround(
  queries: Queries,
  clock: Clock,
  coachId: string,
  keys: readonly SubjectKey[] = [],
): Promise<BookingGround> {
  const { rows } = await sql<BookingGround>`
    select ${epochMs(clock)} as now,
      ${keys.length === 0 ? sql`null::json` : keptRows(keys, clock)} as kept,
      (select json_build_object(
        'schedule', coach.schedule, 'version', coach.version,
        'freeCancellationHours', coach.free_cancellation_hours, 'lateFeePercent', coach.late_fee_percent,
        'revision', coach.revision, 'sessionTypes', ${offeredSessionTypes}, 'holds', ${holds})
      from coach where coach.id = ${coachId}::uuid) as coach`.execute(queries);
  const ground = rows[0];
  if (!ground) throw new Error('A select without a table gave no row.');
  return ground;
}

const span = (start: string, end: string) =>
  sql`json_build_object('start', ${epochMs(sql.raw(start))}, 'end', ${epochMs(sql.raw(end))})`;

const holds = sql`(
  select coalesce(json_agg(json_build_object(
    'holdId', h.hold_id, 'subject', h.subject, 'during', ${span('lower(h.during)', 'upper(h.during)')},
    'slot', ${span('h.starts_at', 'h.ends_at')}, 'expiresAt', ${epochMs(sql`h.expires_at`)},
    'renewed', h.renewed)), '[]')
  from occupied as h where h.coach_id = coach.id and h.kind = 'hold')`;

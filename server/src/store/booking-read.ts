import type { Schedule, SessionType } from '@session-booking/sdk/contract';
import { sql } from 'kysely';
import type { Interval } from '../domain/interval.ts';
import { type Clock, epochMs } from './clock.ts';
import { offeredSessionTypes } from './coaches.ts';
import { keptRow, type KeptRow } from './idempotency.ts';
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

/** Holds what a booking is decided from, all of one moment. */
export type BookingGround = {
  now: number;
  /** What was kept under the caller's key. */
  kept: KeptRow | null;
  coach: {
    schedule: Schedule;
    scheduleVersion: number;
    freeCancellationHours: number;
    lateFeePercent: number;
    revision: number;
    sessionTypes: SessionType[];
    /** All of the coach's holds, those that have run out too. */
    holds: StoredHold[];
  } | null;
};

/** Reads what a booking is decided from, in one query. */
export async function readBookingGround(
  queries: Queries,
  clock: Clock,
  { coachId, subject, key }: { coachId: string; subject: string; key: string | null },
): Promise<BookingGround> {
  const { rows } = await sql<BookingGround>`
    select ${epochMs(clock)} as now,
      ${key === null ? sql`null::json` : keptRow(subject, key, clock)} as kept,
      (select json_build_object(
        'schedule', coach.schedule, 'scheduleVersion', coach.schedule_version,
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

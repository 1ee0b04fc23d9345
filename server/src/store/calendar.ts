import type { Schedule, SessionType } from '@session-booking/sdk/contract';
import { sql } from 'kysely';
import type { Busy } from '../domain/busy.ts';
import type { Interval } from '../domain/interval.ts';
import { type Clock, epochMs } from './clock.ts';
import { offeredSessionTypes } from './coaches.ts';
import type { Queries } from './schema.ts';
import { timeRange } from './time-range.ts';

/** Describes taken time as it is stored: a hold also says when it ends by itself. */
export type StoredBusy = Busy & { expiresAt?: number };

/** Holds what availability is reckoned from, all of one moment. */
export type StoredCalendar = {
  coachId: string;
  revision: number;
  schedule: Schedule;
  sessionTypes: SessionType[];
  /** What meets `covers`, by start; holds that have run out but not been cleared are in it. */
  busy: StoredBusy[];
  covers: Interval;
};

type BusyTuple = [
  kind: Busy['kind'],
  start: number,
  end: number,
  holdId: string | null,
  owner: string | null,
  expiresAt: number | null,
];
type Row = { now: number; revision: number } & (
  | { schedule: Schedule; sessionTypes: SessionType[]; busy: BusyTuple[] }
  | { schedule: null; sessionTypes: null; busy: null }
);

/**
 * Reads a coach's calendar in one query. At `knownRevision` it is what the caller already has: `calendar` is null and
 * the query costs next to nothing. Gives null when there is no such coach.
 */
export async function readCalendar(
  queries: Queries,
  clock: Clock,
  { coachId, covers, knownRevision }: { coachId: string; covers: Interval; knownRevision: number | null },
): Promise<{ now: number; calendar: StoredCalendar | null } | null> {
  const isNews = sql`coach.revision is distinct from ${knownRevision}::bigint`;
  const { rows } = await sql<Row>`
    select ${epochMs(clock)} as now, coach.revision,
      case when ${isNews} then coach.schedule end as schedule,
      case when ${isNews} then ${offeredSessionTypes} end as "sessionTypes",
      case when ${isNews} then (
        select coalesce(json_agg(json_build_array(
          o.kind, ${epochMs(sql`lower(o.during)`)}, ${epochMs(sql`upper(o.during)`)},
          o.hold_id, case when o.kind = 'hold' then o.subject end, ${epochMs(sql`o.expires_at`)}
        ) order by lower(o.during)), '[]')
        from occupied as o
        where o.coach_id = coach.id and o.during && ${timeRange(covers)}
      ) end as busy
    from coach where coach.id = ${coachId}::uuid`.execute(queries);
  const row = rows[0];
  if (!row) return null;
  const { now, revision, schedule, sessionTypes, busy } = row;
  if (schedule === null) return { now, calendar: null };
  return { now, calendar: { coachId, revision, schedule, sessionTypes, busy: busy.map(readBusy), covers } };
}

function readBusy([kind, start, end, holdId, owner, expiresAt]: BusyTuple): StoredBusy {
  if (holdId === null || owner === null || expiresAt === null) return { kind, start, end };
  return { kind, start, end, holdId, owner, expiresAt };
}

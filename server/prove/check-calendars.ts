import pg from 'pg';

/** What the database holds that it must not; all zero when it is whole. */
export type CalendarFaults = {
  /** Pairs of sessions or holds of a coach that share time, buffers included. */
  overlaps: number;
  /** Sessions that are on and take no time, or not their own; and time taken by no session. */
  strays: number;
  /** Revisions of coaches that are missing in the log, or the other way round. */
  gaps: number;
  /** Sessions without anybody who takes part, or without a word in the log. */
  halves: number;
  sessions: number;
};

// Reckoned from the sessions themselves, not from the table whose constraint is to be shown.
const OVERLAPS = `
  with padded as (
    select session.id, coach_id, tstzrange(
      starts_at - make_interval(mins => (schedule ->> 'bufferBeforeMinutes')::int),
      ends_at + make_interval(mins => (schedule ->> 'bufferAfterMinutes')::int)) as during
    from session join coach on coach.id = coach_id
    where status <> 'cancelled'),
  ordered as (
    select coach_id, during,
      max(upper(during)) over (partition by coach_id order by lower(during), padded.id rows between unbounded preceding and 1 preceding) as before
    from padded)
  select count(*)::int as found from ordered where before > lower(during)`;

const STRAYS = `
  select count(*)::int as found
  from (select id, coach_id, starts_at, ends_at from session where status <> 'cancelled') as wanted
  full join (select session_id as id, coach_id, starts_at, ends_at from occupied where kind = 'session') as taken
    using (id, coach_id, starts_at, ends_at)
  where not exists (select from session where session.id = wanted.id)
    or not exists (select from occupied where session_id = taken.id)`;

const GAPS = `
  select count(*)::int as found from coach
  left join (select coach_id, count(*) as events, max(revision) as last from event group by coach_id) as log
    on log.coach_id = coach.id
  where revision <> coalesce(events, 0) or revision <> coalesce(last, 0)`;

const HALVES = `
  select count(*)::int as found from session
  where not exists (select from participant where session_id = session.id)
    or not exists (select from event where session_id = session.id and type = 'session.booked')
    or (status = 'cancelled') <> exists (select from event where session_id = session.id and type = 'session.cancelled')`;

const SESSIONS = `select count(*)::int as found from session where status <> 'cancelled'`;

/** Looks for anything in a database that no order of bookings may leave behind. */
export async function checkCalendars(connectionString: string): Promise<CalendarFaults> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const count = async (text: string) => (await client.query<{ found: number }>(text)).rows[0]?.found ?? NaN;
  try {
    return {
      overlaps: await count(OVERLAPS),
      strays: await count(STRAYS),
      gaps: await count(GAPS),
      halves: await count(HALVES),
      sessions: await count(SESSIONS),
    };
  } finally {
    await client.end();
  }
}

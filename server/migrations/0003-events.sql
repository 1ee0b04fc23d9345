-- The log: everything that happened to every calendar, and nothing that did not.

create table event (
  -- Order of insertion, which is not the order of commit: read one coach by `revision`, all coaches by
  -- (transaction_id, position) below the oldest transaction still running.
  position bigint generated always as identity,
  transaction_id xid8 not null default pg_current_xact_id(),
  coach_id uuid not null,
  -- Written as null when the calendar was not what the change had been decided on, which this table then refuses.
  revision bigint,
  type text not null,
  session_id uuid,
  hold_id uuid,
  -- Null when the system itself acted.
  actor_subject text,
  actor_role text not null,
  at timestamptz not null,
  data jsonb not null default '{}',
  request_id text,
  constraint event_pk primary key (position),
  constraint event_revision_known check (revision is not null),
  constraint event_one_per_revision unique (coach_id, revision),
  constraint event_actor_role_known check (actor_role in ('client', 'coach', 'admin', 'system'))
);

create index event_by_transaction on event (transaction_id, position);
create index event_by_session on event (session_id, position) where session_id is not null;
create index event_booked_by on event (actor_subject, at) where type = 'session.booked';

create function refuse_change_of_event() returns trigger language plpgsql as $$
begin
  raise exception 'The event log is append-only.' using errcode = 'restrict_violation', constraint = 'event_append_only';
end
$$;

create trigger event_append_only before update or delete or truncate on event
  for each statement execute function refuse_change_of_event();

-- First answers by idempotency key; worthless after 24 hours.
create table idempotency_key (
  subject text not null,
  key text not null,
  -- Of the whole request: the same key with another request is refused.
  fingerprint text not null,
  status integer not null,
  headers jsonb not null default '{}',
  -- The body as it was sent, byte for byte.
  answer text not null,
  created_at timestamptz not null,
  constraint idempotency_key_pk primary key (subject, key)
);

create index idempotency_key_by_age on idempotency_key (created_at);

-- Lets a client book once more, or fails by the name of the limit he is at. Bookings of one client take turns here:
-- each count is a new query after the lock, so it sees what the one before committed. Null switches a limit off.
create function claim_booking(
  claimant text, booked_coach uuid, booked_session uuid, present timestamptz, per_hour integer, open_per_coach integer
) returns void language plpgsql volatile as $$
declare
  open_sessions integer;
  oldest timestamptz;
begin
  perform pg_advisory_xact_lock(hashtextextended('claim_booking ' || claimant, 0));
  if open_per_coach is not null then
    select count(*) into open_sessions
    from occupied join session on session.id = occupied.session_id
    where occupied.kind = 'session' and occupied.subject = claimant and occupied.coach_id = booked_coach
      and occupied.ends_at > present and occupied.session_id <> booked_session
      and session.status in ('scheduled', 'in_progress');
    if open_sessions >= open_per_coach then
      raise exception '% sessions are open with this coach.', open_sessions
        using errcode = 'check_violation', constraint = 'booking_limit_open_sessions';
    end if;
  end if;
  if per_hour is not null then
    select event.at into oldest
    from event
    where event.type = 'session.booked' and event.actor_subject = claimant
      and event.at > present - interval '1 hour' and event.session_id <> booked_session
    order by event.at desc offset per_hour - 1 limit 1;
    if found then
      raise exception '% sessions were booked in the last hour.', per_hour
        using errcode = 'check_violation', constraint = 'booking_limit_per_hour',
          detail = ceil(extract(epoch from oldest + interval '1 hour' - present) * 1000)::text;
    end if;
  end if;
end
$$;

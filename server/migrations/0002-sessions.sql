-- What is booked, by whom, and the time it takes.

create table session (
  id uuid not null,
  coach_id uuid not null,
  session_type_id uuid,
  title text not null,
  description text,
  status text not null default 'scheduled',
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- The zone it was booked in.
  time_zone text not null,
  price_amount integer,
  price_currency text,
  -- The policy as it was when the session was booked.
  free_until timestamptz not null,
  free_cancellation_hours integer not null,
  late_fee_percent integer not null,
  started_at timestamptz,
  completed_at timestamptz,
  -- The coach's own; never a client's to read.
  notes text,
  rating integer,
  feedback text,
  action_items jsonb not null default '[]',
  client_rating integer,
  client_feedback text,
  client_feedback_at timestamptz,
  cancellation jsonb,
  metadata jsonb not null default '{}',
  -- +1 for every change; the ETag.
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint session_pk primary key (id),
  constraint session_coach_fk foreign key (coach_id) references coach (id),
  constraint session_type_fk foreign key (session_type_id) references session_type (id),
  constraint session_status_known check (status in ('scheduled', 'in_progress', 'completed', 'cancelled')),
  constraint session_ends_after_start check (ends_at > starts_at),
  constraint session_price_whole check ((price_amount is null) = (price_currency is null)),
  constraint session_late_fee_in_range check (late_fee_percent between 0 and 100),
  constraint session_rating_in_range check (rating between 1 and 5),
  constraint session_client_rating_in_range check (client_rating between 1 and 5),
  constraint session_cancelled_has_cancellation check ((status = 'cancelled') = (cancellation is not null)),
  constraint session_completed_has_times check (status <> 'completed' or (started_at is not null and completed_at is not null))
);

create index session_by_coach on session (coach_id, starts_at, id);
create index session_by_start on session (starts_at, id);

create table participant (
  session_id uuid not null,
  -- 1 for the first; sessions of several clients count on.
  seat integer not null default 1,
  role text not null default 'client',
  -- Whom a token speaks for; null when a coach or admin booked for someone without one.
  subject text,
  name text,
  email text,
  constraint participant_pk primary key (session_id, seat),
  constraint participant_session_fk foreign key (session_id) references session (id),
  constraint participant_role_known check (role in ('client', 'coach'))
);

create index participant_by_subject on participant (subject, session_id) where subject is not null;

-- One stretch of a coach's time that nothing else may overlap: booked, held, or busy in a calendar outside.
create table occupied (
  -- The session's or the hold's own id.
  id uuid not null,
  coach_id uuid not null,
  kind text not null,
  -- The slot padded by the coach's buffers, half-open.
  during tstzrange not null,
  -- The bare slot.
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  session_id uuid,
  -- The client of a session, the owner of a hold.
  subject text,
  hold_id uuid,
  expires_at timestamptz,
  -- True once a hold was renewed; it can be only once.
  renewed boolean not null default false,
  constraint occupied_pk primary key (id),
  constraint occupied_coach_fk foreign key (coach_id) references coach (id),
  constraint occupied_session_fk foreign key (session_id) references session (id),
  constraint occupied_kind_known check (kind in ('session', 'hold', 'external')),
  constraint occupied_session_has_id check ((kind = 'session') = (session_id is not null)),
  constraint occupied_hold_is_whole check (
    case when kind = 'hold' then num_nulls(hold_id, subject, expires_at) = 0 else num_nonnulls(hold_id, expires_at) = 0 end
  ),
  constraint occupied_slot_inside check (during @> tstzrange(starts_at, ends_at, '[)') and ends_at > starts_at),
  constraint occupied_no_overlap exclude using gist (coach_id with =, during with &&)
);

-- One hold for each subject and coach; a new one frees the old.
create unique index occupied_one_hold on occupied (coach_id, subject) where kind = 'hold';
create unique index occupied_by_hold on occupied (hold_id) where kind = 'hold';
create index occupied_hold_expiry on occupied (expires_at) where kind = 'hold';
create unique index occupied_by_session on occupied (session_id) where kind = 'session';
create index occupied_by_client on occupied (subject, coach_id, ends_at) where kind = 'session';

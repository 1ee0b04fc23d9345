-- Whom can be booked, when he works and what he offers.

create extension if not exists btree_gist;

create table coach (
  id uuid not null,
  name text not null,
  headline text not null default '',
  bio text not null default '',
  avatar_url text,
  languages text[] not null default '{}',
  -- The contract's `Schedule`.
  schedule jsonb not null,
  -- +1 for every new schedule; a booking decided on an older one is decided again.
  schedule_version integer not null default 1,
  free_cancellation_hours integer not null default 24,
  late_fee_percent integer not null default 50,
  -- The number of his calendar: +1 for every row he gets in `event`, in the same transaction.
  revision bigint not null default 0,
  created_at timestamptz not null,
  -- When profile, schedule or session types changed last; bookings leave it alone.
  updated_at timestamptz not null,
  constraint coach_pk primary key (id),
  constraint coach_revision_not_negative check (revision >= 0),
  constraint coach_schedule_version_positive check (schedule_version > 0),
  constraint coach_free_cancellation_in_range check (free_cancellation_hours between 0 and 336),
  constraint coach_late_fee_in_range check (late_fee_percent between 0 and 100)
)
-- Every booking rewrites this row for its revision: long columns live beside it, and the page keeps room for the copy.
with (toast_tuple_target = 256, fillfactor = 70);

create index coach_by_name on coach (name, id);

create table session_type (
  id uuid not null,
  coach_id uuid not null,
  title text not null,
  description text not null default '',
  duration_minutes integer not null,
  -- Minor units; null when nothing is to pay.
  price_amount integer,
  price_currency text,
  capacity integer not null default 1,
  -- Order in the coach's list.
  position integer not null,
  -- False once withdrawn; sessions booked with it keep pointing here.
  active boolean not null default true,
  constraint session_type_pk primary key (id),
  constraint session_type_coach_fk foreign key (coach_id) references coach (id),
  constraint session_type_duration_in_range check (duration_minutes between 5 and 480),
  constraint session_type_price_whole check ((price_amount is null) = (price_currency is null)),
  constraint session_type_price_not_negative check (price_amount >= 0),
  constraint session_type_capacity_positive check (capacity > 0)
);

create index session_type_by_coach on session_type (coach_id, position);

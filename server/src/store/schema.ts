import type { Schedule, SessionStatus } from '@session-booking/sdk/contract';
import type { ColumnType, Generated, Kysely, RawBuilder, Transaction } from 'kysely';
import type { CancellationRecord } from '../domain/session.ts';

/** An instant: read as epoch milliseconds, written as RFC 3339 text or an SQL expression. */
type Instant = ColumnType<number, string | RawBuilder<number>, string | RawBuilder<number>>;
type MaybeInstant = ColumnType<number | null, string | null, string | null>;
/** JSON: read parsed, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;

type CoachTable = {
  id: string;
  name: string;
  headline: string;
  bio: string;
  avatar_url: string | null;
  languages: string[];
  schedule: Json<Schedule>;
  schedule_version: Generated<number>;
  free_cancellation_hours: Generated<number>;
  late_fee_percent: Generated<number>;
  version: Generated<number>;
  revision: Generated<number>;
  created_at: Instant;
  updated_at: Instant;
};

type SessionTypeTable = {
  id: string;
  coach_id: string;
  title: string;
  description: string;
  duration_minutes: number;
  price_amount: number | null;
  price_currency: string | null;
  capacity: Generated<number>;
  position: number;
  active: Generated<boolean>;
};

type SessionTable = {
  id: string;
  coach_id: string;
  session_type_id: string | null;
  title: string;
  description: string | null;
  status: SessionStatus;
  starts_at: Instant;
  ends_at: Instant;
  time_zone: string;
  price_amount: number | null;
  price_currency: string | null;
  free_until: Instant;
  free_cancellation_hours: number;
  late_fee_percent: number;
  started_at: MaybeInstant;
  completed_at: MaybeInstant;
  notes: string | null;
  rating: number | null;
  feedback: string | null;
  action_items: Json<string[]>;
  client_rating: number | null;
  client_feedback: string | null;
  client_feedback_at: MaybeInstant;
  cancellation: ColumnType<CancellationRecord | null, string | null, string | null>;
  metadata: Json<Record<string, string>>;
  version: Generated<number>;
  created_at: Instant;
  updated_at: Instant;
};

type ParticipantTable = {
  session_id: string;
  /** 1 for the first. */
  seat: Generated<number>;
  role: 'client' | 'coach';
  /** Whom a token speaks for; null when a coach or admin booked for someone without one. */
  subject: string | null;
  name: string | null;
  email: string | null;
};

/**
 * One stretch of a coach's time that nothing else may overlap. `during` is padded by the buffers; `starts_at` and
 * `ends_at` are the bare slot. A session's row goes when the session is cancelled.
 */
type OccupiedTable = {
  id: string;
  coach_id: string;
  kind: 'session' | 'hold' | 'external';
  /** `tstzrange`, half-open; written by SQL only. */
  during: ColumnType<string, RawBuilder<unknown>, RawBuilder<unknown>>;
  starts_at: Instant;
  ends_at: Instant;
  session_id: string | null;
  /** The client of a session, the owner of a hold. */
  subject: string | null;
  /** Holds only. */
  hold_id: string | null;
  expires_at: MaybeInstant;
  renewed: Generated<boolean>;
};

type EventTable = {
  /** Order of insertion, not of commit: per coach read by `revision`, across coaches by (transaction_id, position). */
  position: Generated<number>;
  transaction_id: Generated<string>;
  coach_id: string;
  revision: number;
  type: string;
  session_id: string | null;
  hold_id: string | null;
  actor_subject: string | null;
  actor_role: 'client' | 'coach' | 'admin' | 'system';
  at: Instant;
  data: Json<Record<string, unknown>>;
  request_id: string | null;
};

type IdempotencyKeyTable = {
  subject: string;
  key: string;
  fingerprint: string;
  status: number;
  headers: Json<Record<string, string>>;
  answer: string;
  created_at: Instant;
};

/** Names the tables, as `server/migrations` makes them. */
export type Tables = {
  coach: CoachTable;
  session_type: SessionTypeTable;
  session: SessionTable;
  participant: ParticipantTable;
  occupied: OccupiedTable;
  event: EventTable;
  idempotency_key: IdempotencyKeyTable;
};

/** Runs queries, on a connection of its own for each. */
export type Database = Kysely<Tables>;

/** Runs queries, either on a connection each or inside one transaction. */
export type Queries = Kysely<Tables> | Transaction<Tables>;

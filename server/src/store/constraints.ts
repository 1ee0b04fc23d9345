import { Refusal } from '../domain/refusal.ts';

/** Says that the data moved between decision and write: decide again on what is there now. */
export class Stale extends Error {
  constructor(reason: string, cause: unknown) {
    super(reason, { cause });
    this.name = 'Stale';
  }
}

/** Says that somebody else has the time. */
export class TimeTaken extends Stale {}

/** Says that the connection was lost or never made; whether the last statement took effect is not known. */
export class ConnectionLost extends Error {
  readonly code = 'CONNECTION_LOST';

  constructor(cause: unknown) {
    super(`The database cannot be reached: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    this.name = 'ConnectionLost';
  }
}

/** What a broken constraint means; a constraint that is not listed is a mistake of this program. */
const byConstraint: Record<string, (error: DatabaseError) => Error> = {
  occupied_no_overlap: (error) => new TimeTaken('The time is taken.', error),
  occupied_one_hold: (error) => new Stale('Another hold of the same subject came first.', error),
  event_revision_known: (error) => new Stale('The coach or the session has changed.', error),
  event_one_per_revision: (error) => new Stale('Another change got the same revision.', error),
  idempotency_key_pk: (error) => new Stale('The same key was kept by another request.', error),
  booking_limit_per_hour: ({ detail }) =>
    new Refusal('booking_limit', 'You have booked as many sessions as one hour allows. Try again later.', {
      ...(detail && { retryAfterMs: Number(detail) }),
    }),
  booking_limit_open_sessions: () =>
    new Refusal(
      'booking_limit',
      'You have as many open sessions with this coach as are allowed. Finish or cancel one before you book another.',
    ),
};

/** The SQLSTATE of a prepared statement whose plan a migration has made stale. */
export const PLAN_IS_STALE = '0A000';
/** SQLSTATEs after which the same work may simply be done again: serialization failure, deadlock, stale plan. */
const againCodes = new Set(['40001', '40P01', PLAN_IS_STALE]);
/** SQLSTATEs of a database that cannot answer now: connection, resources, operator, lock not available, read-only. */
const unavailableCodes = /^(08...|53...|57...|55P03|25006|CONNECTION_LOST)$/;

/** Names the fields of a database's error that both engines fill in. */
export type DatabaseError = Error & { code: string; constraint?: string; detail?: string };

/** Tells whether an error carries a code, as those of both engines and of sockets do. */
export function isDatabaseError(error: unknown): error is DatabaseError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

/** Tells whether the database could not be reached, was too busy, or is stopping. */
export function isUnavailable(error: unknown): boolean {
  return isDatabaseError(error) && unavailableCodes.test(error.code);
}

/**
 * Turns an error of the database into what it means: a `Refusal`, `Stale` when the work is worth doing again, or the
 * error itself when it is neither.
 */
export function meaningOf(error: unknown): unknown {
  if (!isDatabaseError(error)) return error;
  const known = error.constraint ? byConstraint[error.constraint] : undefined;
  if (known) return known(error);
  if (againCodes.has(error.code)) return new Stale('The database asks to try again.', error);
  if (isUnavailable(error)) {
    const refusal = new Refusal(
      'unavailable',
      'The calendar cannot be reached right now. Try again in a moment.',
      {
        retryAfterMs: 2000,
      },
    );
    refusal.cause = error;
    return refusal;
  }
  return error;
}

import { sql } from 'kysely';
import type { Clock } from '../src/store/clock.ts';

/** A clock that runs with the database's and can be set ahead or back. */
export type TestClock = {
  /** The SQL expression for the server under test. */
  readonly sql: Clock;
  /** Sets the clock ahead by this much more; a negative number sets it back. */
  shift(ms: number): void;
  /** Sets the clock so that it shows this instant now. */
  set(instant: string): void;
  /** Shows the real time again. */
  reset(): void;
};

/** Makes a clock for one server under test. */
export function testClock(): TestClock {
  let shiftMs = 0;
  // A query parameter that both engines ask for its present text each time a statement runs.
  const parameter = { toPostgres: () => String(shiftMs), toString: () => String(shiftMs) };
  return {
    sql: sql`(now() + ${parameter}::float8 * interval '1 millisecond')`,
    shift: (ms) => {
      shiftMs += ms;
    },
    set: (instant) => {
      shiftMs = Temporal.Instant.from(instant).epochMilliseconds - Date.now();
    },
    reset: () => {
      shiftMs = 0;
    },
  };
}

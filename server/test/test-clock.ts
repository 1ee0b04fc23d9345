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
  /** Stops the clock at this instant, for rules that turn at a second. */
  freeze(instant: string | number): void;
  /** Shows the real time again. */
  reset(): void;
};

/** Makes a clock for one server under test. */
export function testClock(): TestClock {
  let shiftMs = 0;
  let frozenMs = NaN;
  const shift = parameter(() => shiftMs);
  const frozen = parameter(() => frozenMs / 1000);
  return {
    sql: sql`(case when ${frozen}::float8 = 'NaN' then now() + ${shift}::float8 * interval '1 millisecond'
      else to_timestamp(${frozen}::float8) end)`,
    shift: (ms) => {
      shiftMs += ms;
      frozenMs += ms;
    },
    set: (instant) => {
      shiftMs = Temporal.Instant.from(instant).epochMilliseconds - Date.now();
      frozenMs = NaN;
    },
    freeze: (instant) => {
      frozenMs = typeof instant === 'number' ? instant : Temporal.Instant.from(instant).epochMilliseconds;
    },
    reset: () => {
      shiftMs = 0;
      frozenMs = NaN;
    },
  };
}

/** Makes a query parameter that both engines ask for its present text each time a statement runs. */
function parameter(read: () => number): { toPostgres(): string; toString(): string } {
  return { toPostgres: () => String(read()), toString: () => String(read()) };
}

import { sql, type RawBuilder } from 'kysely';

/** An SQL expression of type `timestamptz` for the present; evaluated by the database, never by this process. */
export type Clock = RawBuilder<unknown>;

/** Reads the database's clock: the start of the transaction. */
export const databaseClock: Clock = sql`now()`;

/** Selects a clock, or any `timestamptz` expression, as whole epoch milliseconds. */
export function epochMs(instant: Clock): RawBuilder<number> {
  return sql<number>`floor(extract(epoch from ${instant}) * 1000)::float8`;
}

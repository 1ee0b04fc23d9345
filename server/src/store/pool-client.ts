import type { PostgresCursor, PostgresPoolClient, PostgresQueryResult } from 'kysely';

/** What a driver answers; the query layer makes rows of the type that the query promises. */
export type DriverResult = { rows: unknown[]; rowCount: number | null; command: string };

const commands = ['UPDATE', 'DELETE', 'INSERT', 'MERGE', 'COMMIT', 'ROLLBACK'] as const;

/** Makes what the query layer takes for a client from the one call it needs. */
export function poolClient(
  run: (text: string, values: readonly unknown[]) => Promise<DriverResult>,
  release: (destroy: boolean) => void,
): PostgresPoolClient {
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(
    text: string | PostgresCursor<R>,
    values: readonly unknown[] = [],
  ): PostgresCursor<R> | Promise<PostgresQueryResult<R>> {
    if (typeof text !== 'string') throw new TypeError('This database is read without cursors.');
    return result<R>(text, values);
  }
  async function result<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    const { rows, rowCount, command } = await run(text, values);
    return {
      command: commands.find((each) => each === command) ?? 'SELECT',
      rowCount: rowCount ?? 0,
      rows: rows as R[],
    };
  }
  return { query, release: (destroy = false) => release(destroy) };
}

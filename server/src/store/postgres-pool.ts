import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { columnTypes } from './column-types.ts';
import { ConnectionLost, type DatabaseError, isDatabaseError, PLAN_IS_STALE } from './constraints.ts';
import { poolClient } from './pool-client.ts';
import { preparedNames } from './prepared-names.ts';
import type { Database, Tables } from './schema.ts';

/** Bounds every wait, so that a request on a lost connection is answered within five seconds. */
const CONNECT_TIMEOUT_MS = 2000;
const LOCK_TIMEOUT_MS = 1500;
const STATEMENT_TIMEOUT_MS = 2000;
/** For answers that never come because the line is cut; a little longer than the database's own limit. */
const ANSWER_TIMEOUT_MS = 2500;

/** Makes the query layer on a pool. */
export function queriesOn(pool: pg.Pool): Database {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
}

/** Makes a pool whose every wait is bounded. */
export function hurriedPool(databaseUrl: string, max: number, name: string): pg.Pool {
  const pool = new pg.Pool({
    ...common(databaseUrl, name),
    max,
    lock_timeout: LOCK_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    idle_in_transaction_session_timeout: 10_000,
  });
  // An idle connection that the server drops is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

/** Makes a pool of one connection that waits as long as it takes. */
export function patientPool(databaseUrl: string): pg.Pool {
  return new pg.Pool({ ...common(databaseUrl, 'session-booking patient'), max: 1 });
}

function common(connectionString: string, name: string): pg.PoolConfig {
  return {
    connectionString,
    application_name: name,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    types: columnTypes,
  };
}

/** Prepares every statement once a connection, and throws a connection away after an error that is not the statement's own. */
function preparing(pool: pg.Pool): PostgresPool {
  const nameOf = preparedNames();
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => preparedClient(await connect(pool), nameOf),
  };
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw new ConnectionLost(error);
  }
}

/**
 * Tells errors of one statement, which have a SQLSTATE of five characters, from the end of a connection: anything
 * else, and what a server says before it closes (classes 08 and 57P).
 */
const isOwnFault = (error: unknown): error is DatabaseError =>
  isDatabaseError(error) && /^(?!08|57P)[0-9A-Z]{5}$/.test(error.code);

function preparedClient(client: pg.PoolClient, nameOf: ReturnType<typeof preparedNames>): PostgresPoolClient {
  let isSpoiled = false;
  return poolClient(
    async (text, values) => {
      try {
        return await client.query({
          name: nameOf(text, values),
          text,
          values: [...values],
        });
      } catch (error) {
        isSpoiled ||= !isOwnFault(error) || error.code === PLAN_IS_STALE;
        throw isOwnFault(error) ? error : new ConnectionLost(error);
      }
    },
    (destroy) => client.release(destroy || isSpoiled),
  );
}

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
  return survivingPool({
    ...common(databaseUrl, name),
    max,
    lock_timeout: LOCK_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    idle_in_transaction_session_timeout: 10_000,
  });
}

/** Makes a pool of one connection that waits as long as it takes. */
export function patientPool(databaseUrl: string): pg.Pool {
  return survivingPool({ ...common(databaseUrl, 'session-booking patient'), max: 1 });
}

/**
 * Makes a pool whose lost connections do not end the process, which an error without a listener does: one that lies
 * idle is replaced at its next use, and of one that is lent out the query that runs on it tells.
 */
function survivingPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on('error', () => undefined);
  // The pool listens only to those that lie idle.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
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

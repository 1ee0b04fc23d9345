import { Kysely, sql, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { columnReaders } from './column-types.ts';
import { ConnectionLost, type DatabaseError, isDatabaseError } from './constraints.ts';
import { listenOn } from './db-postgres-listen.ts';
import type { OpenDatabase } from './db.ts';
import { poolClient } from './pool-client.ts';
import type { Database, Tables } from './schema.ts';

/** Bounds every wait, so that a request on a lost connection is answered within five seconds. */
const CONNECT_TIMEOUT_MS = 2000;
const LOCK_TIMEOUT_MS = 1500;
const STATEMENT_TIMEOUT_MS = 2000;
/** For answers that never come because the line is cut; a little longer than the database's own limit. */
const ANSWER_TIMEOUT_MS = 2500;
/** Bounds the statements a connection keeps prepared; more than the program has. */
const MAX_PREPARED = 200;

/** Opens pools on a PostgreSQL server: one for commands, a small one that only reads use. */
export async function openPostgres(
  databaseUrl: string,
  poolSize: number,
  readPoolSize: number,
): Promise<OpenDatabase> {
  const writes = makePool(databaseUrl, poolSize, 'session-booking');
  const reads = makePool(databaseUrl, readPoolSize, 'session-booking reads');
  const db = queriesOn(writes);
  const close = async () => {
    await Promise.all([writes.end(), reads.end()]);
  };
  try {
    await sql`select 1`.execute(db);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    engine: 'postgres',
    db,
    reads: queriesOn(reads),
    patiently: async (work) => {
      const pool = new pg.Pool({ ...common(databaseUrl, 'session-booking patient'), max: 1 });
      try {
        return await work(queriesOn(pool));
      } finally {
        await pool.end();
      }
    },
    listen: (channel, onHint) => listenOn(databaseUrl, channel, onHint),
    notify: async (channel, payload) => {
      await sql`select pg_notify(${channel}, ${payload})`.execute(db);
    },
    pool: () => ({
      total: writes.totalCount + reads.totalCount,
      idle: writes.idleCount + reads.idleCount,
      waiting: writes.waitingCount + reads.waitingCount,
    }),
    close,
  };
}

function queriesOn(pool: pg.Pool): Database {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
}

function makePool(databaseUrl: string, max: number, name: string): pg.Pool {
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

function common(connectionString: string, name: string): pg.PoolConfig {
  return {
    connectionString,
    application_name: name,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    options: '-c timezone=UTC',
    types: { getTypeParser: (id, format) => columnReaders[id] ?? pg.types.getTypeParser(id, format) },
  };
}

/**
 * Prepares every statement once a connection, since planning the booking costs more than running it, and throws a
 * connection away after an error that is not plainly the statement's own.
 */
function preparing(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>();
  const nameOf = (text: string) => {
    const known = names.get(text);
    if (known || names.size >= MAX_PREPARED) return known;
    const name = `s${names.size + 1}`;
    names.set(text, name);
    return name;
  };
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

/** Errors of a statement have a SQLSTATE of five characters; anything else means that the connection is of no more use. */
const isOwnFault = (error: unknown): error is DatabaseError =>
  isDatabaseError(error) && /^[0-9A-Z]{5}$/.test(error.code);
const PLAN_IS_STALE = '0A000';

function preparedClient(
  client: pg.PoolClient,
  nameOf: (text: string) => string | undefined,
): PostgresPoolClient {
  let isSpoiled = false;
  return poolClient(
    async (text, values) => {
      try {
        return await client.query({
          name: values.length > 0 ? nameOf(text) : undefined,
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

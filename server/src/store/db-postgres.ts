import { sql } from 'kysely';
import { listenOn } from './db-postgres-listen.ts';
import type { OpenDatabase } from './open-database.ts';
import { hurriedPool, patientPool, queriesOn } from './postgres-pool.ts';
import type { Database } from './schema.ts';

/** Opens pools on a PostgreSQL server: one for commands, a small one that only reads use. */
export async function openPostgres(
  databaseUrl: string,
  poolSize: number,
  readPoolSize: number,
): Promise<OpenDatabase> {
  const pools = [
    hurriedPool(databaseUrl, poolSize, 'session-booking'),
    hurriedPool(databaseUrl, readPoolSize, 'session-booking reads'),
  ] as const;
  const [writes, reads] = pools;
  const db = queriesOn(writes);
  const close = async () => {
    await Promise.all(pools.map((pool) => pool.end()));
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
    patiently: (work) => patiently(databaseUrl, work),
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

async function patiently<T>(databaseUrl: string, work: (db: Database) => Promise<T>): Promise<T> {
  const pool = patientPool(databaseUrl);
  try {
    return await work(queriesOn(pool));
  } finally {
    await pool.end();
  }
}

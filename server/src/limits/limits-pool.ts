import pg from 'pg';
import type { Logger } from 'pino';

/** How long a request waits for its count before this node counts alone. */
const PATIENCE_MS = 1000;

/**
 * Opens the connections that nodes count on together, apart from those of bookings, so that neither waits for the
 * other. A count need not survive a crash of the database: commits do not wait for the disk.
 */
export function openLimitsPool(databaseUrl: string, logger: Logger): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: 'session-booking limits',
    max: 2,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    statement_timeout: PATIENCE_MS,
    options: '-c synchronous_commit=off',
  });
  // An idle connection that the server drops is replaced at the next use; without a listener it would end the process.
  pool.on('error', (error) => logger.warn({ err: error }, 'lost a connection for limits'));
  return pool;
}

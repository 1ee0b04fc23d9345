import { openPglite } from './db-pglite.ts';
import { openPostgres } from './db-postgres.ts';
import type { DatabaseOptions, OpenDatabase } from './open-database.ts';

export type { DatabaseOptions, OpenDatabase } from './open-database.ts';

/**
 * Opens the database. Does not migrate. A folder that another process uses is refused in one line that names its pid;
 * a server that cannot be reached is an error too.
 */
export async function openDatabase({
  databaseUrl,
  dataDir,
  poolSize = 16,
  readPoolSize = 6,
}: DatabaseOptions): Promise<OpenDatabase> {
  if (databaseUrl) return openPostgres(databaseUrl, poolSize, readPoolSize);
  return openPglite(dataDir === 'memory' ? null : dataDir);
}

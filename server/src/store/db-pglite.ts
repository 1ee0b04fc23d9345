import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { makeDataFolder } from './data-folder.ts';
import type { OpenDatabase } from './open-database.ts';
import { durableFiles } from './durable-files.ts';
import { EmbeddedSession } from './embedded-session.ts';
import { flushTree } from './flush-tree.ts';
import { lockFolder } from './folder-lock.ts';
import { type OneClient, oneClient } from './one-client.ts';
import type { Tables } from './schema.ts';

/** Opens the embedded database in a folder, which no other process may use meanwhile; null keeps nothing. */
export async function openPglite(dataDir: string | null): Promise<OpenDatabase> {
  if (dataDir === null) return wrap(await open({}), () => undefined);
  await makeDataFolder(dataDir);
  const unlock = lockFolder(dataDir);
  try {
    return wrap(await openFolder(dataDir), unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Makes a new database beside its place and moves it there when it is whole: a start that was cut off leaves nothing behind. */
async function openFolder(dataDir: string): Promise<PGlite> {
  const place = join(dataDir, 'database');
  if (!(await exists(place))) {
    const draft = join(dataDir, 'database.new');
    await rm(draft, { recursive: true, force: true });
    await (await open(durableFiles(draft))).close();
    await flushTree(draft);
    await rename(draft, place);
  }
  return open(durableFiles(place));
}

/** A process clears all of it before its first answer, and the system keeps what was read from files anyway. */
const MEMORY = ['-c', 'shared_buffers=32MB'];

function open({ fs, startParams }: Partial<ReturnType<typeof durableFiles>>): Promise<PGlite> {
  return PGlite.create({
    ...(fs && { fs }),
    startParams: [...(startParams ?? PGlite.defaultStartParams), ...MEMORY],
    extensions: { btree_gist },
  });
}

function wrap(pglite: PGlite, unlock: () => void): OpenDatabase {
  const pool = oneClient(new EmbeddedSession(pglite));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    engine: 'pglite',
    db,
    reads: db,
    patiently: (work) => work(db),
    listen: async (channel, onHint) => {
      const unlisten = await alone(pool, () => pglite.listen(channel, onHint));
      return () => alone(pool, () => unlisten());
    },
    notify: async (channel, payload) => {
      await sql`select pg_notify(${channel}, ${payload})`.execute(db);
    },
    pool: () => ({ total: 1, idle: pool.isIdle() ? 1 : 0, waiting: pool.waiting() }),
    close: async () => {
      await pool.end();
      unlock();
    },
  };
}

/** Does what goes past the query layer while nobody's transaction is open, which it would become part of. */
async function alone<T>(pool: OneClient, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await work();
  } finally {
    client.release();
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

import { createHash, randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { openDatabase } from '../src/store/db.ts';
import { migrate } from '../src/store/migrate.ts';

/** Where databases for tests are made; null without a PostgreSQL to test on. */
const maintenanceUrl = process.env.TEST_DATABASE_URL || null;

/** Names the database engines of one test run. */
export type Engine = 'pglite' | 'postgres';

/** Lists the engines that every suite about the API runs on. */
export const engines: readonly Engine[] = maintenanceUrl ? ['pglite', 'postgres'] : ['pglite'];

/** A PostgreSQL database that one suite has to itself. */
export type TestDatabase = { url: string; drop(): Promise<void> };

/** A folder with an embedded database, migrated and empty, that one suite has to itself. */
export type TestFolder = { path: string; remove(): Promise<void> };

/** Makes a folder by copying one that was made before: a new embedded database costs seconds, a copy a blink. */
export async function createTestFolder(): Promise<TestFolder> {
  const path = await mkdtemp(join(tmpdir(), 'session-booking-data-'));
  await cp(await template(), path, { recursive: true });
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

const cache = fileURLToPath(new URL('../../node_modules/.cache/session-booking/', import.meta.url));
const migrations = fileURLToPath(new URL('../migrations/', import.meta.url));

/** Gives the folder to copy; other migrations or another PGlite make another. */
async function template(): Promise<string> {
  const place = join(cache, `pglite-${await fingerprint()}`);
  if (await exists(place)) return place;
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(join(cache, 'draft-'));
  const database = await openDatabase({ dataDir: draft });
  await migrate(database);
  await database.close();
  try {
    await rename(draft, place);
  } catch (error) {
    await rm(draft, { recursive: true });
    // Another test process was faster.
    if (!(await exists(place))) throw error;
  }
  return place;
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(migrations)).sort())
    hash.update(name).update(await readFile(join(migrations, name)));
  hash.update(await readFile(fileURLToPath(import.meta.resolve('@electric-sql/pglite'))));
  return hash.digest('hex').slice(0, 16);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Makes an empty database on the server that TEST_DATABASE_URL names. */
export async function createTestDatabase(): Promise<TestDatabase> {
  if (!maintenanceUrl) throw new Error('Set TEST_DATABASE_URL to a PostgreSQL where databases may be made.');
  const name = `sb_test_${randomBytes(6).toString('hex')}`;
  await maintain(maintenanceUrl, `create database ${name}`);
  const url = new URL(maintenanceUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => maintain(maintenanceUrl, `drop database ${name} with (force)`) };
}

async function maintain(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

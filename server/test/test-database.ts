import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Where databases for tests are made; null without a PostgreSQL to test on. */
const maintenanceUrl = process.env.TEST_DATABASE_URL || null;

/** Names the database engines of one test run. */
export type Engine = 'pglite' | 'postgres';

/** Lists the engines that every suite about the API runs on. */
export const engines: readonly Engine[] = maintenanceUrl ? ['pglite', 'postgres'] : ['pglite'];

/** A PostgreSQL database that one suite has to itself. */
export type TestDatabase = { url: string; drop(): Promise<void> };

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

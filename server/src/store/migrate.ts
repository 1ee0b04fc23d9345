import type { OpenDatabase } from './db.ts';

/** Brings the database up to this code, once, however many nodes start together; returns the names of what it applied. */
export async function migrate(database: OpenDatabase): Promise<string[]> {
  throw new Error(`Not yet ${database.engine}`);
}

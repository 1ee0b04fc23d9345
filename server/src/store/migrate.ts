import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { isDatabaseError } from './constraints.ts';
import type { OpenDatabase } from './open-database.ts';
import type { Queries } from './schema.ts';

/** One numbered file of SQL. */
type Migration = { name: string; checksum: string; text: string };
type Applied = { name: string; checksum: string };

const folder = new URL('../../migrations/', import.meta.url);
/** Any number; the same on every node. */
const LOCK = 7_264_183;

/**
 * Brings the database up to this code and gives the names of what it applied. All of it happens in one transaction
 * under a lock, so nodes that start together take turns and a failed migration leaves nothing behind. Throws when the
 * database was made by newer code, or an applied file was changed since.
 */
export async function migrate(database: OpenDatabase, from: URL = folder): Promise<string[]> {
  const files = await readMigrations(from);
  return database.patiently((db) =>
    db.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(${LOCK}::bigint)`.execute(transaction);
      const pending = pendingOf(files, await readApplied(transaction));
      for (const migration of pending) await apply(transaction, migration);
      return pending.map(({ name }) => name);
    }),
  );
}

async function readMigrations(from: URL): Promise<Migration[]> {
  const names = (await readdir(from)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      // A checkout may have turned line ends; that is the same migration.
      const text = (await readFile(new URL(name, from), 'utf8')).replaceAll('\r\n', '\n');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

async function readApplied(transaction: Queries): Promise<Applied[]> {
  await sql`
    create table if not exists migration (
      name text constraint migration_pk primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`.execute(transaction);
  return (await sql<Applied>`select name, checksum from migration order by name`.execute(transaction)).rows;
}

function pendingOf(files: Migration[], applied: Applied[]): Migration[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const { name, checksum } of applied) {
    const file = byName.get(name);
    if (!file)
      throw new Error(
        `The database is newer than this server: it has migration ${name}, which is not here. Start the newer version.`,
      );
    if (file.checksum !== checksum)
      throw new Error(
        `Migration ${name} was changed after it was applied. Put the file back and add a new one.`,
      );
  }
  const last = applied.at(-1)?.name ?? '';
  const pending = files.filter(({ name }) => !applied.some((each) => each.name === name));
  const late = pending.find(({ name }) => name < last);
  if (late)
    throw new Error(
      `Migration ${late.name} comes before ${last}, which is already applied. Give it a higher number.`,
    );
  return pending;
}

async function apply(transaction: Queries, { name, checksum, text }: Migration): Promise<void> {
  try {
    for (const statement of splitStatements(text)) await sql.raw(statement).execute(transaction);
  } catch (error) {
    throw explain(name, error);
  }
  await sql`insert into migration (name, checksum) values (${name}, ${checksum})`.execute(transaction);
}

/** Splits SQL at each `;` that ends a line outside a `$$` body: the embedded database takes one statement at a time. */
function splitStatements(text: string): string[] {
  const statements: string[] = [];
  let current = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('--') || (line.trim() === '' && current === '')) continue;
    current += `${line}\n`;
    const isInsideBody = (current.split('$$').length - 1) % 2 === 1;
    if (line.endsWith(';') && !isInsideBody) {
      statements.push(current);
      current = '';
    }
  }
  if (current.trim() !== '') statements.push(current);
  return statements;
}

function explain(name: string, error: unknown): unknown {
  if (!isDatabaseError(error)) return error;
  const hint = /extension|btree_gist/.test(error.message)
    ? ' Have the database\'s owner run "create extension btree_gist" once, and make sure that the contrib package is installed.'
    : '';
  return new Error(`Migration ${name} failed: ${error.message}.${hint}`, { cause: error });
}

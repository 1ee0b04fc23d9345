import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { type EmbeddedFolder, embeddedFolder } from '../../test/embedded-folder.ts';
import { createTestDatabase, engines, type TestDatabase } from '../../test/test-database.ts';
import { type OpenDatabase, openDatabase } from './db.ts';
import { migrate } from './migrate.ts';

const migrations = new URL('../../migrations/', import.meta.url);

for (const engine of engines) {
  describe(`migrating, on ${engine}`, () => {
    let own: TestDatabase | null = null;
    let database: OpenDatabase;
    let embedded: EmbeddedFolder | null = null;
    let folder = '';
    before(async () => {
      own = engine === 'postgres' ? await createTestDatabase() : null;
      embedded = own ? null : await embeddedFolder();
      database = await openDatabase({ databaseUrl: own?.url, dataDir: embedded?.path ?? null });
      folder = await mkdtemp(join(tmpdir(), 'session-booking-migrations-'));
      await cp(migrations, folder, { recursive: true });
    });
    after(async () => {
      await database.close();
      await own?.drop();
      await embedded?.remove();
      await rm(folder, { recursive: true, force: true });
    });
    const add = (name: string, text: string) => writeFile(join(folder, name), text);
    const run = (on = database) => migrate(on, pathToFileURL(`${folder}/`));

    test('by several nodes at once applies every file once', async () => {
      const nodes = own
        ? await Promise.all([1, 2, 3, 4].map(() => openDatabase({ databaseUrl: own?.url, dataDir: null })))
        : [database, database];
      const applied = await Promise.all(nodes.map((node) => run(node)));
      if (own) await Promise.all(nodes.map((node) => node.close()));
      const names = applied.flat();
      assert.equal(new Set(names).size, names.length);
      assert.equal(applied.filter((each) => each.length > 0).length, 1, 'one node did it all');
      assert.deepEqual(await run(), []);
    });

    test('that fails leaves nothing behind and names file and reason', async () => {
      await add('9000-broken.sql', 'create table half_made (id int);\ncreate table half_made (id int);\n');
      await assert.rejects(run(), /Migration 9000-broken\.sql failed: relation "half_made" already exists/);
      await rm(join(folder, '9000-broken.sql'));
      const { rows } = await sql`select to_regclass('half_made') as made`.execute(database.db);
      assert.deepEqual(rows, [{ made: null }]);
      assert.deepEqual(await run(), []);
    });

    test('knows bodies of functions, comments and more than one statement', async () => {
      await add(
        '9001-function.sql',
        '-- One; with a semicolon.\n\ncreate function one() returns int language plpgsql as $$\nbegin\n  return 1;\nend\n$$;\n\ncreate table of_one (id int);',
      );
      assert.deepEqual(await run(), ['9001-function.sql']);
      const { rows } = await sql`select one() as one, (select count(*)::int from of_one) as n`.execute(
        database.db,
      );
      assert.deepEqual(rows, [{ one: 1, n: 0 }]);
    });

    test('refuses a file changed since, one that comes too late, and a database newer than the code', async () => {
      await add('9001-function.sql', 'select 1;');
      await assert.rejects(run(), /9001-function\.sql was changed after it was applied/);
      await rm(join(folder, '9001-function.sql'));
      await assert.rejects(
        run(),
        /The database is newer than this server: it has migration 9001-function\.sql/,
      );
      await sql`delete from migration where name like '9001%'`.execute(database.db);
      await add('0000-late.sql', 'select 1;');
      await assert.rejects(run(), /0000-late\.sql comes before/);
      await rm(join(folder, '0000-late.sql'));
    });

    test('names every constraint', async () => {
      const { rows } = await sql<{ name: string }>`
        select conname as name from pg_constraint join pg_class on pg_class.oid = conrelid join pg_namespace n on n.oid = relnamespace
        where n.nspname = 'public' and conname ~ '_(pkey|fkey|key|check|excl)[0-9]*$' and relname not like 'rate_limit%'`.execute(
        database.db,
      );
      assert.deepEqual(rows, []);
    });
  });
}

describe(
  'migrating without the right to extensions',
  { skip: engines.includes('postgres') ? false : 'needs PostgreSQL' },
  () => {
    test('says which extension and who can make it', async () => {
      const own = await createTestDatabase();
      const role = `sb_limited_${own.url.slice(-12)}`;
      const owner = await openDatabase({ databaseUrl: own.url, dataDir: null });
      try {
        await sql
          .raw(`create role ${role} login; grant create on schema public to ${role}`)
          .execute(owner.db);
        const url = new URL(own.url);
        url.username = role;
        const limited = await openDatabase({ databaseUrl: url.href, dataDir: null });
        await assert.rejects(
          migrate(limited),
          /permission denied to create extension "btree_gist".*create extension btree_gist/,
        );
        await limited.close();
        await sql`create extension btree_gist`.execute(owner.db);
        const again = await openDatabase({ databaseUrl: url.href, dataDir: null });
        assert.ok((await migrate(again)).length > 0, 'it is enough that the owner made it');
        await again.close();
      } finally {
        await owner.close();
        await own.drop();
        await dropRole(role);
      }
    });
  },
);

async function dropRole(role: string): Promise<void> {
  const database = await openDatabase({ databaseUrl: process.env.TEST_DATABASE_URL, dataDir: null });
  await sql.raw(`drop role ${role}`).execute(database.db);
  await database.close();
}

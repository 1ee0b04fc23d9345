import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { type EmbeddedFolder, embeddedFolder } from '../../test/embedded-folder.ts';
import { type OpenDatabase, openDatabase } from './db.ts';
import { FolderInUse } from './folder-lock.ts';
import { migrate } from './migrate.ts';

const loop = fileURLToPath(new URL('../../test/book-until-killed.ts', import.meta.url));

function startLoop(folder: string) {
  const child = spawn(process.execPath, ['--conditions=session-booking-source', loop, folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const ended = once(child, 'close');
  return { child, lines: createInterface(child.stdout), complaints: () => complaints, ended };
}

describe('the embedded database in a folder', () => {
  let embedded: EmbeddedFolder;
  let folder = '';
  before(async () => {
    embedded = await embeddedFolder();
    folder = embedded.path;
  });
  after(() => embedded.remove());

  test('keeps every acknowledged booking through kill -9, and is taken over from the dead', async () => {
    const acknowledged: string[] = [];
    for (const enough of [15, 25]) {
      const { child, lines, complaints, ended } = startLoop(folder);
      let count = 0;
      for await (const line of lines) {
        acknowledged.push(line);
        count += 1;
        if (count === enough) child.kill('SIGKILL');
      }
      await ended;
      assert.ok(count >= enough, complaints());
    }
    const database = await openDatabase({ dataDir: folder });
    try {
      const { rows } = await sql<{ id: string; isWhole: boolean }>`
        select s.id,
          exists (select from occupied o where o.session_id = s.id) and exists (select from participant p where p.session_id = s.id)
            and exists (select from event e where e.session_id = s.id)
            and exists (select from idempotency_key k where k.answer like '%' || s.id || '%') as "isWhole"
        from session s join participant p on p.session_id = s.id and p.subject = 'loop'`.execute(database.db);
      assert.deepEqual(
        acknowledged.filter((id) => !rows.some((row) => row.id === id)),
        [],
        'nothing acknowledged is lost',
      );
      assert.ok(
        rows.every(({ isWhole }) => isWhole),
        'nothing is half there',
      );
      assert.ok(rows.length - acknowledged.length <= 2, 'at most the booking under way when it was killed');
    } finally {
      await database.close();
    }
  });

  test('is refused to a second process in one line that names the first, at once', async () => {
    const first = await openDatabase({ dataDir: folder });
    try {
      const began = performance.now();
      const { complaints, ended } = startLoop(folder);
      await ended;
      assert.match(complaints(), new RegExp(`DATA_DIR ${folder} is in use by process ${process.pid}\\.`));
      assert.ok(performance.now() - began < 10_000);
      await assert.rejects(openDatabase({ dataDir: folder }), FolderInUse);
    } finally {
      await first.close();
    }
    await (await openDatabase({ dataDir: folder })).close();
  });

  test('starts anew where the first start was cut off while it made the folder', async (t) => {
    const cut = await mkdtemp(join(tmpdir(), 'session-booking-cut-'));
    t.after(() => rm(cut, { recursive: true, force: true }));
    fs.mkdirSync(join(cut, 'database.new', 'base'), { recursive: true });
    await writeFile(join(cut, 'database.new', 'PG_VERSION'), '1');
    const database = await openDatabase({ dataDir: cut });
    try {
      assert.equal((await migrate(database)).length > 0, true);
      assert.deepEqual(fs.readdirSync(cut).sort(), ['database', 'lock', 'owner']);
    } finally {
      await database.close();
    }
  });

  test('a folder that is no database of ours is an error, and the lock is given back', async (t) => {
    const strange = await embeddedFolder();
    t.after(() => strange.remove());
    const version = join(strange.path, 'database', 'PG_VERSION');
    const own = fs.readFileSync(version);
    await writeFile(version, '1\n');
    await assert.rejects(openDatabase({ dataDir: strange.path }));
    await writeFile(version, own);
    await (await openDatabase({ dataDir: strange.path })).close();
  });

  test('flushes to the disk before a commit is answered, and not for a read', async (t) => {
    const database = await openDatabase({ dataDir: folder });
    t.after(() => database.close());
    await sql`create table flushed (n int)`.execute(database.db);
    const flush = t.mock.method(fs, 'fsyncSync');
    await sql`insert into flushed values (1)`.execute(database.db);
    assert.ok(flush.mock.callCount() > 0, 'the log is flushed');
    flush.mock.resetCalls();
    await sql`select * from flushed`.execute(database.db);
    assert.equal(flush.mock.callCount(), 0);
    await sql`drop table flushed`.execute(database.db);
  });
});

describe('the one session of the embedded database', () => {
  let embedded: EmbeddedFolder;
  let database: OpenDatabase;
  before(async () => {
    embedded = await embeddedFolder();
    database = await openDatabase({ dataDir: embedded.path });
    await sql`create table seen (n int not null)`.execute(database.db);
  });
  after(async () => {
    await database.close();
    await embedded.remove();
  });

  test('keeps a query beside an open transaction out of it', async () => {
    const { db } = database;
    let beside: Promise<unknown> | undefined;
    const rolledBack = db.transaction().execute(async (transaction) => {
      await sql`insert into seen values (1)`.execute(transaction);
      beside = sql`insert into seen values (2)`.execute(db);
      await sql`insert into seen values (3)`.execute(transaction);
      throw new Error('roll back');
    });
    await assert.rejects(rolledBack, /roll back/);
    await beside;
    const { rows } = await sql<{ n: number }>`select n from seen`.execute(db);
    assert.deepEqual(rows, [{ n: 2 }]);
  });

  test('is not hurt by queries that fail, alone and in a transaction', async () => {
    const { db } = database;
    const failing = Array.from({ length: 20 }, () =>
      assert.rejects(sql`select nothing from nowhere`.execute(db), { code: '42P01' }),
    );
    const inside = db
      .transaction()
      .execute((transaction) => sql`insert into seen values (null)`.execute(transaction));
    await Promise.all([...failing, assert.rejects(inside, { code: '23502' })]);
    assert.deepEqual(database.pool(), { total: 1, idle: 1, waiting: 0 });
    assert.deepEqual((await sql`select 1 as ok`.execute(db)).rows, [{ ok: 1 }]);
  });

  test('lets timers run while many wait for it', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    await Promise.all(Array.from({ length: 200 }, () => sql`select 1`.execute(database.db)));
    clearInterval(timer);
    assert.ok(turns > 3, `${turns} turns`);
  });

  test('keeps nothing when it is opened in memory', async () => {
    const forgetful = await openDatabase({ dataDir: 'memory' });
    assert.deepEqual((await sql`select to_regclass('seen') as seen`.execute(forgetful.db)).rows, [
      { seen: null },
    ]);
    await forgetful.close();
  });

  test('passes hints on to who listens', async () => {
    const hints: string[] = [];
    const unlisten = await database.listen('changes', (payload) => hints.push(payload));
    await database.notify('changes', 'coach-1');
    await unlisten();
    await database.notify('changes', 'coach-2');
    assert.deepEqual(hints, ['coach-1']);
  });

  test('reads instants as epoch milliseconds, dates as text, big integers as numbers', async () => {
    const { rows } =
      await sql`select '2027-03-01 09:00:00.5+02'::timestamptz as at, date '2027-03-01' as day, 9007199254740991::int8 as big,
      '{a,b}'::text[] as list, '{"a":[1]}'::jsonb as json`.execute(database.db);
    assert.deepEqual(rows, [
      {
        at: Date.UTC(2027, 2, 1, 7, 0, 0, 500),
        day: '2027-03-01',
        big: 9_007_199_254_740_991,
        list: ['a', 'b'],
        json: { a: [1] },
      },
    ]);
  });
});

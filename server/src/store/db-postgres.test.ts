import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { openCuttableLine } from '../../test/cuttable-line.ts';
import { createTestDatabase, engines, type TestDatabase } from '../../test/test-database.ts';
import { until } from '../../test/until.ts';
import { Refusal } from '../domain/refusal.ts';
import { meaningOf } from './constraints.ts';
import { type OpenDatabase, openDatabase } from './db.ts';
import { listenOn } from './db-postgres-listen.ts';

const skip = engines.includes('postgres') ? false : 'TEST_DATABASE_URL names no PostgreSQL';

describe('a PostgreSQL server', { skip }, () => {
  let own: TestDatabase;
  let database: OpenDatabase;
  before(async () => {
    own = await createTestDatabase();
    database = await openDatabase({ databaseUrl: own.url, dataDir: null, poolSize: 2, readPoolSize: 1 });
  });
  after(async () => {
    await database.close();
    await own.drop();
  });
  const pidOf = async () =>
    (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database.reads)).rows[0]?.pid;

  test('reads instants as epoch milliseconds, dates as text, big integers as numbers, in any zone', async () => {
    const { rows } = await database.db.transaction().execute(async (transaction) => {
      await sql`set local timezone = 'Asia/Kolkata'`.execute(transaction);
      return sql`select '2027-03-01 09:00:00.5+02'::timestamptz as at, date '2027-03-01' as day, 9007199254740991::int8 as big`.execute(
        transaction,
      );
    });
    assert.deepEqual(rows, [
      { at: Date.UTC(2027, 2, 1, 7, 0, 0, 500), day: '2027-03-01', big: 9_007_199_254_740_991 },
    ]);
  });

  test('whose connection is cut under a query refuses it as unavailable and serves the next', async () => {
    const pid = await pidOf();
    const sleeping = sql`select pg_sleep(${1.5}::float8)`.execute(database.reads);
    const cut = assert.rejects(sleeping, (error) => {
      const meaning = meaningOf(error);
      return (
        meaning instanceof Refusal &&
        meaning.code === 'unavailable' &&
        meaning.details.retryAfterMs !== undefined
      );
    });
    // The pool of one runs the query before this one is through.
    await sql`select pg_terminate_backend(${pid}::int)`.execute(database.db);
    await cut;
    assert.notEqual(await pidOf(), pid);
  });

  test('whose line breaks under a query, without a word, refuses it as unavailable and ends nothing else', async () => {
    const line = await openCuttableLine(own.url);
    const beyond = await openDatabase({ databaseUrl: line.url, dataDir: null, poolSize: 1, readPoolSize: 1 });
    const asked = sql`select pg_sleep(30)`.execute(beyond.db);
    const isRunning = async () =>
      (
        await sql`select from pg_stat_activity
          where datname = current_database() and query like '%pg_sleep(30)%' and pid <> pg_backend_pid()`.execute(
          database.reads,
        )
      ).rows.length > 0;
    await until(isRunning);
    await Promise.all([
      assert.rejects(asked, (error) => (meaningOf(error) as Refusal).code === 'unavailable'),
      line.close(),
    ]);
    await beyond.close();
  });

  test('that answers too slowly is refused as unavailable, and the connection is good for more', async () => {
    const pid = await pidOf();
    const slow = sql`select pg_sleep(${30}::float8)`.execute(database.reads);
    await assert.rejects(slow, (error) => isUnavailable(error));
    assert.equal(await pidOf(), pid);
  });

  test('that takes connections but never speaks is given up within five seconds', async (t) => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    t.after(() => silent.close());
    const { port } = silent.address() as { port: number };
    const began = performance.now();
    await assert.rejects(
      openDatabase({ databaseUrl: `postgres://nobody@127.0.0.1:${port}/none`, dataDir: null }),
      /cannot be reached/,
    );
    assert.ok(performance.now() - began < 5000);
  });

  test('serves reads while every connection for commands is taken', async () => {
    const { promise: isRead, resolve } = Promise.withResolvers<undefined>();
    const taken = [1, 2].map(() => Promise.withResolvers<undefined>());
    const busy = taken.map((each) =>
      database.db.transaction().execute(async (transaction) => {
        await sql`select 1`.execute(transaction);
        each.resolve(undefined);
        await isRead;
      }),
    );
    await Promise.all(taken.map(({ promise }) => promise));
    // Would wait for ever for a connection that is given back only afterwards, and be refused.
    await pidOf();
    resolve(undefined);
    await Promise.all(busy);
  });

  test('keeps statements prepared, and survives a table that changes under them', async () => {
    await sql`create table shape (id int)`.execute(database.db);
    const read = () => sql`select * from shape where id = ${1}::int`.execute(database.reads);
    await read();
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_prepared_statements`.execute(
      database.reads,
    );
    assert.ok((rows[0]?.n ?? 0) > 0);
    await sql`alter table shape add column name text`.execute(database.db);
    await assert.rejects(read(), (error) => (meaningOf(error) as Error).name === 'Stale');
    assert.deepEqual((await read()).rows, []);
  });

  test('notices a line that broke without a word, and listens again', async () => {
    const line = await openCuttableLine(own.url);
    const hints: string[] = [];
    const unlisten = await listenOn(line.url, 'quiet', (payload) => hints.push(payload), 100);
    try {
      line.cut();
      line.mend();
      // Nobody was told that the old line is dead.
      await until(() => hints.includes(''));
      await database.notify('quiet', 'coach-1');
      await until(() => hints.includes('coach-1'));
    } finally {
      await unlisten();
      await line.close();
    }
  });

  test('passes hints on to who listens, and says so when it had to connect again', async () => {
    const hints: string[] = [];
    let heard: () => void = assert.fail;
    const next = () => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      heard = () => {
        resolve(undefined);
      };
      return promise;
    };
    const unlisten = await database.listen('changes', (payload) => {
      hints.push(payload);
      heard();
    });
    let arrived = next();
    await database.notify('changes', 'coach-1');
    await arrived;
    arrived = next();
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'session-booking listen'`.execute(
      database.db,
    );
    await arrived;
    arrived = next();
    await database.notify('changes', 'coach-2');
    await arrived;
    await unlisten();
    assert.deepEqual(hints, ['coach-1', '', 'coach-2']);
  });
});

function isUnavailable(error: unknown): boolean {
  const meaning = meaningOf(error);
  return meaning instanceof Refusal && meaning.code === 'unavailable';
}

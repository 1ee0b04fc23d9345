import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { pino } from 'pino';
import { createTestDatabase, engines, type TestDatabase } from '../../test/test-database.ts';
import { openDatabase } from '../store/db.ts';
import { migrate } from '../store/migrate.ts';
import { openLimitsPool } from './limits-pool.ts';
import { defaultLimits } from './limits.ts';
import { createRateLimits, LimitReached, type RateLimits } from './rate-limit.ts';
import { createSharedCounts } from './shared-counts.ts';

const limits = { ...defaultLimits, addressVisitors: 30, subjectRequests: 100 };
const logger = pino({ level: 'silent' });

/** Takes so many at once and counts those that were let through. */
async function admitted(nodes: RateLimits[], times: number, key: string): Promise<number> {
  const taken = Array.from({ length: times }, (_, index) =>
    nodes[index % nodes.length]!.take('addressVisitors', key).then(
      () => 1,
      (error: unknown) => {
        if (error instanceof LimitReached) return 0;
        throw error;
      },
    ),
  );
  return (await Promise.all(taken)).reduce<number>((sum, one) => sum + one, 0);
}

describe('limits of one node', () => {
  test('let exactly the limit through, and say when to come back', async () => {
    const node = createRateLimits(limits, null);
    assert.equal(await admitted([node], 400, '192.0.2.1'), 30);
    assert.equal(await admitted([node], 400, '192.0.2.2'), 30);
    await assert.rejects(node.take('addressVisitors', '192.0.2.1'), (error) => {
      assert.ok(error instanceof LimitReached);
      assert.equal(error.code, 'rate_limited');
      const { limit, remaining, resetMs } = error.standing;
      assert.deepEqual({ limit, remaining }, { limit: 30, remaining: 0 });
      assert.ok(resetMs > 50_000 && resetMs <= 60_000, String(resetMs));
      assert.equal(error.details.retryAfterMs, resetMs);
      return true;
    });
  });

  test('count each limit by itself and tell what is left', async () => {
    const node = createRateLimits(limits, null);
    await node.take('addressVisitors', 'somebody');
    const { limit, remaining } = await node.take('subjectRequests', 'somebody');
    assert.deepEqual({ limit, remaining }, { limit: 100, remaining: 99 });
  });
});

describe(
  'limits of nodes on one PostgreSQL',
  { skip: !engines.includes('postgres') && 'TEST_DATABASE_URL is not set' },
  () => {
    let made: TestDatabase;
    before(async () => {
      made = await createTestDatabase();
      const database = await openDatabase({ databaseUrl: made.url, dataDir: null });
      await migrate(database);
      await database.close();
    });
    after(() => made.drop());

    async function onPools(urls: string[], run: (nodes: RateLimits[]) => Promise<void>): Promise<void> {
      const counts = urls.map((url) => createSharedCounts(openLimitsPool(url, logger), () => undefined));
      try {
        await run(counts.map((each) => createRateLimits(limits, each)));
      } finally {
        await Promise.all(counts.map((each) => each.close()));
      }
    }

    test('let exactly the limit through between them', async () => {
      await onPools([made.url, made.url, made.url], async (nodes) => {
        assert.equal(await admitted(nodes, 400, '192.0.2.1'), 30);
      });
      await onPools([made.url], async (nodes) => assert.equal(await admitted(nodes, 40, '192.0.2.1'), 0));
    });

    test('take a subject of any length', async () => {
      await onPools([made.url], async ([node]) => {
        const { remaining } = await node!.take('subjectRequests', 'ä'.repeat(255));
        assert.equal(remaining, 99);
        assert.equal((await node!.take('subjectRequests', 'ä'.repeat(255))).remaining, 98);
        assert.equal((await node!.take('subjectRequests', 'ä'.repeat(254))).remaining, 99);
      });
    });

    test('hold at each node by itself while the database is away', async () => {
      await onPools(['postgres://nobody@127.0.0.1:9/none'], async (nodes) => {
        assert.equal(await admitted(nodes, 100, '192.0.2.3'), 30);
      });
    });

    describe('behind a database that accepts and never answers', () => {
      let silent: Server;
      const sockets: Socket[] = [];
      before(async () => {
        silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
        await once(silent, 'listening');
      });
      after(() => {
        for (const socket of sockets) socket.destroy();
        silent.close();
      });

      test('hold too, and keep nobody waiting', async () => {
        const address = silent.address();
        assert.ok(address !== null && typeof address === 'object');
        await onPools([`postgres://nobody@127.0.0.1:${address.port}/none`], async (nodes) => {
          const begun = Date.now();
          assert.equal(await admitted(nodes, 40, '192.0.2.4'), 30);
          assert.ok(Date.now() - begun < 5000);
        });
      });
    });
  },
);

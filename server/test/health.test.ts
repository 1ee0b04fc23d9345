import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { readConfig } from '../src/config.ts';
import { createLogger } from '../src/logging.ts';
import { startServer, type RunningServer } from '../src/start-server.ts';
import { call, readProblem } from './call.ts';
import { addCoach } from './coaches.ts';
import { openCuttableLine, type CuttableLine } from './cuttable-line.ts';
import { createTestDatabase, engines, type TestDatabase } from './test-database.ts';
import { onEachEngine, SECRET, startTestServer } from './test-server.ts';
import { testClock } from './test-clock.ts';
import { aClient } from './tokens.ts';

onEachEngine('health', (server) => {
  test('is told without a token', async () => {
    const alive = await fetch(`${server().url}/healthz`);
    assert.deepEqual([alive.status, await alive.json()], [200, { status: 'ok' }]);
    const ready = await fetch(`${server().url}/readyz`);
    assert.deepEqual([ready.status, await ready.json()], [200, { status: 'ready' }]);
    assert.equal(ready.headers.get('Cache-Control'), 'no-store');
  });

  test('is told to who would rather speak another protocol', async () => {
    const answer = request(`${server().url}/healthz`, {
      headers: {
        Connection: 'Upgrade, HTTP2-Settings',
        Upgrade: 'h2c',
        'HTTP2-Settings': 'AAMAAABkAAQAoAAA',
      },
    }).end();
    const [{ statusCode }] = (await once(answer, 'response')) as [IncomingMessage];
    assert.equal(statusCode, 200);
  });
});

describe('a server that is stopping', () => {
  test('finishes what it began, takes nothing new and ends though connections are kept', async () => {
    const server = await startTestServer();
    const idle = await fetch(`${server.url}/healthz`);
    await idle.text();
    const upload = request(`${server.url}/api/auth/visitor`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Content-Length': 2,
        Connection: 'keep-alive',
        Expect: '100-continue',
      },
    });
    upload.flushHeaders();
    // The server has begun with the request: it asks for the body.
    await once(upload, 'continue');
    const stopped = server.stop();
    upload.end('{}');
    const [answer] = (await once(upload, 'response')) as [IncomingMessage];
    answer.resume();
    assert.equal(answer.statusCode, 201);
    await stopped;
    await assert.rejects(fetch(`${server.url}/healthz`));
  });
});

describe(
  'a database that is away',
  { skip: !engines.includes('postgres') && 'TEST_DATABASE_URL is not set' },
  () => {
    let database: TestDatabase;
    let line: CuttableLine;
    let server: RunningServer;
    let coachId: string;
    before(async () => {
      database = await createTestDatabase();
      line = await openCuttableLine(database.url);
      const config = readConfig({ PORT: '0', JWT_SECRET: SECRET, DATABASE_URL: line.url, LIMITS: 'on' });
      const logger = createLogger('silent');
      server = await startServer(config, { logger, filesDir: '/nowhere' });
      coachId = await addCoach({ ...server, clock: testClock(), log: [], shiftTokenClock: () => undefined });
    });
    after(async () => {
      await line.close();
      await server.stop();
      await database.drop();
    });

    test('makes every answer that needs it 503 with Retry-After within seconds, and only those; then all is well again', async () => {
      const token = await aClient();
      const body = { title: 'a', scheduledAt: '2099-01-15T09:00:00Z', durationMinutes: 60, coachId };
      line.cut();
      const begun = Date.now();
      const [alive, ready, booked, listed, visitor] = await Promise.all([
        fetch(`${server.url}/healthz`),
        fetch(`${server.url}/readyz`),
        call(server.url, 'bookSession', { token, body }),
        call(server.url, 'listCoaches', { token }),
        call(server.url, 'createVisitor', { body: {} }),
      ]);
      assert.ok(Date.now() - begun < 8000, `${Date.now() - begun} ms`);
      assert.equal(alive.status, 200);
      assert.equal(visitor.status, 201);
      assert.equal(readProblem(ready, await ready.text()).code, 'unavailable');
      for (const { problem, headers } of [booked, listed]) {
        assert.equal(problem?.code, 'unavailable');
        assert.ok(Number(headers.get('Retry-After')) >= 1);
      }
      line.mend();
      const healed = Date.now();
      while ((await call(server.url, 'listCoaches', { token })).status !== 200) {
        assert.ok(Date.now() - healed < 10_000, 'not healed after 10 s');
      }
      assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
    });
  },
);

import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { closeCodes } from '@session-booking/sdk/contract';
import { call } from './call.ts';
import { addCoach } from './coaches.ts';
import { type CuttableLine, openCuttableLine } from './cuttable-line.ts';
import { connectSocket } from './socket.ts';
import { createTestDatabase, engines, type TestDatabase } from './test-database.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import { aClient } from './tokens.ts';

const DAY = { from: '2027-03-10', to: '2027-03-10', durationMinutes: 60 };
const NATS_URL = process.env.TEST_NATS_URL ?? 'nats://127.0.0.1:4222';
const hasPostgres = engines.includes('postgres');
const hasNats = hasPostgres && (await answers(NATS_URL));

/** Three nodes on one database, and what they tell each other through. */
class Nodes {
  database: TestDatabase | undefined;
  servers: TestServer[] = [];

  async start(env: Record<string, string> = {}): Promise<void> {
    this.database = await createTestDatabase();
    const settings = { engine: 'postgres', env: { DATABASE_URL: this.database.url, ...env } } as const;
    // At once, as nodes of one release start: they take turns with the migrations.
    this.servers = await Promise.all([1, 2, 3].map(() => startTestServer(settings)));
    for (const server of this.servers) server.clock.freeze('2027-03-01T12:00:00Z');
  }

  async stop(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.stop()));
    await this.database?.drop();
  }

  at(index: number): TestServer {
    const server = this.servers[index];
    assert.ok(server);
    return server;
  }

  /** Books on the first node and gives how long the other two took to show it, in milliseconds. */
  async bookAndSee(coachId: string, scheduledAt: string): Promise<number[]> {
    const sockets = await Promise.all(
      [1, 2].map(async (index) => connectSocket(this.at(index).url, await aClient())),
    );
    for (const socket of sockets) {
      socket.send({ type: 'watch', id: 'w', coachId, ...DAY });
      await socket.next('watching');
    }
    const token = await aClient();
    const body = { title: 'Talk', coachId, scheduledAt, durationMinutes: 60 };
    const { status, text } = await call(this.at(0).url, 'bookSession', { token, body });
    assert.equal(status, 201, text);
    const answeredAt = performance.now();
    const took = await Promise.all(
      sockets.map(async (socket) => {
        const frame = await socket.next('availability');
        assert.ok(frame.slots.some((slot) => slot.startsAt === scheduledAt && slot.status === 'booked'));
        return performance.now() - answeredAt;
      }),
    );
    await Promise.all(sockets.map((socket) => socket.close()));
    return took;
  }
}

function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket: Socket = connect(Number(port || 4222), hostname);
    const end = (is: boolean) => () => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', end(true)).once('error', end(false)).setTimeout(1000, end(false));
  });
}

describe(
  'three nodes that tell each other by NOTIFY',
  { skip: !hasPostgres && 'needs TEST_DATABASE_URL' },
  () => {
    const nodes = new Nodes();
    before(() => nodes.start());
    after(() => nodes.stop());

    test('show on all what was booked on one', async (context) => {
      const took = await nodes.bookAndSee(await addCoach(nodes.at(0)), '2027-03-10T09:00:00Z');
      context.diagnostic(`seen ${took.map((ms) => ms.toFixed(0)).join(' and ')} ms after the answer`);
    });

    test('carry on from a revision another node showed, with a whole list when they do not know it', async () => {
      const coachId = await addCoach(nodes.at(0));
      const token = await aClient();
      const there = await connectSocket(nodes.at(1).url, token);
      there.send({ type: 'watch', id: 'w', coachId, ...DAY });
      const { revision } = await there.next('watching');
      await there.close();
      const here = await connectSocket(nodes.at(2).url, token);
      here.send({ type: 'watch', id: 'w', coachId, ...DAY, revision });
      assert.ok((await here.next('watching')).slots);
      await here.close();
    });

    test('send a session to its client on whatever node he is, though he watches nothing there', async () => {
      const coachId = await addCoach(nodes.at(0));
      const token = await aClient();
      const socket = await connectSocket(nodes.at(1).url, token);
      const body = { title: 'Talk', coachId, scheduledAt: '2027-03-10T09:00:00Z', durationMinutes: 60 };
      const { answer } = await call(nodes.at(0).url, 'bookSession', { token, body });
      assert.ok(answer);
      const { session: seen } = await socket.next('session');
      assert.deepEqual([seen.id, seen.status], [answer.id, 'scheduled']);
      const asked = { token, params: { id: answer.id }, body: { reason: 'Ill' } };
      await call(nodes.at(2).url, 'cancelSession', asked);
      assert.equal((await socket.next('session')).session.status, 'cancelled');
      await socket.close();
    });

    test('send their sockets away when they stop, to come back to another node', async () => {
      const leaving = await startTestServer({
        engine: 'postgres',
        env: { DATABASE_URL: nodes.database?.url ?? '' },
      });
      const socket = await connectSocket(leaving.url, await aClient());
      await leaving.stop();
      assert.equal(await socket.closed, closeCodes.goingAway);
    });
  },
);

describe(
  'three nodes that tell each other through NATS',
  { skip: !hasNats && `needs PostgreSQL and NATS at ${NATS_URL}` },
  () => {
    const nodes = new Nodes();
    let line: CuttableLine | undefined;
    before(async () => {
      line = await openCuttableLine(NATS_URL);
      // A URL of a scheme that is not special keeps a slash at its end, which NATS does not mind.
      await nodes.start({ NATS_URL: line.url });
    });
    after(async () => {
      await nodes.stop();
      await line?.close();
    });

    test('show on all what was booked on one, and with NATS gone at most a poll later', async (context) => {
      const coachId = await addCoach(nodes.at(0));
      const took = await nodes.bookAndSee(coachId, '2027-03-10T09:00:00Z');
      line?.cut();
      const without = await nodes.bookAndSee(coachId, '2027-03-10T11:00:00Z');
      const text = (list: number[]) => list.map((ms) => ms.toFixed(0)).join(' and ');
      context.diagnostic(`seen after ${text(took)} ms; without NATS after ${text(without)} ms`);
    });
  },
);

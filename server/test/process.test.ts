import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { rm } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { addDays } from '../src/domain/wall-time.ts';
import { call } from './call.ts';
import { startProcess, type ServerProcess } from './server-process.ts';
import { embeddedFolder, type EmbeddedFolder } from './embedded-folder.ts';
import { aClient } from './tokens.ts';
import { SECRET } from './test-server.ts';

const bookings = new EventEmitter();

describe('the process', () => {
  let folder: EmbeddedFolder;
  const running: ServerProcess[] = [];
  before(async () => {
    folder = await embeddedFolder();
  });
  after(async () => {
    for (const server of running) server.signal('SIGKILL');
    await Promise.all(running.map((server) => server.ended()));
    await folder.remove();
  });

  function start(env: Record<string, string> = {}): ServerProcess {
    const server = startProcess({
      DATA_DIR: folder.path,
      DEMO: '1',
      LIMITS: 'off',
      JWT_SECRET: SECRET,
      ...env,
    });
    running.push(server);
    return server;
  }

  async function refused(env: Record<string, string>): Promise<string[]> {
    const server = start(env);
    assert.deepEqual(await server.ended(), { code: 1, signal: null });
    assert.equal(server.output().stdout, '');
    return server.output().stderr.trimEnd().split('\n');
  }

  test('says where it is in one line, and nothing else', async () => {
    const server = start();
    const url = await server.url();
    assert.equal((await fetch(`${url}/readyz`)).status, 200);
    assert.equal(server.output().stdout, `Session booking is ready at ${url}\n`);
    server.signal('SIGTERM');
    assert.deepEqual(await server.ended(), { code: 0, signal: null });
    assert.deepEqual(server.output(), { stdout: `Session booking is ready at ${url}\n`, stderr: '' });
    await assert.rejects(fetch(url));
  });

  test('keeps every booking it said yes to, however it ends', async () => {
    const coachesSeen = new Set<string>();
    const acknowledged: { id: string; token: string; text: string }[] = [];
    for (const enough of [4, 9, 15]) {
      const server = start();
      const url = await server.url();
      for (const { id, token } of acknowledged) {
        const { answer } = await call(url, 'getSession', { token, params: { id } });
        assert.equal(answer?.status, 'scheduled');
      }
      const { answer } = await call(url, 'listCoaches', { token: await aClient() });
      const coaches = answer!.items.map(({ id }) => id);
      coaches.forEach((id) => coachesSeen.add(id));
      const bookers = coaches.map((coachId) => bookUntilGone(url, coachId, acknowledged));
      while (acknowledged.length < enough) await once(bookings, 'acknowledged');
      // In the middle of the bookings of all four.
      server.signal('SIGKILL');
      assert.equal((await server.ended()).signal, 'SIGKILL');
      await Promise.all(bookers);
    }
    assert.equal(coachesSeen.size, 4, 'the demo is seeded once');
    const server = start();
    const url = await server.url();
    for (const { id, token, text } of acknowledged) {
      const { answer } = await call(url, 'getSession', { token, params: { id } });
      const { startsAt, endsAt, coachId, title } = JSON.parse(text) as Record<string, string>;
      const { startsAt: start, endsAt: end, coachId: coach, title: name } = answer!;
      assert.deepEqual([start, end, coach, name], [startsAt, endsAt, coachId, title]);
    }
    server.signal('SIGTERM');
    assert.equal((await server.ended()).code, 0);
  });

  test('refuses a folder that another process uses, in one line that names it, and takes it over when that is dead', async () => {
    const first = start();
    const url = await first.url();
    const lines = await refused({});
    assert.equal(lines.length, 1);
    assert.match(lines[0]!, new RegExp(`DATA_DIR .* process ${first.pid}\\b`));
    assert.equal((await fetch(`${url}/readyz`)).status, 200);
    first.signal('SIGKILL');
    await first.ended();
    const next = start();
    assert.equal((await fetch(`${await next.url()}/readyz`)).status, 200);
    next.signal('SIGTERM');
    await next.ended();
  });

  test('of a demo makes a secret once, so that tokens outlive it, and tells nobody', async () => {
    const first = start({ JWT_SECRET: '' });
    const { answer } = await call(await first.url(), 'createDemoToken', { body: { role: 'client' } });
    first.signal('SIGTERM');
    await first.ended();
    const second = start({ JWT_SECRET: '' });
    assert.equal((await call(await second.url(), 'listCoaches', { token: answer!.token })).status, 200);
    second.signal('SIGTERM');
    await second.ended();
    await rm(`${folder.path}/jwt-secret`);
    const third = start({ JWT_SECRET: '' });
    assert.equal(
      (await call(await third.url(), 'listCoaches', { token: answer!.token })).problem?.code,
      'unauthorized',
    );
    third.signal('SIGTERM');
    await third.ended();
  });

  test('does not start on wrong settings and names all of them', async () => {
    const lines = await refused({
      PORT: 'http',
      LIMIT_OPEN_SESSIONS: '0',
      NODE_ENV: 'production',
      JWT_SECRET: 'hunter2',
    });
    assert.deepEqual(lines.map((line) => line.split(' ', 1)[0]).sort(), [
      'DEMO',
      'JWT_SECRET',
      'LIMITS',
      'LIMIT_OPEN_SESSIONS',
      'PORT',
    ]);
    assert.ok(!lines.join().includes('hunter2'));
    const production = await refused({ NODE_ENV: 'production', DEMO: '', LIMITS: '', JWT_SECRET: '' });
    assert.deepEqual(
      production.map((line) => line.split(' ', 1)[0]),
      ['JWT_SECRET'],
    );
  });

  test('names the setting when the system refuses the address or the database', async (t) => {
    const taken = createServer().listen(0, '127.0.0.1');
    t.after(() => taken.close());
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const [line, ...rest] = await refused({ PORT: String(port) });
    assert.match(line!, /^PORT is in use/);
    assert.deepEqual(rest, []);
    assert.match(
      (await refused({ HOST: '192.0.2.1' })).join('\n'),
      /^HOST is not an address of this machine[^\n]*$/,
    );
    for (const folder of ['/dev/null/data', '/proc/data/deep']) {
      const noFolder = await refused({ DATA_DIR: folder });
      assert.match(noFolder.join('\n'), /^DATA_DIR wants a folder this process may write to[^\n]*$/);
    }
    const nowhere = await refused({ DATABASE_URL: 'postgres://somebody:hunter2@127.0.0.1:9/none' });
    assert.match(nowhere.join('\n'), /^DATABASE_URL wants a PostgreSQL that answers[^\n]*$/);
    assert.ok(!nowhere.join().includes('hunter2'));
  });

  test('ends at once at a second signal, though somebody is still talking to it', async () => {
    const server = start();
    const upload = request(`${await server.url()}/api/auth/visitor`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Length': 2, Expect: '100-continue' },
    });
    upload.on('error', () => undefined).flushHeaders();
    await once(upload, 'continue');
    server.signal('SIGTERM');
    // It has heard the first signal once it takes no more connections.
    while (await takesConnections(await server.url())) continue;
    server.signal('SIGTERM');
    assert.equal((await server.ended()).code, 1);
  });
});

async function takesConnections(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`, { headers: { Connection: 'close' } }).then(
    (response) => response.text().then(() => true),
    () => false,
  );
}

/** Books one free time after the other until the server is gone, each with a client of its own, and notes every yes. */
async function bookUntilGone(
  url: string,
  coachId: string,
  acknowledged: { id: string; token: string; text: string }[],
): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const token = await aClient();
  const query = { from: addDays(today, 7), to: addDays(today, 60), durationMinutes: '60' };
  try {
    const { answer: free } = await call(url, 'listAvailability', { token, params: { id: coachId }, query });
    for (const { startsAt } of free!.slots) {
      const client = await aClient();
      const body = { title: randomUUID(), scheduledAt: startsAt, durationMinutes: 60, coachId };
      const { answer, text } = await call(url, 'bookSession', {
        token: client,
        body,
        headers: { 'Idempotency-Key': randomUUID() },
      });
      if (answer) {
        acknowledged.push({ id: answer.id, token: client, text });
        bookings.emit('acknowledged');
      }
    }
  } catch (error) {
    // The line breaks when the server is killed; anything else is a mistake of this test.
    if (!(error instanceof TypeError)) throw error;
  }
}

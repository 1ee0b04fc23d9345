import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { problems, routes } from '@session-booking/sdk/contract';
import { call } from './call.ts';
import { bookSession } from './sessions.ts';
import { onEachEngine, startTestServer, type TestServer } from './test-server.ts';
import { aClient } from './tokens.ts';

/** Reads one sample of the metrics; null when it is not there. */
async function sample(
  server: TestServer,
  name: string,
  labels: Record<string, string> = {},
): Promise<number | null> {
  const response = await fetch(`${server.url}/metrics`);
  assert.equal(response.status, 200);
  assert.match(response.headers.get('Content-Type') ?? '', /^text\/plain/);
  for (const line of (await response.text()).split('\n')) {
    const [, found, inner = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    const given = new Map([...inner.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, text]) => [key, text]));
    if (found === name && Object.entries(labels).every(([key, text]) => given.get(key) === text))
      return Number(value);
  }
  return null;
}

onEachEngine('metrics', (server) => {
  test('count requests by template and status, bookings by outcome and refusals by code', async () => {
    const { id, client: token, coachId } = await bookSession(server());
    await call(server().url, 'getSession', { token, params: { id } });
    await call(server().url, 'getSession', { token: await aClient(), params: { id } });
    const body = { title: 'x', scheduledAt: '2027-03-10T12:00:00Z', durationMinutes: 60, coachId };
    await call(server().url, 'bookSession', { token, body });
    const requests = 'http_request_duration_seconds_count';
    const route = '/api/sessions/{id}';
    assert.equal(await sample(server(), requests, { method: 'GET', route, status: '200' }), 1);
    assert.equal(await sample(server(), requests, { method: 'GET', route, status: '404' }), 1);
    assert.equal(await sample(server(), 'session_booking_bookings_total', { outcome: 'booked' }), 1);
    assert.equal(await sample(server(), 'session_booking_bookings_total', { outcome: 'slot_taken' }), 1);
    assert.equal(await sample(server(), 'session_booking_refusals_total', { code: 'not_found' }), 1);
    assert.ok((await sample(server(), 'session_booking_database_connections', { state: 'idle' })) !== null);
    const version = process.versions.tz ?? 'unknown';
    assert.equal(await sample(server(), 'session_booking_zone_data_info', { version }), 1);
    assert.equal(await sample(server(), 'session_booking_sockets'), 0);
  });

  test('have no label that a caller makes up, and nothing of a person', async () => {
    await fetch(`${server().url}/api/no-such-place-${'x'.repeat(20)}`);
    await fetch(`${server().url}/api/coaches`, { method: 'PROPFIND' });
    const text = await (await fetch(`${server().url}/metrics`)).text();
    assert.doesNotMatch(text, /no-such-place|PROPFIND|ada@example|[0-9a-f]{8}-[0-9a-f]{4}/);
  });
});

describe('the docs', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  test('are a page under the same rules as every other: no script, nothing from elsewhere', async () => {
    const response = await fetch(`${server.url}/docs`);
    assert.equal(response.status, 200);
    assert.match(
      response.headers.get('Content-Security-Policy') ?? '',
      /default-src 'none'.*style-src 'self'/,
    );
    const page = await response.text();
    for (const code of Object.keys(problems)) assert.ok(page.includes(`id="${code}"`), code);
    const [, style = ''] = /rel="stylesheet" href="([^"]+)"/.exec(page) ?? [];
    const sheet = await fetch(new URL(style, `${server.url}/docs`));
    assert.match(sheet.headers.get('Content-Type') ?? '', /^text\/css/);
  });

  test('give the document to tools on any page', async () => {
    const response = await fetch(`${server.url}/openapi.json`);
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
    const document = (await response.json()) as { openapi: string; paths: Record<string, unknown> };
    assert.equal(document.openapi, '3.1.0');
    const paths = Object.values(routes)
      .filter((row) => !('when' in row))
      .map(({ path }) => path);
    assert.deepEqual(Object.keys(document.paths), [...new Set(paths)]);
  });

  test('are where the type of a problem leads', async () => {
    const { problem } = await call(server.url, 'getCoach', { params: { id: 'x' } });
    const page = await (await fetch(new URL(problem?.type ?? '', server.url))).text();
    assert.ok(page.includes(`id="${problem?.code ?? ''}"`));
  });
});

describe('a request id', () => {
  test('goes from the caller into answer, log line and audit trail', async () => {
    const server = await startTestServer();
    try {
      const { id, coach: token, admin, startsAt } = await bookSession(server);
      server.clock.freeze(startsAt);
      const headers = { 'X-Request-Id': 'browser-4711-start' };
      const started = await call(server.url, 'startSession', { token, params: { id }, body: {}, headers });
      assert.equal(started.headers.get('X-Request-Id'), 'browser-4711-start');
      const line = server.log.find(({ requestId }) => requestId === 'browser-4711-start');
      assert.equal(line?.['route'], '/api/sessions/{id}/start');
      const { text } = await call(server.url, 'exportEvents', { token: admin, query: { sessionId: id } });
      assert.match(text, /"session\.started".*"browser-4711-start"/);
    } finally {
      await server.stop();
    }
  });
});

describe('a fault of the server', () => {
  test('is reported once, with its request id and without the caller', async () => {
    const received: string[] = [];
    const sentry = createServer((req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', (chunk: Buffer) => chunks.push(chunk));
      req.on('end', () => {
        const bytes = Buffer.concat(chunks);
        received.push((req.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString());
        res.end('{}');
      });
    });
    sentry.listen(0, '127.0.0.1');
    await once(sentry, 'listening');
    const server = await startTestServer({
      env: { SENTRY_DSN: `http://key@127.0.0.1:${(sentry.address() as AddressInfo).port}/1` },
    });
    const { id, client: token } = await bookSession(server);
    await server.commands.db.schema.alterTable('session').renameTo('session_gone').execute();
    const { problem } = await call(server.url, 'getSession', { token, params: { id } });
    await call(server.url, 'getSession', { token, params: { id: 'x' } });
    await server.stop();
    sentry.close();
    await once(sentry, 'close');
    assert.equal(problem?.code, 'internal');
    assert.doesNotMatch(problem.detail, /session_gone|relation/);
    const events = received.filter((each) => each.includes('"exception"'));
    assert.equal(events.length, 1);
    assert.ok(events[0]?.includes(problem.requestId ?? 'none'));
    assert.doesNotMatch(events[0] ?? '', /ada@example|Bearer|client-\d/);
  });
});

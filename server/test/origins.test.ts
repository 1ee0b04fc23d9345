import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { call, readProblem } from './call.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import { aClient } from './tokens.ts';

const FRIEND = 'https://friend.example';
const STRANGER = 'https://stranger.example';

describe('with a list of allowed origins', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({
      env: { ALLOWED_ORIGINS: `${FRIEND},http://localhost:8080`, PUBLIC_URL: 'https://booking.example' },
    });
  });
  after(() => server.stop());

  const preflight = (origin: string) =>
    fetch(`${server.url}/api/sessions/book`, {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization,content-type,idempotency-key',
      },
    });

  test('a page on it may call, and asks only once a day', async () => {
    const { status, headers } = await preflight(FRIEND);
    assert.equal(status, 204);
    assert.equal(headers.get('Access-Control-Allow-Origin'), FRIEND);
    assert.equal(headers.get('Access-Control-Max-Age'), '86400');
    assert.match(headers.get('Access-Control-Allow-Headers') ?? '', /Authorization.*Idempotency-Key/);
    assert.match(headers.get('Access-Control-Allow-Methods') ?? '', /POST/);
    assert.match(headers.get('Vary') ?? '', /Origin/);
  });

  test('a page on it reads what answers say, refusals too', async () => {
    const { headers, problem } = await call(server.url, 'listSessions', { headers: { Origin: FRIEND } });
    assert.equal(problem?.code, 'unauthorized');
    assert.equal(headers.get('Access-Control-Allow-Origin'), FRIEND);
    const exposed = (headers.get('Access-Control-Expose-Headers') ?? '').split(',');
    for (const name of [
      'ETag',
      'Location',
      'Retry-After',
      'RateLimit-Limit',
      'RateLimit-Remaining',
      'RateLimit-Reset',
      'Idempotency-Replayed',
      'X-Request-Id',
    ]) {
      assert.ok(exposed.includes(name), name);
    }
  });

  for (const origin of [
    STRANGER,
    'null',
    'https://friend.example.evil',
    'http://friend.example',
    'https://FRIEND.example:444',
  ]) {
    test(`${origin} may not`, async () => {
      const { headers } = await preflight(origin);
      assert.equal(headers.get('Access-Control-Allow-Origin'), null);
      const visitor = await call(server.url, 'createVisitor', { headers: { Origin: origin }, body: {} });
      assert.equal(visitor.problem?.code, 'forbidden');
      assert.match(visitor.problem.detail, /ALLOWED_ORIGINS/);
      const visit = await call(server.url, 'getVisit', { headers: { Origin: origin } });
      assert.equal(visit.problem?.code, 'forbidden');
    });
  }

  test("the server's own pages and callers that are no page get visitor tokens", async () => {
    const callers: Record<string, string>[] = [
      { Origin: server.url },
      { Origin: 'https://booking.example' },
      { Origin: FRIEND },
      {},
    ];
    for (const headers of callers) {
      assert.equal((await call(server.url, 'createVisitor', { headers, body: {} })).status, 201);
    }
  });
});

describe('with every origin allowed', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ env: { ALLOWED_ORIGINS: '*' } });
  });
  after(() => server.stop());

  test('any page may call and have a visitor token', async () => {
    const { status, headers } = await call(server.url, 'createVisitor', {
      headers: { Origin: STRANGER },
      body: {},
    });
    assert.equal(status, 201);
    assert.equal(headers.get('Access-Control-Allow-Origin'), '*');
    assert.equal(headers.get('Access-Control-Allow-Credentials'), null);
  });
});

describe('every answer', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  test('keeps pages from running foreign scripts and lets other pages load the widget', async () => {
    const response = await fetch(`${server.url}/healthz`);
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    assert.match(policy, /script-src 'self'(;|$)/);
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /require-trusted-types-for 'script'/);
    assert.doesNotMatch(policy, /unsafe|upgrade-insecure/);
    assert.equal(response.headers.get('Cross-Origin-Resource-Policy'), 'cross-origin');
    assert.equal(response.headers.get('X-Content-Type-Options'), 'nosniff');
    assert.equal(response.headers.get('X-Powered-By'), null);
  });

  test('that refuses is never stored', async () => {
    const response = await fetch(`${server.url}/api/coaches`, {
      headers: { Authorization: `Bearer ${await aClient()}x` },
    });
    assert.equal(readProblem(response, await response.text()).code, 'unauthorized');
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
  });
});

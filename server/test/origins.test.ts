import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { closeCodes } from '@session-booking/sdk/contract';
import { call, readProblem } from './call.ts';
import { bookSession } from './sessions.ts';
import { connectSocket } from './socket.ts';
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

describe('behind a proxy', () => {
  let trusting: TestServer;
  let wary: TestServer;
  before(async () => {
    trusting = await startTestServer({ env: { TRUST_PROXY: '1' } });
    wary = await startTestServer();
  });
  after(() => Promise.all([trusting.stop(), wary.stop()]));

  /** What a proxy in front of `https://booking.example` says, and another one before it. */
  const forwarded = {
    'X-Forwarded-Proto': 'https, http',
    'X-Forwarded-Host': 'booking.example, inner.example',
  };
  const ownPage = { ...forwarded, Origin: 'https://booking.example' };

  /** A visitor's booking, and the link that comes with it over a socket when it is moved. */
  async function linkOverSocket(server: TestServer, headers: Record<string, string>): Promise<string> {
    const { answer } = await call(server.url, 'createVisitor', { body: {} });
    const client = answer?.token ?? '';
    const { id, coach } = await bookSession(server, { client });
    await using socket = await connectSocket(server.url, client, undefined, headers);
    const body = { scheduledAt: '2027-03-11T12:00:00Z' };
    await call(server.url, 'rescheduleSession', { token: coach, params: { id }, body });
    const { session } = await socket.next('session');
    return new URL(session.manageUrl ?? '').origin;
  }

  test("that is trusted, the server's own page gets visitor tokens and sockets, and its links lead there", async () => {
    assert.equal((await call(trusting.url, 'createVisitor', { headers: ownPage, body: {} })).status, 201);
    assert.equal(await linkOverSocket(trusting, ownPage), 'https://booking.example');
  });

  test('that is trusted and forwards the protocol of the socket, links are still of pages', async () => {
    const headers = { ...ownPage, 'X-Forwarded-Proto': 'wss' };
    assert.equal(await linkOverSocket(trusting, headers), 'https://booking.example');
  });

  test('that is not trusted, what it says counts for nothing', async () => {
    const { problem } = await call(wary.url, 'createVisitor', { headers: ownPage, body: {} });
    assert.equal(problem?.code, 'forbidden');
    const page = await connectSocket(wary.url, undefined, undefined, ownPage);
    assert.equal(await page.closed, closeCodes.forbidden);
    assert.equal(await linkOverSocket(wary, forwarded), wary.url);
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

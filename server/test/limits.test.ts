import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { call } from './call.ts';
import { onEachEngine, startTestServer, type TestServer } from './test-server.ts';
import { aClient } from './tokens.ts';

const LIMITS = { LIMITS: 'on' };

onEachEngine(
  'limits',
  (server) => {
    test('let an address have 30 visitor tokens a minute, whatever it says about where it comes from', async () => {
      const answers = await Promise.all(
        Array.from({ length: 400 }, (_, index) =>
          call(server().url, 'createVisitor', {
            headers: {
              'X-Forwarded-For': `203.0.113.${index % 250}`,
              Forwarded: `for=198.51.100.${index % 250}`,
            },
            body: {},
          }),
        ),
      );
      assert.equal(answers.filter(({ status }) => status === 201).length, 30);
      const refused = answers.filter(({ problem }) => problem?.code === 'rate_limited');
      assert.equal(refused.length, 370);
      for (const { headers } of refused) {
        const retryAfter = Number(headers.get('Retry-After'));
        assert.ok(retryAfter >= 1 && retryAfter <= 60, String(retryAfter));
        assert.equal(headers.get('RateLimit-Limit'), '30');
        assert.equal(headers.get('RateLimit-Remaining'), '0');
      }
    });

    test('count a first visit as a visitor token', async () => {
      assert.equal((await call(server().url, 'getVisit')).problem?.code, 'rate_limited');
    });

    test('let a subject ask 300 times a minute and tell how much is left', async () => {
      const token = await aClient();
      const first = await call(server().url, 'getSession', { token, params: { id: 'none' } });
      assert.equal(first.headers.get('RateLimit-Limit'), '300');
      assert.equal(first.headers.get('RateLimit-Remaining'), '299');
      const answers = await Promise.all(
        Array.from({ length: 320 }, () =>
          call(server().url, 'getSession', { token, params: { id: 'none' } }),
        ),
      );
      assert.equal(answers.filter(({ status }) => status === 404).length, 299);
      assert.equal(answers.filter(({ status }) => status === 429).length, 21);
      const other = await call(server().url, 'getSession', {
        token: await aClient(),
        params: { id: 'none' },
      });
      assert.equal(other.status, 404);
    });

    test('let an address ask 1,200 times a minute, of which few bookings', async () => {
      const token = await aClient();
      const attempt = () =>
        call(server().url, 'bookSession', { token, headers: { 'Content-Type': 'text/plain' } });
      const bookings = await Promise.all(Array.from({ length: 130 }, attempt));
      assert.equal(bookings.filter(({ status }) => status === 429).length, 10);
      const answers = await Promise.all(Array.from({ length: 500 }, () => call(server().url, 'listCoaches')));
      // 400 visitors, 1 visit, 322 of subjects and 130 bookings were counted before.
      assert.equal(answers.filter(({ status }) => status === 401).length, 1200 - 853);
      assert.equal(answers.filter(({ status }) => status === 429).length, 500 - (1200 - 853));
    });

    test('do not stand in the way of health checks', async () => {
      assert.equal((await fetch(`${server().url}/healthz`)).status, 200);
      assert.equal((await fetch(`${server().url}/readyz`)).status, 200);
    });
  },
  { env: LIMITS },
);

describe('behind a proxy that is trusted', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ env: { ...LIMITS, TRUST_PROXY: '1', LIMIT_ADDRESS_VISITORS: '2' } });
  });
  after(() => server.stop());

  const visitors = (from: string) =>
    Promise.all(
      [1, 2, 3].map(async () => {
        const { status } = await call(server.url, 'createVisitor', {
          headers: { 'X-Forwarded-For': from },
          body: {},
        });
        return status;
      }),
    );

  test('limits count the address it saw, not those that came along', async () => {
    assert.deepEqual((await visitors('192.0.2.1')).sort(), [201, 201, 429]);
    assert.deepEqual((await visitors('192.0.2.2')).sort(), [201, 201, 429]);
    assert.deepEqual(await visitors('198.51.100.9, 192.0.2.2'), [429, 429, 429]);
    assert.deepEqual((await visitors('2001:db8:1:2::1')).sort(), [201, 201, 429]);
    assert.deepEqual(await visitors('2001:db8:1:2::2'), [429, 429, 429]);
  });
});

describe('in a demo', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({
      env: { ...LIMITS, DEMO: '1', LIMIT_ADDRESS_REQUESTS: '5', LIMIT_SUBJECT_REQUESTS: '5' },
    });
  });
  after(() => server.stop());

  test('demo tokens are not limited, with or without a token of before', async () => {
    for (const token of [undefined, await aClient()]) {
      const demo = () => call(server.url, 'createDemoToken', { token, body: { role: 'admin' } });
      const answers = await Promise.all(Array.from({ length: 50 }, demo));
      assert.ok(answers.every(({ status }) => status === 201));
    }
    const others = await Promise.all(Array.from({ length: 6 }, () => call(server.url, 'listCoaches')));
    assert.deepEqual(others.map(({ status }) => status).sort(), [401, 401, 401, 401, 401, 429]);
  });
});

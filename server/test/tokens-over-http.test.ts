import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { UnsecuredJWT } from 'jose';
import { call, readProblem } from './call.ts';
import { rawRequest } from './raw-request.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import { aClient, signToken } from './tokens.ts';

const HOUR_SECONDS = 3600;
const nowSeconds = () => Math.floor(Date.now() / 1000);

describe('a token', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  const refused: Record<string, [() => Promise<[string, string][]>, RegExp]> = {
    'is needed': [async () => [], /Send a token/],
    'must be sent as Bearer': [async () => [['Authorization', `Basic ${await aClient()}`]], /Bearer/],
    'must not be empty': [async () => [['Authorization', 'Bearer ']], /Bearer/],
    'must be one word': [async () => [['Authorization', `Bearer ${await aClient()} x`]], /Bearer/],
    'must be sent once': [
      async () => [
        ['Authorization', `Bearer ${await aClient()}`],
        ['Authorization', `Bearer ${await aClient()}`],
      ],
      /one Authorization header/,
    ],
    'must be signed': [
      async () => [['Authorization', `Bearer ${new UnsecuredJWT({ sub: 'a', role: 'admin' }).encode()}`]],
      /not valid here/,
    ],
    'must be signed with the right secret': [
      async () => [
        ['Authorization', `Bearer ${await signToken({ sub: 'a', role: 'admin' }, 'x'.repeat(32))}`],
      ],
      /not valid here/,
    ],
  };
  for (const [title, [headers, detail]] of Object.entries(refused)) {
    test(title, async () => {
      const answer = await rawRequest(`${server.url}/api/coaches`, { headers: await headers() });
      const response = new Response(answer.text, {
        status: answer.status,
        headers: Object.entries(answer.headers).map(([name, value]): [string, string] => [
          name,
          String(value),
        ]),
      });
      const problem = readProblem(response, answer.text);
      assert.equal(problem.code, 'unauthorized');
      assert.match(problem.detail, detail);
      assert.equal(answer.headers['www-authenticate'], 'Bearer realm="session-booking"');
    });
  }

  test('that has expired says so, also to a browser', async () => {
    const token = await aClient({ iat: nowSeconds() - 2 * HOUR_SECONDS, exp: nowSeconds() - HOUR_SECONDS });
    const { problem, headers } = await call(server.url, 'listCoaches', { token });
    assert.equal(problem?.code, 'token_expired');
    assert.match(headers.get('WWW-Authenticate') ?? '', /error="invalid_token"/);
  });

  for (const name of ['token', 'access_token', 'ACCESS_TOKEN']) {
    test(`in the address as ${name} does not count`, async () => {
      const alone = await call(server.url, 'listCoaches', { query: { [name]: await aClient() } });
      assert.equal(alone.problem?.code, 'unauthorized');
      assert.match(alone.problem.detail, /never in the address/);
      const beside = await call(server.url, 'listCoaches', {
        token: await aClient(),
        query: { [name]: await aClient() },
      });
      assert.equal(beside.problem?.code, 'validation_failed');
    });
  }

  test('is not given to a stranger in a body or a cookie either', async () => {
    const headers = { Cookie: `token=${await aClient()}` };
    assert.equal((await call(server.url, 'listCoaches', { headers })).problem?.code, 'unauthorized');
  });

  test('of a client does not do what is for admins', async () => {
    const { problem } = await call(server.url, 'listSessions', {
      token: await signToken({ sub: 'x', role: 'client', roles: ['admin'] }),
      query: { status: 'nope' },
    });
    assert.equal(problem?.code, 'validation_failed');
  });

  test('of a manage link opens nothing but its session', async () => {
    const sessionId = '6f3a1f0e-7b0c-4c56-9d6a-0b8f6f0c2d11';
    const { token } = await server.tokens.signManage({
      sessionId,
      subject: 'visitor',
      expiresAt: Date.now() + 60_000,
    });
    const other = '6f3a1f0e-7b0c-4c56-9d6a-0b8f6f0c2d12';
    assert.equal(
      (await call(server.url, 'getSession', { token, params: { id: other } })).problem?.code,
      'not_found',
    );
    assert.equal((await call(server.url, 'listSessions', { token })).problem?.code, 'forbidden');
    assert.equal((await call(server.url, 'listCoaches', { token })).problem?.code, 'forbidden');
    const body = { title: 'a', scheduledAt: '2027-01-15T09:00:00', durationMinutes: 60, coachId: other };
    assert.equal((await call(server.url, 'bookSession', { token, body })).problem?.code, 'forbidden');
    assert.equal((await call(server.url, 'createVisitor', { token, body: {} })).problem?.code, 'forbidden');
  });
});

describe('a visitor', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  test('gets a token without a body, and keeps who he is when he renews it', async () => {
    const first = await call(server.url, 'createVisitor');
    assert.equal(first.status, 201);
    assert.equal(first.headers.get('Cache-Control'), 'no-store');
    const { token, subject } = first.answer!;
    const renewed = await call(server.url, 'createVisitor', { token, body: {} });
    assert.equal(renewed.answer?.subject, subject);
    const other = await call(server.url, 'createVisitor', { body: {} });
    assert.notEqual(other.answer?.subject, subject);
  });

  test('cannot say who he is', async () => {
    const response = await fetch(`${server.url}/api/auth/visitor`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"subject":"admin-1"}',
    });
    assert.deepEqual(readProblem(response, await response.text()).issues?.[0]?.path, ['subject']);
  });

  test('is not renewed with the token of an account, nor when his own has ended', async () => {
    const account = await call(server.url, 'createVisitor', { token: await aClient(), body: {} });
    assert.equal(account.problem?.code, 'forbidden');
    const { answer } = await call(server.url, 'createVisitor');
    server.shiftTokenClock(25 * HOUR_SECONDS * 1000);
    const late = await call(server.url, 'createVisitor', { token: answer!.token, body: {} });
    server.shiftTokenClock(-25 * HOUR_SECONDS * 1000);
    assert.equal(late.problem?.code, 'token_expired');
  });
});

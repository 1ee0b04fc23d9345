import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readProblem } from './call.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import { aClient } from './tokens.ts';

type Sent = {
  path?: string;
  method?: string;
  body?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
};
type Refused = [status: number, code: string, detail: RegExp];

const json = { 'Content-Type': 'application/json' };
const bytes = (...values: number[]) => Uint8Array.from(values);
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const utf16 = (text: string) => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'));

describe('a bad request', () => {
  let server: TestServer;
  let token: string;
  before(async () => {
    server = await startTestServer();
    token = await aClient();
  });
  after(() => server.stop());

  async function send({ path = '/api/sessions/book', method = 'POST', body, headers = json }: Sent) {
    const response = await fetch(server.url + path, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...headers },
      ...(body !== undefined && { body }),
    });
    return { response, text: await response.text() };
  }

  const bodies: Record<string, [string | Uint8Array<ArrayBuffer>, Refused]> = {
    'cut off': ['{"title": "a', [400, 'malformed_json', /not valid JSON/]],
    'with a comma too many': ['{"title": "a",}', [400, 'malformed_json', /line 1 column 15/]],
    'with a comment': ['{} // nothing', [400, 'malformed_json', /not valid JSON/]],
    'of two values': ['{}{}', [400, 'malformed_json', /not valid JSON/]],
    'that is text': ['book me in', [400, 'malformed_json', /not valid JSON/]],
    'of blanks': ['   ', [400, 'malformed_json', /not valid JSON/]],
    'that is a form': ['title=a&coachId=b', [400, 'malformed_json', /not valid JSON/]],
    'with a key given twice': [
      '{"title":"a","title":"b"}',
      [400, 'malformed_json', /`title` is given twice/],
    ],
    'nested 21 deep': [
      `{"metadata":${'{"a":'.repeat(20)}1${'}'.repeat(20)}}`,
      [400, 'malformed_json', /more than 20 levels/],
    ],
    'nested 30,000 deep': [
      '['.repeat(30_000) + ']'.repeat(30_000),
      [400, 'malformed_json', /more than 20 levels/],
    ],
    'in Latin-1': [latin1('{"title":"Inés"}'), [400, 'malformed_json', /not valid UTF-8/]],
    'in UTF-16': [utf16('{"title":"a"}'), [400, 'malformed_json', /not valid UTF-8/]],
    'with an overlong byte sequence': [
      bytes(0x22, 0xc0, 0xaf, 0x22),
      [400, 'malformed_json', /not valid UTF-8/],
    ],
    'of 64 KiB and a byte': [`"${'x'.repeat(64 * 1024 - 1)}"`, [413, 'payload_too_large', /64 KiB/]],
    'of a megabyte': ['x'.repeat(1024 * 1024), [413, 'payload_too_large', /64 KiB/]],
    'with a prototype': ['{"__proto__":{"role":"admin"}}', [422, 'validation_failed', /`__proto__`/]],
    'with a prototype inside': [
      '{"metadata":{"__proto__":"x"}}',
      [422, 'validation_failed', /`metadata.__proto__`|`__proto__`/],
    ],
    'that is null': ['null', [422, 'validation_failed', /JSON object/]],
    'that is a list': ['[]', [422, 'validation_failed', /JSON object/]],
    'that is a number beyond all bounds': ['1e999', [422, 'validation_failed', /JSON object/]],
    'with unknown fields': ['{"price":1}', [422, 'validation_failed', /and \d more/]],
    'that is empty': ['', [422, 'validation_failed', /`title`: This field is missing/]],
  };
  for (const [title, [body, [status, code, detail]]] of Object.entries(bodies)) {
    test(`with a body ${title} is ${code}`, async () => {
      const { response, text } = await send({ body });
      const problem = readProblem(response, text);
      assert.deepEqual([problem.status, problem.code], [status, code]);
      assert.match(problem.detail, detail);
    });
  }

  const headers: Record<string, [Record<string, string>, Refused]> = {
    'as a form': [
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      [415, 'unsupported_media_type', /application\/json/],
    ],
    'as text': [{ 'Content-Type': 'text/plain' }, [415, 'unsupported_media_type', /application\/json/]],
    'as JSON in Latin-1': [
      { 'Content-Type': 'application/json; charset=iso-8859-1' },
      [415, 'unsupported_media_type', /UTF-8/],
    ],
    'as JSON in no known encoding': [
      { 'Content-Type': 'application/json; charset=klingon' },
      [415, 'unsupported_media_type', /UTF-8/],
    ],
    'as something odd': [{ 'Content-Type': ';;;' }, [415, 'unsupported_media_type', /application\/json/]],
    'compressed, it says': [
      { ...json, 'Content-Encoding': 'gzip' },
      [415, 'unsupported_media_type', /Content-Encoding/],
    ],
    'compressed in an unknown way': [
      { ...json, 'Content-Encoding': 'zip' },
      [415, 'unsupported_media_type', /Content-Encoding/],
    ],
  };
  for (const [title, [sent, [status, code, detail]]] of Object.entries(headers)) {
    test(`with a body sent ${title} is ${code}`, async () => {
      const { response, text } = await send({ body: '{}', headers: sent });
      const problem = readProblem(response, text);
      assert.deepEqual([problem.status, problem.code], [status, code]);
      assert.match(problem.detail, detail);
    });
  }

  test('that unpacks to a gigabyte is not unpacked', async () => {
    const bomb = Uint8Array.from(gzipSync(Buffer.alloc(32 * 1024 * 1024)));
    const { response, text } = await send({ body: bomb, headers: { ...json, 'Content-Encoding': 'gzip' } });
    assert.equal(readProblem(response, text).code, 'unsupported_media_type');
  });

  test('with a body of just 64 KiB is read', async () => {
    const { response, text } = await send({ body: `"${'x'.repeat(64 * 1024 - 2)}"` });
    assert.equal(readProblem(response, text).code, 'validation_failed');
  });

  test('names every wrong field, the way to it and what to give', async () => {
    const body = JSON.stringify({
      title: '',
      durationMinutes: '60',
      client: { name: 'Ada', mail: 'x' },
      userId: 'me',
    });
    const { response, text } = await send({ body });
    const issues = readProblem(response, text).issues ?? [];
    assert.deepEqual(
      new Set(issues.map(({ path }) => path.join('.'))),
      new Set([
        'title',
        'durationMinutes',
        'scheduledAt',
        'coachId',
        'client.email',
        'client.mail',
        'userId',
      ]),
    );
    assert.equal(issues.find(({ path }) => path[0] === 'durationMinutes')?.message, 'Give a number.');
    assert.equal(
      issues.find(({ path }) => path[0] === 'userId')?.message,
      'There is no field `userId` here. Leave it out.',
    );
  });

  const coach = '6f3a1f0e-7b0c-4c56-9d6a-0b8f6f0c2d11';
  const addresses: Record<string, [Sent, Refused, Record<string, string>?]> = {
    'for nothing': [{ path: '/api/nothing', method: 'GET' }, [404, 'not_found', /nothing at this address/]],
    'for a page that is not there': [
      { path: '/wp-login.php', method: 'GET' },
      [404, 'not_found', /nothing at this address/],
    ],
    'with a slash too many': [{ path: '/api/coaches/', method: 'GET' }, [404, 'not_found', /nothing/]],
    'in capitals': [{ path: '/API/coaches', method: 'GET' }, [404, 'not_found', /nothing/]],
    'with an id that is none': [{ path: '/api/coaches/me', method: 'GET' }, [404, 'not_found', /not a UUID/]],
    'with an escape that is none': [
      { path: '/api/coaches/%E0%A4%A', method: 'GET' },
      [404, 'not_found', /nothing/],
    ],
    'with NUL in the path': [{ path: '/api/coaches/%00', method: 'GET' }, [404, 'not_found', /not a UUID/]],
    'for a demo token where there is no demo': [
      { path: '/api/auth/demo', body: '{"role":"admin"}' },
      [404, 'not_found', /nothing/],
    ],
    'with the wrong method': [
      { path: `/api/coaches/${coach}/availability`, method: 'DELETE' },
      [405, 'method_not_allowed', /GET/],
      { Allow: 'GET, HEAD, OPTIONS' },
    ],
    'that reads a booking': [
      { path: '/api/sessions/book', method: 'GET' },
      [405, 'method_not_allowed', /POST/],
      { Allow: 'POST, OPTIONS' },
    ],
    'with an unknown parameter': [
      { path: '/api/coaches?page=2', method: 'GET' },
      [422, 'validation_failed', /`page`/],
    ],
    'with a parameter given twice': [
      {
        path: `/api/coaches/${coach}/availability?from=2027-01-01&from=2027-01-02&to=2027-01-03&durationMinutes=60`,
        method: 'GET',
      },
      [422, 'validation_failed', /`from`: Give this parameter once/],
    ],
    'with a parameter from the prototype': [
      { path: '/api/coaches?__proto__=x&constructor=y', method: 'GET' },
      [422, 'validation_failed', /`__proto__`.*1 more/],
    ],
    'with a length below zero': [
      {
        path: `/api/coaches/${coach}/availability?from=2027-03-01&to=2027-03-02&durationMinutes=-60`,
        method: 'GET',
      },
      [422, 'validation_failed', /`durationMinutes`: Give at least 5/],
    ],
    'with a length that is no whole number': [
      {
        path: `/api/coaches/${coach}/availability?from=2027-03-01&to=2027-03-02&durationMinutes=1.5`,
        method: 'GET',
      },
      [422, 'validation_failed', /`durationMinutes`: Give a whole number/],
    ],
    'with an endless length': [
      {
        path: `/api/coaches/${coach}/availability?from=2027-03-01&to=2027-03-02&durationMinutes=99999999999`,
        method: 'GET',
      },
      [422, 'validation_failed', /`durationMinutes`: Give at most 480/],
    ],
    'with a date that does not exist': [
      {
        path: `/api/coaches/${coach}/availability?from=2027-02-29&to=2027-03-01&durationMinutes=60`,
        method: 'GET',
      },
      [422, 'validation_failed', /`from`/],
    ],
  };
  for (const [title, [sent, [status, code, detail], expected = {}]] of Object.entries(addresses)) {
    test(`${title} is ${code}`, async () => {
      const { response, text } = await send(sent);
      const problem = readProblem(response, text);
      assert.deepEqual([problem.status, problem.code], [status, code]);
      assert.match(problem.detail, detail);
      for (const [name, value] of Object.entries(expected)) assert.equal(response.headers.get(name), value);
    });
  }

  for (const key of ['', ' ', 'a\tb', 'ä', 'x'.repeat(256)]) {
    test(`with the Idempotency-Key ${JSON.stringify(key.slice(0, 10))} names that header`, async () => {
      const body = JSON.stringify({
        title: 'a',
        scheduledAt: '2027-01-15T09:00:00',
        durationMinutes: 60,
        coachId: coach,
      });
      const { response, text } = await send({
        body,
        headers: { ...json, 'Idempotency-Key': Buffer.from(key).toString('latin1') },
      });
      assert.deepEqual(readProblem(response, text).issues?.[0]?.path, ['Idempotency-Key']);
    });
  }

  test('keeps a harmless request id and replaces any other', async () => {
    const kept = await send({
      path: '/api/nothing',
      method: 'GET',
      headers: { 'X-Request-Id': 'trace-0123456789.ab_c' },
    });
    assert.equal(readProblem(kept.response, kept.text).requestId, 'trace-0123456789.ab_c');
    for (const odd of ['short', 'has spaces in it', '<script>alert(1)</script>', 'x'.repeat(129)]) {
      const { response, text } = await send({
        path: '/api/nothing',
        method: 'GET',
        headers: { 'X-Request-Id': odd },
      });
      assert.match(readProblem(response, text).requestId ?? '', /^[0-9a-f-]{36}$/);
    }
  });

  test('leaves one line in the log: its id and route template, nothing that was sent', async () => {
    const path = `/api/coaches/${coach}/availability?from=hunter2@example.com&token=s3cret`;
    const { response } = await send({ path, method: 'GET' });
    const requestId = response.headers.get('X-Request-Id');
    const lines = server.log.filter((line) => line.requestId === requestId);
    assert.equal(lines.length, 1);
    const { method, route, status, problem, role, msg } = lines[0]!;
    assert.deepEqual(
      { method, route, status, problem, role, msg },
      {
        method: 'GET',
        route: '/api/coaches/{id}/availability',
        status: 422,
        problem: 'validation_failed',
        role: 'client',
        msg: 'answered',
      },
    );
    assert.doesNotMatch(JSON.stringify(server.log), /hunter2|s3cret|ada@example|eyJ|client-\d/);
  });
});

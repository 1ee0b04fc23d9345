import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { openApiDocument } from '../src/http/openapi/document.ts';
import { arbitraryRequest, type GeneratedRequest } from './arbitrary-request.ts';
import { type Booked, bookSession, sessionIn } from './sessions.ts';
import { onEachEngine, type TestServer } from './test-server.ts';

/** Requests of each operation; FUZZ_RUNS asks for more. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 40);

const document = openApiDocument({ demo: false, url: '/' });
const schemas = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(schemas);
schemas.addSchema(document, 'api');

/** Finds what checks the JSON of an answer, as the document has it. */
function checkerOf(path: string, method: string, status: number, type: string): ValidateFunction | undefined {
  const steps = ['paths', path, method, 'responses', String(status), 'content', type, 'schema'];
  return schemas.getSchema(
    `api#/${steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`,
  );
}

async function send(
  server: TestServer,
  method: string,
  { path, query, body, headers }: GeneratedRequest,
  token: string | undefined,
): Promise<Response> {
  const search = new URLSearchParams(query).toString();
  const ask = () =>
    fetch(`${server.url}${path}${search && `?${search}`}`, {
      method: method.toUpperCase(),
      headers: {
        ...headers,
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body }),
      redirect: 'manual',
    });
  // A connection that was idle for long may be closed by the server just when it is used again; browsers ask again too.
  return ask().catch((error: unknown) => {
    if (error instanceof TypeError && error.message === 'fetch failed') return ask();
    throw error;
  });
}

/** Holds an answer to the document: a status that is listed, the media type of that status, a body that fits its schema. */
async function checkAnswer(response: Response, path: string, method: 'get'): Promise<void> {
  const text = await response.text();
  const { status } = response;
  const told = `${status} ${text.slice(0, 500)}`;
  assert.ok(status < 500, told);
  const listed = document.paths[path]?.[method]?.responses[status];
  assert.ok(listed, `${told}: this status is not in the document`);
  const [type] = (response.headers.get('Content-Type') ?? '').split(';');
  if (status === 204 || status === 304) {
    assert.equal(text, '');
    return;
  }
  assert.deepEqual(Object.keys(listed.content ?? {}), [type], told);
  if (!type?.endsWith('json')) return;
  const check = checkerOf(path, method, status, type);
  assert.ok(check, `no schema for ${status} ${type}`);
  assert.ok(check(JSON.parse(text)), `${JSON.stringify(check.errors)} ${told}`);
}

async function callersOf(
  server: TestServer,
): Promise<{ tokens: (string | undefined)[]; ids: string[]; instants: string[] }> {
  const sessions: Booked[] = [];
  for (const status of ['scheduled', 'in_progress', 'completed', 'cancelled'] as const)
    sessions.push(await sessionIn(server, status));
  const [first] = sessions;
  assert.ok(first);
  const extra = await bookSession(server, { coachId: first.coachId, start: '2027-03-11T12:00Z' });
  const { token: link } = await server.tokens.signManage({
    sessionId: first.id,
    subject: 'x',
    expiresAt: Date.now() + 3_600_000,
  });
  const { token: visitor } = await server.tokens.signVisitor();
  return {
    tokens: [
      undefined,
      visitor,
      link,
      ...[...sessions, extra].flatMap(({ client, coach, admin }) => [client, coach, admin]),
    ],
    ids: [...sessions, extra].flatMap(({ id, coachId }) => [id, coachId]),
    instants: [
      '2027-03-10T12:00:00Z',
      '2027-03-12T09:30:00Z',
      '2027-03-28T02:30:00Z',
      '2027-04-01T00:00:00Z',
    ],
  };
}

onEachEngine('a request made up from the document', (server) => {
  let world: ReturnType<typeof callersOf> | undefined;
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      test(`to ${operation.operationId} gets an answer that is in the document`, async () => {
        const known = await (world ??= callersOf(server()));
        const requests = fc.tuple(
          arbitraryRequest(document, path, operation, known),
          fc.constantFrom(...known.tokens),
        );
        await fc.assert(
          fc.asyncProperty(requests, async ([request, token]) => {
            await checkAnswer(await send(server(), method, request, token), path, method as 'get');
          }),
          { numRuns: RUNS },
        );
      });
    }
  }
});

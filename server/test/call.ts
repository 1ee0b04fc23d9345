import assert from 'node:assert/strict';
import {
  commonCodes,
  problem as problemSchema,
  problems,
  routes,
  type AnswerOf,
  type BodyOf,
  type PathParameters,
  type Problem,
  type Route,
  type RouteName,
} from '@session-booking/sdk/contract';
import * as z from 'zod/mini';

type Row<Name extends RouteName> = (typeof routes)[Name];

/** What a test sends beside the route's name. */
export type Sent<Name extends RouteName> = {
  token?: string | undefined;
  params?: PathParameters<Row<Name>>;
  query?: Record<string, string>;
  body?: BodyOf<Row<Name>>;
  headers?: Record<string, string>;
};

/** What came back: the answer when the route succeeded, else the problem; `text` is the body as it was sent. */
export type Received<Name extends RouteName> = {
  status: number;
  headers: Headers;
  text: string;
  answer: AnswerOf<Row<Name>> | null;
  problem: Problem | null;
};

/**
 * Calls a route of the contract over HTTP and holds the answer to its row: status, schema and codes must be the ones
 * that are written there, whatever the test itself looks at.
 */
export async function call<Name extends RouteName>(
  url: string,
  name: Name,
  { token, params, query = {}, body, headers = {} }: Sent<Name> = {},
): Promise<Received<Name>> {
  const row: Route = routes[name];
  const path = row.path.replaceAll(/\{(\w+)\}/g, (_, key: string) => String(Reflect.get(params ?? {}, key)));
  const search = new URLSearchParams(query).toString();
  const response = await fetch(`${url}${path}${search ? `?${search}` : ''}`, {
    method: row.method,
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const received = { status: response.status, headers: response.headers, text };
  if (response.status >= 400) return { ...received, answer: null, problem: documented(row, response, text) };
  if (response.status === 304) assert.ok(row.etag, `${name} answered 304`);
  else {
    assert.equal(response.status, row.status);
    assert.equal(response.headers.has('Location'), row.location === true, `Location of ${name}`);
  }
  return {
    ...received,
    answer: parseAnswer(row, response.status, text) as AnswerOf<Row<Name>> | null,
    problem: null,
  };
}

/** Reads a problem document and checks that it is one: media type, status and title of its code, request id. */
export function readProblem(response: Response, text: string): Problem {
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json; charset=utf-8');
  const problem = z.parse(problemSchema, JSON.parse(text));
  assert.ok(problem.code in problems, problem.code);
  assert.deepEqual(
    { status: problem.status, title: problem.title },
    problems[problem.code as keyof typeof problems],
  );
  assert.equal(problem.status, response.status);
  assert.equal(problem.requestId, response.headers.get('X-Request-Id'));
  assert.ok(problem.detail.length > 0);
  return problem;
}

function documented(row: Route, response: Response, text: string): Problem {
  const problem = readProblem(response, text);
  assert.ok(
    commonCodes(row).some((code) => code === problem.code),
    `${row.method} ${row.path} answered ${problem.code}, which its row does not list`,
  );
  return problem;
}

function parseAnswer(row: Route, status: number, text: string): unknown {
  if (status === 204 || status === 304 || !row.answer) {
    if (!row.mediaType) assert.equal(text, '');
    return null;
  }
  const sent: unknown = JSON.parse(text);
  const parsed = z.parse(row.answer, sent);
  // Parsing drops what the contract does not know; nothing of that may be sent.
  assert.deepEqual(parsed, sent);
  return parsed;
}

import { addressOf, type Query } from './address.ts';
import type { Answer, Outgoing, Send } from './attempt.ts';
import { createIdempotencyKey } from './idempotency-key.ts';
import type { Input, RouteAt, RouteKey } from './route-types.ts';
import type { ServerClock } from './server-clock.ts';

/** Holds what every call takes. */
export type CallOptions = {
  /** Ends the call; it then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Version that the caller has read, or its ETag; the server refuses with `version_conflict` when there is a newer one. */
  ifMatch?: number | string;
  /** Names the intent of a POST, so that sending it again does nothing twice; made for you when left out. */
  idempotencyKey?: string;
};

/** Holds the way to a server. */
export type Line = { readonly base: string; readonly send: Send; readonly clock: ServerClock };

/** Writes the request of a route, without a token. */
export function requestOf<Key extends RouteKey>(
  line: Line,
  key: Key,
  input: Input<RouteAt<Key>>,
  { signal, ifMatch, idempotencyKey }: CallOptions = {},
): Outgoing {
  const [method = '', path = ''] = key.split(' ');
  const given: { path?: Record<string, string>; query?: Query; body?: unknown } = input;
  const request = { name: key, method, url: addressOf(line.base, path, given.path, given.query), signal };
  // The first visit asks without any header of its own: the browser then sends it at once, with no preflight.
  if (key === 'GET /api/visit') return { ...request, headers: {} };
  const id = createIdempotencyKey();
  const headers: Record<string, string> = { 'x-request-id': id };
  if (method === 'POST') headers['idempotency-key'] = idempotencyKey ?? createIdempotencyKey();
  if (ifMatch !== undefined) headers['if-match'] = typeof ifMatch === 'number' ? `"${ifMatch}"` : ifMatch;
  if (given.body === undefined) return { ...request, id, headers };
  headers['content-type'] = 'application/json';
  return { ...request, id, headers, body: JSON.stringify(given.body) };
}

/** Sends a request with a token, or none, and learns the server's time from the answer. */
export async function exchange(line: Line, request: Outgoing, token?: string): Promise<Answer> {
  const headers: Record<string, string> = { ...request.headers };
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  const answer = await line.send({ ...request, headers });
  line.clock.observe(answer.headers);
  return answer;
}

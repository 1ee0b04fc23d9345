import { takesKey, type Route } from '@session-booking/sdk/contract';
import type { JsonSchema } from './schemas.ts';

type Header = { description: string; schema: JsonSchema };
type Parameter = Header & { name: string; in: 'path' | 'query' | 'header'; required: boolean };

const count = { type: 'integer', minimum: 0 } as const;

/** Lists the headers that answers carry, for `components.headers`. */
export const answerHeaders: Record<string, Header> = {
  'X-Request-Id': {
    description:
      'Links this answer, the problem document and the line in the server log. Name it when you report a fault.',
    schema: { type: 'string' },
  },
  'RateLimit-Limit': {
    description: 'Requests allowed in a minute by the tightest limit that counted this one.',
    schema: count,
  },
  'RateLimit-Remaining': { description: 'How many of them are left.', schema: count },
  'RateLimit-Reset': { description: 'Seconds until they are all back.', schema: count },
  'Retry-After': { description: 'Seconds to wait before the next try.', schema: count },
  'WWW-Authenticate': { description: 'How to identify yourself, RFC 6750.', schema: { type: 'string' } },
  ETag: {
    description: 'The version of what was answered, for `If-None-Match` or `If-Match`.',
    schema: { type: 'string' },
  },
  Location: { description: 'Where the new thing is found.', schema: { type: 'string' } },
  'Idempotency-Replayed': {
    description: '`true` when this is the first answer to the same key again.',
    schema: { type: 'string', const: 'true' },
  },
};

/** Lists the headers that requests may carry, for `components.parameters`. */
export const requestHeaders: Record<string, Parameter> = {
  'Idempotency-Key': {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'Makes a repeat harmless: for 24 hours the same key with the same request gives the first answer again.',
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x20-\\x7e]{1,255}$' },
  },
  'If-Match': {
    name: 'If-Match',
    in: 'header',
    required: false,
    description:
      'The `ETag` you read. When it has changed since, the answer is `version_conflict` and nothing happens.',
    schema: { type: 'string', maxLength: 255 },
  },
  'If-None-Match': {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: 'The `ETag` you have. When nothing has changed since, the answer is 304 without a body.',
    schema: { type: 'string', maxLength: 255 },
  },
  'X-Request-Id': {
    name: 'X-Request-Id',
    in: 'header',
    required: false,
    description: 'A name of yours for this request, 8 to 128 letters, digits, dots, dashes or underscores.',
    schema: { type: 'string', maxLength: 128 },
  },
};

/** Lists the headers that a request of a route may carry. */
export function requestHeadersOf(row: Route): string[] {
  return [
    ...(takesKey(row) ? ['Idempotency-Key'] : []),
    ...(row.ifMatch ? ['If-Match'] : []),
    ...(row.etag ? ['If-None-Match'] : []),
    'X-Request-Id',
  ];
}

/** Lists the headers that an answer of a route carries, by its status. */
export function answerHeadersOf(row: Route, status: number): string[] {
  const isDone = status === row.status;
  return [
    'X-Request-Id',
    'RateLimit-Limit',
    'RateLimit-Remaining',
    'RateLimit-Reset',
    ...(status === 401 ? ['WWW-Authenticate'] : []),
    ...(status === 429 || status === 503 || (status === 409 && row.method === 'POST') ? ['Retry-After'] : []),
    ...((isDone || status === 304) && (row.etag || row.ifMatch) ? ['ETag'] : []),
    ...(isDone && takesKey(row) ? ['Idempotency-Replayed'] : []),
    ...(isDone && row.location ? ['Location'] : []),
  ];
}

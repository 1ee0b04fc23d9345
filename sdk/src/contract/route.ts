import type * as z from 'zod/mini';
import type { ProblemCode } from './problem.ts';
import type { Role } from './ids.ts';

/** Names a schema of any shape. */
export type Schema = z.ZodMiniType;

/** Describes one row of the API: everything that server, SDK, OpenAPI and docs need to know of it. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path with `{name}` for each parameter. */
  readonly path: string;
  /** One line for the docs, in the imperative. */
  readonly summary: string;
  /** `open`: without a token; `token`: any valid token; else the roles that may call at all. */
  readonly who: 'open' | 'token' | readonly Role[];
  readonly query?: Schema;
  readonly body?: Schema;
  /** The one successful status. */
  readonly status: 200 | 201 | 204;
  /** The answer's JSON; left out for 204 and for text. */
  readonly answer?: Schema;
  /** The answer's media type when it is not JSON. */
  readonly mediaType?: string;
  /** Codes of its own, besides those every route of its kind can answer with (`commonCodes`). */
  readonly codes?: readonly ProblemCode[];
  /** True when the answer carries an `ETag` and `If-None-Match` gives 304. */
  readonly etag?: boolean;
  /** True when `If-Match` is honoured. */
  readonly ifMatch?: boolean;
  /** True when the answer says in `Location` where the new thing is found. */
  readonly location?: boolean;
  /** True when the body may come as `text/plain`: all that a page that is being left can send to another origin. */
  readonly beacon?: boolean;
  /** When the route exists at all; always when left out. */
  readonly when?: 'demo';
};

type PathNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathNames<Rest>
  : never;

/** Names the path parameters of a route. */
export type PathParameters<R extends Route> = { [Name in PathNames<R['path']>]: string };

/** Names the body that a caller of a route gives. */
export type BodyOf<R extends Route> = R extends { body: infer S extends Schema } ? z.input<S> : undefined;

/** Names the body that a handler of a route receives. */
export type ParsedBodyOf<R extends Route> = R extends { body: infer S extends Schema }
  ? z.output<S>
  : undefined;

/** Names the query that a caller of a route gives. */
export type QueryOf<R extends Route> = R extends { query: infer S extends Schema } ? z.output<S> : undefined;

/** Names the parsed answer of a route. */
export type AnswerOf<R extends Route> = R extends { answer: infer S extends Schema }
  ? z.output<S>
  : undefined;

/** Keeps the literal types of a row of the route table. */
export function route<const R extends Route>(row: R): R {
  return row;
}

/** Tells whether a route answers a repeat under the same `Idempotency-Key` as it did first; a token is never kept for that. */
export const takesKey = ({ method, who }: Route): boolean => method === 'POST' && who !== 'open';

/** Lists the codes that every route of its kind can answer with, beside the route's own. */
export function commonCodes(row: Route): ProblemCode[] {
  const codes: ProblemCode[] = ['rate_limited', 'internal', 'unavailable', 'validation_failed'];
  // Open routes too look at a token that is sent along.
  codes.push('unauthorized', 'token_expired');
  if (row.who !== 'open') codes.push('forbidden');
  if (row.path.includes('{')) codes.push('not_found');
  if (row.body) codes.push('malformed_json', 'payload_too_large', 'unsupported_media_type');
  if (takesKey(row)) codes.push('idempotency_key_reused', 'request_in_progress');
  if (row.ifMatch) codes.push('version_conflict');
  return [...codes, ...(row.codes ?? [])];
}

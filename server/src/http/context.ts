import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { ProblemCode } from '@session-booking/sdk/contract';
import type { RequestHandler } from 'express';
import type { Actor } from '../domain/actor.ts';
import type { Standing } from '../limits/rate-limit.ts';

/** Carries what the steps of one request learn about it. */
export type Context = {
  /** Links the caller's report, the answer and the log line. */
  readonly requestId: string;
  /** The route's path as the contract writes it, never the address itself; null outside the API. */
  route: string | null;
  /** Whom the token speaks for; null without one. */
  actor: Actor | null;
  /** The JSON of the body, not yet checked against a schema. */
  body: unknown;
  /** How much the tightest limit still allows. */
  standing: Standing | null;
  /** Why the request was refused. */
  problem: ProblemCode | null;
  /** What broke, when the server did. */
  fault: unknown;
};

const contexts = new WeakMap<ServerResponse, Context>();
const sane = /^[A-Za-z0-9._-]{8,128}$/;

/** Begins a request: gives it the caller's `X-Request-Id` when that is harmless, else a new one, and repeats it in the answer. */
export const beginRequest: RequestHandler = (req, res, next) => {
  const given = req.get('X-Request-Id');
  const requestId = given !== undefined && sane.test(given) ? given : randomUUID();
  contexts.set(res, {
    requestId,
    route: null,
    actor: null,
    body: undefined,
    standing: null,
    problem: null,
    fault: null,
  });
  res.set('X-Request-Id', requestId);
  next();
};

/** Gets what is known of the request that this answer belongs to; `beginRequest` must have run. */
export function contextOf(res: ServerResponse): Context {
  const context = contexts.get(res);
  if (!context) throw new Error('beginRequest is missing before this step.');
  return context;
}

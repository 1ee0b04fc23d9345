import {
  id,
  type ParsedBodyOf,
  type PathParameters,
  type QueryOf,
  type Route,
  type RouteName,
  type routes,
} from '@session-booking/sdk/contract';
import type { Request, Response } from 'express';
import type { Answer, Call, StreamedAnswer } from '../commands/answer.ts';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import { contextOf } from './context.ts';
import { readIdempotency } from './idempotency.ts';
import { validate } from '../issues.ts';
import { readQuery } from './query.ts';

/** Carries a request of one route, checked against the contract. */
export type Asked<R extends Route> = {
  params: PathParameters<R>;
  query: QueryOf<R>;
  body: ParsedBodyOf<R>;
  /** Whom the token speaks for; open routes may be asked without one. */
  actor: R['who'] extends 'open' ? Actor | null : Actor;
  call: Call;
};

/** Answers one route. */
export type Handler<Name extends RouteName> = (
  asked: Asked<(typeof routes)[Name]>,
) => Promise<Answer | StreamedAnswer>;

/** Answers the routes of the contract, one handler each. */
export type Handlers = { [Name in RouteName]: Handler<Name> };

/** Checks a request against its row of the contract; what a handler gets needs no further look at its shape. */
export function read<R extends Route>(row: R, req: Request, res: Response, baseUrl: string): Asked<R> {
  const context = contextOf(res);
  const params = Object.fromEntries(Object.entries(req.params).map(([name, value]) => [name, pathId(value)]));
  const query: unknown = row.query || req.url.includes('?') ? readQuery(req, row.query) : undefined;
  const body: unknown = row.body ? validate(row.body, context.body) : undefined;
  // The schemas of this very row were just applied; only the compiler cannot follow that.
  return {
    params: params as PathParameters<R>,
    query: query as QueryOf<R>,
    body: body as ParsedBodyOf<R>,
    actor: context.actor as Asked<R>['actor'],
    call: {
      requestId: context.requestId,
      baseUrl,
      idempotency: readIdempotency(req, context.body),
      ifMatch: req.get('If-Match') ?? null,
    },
  };
}

/** Reads an id from a path, in one spelling; what is no id names nothing. */
function pathId(value: string | string[] | undefined): string {
  const parsed = id.safeParse(value);
  if (parsed.success) return parsed.data.toLowerCase();
  throw new Refusal('not_found', 'There is nothing at this address: the id in it is not a UUID.');
}

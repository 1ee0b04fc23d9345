import { routes, type Route, type RouteName } from '@session-booking/sdk/contract';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Tokens } from '../auth/tokens.ts';
import type { Bucket, RateLimits } from '../limits/rate-limit.ts';
import { authenticate, tokenOnly } from './authenticate.ts';
import { readBeacon, readBody } from './body.ts';
import { contextOf } from './context.ts';
import { limitAddress, limitSubject } from './limit.ts';
import { allowedOriginsOnly, type Origins } from './origins.ts';
import { otherMethod } from './other-method.ts';
import { read, type Handlers } from './route.ts';
import { roleOnly } from './role-only.ts';
import { sendAnswer } from './send.ts';

/** Carries what every route needs around its handler. */
export type RouteSurroundings = {
  readonly tokens: Tokens;
  /** Null when limits are off. */
  readonly limits: RateLimits | null;
  readonly origins: Origins;
  readonly demo: boolean;
  /** The address people reach this server at, without a slash at the end. */
  readonly baseUrlOf: (req: Request) => string;
};

/** Counts some routes against a limit of their own, beside that of all requests. */
const extraLimits: Partial<Record<RouteName, Bucket>> = {
  getVisit: 'addressVisitors',
  createVisitor: 'addressVisitors',
  bookSession: 'addressBookings',
};

/** Lists the routes that make tokens for strangers, which only allowed pages may ask for. */
const strangersRoutes: readonly RouteName[] = ['getVisit', 'createVisitor'];

/**
 * Serves the contract's table: for each row limits, token, role, body and query are checked in this order, then its
 * handler answers. A path of the table with another method is 405 with `Allow`.
 */
export function registerRoutes(handlers: Handlers, surroundings: RouteSurroundings): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.use(
    '/api',
    limitAllBut(surroundings.demo ? routes.createDemoToken.path : null, surroundings.limits),
  );
  for (const [path, names] of byPath(surroundings.demo)) {
    const place = router.route(path.replaceAll(/\{(\w+)\}/g, ':$1'));
    for (const name of names) {
      const method = methodOf(routes[name]);
      place[method](...steps(name, surroundings), serve(name, handlers, surroundings));
    }
    place.all(otherMethod(names.map((name) => routes[name].method)));
  }
  return router;
}

/** Counts every request for the API, also those that no route takes; demo tokens alone are free. */
function limitAllBut(freePath: string | null, limits: RateLimits | null): RequestHandler {
  const limit = limitAddress(limits, 'addressRequests');
  return (req, res, next) => (req.baseUrl + req.path === freePath ? next() : limit(req, res, next));
}

function byPath(demo: boolean): Map<string, RouteName[]> {
  const names = Object.keys(routes) as RouteName[];
  return Map.groupBy(
    names.filter((name) => demo || !('when' in routes[name])),
    (name) => routes[name].path,
  );
}

function methodOf(row: Route) {
  return row.method.toLowerCase() as Lowercase<Route['method']>;
}

function steps(name: RouteName, { tokens, limits, origins }: RouteSurroundings): RequestHandler[] {
  const row: Route = routes[name];
  const extra = extraLimits[name];
  return [
    (_req, res, next) => {
      contextOf(res).route = row.path;
      next();
    },
    ...(strangersRoutes.includes(name) ? [allowedOriginsOnly(origins)] : []),
    ...(extra ? [limitAddress(limits, extra)] : []),
    authenticate(tokens),
    ...(row.when === 'demo' ? [] : [limitSubject(limits)]),
    ...(row.who === 'open' ? [] : [tokenOnly, roleOnly(name)]),
    ...(row.body ? (row.beacon ? readBeacon : readBody) : []),
  ];
}

function serve<Name extends RouteName>(
  name: Name,
  handlers: Pick<Handlers, Name>,
  { baseUrlOf }: RouteSurroundings,
): RequestHandler {
  const row: (typeof routes)[Name] = routes[name];
  const handler: Handlers[Name] = handlers[name];
  return async (req: Request, res: Response) => {
    await sendAnswer(req, res, await handler(read(row, req, res, baseUrlOf(req))));
  };
}

import type { AnswerOf, BodyOf, PathParameters, QueryOf, Route } from './contract/route.ts';
import type { RouteName, routes } from './contract/routes.ts';

type Row = (typeof routes)[RouteName];
type KeyOf<R> = R extends Route ? `${R['method']} ${R['path']}` : never;

/** Names a route by its method and path as they stand in the route table. */
export type RouteKey = KeyOf<Row>;

/** Finds the row of the table with this method and path. */
export type RouteAt<Key extends RouteKey> = Row extends infer R
  ? R extends Route
    ? KeyOf<R> extends Key
      ? R
      : never
    : never
  : never;

type Part<Name extends string, Value> = undefined extends Value
  ? { readonly [N in Name]?: undefined }
  : { readonly [N in Name]: Value };
type PathPart<R extends Route> = keyof PathParameters<R> extends never
  ? { readonly path?: undefined }
  : { readonly path: PathParameters<R> };

/** Names what a call of a route is given: path parameters, query and body, where the route has them. */
export type Input<R extends Route> = PathPart<R> & Part<'query', QueryOf<R>> & Part<'body', BodyOf<R>>;

/** Names what a call of a route gives: its parsed answer, its text, or nothing. */
export type Output<R extends Route> = R extends { mediaType: string }
  ? string
  : R extends { status: 204 }
    ? undefined
    : AnswerOf<R>;

/** Names the body of a route by its name in the table. */
export type RequestBody<Name extends RouteName> = BodyOf<(typeof routes)[Name]>;

/** Names the query of a route by its name in the table. */
export type RequestQuery<Name extends RouteName> = QueryOf<(typeof routes)[Name]>;

import type { QueryOf, routes } from '@session-booking/sdk/contract';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Answer } from './answer.ts';
import type { Deps } from './deps.ts';

/** Names the filters of a list of sessions, as the contract parsed them. */
export type SessionsQuery = QueryOf<typeof routes.listSessions>;

/** Lists the caller's sessions, by start; an admin's list has all. */
export async function listSessions(
  deps: Deps,
  actor: Actor,
  query: SessionsQuery,
  baseUrl: string,
): Promise<Answer> {
  throw new Refusal('unavailable', `Not yet ${typeof deps}${typeof actor}${typeof query}${baseUrl}`);
}

/** Gets one session as the caller may see it; the ETag is its version. A session that is not his is `not_found`. */
export async function getSession(
  deps: Deps,
  actor: Actor,
  sessionId: string,
  baseUrl: string,
): Promise<Answer> {
  throw new Refusal('unavailable', `Not yet ${typeof deps}${typeof actor}${sessionId}${baseUrl}`);
}

import { isDeepStrictEqual } from 'node:util';
import type { QueryOf, routes, SessionList } from '@session-booking/sdk/contract';
import type { Actor } from '../domain/actor.ts';
import { actionsFor } from '../domain/decide.ts';
import { readSessions } from '../store/sessions.ts';
import { type Answer, jsonAnswer } from './answer.ts';
import { readTimeCursor, writeCursor } from './cursor.ts';
import type { Deps } from './deps.ts';
import { filterMoment } from './filter-moment.ts';
import { knownSession } from './known-session.ts';
import { presentSession } from './present-session.ts';

/** Names the filters of a list of sessions, as the contract parsed them. */
export type SessionsQuery = QueryOf<typeof routes.listSessions>;

const PAGE = 50;
const notKept = { 'cache-control': 'private, no-cache' };

/** Lists the caller's sessions, by start; an admin's list has all. */
export async function listSessions(
  deps: Deps,
  actor: Actor,
  query: SessionsQuery,
  baseUrl: string,
): Promise<Answer> {
  const { status, coachId, from, to, limit = PAGE, cursor } = query;
  const end = cursor === undefined ? undefined : readTimeCursor(cursor);
  const rows = await readSessions(deps.reads, deps.clock, actor, {
    status,
    coachId,
    from: filterMoment(from),
    to: filterMoment(to),
    after: end && { startsAt: end.key, id: end.id },
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const items = await Promise.all(
    page.map(({ now, session }) => presentSession(session, { now, actor, baseUrl }, deps)),
  );
  const last = page.at(-1)?.session;
  const nextCursor = rows.length > limit && last ? writeCursor({ key: last.startsAt, id: last.id }) : null;
  const list: SessionList = { items, nextCursor };
  return jsonAnswer(200, list, notKept);
}

/**
 * Gets one session as the caller may see it; the ETag is its version. What he may do can change by the clock alone, and
 * then no older copy is good enough. Throws `not_found` for a session that is not his.
 */
export async function getSession(
  deps: Deps,
  actor: Actor,
  sessionId: string,
  baseUrl: string,
): Promise<Answer> {
  const { now, session } = await knownSession(deps.reads, deps.clock, actor, sessionId);
  const shown = await presentSession(session, { now, actor, baseUrl }, deps);
  const actionsAt = (moment: number) => actionsFor(session, { now: moment, actor });
  const isSteady = isDeepStrictEqual(actionsAt(session.updatedAt), actionsAt(now));
  // Coach and client share its address and version, and see different things: a browser that both use, which asks for its
  // own copy by the version alone, would show one what the other may see.
  const answer = jsonAnswer(200, shown, { 'cache-control': 'no-store', etag: `"${session.version}"` });
  return isSteady ? answer : { ...answer, isFleeting: true };
}

import { bookSession } from '../../commands/book-session.ts';
import type { Deps } from '../../commands/deps.ts';
import { getSession, listSessions } from '../../commands/list-sessions.ts';
import type { Handlers } from '../route.ts';

/** Answers the routes about sessions. */
export function sessionHandlers(deps: Deps): Pick<Handlers, 'bookSession' | 'listSessions' | 'getSession'> {
  return {
    bookSession: ({ actor, body, call }) => bookSession(deps, actor, body, call),
    listSessions: ({ actor, query, call }) => listSessions(deps, actor, query, call.baseUrl),
    getSession: ({ actor, params, call }) => getSession(deps, actor, params.id, call.baseUrl),
  };
}

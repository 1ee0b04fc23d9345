import { bookSession } from '../../commands/book-session.ts';
import { changeSession } from '../../commands/change-session.ts';
import type { Deps } from '../../commands/deps.ts';
import { getCalendarFile } from '../../commands/get-calendar-file.ts';
import { listSessionEvents } from '../../commands/list-events.ts';
import { getSession, listSessions } from '../../commands/list-sessions.ts';
import { quote } from '../../commands/quote-cancellation.ts';
import { rescheduleSession } from '../../commands/reschedule-session.ts';
import type { Handlers } from '../route.ts';

/** Names the routes about sessions. */
export type SessionRoute =
  | 'bookSession'
  | 'listSessions'
  | 'getSession'
  | 'startSession'
  | 'completeSession'
  | 'cancelSession'
  | 'recordNoShow'
  | 'quoteCancellation'
  | 'rescheduleSession'
  | 'giveFeedback'
  | 'getCalendarFile'
  | 'listSessionEvents';

/** Answers the routes about sessions. */
export function sessionHandlers(deps: Deps): Pick<Handlers, SessionRoute> {
  return {
    bookSession: ({ actor, body, call }) => bookSession(deps, actor, body, call),
    listSessions: ({ actor, query, call }) => listSessions(deps, actor, query, call.baseUrl),
    getSession: ({ actor, params, call }) => getSession(deps, actor, params.id, call.baseUrl),
    startSession: ({ actor, params, call }) => changeSession(deps, actor, params.id, { type: 'start' }, call),
    completeSession: ({ actor, params, body, call }) =>
      changeSession(deps, actor, params.id, { type: 'complete', ...body }, call),
    cancelSession: ({ actor, params, body, call }) =>
      changeSession(deps, actor, params.id, { type: 'cancel', ...body }, call),
    recordNoShow: ({ actor, params, call }) =>
      changeSession(deps, actor, params.id, { type: 'noShow' }, call),
    quoteCancellation: ({ actor, params }) => quote(deps, actor, params.id),
    rescheduleSession: ({ actor, params, body, call }) =>
      rescheduleSession(deps, actor, params.id, body, call),
    giveFeedback: ({ actor, params, body, call }) =>
      changeSession(deps, actor, params.id, { type: 'feedback', ...body }, call),
    getCalendarFile: ({ actor, params, call }) => getCalendarFile(deps, actor, params.id, call.baseUrl),
    listSessionEvents: ({ actor, params }) => listSessionEvents(deps, actor, params.id),
  };
}

import type { RouteName, SessionAction } from '@session-booking/sdk/contract';

/**
 * Names what a caller is to the thing he asks for: `client` and `coach` of that session or calendar, `owner` of that
 * hold, `admin` of everything, `none` of these.
 */
export type Relation = 'client' | 'coach' | 'admin' | 'owner' | 'none';

const anyone: readonly Relation[] = ['client', 'coach', 'admin', 'owner', 'none'];
const participants: readonly Relation[] = ['client', 'coach', 'admin'];
const coachSide: readonly Relation[] = ['coach', 'admin'];

/**
 * Lists who may do what: `open` needs no token, else the relations that may. A route without a row does not compile.
 * Lists (`listSessions`) give each caller what he is related to.
 */
export const permissions: Record<RouteName, 'open' | readonly Relation[]> = {
  getVisit: 'open',
  createVisitor: 'open',
  createDemoToken: 'open',
  listCoaches: anyone,
  getCoach: anyone,
  createCoach: ['admin'],
  changeCoach: coachSide,
  getSchedule: anyone,
  replaceSchedule: coachSide,
  listAvailability: anyone,
  quoteBooking: anyone,
  createHold: anyone,
  releaseHold: ['owner'],
  // Its token is in the body, and must be the owner's.
  leaveHold: 'open',
  bookSession: anyone,
  listSessions: anyone,
  getSession: participants,
  startSession: coachSide,
  completeSession: coachSide,
  cancelSession: participants,
  recordNoShow: coachSide,
  quoteCancellation: participants,
  rescheduleSession: participants,
  giveFeedback: ['client'],
  getCalendarFile: participants,
  listSessionEvents: participants,
  listEvents: ['admin'],
  exportEvents: ['admin'],
};

/** Names the route of each thing that can be done with a session. */
export const routeOfAction: Record<SessionAction, RouteName> = {
  start: 'startSession',
  complete: 'completeSession',
  cancel: 'cancelSession',
  reschedule: 'rescheduleSession',
  feedback: 'giveFeedback',
  noShow: 'recordNoShow',
};

/** Tells whether a relation may use a route. */
export function may(route: RouteName, relation: Relation): boolean {
  const allowed = permissions[route];
  return allowed === 'open' || allowed.includes(relation);
}

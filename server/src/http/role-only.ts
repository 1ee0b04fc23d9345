import { routes, type Route, type RouteName } from '@session-booking/sdk/contract';
import type { RequestHandler } from 'express';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import { contextOf } from './context.ts';

/**
 * Says how far a manage link reaches: `session` routes for the one session it names, `coach` routes, which it takes to
 * choose another time, for the coach of that session, everything else not at all.
 */
const manageLink: Record<RouteName, 'session' | 'coach' | 'no'> = {
  getVisit: 'no',
  createVisitor: 'no',
  createDemoToken: 'no',
  listCoaches: 'no',
  getCoach: 'coach',
  createCoach: 'no',
  changeCoach: 'no',
  getSchedule: 'coach',
  replaceSchedule: 'no',
  listAvailability: 'coach',
  quoteBooking: 'no',
  createHold: 'no',
  releaseHold: 'no',
  leaveHold: 'no',
  bookSession: 'no',
  listSessions: 'no',
  getSession: 'session',
  startSession: 'no',
  completeSession: 'no',
  cancelSession: 'session',
  recordNoShow: 'no',
  quoteCancellation: 'session',
  rescheduleSession: 'session',
  giveFeedback: 'session',
  getCalendarFile: 'session',
  listSessionEvents: 'session',
  listEvents: 'no',
  exportEvents: 'no',
};

/** Refuses callers whose role, or whose manage link, does not reach this route; commands decide about single things. */
export function roleOnly(name: RouteName): RequestHandler {
  const { who }: Route = routes[name];
  return (req, res, next) => {
    const { actor } = contextOf(res);
    if (actor && typeof who === 'object' && !who.includes(actor.role)) {
      throw new Refusal('forbidden', `This is for ${who.join(' or ')} only; your token says ${actor.role}.`);
    }
    if (actor?.sessionId) checkManageLink(name, actor, String(req.params.id));
    next();
  };
}

function checkManageLink(name: RouteName, { sessionId }: Actor, id: string): void {
  if (manageLink[name] === 'no')
    throw new Refusal('forbidden', 'This link is good for one session only, not for this.');
  if (manageLink[name] === 'session' && id.toLowerCase() !== sessionId?.toLowerCase()) {
    throw new Refusal('not_found', 'There is no such session.');
  }
}

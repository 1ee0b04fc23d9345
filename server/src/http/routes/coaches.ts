import { changeCoach, createCoach, replaceSchedule } from '../../commands/change-coach.ts';
import type { Deps } from '../../commands/deps.ts';
import { listAvailability } from '../../commands/list-availability.ts';
import { getCoach, getSchedule, listCoaches } from '../../commands/list-coaches.ts';
import { quoteBooking } from '../../commands/quote-booking.ts';
import { reachCoach } from '../../commands/reach-coach.ts';
import type { Handlers } from '../route.ts';

/** Answers the routes about coaches, when they work and when they are free. */
export function coachHandlers(
  deps: Deps,
): Pick<
  Handlers,
  | 'listCoaches'
  | 'getCoach'
  | 'createCoach'
  | 'changeCoach'
  | 'getSchedule'
  | 'replaceSchedule'
  | 'listAvailability'
  | 'quoteBooking'
> {
  return {
    listCoaches: ({ query }) => listCoaches(deps, query),
    async getCoach({ actor, params }) {
      await reachCoach(deps, actor, params.id);
      return getCoach(deps, params.id);
    },
    createCoach: ({ actor, body, call }) => createCoach(deps, actor, body, call),
    changeCoach: ({ actor, params, body, call }) => changeCoach(deps, actor, params.id, body, call),
    replaceSchedule: ({ actor, params, body, call }) => replaceSchedule(deps, actor, params.id, body, call),
    async getSchedule({ actor, params }) {
      await reachCoach(deps, actor, params.id);
      return getSchedule(deps, params.id);
    },
    async listAvailability({ actor, params, query }) {
      await reachCoach(deps, actor, params.id);
      return listAvailability(deps, actor, params.id, query);
    },
    quoteBooking: ({ actor, params, query }) => quoteBooking(deps, actor, params.id, query),
  };
}

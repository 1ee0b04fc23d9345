import { changeCoach, createCoach, replaceSchedule } from '../../commands/change-coach.ts';
import type { Deps } from '../../commands/deps.ts';
import { listAvailability } from '../../commands/list-availability.ts';
import { getCoach, getSchedule, listCoaches } from '../../commands/list-coaches.ts';
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
> {
  return {
    listCoaches: () => listCoaches(deps),
    getCoach: ({ params }) => getCoach(deps, params.id),
    createCoach: ({ actor, body, call }) => createCoach(deps, actor, body, call),
    changeCoach: ({ actor, params, body, call }) => changeCoach(deps, actor, params.id, body, call),
    replaceSchedule: ({ actor, params, body, call }) => replaceSchedule(deps, actor, params.id, body, call),
    getSchedule: ({ params }) => getSchedule(deps, params.id),
    listAvailability: ({ actor, params, query, ifNoneMatch }) =>
      listAvailability(deps, actor, params.id, query, ifNoneMatch),
  };
}

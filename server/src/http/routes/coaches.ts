import type { Deps } from '../../commands/deps.ts';
import { listAvailability } from '../../commands/list-availability.ts';
import { getCoach, getSchedule, listCoaches } from '../../commands/list-coaches.ts';
import type { Handlers } from '../route.ts';

/** Answers the routes about coaches, when they work and when they are free. */
export function coachHandlers(
  deps: Deps,
): Pick<Handlers, 'listCoaches' | 'getCoach' | 'getSchedule' | 'listAvailability'> {
  return {
    listCoaches: () => listCoaches(deps),
    getCoach: ({ params }) => getCoach(deps, params.id),
    getSchedule: ({ params }) => getSchedule(deps, params.id),
    listAvailability: ({ actor, params, query, ifNoneMatch }) =>
      listAvailability(deps, actor, params.id, query, ifNoneMatch),
  };
}

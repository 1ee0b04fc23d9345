import type { Deps } from '../../commands/deps.ts';
import { exportEvents, listEvents } from '../../commands/list-events.ts';
import type { Handlers } from '../route.ts';

/** Answers the routes about the whole audit trail. */
export function eventHandlers(deps: Deps): Pick<Handlers, 'listEvents' | 'exportEvents'> {
  return {
    listEvents: ({ query }) => listEvents(deps, query),
    exportEvents: ({ query }) => exportEvents(deps, query),
  };
}

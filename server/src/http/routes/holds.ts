import type { Deps } from '../../commands/deps.ts';
import { holdSlot } from '../../commands/hold-slot.ts';
import { releaseHold } from '../../commands/release-hold.ts';
import type { Handlers } from '../route.ts';

/** Answers the routes about holds. */
export function holdHandlers(deps: Deps): Pick<Handlers, 'createHold' | 'releaseHold'> {
  return {
    createHold: ({ actor, body, call }) => holdSlot(deps, actor, body, call),
    releaseHold: ({ actor, params, call }) => releaseHold(deps, actor, params.id, call),
  };
}
